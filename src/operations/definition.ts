import type { TakenBaseline } from "../backups/baseline.ts";
import type { CheckedBackup } from "../backups/checked-backup.ts";
import type { Board } from "../board/session/board.ts";
import type { Requirements } from "../board/session/requirements.ts";
import type { Range } from "../firmware/flash/flash-ranges.ts";
import type { Images } from "../inputs/files/images.ts";
import type { Reader } from "../inputs/reader.ts";
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
import type { Stage } from "./dry-run/script.ts";
import type { Accounted } from "./images/account.ts";

/** Anything that names its operation: a request, or a result. */
export interface OfOperation {
  readonly operation: string;
}

/** What was brought to the runner for an operation before its board was claimed. */
export interface Sources {
  /** The backup that a restore names. */
  readonly backup?: CheckedBackup | undefined;
  /** The earlier image that a backup compares with. */
  readonly baseline?: TakenBaseline | undefined;
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

/** What is known of the board before it is looked for. */
export interface Expectations {
  readonly connection: Pick<ConnectionRequest, "chip">;
  readonly tableAddress: number;
  readonly expected: Requirements;
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

/** An operation on a board. In an `Unresolved` request partitions may still be names. */
export interface BoardOperation<
  Request extends OfOperation = OfOperation,
  Result extends OfOperation = OfOperation,
  Unresolved extends OfOperation = Request,
> extends OperationDefinition<Unresolved, Result> {
  /** Whether `file` and `files` are its images. */
  readonly usesImages: boolean;
  /** Whether what it makes is uploaded as an artifact. */
  readonly uploads: boolean;
  /** What the inputs ask for; `undefined` after noting what is wrong with them. */
  parse(reader: Reader, parts: RequestParts): Promise<Unresolved | undefined> | Unresolved | undefined;
  /** What it places in the flash, and how addresses take the place of partition names. */
  placement(request: Unresolved): Placement<Request>;
  /** Whether a request without names of partitions looks at a partition table all the same. */
  usesTable(request: Unresolved, tableAddress: number | undefined): boolean;
  /**
   * Checks what needs no board, before anybody waits for one.
   * @throws {Failure} what the operation would refuse.
   */
  checkFiles(request: Request, expectations: Expectations): Promise<void>;
  /** What of the flash the operation may change. */
  reachOf(request: Request, sources: Sources): readonly Range[] | "whole";
  /** Does what is asked for; the flash map is drawn afterwards where the result comes with an account of the flash. */
  run(request: Request, board: Board, sources: Sources): Promise<Result & Partial<Accounted>>;
  /** What a dry run without the board cannot know, as sentences. */
  readonly notChecked: readonly string[];
  /**
   * Reports what the operation would do, without its board.
   * @param notChecked what only the board knows, as sentences.
   * @throws {Failure} what the operation would refuse before it touches the board.
   */
  dryRun(
    request: Request,
    stage: Stage,
    sources: Sources,
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
    sources: Sources,
    version: string,
  ): Promise<Result | DryRunResult>;
  /**
   * Whether all that the operation may have changed is now known to be as it should: by digests, or since it is blank.
   * @param unfinished the operation that an earlier step left unfinished.
   */
  isPutRight(result: Result, unfinished: string | undefined): boolean;
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
  uploads: false,
  checkFiles: () => Promise.resolve(),
  reachOf: () => [],
  isPutRight: () => false,
  gateFailure: () => undefined,
} as const;
