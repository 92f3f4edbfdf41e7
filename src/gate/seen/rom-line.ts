import { esp8266ResetReason, resetReason, type ResetReason } from "./reset-reason.ts";

/** What a line of a ROM means. */
export type RomLine =
  /** The first line of a boot: `ets Jul 29 2019 12:21:46`, `ESP-ROM:esp32c3-api1-20210207`. */
  | { readonly is: "banner" }
  | {
      readonly is: "reset";
      readonly reason: ResetReason;
      readonly mode: string;
      readonly isDownload: boolean;
    }
  | { readonly is: "download" }
  /** The ROM starts what it loaded. */
  | { readonly is: "entry" }
  /** The ROM is still loading. */
  | { readonly is: "loading" }
  /** The ROM found nothing to start. */
  | { readonly is: "not-bootable" };

/** Noise may precede a line, for example if the application's baud rate differs from the ROM's. */
const BANNER = /(?:^|[^A-Za-z])ets [A-Z][a-z]{2} [ \d]\d \d{4}|ESP-ROM:[a-z0-9]{1,16}-/;
const RESET = /rst:0x([0-9a-f]{1,2}) \(([A-Za-z0-9_]{1,40})\),boot:0x([0-9a-f]{1,8}) \((.{1,80})\)/;
const ESP8266_RESET = /rst cause:(\d{1,2}), boot mode:\((\d{1,2}),(\d{1,2})\)/;
/** Boot modes in which a ROM waits for a host; the ROMs print `waiting for download` or `wait uart0 download`. */
const DOWNLOAD_MODE = /^(?:DOWNLOAD|UART|USB|SDIO|SPI_DOWNLOAD|JOINT_DOWNLOAD)[A-Z0-9_()/]*/;
const DOWNLOAD = /^wait(?:ing for| \w{1,8}) download\b/;
const LOADING =
  /^(?:load:0x[0-9a-f]{8}|load 0x[0-9a-f]{8}|configsip: |clk_drv:0x|SPIWP:0x|ho \d|mode:[A-Z]{3,4}, clock div)/;
const ENTRY = /^entry 0x[0-9a-f]{8}/;
const NOT_BOOTABLE =
  /^(?:invalid header: 0x[0-9a-f]{8}|flash read err, \d{1,6}|csum err:0x[0-9a-f]|ets_main\.c \d{1,4}|Invalid image block, can't boot|secure boot check fail|Secure boot signature verification failed|SHA-256 comparison failed|no bootable)/i;

/** Recognizes a line that a ROM may have printed; `undefined` for other lines. */
export function parseRomLine(text: string): RomLine | undefined {
  const reset = RESET.exec(text);
  if (reset !== null) {
    const [, number = "", , , mode = ""] = reset;
    return {
      is: "reset",
      reason: resetReason(Number.parseInt(number, 16)),
      mode,
      isDownload: DOWNLOAD_MODE.test(mode),
    };
  }
  const old = ESP8266_RESET.exec(text);
  if (old !== null) {
    const [, cause, boot = "", device = ""] = old;
    // `boot mode:(1,…)`: GPIO0 was low (esptool's documentation, boot mode selection of the ESP8266).
    const isDownload = (Number(boot) & 7) === 1;
    return {
      is: "reset",
      reason: esp8266ResetReason(Number(cause)),
      mode: `${boot},${device}`,
      isDownload,
    };
  }
  if (BANNER.test(text)) return { is: "banner" };
  if (DOWNLOAD.test(text)) return { is: "download" };
  if (ENTRY.test(text)) return { is: "entry" };
  if (LOADING.test(text)) return { is: "loading" };
  return NOT_BOOTABLE.test(text) ? { is: "not-bootable" } : undefined;
}
