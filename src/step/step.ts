import type { Requirements } from "../board/session/requirements.ts";
import type { NamingTable } from "../firmware/formats/partition-table.ts";
import type { ArtifactRequest } from "../inputs/artifacts/artifact.ts";
import type { ConnectionRequest } from "../inputs/board/connection.ts";
import type { Limits } from "../inputs/limits.ts";
import type { EsptoolChoice } from "../inputs/esptool.ts";
import type { Keys } from "../inputs/artifacts/keys.ts";
import type { DryRun } from "../operations/dry-run/dry-run-result.ts";
import type { BoardRequest, RunnerRequest, UnresolvedRequest } from "../operations/table.ts";

/** All that a step was asked for. */
export type Step = BoardStep | RunnerStep;

export interface BoardStep {
  /** Partitions are names in it only where the board's own table has to say what they mean. */
  readonly request: UnresolvedRequest;
  /** The same, where it has no names; `undefined` otherwise. */
  readonly resolved: BoardRequest | undefined;
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

/** A step without a board of its own. */
export interface RunnerStep {
  readonly request: RunnerRequest;
  readonly connection: undefined;
  readonly esptool: EsptoolChoice;
  readonly limits: Limits;
  readonly artifact: undefined;
}
