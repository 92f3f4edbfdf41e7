// Not an inline "type": that would leave an import that loads the library.
import type { Entry } from "yauzl";

// The file type, in the upper half of the external attributes: st_mode of POSIX (PKWARE APPNOTE 4.4.15).
const KIND = 0o170000;
const REGULAR = 0o100000;
/** The directory bit in the lower half, which has the attributes of MS-DOS. */
const DOS_FOLDER = 0x10;
/** STORED and DEFLATED, PKWARE APPNOTE 4.4.5. */
const METHODS = [0, 8];
/** Characters that every common file system accepts. */
const MAX_NAME_BYTES = 255;
/** Device names on Windows, with any extension. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

type EntryHead = Pick<Entry, "fileName" | "externalFileAttributes" | "compressionMethod" | "isEncrypted">;

/** Why an entry of a zip is not a plain file with a plain name, as the end of a sentence, or `undefined`. */
export function entryProblem(entry: EntryHead): string | undefined {
  const kind = (entry.externalFileAttributes >>> 16) & KIND;
  if (kind !== 0 && kind !== REGULAR) return "is not a plain file (a link, a folder or a device)";
  if ((entry.externalFileAttributes & DOS_FOLDER) !== 0 || entry.fileName.endsWith("/")) return "is a folder";
  if (entry.isEncrypted()) return "is an encrypted zip entry";
  if (!METHODS.includes(entry.compressionMethod))
    return `uses the unsupported compression method ${entry.compressionMethod}`;
  return nameProblem(entry.fileName);
}

/** Two names with the same key are the same file on some file systems (macOS, Windows). */
export function sameFileKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function nameProblem(name: string): string | undefined {
  if (name === "" || name === "." || name === "..") return "has no name";
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) return `has a name of more than ${MAX_NAME_BYTES} bytes`;
  if (/[/\\]/.test(name)) return "is in a folder";
  if (/[:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/u.test(name))
    return "has a character that is not allowed in file names";
  if (/[. ]$/.test(name) || DEVICE_NAME.test(name)) return "has a name that Windows does not allow";
  return undefined;
}
