import type { ConsoleLine } from "./console/console-lines.ts";

/** How many lines are kept to show what led to a verdict. */
const KEPT = 30;

/** The last lines of a console. */
export class RecentLines {
  #kept: ConsoleLine[] = [];

  get last(): ConsoleLine | undefined {
    return this.#kept.at(-1);
  }

  get lines(): readonly ConsoleLine[] {
    return this.#kept.slice(-KEPT);
  }

  add(line: ConsoleLine): void {
    if (this.last?.number === line.number) this.#kept.pop();
    this.#kept.push(line);
    if (this.#kept.length >= 2 * KEPT) this.#kept = this.#kept.slice(-KEPT);
  }
}
