import { takesOldSignatures } from "../flash/chips.ts";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import type { BoardFacts, Finding, PlannedImage } from "./plan.ts";
import { fileWords, programWords } from "./plan-words.ts";
import type { PlannedTable, Program } from "./planned-images.ts";

/** The first byte of a signature block (`ets_secure_boot_sig_block`), in the sector after the image. */
export const SIGNATURE_MAGIC = 0xe7;
/** A Secure Boot V1 signature, right after an application: a version (0) and 64 bytes. */
const OLD_SIGNATURE_SIZE = 68;
const OLD_SIGNATURE_VERSION = 0;

/** Refuses images unsigned for Secure Boot, ciphertext without flash encryption, and plain images with it. */
export function checkSecurity(
  images: readonly PlannedImage[],
  programs: readonly Program[],
  table: PlannedTable | undefined,
  security: BoardFacts["security"],
): Finding[] {
  if (security === undefined) return [];
  const plain = security.flashEncryption ? plainFiles(programs, table) : [];
  const encrypted = security.flashEncryption ? [] : images.filter((image) => image.encrypted);
  const unsigned = security.secureBoot ? programs.filter((program) => !isSigned(program)) : [];
  return [
    ...encrypted.map((file): Finding => ({
      ...refused(
        `${fileWords(file)} is marked for encryption by the chip, but its flash encryption is off: it would not decrypt the data`,
        "List the plain files in `files`: the bootloader encrypts them when it enables flash encryption.",
      ),
      isFinal: true,
    })),
    ...plain.map((file) =>
      refused(
        `${fileWords(file)} is not encrypted, but the chip has flash encryption on: it would read garbage`,
        "Flash a build whose files are marked `encrypted`, or files that are encrypted for this chip.",
      ),
    ),
    ...unsigned.map((program) =>
      refused(
        `${programWords(program)} is not signed, but the chip has Secure Boot on: it would not boot`,
        "Sign it with the key of this chip (espsecure sign-data), or build with signing.",
      ),
    ),
  ];
}

/** Files recognized as plain bytes: ciphertext is never recognized as a program or a table. */
function plainFiles(programs: readonly Program[], table: PlannedTable | undefined): PlannedImage[] {
  const known = [...programs.map(({ file }) => file), ...(table === undefined ? [] : [table.file])];
  const plain = [...new Set(known)].filter(({ encrypted }) => !encrypted);
  return plain.sort((one, other) => one.address - other.address);
}

function isSigned({ bytes, image, chip }: Program): boolean {
  if (image === undefined) return false;
  const block = Math.ceil(image.length / SECTOR_SIZE) * SECTOR_SIZE;
  if (bytes[block] === SIGNATURE_MAGIC) return true;
  return (
    takesOldSignatures(chip) &&
    isOldSignature(bytes.subarray(image.length, image.length + OLD_SIGNATURE_SIZE))
  );
}

/** Distinguishes a signature from padding and from the next part of a merged image. */
function isOldSignature(bytes: Buffer): boolean {
  if (bytes.length < OLD_SIGNATURE_SIZE || bytes.readUInt32LE(0) !== OLD_SIGNATURE_VERSION) return false;
  return bytes.subarray(4).some((byte) => byte !== 0);
}

function refused(message: string, hint: string): Finding {
  return { severity: "refusal", code: "security-refused", message, hint };
}
