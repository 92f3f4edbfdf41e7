/** What a reset reason means to a gate. `usb` is a reset that the host requested over the chip's own USB. */
export type ResetKind =
  "power-on" | "software" | "deep-sleep" | "watchdog" | "brownout" | "usb" | "glitch" | "external" | "other";

export interface ResetReason {
  /** The ROM's number, from `rst:0x…` or `rst cause:…`. */
  readonly number: number;
  readonly kind: ResetKind;
  /** A description: "software (CPU)". */
  readonly words: string;
}

/**
 * By number, because chips and ROMs name the same reason differently. From ESP-IDF's `esp_rom/include/CHIP/rom/rtc.h`:
 * all chips that have a number agree on its meaning.
 */
const REASONS: Readonly<Record<number, readonly [ResetKind, string]>> = {
  1: ["power-on", "power on or EN"],
  3: ["software", "software (system)"],
  4: ["watchdog", "watchdog (legacy)"],
  5: ["deep-sleep", "deep sleep"],
  6: ["other", "SDIO, or the power of the CPU"],
  7: ["watchdog", "watchdog of timer group 0 (system)"],
  8: ["watchdog", "watchdog of timer group 1 (system)"],
  9: ["watchdog", "RTC watchdog (system)"],
  10: ["other", "intrusion test"],
  11: ["watchdog", "watchdog of timer group 0 (CPU)"],
  12: ["software", "software (CPU)"],
  13: ["watchdog", "RTC watchdog (CPU)"],
  14: ["other", "the other CPU"],
  15: ["brownout", "brown-out"],
  16: ["watchdog", "RTC watchdog (chip)"],
  17: ["watchdog", "watchdog of timer group 1 (CPU)"],
  18: ["watchdog", "super watchdog"],
  19: ["glitch", "glitch of the clock"],
  20: ["other", "error in the eFuses"],
  21: ["usb", "USB (UART)"],
  22: ["usb", "USB (JTAG)"],
  23: ["glitch", "glitch of the supply"],
  24: ["other", "JTAG (CPU)"],
};

/** The ESP8266's `rst cause`; 2 is its reset pin, which also wakes it from deep sleep. */
const ESP8266_REASONS: Readonly<Record<number, readonly [ResetKind, string]>> = {
  0: ["other", "unknown"],
  1: ["power-on", "power on"],
  2: ["external", "RST pin or deep sleep"],
  3: ["software", "software"],
  4: ["watchdog", "watchdog"],
};

/** The reason in a line of the ROM: `rst:0xc (SW_CPU_RESET)`. */
export function resetReason(number: number): ResetReason {
  const [kind, words] = REASONS[number] ?? ["other", "unknown"];
  return { number, kind, words };
}

/** The reason in a line of the ESP8266's ROM: `rst cause:4`. */
export function esp8266ResetReason(number: number): ResetReason {
  const [kind, words] = ESP8266_REASONS[number] ?? ["other", "unknown"];
  return { number, kind, words };
}
