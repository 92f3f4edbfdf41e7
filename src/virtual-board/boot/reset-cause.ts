/** Why a chip starts again. */
export type ResetCause =
  /** Power, or the pin EN. */
  | "power-on"
  /** By the bootloader, when it finds nothing to start. */
  | "system"
  /** `esp_restart`, and the reset after a panic. */
  | "software"
  | "deep-sleep"
  | "brown-out"
  /** The watchdog that the ROM starts, when it is not fed. */
  | "rom-watchdog"
  /** The watchdog with which esptool resets a chip without reset lines. */
  | "rtc-watchdog"
  /** The interrupt watchdog, when not even its panic handler could run. */
  | "interrupt-watchdog";

/** The number of a cause and the ROM's name for it. */
export type CauseName = readonly [number: number, name: string];
export type CauseNames = Readonly<Record<ResetCause, CauseName>>;

/** ESP32 (`esp32/rom/rtc.h`). */
export const ESP32_CAUSES: CauseNames = {
  "power-on": [1, "POWERON_RESET"],
  system: [3, "SW_RESET"],
  software: [12, "SW_CPU_RESET"],
  "deep-sleep": [5, "DEEPSLEEP_RESET"],
  "brown-out": [15, "RTCWDT_BROWN_OUT_RESET"],
  "rom-watchdog": [16, "RTCWDT_RTC_RESET"],
  "rtc-watchdog": [16, "RTCWDT_RTC_RESET"],
  "interrupt-watchdog": [8, "TG1WDT_SYS_RESET"],
};

/** ESP32-S2, S3, C2 and C3. */
export const RTC_CAUSES: CauseNames = {
  "power-on": [1, "POWERON"],
  system: [3, "RTC_SW_SYS_RST"],
  software: [12, "RTC_SW_CPU_RST"],
  "deep-sleep": [5, "DSLEEP"],
  "brown-out": [15, "BROWNOUT_RST"],
  "rom-watchdog": [7, "TG0WDT_SYS_RST"],
  "rtc-watchdog": [16, "RTCWDT_RTC_RST"],
  "interrupt-watchdog": [8, "TG1WDT_SYS_RST"],
};

/** ESP32-C5, C6, C61, H2 and P4, whose two power domains are HP and LP. */
export const LP_CAUSES: CauseNames = {
  "power-on": [1, "POWERON"],
  system: [3, "LP_SW_HPSYS"],
  software: [12, "SW_CPU"],
  "deep-sleep": [5, "SLEEP_WAKEUP"],
  "brown-out": [15, "LP_BOD_SYS"],
  "rom-watchdog": [7, "TG0_WDT_HPSYS"],
  "rtc-watchdog": [16, "LP_WDT_SYS"],
  "interrupt-watchdog": [8, "TG1_WDT_HPSYS"],
};
