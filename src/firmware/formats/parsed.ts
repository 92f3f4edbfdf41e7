import { FormatError } from "./format-error.ts";

/** The parser's value; `undefined` if the bytes do not have the format. */
export function parsed<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}
