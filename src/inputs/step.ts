import type { Requirements } from "../board/session/requirements.ts";
import type { NamingTable } from "../firmware/formats/partition-table.ts";
import type { UnresolvedRequest, DoctorRequest, DryRun, ListRequest } from "./request.ts";
import type { ArtifactRequest } from "./artifacts/artifact.ts";
import type { ConnectionRequest } from "./board/connection.ts";
import type { Limits } from "./limits.ts";
import type { EsptoolChoice } from "./esptool.ts";
import type { Keys } from "./artifacts/keys.ts";

/** All that a step was asked for. */
export type Step = BoardStep | RunnerStep;

export interface BoardStep {
  /** Partitions are names in it only where the board's own table has to say what they mean. */
  readonly request: UnresolvedRequest;
  /** Where in the flash the partition table is. */
  readonly tableAddress: number;
  /** The partition table that the workflow gives. */
  readonly givenTable: NamingTable | undefined;
  readonly connection: ConnectionRequest;
  /** Whether, and how far, the operation is a dry run. */
  readonly dryRun: DryRun;
  /** What the board has to be, or it is refused. */
  readonly expected: Requirements;
  /** What the user should know of how the inputs were understood, as lines of the log. */
  readonly remarks: readonly string[];
  /** Inputs that cannot have their effect, as sentences. */
  readonly warnings: readonly string[];
  readonly esptool: EsptoolChoice;
  readonly limits: Limits;
  /** `undefined`: nothing is uploaded. */
  readonly artifact: ArtifactRequest | undefined;
  readonly keys: Keys;
  /**
   * The step for each chip that the build has one for, as esptool's options spell it, where the board is to say which
   * one it has; this one then stands for all of them until it has.
   */
  readonly choices?: ReadonlyMap<string, BoardStep>;
}

/** A step that has no board of its own. */
interface OnRunner<Request> {
  readonly request: Request;
  readonly connection: undefined;
  readonly esptool: EsptoolChoice;
  readonly limits: Limits;
  readonly artifact: undefined;
}

/** A step that only looks at its runner. */
export type DoctorStep = OnRunner<DoctorRequest>;
/** A step that looks for boards. */
export type ListStep = OnRunner<ListRequest>;
export type RunnerStep = DoctorStep | ListStep;

export function isListStep(step: RunnerStep): step is ListStep {
  return step.request.operation === "list";
}
