/** A line of ESP-IDF's log: `I (279) boot: Loaded app from partition at offset 0x110000`. */
export interface LogLine {
  readonly level: "E" | "W" | "I" | "D" | "V";
  /** The text in brackets: milliseconds since the chip started, or a time of day; absent if there are no brackets. */
  readonly stamp?: string;
  readonly tag: string;
  readonly message: string;
}

/** The start of the line may be the unfinished output of another task. */
const LOG_LINE = /(?:^|[^A-Za-z])([EWIDV]) (?:\(([\d:. -]{1,24})\) )?([\w.:/-]{1,48}): (.*)$/;

/** Parses a line of ESP-IDF's log, with a timestamp in milliseconds, as a time of day, or without one. */
export function parseLogLine(text: string): LogLine | undefined {
  const [, level, stamp, tag, message] = LOG_LINE.exec(text) ?? [];
  if (level === undefined || tag === undefined || message === undefined) return undefined;
  return {
    level: level as LogLine["level"],
    ...(stamp === undefined ? {} : { stamp }),
    tag,
    message: message.trimEnd(),
  };
}
