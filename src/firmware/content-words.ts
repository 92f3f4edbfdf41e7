import type { BackupManifest } from "./backup-manifest.ts";

type PartitionRecord = BackupManifest["partitions"][number];
type BootloaderRecord = NonNullable<BackupManifest["bootloader"]>;

/** What is in a partition, in a few words; names in it are text from outside. */
export function partitionWords(record: PartitionRecord): string {
  return record.encrypted ? `${contentWords(record)}; marked as encrypted` : contentWords(record);
}

function contentWords({ content, type, subtype, application, nvs }: PartitionRecord): string {
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
      return "not read";
  }
}

function applicationWords({ name, version, intact }: NonNullable<PartitionRecord["application"]>): string {
  const title = [name, version].filter((part) => part !== "").join(" ");
  return sound(title === "" ? "an application that does not say its name" : title, intact);
}

function nvsWords({ keys, credentials, encrypted }: NonNullable<PartitionRecord["nvs"]>): string {
  if (encrypted) return "NVS, encrypted";
  return `NVS: ${keys} ${keys === 1 ? "key" : "keys"}, ${credentials ? "Wi-Fi credentials" : "no Wi-Fi credentials"}`;
}

/** What the bootloader says of itself, in a few words. */
export function bootloaderWords({ chip, idf_version, intact }: BootloaderRecord): string {
  const version = idf_version === null ? "" : ` of ESP-IDF ${idf_version}`;
  return sound(`bootloader${version}${chip === null ? "" : ` for ${chip}`}`, intact);
}

/** What is where no partition is. */
export function gapWords(used: number | null): string {
  const held = used === null ? "not read" : used === 0 ? "blank" : "holds data";
  return `in no partition; ${held}`;
}

function sound(what: string, intact: boolean): string {
  return intact ? what : `${what}, not intact`;
}
