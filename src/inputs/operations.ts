import type { Extent } from "../esptool/run/arguments.ts";
import type {
  UnresolvedBackup,
  UnresolvedErase,
  UnresolvedFlash,
  UnresolvedRead,
  UnresolvedVerify,
  BaselineSource,
  FlashPlace,
  OutputFile,
} from "./request.ts";
import { FLASH_LIMIT, SECTOR_SIZE } from "../firmware/flash/flash-layout.ts";
import { parseBackupSource } from "../github/artifacts/artifact-reference.ts";
import type { Images } from "./files/images.ts";
import { locateBackup } from "./files/backup-file.ts";
import { locateOutput } from "./files/paths.ts";
import type { Reader } from "./reader.ts";
import { refuseWith } from "./unused-inputs.ts";
import { parsePlace, parseSize } from "./values.ts";

export function parseFlash(reader: Reader, images: Images | undefined): UnresolvedFlash | undefined {
  const verify = reader.boolean("verify");
  const compress = reader.boolean("compress");
  const force = reader.boolean("force");
  const allowDataLoss = reader.boolean("allow-data-loss");
  if (verify === true) {
    const why = "is encrypted by the chip and cannot be verified; set `verify: false` to accept that";
    refuseEncrypted(reader, images, why);
  }
  const extent = readExtent(reader);
  if (!images || verify === undefined || compress === undefined || force === undefined) return undefined;
  if (extent === undefined || allowDataLoss === undefined) return undefined;
  const { shape, files, settings, headerInputs } = images;
  const placed = { shape, files, settings, headerInputs };
  return { operation: "flash", ...placed, verify, compress, force, allowDataLoss, extent };
}

function readExtent(reader: Reader): Extent | undefined {
  const rewrite = reader.boolean("rewrite");
  const eraseFirst = reader.boolean("erase-first");
  if (eraseFirst === true && reader.text("no-stub") === "true") {
    reader.problems.add(
      "input-invalid",
      "input `erase-first` needs the flasher stub, because the ROM cannot erase the whole chip: remove `no-stub`, or erase in a separate step",
    );
  }
  if (rewrite === undefined || eraseFirst === undefined) return undefined;
  if (eraseFirst) return "chip";
  return rewrite ? "images" : "changed";
}

export function parseVerify(reader: Reader, images: Images | undefined): UnresolvedVerify | undefined {
  const failOnMismatch = reader.boolean("fail-on-mismatch");
  const why = "is stored encrypted by the chip and cannot be compared";
  refuseEncrypted(reader, images, why);
  if (!images || failOnMismatch === undefined) return undefined;
  const { shape, files, settings, headerInputs } = images;
  return { operation: "verify", shape, files, settings, headerInputs, failOnMismatch };
}

function refuseEncrypted(reader: Reader, images: Images | undefined, problem: string): void {
  const [first] = images?.files.filter(({ encrypted }) => encrypted) ?? [];
  if (first !== undefined) reader.problems.take("files", first.path, { problem });
}

export async function parseRead(reader: Reader, workspace: string): Promise<UnresolvedRead | undefined> {
  const output = await readOutput(reader, workspace);
  const address = readAddress(reader);
  const size = reader.optional("size", parseSize);
  checkRegion(reader, address, size);
  return output && address !== undefined ? { operation: "read", output, address, size } : undefined;
}

export function parseErase(reader: Reader): UnresolvedErase | undefined {
  const force = reader.boolean("force");
  const all = reader.boolean("erase-all");
  const region = readErased(reader, all === true);
  if (force === undefined) return undefined;
  if (all === true) return { operation: "erase", region: undefined, force };
  return region && { operation: "erase", region, force };
}

function readErased(reader: Reader, all: boolean): UnresolvedErase["region"] {
  const { problems } = reader;
  const address = reader.optional("address", parsePlace);
  const size = reader.optional("size", parseSize);
  const given = (["address", "size"] as const).filter((name) => reader.isSet(name));
  if (all) {
    if (given.length > 0) {
      const text = `input \`erase-all\` is true, but \`${given.join("` and `")}\` specify a region: choose one`;
      problems.add("input-invalid", text);
    }
    return undefined;
  }
  if (given.length === 0) {
    const text =
      "erase needs `address` and `size`, a partition as `address`, or `erase-all: true` for the whole chip";
    problems.add("input-invalid", text);
    return undefined;
  }
  checkSectors(reader, "address", address);
  checkSectors(reader, "size", size);
  checkRegion(reader, address, size);
  if (typeof address === "object") return { address, size };
  if (given.length === 1) {
    const text = `erase of a region needs \`address\` and \`size\`; only \`${given.join("")}\` is given`;
    problems.add("input-invalid", text);
  }
  return address === undefined || size === undefined ? undefined : { address, size };
}

