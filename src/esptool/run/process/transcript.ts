import type { Log } from "../../../system/log.ts";
import { type Event } from "../output.ts";
import { cleanLine } from "../../../system/text/untrusted-text.ts";

/** Enough for a traceback and the lines before it. */
const TAIL_LINES = 60;

/** Lines about the board, shown once in a step. */
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

/** Lines that people need not see: noise, progress that the log shows itself, and endless lists. */
const HIDDEN: ReadonlySet<Event["kind"]> = new Set(["noise", "connecting", "progress", "difference"]);

/** The output of one esptool process: shown in the log with the user's file names; keeps the last lines. */
export class Transcript {
  /** esptool's last lines, with its own paths. */
  readonly tail: string[] = [];
  readonly #log: Log;
  readonly #said: Set<string>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #quiet: boolean;

  /**
   * @param said the lines about the board that this step has shown; added to.
   * @param names file names to show in place of the paths passed to esptool.
   * @param quiet whether to show only lines about the board.
   */
  constructor(log: Log, said: Set<string>, names: ReadonlyMap<string, string>, quiet: boolean) {
    this.#log = log;
    this.#said = said;
    this.#names = names;
    this.#quiet = quiet;
  }

  /** @param line without control characters. */
  add(line: string, event: Event): void {
    this.#show(this.shown(line), event);
    if (event.kind === "progress" || event.kind === "difference") return;
    this.tail.push(line);
    if (this.tail.length > TAIL_LINES) this.tail.shift();
  }

  /** The line with the user's file names. */
  shown(line: string): string {
    let renamed = line;
    for (const [path, name] of this.#names) renamed = renamed.replaceAll(path, cleanLine(name));
    return renamed;
  }

  #show(line: string, event: Event): void {
    // Only the last command's reset matters.
    const isWho = SAID_ONCE.has(event.kind) && !(this.#quiet && event.kind === "resetting");
    const isRepeated = isWho && this.#said.has(line);
    if (isWho) this.#said.add(line);
    if (event.kind === "progress" && !this.#quiet) this.#log.progress(event.percent);
    else if (isRepeated || HIDDEN.has(event.kind) || (this.#quiet && !isWho)) this.#log.detail(line);
    else this.#log.line(line);
  }
}
