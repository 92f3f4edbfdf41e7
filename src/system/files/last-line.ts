import { readFileSync } from "node:fs";

/** The last line of a log; "" if there is none. */
export function lastLine(file: string): string {
  try {
    return readFileSync(file, "utf8").trim().split("\n").at(-1) ?? "";
  } catch {
    return "";
  }
}
