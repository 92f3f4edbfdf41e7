import type { BoardLocation } from "../board/ports/board-location.ts";
import { formatAddress } from "../firmware/flash/flash-layout.ts";
import type { Unfinished } from "../board/unfinished/unfinished.ts";
import type { Failure } from "../system/errors.ts";
import { namesOf } from "../esptool/run/pinned.ts";
import type { Esptool } from "../esptool/run/client.ts";
import type { EsptoolProgram } from "../esptool/install/program.ts";
import type { WorkflowOrigin } from "../github/visibility.ts";
import type { Step } from "../inputs/step.ts";
import type { Publication } from "../operations/backup/publish-backup.ts";
import { type OperationResult, sectionOf } from "../operations/table.ts";
import type { FailureResult, Interruption, Outcome } from "../report/step-result.ts";

/** What becomes known as the step goes on, so that its end can be reported truthfully wherever it comes. */
export interface Progress {
  step?: Step;
  /** Where the board is. */
  location?: BoardLocation;
  program?: EsptoolProgram;
  esptool?: Esptool;
  result?: OperationResult;
  publication?: Publication;
  /** Who can read what this step says; `undefined` until that is known. */
  origin?: WorkflowOrigin;
  /** What an earlier step left unfinished on the board. */
  previous?: Unfinished | undefined;
}

/** Puts together what is known at the end. */
export function outcomeOf(
  progress: Progress,
  asked: { readonly operation: string; readonly port: string },
  failure: Failure | undefined,
  elapsedMs: number,
): Outcome {
  const { step, location, program, esptool, result, publication, previous } = progress;
  return {
    operation: step?.request.operation ?? asked.operation,
    port: location?.port.name ?? step?.connection?.port.name ?? asked.port,
    identity: esptool?.identity ?? {},
    pinned: namesOf(esptool?.identity ?? {}),
    attempts: esptool?.attempts ?? 0,
    boardState: esptool?.state ?? "untouched",
    appStarted: esptool?.appStarted,
    interruption: previous && interruption(previous),
    esptool: program,
    elapsedMs,
    result,
    section: result && sectionOf(result),
    warnings: warningsOf(progress),
    artifact: publication?.artifact,
    uploaded: publication?.uploaded,
    encrypted: publication?.uploaded === true ? (step?.artifact?.recipients.length ?? 0) > 0 : undefined,
    failure: failure && failureResult(failure),
  };
}

function warningsOf({ step, result, esptool }: Progress): string[] {
  const inputs = step !== undefined && "warnings" in step ? step.warnings : [];
  const own = result !== undefined && "warnings" in result ? result.warnings : [];
  return [...inputs, ...own, ...(esptool?.warnings ?? [])];
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
