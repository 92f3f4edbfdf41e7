/** An application's description of itself (`esp_app_desc_t`). Missing text is "". */
export interface AppDescription {
  readonly name: string;
  readonly version: string;
  readonly idfVersion: string;
  /** Date and time of the build, as the compiler writes it: "Jan 31 2026 12:00:00". */
  readonly built: string;
  /** SHA-256 of the ELF file, in hex. */
  readonly elfSha256: string;
  /** Incremented to make bootloaders refuse older applications (anti-rollback). */
  readonly secureVersion: number;
}

/** The description of an application that has none. */
export const NO_DESCRIPTION: AppDescription = {
  name: "",
  version: "",
  idfVersion: "",
  built: "",
  elfSha256: "",
  secureVersion: 0,
};

/**
 * The eFuse block revisions that an application runs on: major * 100 + minor; a `max` of 0 is no limit.
 */
export interface BlockRevisions {
  readonly min: number;
  readonly max: number;
}

/** A bootloader's description of itself (`esp_bootloader_desc_t`). */
export interface BootloaderDescription {
  readonly version: number;
  readonly idfVersion: string;
  /** Empty for reproducible builds. */
  readonly built: string;
}

/** Descriptions are at the start of the first segment, after the image header (24 bytes) and segment header (8). */
const ADDRESS = 0x20;
const APP_SIZE = 256;
const APP_MAGIC = 0xabcd_5432;
const BOOTLOADER_SIZE = 80;
const BOOTLOADER_MAGIC = 0x50;

/** The description in the image of an application; `undefined` if there is none. */
export function describeApp(image: Uint8Array): AppDescription | undefined {
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength).subarray(ADDRESS);
  if (bytes.length < APP_SIZE || bytes.readUInt32LE(0) !== APP_MAGIC) return undefined;
  return {
    name: textAt(bytes, 48, 32),
    version: textAt(bytes, 16, 32),
    idfVersion: textAt(bytes, 112, 32),
    built: `${textAt(bytes, 96, 16)} ${textAt(bytes, 80, 16)}`.trim(),
    elfSha256: bytes.toString("hex", 144, 176),
    secureVersion: bytes.readUInt32LE(4),
  };
}

/**
 * The requirements in an application's description: the bootloader refuses it if the chip's eFuse block has another
 * revision, or if it maps flash in other page sizes.
 * @returns `undefined` if there is no description.
 */
export function describeNeeds(
  image: Uint8Array,
): { readonly blocks: BlockRevisions; readonly pageBits: number } | undefined {
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength).subarray(ADDRESS);
  if (bytes.length < APP_SIZE || bytes.readUInt32LE(0) !== APP_MAGIC) return undefined;
  return {
    blocks: { min: bytes.readUInt16LE(176), max: bytes.readUInt16LE(178) },
    pageBits: bytes.readUInt8(180),
  };
}

/** The description in the image of a bootloader; `undefined` if there is none (before ESP-IDF 5.1). */
export function describeBootloader(image: Uint8Array): BootloaderDescription | undefined {
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength).subarray(ADDRESS);
  if (bytes.length < BOOTLOADER_SIZE || bytes[0] !== BOOTLOADER_MAGIC) return undefined;
  const idfVersion = textAt(bytes, 8, 32);
  // A one-byte magic occurs by chance in one of 256 images, so the reserved bytes and the version are checked, too.
  if (bytes[1] !== 0 || bytes[2] !== 0 || !/^[!-~]+$/.test(idfVersion)) return undefined;
  return { version: bytes.readUInt32LE(4), idfVersion, built: textAt(bytes, 40, 24) };
}

/**
 * Text of at most `size` bytes, up to the first NUL. It is untrusted: control characters and bidirectional marks
 * are removed, and bytes that are not UTF-8 become U+FFFD.
 */
function textAt(bytes: Buffer, start: number, size: number): string {
  const field = bytes.subarray(start, start + size);
  const end = field.indexOf(0);
  return field
    .toString("utf8", 0, end < 0 ? size : end)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .trim();
}
