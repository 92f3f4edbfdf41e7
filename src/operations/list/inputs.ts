import type { Reader } from "../../inputs/reader.ts";
import { parseChoice, type Parsed } from "../../inputs/values.ts";
import { DRY_RUNS } from "../dry-run/dry-run-result.ts";

export interface ListRequest {
  readonly operation: "list";
  /** Whether to identify each board, which resets it. */
  readonly probe: boolean;
  readonly dryRun: boolean;
}

/** Reads the inputs of a list. */
export function parseList(reader: Reader): ListRequest | undefined {
  const probe = reader.boolean("probe");
  const dryRun = reader.parse("dry-run", parseListDryRun);
  return probe === undefined || dryRun === undefined ? undefined : { operation: "list", probe, dryRun };
}

function parseListDryRun(text: string): Parsed<boolean> {
  const parsed = parseChoice(text, DRY_RUNS);
  if ("problem" in parsed) return parsed;
  return parsed.value === "connect"
    ? { problem: "has no effect on `list`, which changes nothing; use `probe: true` to identify the boards" }
    : { value: parsed.value === "true" };
}
