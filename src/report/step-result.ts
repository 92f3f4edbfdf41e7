import type { FailureClass, FailureCode } from "../system/errors.ts";
import type { BoardState } from "../firmware/flash/board-state.ts";
import { isVerdict } from "../gate/verdict.ts";
import type { RegionResult } from "./place-result.ts";
import type { Section } from "./summary/section.ts";

export interface ArtifactResult {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  /** `sha256:` and 64 hex digits, of the zip; absent for old artifacts, for which GitHub has no digest. */
  readonly digest?: string;
}

export interface FailureResult {
  readonly code: FailureCode;
  readonly class: FailureClass;
  readonly message: string;
  readonly hint: string;
}

/** What the board reported about itself. */
export interface ReportedIdentity {
  readonly chip?: string | undefined;
  readonly description?: string | undefined;
  readonly revision?: string | undefined;
  readonly features?: string | undefined;
  readonly crystal?: string | undefined;
  readonly mac?: string | undefined;
  /** Bytes. */
  readonly flashSize?: number | undefined;
}

/** What an operation verified; its fields have the names of the output `result`. */
export interface ProvedResult {
  readonly operation: string;
}

/** The JSON output `result`: what the operation verified, on which board, with which esptool, and what failed. */
export interface StepResult {
  readonly operation: string;
  /** Whether the operation was carried out; it is true even if `verify` finds a difference or a gate has a verdict. */
  readonly success: boolean;
  readonly port: string;
  readonly chip: string | null;
  readonly mac: string | null;
  /** Bytes. */
  readonly flash_size: number | null;
  /** What identified the board: every esptool process checked this first. */
  readonly pinned: readonly string[] | null;
  readonly esptool_version: string | null;
  readonly esptool_path: string | null;
  readonly elapsed_seconds: number;
  /** The attempts of the command that needed the most. */
  readonly attempts: number;
  /** The highest rate at which an esptool command succeeded, bits per second; `null` on a raw socket, or if none did. */
  readonly baud: number | null;
  readonly board_state: BoardState;
  /** Whether the chip runs its application at the end; `null` if esptool was not started. */
  readonly app_started: "yes" | "unknown" | "no" | null;
  /** What an earlier step left unfinished on this board. */
  readonly previous_interruption: Interruption | null;
  /** The artifact with the backup: the uploaded one, or an earlier one with the same bytes. */
  readonly artifact?: ArtifactResult;
  /** Whether a backup was uploaded; absent if no upload was requested. */
  readonly uploaded?: boolean;
  /** Warnings, as sentences; absent if there are none. */
  readonly warnings?: readonly string[];
  readonly failure?: FailureResult;
  /** What the operation verified. */
  readonly [field: string]: unknown;
}

/** A change of the flash that an earlier step started and did not finish. */
export interface Interruption {
  readonly operation: string;
  readonly state: string;
  /** The parts of the flash that it may have changed and no later step has rewritten; `null` means all of it. */
  readonly regions: readonly RegionResult[] | null;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly repository: string;
  readonly run_url: string;
}

/** Everything known at the end of a step, successful or not. */
export interface Outcome {
  readonly operation: string;
  readonly port: string;
  readonly identity: ReportedIdentity;
  /** What identified the board. */
  readonly pinned: readonly string[] | undefined;
  readonly attempts: number;
  /** Bits per second. */
  readonly baud: number | undefined;
  readonly boardState: BoardState;
  readonly appStarted: "yes" | "unknown" | "no" | undefined;
  readonly interruption: Interruption | undefined;
  readonly esptool: { readonly version: string; readonly path: string } | undefined;
  readonly elapsedMs: number;
  readonly result: ProvedResult | undefined;
  /** The part of the summary about the result. */
  readonly section: Section | undefined;
  /** The warnings of the operation and of esptool, as sentences. */
  readonly warnings: readonly string[];
  readonly artifact: ArtifactResult | undefined;
  readonly uploaded: boolean | undefined;
  /** Whether the uploaded artifact is encrypted; `undefined` if none was uploaded. */
  readonly encrypted: boolean | undefined;
  readonly failure: FailureResult | undefined;
}

/** A failure code that is the result of an operation, not an obstacle to it. */
function isFinding(code: FailureCode): boolean {
  return code === "verify-mismatch" || isVerdict(code);
}

/** Builds the JSON result from everything that is known. */
export function stepResult(outcome: Outcome): StepResult {
  const { operation, port, identity, esptool, elapsedMs, result } = outcome;
  const { artifact, uploaded, warnings, failure } = outcome;
  return {
    operation,
    success: result !== undefined && (failure === undefined || isFinding(failure.code)),
    port,
    // A dry run reports the requested operation.
    ...(result === undefined ? {} : { ...result, operation }),
    ...(artifact === undefined ? {} : { artifact }),
    ...(uploaded === undefined ? {} : { uploaded }),
    ...(warnings.length === 0 ? {} : { warnings }),
    chip: identity.chip ?? null,
    mac: identity.mac ?? null,
    flash_size: identity.flashSize ?? null,
    pinned: outcome.pinned ?? null,
    esptool_version: esptool?.version ?? null,
    esptool_path: esptool?.path ?? null,
    elapsed_seconds: Math.round(elapsedMs) / 1000,
    attempts: outcome.attempts,
    baud: outcome.baud ?? null,
    board_state: outcome.boardState,
    app_started: outcome.appStarted ?? null,
    previous_interruption: outcome.interruption ?? null,
    ...(failure === undefined ? {} : { failure }),
  };
}
