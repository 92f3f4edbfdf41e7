import type { VerdictCode } from "../../gate/verdict.ts";
import { Failure } from "../../system/errors.ts";
import type { GateRequest } from "./gate-request.ts";
import { type GateResult, hasVerdict } from "./gate-result.ts";

/**
 * The failure of a step whose verdict is not `passed`; `undefined` if it passed, or if the workflow evaluates the
 * verdict itself.
 * @param failOnVerdict the input `fail-on-verdict`.
 */
export function verdictFailure(
  { failOnVerdict }: { readonly failOnVerdict: boolean },
  { verdict, verdict_code: code, gate: { message, hint } }: GateResult,
): Failure | undefined {
  if (verdict === "passed" || code === undefined || !failOnVerdict) return undefined;
  return new Failure(code satisfies VerdictCode, message, hint);
}

/** The same for a step whose gate follows its operation; without a gate there is no verdict. */
export function followingFailure(
  gate: GateRequest | undefined,
  result: Partial<GateResult>,
): Failure | undefined {
  return gate === undefined || !hasVerdict(result) ? undefined : verdictFailure(gate, result);
}
