import { Failure } from "../system/errors.ts";
import { cleanLine } from "../system/text/untrusted-text.ts";
import { withdraw, type Entry } from "./cache.ts";
import { alterationsOf } from "./manifest.ts";
import { warn, type ToolContext } from "./tool.ts";

/** There may be thousands of altered files. */
const NAMES_SHOWN = 5;
const NAME_LENGTH = 200;

/** Called with an installation whose files changed after it was installed, and with each change. */
export type OnAltered = (entry: Entry, alterations: readonly string[]) => Promise<void>;

/** Whether no file of an installation was changed, removed or added since it was finished. */
export async function isIntact(entry: Entry, onAltered?: OnAltered): Promise<boolean> {
  const alterations = await alterationsOf(entry);
  if (alterations.length > 0) await onAltered?.(entry, alterations);
  return alterations.length === 0;
}

/** Takes altered installations out of use and warns about them. */
export class Alarm {
  readonly #context: ToolContext;
  readonly #said: string[] = [];

  constructor(context: ToolContext) {
    this.#context = context;
  }

  readonly raise: OnAltered = async (entry, alterations) => {
    const names = alterations.slice(0, NAMES_SHOWN).map((name) => cleanLine(name).slice(0, NAME_LENGTH));
    const more = alterations.length - names.length;
    const list = [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
    const line = `The ${this.#context.tool.name} in the tool cache was altered after installation and is not used: in ${entry.directory}, ${list}.`;
    this.#said.push(line);
    warn(
      this.#context,
      `${line} It is kept for inspection, and ${this.#context.tool.name} is installed again.`,
    );
    await withdraw(entry);
  };

  /** If an altered installation had to be replaced and that fails, the alteration is the cause to report. */
  explain(error: unknown): unknown {
    const { tool } = this.#context;
    if (this.#said.length === 0 || !(error instanceof Failure) || !tool.notInstalled.has(error.code))
      return error;
    return new Failure(
      tool.codes.altered,
      `${this.#said.join("\n")}\nIt could not be installed again: ${error.message}`,
      `Find out what changed it: another job on this runner, a cleanup tool, a virus scanner, or a failing disk. ${error.hint}`,
      { cause: error },
    );
  }
}
