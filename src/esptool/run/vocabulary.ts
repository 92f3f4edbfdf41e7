import { CHIP_OPTIONS } from "../../firmware/flash/chips.ts";

// esptool 5.6.0's own words (`esptool --help`, `esptool write-flash --help`).

export const CHIPS = ["auto", ...CHIP_OPTIONS] as const;

export const RESETS_BEFORE = ["default-reset", "usb-reset", "no-reset", "no-reset-no-sync"] as const;
export const RESETS_AFTER = [
  "hard-reset",
  "soft-reset",
  "no-reset",
  "no-reset-stub",
  "watchdog-reset",
] as const;
export const FLASH_MODES = ["keep", "qio", "qout", "dio", "dout"] as const;
export const FLASH_FREQUENCIES = [
  "keep",
  "80m",
  "64m",
  "60m",
  "48m",
  "40m",
  "32m",
  "30m",
  "26m",
  "24m",
  "20m",
  "16m",
  "15m",
  "12m",
] as const;
export const FLASH_SIZES = [
  "keep",
  "detect",
  "256KB",
  "512KB",
  "1MB",
  "2MB",
  "2MB-c1",
  "4MB",
  "4MB-c1",
  "8MB",
  "16MB",
  "32MB",
  "64MB",
  "128MB",
] as const;

/** Baud rates that UART bridges and native USB ports support. */
export const BAUD_RATES = { min: 9600, max: 5_000_000 } as const;
