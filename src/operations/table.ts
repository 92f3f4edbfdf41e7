import type { Board } from "../board/session/board.ts";
import { requiresAnything } from "../board/session/requirements.ts";
import { type InputName, STEP_INPUTS } from "../inputs/input-table.ts";
import { STEP_OUTPUTS } from "../report/outputs.ts";
import type { Section } from "../report/summary/section.ts";
import type { Failure } from "../system/errors.ts";
import { backupOperation } from "./backup/operation.ts";
import type { BoardOperation, OfOperation, OperationDefinition, RunnerOperation } from "./definition.ts";
import { doctorOperation } from "./doctor/operation.ts";
import { DRY_RUN_OUTPUTS, type DryRunResult } from "./dry-run/dry-run-result.ts";
import type { UnopenedBoard } from "./dry-run/script.ts";
import { dryRunSection } from "./dry-run/summary.ts";
import { eraseOperation } from "./erase/operation.ts";
import type { Accounted } from "./images/account.ts";
import { flashOperation } from "./flash/operation.ts";
import { infoOperation } from "./info/operation.ts";
import { judgeOperation } from "./judge/operation.ts";
import { listOperation } from "./list/operation.ts";
import { monitorOperation } from "./monitor/operation.ts";
import { readOperation } from "./read/operation.ts";
import { resetOperation } from "./reset/operation.ts";
import { restoreOperation } from "./restore/operation.ts";
import { verifyOperation } from "./verify/operation.ts";

/** The operations on a board, in the order of the documentation. */
const ON_BOARD = {
  flash: flashOperation,
  verify: verifyOperation,
  read: readOperation,
  erase: eraseOperation,
  backup: backupOperation,
  restore: restoreOperation,
  info: infoOperation,
  reset: resetOperation,
  monitor: monitorOperation,
} as const satisfies Record<string, BoardOperation>;

/** The operations that do not claim a board. */
const ON_RUNNER = {
  list: listOperation,
  doctor: doctorOperation,
  judge: judgeOperation,
} as const satisfies Record<string, RunnerOperation>;

const OPERATIONS = { ...ON_BOARD, ...ON_RUNNER } as const;

type OnBoard = (typeof ON_BOARD)[keyof typeof ON_BOARD];
type OnRunner = (typeof ON_RUNNER)[keyof typeof ON_RUNNER];
type Read<Definition extends { parse(...args: never): unknown }> = NonNullable<
  Awaited<ReturnType<Definition["parse"]>>
>;

export type OperationName = keyof typeof OPERATIONS;
export type BoardOperationName = keyof typeof ON_BOARD;
export type RunnerOperationName = keyof typeof ON_RUNNER;

/** All operations, in the order of the documentation. */
export const OPERATION_NAMES = Object.keys(OPERATIONS) as readonly OperationName[];

/** What a step does with its board; places may still be partition names. */
export type UnresolvedRequest = Read<OnBoard>;
/** The same with addresses: everything is checked, and nothing is guessed. */
export type BoardRequest = Parameters<OnBoard["run"]>[0];
/** What a step without a board does. */
export type RunnerRequest = Read<OnRunner>;

type ResultIn<Definition extends { run(...args: never): unknown }> = WithoutAccount<
  Exclude<Awaited<ReturnType<Definition["run"]>>, DryRunResult>
>;
/** The account becomes the flash map. */
type WithoutAccount<Result> = Result extends Accounted ? Omit<Result, keyof Accounted> : Result;

/** What an operation proved, in the field names of the JSON output `result`. */
export type OperationResult = ResultIn<OnBoard | OnRunner> | DryRunResult;

/** Every output of the action. */
export const OUTPUTS: readonly string[] = [
  ...new Set([
    ...STEP_OUTPUTS,
    ...Object.values(OPERATIONS).flatMap(({ outputs }): readonly string[] => outputs),
    ...DRY_RUN_OUTPUTS,
  ]),
];

