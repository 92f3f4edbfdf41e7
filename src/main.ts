import { tmpdir } from "node:os";
import * as core from "./system/actions-core.ts";
import { type Failure, FAILURES, messageOf } from "./system/errors.ts";
import { credentialsOf } from "./esptool/install/release/credentials.ts";
import { cleanLine } from "./system/text/untrusted-text.ts";
import { hideMacs } from "./report/hidden-macs.ts";
import { StepLog } from "./report/log.ts";
import { renderSummary } from "./report/summary.ts";
import { secretsIn } from "./inputs/artifacts/age-keys.ts";
import { readTimeLimit } from "./inputs/limits.ts";
import type { Step } from "./step/step.ts";
import { EMULATED_PORTS } from "./inputs/board/emulated-ports.ts";
import { INPUTS } from "./inputs/input-table.ts";
import type { TakeFile } from "./inputs/files/take-files.ts";
import { emptyInputs, unknownInputs } from "./inputs/unknown-inputs.ts";
import { readInputs } from "./step/read-inputs.ts";
import { writeOutputs } from "./report/outputs.ts";
import { withDoctor } from "./step/with-doctor.ts";
import { errorPageOf } from "./step/environment.ts";
import { Ended, knowing, type StepFacts } from "./step/facts.ts";
import { outcomeOf } from "./step/outcome.ts";
import { checkPublication, forReaders, isPublic, readersOf } from "./step/privacy.ts";
import { runOnBoard } from "./step/run-on-board.ts";
import { runOnRunner } from "./step/run-on-runner.ts";
import { diskFailure } from "./system/files/disk-trouble.ts";
import { PrivateFolder } from "./system/files/private-folder.ts";
import { Cancellation } from "./system/cancellation.ts";
import { failureFrom } from "./system/failure-from.ts";
import type { Environment, StepContext } from "./system/step-context.ts";
import type { WorkflowOrigin } from "./github/visibility.ts";
import { inputOf } from "./system/processes/program-environment.ts";
import { type CheckoutLine, gateAnnotations } from "./operations/gate/gate-annotations.ts";
import { asksBoards, gateFailure, OUTPUTS } from "./operations/table.ts";
import { type StepResult, stepResult } from "./report/step-result.ts";

/**
 * Runs the step: inputs → adapters → one operation → publish. The only place that fails the step.
 * @param env the environment of the step: secrets are only here, they have been removed from `process.env`.
 */
export async function main(env: Environment): Promise<void> {
  const started = performance.now();
  const cancellation = new Cancellation();
  const onExit = (): void => reportUnfinished(cancellation);
  process.on("exit", onExit);
  cancellation.limit(readTimeLimit((name) => inputOf(env, name)));
  const { facts, error } = await run(env, cancellation).then(
    (facts) => ({ facts, error: undefined }),
    (error: unknown) =>
      error instanceof Ended ? { facts: error.facts, error: error.cause } : { facts: {}, error },
  );
  const failure =
    error === undefined && cancellation.stray === undefined
      ? closedGate(facts)
      : advised(failureOf(error, cancellation), inputOf(env, "operation"));
  await publish(env, facts, failure, performance.now() - started);
  process.off("exit", onExit);
  cancellation.stop();
}

function failureOf(error: unknown, cancellation: Cancellation): Failure {
  const { stray } = cancellation;
  if (error === undefined) return asFailure(stray?.error);
  const failure = cancellation.explain(asFailure(error));
  return failure.code === "cancelled" && stray !== undefined ? asFailure(stray.error) : failure;
}

/** A promise of the step can no longer settle: Node.js exits without an annotation, and what was done is unknown. */
function reportUnfinished({ stray }: Cancellation): void {
  process.exitCode = 1;
  const error = stray === undefined ? new Error("the step stopped before it finished") : stray.error;
  const { code, message, hint } = asFailure(error);
  core.setOutput("failure", code);
  core.setOutput("failure-class", FAILURES[code]);
  const text = `${message} The state of the board is unknown.\n${hint}`;
  core.error(hideMacs(text.split("\n").map(cleanLine).join("\n")), { title: `esptool-action: ${code}` });
}

function advised(failure: Failure, operation: string): Failure {
  return asksBoards(operation) ? withDoctor(failure) : failure;
}

