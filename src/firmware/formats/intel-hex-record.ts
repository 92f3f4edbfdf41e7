/** A problem in an Intel HEX file; the message completes the sentence «"file" …». */
export class HexProblem extends Error {
  override readonly name = "HexProblem";
}

/** Record types by number (Intel, "Hexadecimal Object File Format Specification", 1988). */
const TYPES = ["data", "end", "segment", "start-segment", "linear", "start-linear"] as const;

export interface HexRecord {
  readonly type: (typeof TYPES)[number];
  /** The low 16 bits of the address. */
  readonly offset: number;
  readonly data: Buffer;
  /** Counted from 1. */
  readonly line: number;
}

/** Data length of the record types that have a fixed one. */
const SIZES: Partial<Record<HexRecord["type"], number>> = {
  end: 0,
  segment: 2,
  "start-segment": 4,
  linear: 2,
  "start-linear": 4,
};

/** Count, address (2), type and checksum: the bytes around the data. */
const FRAME = 5;
/** A colon and two digits for each byte of the longest record. */
const MAX_LINE = 1 + 2 * (255 + FRAME);

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Whether bytes begin like an Intel HEX record; esptool checks for the colon only. */
export function looksLikeIntelHex(start: Uint8Array): boolean {
  return /^:[\da-f]{10}/i.test(Buffer.from(start.subarray(0, 2 * FRAME + 1)).toString("latin1"));
}

/**
 * The records of a file up to the end record, which only blank lines may follow.
 * @throws {HexProblem} with the line number.
 */
export function* hexRecords(text: Uint8Array): Generator<HexRecord> {
  let ended = false;
  for (const { line, content } of linesOf(text)) {
    if (content === "") continue;
    if (ended) throw new HexProblem(`is Intel HEX that continues after its end record, in line ${line}`);
    const record = recordOf(content, line);
    ended = record.type === "end";
    yield record;
  }
  if (!ended) throw new HexProblem("is Intel HEX without an end record: it is truncated");
}

function* linesOf(text: Uint8Array): Generator<{ readonly line: number; readonly content: string }> {
  const buffer = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  for (let start = 0, line = 1; start < buffer.length; line++) {
    const feed = buffer.indexOf(LINE_FEED, start);
    const end = feed < 0 ? buffer.length : feed;
    const stop = end > start && buffer[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    if (stop - start > MAX_LINE) throw malformed(line);
    yield { line, content: buffer.toString("latin1", start, stop).trim() };
    start = end + 1;
  }
}

function recordOf(content: string, line: number): HexRecord {
  const bytes = Buffer.from(content.slice(1), "hex");
  // The decoder stops at the first character that is not a digit.
  if (!content.startsWith(":") || bytes.length * 2 !== content.length - 1) throw malformed(line);
  const data = bytes.subarray(4, -1);
  if (bytes.length < FRAME || data.length !== bytes[0]) throw malformed(line);
  if (bytes.reduce((sum, byte) => sum + byte, 0) % 256 !== 0) {
    throw new HexProblem(`is Intel HEX with a wrong checksum in line ${line}`);
  }
  const type = TYPES[bytes[3] ?? TYPES.length];
  if (type === undefined) {
    throw new HexProblem(`is Intel HEX with a record of the unknown type ${bytes[3] ?? "?"} in line ${line}`);
  }
  if (data.length !== (SIZES[type] ?? data.length)) throw malformed(line);
  return { type, offset: bytes.readUInt16BE(1), data, line };
}

function malformed(line: number): HexProblem {
  return new HexProblem(`is Intel HEX with an invalid record in line ${line}`);
}
