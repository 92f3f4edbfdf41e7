import { FormatError } from "./format-error.ts";

/** What a parser makes of its bytes; `undefined` where they are something else. */
export function parsed<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}
