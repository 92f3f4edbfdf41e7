import type { VerdictCode } from "../../gate/verdict.ts";
import { Failure } from "../../system/errors.ts";
import type { GateRequest } from "./gate-request.ts";
import { type GateResult, hasVerdict } from "./gate-result.ts";

/**
 * The failure of a step whose verdict is not `passed`; `undefined` where it passed, or the workflow decides itself.
 * @param failOnVerdict the input `fail-on-verdict`.
 */
export function verdictFailure(
  { failOnVerdict }: { readonly failOnVerdict: boolean },
  { verdict, verdict_code: code, gate: { message, hint } }: GateResult,
): Failure | undefined {
  if (verdict === "passed" || code === undefined || !failOnVerdict) return undefined;
  return new Failure(code satisfies VerdictCode, message, hint);
}

/** The same of a step that did something else first; one without a gate has no verdict. */
export function followingFailure(
  gate: GateRequest | undefined,
  result: Partial<GateResult>,
): Failure | undefined {
  return gate === undefined || !hasVerdict(result) ? undefined : verdictFailure(gate, result);
}
