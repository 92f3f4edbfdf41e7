import { formatAddress } from "../flash/flash-layout.ts";

/** ESP-IDF's `esp_partition_type_t`. */
const TYPES: readonly string[] = ["app", "data", "bootloader", "partition_table"];

const OTA_SLOTS = 16;
const TEE_SLOTS = 2;

/** ESP-IDF's `esp_partition_subtype_t`, by the name of the type. */
const SUBTYPES: Readonly<Record<string, ReadonlyMap<number, string>>> = {
  app: new Map([
    [0x00, "factory"],
    ...slots("ota", 0x10, OTA_SLOTS),
    [0x20, "test"],
    ...slots("tee", 0x30, TEE_SLOTS),
  ]),
  data: new Map([
    [0x00, "ota"],
    [0x01, "phy"],
    [0x02, "nvs"],
    [0x03, "coredump"],
    [0x04, "nvs_keys"],
    [0x05, "efuse"],
    [0x06, "undefined"],
    [0x80, "esphttpd"],
    [0x81, "fat"],
    [0x82, "spiffs"],
    [0x83, "littlefs"],
    [0x90, "tee_ota"],
  ]),
  bootloader: new Map([
    [0x00, "primary"],
    [0x01, "ota"],
    [0x02, "recovery"],
  ]),
  partition_table: new Map([
    [0x00, "primary"],
    [0x01, "ota"],
  ]),
};

/** `app`, `data`, `bootloader`, `partition_table`, or the number of any other type (`0x40`). */
export function typeName(type: number): string {
  return TYPES[type] ?? formatAddress(type);
}

/** `factory`, `ota_0`, `nvs`, ..., or the number of a subtype without a name in this type (`0x99`). */
export function subtypeName(type: number, subtype: number): string {
  return SUBTYPES[typeName(type)]?.get(subtype) ?? formatAddress(subtype);
}

/** A partition's kind as partition tables write it: `data/ota`. */
export function kindOf({ type, subtype }: { readonly type: number; readonly subtype: number }): string {
  return `${typeName(type)}/${subtypeName(type, subtype)}`;
}

function slots(name: string, first: number, count: number): [number, string][] {
  return Array.from({ length: count }, (_, slot) => [first + slot, `${name}_${slot}`]);
}
