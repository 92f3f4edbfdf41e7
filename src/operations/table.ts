import type { Board } from "../board/session/board.ts";
import type { Range } from "../firmware/flash/flash-ranges.ts";
import type { Reader } from "../inputs/reader.ts";
import {
  type BoardRequest,
  OPERATION_NAMES,
  type OperationName,
  type OperationRequest,
  type UnresolvedRequest,
} from "../inputs/request.ts";
import type { RunnerStep } from "../inputs/step.ts";
import { type InputName, STEP_INPUTS } from "../inputs/input-table.ts";
import { STEP_OUTPUTS } from "../report/outputs.ts";
import type { Section } from "../report/summary/section.ts";
import type { Failure } from "../system/errors.ts";
import { backupOperation } from "./backup/operation.ts";
import type {
  BoardOperation,
  Expectations,
  OfOperation,
  OperationDefinition,
  RunnerOperation,
  Sources,
} from "./definition.ts";
import { doctorOperation } from "./doctor/operation.ts";
import { DRY_RUN_OUTPUTS, type DryRunResult } from "./dry-run/dry-run-result.ts";
import type { Stage } from "./dry-run/script.ts";
import { dryRunSection } from "./dry-run/summary.ts";
import { eraseOperation } from "./erase/operation.ts";
import { picture } from "./images/flash-account.ts";
import { flashOperation } from "./flash/operation.ts";
import { infoOperation } from "./info/operation.ts";
import { listOperation } from "./list/operation.ts";
import { readOperation } from "./read/operation.ts";
import { resetOperation } from "./reset/operation.ts";
import { restoreOperation } from "./restore/operation.ts";
import { verifyOperation } from "./verify/operation.ts";

/** The operations on a board, in the order in which the documentation names them. */
const ON_BOARD = {
  flash: flashOperation,
  verify: verifyOperation,
  read: readOperation,
  erase: eraseOperation,
  backup: backupOperation,
  restore: restoreOperation,
  info: infoOperation,
  reset: resetOperation,
} as const satisfies Record<BoardRequest["operation"], BoardOperation>;

/** The operations without a board of their own: `list` looks for boards, `doctor` at the runner. */
const ON_RUNNER = {
  list: listOperation,
  doctor: doctorOperation,
} as const satisfies Record<RunnerStep["request"]["operation"], RunnerOperation>;

const OPERATIONS = {
  ...ON_BOARD,
  ...ON_RUNNER,
} as const satisfies Record<OperationName, OperationDefinition<OfOperation>>;

type ResultIn<Definition> = Definition extends { summary(result: infer Result): Section } ? Result : never;

/** What an operation proved, in the field names of the JSON output `result`. */
export type OperationResult = ResultIn<(typeof OPERATIONS)[OperationName]> | DryRunResult;

/** Every output of the action. */
export const OUTPUTS: readonly string[] = [
  ...new Set([
    ...STEP_OUTPUTS,
    ...Object.values(OPERATIONS).flatMap(({ outputs }): readonly string[] => outputs),
    ...DRY_RUN_OUTPUTS,
  ]),
];

function boardOperation({ operation }: BoardRequest): BoardOperation {
  return ON_BOARD[operation];
}

function onBoard(name: string): BoardOperation | undefined {
  return Object.hasOwn(ON_BOARD, name) ? ON_BOARD[name as keyof typeof ON_BOARD] : undefined;
}

/** What an operation does, and the page that explains it. */
export function explanationOf(operation: OperationName): { readonly about: string; readonly page: string } {
  const { about, page } = OPERATIONS[operation];
  return { about, page };
}

/** The operations that use an input, or `undefined` for all of them. */
export function operationsOf(name: InputName): readonly OperationName[] | undefined {
  if (STEP_INPUTS.includes(name)) return undefined;
  return OPERATION_NAMES.filter((operation) => {
    const { inputs }: OperationDefinition<OfOperation> = OPERATIONS[operation];
    return inputs.includes(name);
  });
}

/** Whether an operation has a board; the others only look at the runner. */
export function isOnBoard(operation: OperationName): operation is BoardRequest["operation"] {
  return operation in ON_BOARD;
}

/** Whether an operation connects to boards, so that the cause of its failure may be on the bench. */
export function asksBoards(name: string): boolean {
  return (
    onBoard(name) !== undefined ||
    (Object.hasOwn(ON_RUNNER, name) && ON_RUNNER[name as keyof typeof ON_RUNNER].asksBoards)
  );
}

/** How the inputs of an operation on a board are read. */
export function boardInputs(
  operation: BoardRequest["operation"],
): BoardOperation<OfOperation, OfOperation, UnresolvedRequest> {
  return ON_BOARD[operation];
}

/** What the inputs ask of an operation that only looks at the runner. */
export function parseForRunner(
  operation: RunnerStep["request"]["operation"],
  reader: Reader,
  platform: NodeJS.Platform,
): RunnerStep["request"] | undefined {
  const definition: RunnerOperation = ON_RUNNER[operation];
  return definition.parse(reader, platform);
}

/** Checks what needs no board, before anybody waits for one. */
export function checkFiles(request: BoardRequest, expectations: Expectations): Promise<void> {
  return boardOperation(request).checkFiles(request, expectations);
}

/** What of the flash the request may change. */
export function reachOf(request: BoardRequest, sources: Sources): readonly Range[] | "whole" {
  return boardOperation(request).reachOf(request, sources);
}

/** Does what the request asks for. */
export async function perform(
  request: BoardRequest,
  board: Board,
  sources: Sources = {},
): Promise<OperationResult> {
  const { account, ...result } = await boardOperation(request).run(request, board, sources);
  const map = account === undefined ? {} : await picture(board, account);
  return { ...result, ...map } as OperationResult;
}

/** Reports what an operation would do, without its board. */
export function dryRun(request: BoardRequest, stage: Stage, sources: Sources): Promise<OperationResult> {
  const operation = boardOperation(request);
  const notChecked = [
    stage.portRemark,
    ...(stage.expects ? ["Whether the board meets the `require-…` inputs."] : []),
    ...operation.notChecked,
  ];
  return operation.dryRun(request, stage, sources, notChecked) as Promise<OperationResult>;
}

/** Reads the board and reports what an operation would do to it. */
export function dryRunOnBoard(
  request: BoardRequest,
  board: Board,
  sources: Sources,
  version: string,
): Promise<OperationResult> {
  return boardOperation(request).dryRunOnBoard(request, board, sources, version) as Promise<OperationResult>;
}

/** Whether all that an operation may have changed is now known to be as it should. */
export function isPutRight(result: OperationResult, unfinished: string | undefined): boolean {
  return onBoard(result.operation)?.isPutRight(result, unfinished) ?? false;
}

/** Whether a result, though the operation did what it could, must fail the step. */
export function gateFailure(request: OperationRequest, result: OperationResult): Failure | undefined {
  return request.operation === result.operation
    ? onBoard(request.operation)?.gateFailure(request, result)
    : undefined;
}

/** What the summary shows of a result. */
export function sectionOf(result: OperationResult): Section {
  if (result.operation === "dry-run") return dryRunSection(result);
  const definition: OperationDefinition<OfOperation> = OPERATIONS[result.operation];
  const flashMap = "flash_map" in result ? result.flash_map : undefined;
  return { ...definition.summary(result), flashMap };
}
