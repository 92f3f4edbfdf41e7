// Runs an action as the runner runs it: its bundle in a Node.js process of its own, with the runner's environment,
// and reads what it says as the runner reads it. Stands on node: modules and yaml, for the demo uses it too.
import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { arch, tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { inputVariables, readManifest, unexpectedInputs, type ActionManifest } from "./action-manifest.ts";
import { parseFileCommands } from "./file-commands.ts";
import { LineSplitter } from "./line-splitter.ts";
import { StepLog, type Annotation, type WorkflowCommand } from "./workflow-commands.ts";

export { type Annotation, type WorkflowCommand } from "./workflow-commands.ts";

/** The root of the repository. */
export const REPOSITORY = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

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

// ProcessInvoker of actions/runner: SIGINT, 7.5 s, SIGTERM, 2.5 s, kill; 5 s for output that orphans hold open.
const TERMINATE_AFTER_MS = 7500;
const KILL_AFTER_MS = 10_000;
const HELD_OUTPUT_MS = 5000;
const DEADLINE_MS = 90_000;

/** Starts a step; at the end `done` resolves with all that it did. */
export function startAction(inputs: ActionInputs, options: ActionOptions = {}): RunningAction {
  const workspace = options.workspace ?? freshFolder("workspace");
  const temp = options.temp ?? freshFolder("temp");
  const manifest = readManifest(resolve(REPOSITORY, options.manifest ?? "action.yml"));
  const files = new RunnerFiles(temp);
  const trackingId = `github_${randomUUID()}`;
  const base = { ...runnerEnvironment(workspace, temp, options.toolCache, trackingId), ...files.variables };
  const env: Record<string, string | undefined> = {
    ...base,
    ...inputVariables(manifest, inputs, base),
    ...Object.fromEntries(
      Object.entries(options.state ?? {}).map(([name, value]) => [`STATE_${name}`, value]),
    ),
    ...options.env,
  };
  const script = options.entry ?? entryOf(manifest, options);
  if (script === undefined) throw new Error(`The action has no ${options.phase ?? "main"} script.`);

  const step = new Step(options.onLine, env["RUNNER_DEBUG"] === "1");
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

/** `ACTION_ENTRY=src/index.ts npm test` tries the main action without a bundle, while it is worked on. */
function entryOf(
  { scripts }: ActionManifest,
  { manifest, phase = "main" }: ActionOptions,
): string | undefined {
  const instead = manifest === undefined && phase === "main" ? process.env["ACTION_ENTRY"] : undefined;
  return instead ?? scripts[phase];
}

/** What the process prints, and who waits for it. */
class Step {
  readonly log: StepLog;
  readonly raw = { stdout: "", stderr: "" };
  readonly #onLine: ((line: string) => void) | undefined;
  readonly #watchers = new Set<(line: string | undefined) => void>();
  #told = 0;
  #ended = false;

  constructor(onLine: ((line: string) => void) | undefined, debug: boolean) {
    this.log = new StepLog({ debug });
    this.#onLine = onLine;
  }

  get text(): string {
    return this.log.lines.map((line) => `${line}\n`).join("");
  }

  take(line: string): void {
    this.log.take(line);
    for (; this.#told < this.log.lines.length; this.#told += 1) {
      const shown = this.log.lines[this.#told] ?? "";
      this.#onLine?.(shown);
      for (const watcher of this.#watchers) watcher(shown);
    }
  }

  sees(pattern: RegExp, waitMs: number): Promise<string> {
    const matches = (line: string): boolean => line.search(pattern) >= 0;
    const already = this.log.lines.find(matches);
    if (already !== undefined) return Promise.resolve(already);
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        settle();
        reject(new Error(`No line matched ${String(pattern)} ${why}. The log:\n${this.text}`));
      };
      const timer = setTimeout(() => fail(`within ${waitMs} ms`), waitMs);
      const watcher = (line: string | undefined): void => {
        if (line === undefined) fail("before the step ended");
        else if (matches(line)) {
          settle();
          resolve(line);
        }
      };
      const settle = (): void => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
      };
      this.#watchers.add(watcher);
      if (this.#ended) fail("before the step ended");
    });
  }

  /** Reads both streams to their end, or as long as the runner would when an orphan keeps them open. */
  follow(child: ChildProcess): Promise<{ exitCode: number | null; signal: NodeJS.Signals | null }> {
    for (const name of ["stdout", "stderr"] as const) {
      const lines = new LineSplitter((line) => this.take(line));
      child[name]?.setEncoding("utf8").on("data", (text: string) => {
        this.raw[name] += text;
        lines.push(text);
      });
      child[name]?.once("close", () => lines.end());
    }
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (exitCode, signal) => {
        const impatient = setTimeout(() => {
          child.stdout?.destroy();
          child.stderr?.destroy();
        }, HELD_OUTPUT_MS);
        child.once("close", () => {
          clearTimeout(impatient);
          this.#ended = true;
          for (const watcher of this.#watchers) watcher(undefined);
          resolve({ exitCode, signal });
        });
      });
    });
  }
}

