import type { Log } from "../../../system/log.ts";
import { type Event } from "../output.ts";
import { cleanLine } from "../../../system/text/untrusted-text.ts";

/** Enough to hold a traceback and the words before it. */
const TAIL_LINES = 60;

/** Lines that say who the board is: once in a step is enough, however many processes it takes. */
const SAID_ONCE: ReadonlySet<Event["kind"]> = new Set([
  "detected",
  "chip",
  "features",
  "crystal",
  "mac",
  "stub",
  "baud",
  "resetting",
  "not-reset",
]);

/** Lines that people need not see: noise, what `progress` says better, and lists without an end. */
const HIDDEN: ReadonlySet<Event["kind"]> = new Set(["noise", "connecting", "progress", "difference"]);

/** What one esptool process says: shown to people under the names that they know, its last lines kept. */
export class Transcript {
  /** esptool's last lines, as it said them. */
  readonly tail: string[] = [];
  readonly #log: Log;
  readonly #said: Set<string>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #quiet: boolean;

  /**
   * @param said what this step has said of the board already; added to.
   * @param names file names to show in place of the paths that esptool is given.
   * @param quiet whether only what says who the board is shall be shown.
   */
  constructor(log: Log, said: Set<string>, names: ReadonlyMap<string, string>, quiet: boolean) {
    this.#log = log;
    this.#said = said;
    this.#names = names;
    this.#quiet = quiet;
  }

  /** Takes a line that is clean, and what it says. */
  add(line: string, event: Event): void {
    this.#show(this.shown(line), event);
    if (event.kind === "progress" || event.kind === "difference") return;
    this.tail.push(line);
    if (this.tail.length > TAIL_LINES) this.tail.shift();
  }

  /** The line with the names that people know. */
  shown(line: string): string {
    let renamed = line;
    for (const [path, name] of this.#names) renamed = renamed.replaceAll(path, cleanLine(name));
    return renamed;
  }

  #show(line: string, event: Event): void {
    // Where a command on the way leaves the chip is no news: the last one says where it is left.
    const isWho = SAID_ONCE.has(event.kind) && !(this.#quiet && event.kind === "resetting");
    const isRepeated = isWho && this.#said.has(line);
    if (isWho) this.#said.add(line);
    if (event.kind === "progress" && !this.#quiet) this.#log.progress(event.percent);
    else if (isRepeated || HIDDEN.has(event.kind) || (this.#quiet && !isWho)) this.#log.detail(line);
    else this.#log.line(line);
  }
}
