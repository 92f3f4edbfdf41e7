import type { LogLine } from "../console/log-line.ts";

/** What a bootloader or an application reports about itself while it starts. */
export type BootFact =
  | { readonly is: "bootloader" }
  /** Address of the slot that the bootloader chose. */
  | { readonly is: "slot"; readonly offset: number }
  | { readonly is: "bootloader-ends" }
  /** `isFinal`: the bootloader has nothing else to try. */
  | { readonly is: "not-bootable"; readonly isFinal: boolean }
  | { readonly is: "application" }
  | { readonly is: "project"; readonly name: string }
  | { readonly is: "version"; readonly version: string }
  /** The first digits of the SHA-256 of the ELF file; ESP-IDF prints 9 by default. */
  | { readonly is: "elf"; readonly prefix: string };

const BOOTLOADER = /^ESP-IDF .{1,80}2nd stage bootloader$/;
const SLOT = /^Loaded app from partition at offset (0x[0-9a-f]{1,8})$/;
const FINAL =
  /^(?:No bootable app partitions in the partition table|load partition table error!|Failed to (?:load|verify) partition table)/;
const NOT_BOOTABLE = /^(?:Factory app|OTA app|Test app).{0,40}is not bootable/;
const ELF = /^ELF file SHA256:\s{1,8}([0-9a-f]{4,64})(?:\.\.\.)?$/;

/** Reads a line of ESP-IDF's log as a fact about the boot; `undefined` for other lines. */
export function parseBootFact({ level, tag, message }: LogLine): BootFact | undefined {
  if (tag === "boot") return bootloaderFact(message);
  if (level === "E" && (tag === "esp_image" || tag.startsWith("secure_boot") || tag === "flash_parts")) {
    return { is: "not-bootable", isFinal: false };
  }
  return tag === "app_init" || tag === "cpu_start" ? applicationFact(message) : undefined;
}

function bootloaderFact(message: string): BootFact | undefined {
  if (BOOTLOADER.test(message)) return { is: "bootloader" };
  const slot = SLOT.exec(message)?.[1];
  if (slot !== undefined) return { is: "slot", offset: Number(slot) };
  if (message === "Disabling RNG early entropy source...") return { is: "bootloader-ends" };
  if (FINAL.test(message)) return { is: "not-bootable", isFinal: true };
  return NOT_BOOTABLE.test(message) ? { is: "not-bootable", isFinal: false } : undefined;
}

/** ESP-IDF prints these with the tag `app_init`, before 5.3 with `cpu_start`. */
function applicationFact(message: string): BootFact {
  const prefix = ELF.exec(message)?.[1];
  if (prefix !== undefined) return { is: "elf", prefix };
  const [, name] = /^Project name:\s{1,8}(\S.{0,63})$/.exec(message) ?? [];
  if (name !== undefined) return { is: "project", name };
  const [, version] = /^App version:\s{1,8}(\S.{0,63})$/.exec(message) ?? [];
  return version === undefined ? { is: "application" } : { is: "version", version };
}
