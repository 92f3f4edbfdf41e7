import { deviceName } from "../flash/device-name.ts";
import { FormatError } from "./format-error.ts";
import { type NvsEntry, NvsPage, PAGE_SIZE } from "./nvs-page.ts";

/** The contents of an NVS partition, without any value, so that they can be published. */
export interface NvsSurvey {
  /** Pages of 4 KiB in use; 0 if NVS would start from scratch, even if old entries can still be read. */
  readonly pages: number;
  /** As `deviceName` writes them, in the order found. */
  readonly namespaces: readonly string[];
  /** How many keys have a value now, in all namespaces. */
  readonly keys: number;
  /** Whether Wi-Fi credentials are stored, or were stored and can still be read. */
  readonly credentials: boolean;
  /** Whether entries are in use but none is readable. */
  readonly encrypted: boolean;
}

const ERASED = 0xff;
const NAMESPACE_OF_NAMESPACES = 0;
/** A chunk of a blob; only the blob's own entry counts as a key. */
const BLOB_CHUNK = 0x42;

/**
 * Where ESP-IDF's Wi-Fi driver (namespace `nvs.net80211`) stores networks, passwords, and the keys derived from them. The
 * name of the board's own access point (`ap.ssid`) is not included: every board that has started one stores it.
 */
const CREDENTIALS: ReadonlySet<string> = new Set([
  "sta.ssid",
  "sta.pswd",
  "sta.pmk",
  "sta.apinfo",
  "ap.passwd",
  "ap.pmk_info",
]);

/** Parts of key names that firmware uses for secrets; a key has at most 15 characters. */
const SECRET_NAME =
  /pass|pswd|pwd|secret|token|cred|cert|(?:^|[._-])psk|pmk|api_?key|(?:^|[._-])key|key$|priv|^pin$|pincode/i;

/**
 * The names of keys in NVS pages that look like credentials and whose values are stored, or were stored and can still
 * be read. Never returns a value. Needs no partition table: NVS pages are recognized by their checksums.
 * @param bytes whole pages of 4 KiB, from any part of a flash
 */
export function secretKeysIn(bytes: Uint8Array): string[] {
  const names = pagesOf(bytes)
    .filter((page) => !page.isBlank())
    .flatMap((page) => page.readable())
    .filter((entry) => isCredential(entry) || isSecretByName(entry))
    .map(keyOf);
  return [...new Set(names)];
}

/** Namespaces, and what the Wi-Fi driver stores for unset values, are not secret. */
function isSecretByName(entry: NvsEntry): boolean {
  if (entry.namespace === NAMESPACE_OF_NAMESPACES || CREDENTIALS.has(keyOf(entry))) return false;
  return SECRET_NAME.test(keyOf(entry)) && !(entry.content.length > 0 && isUnset(entry.content));
}

/**
 * Surveys an NVS partition. Never returns or throws a stored value.
 * @param bytes of the whole partition, or of whole pages of it
 * @throws {FormatError} and nothing else, for any bytes.
 */
export function surveyNvs(bytes: Uint8Array): NvsSurvey {
  const pages = pagesOf(bytes);
  const inUse = pages.filter((page) => page.isInUse());
  const readable = pages.flatMap((page) => page.readable());
  if (inUse.length === 0 && readable.length === 0 && !bytes.every((byte) => byte === ERASED)) {
    throw new FormatError("has no intact NVS page: it is something else, or encrypted");
  }
  for (const page of inUse) page.checkVersion();
  const live = inUse.flatMap((page) => page.live());
  const items = live.filter((item) => item !== undefined);
  return {
    pages: inUse.length,
    namespaces: namespacesOf(items),
    keys: countKeys(items),
    credentials: readable.some(isCredential),
    encrypted: live.length > 0 && items.length === 0,
  };
}

function pagesOf(bytes: Uint8Array): NvsPage[] {
  if (bytes.byteLength === 0 || bytes.byteLength % PAGE_SIZE !== 0) {
    throw new FormatError(`is ${bytes.byteLength} bytes long, but NVS has pages of ${PAGE_SIZE}`);
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from(
    { length: bytes.byteLength / PAGE_SIZE },
    (_, page) => new NvsPage(buffer.subarray(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)),
  );
}

function namespacesOf(items: readonly NvsEntry[]): string[] {
  const names = items.filter(({ namespace }) => namespace === NAMESPACE_OF_NAMESPACES).map(keyOf);
  return [...new Set(names)];
}

/** Counts duplicates once: while NVS moves a page, an item is in two. */
function countKeys(items: readonly NvsEntry[]): number {
  const values = items.filter(
    ({ namespace, type }) => namespace !== NAMESPACE_OF_NAMESPACES && type !== BLOB_CHUNK,
  );
  return new Set(values.map((item) => `${item.namespace} ${keyOf(item)}`)).size;
}

/** Compares only the key: the namespace may have been erased since. */
function isCredential(entry: NvsEntry): boolean {
  return CREDENTIALS.has(keyOf(entry)) && !isUnset(entry.content);
}

function keyOf({ key }: NvsEntry): string {
  return deviceName(key);
}

/** How the driver stores unset values: all 0xFF, all zeros, or a length of zero before 0xFF. */
function isUnset(content: Uint8Array): boolean {
  return content.every((byte) => byte === ERASED || byte === 0x00);
}
