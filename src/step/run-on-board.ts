import type { Port } from "../esptool/run/port.ts";
import { checkPort, seePort } from "../board/ports/port-check.ts";
import { Failure, messageOf } from "../system/errors.ts";
import { cleanLine } from "../system/text/untrusted-text.ts";
import { checkArtifactService } from "../github/artifacts/artifact-service.ts";
import type { BoardStep } from "../inputs/step.ts";
import { withoutNames } from "../inputs/partitions/resolve-partitions.ts";
import type { BoardRequest } from "../inputs/request.ts";
import { portSentence } from "../operations/dry-run/unchecked.ts";
import type { OutputKeeper } from "../system/files/pending-files.ts";
import type { PrivateFolder } from "../system/files/private-folder.ts";
import { BoardClaim } from "../board/session/claim.ts";
import { artifactService, runOf } from "./environment.ts";
import { findLocation } from "../board/ports/find-location.ts";
import { operate, settle } from "./operate.ts";
import { OutputLocks } from "./output-locks.ts";
import { isPublic, publicIdentity } from "./privacy.ts";
import type { Progress } from "./progress.ts";
import { checkEsptool, provide, type ProvideSurroundings } from "../esptool/provide.ts";
import { publishBackup } from "../operations/backup/publish-backup.ts";
import { type Prepared, prepareSources } from "./sources.ts";
import { secretsWarning } from "../operations/backup/stored-secrets.ts";
import { checkFiles, dryRun, type OperationResult } from "../operations/table.ts";

export interface BoardSurroundings extends ProvideSurroundings {
  /** Private to this step. */
  readonly folder: PrivateFolder;
}

/** Of esptool's warnings: all are in its lines of the log, and in the summary. */
const MOST_ANNOTATIONS = 3;

/** Runs the operation of a step on its board, and publishes its backup. */
export async function runOnBoard(
  step: BoardStep,
  surroundings: BoardSurroundings,
  progress: Progress,
): Promise<void> {
  const { env, log } = surroundings;
  for (const warning of step.warnings) log.warning("input without effect", cleanLine(warning));
  if (step.artifact !== undefined) checkArtifactService(artifactService(env));
  const outputs = new OutputLocks(step.limits, env);
  try {
    await claimAndOperate(step, outputs, surroundings, progress);
  } finally {
    outputs.release();
  }
}

async function claimAndOperate(
  step: BoardStep,
  outputs: OutputLocks,
  surroundings: BoardSurroundings,
  progress: Progress,
): Promise<void> {
  const { env, signal, log, folder } = surroundings;
  const service = artifactService(env);
  const { port } = step.connection;
  const seen = step.dryRun === "true" ? await seePort(port) : undefined;
  if (seen === undefined && port.kind !== "selector") await checkPort(port);
  const { token, identities } = step.keys;
  const access = { ...service, token };
  const keeper: OutputKeeper = {
    lockOutput: (identity, shown) => outputs.take(identity, shown),
    say: (text) => log.line(cleanLine(text)),
  };
  const sources = await prepareSources(step.request, { folder, identities, access, signal, keeper });
  const placed = withoutNames(step.request);
  if (seen !== undefined) {
    if (placed === undefined) throw new Error("A dry run without the board still has partition names.");
    const version = await checkEsptool(step, surroundings);
    const portRemark = portSentence(port, seen);
    if (seen === "not there") {
      const rest = "Everything that needs no board was checked; esptool was not installed.";
      surroundings.log.warning("dry run without its port", cleanLine(`${portRemark} ${rest}`));
    }
    progress.result = await dryRunStep({ request: placed, portRemark, version }, step, sources, surroundings);
    return;
  }
  // Problems of the files alone are reported before the step waits for a board.
  for (const { request, connection, tableAddress } of step.choices?.values() ?? [step]) {
    const own = withoutNames(request);
    if (own !== undefined) await checkFiles(own, { connection, tableAddress, expected: step.expected });
  }
  const program = await provide(step, surroundings);
  progress.program = program;
  const location = await findLocation(step, program, surroundings);
  progress.location = location;
  const claim = await BoardClaim.take(step, location, { env, signal, log });
  try {
    await operate(step, program, { env, signal, log, claim, folder, location, sources, keeper }, progress);
  } finally {
    const said = [...(progress.esptool?.warnings ?? [])];
    for (const warning of said.slice(0, MOST_ANNOTATIONS)) log.warning("esptool", cleanLine(warning));
    await settle(claim, log, progress);
    claim.release();
  }
  await publish(step, sources, surroundings, progress);
}

/** A dry run without the board. */
function dryRunStep(
  {
    request,
    portRemark,
    version,
  }: { readonly request: BoardRequest; readonly portRemark: string; readonly version: string },
  { connection, expected, tableAddress, givenTable }: BoardStep,
  sources: Prepared,
  { log }: BoardSurroundings,
): Promise<OperationResult> {
  const { port } = connection;
  const stage = {
    connection: { ...connection, port: port.kind === "selector" ? serialPort(port.name) : port },
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
  { env, signal, log, folder }: BoardSurroundings,
  progress: Progress,
): Promise<void> {
  const { result, origin, esptool } = progress;
  if (artifact === undefined || request.operation !== "backup" || result?.operation !== "backup") return;
  const identity =
    esptool === undefined || origin === undefined ? {} : publicIdentity(esptool.identity, origin);
  const service = artifactService(env);
  const upload = {
    request,
    artifact,
    identity,
    service,
    run: runOf(env),
    folder,
    isPublic: isPublic(origin),
    signal,
  };
  progress.publication = await log
    .group("Upload the backup", () => publishBackup(upload, result, baselineArtifact, log))
    .catch((error: unknown) => {
      // The output is gone, so no output names it.
      if (error instanceof Failure && error.code === "output-changed") delete progress.result;
      throw error;
    });
  const { image } = progress.publication;
  if (image !== undefined) {
    const warning = await secretsWarning(image).catch((error: unknown) => {
      log.detail(`The image could not be searched for credentials: ${messageOf(error)}`);
      return undefined;
    });
    if (warning !== undefined) log.warning("backup not encrypted", cleanLine(warning));
  }
}
