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

/** A request or a result, with the name of its operation. */
export interface OfOperation {
  readonly operation: string;
}

/** The parts of a step that are read before its request; `undefined` if they are invalid. */
export interface RequestParts {
  /** Relative paths start here. */
  readonly workspace: string;
  readonly connection: ConnectionRequest | undefined;
  readonly images: Images | undefined;
  readonly dryRun: DryRun | undefined;
  readonly tableAddress: number | undefined;
  /** Ports of emulated boards that `qemu/` started in earlier steps. */
  readonly emulatedPorts: string | undefined;
}

/** What an operation knows before its board is claimed. */
export interface Preparation<Request, Unresolved> {
  readonly request: Unresolved;
  /** The request without partition names; `undefined` while it still has them. */
  readonly resolved: Request | undefined;
  readonly connection: Pick<ConnectionRequest, "chip">;
  readonly tableAddress: number;
  readonly expected: Requirements;
  /** Access to earlier backups, and the keys to open them. */
  readonly stored: StoredBackups;
}

/** Where and how a step uploads its files. */
export interface UploadTarget {
  readonly artifact: ArtifactRequest;
  /** Which facts about the board may be in the artifact's name. */
  readonly identity: Identity;
  readonly service: ArtifactService;
  readonly run: { readonly runId: string; readonly runAttempt: string; readonly job: string };
  /** Whether an unencrypted upload would be public. */
  readonly isPublic: boolean;
}

/** What happened to the files of an operation. */
export interface Publication {
  /** The artifact with the bytes: the new one, or an earlier one with the same bytes. */
  readonly artifact: ArtifactResult | undefined;
  readonly uploaded: boolean;
}

/**
 * An operation. Its functions are declared as methods, so that a definition with specific request and result types fits
 * the table of all operations.
 */
export interface OperationDefinition<Request extends OfOperation, Result extends OfOperation> {
  /** One line for the table of operations in the documentation. */
  readonly about: string;
  /** The page that explains it. */
  readonly page: string;
  /** esptool commands that users may write instead: they get a hint. */
  readonly esptoolCommands?: readonly string[];
  /** Its inputs besides those of every step. Any other input that is set is refused. */
  readonly inputs: readonly InputName[];
  /** The outputs from fields of its result, besides those of every step. */
  readonly outputs: readonly string[];
  /**
   * Whether a result fails the step although the operation succeeded: a difference, or an unverified write, unless the
   * workflow accepts it.
   */
  gateFailure(request: Request, result: Result): Failure | undefined;
  summary(result: Result): Section;
}

/**
 * An operation on a board. An `Unresolved` request may still contain partition names; `Prepared` is what it fetches
 * before its board is claimed.
 */
export interface BoardOperation<
  Request extends OfOperation = OfOperation,
  Result extends OfOperation = OfOperation,
  Unresolved extends OfOperation = Request,
  Prepared = unknown,
> extends OperationDefinition<Unresolved, Result> {
  /** Whether `file` and `files` specify its images; `optional`: it also works without them. */
  readonly usesImages: boolean | "optional";
  /** Reads its inputs; `undefined` after noting problems. */
  parse(reader: Reader, parts: RequestParts): Promise<Unresolved | undefined> | Unresolved | undefined;
  /** What it places in the flash, and how to replace partition names with addresses. */
  placement(request: Unresolved): Placement<Request>;
  /** Whether a request without partition names uses a partition table as well. */
  usesTable(request: Unresolved, tableAddress: number | undefined): boolean;
  /**
   * Fetches and checks what needs no board, before the step waits for one.
   * @throws {Failure} what the operation would refuse.
   */
  prepare(preparation: Preparation<Request, Unresolved>, context: StepContext): Promise<Prepared>;
  /** The region of the flash that the operation may change. */
  reachOf(request: Request, prepared: Prepared): readonly Range[] | "whole";
  /** Runs the operation; the flash map is drawn afterwards if the result includes an account of the flash. */
  run(request: Request, board: Board, prepared: Prepared): Promise<Result & Partial<Accounted>>;
  /** What a dry run without the board cannot know, as sentences. */
  readonly notChecked: readonly string[];
  /**
   * Reports what the operation would do, without its board.
   * @param notChecked facts that only the board knows, as sentences.
   * @throws {Failure} what the operation would refuse before it connects to the board.
   */
  dryRun(
    request: Request,
    board: UnopenedBoard,
    prepared: Prepared,
    notChecked: readonly string[],
  ): Promise<Result | DryRunResult>;
  /**
   * Reads the board and reports what the operation would do to it. Nothing is changed; at the end the chip is reset
   * according to `after`.
   * @param version of esptool.
   */
  dryRunOnBoard(
    request: Request,
    board: Board,
    prepared: Prepared,
    version: string,
  ): Promise<Result | DryRunResult>;
  /**
   * Whether everything that the operation may have changed is now known to be correct: by digests, or because it is
   * blank.
   * @param unfinished the operation that an earlier step did not finish.
   */
  isPutRight(result: Result, unfinished: string | undefined): boolean;
  /**
   * Uploads the operation's files; absent if it has none.
   * @throws {Failure} class `service`; `output-changed` when a file is no longer what the step made.
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
  /** Installs the esptool that the step specifies. */
  readonly provide: () => Promise<EsptoolProgram>;
}

/** An operation that does not claim a board. */
export interface RunnerOperation<
  Request extends OfOperation = OfOperation,
  Result extends OfOperation = OfOperation,
> extends OperationDefinition<Request, Result> {
  /** Whether it connects to boards that it finds, so that a failure's cause may be on the bench. */
  readonly asksBoards: boolean;
  /** Reads its inputs; `undefined` after noting problems. */
  parse(
    reader: Reader,
    runner: { readonly workspace: string; readonly platform: NodeJS.Platform },
  ): Promise<Request | undefined> | Request | undefined;
  /** Runs the operation, or reports what it would do in a dry run. */
  run(request: Request, runner: Runner, context: StepContext): Promise<Result | DryRunResult>;
}

/**
 * For an operation that changes nothing, prepares nothing before the board is claimed, and has no result that fails the
 * step.
 */
export const HARMLESS = {
  usesImages: false,
  prepare: () => Promise.resolve(undefined),
  reachOf: () => [],
  isPutRight: () => false,
  gateFailure: () => undefined,
} as const;
