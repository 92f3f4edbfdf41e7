// Runs an action as the runner runs it: its bundle in a Node.js process of its own, with the runner's environment,
// and reads what it says as the runner reads it. Imports only node: modules and yaml, for the demo uses it too.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { inputVariables, readManifest, unexpectedInputs, type ActionManifest } from "./action-manifest.ts";
import {
  freshFolder,
  listing,
  processesOf,
  REPOSITORY,
  RunnerFiles,
  runnerEnvironment,
  subActionScript,
} from "./runner.ts";
import { StepProcess } from "./step-process.ts";
import { type Annotation, type WorkflowCommand } from "./workflow-commands.ts";

export { REPOSITORY } from "./runner.ts";
export { type Annotation, type WorkflowCommand } from "./workflow-commands.ts";

export type ActionInputs = Readonly<Record<string, string | number | boolean>>;

export interface ActionOptions {
  /** More variables, or others; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** GITHUB_WORKSPACE and working directory; default: a fresh folder. */
  readonly workspace?: string;
  /** RUNNER_TEMP; default: a fresh folder. */
  readonly temp?: string;
  /** RUNNER_TOOL_CACHE; default: `.cache/tool-cache` in the repository. */
  readonly toolCache?: string;
  /** The action.yml, absolute or from the root of the repository; default `action.yml`. */
  readonly manifest?: string;
  /** Which script of the action.yml; default `main`. A `post` gets the `state` of its `main`. */
  readonly phase?: "pre" | "main" | "post";
  /** What started the workflow, as GitHub sends it; default: a push to a private repository. */
  readonly event?: unknown;
  /** A script to run in place of the one in action.yml, absolute or from the root of the repository. */
  readonly entry?: string;
  /** What an earlier phase saved. */
  readonly state?: Readonly<Record<string, string>>;
  /** Milliseconds; after that the step is cancelled and `done` rejects. Default 90 s. */
  readonly deadlineMs?: number;
  /** Called with every line of the log, as soon as it is there. */
  readonly onLine?: (line: string) => void;
}

export interface ActionRun {
  /** `null` when a signal ended the process. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly outputs: Readonly<Record<string, string>>;
  /** The JSON of the output `result`; `undefined` when there is none. */
  readonly result: unknown;
  /** The Markdown of the job summary. */
  readonly summary: string;
  readonly state: Readonly<Record<string, string>>;
  /** What later steps would find in their environment, and in front of their PATH. */
  readonly exportedEnv: Readonly<Record<string, string>>;
  readonly addedPaths: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Every workflow command that the runner would have obeyed, from stdout and stderr. */
  readonly executed: readonly WorkflowCommand[];
  /** What a person sees: commands processed, secrets masked, stdout and stderr in the order of arrival. */
  readonly log: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly workspace: string;
  readonly temp: string;
  /** What is left in RUNNER_TEMP, as sorted paths with slashes, without the runner's own files. */
  readonly tempListing: readonly string[];
  /** Command lines of processes that the step left behind; Linux only, else always empty. */
  readonly orphans: readonly string[];
  readonly elapsedMs: number;
}

export interface RunningAction {
  readonly pid: number;
  readonly workspace: string;
  readonly temp: string;
  readonly done: Promise<ActionRun>;
  /** Sends a signal to the process of the action alone, as the runner does. */
  kill(signal: NodeJS.Signals): void;
  /** Cancels the job as the runner does: SIGINT, after 7.5 s SIGTERM, after 2.5 s more SIGKILL. */
  cancel(): Promise<ActionRun>;
  /** Resolves with the first line of the log that matches, rejects at the end of the step or the deadline. */
  sees(pattern: RegExp, deadlineMs?: number): Promise<string>;
}

/** Runs a step to its end. It resolves however the step ended, and rejects only when the deadline passed. */
export function runAction(inputs: ActionInputs, options: ActionOptions = {}): Promise<ActionRun> {
  return startAction(inputs, options).done;
}

// ProcessInvoker of actions/runner: SIGINT, 7.5 s, SIGTERM, 2.5 s, kill.
const TERMINATE_AFTER_MS = 7500;
const KILL_AFTER_MS = 10_000;
const DEADLINE_MS = 240_000;

