// What the runner prepares for a step, and what it finds after it.
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
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { parseFileCommands } from "./file-commands.ts";

/** The root of the repository. */
export const REPOSITORY = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/**
 * A script of a sub-action, from the root of the repository: its bundle, which starts in a third of the time, or with
 * `ACTION_ENTRY` its source.
 */
export function subActionScript(action: string, script: string): string {
  if ((process.env["ACTION_ENTRY"] ?? "") !== "") return `src/${action}/${script}.ts`;
  return script === "cli" ? `dist/${action}/cli.js` : `dist/${action}/${script}/index.js`;
}

type RunnerFile = "output" | "state" | "env" | "path" | "step_summary";

/** The files of the runner for this step, in the folder where the runner has them. */
export class RunnerFiles {
  readonly #paths: Record<RunnerFile, string>;

  readonly #event: string;

  /** @param event what started the workflow, as GitHub sends it. */
  constructor(temp: string, event: unknown = PUSH) {
    const folder = join(temp, RUNNER_FOLDER);
    mkdirSync(folder, { recursive: true });
    this.#event = join(folder, "event.json");
    writeFileSync(this.#event, JSON.stringify(event));
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
    return {
      ...Object.fromEntries(
        Object.entries(this.#paths).map(([name, path]) => [`GITHUB_${name.toUpperCase()}`, path]),
      ),
      GITHUB_EVENT_PATH: this.#event,
    };
  }

  text(file: RunnerFile): string {
    return readFileSync(this.#paths[file], "utf8");
  }

  read(file: RunnerFile): Record<string, string> {
    return parseFileCommands(this.text(file));
  }
}

const RUNNER_FOLDER = "_runner_file_commands";
/** A push to a private repository. */
const PUSH = {
  ref: "refs/heads/main",
  repository: { id: 1296269, full_name: "octocat/firmware", private: true, visibility: "private" },
};

/** From the machine an action gets what finding programs, homes and proxies needs, not the tester's variables. */
const FROM_MACHINE =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|OS|USERPROFILE|USERNAME|APPDATA|LOCALAPPDATA|ProgramData|ProgramFiles.*|PIP_\w+|XDG_\w+|(HTTPS?|NO|ALL)_PROXY|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE|NODE_EXTRA_CA_CERTS|NODE_COMPILE_CACHE)$/i;

/** The environment of a step, without its inputs. */
export function runnerEnvironment(
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
    GITHUB_REPOSITORY_ID: "1296269",
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
export function freshFolder(purpose: string): string {
  if (freshFolders.size === 0) {
    process.once("exit", () => {
      for (const folder of freshFolders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    });
  }
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `esptool-action-${purpose}-`)));
  freshFolders.add(folder);
  return folder;
}

/** What is in a folder, as sorted relative paths with slashes, without the runner's own files. */
export function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => path !== RUNNER_FOLDER && !path.startsWith(`${RUNNER_FOLDER}/`))
    .sort();
}

/** As the runner finds orphans at the end of a job: by a variable that they inherited. Linux only, else none. */
export function processesOf(trackingId: string): string[] {
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
