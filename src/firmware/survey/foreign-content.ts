import { shorten } from "../../system/text/shown-text.ts";

/** A kind of file that no chip can boot. */
export interface ForeignContent {
  /** A short noun phrase that completes "… is"; it may quote the file, so it is untrusted. */
  readonly what: string;
  /** Where to write it, or what to do instead. */
  readonly hint: string;
}

type Recognize = (bytes: Buffer, text: string | undefined) => ForeignContent | undefined;

const DOWNLOAD = "Check how the file was downloaded: `curl --fail` fails on a server error.";
const UNPACK = "Unpack it in an earlier step, and flash the .bin file inside.";
const THE_BIN = "Flash the .bin file of the build.";

/** Offset of a tar archive's magic. */
const TAR_MAGIC_AT = 257;
/** Offset of the signature at the end of a FAT boot sector. */
const BOOT_SECTOR_END = 510;
const LITTLEFS_MAGIC_AT = 8;
/** Where a Windows program stores the offset of its PE header. */
const PE_POINTER_AT = 0x3c;
/** What a text conversion makes of the first byte of an image, 0xE9. */
const REPLACED_BYTE = Buffer.from("\ufffd");
const WHOLE_LINE = 120;

/**
 * Recognizes files that people flash by mistake. No chip boots them, and ciphertext does not look like them.
 * @param bytes of the file, or from its address in a merged image. Trailing padding of 0xFF or 0x00 is ignored.
 * @returns `undefined` for firmware, ciphertext, and anything else that may be intended.
 */
