import type { Readable } from "node:stream";
import { clean } from "../../system/text/system-text.ts";
import type { ConsoleEvent } from "./console.ts";

/** A line printed by `python/console.py`, which describes the format. */
export type ReaderLine =
  | { readonly kind: "ready" }
  | { readonly kind: "open"; readonly isUsb: boolean }
  | { readonly kind: "failed"; readonly reason: string }
  | ConsoleEvent;

/** Bytes: 48 KiB of data in base64, and their time. */
const LONGEST_LINE = 80 * 1024;
const NEWLINE = 0x0a;

/**
 * The lines of the reader, read no faster than they are consumed.
 * @throws {Error} for any line that the reader never prints.
 */
export async function* readerLines(stream: Readable): AsyncGenerator<ReaderLine, undefined> {
  let rest = Buffer.alloc(0);
  for await (const chunk of stream) {
    let bytes = Buffer.concat([rest, chunk as Buffer]);
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE)) {
      yield parseReaderLine(bytes.toString("latin1", 0, end));
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > LONGEST_LINE) throw new Error("It printed a line that is too long.");
    rest = bytes;
  }
}

/** @throws {Error} for a line that the reader never prints. */
export function parseReaderLine(line: string): ReaderLine {
  const fields = new Map<string, unknown>(Object.entries(objectOf(line)));
  const kind = fields.get("e");
  const text = (name: string): string => clean(String(fields.get(name)));
  if (kind === "ready") return { kind };
  if (kind === "open") return { kind, isUsb: fields.get("usb") === true };
  if (kind === "failed") return { kind, reason: text("reason") };
  const seconds = fields.get("t");
  if (typeof seconds !== "number" || seconds < 0) throw new Error("It printed a line without a time.");
  const at = seconds * 1000;
  switch (kind) {
    case "data":
      return { kind, at, bytes: Buffer.from(String(fields.get("b")), "base64") };
    case "reset-begin":
    case "reset-end":
      return { kind, at };
    case "reset-failed":
    case "write-failed":
    case "gone":
      return { kind, at, reason: text("reason") };
    case "back":
      return { kind, at, port: text("port") };
    case "end":
      return { kind: "ended", at, why: fields.get("why") === "lost" ? "lost" : "stopped" };
    default:
      throw new Error("It printed a line with an unknown event.");
  }
}

function objectOf(line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Reported below.
  }
  throw new Error("It printed a line that is not a JSON object.");
}
