import * as core from "../system/actions-core.ts";
import { closeSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout } from "node:timers/promises";
import { boardKey } from "../board/locks/board-key.ts";
import { claimantOf } from "../board/locks/holder.ts";
import { clearHolder } from "../board/locks/holder-file.ts";
import { reserveBoard } from "../board/locks/lock.ts";
import { defaultLockFolder } from "../board/locks/lock-folder.ts";
import { Failure, messageOf } from "../system/errors.ts";
import { identityOf, type ProcessIdentity } from "../system/processes/background.ts";
import { type JobProcess, ownProgram, startForJob } from "../system/processes/job-process.ts";
import { hideMacs } from "../report/hidden-macs.ts";
import { isPublicPlace, originOf } from "../github/visibility.ts";
import { emptyInputs, unknownInputs } from "../inputs/unknown-inputs.ts";
import { withDoctor } from "../step/with-doctor.ts";
import { runnerTrouble } from "../system/files/disk-trouble.ts";
import { hostLock } from "../system/files/file-lock.ts";
import { inputOf, takeEnvironment } from "../system/processes/program-environment.ts";
import { runMain } from "../system/sub-action.ts";
import { findReserved } from "./find-reserved.ts";
import { RESERVE_INPUTS, readReserveInputs } from "./inputs.ts";

const START_DEADLINE_MS = 30_000;
const POLL_MS = 20;
/**
 * The variables that the holder needs, without any tokens. By the last one, the runner finds the holder if the job
 * dies.
 */
const ENVIRONMENT = ["SystemRoot", "RUNNER_TRACKING_ID"];

type Environment = Readonly<Record<string, string | undefined>>;

/** Makes text safe for the log, which is treated as public until it is known not to be. */
let shown = hideMacs;

/** Reserves the board for the rest of the job. */
async function main(env: Environment, signal: AbortSignal): Promise<void> {
  const { misspelt, others } = unknownInputs(env, RESERVE_INPUTS);
  const misgiven = [...misspelt, ...emptyInputs(env, RESERVE_INPUTS)];
  for (const problem of others) core.warning(problem);
  const { visibility } = await originOf(env, { token: undefined, signal, mayAsk: false });
  if (!isPublicPlace(visibility)) shown = (text) => text;
  const inputs = readReserveInputs((name) => inputOf(env, name), process.platform, misgiven);
  const { timeoutMs, folder } = inputs;
  const port = await findReserved(inputs.port);
  const reservation = await reserveBoard({
    key: await boardKey(port),
    folder: folder ?? defaultLockFolder(process.platform, env["ProgramData"]),
    port: port.name,
    claimant: claimantOf(env),
    hostLock: hostLock({ path: env["PATH"] }),
    timeoutMs,
    signal,
    onWait: (text) => core.info(shown(text)),
  });
  core.setOutput("port", port.name);
  core.setOutput("reserved-since", reservation.since);
  if (reservation.fd === undefined) {
    core.info(shown(`This job has reserved the board on ${port.name} since ${reservation.since}.`));
    return;
  }
  try {
    await startHolder(reservation.fd, reservation.note, env, signal);
  } catch (error) {
    clearHolder(reservation.note);
    throw error;
  } finally {
    closeSync(reservation.fd);
  }
  core.info(shown(`The board on ${port.name} is reserved until the end of the job.`));
}

/** Passes the lock to a process that outlives this step. */
async function startHolder(fd: number, note: string, env: Environment, signal: AbortSignal): Promise<void> {
  const worker = await workerOf(env);
  const request = {
    temp: env["RUNNER_TEMP"] ?? tmpdir(),
    prefix: "board-reservation-",
    args: (folder: string) => [ownProgram("reserve/holder"), JSON.stringify({ note, folder, worker })],
    env: Object.fromEntries(
      ENVIRONMENT.flatMap((name) => {
        const value = env[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    log: "holder.log",
    inheritedFds: [fd],
    saveState: core.saveState,
  };
  await startForJob(request, (holder) => holding(holder, signal));
}

/**
 * The runner's worker process, which starts every step of the job and ends with it. Only the worker sets that variable:
 * in a container the parent is a shell of this step, and its end has no meaning.
 */
async function workerOf(env: Environment): Promise<ProcessIdentity | undefined> {
  return env["RUNNER_TRACKING_ID"] ? identityOf(process.ppid) : undefined;
}

async function holding(holder: JobProcess, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS;
  for (;;) {
    const exited = holder.hasExited();
    const log = readFileSync(holder.logFile, "utf8");
    if (/^holding\r?$/m.test(log)) return;
    if (exited || Date.now() > deadline) {
      throw new Error(`The process that holds the lock did not start. ${log.trim()}`);
    }
    await setTimeout(POLL_MS, undefined, { signal });
  }
}

function fail(error: unknown): void {
  const failure = withDoctor(
    error instanceof Failure
      ? error
      : (runnerTrouble(error) ?? new Failure("internal", messageOf(error), "Run it again.")),
  );
  core.setOutput("failure", failure.code);
  core.setOutput("failure-class", failure.class);
  core.setFailed(shown(`${failure.message} ${failure.hint}`));
}

await runMain((signal) => main(takeEnvironment(process.env), signal), fail);
