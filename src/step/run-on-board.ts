import type { Port } from "../esptool/run/port.ts";
import { expectedBaud, firstBaudSentence } from "../board/session/first-baud.ts";
import { checkPort, seePort } from "../board/ports/port-check.ts";
import { Failure } from "../system/errors.ts";
import { cleanLine } from "../system/text/untrusted-text.ts";
import { checkArtifactService } from "../github/artifacts/artifact-service.ts";
import type { BoardStep } from "./step.ts";
import type { UnopenedBoard } from "../operations/dry-run/script.ts";
import { portSentence } from "../operations/dry-run/unchecked.ts";
import type { OutputKeeper } from "../system/files/pending-files.ts";
import { artifactService, runOf } from "./environment.ts";
import { knowing, type StepFacts } from "./facts.ts";
import type { WorkflowOrigin } from "../github/visibility.ts";
import type { StepContext } from "../system/step-context.ts";
import { operate } from "./operate.ts";
import { OutputLocks } from "./output-locks.ts";
import { isPublic, publicIdentity } from "./privacy.ts";
import { checkEsptool, provide } from "../esptool/step-esptool.ts";
import { type PreparedStep, prepareStep } from "./prepare.ts";
import { boardOperation, type BoardRequest, dryRun, type OperationResult } from "../operations/table.ts";

/**
 * Runs the operation of a step on its board, and publishes its files.
 * @throws {Ended}
 */
export async function runOnBoard(
  step: BoardStep,
  origin: WorkflowOrigin,
  context: StepContext,
): Promise<StepFacts> {
  const { env, log } = context;
  for (const warning of step.warnings) log.warning("input without effect", cleanLine(warning));
  if (step.artifact !== undefined) checkArtifactService(artifactService(env));
  const outputs = new OutputLocks(step.limits, env);
  try {
    return await prepareAndOperate(step, origin, outputs, context);
  } finally {
    outputs.release();
  }
}

async function prepareAndOperate(
  step: BoardStep,
  origin: WorkflowOrigin,
  outputs: OutputLocks,
  context: StepContext,
): Promise<StepFacts> {
  const { env, log } = context;
  const { port } = step.connection;
  const seen = step.dryRun === "true" ? await seePort(port) : undefined;
  if (seen === undefined && port.kind !== "selector") await checkPort(port);
  const { token, identities } = step.keys;
  const access = { ...artifactService(env), token };
  const keeper: OutputKeeper = {
    lockOutput: (identity, shown) => outputs.take(identity, shown),
    say: (text) => log.line(cleanLine(text)),
  };
  const ready = await prepareStep(step, { identities, access, keeper }, context);
  if (seen !== undefined) {
    const { resolved } = step;
    if (resolved === undefined) throw new Error("A dry run without the board still has partition names.");
    const version = await checkEsptool(step, context);
    const portRemark = portSentence(port, seen);
    if (seen === "not there") {
      const rest = "Everything that needs no board was checked; esptool was not installed.";
      log.warning("dry run without its port", cleanLine(`${portRemark} ${rest}`));
    }
    return { result: await dryRunStep(resolved, { portRemark, version }, ready, context) };
  }
  const program = await provide(step, context);
  return knowing(
    () => ({ program }),
    async () => {
      const done = await operate(ready, program, keeper, context);
      return knowing(
        (error) => (isOutputChanged(error) ? { ...done, result: undefined } : done),
        () => publish(ready, done, origin, context),
      );
    },
  );
}

/** If so, the file is no longer what the step made, and must not be in its outputs. */
function isOutputChanged(error: unknown): boolean {
  return error instanceof Failure && error.code === "output-changed";
}

/** A dry run without the board. */
async function dryRunStep(
  request: BoardRequest,
  known: Pick<UnopenedBoard, "portRemark" | "version">,
  { step: { connection, expected, tableAddress, givenTable, limits }, prepared }: PreparedStep,
  context: StepContext,
): Promise<OperationResult> {
  const { log } = context;
  const { port } = connection;
  const first = await expectedBaud(connection, limits.lockFolder, context);
  if (first.isAuto) log.line(firstBaudSentence(first));
  const { baud } = first;
  const board = {
    ...known,
    connection: { ...connection, baud, port: port.kind === "selector" ? serialPort(port.name) : port },
    tableAddress,
    givenTable,
    expected,
    say: (line: string) => log.line(cleanLine(line)),
    warn: (title: string, text: string) => log.warning(title, cleanLine(text)),
  };
  return log.untrustedGroup(`Dry run of ${request.operation}`, () => dryRun(request, board, prepared));
}

/** A selector always finds a serial port of this runner. */
function serialPort(name: string): Port {
  return { kind: "serial", name };
}

/** Uploads the files that the operation made; a dry run has none. */
async function publish(
  { step: { request, artifact }, prepared }: PreparedStep,
  { result, board }: StepFacts,
  origin: WorkflowOrigin,
  context: StepContext,
): Promise<StepFacts> {
  if (artifact === undefined || result?.operation !== request.operation) return {};
  const target = {
    artifact,
    identity: board === undefined ? {} : publicIdentity(board.identity, origin),
    service: artifactService(context.env),
    run: runOf(context.env),
    isPublic: isPublic(origin),
  };
  const operation = boardOperation(request.operation);
  const publication = await operation.publish?.(request, result, prepared, target, context);
  return publication === undefined ? {} : { publication };
}
