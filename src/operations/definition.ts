import type { StoredBackups } from "../backups/fetch-backup.ts";
import type { Board } from "../board/session/board.ts";
import type { Requirements } from "../board/session/requirements.ts";
import type { Range } from "../firmware/flash/flash-ranges.ts";
import type { Images } from "../inputs/files/images.ts";
import type { Reader } from "../inputs/reader.ts";
import type { ArtifactRequest } from "../inputs/artifacts/artifact.ts";
import type { ArtifactService } from "../github/artifacts/artifacts.ts";
import type { Identity } from "../esptool/run/observation.ts";
import type { ArtifactResult } from "../report/step-result.ts";
import type { EsptoolChoice } from "../inputs/esptool.ts";
import type { Limits } from "../inputs/limits.ts";
import type { Placement } from "../inputs/partitions/placement.ts";
import type { EsptoolProgram } from "../esptool/install/program.ts";
import type { StepContext } from "../system/step-context.ts";
import type { InputName } from "../inputs/input-table.ts";
import type { ConnectionRequest } from "../inputs/board/connection.ts";
import type { Section } from "../report/summary/section.ts";
import type { Failure } from "../system/errors.ts";
import type { DryRun, DryRunResult } from "./dry-run/dry-run-result.ts";
import type { UnopenedBoard } from "./dry-run/script.ts";
import type { Accounted } from "./images/account.ts";

/** Anything that names its operation: a request, or a result. */
export interface OfOperation {
  readonly operation: string;
}

/** What has been read of a step before its request; `undefined` where it is wrong. */
export interface RequestParts {
  /** The folder to which relative paths belong. */
  readonly workspace: string;
  readonly connection: ConnectionRequest | undefined;
  readonly images: Images | undefined;
  readonly dryRun: DryRun | undefined;
  readonly tableAddress: number | undefined;
}

/** What an operation goes by before its board is claimed. */
export interface Preparation<Request, Unresolved> {
  readonly request: Unresolved;
  /** The same, where it has no names of partitions; `undefined` otherwise. */
  readonly resolved: Request | undefined;
  readonly connection: Pick<ConnectionRequest, "chip">;
  readonly tableAddress: number;
  readonly expected: Requirements;
  /** How earlier backups are reached and opened. */
  readonly stored: StoredBackups;
}

/** Where, and as what, a step uploads what its operation made. */
export interface UploadTarget {
  readonly artifact: ArtifactRequest;
  /** What of the board may be in the name of the artifact. */
  readonly identity: Identity;
  readonly service: ArtifactService;
  readonly run: { readonly runId: string; readonly runAttempt: string; readonly job: string };
  /** Whether strangers may read what is uploaded as it is. */
  readonly isPublic: boolean;
}

/** What became of what an operation made. */
export interface Publication {
  /** What holds the bytes: the new artifact, or the earlier one that has the same. */
  readonly artifact: ArtifactResult | undefined;
  readonly uploaded: boolean;
}

/**
 * An operation. Its functions are declared as methods, so that a definition, whose functions take its own request and
 * result, fits the table of all of them.
 */
export interface OperationDefinition<Request extends OfOperation, Result extends OfOperation> {
  /** What it does, for the table of operations in the documentation. */
  readonly about: string;
  /** The page that explains it. */
  readonly page: string;
  /** esptool's own commands that people may write instead of its name: they get a hint. */
  readonly esptoolCommands?: readonly string[];
  /** The inputs that it uses, but for those of every step. Any other that is set is refused. */
  readonly inputs: readonly InputName[];
  /** The outputs that are fields of its result, but for those of every step. */
  readonly outputs: readonly string[];
  /**
   * Whether a result must fail the step although the operation succeeded: on a difference, and on a write that is not
   * verified, unless the workflow opts out.
   */
  gateFailure(request: Request, result: Result): Failure | undefined;
  summary(result: Result): Section;
}

/**
 * An operation on a board. In an `Unresolved` request partitions may still be names; `Prepared` is what it brings to the
 * runner before its board is claimed.
 */