function closedGate({ step, result }: StepFacts): Failure | undefined {
  return step === undefined || result === undefined ? undefined : gateFailure(step.request, result);
}

async function run(env: Environment, cancellation: Cancellation): Promise<StepFacts> {
  maskSecrets(env);
  const log = new StepLog();
  const known = Object.keys(INPUTS);
  const { misspelt, others } = unknownInputs(env, known);
  for (const problem of others) log.warning("unknown input", cleanLine(problem));
  const temp = env["RUNNER_TEMP"] ?? tmpdir();
  // Created on first use: operations that only look at the runner need no ports.
  const own = PrivateFolder.later(temp);
  const context: StepContext = {
    env,
    workspace: workspaceOf(env),
    temp,
    signal: cancellation.signal,
    log,
    folder: own.folder,
    now: () => new Date(),
  };
  try {
    const { workspace, signal } = context;
    const { platform } = process;
    const take: TakeFile = async (file) => (await own.folder()).take(file);
    const misgiven = [...misspelt, ...emptyInputs(env, known)];
    const runner = { workspace, platform, take, signal, emulatedPorts: env[EMULATED_PORTS] };
    const step = await readInputs((name) => inputOf(env, name), runner, misgiven);
    return await knowing(
      () => ({ step }),
      async () => {
        await cancellation.check();
        const origin = await readersOf(step, context);
        if (!isPublic(origin)) log.showMacs();
        return runStep(step, origin, context);
      },
    );
  } finally {
    await own.remove();
  }
}

function runStep(step: Step, origin: WorkflowOrigin, context: StepContext): Promise<StepFacts> {
  return knowing(
    () => ({ origin }),
    async () => {
      checkPublication(step, origin, context);
      return step.connection === undefined ? runOnRunner(step, context) : runOnBoard(step, origin, context);
    },
  );
}

/** Runs before the first log line: the runner masks only the secrets it knows, and people also paste others. */
function maskSecrets(env: Environment): void {
  const secrets = [
    ...credentialsOf(inputOf(env, "esptool-base-url"), env),
    ...secretsIn(inputOf(env, "age-identity")),
    ...secretsIn(inputOf(env, "encrypt-to")),
    inputOf(env, "token"),
  ];
  for (const secret of secrets) if (secret !== "") core.setSecret(secret);
}

function asFailure(error: unknown): Failure {
  const failure = failureFrom(error);
  if (failure !== error && failure.code === "internal")
    core.debug(hideMacs(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return failure;
}

async function publish(
  env: Environment,
  facts: StepFacts,
  failure: Failure | undefined,
  elapsedMs: number,
): Promise<void> {
  const asked = { operation: inputOf(env, "operation"), port: inputOf(env, "port") };
  const outcome = outcomeOf(facts, asked, failure, elapsedMs);
  const unwritten = writeOutputsOr(stepResult(outcome));
  const failed = failure ?? unwritten;
  if (failed !== undefined) await fail(failed, facts, workspaceOf(env));
  await writeSummary(forReaders(renderSummary(outcome, errorPageOf(env)), facts.origin));
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

/** One annotation: what happened, to which thing, what to do. A verdict may have others, of tests, after it. */
async function fail(failure: Failure, { origin, result }: StepFacts, workspace: string): Promise<void> {
  process.exitCode = 1;
  const { place, tests } = await gateAnnotations(failure, result, workspace);
  const annotate = (text: string, title: string, at: CheckoutLine | undefined): void => {
    // A message can contain a file name, and therefore any character.
    const lines = text.split("\n").map(cleanLine).join("\n");
    const where = at === undefined ? {} : { file: at.file, startLine: at.line };
    core.error(forReaders(lines, origin), { title: `esptool-action: ${title}`, ...where });
  };
  annotate(`${failure.message}\n${failure.hint}`, failure.code, place);
  for (const { text, place } of tests) annotate(text, "test", place);
}

function workspaceOf(env: Environment): string {
  return env["GITHUB_WORKSPACE"] ?? process.cwd();
}

/** The summary is for people: without one, or with a full disk, the result of the step must not change. */
async function writeSummary(markdown: string): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch (error) {
    core.debug(`No job summary: ${messageOf(error)}`);
  }
}