function checkSectors(reader: Reader, name: "address" | "size", value: FlashPlace | undefined): void {
  if (typeof value !== "number" || value % SECTOR_SIZE === 0) return;
  const text = `input \`${name}\`: "${reader.text(name)}" is not a multiple of ${SECTOR_SIZE} (0x1000), the flash sector`;
  reader.problems.add("input-invalid", text);
}

export async function parseBackup(reader: Reader, workspace: string): Promise<UnresolvedBackup | undefined> {
  const output = await readOutput(reader, workspace);
  const includeBootloader = reader.boolean("include-bootloader");
  const incremental = reader.boolean("incremental");
  const baseline = await readBaseline(reader, workspace);
  if (!reader.isSet("baseline")) refuseWith(reader, ["identity"], "for a backup without a `baseline`");
  const region = readBackedUp(reader);
  if (output === undefined || includeBootloader === undefined || incremental === undefined) return undefined;
  const manifest = await located(reader, workspace, `${output.path}.json`, output.overwrite);
  if (manifest === undefined) return undefined;
  const request = {
    operation: "backup",
    output,
    manifest,
    includeBootloader,
    incremental,
    baseline,
  } as const;
  return region === undefined ? request : { ...request, region };
}

/** A backup of a part: a partition, or whole sectors. */
function readBackedUp(reader: Reader): UnresolvedBackup["region"] {
  const { problems } = reader;
  const address = reader.optional("address", parsePlace);
  const size = reader.optional("size", parseSize);
  if (!reader.isSet("address") && !reader.isSet("size")) return undefined;
  if (reader.isSet("include-bootloader")) {
    const text = "inputs `address` and `include-bootloader` both set the start of the backup: choose one";
    problems.add("input-invalid", text);
  }
  checkSectors(reader, "address", address);
  checkSectors(reader, "size", size);
  checkRegion(reader, address, size);
  if (typeof address === "object") return { address, size };
  if (!reader.isSet("address") || !reader.isSet("size")) {
    const text =
      "a partial backup needs `address` and `size`, or a partition as `address`; without both, the whole flash is backed up";
    problems.add("input-invalid", text);
  }
  return address === undefined || size === undefined ? undefined : { address, size };
}

/** The first nightly backup has no baseline yet, so a missing file is not an error. */
async function readBaseline(reader: Reader, workspace: string): Promise<BaselineSource | undefined> {
  const path = reader.text("baseline");
  if (path === "") return undefined;
  const source = reader.parse("baseline", parseBackupSource);
  if (source === undefined) return undefined;
  if (source.kind === "artifact") return { ...source, path };
  const found = await locateBackup(workspace, path);
  if ("value" in found) return found.value;
  if (found.code === "file-empty") return { kind: "none", path, problem: "is empty" };
  if (found.code === "file-not-found") return { kind: "none", path, problem: found.problem };
  return reader.problems.take("baseline", path, found, found.code);
}

function checkRegion(reader: Reader, address: FlashPlace | undefined, size: number | undefined): void {
  if (typeof address !== "number" || size === undefined || address + size <= FLASH_LIMIT) return;
  reader.problems.add(
    "beyond-flash",
    "inputs `address` and `size`: the region ends beyond the largest flash, 128 MB",
  );
}

function readAddress(reader: Reader): FlashPlace | undefined {
  return reader.isSet("address") ? reader.parse("address", parsePlace) : 0;
}

async function readOutput(reader: Reader, workspace: string): Promise<OutputFile | undefined> {
  const overwrite = reader.boolean("overwrite");
  const path = reader.required("output", "the file to write, such as backups/board7.bin", (text) => ({
    value: text,
  }));
  return path === undefined || overwrite === undefined
    ? undefined
    : located(reader, workspace, path, overwrite);
}

async function located(
  reader: Reader,
  workspace: string,
  path: string,
  overwrite: boolean,
): Promise<OutputFile | undefined> {
  const found = await locateOutput(workspace, path, overwrite);
  if ("value" in found) return found.value;
  return reader.problems.take("output", path, found, found.code);
}