type RunnerFile = "output" | "state" | "env" | "path" | "step_summary";

/** The files of the runner for this step, in the folder where the runner has them. */
class RunnerFiles {
  readonly #paths: Record<RunnerFile, string>;

  constructor(temp: string) {
    const folder = join(temp, RUNNER_FOLDER);
    mkdirSync(folder, { recursive: true });
    const fresh = (prefix: string): string => {
      const path = join(folder, `${prefix}_${randomUUID()}`);
      writeFileSync(path, "");
      return path;
    };
    this.#paths = {
      output: fresh("set_output"),
      state: fresh("save_state"),
      env: fresh("set_env"),
      path: fresh("add_path"),
      step_summary: fresh("step_summary"),
    };
  }

  get variables(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#paths).map(([name, path]) => [`GITHUB_${name.toUpperCase()}`, path]),
    );
  }

  text(file: RunnerFile): string {
    return readFileSync(this.#paths[file], "utf8");
  }

  read(file: RunnerFile): Record<string, string> {
    return parseFileCommands(this.text(file));
  }
}

const RUNNER_FOLDER = "_runner_file_commands";

/** From the machine an action gets what finding programs, homes and proxies needs, not the tester's variables. */
const FROM_MACHINE =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|OS|USERPROFILE|USERNAME|APPDATA|LOCALAPPDATA|ProgramData|ProgramFiles.*|PIP_\w+|XDG_\w+|(HTTPS?|NO|ALL)_PROXY|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE|NODE_EXTRA_CA_CERTS)$/i;

function runnerEnvironment(
  workspace: string,
  temp: string,
  toolCache: string | undefined,
  trackingId: string,
): Record<string, string> {
  const machine = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && FROM_MACHINE.test(entry[0]),
  );
  const systems: Partial<Record<NodeJS.Platform, string>> = {
    linux: "Linux",
    darwin: "macOS",
    win32: "Windows",
  };
  return {
    ...Object.fromEntries(machine),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: "__self",
    GITHUB_ACTOR: "octocat",
    GITHUB_API_URL: "https://api.github.com",
    GITHUB_EVENT_NAME: "push",
    GITHUB_GRAPHQL_URL: "https://api.github.com/graphql",
    GITHUB_JOB: "hardware",
    GITHUB_REF: "refs/heads/main",
    GITHUB_REF_NAME: "main",
    GITHUB_REPOSITORY: "octocat/firmware",
    GITHUB_REPOSITORY_OWNER: "octocat",
    GITHUB_RETENTION_DAYS: "90",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "4242",
    GITHUB_RUN_NUMBER: "7",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
    GITHUB_WORKFLOW: "Hardware",
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: arch().toUpperCase(),
    RUNNER_ENVIRONMENT: "self-hosted",
    RUNNER_NAME: "bench",
    RUNNER_OS: systems[process.platform] ?? process.platform,
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: toolCache ?? join(REPOSITORY, ".cache", "tool-cache"),
    RUNNER_TRACKING_ID: trackingId,
  };
}

const freshFolders = new Set<string>();

/** A folder that is removed when this process ends. Its real path: the action compares paths with real ones. */
function freshFolder(purpose: string): string {
  if (freshFolders.size === 0) {
    process.once("exit", () => {
      for (const folder of freshFolders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    });
  }
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `esptool-action-${purpose}-`)));
  freshFolders.add(folder);
  return folder;
}

function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => path !== RUNNER_FOLDER && !path.startsWith(`${RUNNER_FOLDER}/`))
    .sort();
}

/** As the runner finds orphans at the end of a job: by a variable that they inherited. */
function processesOf(trackingId: string): string[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, "utf8").includes(trackingId)) return [];
        return [`${pid} ${readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim()}`];
      } catch {
        return [];
      }
    });
}