export interface BoardOperation<
  Request extends OfOperation = OfOperation,
  Result extends OfOperation = OfOperation,
  Unresolved extends OfOperation = Request,
  Prepared = unknown,
> extends OperationDefinition<Unresolved, Result> {
  /** Whether `file` and `files` are its images; `optional`: it can do without. */
  readonly usesImages: boolean | "optional";
  /** What the inputs ask for; `undefined` after noting what is wrong with them. */
  parse(reader: Reader, parts: RequestParts): Promise<Unresolved | undefined> | Unresolved | undefined;
  /** What it places in the flash, and how addresses take the place of partition names. */
  placement(request: Unresolved): Placement<Request>;
  /** Whether a request without names of partitions looks at a partition table all the same. */
  usesTable(request: Unresolved, tableAddress: number | undefined): boolean;
  /**
   * Brings to the runner, and checks, what needs no board, before anybody waits for one.
   * @throws {Failure} what the operation would refuse.
   */
  prepare(preparation: Preparation<Request, Unresolved>, context: StepContext): Promise<Prepared>;
  /** What of the flash the operation may change. */
  reachOf(request: Request, prepared: Prepared): readonly Range[] | "whole";
  /** Does what is asked for; the flash map is drawn afterwards where the result comes with an account of the flash. */
  run(request: Request, board: Board, prepared: Prepared): Promise<Result & Partial<Accounted>>;
  /** What a dry run without the board cannot know, as sentences. */
  readonly notChecked: readonly string[];
  /**
   * Reports what the operation would do, without its board.
   * @param notChecked what only the board knows, as sentences.
   * @throws {Failure} what the operation would refuse before it touches the board.
   */
  dryRun(
    request: Request,
    board: UnopenedBoard,
    prepared: Prepared,
    notChecked: readonly string[],
  ): Promise<Result | DryRunResult>;
  /**
   * Reads the board and reports what the operation would do to it. Nothing is changed, and in the end the chip is reset
   * as `after` asks for.
   * @param version of esptool.
   */
  dryRunOnBoard(
    request: Request,
    board: Board,
    prepared: Prepared,
    version: string,
  ): Promise<Result | DryRunResult>;
  /**
   * Whether all that the operation may have changed is now known to be as it should: by digests, or since it is blank.
   * @param unfinished the operation that an earlier step left unfinished.
   */
  isPutRight(result: Result, unfinished: string | undefined): boolean;
  /**
   * Uploads what the operation made; absent, it makes nothing to upload.
   * @throws {Failure} class `service`; `output-changed` where a file is no longer what the step made.
   */
  publish?(
    request: Unresolved,
    result: Result,
    prepared: Prepared,
    target: UploadTarget,
    context: StepContext,
  ): Promise<Publication>;
}

/** What an operation without a board may use of its runner. */
export interface Runner {
  readonly esptool: EsptoolChoice;
  readonly limits: Limits;
  /** Installs the esptool that the step asks for. */
  readonly provide: () => Promise<EsptoolProgram>;
}

/** An operation without a board of its own. */
export interface RunnerOperation<
  Request extends OfOperation = OfOperation,
  Result extends OfOperation = OfOperation,
> extends OperationDefinition<Request, Result> {
  /** Whether it connects to boards that it finds, so that the cause of its failure may be on the bench. */
  readonly asksBoards: boolean;
  /** What the inputs ask for; `undefined` after noting what is wrong with them. */
  parse(
    reader: Reader,
    runner: { readonly workspace: string; readonly platform: NodeJS.Platform },
  ): Promise<Request | undefined> | Request | undefined;
  /** Does what is asked for, or says what it would do where that is a dry run. */
  run(request: Request, runner: Runner, context: StepContext): Promise<Result | DryRunResult>;
}

/** For an operation that changes nothing, needs nothing but its board, and whose result fails no step. */
export const HARMLESS = {
  usesImages: false,
  prepare: () => Promise.resolve(undefined),
  reachOf: () => [],
  isPutRight: () => false,
  gateFailure: () => undefined,
} as const;