/** Starts a step; at the end `done` resolves with all that it did. */
export function startAction(inputs: ActionInputs, options: ActionOptions = {}): RunningAction {
  const workspace = options.workspace ?? freshFolder("workspace");
  const temp = options.temp ?? freshFolder("temp");
  const manifest = readManifest(resolve(REPOSITORY, options.manifest ?? "action.yml"));
  const files = new RunnerFiles(temp, options.event);
  const trackingId = `github_${randomUUID()}`;
  const base = { ...runnerEnvironment(workspace, temp, options.toolCache, trackingId), ...files.variables };
  const env: Record<string, string | undefined> = {
    ...base,
    ...inputVariables(manifest, withOwnLocks(manifest, inputs), base),
    ...Object.fromEntries(
      Object.entries(options.state ?? {}).map(([name, value]) => [`STATE_${name}`, value]),
    ),
    ...options.env,
  };
  const script = options.entry ?? entryOf(manifest, options);
  if (script === undefined) throw new Error(`The action has no ${options.phase ?? "main"} script.`);

  const step = new StepProcess(options.onLine, env["RUNNER_DEBUG"] === "1");
  const unexpected = unexpectedInputs(manifest, inputs);
  if (unexpected !== undefined) step.take(`::warning::${unexpected}`);
  const started = performance.now();
  const child = spawn(process.execPath, [resolve(REPOSITORY, script)], {
    cwd: workspace,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = step.follow(child);
  const cancelTimers: NodeJS.Timeout[] = [];
  const kill = (signal: NodeJS.Signals): void => {
    if (child.exitCode === null) child.kill(signal);
  };
  const cancelAll = (): void => {
    kill("SIGINT");
    cancelTimers.push(setTimeout(() => kill("SIGTERM"), TERMINATE_AFTER_MS));
    cancelTimers.push(setTimeout(() => kill("SIGKILL"), KILL_AFTER_MS));
  };
  const deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  let late = false;
  const deadline = setTimeout(() => {
    late = true;
    cancelAll();
  }, deadlineMs);

  const finish = async (): Promise<ActionRun> => {
    const { exitCode, signal } = await ended.finally(() => {
      clearTimeout(deadline);
      for (const timer of cancelTimers) clearTimeout(timer);
    });
    if (late) throw new Error(`The step did not end within ${deadlineMs} ms. Its log:\n${step.text}`);
    const outputs = { ...step.log.outputs, ...files.read("output") };
    return {
      exitCode,
      signal,
      outputs,
      result: outputs["result"] === undefined ? undefined : (JSON.parse(outputs["result"]) as unknown),
      summary: files.text("step_summary"),
      state: { ...step.log.state, ...files.read("state") },
      exportedEnv: files.read("env"),
      addedPaths: files.text("path").split(/\r?\n/).filter(Boolean),
      annotations: step.log.annotations,
      executed: step.log.executed,
      log: step.text,
      stdout: step.raw.stdout,
      stderr: step.raw.stderr,
      workspace,
      temp,
      tempListing: listing(temp),
      orphans: processesOf(trackingId),
      elapsedMs: performance.now() - started,
    };
  };
  const done = finish();
  // Who only kills and never waits shall not end with an unhandled rejection.
  done.catch(() => undefined);
  return {
    pid: child.pid ?? -1,
    workspace,
    temp,
    done,
    kill,
    cancel: () => {
      cancelAll();
      return done;
    },
    sees: (pattern, waitMs = 30_000) => step.sees(pattern, waitMs),
  };
}

/** Boards of a test are on ports that nobody uses again: their locks must not pile up in the folder of the host. */
function withOwnLocks(manifest: ActionManifest, inputs: ActionInputs): ActionInputs {
  return manifest.inputs.has("lock-folder")
    ? { "lock-folder": join(tmpdir(), "board-locks"), ...inputs }
    : inputs;
}

/** `ACTION_ENTRY=src/index.ts npm test` runs the actions from their sources; empty means the bundles. */
function entryOf(
  { scripts }: ActionManifest,
  { manifest, phase = "main" }: ActionOptions,
): string | undefined {
  const instead = process.env["ACTION_ENTRY"] ?? "";
  if (instead === "") return scripts[phase];
  const subAction = /^([\w-]+)\/action\.yml$/.exec(manifest ?? "")?.[1];
  if (subAction !== undefined) return subActionScript(subAction, phase);
  return manifest === undefined && phase === "main" ? instead : scripts[phase];
}
