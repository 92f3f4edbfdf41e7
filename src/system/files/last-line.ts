import { readFileSync } from "node:fs";

/** The last line of a log; empty where there is none. */
export function lastLine(file: string): string {
  try {
    return readFileSync(file, "utf8").trim().split("\n").at(-1) ?? "";
  } catch {
    return "";
  }
}
