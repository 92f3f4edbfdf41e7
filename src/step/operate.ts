import { describeUnfinished } from "../board/unfinished/unfinished.ts";
import type { EsptoolProgram } from "../esptool/install/program.ts";
import { cleanLine } from "../system/text/untrusted-text.ts";
import { flashPictureText } from "../report/flash-map/flash-map-text.ts";
import type { PreparedStep } from "./prepare.ts";
import type { BoardStep } from "./step.ts";
import type { Board } from "../board/session/board.ts";
import { BoardSession } from "../board/session/board-session.ts";
import { findLocation } from "../board/session/find-location.ts";
import { resolveOnBoard } from "../operations/resolve-on-board.ts";
import { checkBoard } from "../board/session/requirements.ts";
import {
  boardOperation,
  gateFailure,
  isPutRight,
  type OperationResult,
  perform,
} from "../operations/table.ts";
import { isVerdict } from "../gate/verdict.ts";
import type { OutputKeeper } from "../system/files/pending-files.ts";
import type { AnnotatedLog } from "../system/log.ts";
import type { StepContext } from "../system/step-context.ts";
import { chooseByChip } from "./choose-by-chip.ts";
import { VERSION } from "../system/version.ts";
import { workflowOf } from "./environment.ts";
import { knowing, type StepFacts } from "./facts.ts";

/** How many of esptool's warnings are annotated; all are in the log and in the summary. */
const MOST_ANNOTATIONS = 3;

/**
 * Runs the operation on the board, in a new session.
 * @throws {Ended}
 */
export async function operate(
  ready: PreparedStep,
  program: EsptoolProgram,
  keeper: OutputKeeper,
  context: StepContext,
): Promise<StepFacts> {
  const { log } = context;
  const session = await sessionFor(ready.step, program, context);
  try {
    return await knowing(
      () => ({ board: session.facts }),
      async () => {
        const result = await operateIn(session, ready, program, keeper, context);
        await showFlashMap(result, log);
        return { result };
      },
    );
  } finally {
    const { warnings } = session.facts;
    for (const warning of warnings.slice(0, MOST_ANNOTATIONS)) log.warning("esptool", cleanLine(warning));
  }
}

/** The step's session, not opened yet: only the board's location is known. */
async function sessionFor(
  { connection: { port: query, ...connection }, limits, request: { operation } }: BoardStep,
  program: EsptoolProgram,
  context: StepContext,
): Promise<BoardSession> {
  const { lockFolder, lockTimeoutSeconds, retries, recovery } = limits;
  const options = { program, connection, lockFolder, lockTimeoutSeconds, retries, recovery, operation };
  return new BoardSession(await findLocation({ query, ...options }, context), options, context);
}

async function operateIn(
  session: BoardSession,
  ready: PreparedStep,
  program: EsptoolProgram,
  keeper: OutputKeeper,
  context: StepContext,
): Promise<OperationResult> {
  const { log, env, now } = context;
  const { step } = ready;
  await using open = session;
  await open.open();
  sayFirst(step, session, log);
  const board: Board = {
    session,
    esptool: session.esptool,
    tableAddress: step.tableAddress,
    givenTable: step.givenTable,
    folder: await context.folder(),
    temp: context.temp,
    ...keeper,
    now,
    provenance: { action: VERSION, esptool: program.version, workflow: workflowOf(env) },
    warn: (title, text) => log.warning(title, cleanLine(text)),
  };
  const result = await log.untrustedGroup(title(step, session), () => doIt(ready, board, program));
  const failure = gateFailure(step.request, result);
  // A verdict is about the behaviour of the firmware; the operation itself succeeded.
  const success = failure === undefined || isVerdict(failure.code);
  session.finish({
    success,
    verified: success && isPutRight(result, session.facts.previous?.operation),
  });
  return result;
}

async function doIt(ready: PreparedStep, board: Board, program: EsptoolProgram): Promise<OperationResult> {
  await checkBoard(ready.step.expected, board);
  const { step, prepared } = await chooseByChip(ready, board);
  const { tableAddress, givenTable } = step;
  const own = { ...board, tableAddress, givenTable };
  const operation = boardOperation(step.request.operation);
  const request = step.resolved ?? (await resolveOnBoard(operation.placement(step.request), own));
  board.session.intend(operation.reachOf(request, prepared));
  return step.dryRun === "connect"
    ? operation.dryRunOnBoard(request, own, prepared, program.version)
    : perform(request, own, prepared);
}

/** Prints the remarks and warnings that precede the operation. */
function sayFirst({ remarks }: BoardStep, { location, facts }: BoardSession, log: AnnotatedLog): void {
  const { port } = location;
  if (facts.previous !== undefined) {
    log.warning("unfinished change", `On ${port.name}, ${describeUnfinished(facts.previous)}.`);
  }
  for (const remark of remarks) log.line(cleanLine(remark));
  if (port.kind === "socket") {
    log.line(
      `${port.name} is a raw socket without reset and baud rate (\`baud\`, \`before\` have no effect).`,
    );
  }
}

async function showFlashMap(result: OperationResult, log: AnnotatedLog): Promise<void> {
  if (!("flash_map" in result)) return;
  const lines = flashPictureText(result.flash_map);
  await log.untrustedGroup("Flash map", () => {
    for (const line of lines) log.line(cleanLine(line));
    return Promise.resolve();
  });
}

function title({ request }: BoardStep, { location }: BoardSession): string {
  return `${request.operation.charAt(0).toUpperCase()}${request.operation.slice(1)} on ${location.port.name}`;
}
