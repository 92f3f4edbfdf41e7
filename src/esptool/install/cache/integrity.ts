import { Failure, type FailureCode } from "../../../system/errors.ts";
import { cleanLine } from "../../../system/text/untrusted-text.ts";
import { withdraw, type Entry } from "./cache.ts";
import { alterationsOf } from "./manifest.ts";
import { warn, type InstallContext } from "../program.ts";

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

/** Takes altered installations out of use and warns of them. */
export class Alarm {
  readonly #context: InstallContext;
  readonly #said: string[] = [];

  constructor(context: InstallContext) {
    this.#context = context;
  }

  readonly raise: OnAltered = async (entry, alterations) => {
    const names = alterations.slice(0, NAMES_SHOWN).map((name) => cleanLine(name).slice(0, NAME_LENGTH));
    const more = alterations.length - names.length;
    const list = [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
    const line = `The esptool in the tool cache was altered after installation and is not used: in ${entry.directory}, ${list}.`;
    this.#said.push(line);
    warn(this.#context, `${line} It is kept for inspection, and esptool is installed again.`);
    await withdraw(entry);
  };

  /** If an alteration made an installation necessary and that fails, the alteration is the cause to report. */
  explain(error: unknown): unknown {
    if (this.#said.length === 0 || !(error instanceof Failure) || !EXPLAINED.has(error.code)) return error;
    return new Failure(
      "esptool-altered",
      `${this.#said.join("\n")}\nIt could not be installed again: ${error.message}`,
      `Find out what changed it: another job on this runner, a cleanup tool, a virus scanner, or a failing disk. ${error.hint}`,
      { cause: error },
    );
  }
}

/** Not a cancelled step, and not a wrong digest, which is the more serious finding. */
const EXPLAINED = new Set<FailureCode>([
  "esptool-download-failed",
  "esptool-archive-invalid",
  "esptool-install-failed",
  "esptool-unavailable",
  "python-not-found",
]);
