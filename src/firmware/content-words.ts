import type { KnownFlash, KnownPartition } from "./known-flash.ts";

type KnownBootloader = Omit<NonNullable<KnownFlash["bootloader"]>, "address">;
type KnownApplication = Pick<NonNullable<KnownPartition["application"]>, "name" | "version" | "intact">;

/** What is in a partition, in a few words; names in it are text from outside. */
export function partitionWords(partition: KnownPartition, lookedAt: number): string {
  const words = contentWords(partition, lookedAt);
  return partition.encrypted ? `${words}; marked as encrypted` : words;
}

function contentWords(
  { content, type, subtype, application, nvs }: KnownPartition,
  lookedAt: number,
): string {
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
      return type === "app" ? "data that is no application" : "data";
    case "unreadable":
    case "unknown":
      return lookedAt > 0 ? "looked at in part only" : "not looked at";
  }
}

/** An application as it names itself. */
export function applicationWords({ name, version, intact }: KnownApplication): string {
  const title = [name, version].filter((part) => part !== "").join(" ");
  return sound(title === "" ? "an application that does not say its name" : title, intact !== false);
}

function nvsWords({ keys, credentials, encrypted }: NonNullable<KnownPartition["nvs"]>): string {
  if (encrypted) return "NVS, encrypted";
  return `NVS: ${keys} ${keys === 1 ? "key" : "keys"}, ${credentials ? "Wi-Fi credentials" : "no Wi-Fi credentials"}`;
}

/** What the bootloader says of itself, in a few words. */
export function bootloaderWords({ chip, idf_version, intact }: KnownBootloader): string {
  const version = idf_version === null ? "" : ` of ESP-IDF ${idf_version}`;
  return sound(`bootloader${version}${chip === null ? "" : ` for ${chip}`}`, intact);
}

/** What a partition table is. */
export function tableWords(partitions: number): string {
  return `the table of ${partitions} ${partitions === 1 ? "partition" : "partitions"}`;
}

/** What is where no partition is, as far as partitions are known. */
export function gapWords(used: number | null, { state }: KnownFlash["partition_table"]): string {
  const held = used === null ? "not looked at" : used === 0 ? "blank" : "holds data";
  return state === "unknown" || state === "encrypted" ? held : `in no partition; ${held}`;
}

function sound(what: string, intact: boolean): string {
  return intact ? what : `${what}, not intact`;
}
