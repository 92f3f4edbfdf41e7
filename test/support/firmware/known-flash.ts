import type { BackupManifest } from "../../../src/firmware/formats/backup-manifest.ts";
import type { KnownFlash } from "../../../src/firmware/survey/known-flash.ts";

const KIB = 1024;
const MIB = 1024 * KIB;

type PartitionRecord = BackupManifest["partitions"][number];

/** A partition that is blank, with changes. */
export function partitionRecord(
  address: number,
  size: number,
  changes: Partial<PartitionRecord> = {},
): PartitionRecord {
  return {
    name: `at_${address.toString(16)}`,
    type: "data",
    subtype: "undefined",
    address: `0x${address.toString(16)}`,
    size,
    encrypted: false,
    readonly: false,
    content: "blank",
    used: 0,
    sha256: null,
    application: null,
    boots: null,
    nvs: null,
    ...changes,
  };
}

/** An application in a slot. */
export function slotRecord(
  slot: number,
  address: number,
  size: number,
  changes: Partial<PartitionRecord> = {},
): PartitionRecord {
  const application = {
    name: "thermostat",
    version: `1.4.${slot + 1}`,
    idf_version: "v5.5.1",
    built: "Nov 20 2026 09:12:44",
    elf_sha256: "",
    chip: "ESP32-S3",
    intact: true,
  };
  const name = `ota_${slot}`;
  const content = "application";
  return partitionRecord(address, size, {
    name,
    type: "app",
    subtype: name,
    content,
    application,
    ...changes,
  });
}

const NVS = { namespaces: 3, keys: 41, credentials: true, encrypted: false };

/** The flash of a board with two OTA slots, of 4 MiB, after an update since its baseline: verified as a whole. */
export function updatedFlash(changes: Partial<KnownFlash> = {}): KnownFlash {
  const all = { address: 0, size: 4 * MIB };
  return {
    size: all.size,
    isWhole: true,
    partition_table: { state: "found", address: "0x8000", reason: null },
    bootloader: { address: "0x0", chip: "ESP32-S3", idf_version: "v5.5.1", intact: true },
    partitions: [
      partitionRecord(0x9000, 0x4000, {
        name: "nvs",
        subtype: "nvs",
        content: "nvs",
        used: 0x2000,
        nvs: NVS,
      }),
      partitionRecord(0xd000, 0x2000, { name: "otadata", subtype: "ota", content: "ota-data", used: 0x1020 }),
      partitionRecord(0xf000, 0x1000, { name: "phy_init", subtype: "phy" }),
      slotRecord(0, 0x1_0000, 0x18_0000, { used: 1_143_280, boots: false }),
      slotRecord(1, 0x19_0000, 0x18_0000, { used: 1_151_472, boots: true }),
      partitionRecord(0x31_0000, 768 * KIB, {
        name: "storage",
        subtype: "littlefs",
        content: "filesystem",
        used: 0x4_a000,
      }),
    ],
    files: [],
    looked: [all],
    filled: [
      { address: 0, size: 21_280 },
      { address: 0x8000, size: 0x100 },
      { address: 0x3d_0000, size: 0x1000 },
    ],
    changes: {
      since: "baseline",
      by: "comparison",
      within: all,
      regions: [
        { address: 0xa000, size: 0x1000 },
        { address: 0xe000, size: 0x1000 },
        { address: 0x19_0000, size: 0x11_a000 },
        { address: 0x33_0000, size: 0x3000 },
      ],
    },
    verified: [all],
    ...changes,
  };
}
