import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as core from "@actions/core";
import { checkPort } from "./board/port-check.ts";
import { Failure, messageOf } from "./errors.ts";
import { Esptool } from "./esptool/client.ts";
import { esptoolEnvironment } from "./esptool/environment.ts";
import type { EsptoolProgram } from "./esptool/install/program.ts";
import { provideEsptool } from "./esptool/install/provide.ts";
import { cleanLine } from "./esptool/untrusted-text.ts";
import { checkArtifactService, type ArtifactService } from "./github/artifacts.ts";
import { StepLog } from "./github/log.ts";
import { renderSummary } from "./github/summary.ts";
import { readInputs, type Step } from "./inputs.ts";
import { gateFailure } from "./operations/gate.ts";
import { perform } from "./operations/registry.ts";
import type { OperationResult } from "./operations/result.ts";
import {
  type ArtifactResult,
  type FailureResult,
  type Outcome,
  stepResult,
} from "./operations/step-result.ts";
import { writeOutputs } from "./outputs.ts";
import { Ending } from "./ending.ts";
import { recoveryOf } from "./recovery.ts";
import { PrivateFolder } from "./system/private-folder.ts";
import { uploadBackup } from "./upload-backup.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What becomes known as the step goes on, so that its end can be reported truthfully wherever it comes. */
interface Progress {
  step?: Step;
  program?: EsptoolProgram;
  esptool?: Esptool;
  result?: OperationResult;
  artifact?: ArtifactResult;
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
  const workspace = env["GITHUB_WORKSPACE"] ?? process.cwd();
  const step = await readInputs((name) => core.getInput(name), { workspace, platform: process.platform });
  progress.step = step;
  ending.limit(step.endurance.timeoutSeconds);
  const service = artifactService(env);
  if (step.artifact !== undefined) checkArtifactService(service);
  await checkPort(step.connection.port);
  const temp = env["RUNNER_TEMP"] ?? tmpdir();
  const program = await install(step, env, temp, signal, log);
  progress.program = program;
  const folder = await PrivateFolder.create(temp);
  try {
    const esptool = await connect(step, program, folder, env, signal, log);
    progress.esptool = esptool;
    const board = { esptool, folder, now: () => new Date() };
    progress.result = await log.untrustedGroup(title(step), () => perform(step.request, board));
  } finally {
    await folder.remove();
  }
  if (step.artifact !== undefined && step.request.operation === "backup") {
    const { request, artifact } = step;
    const identity = progress.esptool.identity;
    progress.artifact = await log.group("Upload the backup", () =>
      uploadBackup({ request, artifact, identity, service, run: runOf(env), signal }),
    );
  }
}

function install(
  step: Step,
  env: Environment,
  temp: string,
  signal: AbortSignal,
  log: StepLog,
): Promise<EsptoolProgram> {
  return log.untrustedGroup(`Provide esptool ${step.esptool.version}`, async () => {
    const program = await provideEsptool(step.esptool, {
      toolCache: env["RUNNER_TOOL_CACHE"] ?? join(temp, "tool-cache"),
      temp,
      env,
      signal,
      log: (line) => log.line(line),
      // The bundle lies in dist/ and this file in src/: the lock files are beside either.
      locks: join(dirname(fileURLToPath(import.meta.url)), "..", "locks"),
    });
    log.line(`esptool ${program.version} (${program.source}): ${program.path}`);
    return program;
  });
}

async function connect(
  step: Step,
  program: EsptoolProgram,
  folder: PrivateFolder,
  env: Environment,
  signal: AbortSignal,
  log: StepLog,
): Promise<Esptool> {
  const configFile = await folder.write("esptool.cfg", "[esptool]\n");
  const { connection } = step;
  if (connection.port.kind === "socket") {
    log.line(
      `${connection.port.name} is a raw socket: no reset and no baud rate over it (\`baud\`, \`before\`).`,
    );
  }
  return new Esptool({
    program,
    connection,
    folder: await folder.makeEmptyFolder("work"),
    environment: esptoolEnvironment(env, configFile),
    signal,
    log,
    retry: {
      retries: step.endurance.retries,
      recover: recoveryOf(step.endurance, { env, folder: folder.path, signal, log }),
    },
    beforeChange: () => Promise.resolve(),
  });
}

function title({ request, connection }: Step): string {
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
    port: step?.connection.port.name ?? core.getInput("port"),
    identity: esptool?.identity ?? {},
    attempts: esptool?.attempts ?? 0,
    boardState: esptool?.state ?? "untouched",
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
