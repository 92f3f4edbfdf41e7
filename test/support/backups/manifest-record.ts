import type { BackupManifest } from "../../../src/firmware/formats/backup-manifest.ts";

/** A manifest as a backup of an ESP32-S3 writes it, with changes. */
export function manifestRecord(changes: Partial<BackupManifest> = {}): BackupManifest {
  return {
    schema: 1,
    image: "board7.bin",
    sha256: "ab".repeat(32),
    start_address: "0x0",
    size: 0x40_0000,
    verified: true,
    created: "2026-01-01T00:00:00.000Z",
    board: boardRecord(),
    security: null,
    partition_table: { state: "absent", address: null, reason: "it is blank" },
    partitions: [],
    bootloader: null,
    transfer: { baud: 460_800, bytes: 0, elapsed_seconds: 1.5, attempts: 1, processes: 2 },
    tool: { action: "0.1.0", esptool: "5.6.0" },
    workflow: null,
    ...changes,
  };
}

export function boardRecord(changes: Partial<BackupManifest["board"]> = {}): BackupManifest["board"] {
  return {
    chip: "ESP32-S3",
    description: "ESP32-S3 (QFN56)",
    revision: "v0.2",
    features: "Wi-Fi, BT 5 (LE)",
    crystal: "40MHz",
    mac: "7c:df:a1:e2:93:58",
    flash_size: 0x40_0000,
    flash_manufacturer: "c8",
    flash_device: "4016",
    ...changes,
  };
}
