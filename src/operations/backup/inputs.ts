import { parseBackupSource } from "../../github/artifacts/artifact-reference.ts";
import { type LocalBackup, locateBackup, type StoredBackup } from "../../inputs/files/backup-file.ts";
import { locatedOutput, readOutput } from "../../inputs/files/output-file.ts";
import type { OutputFile } from "../../inputs/files/paths.ts";
import type { FlashRegion, RegionToPlace } from "../../inputs/partitions/flash-place.ts";
import { checkRegion, checkSectors } from "../../inputs/partitions/region.ts";
import type { Reader } from "../../inputs/reader.ts";
import { refuseWith } from "../../inputs/unused-inputs.ts";
import { parsePlace, parseSize } from "../../inputs/values.ts";

/**
 * An earlier backup to compare with: a file, or the newest one in an artifact with this name; `problem` completes "it
 * …".
 */
export type BaselineSource =
  LocalBackup | StoredBackup | { readonly kind: "none"; readonly path: string; readonly problem: string };

export interface BackupRequest {
  readonly operation: "backup";
  readonly output: OutputFile;
  readonly manifest: OutputFile;
  readonly includeBootloader: boolean;
  /** The only region to back up, in whole sectors; absent, the whole flash. */
  readonly region?: FlashRegion | undefined;
  /** Whether to skip reading blocks that are blank or equal the baseline. */
  readonly incremental: boolean;
  readonly baseline: BaselineSource | undefined;
}

export type UnresolvedBackup = Omit<BackupRequest, "region"> & {
  readonly region?: RegionToPlace | undefined;
};

/** Reads the inputs of a backup. */
export async function parseBackup(reader: Reader, workspace: string): Promise<UnresolvedBackup | undefined> {
  const output = await readOutput(reader, workspace);
  const includeBootloader = reader.boolean("include-bootloader");
  const incremental = reader.boolean("incremental");
  const baseline = await readBaseline(reader, workspace);
  if (!reader.isSet("baseline")) refuseWith(reader, ["age-identity"], "for a backup without a `baseline`");
  const region = readBackedUp(reader);
  if (output === undefined || includeBootloader === undefined || incremental === undefined) return undefined;
  const manifest = await locatedOutput(reader, workspace, `${output.path}.json`, output.overwrite);
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

/** A backup of a partition, or of whole sectors. */
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

/** The first nightly backup has no baseline, so a missing file is not an error. */
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
