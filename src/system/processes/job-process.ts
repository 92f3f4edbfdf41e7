import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { removeAbandoned } from "../files/whole-file.ts";
import { type BackgroundProcess, startBackground } from "./background.ts";

/** Half of the 7.5 s that the runner gives a cancelled step. */
const GRACE_MS = 3_750;

/** A process of this action that a step leaves running for the rest of the job, until `post` stops it. */
export interface JobProcessRequest {
  /** RUNNER_TEMP: there it gets a folder of its own, its working directory. */
  readonly temp: string;
  /** The first part of the folder's name. */
  readonly prefix: string;
  /** The arguments of Node.js; the script is the first. */
  readonly args: (folder: string) => readonly string[];
  /** Its whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** The name of the file, in the folder, that gets what it prints. */
  readonly log: string;
  /** Files outside the folder that it creates by `createWhole`. */
  readonly creates?: readonly string[];
  /** Open files that it gets as its descriptors 3, 4, … */
  readonly inheritedFds?: readonly number[];
  /** Keeps a value for `post`: `pid` and `started` identify the process, `folder` and `log` are absolute paths. */
  readonly saveState: (name: string, value: string) => void;
}

export interface JobProcess extends BackgroundProcess {
  /** Absolute paths. */
  readonly folder: string;
  readonly logFile: string;
}

/** The script of a program of this action: its bundle, or its source if this runs from source. */
export function ownProgram(name: "qemu/cli" | "reserve/holder" | "virtual-board/cli"): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return here.endsWith("bundle") ? join(here, "..", `${name}.js`) : join(here, "..", "..", `${name}.ts`);
}

/**
 * Starts a process for the rest of the job.
 * @param ready waits until it is of use, or throws.
 * @throws {Error} what `ready` throws, or if the program cannot be started. The process has been stopped then, and its
 * folder and half-made files have been removed.
 */
export async function startForJob<T>(
  request: JobProcessRequest,
  ready: (process: JobProcess) => Promise<T>,
): Promise<T> {
  const { saveState } = request;
  const folder = mkdtempSync(join(request.temp, request.prefix));
  const logFile = join(folder, request.log);
  let background: BackgroundProcess | undefined;
  try {
    background = await startBackground({
      command: process.execPath,
      args: request.args(folder),
      cwd: folder,
      env: request.env,
      logFile,
      inheritedFds: request.inheritedFds ?? [],
    });
    saveState("pid", String(background.identity.pid));
    saveState("started", background.identity.started);
    saveState("folder", folder);
    saveState("log", logFile);
    // From here on the post step can stop it; before, it exits with this process.
    background.keep();
    return await ready({ ...background, folder, logFile });
  } catch (error) {
    const isGone = background === undefined || (await background.stop(GRACE_MS)) !== "unknown";
    if (isGone) {
      saveState("pid", "");
      remove(folder, request.creates ?? []);
    }
    throw error;
  }
}

/** The failure before this is what matters: what cannot be removed stays. */
function remove(folder: string, created: readonly string[]): void {
  const removals = [
    ...created.map((path) => () => removeAbandoned(path)),
    () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  ];
  for (const removal of removals) {
    try {
      removal();
    } catch {
      // The next.
    }
  }
}
