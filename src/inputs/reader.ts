import type { FailureCode } from "../system/errors.ts";
import type { Problems } from "./problems.ts";
import { INPUTS, type InputName } from "./input-table.ts";
import { parseBoolean, type Parsed } from "./values.ts";

/** Returns the text of an input, "" if the workflow does not set it. */
export type ReadInput = (name: InputName) => string;

/** Reads single inputs and collects problems. */
export class Reader {
  readonly problems: Problems;
  readonly #read: ReadInput;

  constructor(read: ReadInput, problems: Problems) {
    this.#read = read;
    this.problems = problems;
  }

  /** The text without surrounding white space; the default when there is none. */
  text(name: InputName): string {
    return this.#read(name).trim() || INPUTS[name];
  }

  /** Whether the workflow sets something other than the default. */
  isSet(name: InputName): boolean {
    return this.text(name) !== INPUTS[name];
  }

  parse<T>(name: InputName, parse: (text: string) => Parsed<T>, code?: FailureCode): T | undefined {
    const text = this.text(name);
    return this.problems.take(name, text, parse(text), code);
  }

  /** As `parse`, but an input with its default value is not parsed. */
  optional<T>(name: InputName, parse: (text: string) => Parsed<T>): T | undefined {
    return this.isSet(name) ? this.parse(name, parse) : undefined;
  }

  /** As `parse`, but an empty input is a problem. */
  required<T>(
    name: InputName,
    example: string,
    parse: (text: string) => Parsed<T>,
    code?: FailureCode,
  ): T | undefined {
    if (this.text(name) !== "") return this.parse(name, parse, code);
    this.problems.add("input-invalid", `input \`${name}\` is missing: ${example}`);
    return undefined;
  }

  boolean(name: InputName): boolean | undefined {
    return this.parse(name, parseBoolean);
  }
}
