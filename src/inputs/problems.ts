import { Failure, type FailureCode } from "../system/errors.ts";
import { shorten } from "../system/text/shown-text.ts";
import type { Parsed } from "./values.ts";
import type { InputName } from "./input-table.ts";
import { sentence } from "../system/text/sentence.ts";

/** What is wrong with one thing: `problem` completes the sentence «"thing" …». */
export interface Refusal {
  readonly code: FailureCode;
  readonly problem: string;
}

interface Problem {
  readonly code: FailureCode;
  readonly text: string;
}

/** A longer list would not be read. */
const MAX_SHOWN = 20;

/** Collects everything that is wrong with the inputs, so that one run reports it all. */
export class Problems {
  readonly #found: Problem[] = [];

  get isAny(): boolean {
    return this.#found.length > 0;
  }

  add(code: FailureCode, text: string): void {
    // Several parts of a step may read the same input.
    if (this.#found.some((problem) => problem.text === text)) return;
    this.#found.push({ code, text });
  }

  /** The parsed value, or `undefined` after noting what is wrong with it. */
  take<T>(
    name: InputName,
    text: string,
    parsed: Parsed<T>,
    code: FailureCode = "input-invalid",
  ): T | undefined {
    if ("value" in parsed) return parsed.value;
    this.add(code, `input \`${name}\`: "${shorten(text)}" ${parsed.problem}`);
    return undefined;
  }

  /** @throws {Failure} if there are problems: with the code of a single one, or `input-invalid` for several. */
  throwIfAny(): void {
    const failure = this.#failure();
    if (failure !== undefined) throw failure;
  }

  /** The error for a missing value whose input was wrong: the same as `throwIfAny` throws. */
  refusal(): Error {
    return this.#failure() ?? new Error("An input was refused without a reason.");
  }

  #failure(): Failure | undefined {
    const [first, ...others] = this.#found;
    if (first === undefined) return undefined;
    const hint = "The board was not touched. Fix the inputs and run the step again.";
    if (others.length === 0) return new Failure(first.code, sentence(first.text), hint);
    const list = this.#found.slice(0, MAX_SHOWN).map((problem) => `- ${problem.text}`);
    const more = this.#found.length - list.length;
    if (more > 0) list.push(`- and ${more} more`);
    const same = others.every((problem) => problem.code === first.code);
    return new Failure(
      same ? first.code : "input-invalid",
      `${this.#found.length} inputs are wrong:\n${list.join("\n")}`,
      hint,
    );
  }
}
