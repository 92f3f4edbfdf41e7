import type { Extent } from "../../esptool/run/arguments.ts";
import { refuseEncrypted } from "../../inputs/files/encrypted-files.ts";
import type { Images, PlacedImages } from "../../inputs/files/images.ts";
import type { Reader } from "../../inputs/reader.ts";
import type { GateRequest } from "../gate/gate-request.ts";
import { type GateParts, parseFollowingGate } from "../gate/inputs.ts";

export interface FlashRequest extends PlacedImages {
  readonly operation: "flash";
  readonly compress: boolean;
  /** Whether the step fails when the chip could not verify the write. */
  readonly verify: boolean;
  readonly force: boolean;
  /** Whether images may overwrite data partitions that the workflow does not name. */
  readonly allowDataLoss: boolean;
  /** How much of the flash may be left unchanged. */
  readonly extent: Extent;
  /** The gate that follows in the same session; absent if there is none. */
  readonly gate?: GateRequest;
}

export type UnresolvedFlash = Omit<FlashRequest, "files"> & Pick<Images, "files">;

/** Reads the inputs of a flash. */
export async function parseFlash(
  reader: Reader,
  parts: GateParts & { readonly images: Images | undefined },
): Promise<UnresolvedFlash | undefined> {
  const { images } = parts;
  const verify = reader.boolean("verify");
  const compress = reader.boolean("compress");
  const force = reader.boolean("force");
  const allowDataLoss = reader.boolean("allow-data-loss");
  if (verify === true) {
    const why = "is encrypted by the chip and cannot be verified; set `verify: false` to accept that";
    refuseEncrypted(reader, images, why);
  }
  const extent = readExtent(reader);
  const gate = await parseFollowingGate(reader, parts);
  if (!images || verify === undefined || compress === undefined || force === undefined) return undefined;
  if (extent === undefined || allowDataLoss === undefined || gate === undefined) return undefined;
  const { shape, files, settings, headerInputs } = images;
  const placed = { shape, files, settings, headerInputs };
  const asked = { ...placed, verify, compress, force, allowDataLoss, extent };
  return { operation: "flash", ...asked, ...(gate === "none" ? {} : { gate }) };
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
