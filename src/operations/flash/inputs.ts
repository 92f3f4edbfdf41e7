import type { Extent } from "../../esptool/run/arguments.ts";
import { refuseEncrypted } from "../../inputs/files/encrypted-files.ts";
import type { Images } from "../../inputs/files/images.ts";
import type { Reader } from "../../inputs/reader.ts";
import type { UnresolvedFlash } from "../../inputs/request.ts";

/** What the inputs ask of a flash. */
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
