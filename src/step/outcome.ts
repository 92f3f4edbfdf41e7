import { formatAddress } from "../firmware/flash/flash-layout.ts";
import type { Unfinished } from "../board/unfinished/unfinished.ts";
import type { Failure } from "../system/errors.ts";
import { namesOf } from "../esptool/run/pinned.ts";
import { sectionOf } from "../operations/table.ts";
import type { FailureResult, Interruption, Outcome } from "../report/step-result.ts";
import type { StepFacts } from "./facts.ts";

/** Combines everything that is known at the end of the step. */
export function outcomeOf(
  facts: StepFacts,
  asked: { readonly operation: string; readonly port: string },
  failure: Failure | undefined,
  elapsedMs: number,
): Outcome {
  const { step, board, program, result, publication } = facts;
  const previous = board?.previous;
  return {
    operation: step?.request.operation ?? asked.operation,
    port: board?.port ?? step?.connection?.port.name ?? asked.port,
    identity: board?.identity ?? {},
    pinned: namesOf(board?.identity ?? {}),
    attempts: board?.attempts ?? 0,
    baud: board?.baud,
    boardState: board?.state ?? "untouched",
    appStarted: board?.appStarted,
    interruption: previous && interruption(previous),
    esptool: program,
    elapsedMs,
    result,
    section: result && sectionOf(result),
    warnings: warningsOf(facts),
    artifact: publication?.artifact,
    uploaded: publication?.uploaded,
    encrypted: publication?.uploaded === true ? (step?.artifact?.recipients.length ?? 0) > 0 : undefined,
    failure: failure && failureResult(failure),
  };
}

function warningsOf({ step, result, board }: StepFacts): string[] {
  const inputs = step !== undefined && "warnings" in step ? step.warnings : [];
  const own = result !== undefined && "warnings" in result ? result.warnings : [];
  return [...inputs, ...own, ...(board?.warnings ?? [])];
}

function interruption({ by, operation, state, regions }: Unfinished): Interruption {
  const pieces =
    regions === "whole"
      ? null
      : regions.map(({ address, size }) => ({ address: formatAddress(address), size }));
  return {
    operation,
    state,
    regions: pieces,
    since: by.since,
    repository: by.repository,
    run_url: by.runUrl,
  };
}

function failureResult(failure: Failure): FailureResult {
  const { code, message, hint } = failure;
  return { code, class: failure.class, message, hint };
}
