import { refuseEncrypted } from "../../inputs/files/encrypted-files.ts";
import type { Images } from "../../inputs/files/images.ts";
import type { Reader } from "../../inputs/reader.ts";
import type { UnresolvedVerify } from "../../inputs/request.ts";

/** What the inputs ask of a verify. */
export function parseVerify(reader: Reader, images: Images | undefined): UnresolvedVerify | undefined {
  const failOnMismatch = reader.boolean("fail-on-mismatch");
  const why = "is stored encrypted by the chip and cannot be compared";
  refuseEncrypted(reader, images, why);
  if (!images || failOnMismatch === undefined) return undefined;
  const { shape, files, settings, headerInputs } = images;
  return { operation: "verify", shape, files, settings, headerInputs, failOnMismatch };
}
