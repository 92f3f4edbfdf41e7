import type { Requirements } from "../board/session/requirements.ts";
import type { NamingTable } from "../firmware/formats/partition-table.ts";
import type { ArtifactRequest } from "../inputs/artifacts/artifact.ts";
import type { ConnectionRequest } from "../inputs/board/connection.ts";
import type { Limits } from "../inputs/limits.ts";
import type { EsptoolChoice } from "../inputs/esptool.ts";
import type { Keys } from "../inputs/artifacts/keys.ts";
import type { DryRun } from "../operations/dry-run/dry-run-result.ts";
import type { BoardRequest, RunnerRequest, UnresolvedRequest } from "../operations/table.ts";

/** Everything that a step's inputs specify. */
export type Step = BoardStep | RunnerStep;

export interface BoardStep {
  /** It contains partition names only if the board's own table must resolve them. */
  readonly request: UnresolvedRequest;
  /** The request without names; `undefined` while it still has them. */
  readonly resolved: BoardRequest | undefined;
  /** Address of the partition table in the flash. */
  readonly tableAddress: number;
  /** The partition table that the workflow gives. */
  readonly givenTable: NamingTable | undefined;
  readonly connection: ConnectionRequest;
  /** Whether the operation is a dry run, and whether that reads the board. */
  readonly dryRun: DryRun;
  /** What the board must be; any other board is refused. */
  readonly expected: Requirements;
  /** Log lines about how the inputs were interpreted. */
  readonly remarks: readonly string[];
  /** Inputs without an effect, as sentences. */
  readonly warnings: readonly string[];
  readonly esptool: EsptoolChoice;
  readonly limits: Limits;
  /** If `undefined`, nothing is uploaded. */
  readonly artifact: ArtifactRequest | undefined;
  readonly keys: Keys;
  /**
   * The step for each chip of the build, as esptool's options spell it, if the board decides which is used; until then
   * this step stands for all of them.
   */
  readonly choices?: ReadonlyMap<string, BoardStep>;
}

/** A step that claims no board. */
export interface RunnerStep {
  readonly request: RunnerRequest;
  readonly connection: undefined;
  readonly esptool: EsptoolChoice;
  readonly limits: Limits;
  readonly artifact: undefined;
}