/** The outputs of an operation, besides those of every step. */
export function outputNamesOf(operation: OperationName): readonly string[] {
  return OPERATIONS[operation].outputs;
}

/** The definition of an operation on a board. */
export function boardOperation(
  name: BoardOperationName,
): BoardOperation<BoardRequest, ResultIn<OnBoard>, UnresolvedRequest> {
  return ON_BOARD[name];
}

/** The definition of an operation without a board. */
export function runnerOperation(
  name: RunnerOperationName,
): RunnerOperation<RunnerRequest, ResultIn<OnRunner>> {
  return ON_RUNNER[name];
}

/** What an operation does, and the page that explains it. */
export function explanationOf(operation: OperationName): { readonly about: string; readonly page: string } {
  const { about, page } = OPERATIONS[operation];
  return { about, page };
}

/** The operation that replaces a command of esptool. */
export function operationOfCommand(command: string): OperationName | undefined {
  const definitions: Readonly<Record<OperationName, OperationDefinition<OfOperation, OfOperation>>> =
    OPERATIONS;
  return OPERATION_NAMES.find((name) => definitions[name].esptoolCommands?.includes(command) === true);
}

/** The operations that use an input, or `undefined` if all do. */
export function operationsOf(name: InputName): readonly OperationName[] | undefined {
  if (STEP_INPUTS.includes(name)) return undefined;
  return OPERATION_NAMES.filter((operation) => {
    const inputs: readonly string[] = OPERATIONS[operation].inputs;
    return inputs.includes(name);
  });
}

/** Whether an operation claims a board; the others only examine the runner. */
export function isOnBoard(operation: string): operation is BoardOperationName {
  return Object.hasOwn(ON_BOARD, operation);
}

/** Whether an operation connects to boards, so that the cause of a failure may be on the bench. */
export function asksBoards(name: string): boolean {
  if (isOnBoard(name)) return true;
  return Object.hasOwn(ON_RUNNER, name) && ON_RUNNER[name as RunnerOperationName].asksBoards;
}

/** Runs the request, and draws the flash map of the result. */
export async function perform(
  request: BoardRequest,
  board: Board,
  prepared?: unknown,
): Promise<ResultIn<OnBoard>> {
  // Loaded while esptool starts, and before the board changes: the result then depends on no more files.
  const { picture } = await import("./images/flash-account.ts");
  const { account, ...result } = await boardOperation(request.operation).run(request, board, prepared);
  return account === undefined ? result : { ...result, ...(await picture(board, account)) };
}

/** Reports what an operation would do, without its board. */
export function dryRun(
  request: BoardRequest,
  board: UnopenedBoard,
  prepared: unknown,
): Promise<OperationResult> {
  const operation = boardOperation(request.operation);
  const notChecked = [
    board.portRemark,
    ...(requiresAnything(board.expected) ? ["Whether the board meets the `require-…` inputs."] : []),
    ...operation.notChecked,
  ];
  return operation.dryRun(request, board, prepared, notChecked);
}

/** Whether everything that an operation may have changed is now known to be correct. */
export function isPutRight(result: OperationResult, unfinished: string | undefined): boolean {
  if (!isOnBoard(result.operation)) return false;
  const definition: BoardOperation = ON_BOARD[result.operation];
  return definition.isPutRight(result, unfinished);
}

/** Whether a result must fail the step, although the operation succeeded. */
export function gateFailure(
  request: UnresolvedRequest | RunnerRequest,
  result: OperationResult,
): Failure | undefined {
  const definition: OperationDefinition<OfOperation, OfOperation> = OPERATIONS[request.operation];
  return request.operation === result.operation ? definition.gateFailure(request, result) : undefined;
}

/** What the summary shows of a result. */
export function sectionOf(result: OperationResult): Section {
  if (result.operation === "dry-run") return dryRunSection(result);
  const definition: OperationDefinition<OfOperation, OfOperation> = OPERATIONS[result.operation];
  const flashMap = "flash_map" in result ? result.flash_map : undefined;
  return { ...definition.summary(result), flashMap };
}
