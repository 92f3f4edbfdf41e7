import type { ConsoleLine } from "../console/console-lines.ts";
import { type CrashCode, type CrashSign, endsCrash, parseCrashSign, REGISTERS } from "./crash-signs.ts";
import { sourceOf, type SourcePlace } from "./crash-source.ts";

/** A crash as the board reported it. */
export interface Crash {
  readonly code: CrashCode;
  /** What happened, in words. */
  readonly what: string;
  /** When its first line came, in milliseconds since the watch began. */
  readonly at: number;
  /** The report as printed, from its first line on; at most 200 lines. */
  readonly lines: readonly ConsoleLine[];
  /** Whether its last line came. */
  readonly isWhole: boolean;
  /** Where in the source, if the report names it. */
  readonly source?: SourcePlace;
}

/** A report ends after so much silence, milliseconds. */
const SILENCE_MS = 2000;
/** A board that prints on and on does not keep the verdict waiting. */
const LONGEST_MS = 10_000;
const MOST_LINES = 200;
const MOST_WARNINGS = 20;
const MOST_CRASHES = 20;
/** So long after a watchdog's warning a panic is the watchdog's; its report has some lines a task. */
const WARNING_MS = 2000;

interface Report {
  sign: CrashSign;
  readonly at: number;
  readonly lines: ConsoleLine[];
  lastAt: number;
}

/** Collects the reports of crashes, each whole. */
export class CrashReports {
  #report: Report | undefined;
  #warning: Report | undefined;
  /** The line with which the last report ended: more of it is no new crash. */
  #lastNumber = 0;
  readonly #warnings: ConsoleLine[] = [];
  readonly #crashes: Crash[] = [];
  readonly #scale: number;

  /** @param scale how many times slower the board is than a real one; an emulator's. */
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

  /** First lines of watchdogs that only warned. */
  get warnings(): readonly ConsoleLine[] {
    return this.#warnings;
  }

  /** When the report counts as whole if nothing else comes. */
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

  /** Ends the report that is being collected: the board started over, fell silent, or the watch is over. */
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

  /** Begins a report, or a watchdog's warning, which is no crash by itself. */
  #begin(sign: CrashSign, line: ConsoleLine): void {
    const recent = this.#warning !== undefined && line.at - this.#warning.at <= WARNING_MS * this.#scale;
    const warning = recent ? this.#warning : undefined;
    if (sign.isWarning === true && warning === undefined) {
      this.#warning = { sign, at: line.at, lines: [line], lastAt: line.at };
      if (this.#warnings.length < MOST_WARNINGS) this.#warnings.push(line);
    } else if (sign.isWarning === true || (warning !== undefined && sign === REGISTERS)) {
      // Its own report goes on: a watchdog that only warns prints registers, too.
      this.#addTo(warning, line);
    } else {
      this.#report = warning ?? { sign, at: line.at, lines: [], lastAt: line.at };
      this.#warning = undefined;
      this.#addTo(this.#report, line);
    }
  }

  /** Adds a line, or more of the one that was open. */
  #addTo(report: Report | undefined, line: ConsoleLine): void {
    if (report === undefined) return;
    report.lastAt = line.at;
    if (report.lines.at(-1)?.number === line.number) report.lines.pop();
    if (report.lines.length < MOST_LINES) report.lines.push(line);
  }
}

/** A crash may also cut off an escape sequence, and lie across two pieces of a long line. */
function signOf({ text, escaped, before }: ConsoleLine): CrashSign | undefined {
  return (
    parseCrashSign(text) ??
    (escaped === undefined ? undefined : parseCrashSign(escaped)) ??
    (before === undefined ? undefined : parseCrashSign(`${before}${text}`))
  );
}

/** The first sign names a crash, but for those that say nothing: what follows it says more. */
function refines(sign: CrashSign, first: CrashSign): boolean {
  return first.what === "panic" || (sign.code === "stack" && first.what === "Unhandled debug exception");
}
