import type { FileContent } from "../../firmware/survey/flash-facts.ts";
import type { KnownFile, KnownFlash, KnownPartition } from "../../firmware/survey/known-flash.ts";

type KnownBootloader = Omit<NonNullable<KnownFlash["bootloader"]>, "address">;
type KnownApplication = Pick<NonNullable<KnownPartition["application"]>, "name" | "version" | "intact">;

/** How many bytes of a place were read, and how many of those are not blank. */
export interface Look {
  readonly looked: number;
  readonly filled: number;
}

/** The contents of a partition in a few words. Names in it are text from outside. */
export function partitionWords(partition: KnownPartition, look: Look): string {
  const words = contentWords(partition, look);
  return partition.encrypted ? `${words}; marked as encrypted` : words;
}

function contentWords({ content, type, subtype, application, nvs }: KnownPartition, look: Look): string {
  switch (content) {
    case "application":
      return application === null ? "an application" : applicationWords(application);
    case "nvs":
      return nvs === null ? "NVS" : nvsWords(nvs);
    case "filesystem":
      return `a filesystem (${subtype})`;
    case "ota-data":
      return "which OTA slot boots";
    case "blank":
      return "blank";
    case "data":
      return type === "app" ? "data, not an application" : "data";
    case "unreadable":
    case "unknown":
      return lookWords(look);
  }
}

function lookWords({ looked, filled }: Look): string {
  if (looked === 0) return "not looked at";
  return filled > 0 ? "only partly read" : "blank where it was read";
}

/** An application, by the name in its description. */
function applicationWords({ name, version, intact }: KnownApplication): string {
  const title = [name, version].filter((part) => part !== "").join(" ");
  return sound(title === "" ? "an application without a name" : title, intact !== false);
}

function nvsWords({ keys, credentials, encrypted }: NonNullable<KnownPartition["nvs"]>): string {
  if (encrypted) return "NVS, encrypted";
  return `NVS: ${keys} ${keys === 1 ? "key" : "keys"}, ${credentials ? "Wi-Fi credentials" : "no Wi-Fi credentials"}`;
}

/** The bootloader's description of itself in a few words. */
export function bootloaderWords({ chip, idf_version, intact }: KnownBootloader): string {
  const version = idf_version === null ? "" : ` of ESP-IDF ${idf_version}`;
  return sound(`bootloader${version}${chip === null ? "" : ` for ${chip}`}`, intact);
}

/** The description of a partition table. */
export function tableWords(partitions: number): string {
  return `the table of ${partitions} ${partitions === 1 ? "partition" : "partitions"}`;
}

/** The contents of a file in a few words. Names in it are text from outside. */
export function fileContentWords({ content, encrypted }: Pick<KnownFile, "content" | "encrypted">): string {
  const words = bytesWords(content);
  return encrypted ? `${words}; encrypted by the chip` : words;
}

function bytesWords(content: FileContent): string {
  switch (content.kind) {
    case "bootloader":
      return bootloaderWords(content);
    case "application":
      return applicationWords(content);
    case "image":
      return sound(`an image for ${content.chip}`, content.intact);
    case "table":
      return tableWords(content.partitions);
    case "blank":
    case "data":
      return content.kind;
  }
}

/** The contents of a place outside of all known partitions. */
export function gapWords(used: number | null, look: Look, { state }: KnownFlash["partition_table"]): string {
  const held = used === null ? lookWords(look) : used === 0 ? "blank" : "holds data";
  return state === "unknown" || state === "encrypted" ? held : `in no partition; ${held}`;
}

function sound(what: string, intact: boolean): string {
  return intact ? what : `${what}, not intact`;
}
