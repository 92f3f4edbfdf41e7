import {
  brownoutBefore,
  inBootloader,
  notBooting,
  tooManyBoots,
  watchdogBefore,
  wrongFirmware,
} from "./boot-findings.ts";
import type { ConsoleLine } from "./console/console-lines.ts";
import { type LogLine, parseLogLine } from "./console/log-line.ts";
import type { Finding } from "./finding.ts";
import { compareIdentity, type FlashedFirmware, type Identity } from "./identity.ts";
import type { GateRules } from "./rules/gate-rules.ts";
import { type BootFact, parseBootFact } from "./seen/boot-facts.ts";
import { Boots } from "./seen/boots.ts";
import { parseRomLine, type RomLine } from "./seen/rom-line.ts";

/** Whether the gate reset the board, and what was flashed before. */
export interface BootSetup {
  readonly rules: Pick<GateRules, "allowedBoots" | "identity" | "crashes" | "timeScale">;
  readonly flashed: FlashedFirmware | undefined;
  readonly resets: boolean;
  /** Whether a boot that begins now was requested, or affects no more than the running test. */
  readonly excusesBoot: () => boolean;
}

/** The line with the reset reason follows the banner immediately; milliseconds. */
const REASON_MS = 500;
/** How long a ROM or a bootloader that found nothing to start may still try something else; milliseconds. */
const UNBOOTABLE_MS = 2000;

/** Judges the boots on a console: how many there are, why, of which firmware, and whether the application starts. */
export class BootJudge {
  readonly boots = new Boots();
  readonly #setup: BootSetup;
  #judged = 0;
  /** Boots that are not counted, and the number of the last of them. */
  #excused = 0;
  #lastExcused = 0;
  #unbootable: ConsoleLine | undefined;
  /** Whether the ROM started what it loaded, in this boot. */
  #entered = false;
  #bootloaderEnd: ConsoleLine | undefined;
  #last: "rom" | "bootloader" | "other" = "other";
  /** The difference from the flashed firmware, if it is only a warning. */
  #difference: string | undefined;

  constructor(setup: BootSetup) {
    this.#setup = setup;
  }

  get difference(): string | undefined {
    return this.#difference;
  }

  /** The line that reports that the flash is not bootable, in this boot. */
  get unbootable(): ConsoleLine | undefined {
    return this.#unbootable;
  }

  /** Whether the console ends with lines of the ROM, which did not start a bootloader. */
  get endsInRom(): boolean {
    return this.#last === "rom" && !this.#entered;
  }

  /** Whether the last line is from a ROM or a bootloader. */
  get isStarting(): boolean {
    return this.#last !== "other";
  }

  /** Whether the console ends with lines of the bootloader, before those that start an application. */
  get endsInBootloader(): boolean {
    const { current } = this.boots;
    return (
      this.#last === "bootloader" && current?.applicationAt === undefined && this.#bootloaderEnd === undefined
    );
  }

  /** The bootloader's last line, if the application printed nothing after it. */
  get bootloaderEnd(): ConsoleLine | undefined {
    return this.boots.current?.applicationAt === undefined ? this.#bootloaderEnd : undefined;
  }

