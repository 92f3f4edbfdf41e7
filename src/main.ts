import { tmpdir } from "node:os";
import * as core from "@actions/core";
import { checkPort } from "./board/port-check.ts";
import { describeUnfinished, type Unfinished } from "./board/unfinished.ts";
import { Failure, messageOf } from "./errors.ts";
import type { Esptool } from "./esptool/client.ts";
import { credentialsOf } from "./esptool/install/credentials.ts";
import type { EsptoolProgram } from "./esptool/install/program.ts";
import { cleanLine } from "./esptool/untrusted-text.ts";
import { checkArtifactService, type ArtifactService } from "./github/artifacts.ts";
import { StepLog } from "./github/log.ts";
import { renderSummary } from "./github/summary.ts";
import { type BoardStep, readInputs, type Step } from "./inputs.ts";
import { gateFailure } from "./operations/gate.ts";
import { perform } from "./operations/registry.ts";
import type { OperationResult } from "./operations/result.ts";
import {
  type ArtifactResult,
  type FailureResult,
  type Interruption,
  type Outcome,
  stepResult,
} from "./operations/step-result.ts";
import { writeOutputs } from "./outputs.ts";
import { BoardClaim } from "./step/claim.ts";
import { connect } from "./step/connect.ts";
import { Ending } from "./step/ending.ts";
import { examine } from "./step/examine.ts";
import { provide } from "./step/provide.ts";
import { uploadBackup } from "./step/upload-backup.ts";
import { PrivateFolder } from "./system/private-folder.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What becomes known as the step goes on, so that its end can be reported truthfully wherever it comes. */
interface Progress {
  step?: Step;
  program?: EsptoolProgram;
  esptool?: Esptool;
  result?: OperationResult;
  artifact?: ArtifactResult;
  /** What an earlier step left unfinished on the board. */
  previous?: Unfinished | undefined;
}

/** Runs the step: inputs → adapters → one operation → publish. The only place that fails the step. */
export async function main(env: Environment = process.env): Promise<void> {
  const started = performance.now();
  const log = new StepLog();
  const progress: Progress = {};
  const ending = new Ending();
  let failure: Failure | undefined;
  try {
    await run(env, ending, log, progress);
    const { step, result } = progress;
    if (step !== undefined && result !== undefined) failure = gateFailure(step.request, result);
  } catch (error) {
    failure = ending.explain(asFailure(error));
  }
  try {
    await publish(progress, failure, performance.now() - started);
  } finally {
    ending.stop();
  }
}

async function run(env: Environment, ending: Ending, log: StepLog, progress: Progress): Promise<void> {
  const { signal } = ending;
  for (const secret of credentialsOf(core.getInput("esptool-base-url"), env)) core.setSecret(secret);
  const workspace = env["GITHUB_WORKSPACE"] ?? process.cwd();
  const step = await readInputs((name) => core.getInput(name), { workspace, platform: process.platform });
  progress.step = step;
  ending.limit(step.endurance.timeoutSeconds);
  const temp = env["RUNNER_TEMP"] ?? tmpdir();
  if (step.connection === undefined) {
    progress.result = await examine(step, { env, temp, signal, log, workspace });
    return;
  }
  const service = artifactService(env);
  if (step.artifact !== undefined) checkArtifactService(service);
  await checkPort(step.connection.port);
  const program = await provide(step, { env, temp, signal, log });
  progress.program = program;
  const claim = await BoardClaim.take(step, { env, signal, log });
  try {
    await operate(step, program, { env, temp, signal, log, claim }, progress);
  } finally {
    await settle(claim, progress);
    claim.release();
  }
  if (step.artifact !== undefined && step.request.operation === "backup") {
    const { request, artifact } = step;
    const identity = progress.esptool?.identity ?? {};
    progress.artifact = await log.group("Upload the backup", () =>
      uploadBackup({ request, artifact, identity, service, run: runOf(env), signal }),
    );
  }
}

interface Bench {
  readonly env: Environment;
  readonly temp: string;
  readonly signal: AbortSignal;
  readonly log: StepLog;
  readonly claim: BoardClaim;
}

