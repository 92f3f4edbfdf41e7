import { tmpdir } from "node:os";
import * as core from "@actions/core";
import { Failure, messageOf } from "./system/errors.ts";
import { credentialsOf } from "./esptool/install/release/credentials.ts";
import { cleanLine } from "./system/text/untrusted-text.ts";
import { hideMacs } from "./report/hidden-macs.ts";
import { StepLog } from "./report/log.ts";
import { renderSummary } from "./report/summary.ts";
import { secretsIn } from "./inputs/artifacts/age-keys.ts";
import { readTimeLimit } from "./inputs/limits.ts";
import { isListStep, type Step } from "./inputs/step.ts";
import { INPUTS } from "./inputs/table.ts";
import type { TakeFile } from "./inputs/files/take-files.ts";
import { emptyInputs, unknownInputs } from "./inputs/unknown-inputs.ts";
import { readInputs } from "./inputs/read-inputs.ts";
import { writeOutputs } from "./report/outputs.ts";
import { Cancellation } from "./step/cancellation.ts";
import { examine } from "./operations/doctor/examine.ts";
import { withDoctor } from "./step/with-doctor.ts";
import { outcomeOf, type Progress } from "./step/progress.ts";
import { forReaders, settlePrivacy } from "./step/privacy.ts";
import { runOnBoard } from "./step/run-on-board.ts";
import { survey } from "./operations/list/survey.ts";
import { diskFailure, runnerTrouble } from "./system/files/disk-trouble.ts";
import { type LaterFolder, PrivateFolder } from "./system/files/private-folder.ts";
import { inputOf } from "./system/processes/program-environment.ts";
import { gateFailure, OUTPUTS } from "./operations/table.ts";
import { type StepResult, stepResult } from "./report/step-result.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Runs the step: inputs → adapters → one operation → publish. The only place that fails the step.
 * @param env the environment of the step; secrets are in it alone, no longer in that of the process.
 */
export async function main(env: Environment): Promise<void> {
  const started = performance.now();
  const log = new StepLog();
  const progress: Progress = {};
  const cancellation = new Cancellation();
  cancellation.limit(readTimeLimit((name) => inputOf(env, name)));
  let failure: Failure | undefined;
  try {
    await run(env, cancellation, log, progress);
    const { step, result } = progress;
    if (step !== undefined && result !== undefined) failure = gateFailure(step.request, result);
  } catch (error) {
    failure = withDoctor(cancellation.explain(asFailure(error)), inputOf(env, "operation"));
  }
  await publish(env, progress, failure, performance.now() - started);
  cancellation.stop();
}

async function run(
  env: Environment,
  cancellation: Cancellation,
  log: StepLog,
  progress: Progress,
): Promise<void> {
  maskSecrets(env);
  const workspace = env["GITHUB_WORKSPACE"] ?? process.cwd();
  const known = Object.keys(INPUTS);
  const { misspelt, others } = unknownInputs(env, known);
  for (const problem of others) log.warning("unknown input", cleanLine(problem));
  const temp = env["RUNNER_TEMP"] ?? tmpdir();
  // Made by the first that needs it: what only looks at the runner does without.
  const own = PrivateFolder.later(temp);
  try {
    const { platform } = process;
    const take: TakeFile = async (file) => (await own.folder()).take(file);
    const misgiven = [...misspelt, ...emptyInputs(env, known)];
    const surroundings = { workspace, platform, misgiven, take, signal: cancellation.signal };
    const step = await readInputs((name) => inputOf(env, name), surroundings);
    progress.step = step;
    await cancellation.check();
    await runStep(step, own, { env, cancellation, log, workspace, temp }, progress);
  } finally {
    await own.remove();
  }
}

interface RunSurroundings {
  readonly env: Environment;
  readonly cancellation: Cancellation;
  readonly log: StepLog;
  readonly workspace: string;
  readonly temp: string;
}

async function runStep(
  step: Step,
  own: LaterFolder,
  { env, cancellation, log, workspace, temp }: RunSurroundings,
  progress: Progress,
): Promise<void> {
  const { signal } = cancellation;
  progress.origin = await settlePrivacy(step, { env, signal, log });
  if (step.connection === undefined) {
    progress.result = isListStep(step)
      ? await survey(step, { env, temp, signal, log }, progress)
      : await examine(step, { env, temp, signal, log, workspace });
    return;
  }
  await runOnBoard(step, { env, temp, signal, log, folder: await own.folder() }, progress);
}

/** Runs before the first log line: the runner masks only the secrets it knows, and people paste others. */
function maskSecrets(env: Environment): void {
  const secrets = [
    ...credentialsOf(inputOf(env, "esptool-base-url"), env),
    ...secretsIn(inputOf(env, "identity")),
    ...secretsIn(inputOf(env, "encrypt-to")),
    inputOf(env, "token"),
  ];
  for (const secret of secrets) if (secret !== "") core.setSecret(secret);
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const trouble = runnerTrouble(error);
  if (trouble !== undefined) return trouble;
  core.debug(hideMacs(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return new Failure(
    "internal",
    `Something went wrong inside the action: ${messageOf(error)}.`,
    "This is a bug. Please report it with the log of a run that has debug logging enabled.",
    { cause: error },
  );
}

async function publish(
  env: Environment,
  progress: Progress,
  failure: Failure | undefined,
  elapsedMs: number,
): Promise<void> {
  const asked = { operation: inputOf(env, "operation"), port: inputOf(env, "port") };
  const outcome = outcomeOf(progress, asked, failure, elapsedMs);
  const unwritten = writeOutputsOr(stepResult(outcome));
  const failed = failure ?? unwritten;
  if (failed !== undefined) fail(failed, progress);
  await writeSummary(forReaders(renderSummary(outcome), progress.origin));
}

/** Later steps rely on the outputs, so a step that cannot write them fails. */
function writeOutputsOr(result: StepResult): Failure | undefined {
  try {
    writeOutputs(result, OUTPUTS);
    return undefined;
  } catch (error) {
    const what = "The outputs of the step cannot be written (GITHUB_OUTPUT)";
    return diskFailure("runner-disk-unusable", what, "the runner's temporary folder (RUNNER_TEMP)", error);
  }
}

/** One annotation: what happened, to which thing, what to do. */
function fail(failure: Failure, { origin }: Progress): void {
  process.exitCode = 1;
  // A message can hold the name of a file, and so anything.
  const lines = `${failure.message}\n${failure.hint}`.split("\n").map(cleanLine);
  core.error(forReaders(lines.join("\n"), origin), { title: `esptool-action: ${failure.code}` });
}

/** The summary is for people: a runner without one, or a full disk, must not change the result of the step. */
async function writeSummary(markdown: string): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch (error) {
    core.debug(`No job summary: ${messageOf(error)}`);
  }
}
