import { startApplication } from "./application-start.ts";
import { type BootBoard, hex } from "./boot-board.ts";
import { BootLog, type Spoken } from "./boot-log.ts";
import { esp8266Download, esp8266FromFlash } from "./esp8266-boot.ts";
import { runBootloader, type StartedApplication } from "./bootloader.ts";
import { type ResetCause } from "./reset-cause.ts";
import { loadBootloader } from "./rom-load.ts";
import { type Strap } from "./boot-rom.ts";

/** What a chip does from a reset until an application runs, if any. Times are ms since the reset. */
export interface Boot {
  readonly lines: readonly Spoken[];
  /** The number of lines before those of the application. */
  readonly before: number;
  /** When the last line has been sent, and the outcome takes effect. */
  readonly at: number;
  readonly next:
    | { readonly kind: "application"; readonly application: StartedApplication }
    /** The application stops before `app_main`, because the flash is too small. */
    | { readonly kind: "failed-start"; readonly application: StartedApplication }
    | { readonly kind: "reset"; readonly cause: ResetCause }
    /** An ESP8266, of which only the ROM is simulated. */
    | { readonly kind: "silent" };
}

/** Causes after which newer ROMs print the program counter. */
const WITH_SAVED_PC: ReadonlySet<ResetCause> = new Set([
  "software",
  "system",
  "rom-watchdog",
  "interrupt-watchdog",
]);

/** What a chip prints after a reset into download mode. */
export function bootToDownload({ chip, rom }: BootBoard, cause: ResetCause): Boot["lines"] {
  if (chip === "esp8266") return esp8266Download();
  const log = new BootLog();
  sayReset(rom, cause, rom.download, log);
  if (rom.download.waiting !== undefined) log.plain(rom.download.waiting);
  return log.lines;
}

/** What a chip does after a reset with GPIO0 high. Changes OTA data in the flash as the bootloader does. */
export function bootFromFlash(board: BootBoard, cause: ResetCause): Boot {
  if (board.chip === "esp8266") {
    const { lines, at } = esp8266FromFlash(board.flash);
    return { lines, before: lines.length, at, next: { kind: "silent" } };
  }
  const log = new BootLog();
  const ended = (next: Boot["next"], before = log.lines.length): Boot => {
    return { lines: log.lines, before, at: log.at, next };
  };
  sayReset(board.rom, cause, board.rom.fromFlash, log);
  const bootloader = loadBootloader(board, log);
  if (bootloader === undefined) return ended({ kind: "reset", cause: "rom-watchdog" });
  const application = runBootloader(board, bootloader, log);
  if (application === undefined) return ended({ kind: "reset", cause: "system" });
  const before = log.lines.length;
  const isStarted = startApplication(board, application, log);
  return ended({ kind: isStarted ? "application" : "failed-start", application }, before);
}

function sayReset(rom: BootBoard["rom"], cause: ResetCause, strap: Strap, log: BootLog): void {
  for (const line of rom.banner) log.plain(line);
  const [number, name] = rom.causes[cause];
  log.plain(`rst:0x${hex(number)} (${name}),boot:0x${hex(strap.value)} (${strap.name})`);
  if (rom.style !== "esp32" && WITH_SAVED_PC.has(cause)) {
    const core = rom.style === "newest" && rom.cores > 1 ? "Core0 " : "";
    log.plain(`${core}Saved PC:0x${hex(rom.codeRam + 0x1eda, 8)}`);
  }
}
