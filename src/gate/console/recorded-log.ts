import type { Chunk } from "./console-lines.ts";

/** A recorded console, ready to be judged. */
export interface RecordedLog {
  /**
   * `bytes`: only what the board printed, as in this action's `console-log`. `relative`: `[+1.234]` before each line,
   * as in this action's job log. `dated`: a date and a time of day before each line, as in the `dut.log` of
   * pytest-embedded.
   */
  readonly format: "bytes" | "relative" | "dated";
  /** Times are milliseconds since the first line; all 0 if the log has no times. */
  readonly chunks: Iterable<Chunk>;
}

/** In a downloaded job log, the runner's own time precedes each line. */
const RELATIVE = /^(?:\d{4}-\d{2}-\d{2}T[\d:.]{8,18}Z )?\[\+(\d{1,7}(?:\.\d{1,6})?)\] ?/;
const DATED = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,6}))? /;

/** How many lines are examined to recognize the format. */
const LOOKED_AT = 50;
/** A prefix is never longer. */
const LONGEST_PREFIX = 80;
const BLOCK = 64 * 1024;
const LF = 10;
const CR = 13;

/** Recognizes the format of a recorded console. */
export function readRecordedLog(log: Uint8Array): RecordedLog {
  const heads = headsOf(log);
  for (const [format, pattern, read] of [
    ["relative", RELATIVE, relativeTime],
    ["dated", DATED, datedTime],
  ] as const) {
    // There may be other lines between them: the rest of a line with a CR in it, or a heading.
    if (heads.filter((head) => pattern.test(head)).length * 2 > heads.length) {
      return { format, chunks: { [Symbol.iterator]: () => timedLines(log, pattern, read) } };
    }
  }
  return { format: "bytes", chunks: { [Symbol.iterator]: () => blocks(log) } };
}

function* blocks(log: Uint8Array): Generator<Chunk> {
  for (let start = 0; start < log.length; start += BLOCK) {
    yield { at: 0, bytes: log.subarray(start, start + BLOCK) };
  }
}

/** Lines before the first one with a time are a heading; later lines without a time belong to the line before. */
function* timedLines(
  log: Uint8Array,
  pattern: RegExp,
  read: (match: RegExpExecArray) => number,
): Generator<Chunk> {
  let zero: number | undefined;
  let at = 0;
  for (let start = 0; start < log.length;) {
    const lf = log.indexOf(LF, start);
    const next = lf === -1 ? log.length : lf + 1;
    const match = pattern.exec(headAt(log, start, next));
    if (match !== null) {
      const time = read(match);
      zero ??= pattern === RELATIVE ? 0 : time;
      at = Math.max(at, time - zero);
    }
    if (zero !== undefined) yield { at, bytes: log.subarray(start + (match?.[0].length ?? 0), next) };
    start = next;
  }
}

function relativeTime([, seconds]: RegExpExecArray): number {
  return Math.round(Number(seconds) * 1000);
}

/** A time of day without a time zone; only differences are used. */
function datedTime([, date, time, fraction = "0"]: RegExpExecArray): number {
  const seconds = Date.parse(`${date ?? ""}T${time ?? ""}Z`);
  return Number.isNaN(seconds) ? 0 : seconds + Math.round(Number(`0.${fraction}`) * 1000);
}

function headsOf(log: Uint8Array): string[] {
  const heads: string[] = [];
  for (let start = 0; start < log.length && heads.length < LOOKED_AT;) {
    const lf = log.indexOf(LF, start);
    const next = lf === -1 ? log.length : lf + 1;
    // Checked without a copy: there may be millions of empty lines.
    const isEmpty = next - start <= 2 && (log[start] === LF || log[start] === CR);
    const head = isEmpty ? "" : headAt(log, start, next);
    if (head.trim() !== "") heads.push(head);
    start = next;
  }
  return heads;
}

function headAt(log: Uint8Array, start: number, end: number): string {
  return Buffer.from(log.subarray(start, Math.min(end, start + LONGEST_PREFIX))).toString("latin1");
}
