import type { Port } from "../esptool/run/port.ts";
import { expectedBaud, firstBaudSentence } from "../board/session/first-baud.ts";
import { checkPort, seePort } from "../board/ports/port-check.ts";
import { Failure, messageOf } from "../system/errors.ts";
import { cleanLine } from "../system/text/untrusted-text.ts";
import { checkArtifactService } from "../github/artifacts/artifact-service.ts";
import type { BoardStep } from "./step.ts";
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
import { publishBackup } from "../operations/backup/publish-backup.ts";
import { type Prepared, prepareSources } from "./sources.ts";
import { secretsWarning } from "../operations/backup/stored-secrets.ts";
import { type BoardRequest, checkFiles, dryRun, type OperationResult } from "../operations/table.ts";

/**
 * Runs the operation of a step on its board, and publishes its backup.
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
  const sources = await prepareSources(step.request, { identities, access, keeper }, context);
  if (seen !== undefined) {
    const { resolved } = step;
    if (resolved === undefined) throw new Error("A dry run without the board still has partition names.");
    const version = await checkEsptool(step, context);
    const portRemark = portSentence(port, seen);
    if (seen === "not there") {
      const rest = "Everything that needs no board was checked; esptool was not installed.";
      log.warning("dry run without its port", cleanLine(`${portRemark} ${rest}`));
    }
    return { result: await dryRunStep({ request: resolved, portRemark, version }, step, sources, context) };
  }
  // Problems of the files alone are reported before the step waits for a board.
  for (const { resolved, connection, tableAddress } of step.choices?.values() ?? [step]) {
    if (resolved !== undefined)
      await checkFiles(resolved, { connection, tableAddress, expected: step.expected });
  }
  const program = await provide(step, context);
  return knowing(
    () => ({ program }),
    async () => {
      const done = await operate(step, { program, sources, keeper }, context);
      return knowing(
        (error) => (isOutputChanged(error) ? { ...done, result: undefined } : done),
        () => publish(step, sources, done, origin, context),
      );
    },
  );
}

/** The output is gone, so no output names it. */
function isOutputChanged(error: unknown): boolean {
  return error instanceof Failure && error.code === "output-changed";
}

/** A dry run without the board. */
async function dryRunStep(
  {
    request,
    portRemark,
    version,
  }: { readonly request: BoardRequest; readonly portRemark: string; readonly version: string },
  { connection, expected, tableAddress, givenTable, limits }: BoardStep,
  sources: Prepared,
  context: StepContext,
): Promise<OperationResult> {
  const { log } = context;
  const { port } = connection;
  const first = await expectedBaud(connection, limits.lockFolder, context);
  if (first.isAuto) log.line(firstBaudSentence(first));
  const { baud } = first;
  const stage = {
    connection: { ...connection, baud, port: port.kind === "selector" ? serialPort(port.name) : port },
    version,
    tableAddress,
    givenTable,
    portRemark,
    expected,
    expects: Object.values(expected).some((value) => value !== undefined),
    say: (line: string) => log.line(cleanLine(line)),
    warn: (title: string, text: string) => log.warning(title, cleanLine(text)),
  };
  return log.untrustedGroup(`Dry run of ${request.operation}`, () => dryRun(request, stage, sources));
}

/** What a selector finds is a serial port of this runner. */
function serialPort(name: string): Port {
  return { kind: "serial", name };
}

async function publish(
  { request, artifact }: BoardStep,
  { baselineArtifact }: Prepared,
  { result, board }: StepFacts,
  origin: WorkflowOrigin,
  context: StepContext,
): Promise<StepFacts> {
  if (artifact === undefined || request.operation !== "backup" || result?.operation !== "backup") return {};
  const { env, signal, log } = context;
  const upload = {
    request,
    artifact,
    identity: board === undefined ? {} : publicIdentity(board.identity, origin),
    service: artifactService(env),
    run: runOf(env),
    folder: await context.folder(),
    isPublic: isPublic(origin),
    signal,
  };
  const publication = await log.group("Upload the backup", () =>
    publishBackup(upload, result, baselineArtifact, log),
  );
  const { image } = publication;
  if (image !== undefined) {
    const warning = await secretsWarning(image).catch((error: unknown) => {
      log.detail(`The image could not be searched for credentials: ${messageOf(error)}`);
      return undefined;
    });
    if (warning !== undefined) log.warning("backup not encrypted", cleanLine(warning));
  }
  return { publication };
}
