/** A line of ESP-IDF's log: `I (279) boot: Loaded app from partition at offset 0x110000`. */
export interface LogLine {
  readonly level: "E" | "W" | "I" | "D" | "V";
  /** The text in brackets: milliseconds since the chip started, or a time of day; absent without brackets. */
  readonly stamp?: string;
  readonly tag: string;
  readonly message: string;
}

/** It may follow what another task had begun to print. */
const LOG_LINE = /(?:^|[^A-Za-z])([EWIDV]) (?:\(([\d:. -]{1,24})\) )?([\w.:/-]{1,48}): (.*)$/;

/** Takes a line of ESP-IDF's log apart, with a timestamp in milliseconds, as a time of day, or none. */
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