export function foreignContent(bytes: Buffer): ForeignContent | undefined {
  if (bytes.length === 0) return undefined;
  if (bytes.every((byte) => byte === 0)) {
    return { what: "nothing but zeros", hint: `Check how the file was made or downloaded. ${THE_BIN}` };
  }
  const text = textOf(bytes);
  for (const recognize of KINDS) {
    const found = recognize(bytes, text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Most specific first: the last one takes any text. */
const KINDS: readonly Recognize[] = [
  // Programs and libraries for computers, and containers of firmware.
  magic("\x7fELF", "an ELF file", `${THE_BIN} \`esptool elf2image\` makes it from the ELF file.`),
  magic("UF2\n", "a UF2 file", `UF2 files are for USB drives of bootloaders. ${THE_BIN}`),
  magic("!<arch>\n", "a static library (.a)", THE_BIN),
  magic("DfuSe", "a DFU file", `DFU files are for dfu-util. ${THE_BIN}`),
  magic("070701", "a cpio archive, as in the dfu.bin of ESP-IDF", `DFU files are for dfu-util. ${THE_BIN}`),
  windowsProgram,
  // Archives and compressed files.
  magic("PK\x03\x04", "a zip archive", UNPACK),
  magic("PK\x05\x06", "an empty zip archive", UNPACK),
  magic("\x1f\x8b\x08", "a gzip file", UNPACK),
  magic("\xfd7zXZ\0", "an xz file", UNPACK),
  magic("\x28\xb5\x2f\xfd", "a zstd file", UNPACK),
  magic("7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
  magic("Rar!\x1a\x07", "a rar archive", UNPACK),
  magic("\x04\x22\x4d\x18", "an lz4 file", UNPACK),
  (bytes) => (/^BZh[1-9]1AY&SY/.test(latin(bytes, 10)) ? { what: "a bzip2 file", hint: UNPACK } : undefined),
  (bytes) =>
    latin(bytes.subarray(TAR_MAGIC_AT), 5) === "ustar" ? { what: "a tar archive", hint: UNPACK } : undefined,
  magic("age-encryption.org/", "a file encrypted with age", "`operation: restore` decrypts a backup."),
  // Images for data partitions.
  (bytes) =>
    latin(bytes.subarray(LITTLEFS_MAGIC_AT), 8) === "littlefs"
      ? fileSystem("a LittleFS file system")
      : undefined,
  fatVolume,
  magic("%PDF-", "a PDF document", DOWNLOAD),
  magic("\x89PNG\r\n\x1a\n", "a PNG picture", DOWNLOAD),
  magic("\xff\xd8\xff\xe0", "a JPEG picture", DOWNLOAD),
  // Text.
  magic(
    "\xff\xfe",
    "UTF-16 text",
    "In PowerShell, `>` writes text: download binary files with `-OutFile` or `curl --output`.",
    isUtf16,
  ),
  magic(
    latin(REPLACED_BYTE, 3),
    "a binary file that was converted as text",
    "It was transferred as text: transfer it as binary (`-text` in .gitattributes, no editor, no `>` of PowerShell).",
  ),
  (_, text) => (text === undefined ? undefined : textContent(text)),
];

function magic(
  start: string,
  what: string,
  hint: string,
  also: (bytes: Buffer) => boolean = () => true,
): Recognize {
  const expected = Buffer.from(start, "latin1");
  return (bytes) =>
    bytes.subarray(0, expected.length).equals(expected) && also(bytes) ? { what, hint } : undefined;
}

function windowsProgram(bytes: Buffer): ForeignContent | undefined {
  if (latin(bytes, 2) !== "MZ" || bytes.length < PE_POINTER_AT + 4) return undefined;
  const at = bytes.readUInt32LE(PE_POINTER_AT);
  return latin(bytes.subarray(at), 4) === "PE\0\0"
    ? { what: "a program for Windows", hint: THE_BIN }
    : undefined;
}

function fatVolume(bytes: Buffer): ForeignContent | undefined {
  const isBootSector = bytes[0] === 0xeb && bytes[2] === 0x90 && bytes[BOOT_SECTOR_END] === 0x55;
  return isBootSector && bytes[BOOT_SECTOR_END + 1] === 0xaa ? fileSystem("a FAT file system") : undefined;
}

function fileSystem(what: string): ForeignContent {
  return { what, hint: "It belongs in a data partition: use that partition's name or address." };
}

function isUtf16(bytes: Buffer): boolean {
  const start = bytes.subarray(2, 2 + WHOLE_LINE);
  const high = start.filter((_, index) => index % 2 === 1);
  return high.length > 0 && high.every((byte) => byte === 0);
}

function textContent(text: string): ForeignContent {
  const start = text.trimStart();
  if (start.startsWith("version https://git-lfs.github.com/spec/")) {
    return {
      what: "a Git LFS pointer, not the file itself",
      hint: "Check the repository out with `lfs: true` (actions/checkout).",
    };
  }
  if (start === "") return { what: "nothing but white space", hint: THE_BIN };
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) return { what: "an HTML page", hint: DOWNLOAD };
  if (/^<[?!a-z]/i.test(start)) return { what: "XML", hint: DOWNLOAD };
  if (/^-----BEGIN [A-Z0-9 ]+-----/.test(start)) return { what: "a key or certificate (PEM)", hint: THE_BIN };
  if (isJson(start)) {
    return {
      what: "JSON",
      hint: `${DOWNLOAD} To flash a build by its flasher_args.json, set \`files\` to that file.`,
    };
  }
  if (/^S[0-37][0-9A-F]{4,}\r?$/im.test(start.slice(0, WHOLE_LINE * 5)) && start.startsWith("S")) {
    return { what: "Motorola S-records", hint: THE_BIN };
  }
  if (/^(?:# *(?:ESP-IDF Partition Table|Name, *Type)|\w+ *, *(?:app|data) *,)/i.test(start)) {
    return {
      what: "the source of a partition table (CSV)",
      hint: "The build makes the table from it (partition-table.bin, or gen_esp32part.py).",
    };
  }
  if (/^Archive member included|^Memory Configuration$/m.test(start)) {
    return { what: "the map file of a linker", hint: THE_BIN };
  }
  const [line = ""] = start.split(/\r?\n/, 1);
  return { what: `text ("${shorten(line.trimEnd())}")`, hint: `${DOWNLOAD} ${THE_BIN}` };
}

function isJson(text: string): boolean {
  if (!/^[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The bytes as text; `undefined` if they are not text. */
function textOf(bytes: Buffer): string | undefined {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0xff || bytes[end - 1] === 0)) end--;
  const content = bytes.subarray(0, end);
  if (content.length === 0) return undefined;
  // Control characters that occur in text: tab, line feed, form feed, carriage return, and escape (colours).
  if (content.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte))) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

function latin(bytes: Buffer, length: number): string {
  return bytes.toString("latin1", 0, length);
}
