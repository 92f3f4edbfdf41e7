import { refuseEncrypted } from "../../inputs/files/encrypted-files.ts";
import type { Partition } from "../../firmware/formats/partition-table.ts";
import type { Images, PlacedImages } from "../../inputs/files/images.ts";
import type { Reader } from "../../inputs/reader.ts";

export interface VerifyRequest extends PlacedImages {
  readonly operation: "verify";
  /** From the table that resolved the names; absent if none was used. */
  readonly partitions?: readonly Partition[];
  readonly failOnMismatch: boolean;
}

export type UnresolvedVerify = Omit<VerifyRequest, "files"> & Pick<Images, "files">;

/** Reads the inputs of a verify. */
export function parseVerify(reader: Reader, images: Images | undefined): UnresolvedVerify | undefined {
  const failOnMismatch = reader.boolean("fail-on-mismatch");
  const why = "is stored encrypted by the chip and cannot be compared";
  refuseEncrypted(reader, images, why);
  if (!images || failOnMismatch === undefined) return undefined;
  const { shape, files, settings, headerInputs } = images;
  return { operation: "verify", shape, files, settings, headerInputs, failOnMismatch };
}