  get due(): number | undefined {
    const { current, awaitsReason, count } = this.boots;
    const { timeScale } = this.#setup.rules;
    if (awaitsReason && current !== undefined && count > this.#judged)
      return current.at + REASON_MS * timeScale;
    return this.#unbootable === undefined ? undefined : this.#unbootable.at + UNBOOTABLE_MS * timeScale;
  }

  get identity(): Identity | undefined {
    const { flashed, rules } = this.#setup;
    if (flashed === undefined || rules.identity === "none") return undefined;
    return compareIdentity(flashed, this.boots.current);
  }

  /** Called at the time `due`. */
  fire(): Finding | undefined {
    if (this.boots.count > this.#judged) return this.#judgeBoots();
    return this.#unbootable === undefined ? undefined : notBooting(this.#unbootable);
  }

  /** @param line a complete line. */
  line(line: ConsoleLine): Finding | undefined {
    if (line.text.trim() === "") return undefined;
    const rom = parseRomLine(line.text);
    const log = rom === undefined ? parseLogLine(line.text) : undefined;
    this.#last = rom !== undefined ? "rom" : isOfBootloader(log) ? "bootloader" : "other";
    return (
      (rom === undefined ? undefined : this.#rom(rom, line)) ??
      (log === undefined ? undefined : this.#log(log, line))
    );
  }

  /** Reads the digest from a crash report, in case the application crashed before it printed it. */
  crashLine({ text }: ConsoleLine): void {
    const [, prefix] = /^ELF file SHA256: ([0-9a-f]{4,64})$/.exec(text) ?? [];
    if (prefix !== undefined) this.boots.digest(prefix);
  }

  #rom(rom: RomLine, line: ConsoleLine): Finding | undefined {
    const before = this.boots.count;
    this.boots.rom(rom, line);
    if (this.boots.count > before) {
      const finding = this.#bootBegins();
      if (finding !== undefined) return finding;
    }
    if (rom.is === "not-bootable") this.#unbootable ??= line;
    if (rom.is === "entry") {
      this.#entered = true;
      this.#unbootable = undefined;
    }
    if (rom.is === "download") return inBootloader(line);
    return this.boots.awaitsReason ? undefined : this.#judgeBoots();
  }

  #log(log: LogLine, line: ConsoleLine): Finding | undefined {
    const fact = parseBootFact(log);
    if (fact === undefined) return undefined;
    const before = this.boots.count;
    this.boots.fact(fact, line);
    if (this.boots.count > before) {
      const finding = this.#bootBegins();
      if (finding !== undefined) return finding;
    }
    this.#entered = true;
    if (fact.is === "not-bootable") {
      this.#unbootable ??= line;
      if (fact.isFinal) return notBooting(line);
    } else if (fact.is !== "bootloader-ends") {
      this.#unbootable = undefined;
    }
    this.#bootloaderEnd = fact.is === "bootloader-ends" ? line : undefined;
    return this.#judgeBoots() ?? this.#judgeIdentity(fact);
  }

  /** Another boot begins: the result of the previous one is now known. */
  #bootBegins(): Finding | undefined {
    if (this.#setup.excusesBoot()) {
      this.#excused++;
      this.#lastExcused = this.boots.count;
    }
    const unbootable = this.#unbootable;
    this.#unbootable = undefined;
    this.#entered = false;
    this.#bootloaderEnd = undefined;
    return unbootable === undefined ? undefined : notBooting(unbootable);
  }

  #judgeBoots(): Finding | undefined {
    const { current, count, wakes, kept } = this.boots;
    const { resets, rules } = this.#setup;
    if (current === undefined || count === this.#judged) return undefined;
    const isOwn = resets && count === 1;
    this.#judged = count;
    if (current.reason?.kind === "brownout") return brownoutBefore(current);
    if (current.isDownload) return inBootloader({ text: current.mode ?? "" });
    if (isOwn || this.#lastExcused === count) return undefined;
    if (current.reason?.kind === "watchdog" && rules.crashes === "fail") return watchdogBefore(current);
    const counted = count - this.#excused - (rules.allowedBoots.deepSleep ? wakes : 0);
    const allowed = rules.allowedBoots.count - (resets ? 0 : 1);
    return counted > allowed ? tooManyBoots({ count: counted, allowed, resets, kept, current }) : undefined;
  }

  #judgeIdentity(fact: BootFact): Finding | undefined {
    if (!["slot", "elf", "project", "version"].includes(fact.is)) return undefined;
    const found = wrongFirmware(this.identity);
    if (found === undefined || this.#setup.rules.identity !== "warn") return found;
    this.#difference = found.message;
    return undefined;
  }
}

function isOfBootloader(log: LogLine | undefined): boolean {
  return log !== undefined && /^(?:boot(?:\.\w+)?|esp_image)$/.test(log.tag);
}
