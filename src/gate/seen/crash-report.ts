import type { ConsoleLine } from "../console/console-lines.ts";
import { type CrashCode, type CrashSign, endsCrash, parseCrashSign, REGISTERS } from "./crash-signs.ts";
import { sourceOf, type SourcePlace } from "./crash-source.ts";

/** A crash as the board reported it. */
export interface Crash {
  readonly code: CrashCode;
  /** A description of what happened. */
  readonly what: string;
  /** When its first line was printed, in milliseconds since the watch began. */
  readonly at: number;
  /** The report as printed, from its first line; at most 200 lines. */
  readonly lines: readonly ConsoleLine[];
  /** Whether its last line was printed. */
  readonly isWhole: boolean;
  /** The position in the source, if the report contains it. */
  readonly source?: SourcePlace;
}

/** A report ends after this much silence, milliseconds. */
const SILENCE_MS = 2000;
/** A board that keeps printing does not delay the verdict for longer than this. */
const LONGEST_MS = 10_000;
const MOST_LINES = 200;
const MOST_WARNINGS = 20;
const MOST_CRASHES = 20;
/** A panic within this time after a watchdog's warning is the watchdog's; its report has some lines for each task. */
const WARNING_MS = 2000;

interface Report {
  sign: CrashSign;
  readonly at: number;
  readonly lines: ConsoleLine[];
  lastAt: number;
}

/** Collects complete crash reports. */
export class CrashReports {
  #report: Report | undefined;
  #warning: Report | undefined;
  /** The last line of the last report: its continuation is not a new crash. */
  #lastNumber = 0;
  readonly #warnings: ConsoleLine[] = [];
  readonly #crashes: Crash[] = [];
  readonly #scale: number;

  /** @param scale how many times slower the board is than a real one, as an emulator is. */
  constructor(scale = 1) {
    this.#scale = scale;
  }

  /** Whether a crash is being reported. */
  get isCollecting(): boolean {
    return this.#report !== undefined;
  }

  /** The first crashes. */
  get crashes(): readonly Crash[] {
    return this.#crashes;
  }

  /** First lines of watchdog reports that were only warnings. */
  get warnings(): readonly ConsoleLine[] {
    return this.#warnings;
  }

  /** When the report counts as complete if nothing else is printed. */
  get due(): number | undefined {
    if (this.#report === undefined) return undefined;
    const { lastAt, at } = this.#report;
    return Math.min(lastAt + SILENCE_MS * this.#scale, at + LONGEST_MS * this.#scale);
  }

  /** @returns the crash whose report ends with this line. */
  line(line: ConsoleLine): Crash | undefined {
    const sign = signOf(line);
    if (this.#report === undefined) {
      if (sign === undefined || line.number <= this.#lastNumber) {
        this.#addTo(this.#warning, line);
      } else {
        this.#begin(sign, line);
      }
    } else {
      if (sign !== undefined && refines(sign, this.#report.sign)) this.#report.sign = sign;
      this.#addTo(this.#report, line);
    }
    if (line.isOpen || this.#report === undefined) return undefined;
    const isWhole = endsCrash(line.text);
    return isWhole || this.#report.lines.length >= MOST_LINES ? this.finish(isWhole) : undefined;
  }

  /** Ends the report that is being collected: the board restarted or went silent, or the watch is over. */
  finish(isWhole = false): Crash | undefined {
    const report = this.#report;
    if (report === undefined) return undefined;
    this.#report = undefined;
    this.#lastNumber = report.lines.at(-1)?.number ?? 0;
    const { code, what } = report.sign;
    const source = sourceOf(report.lines.map(({ text }) => text));
    const { at, lines } = report;
    const crash = { code, what, at, lines, isWhole, ...(source === undefined ? {} : { source }) };
    if (this.#crashes.length < MOST_CRASHES) this.#crashes.push(crash);
    return crash;
  }

  /** Begins a report, or a watchdog's warning, which alone is not a crash. */
  #begin(sign: CrashSign, line: ConsoleLine): void {
    const recent = this.#warning !== undefined && line.at - this.#warning.at <= WARNING_MS * this.#scale;
    const warning = recent ? this.#warning : undefined;
    if (sign.isWarning === true && warning === undefined) {
      this.#warning = { sign, at: line.at, lines: [line], lastAt: line.at };
      if (this.#warnings.length < MOST_WARNINGS) this.#warnings.push(line);
    } else if (sign.isWarning === true || (warning !== undefined && sign === REGISTERS)) {
      // A watchdog that only warns also prints registers, as part of its report.
      this.#addTo(warning, line);
    } else {
      this.#report = warning ?? { sign, at: line.at, lines: [], lastAt: line.at };
      this.#warning = undefined;
      this.#addTo(this.#report, line);
    }
  }

  /** Adds a line, or replaces the open one with its longer text. */
  #addTo(report: Report | undefined, line: ConsoleLine): void {
    if (report === undefined) return;
    report.lastAt = line.at;
    if (report.lines.at(-1)?.number === line.number) report.lines.pop();
    if (report.lines.length < MOST_LINES) report.lines.push(line);
  }
}

/** A crash may also interrupt an escape sequence, or be split between two pieces of a long line. */
function signOf({ text, escaped, before }: ConsoleLine): CrashSign | undefined {
  return (
    parseCrashSign(text) ??
    (escaped === undefined ? undefined : parseCrashSign(escaped)) ??
    (before === undefined ? undefined : parseCrashSign(`${before}${text}`))
  );
}

/** The first sign identifies a crash, unless it is unspecific and a later one is not. */
function refines(sign: CrashSign, first: CrashSign): boolean {
  return first.what === "panic" || (sign.code === "stack" && first.what === "Unhandled debug exception");
}