async function operate(
  step: BoardStep,
  program: EsptoolProgram,
  bench: Bench,
  progress: Progress,
): Promise<void> {
  const { temp, log, claim } = bench;
  progress.previous = claim.previous;
  if (claim.previous !== undefined) {
    const text = `On ${step.connection.port.name}, ${describeUnfinished(claim.previous)}.`;
    log.warning("unfinished change", text);
  }
  if (step.connection.port.kind === "socket") {
    log.line(
      `${step.connection.port.name} is a raw socket: no reset and no baud rate over it (\`baud\`, \`before\`).`,
    );
  }
  const folder = await PrivateFolder.create(temp);
  try {
    const esptool = await connect(step, program, { ...bench, folder });
    progress.esptool = esptool;
    const board = { esptool, folder, now: () => new Date() };
    progress.result = await log.untrustedGroup(title(step), () => perform(step.request, board));
  } finally {
    await folder.remove();
  }
}

/** The record must not outlive its truth, nor its trouble hide how the operation ended. */
async function settle(claim: BoardClaim, { step, esptool, result }: Progress): Promise<void> {
  if (step === undefined || esptool === undefined) return;
  const success = result !== undefined && gateFailure(step.request, result) === undefined;
  await claim.settle({ state: esptool.state, success }).catch((error: unknown) => {
    core.warning(`The record of the board's state could not be written: ${messageOf(error)}.`);
  });
}

function title({ request, connection }: BoardStep): string {
  return `${request.operation.charAt(0).toUpperCase()}${request.operation.slice(1)} on ${connection.port.name}`;
}

function artifactService(env: Environment): ArtifactService {
  return {
    runtimeToken: env["ACTIONS_RUNTIME_TOKEN"],
    resultsUrl: env["ACTIONS_RESULTS_URL"],
    serverUrl: env["GITHUB_SERVER_URL"] ?? "https://github.com",
    repository: env["GITHUB_REPOSITORY"] ?? "",
    runId: env["GITHUB_RUN_ID"] ?? "",
  };
}

function runOf(env: Environment) {
  return {
    runId: env["GITHUB_RUN_ID"] ?? "",
    runAttempt: env["GITHUB_RUN_ATTEMPT"] ?? "1",
    job: env["GITHUB_JOB"] ?? "",
  };
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  core.debug(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new Failure(
    "internal",
    `Something went wrong inside the action: ${messageOf(error)}.`,
    "This is a bug: please report it, with the log of a run that has debug logging switched on.",
    { cause: error },
  );
}

async function publish(progress: Progress, failure: Failure | undefined, elapsedMs: number): Promise<void> {
  const { step, program, esptool, result, artifact } = progress;
  const outcome: Outcome = {
    operation: step?.request.operation ?? core.getInput("operation"),
    port: step?.connection?.port.name ?? core.getInput("port"),
    identity: esptool?.identity ?? {},
    attempts: esptool?.attempts ?? 0,
    boardState: esptool?.state ?? "untouched",
    interruption: progress.previous && interruption(progress.previous),
    esptool: program,
    elapsedMs,
    result,
    artifact,
    failure: failure && failureResult(failure),
  };
  writeOutputs(stepResult(outcome));
  if (failure !== undefined) fail(failure);
  await writeSummary(renderSummary(outcome));
}

function interruption({ by, operation, state }: Unfinished): Interruption {
  return { operation, state, since: by.since, repository: by.repository, run_url: by.runUrl };
}

function failureResult(failure: Failure): FailureResult {
  const { code, message, hint } = failure;
  return { code, class: failure.class, message, hint };
}

/** One annotation: what happened, to which thing, what to do. */
function fail(failure: Failure): void {
  process.exitCode = 1;
  // A message can hold the name of a file, and so anything.
  const lines = `${failure.message}\n${failure.hint}`.split("\n").map(cleanLine);
  core.error(lines.join("\n"), { title: `esptool-action: ${failure.code}` });
}

/** The summary is for people: a runner without one, or a full disk, must not change what the step says. */
async function writeSummary(markdown: string): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch (error) {
    core.debug(`No job summary: ${messageOf(error)}`);
  }
}
