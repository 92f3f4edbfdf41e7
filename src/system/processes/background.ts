import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { messageOf, systemCode } from "../errors.ts";
import { launch, windowsProgram } from "./launch.ts";
import { runProcess } from "./process.ts";

const POLL_MS = 50;
const QUESTION_DEADLINE_MS = 10_000;

export interface BackgroundRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment of the process: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Everything that the process prints is appended here. */
  readonly logFile: string;
  /** Open files that the process gets as its descriptors 3, 4, … and holds until its end. */
  readonly inheritedFds?: readonly number[];
}

/** What is needed to find a process again without taking a stranger with the same number for it. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, as the operating system reports it; empty when unknown. */
  readonly started: string;
}

export interface BackgroundProcess {
  readonly identity: ProcessIdentity;
  readonly hasExited: () => boolean;
  /** Lets it outlive this process; to be called when what finds it again is noted. See {@link untilKept}. */
  readonly keep: () => void;
}

const KEEP = "keep\n";

/**
 * In a process that {@link startBackground} started: resolves with `true` when its starter lets it live on, and with
 * `false` when that has ended before, and so left nothing by which this process could be stopped.
 */
export function untilKept(input: NodeJS.ReadableStream = process.stdin): Promise<boolean> {
  return new Promise((resolve) => {
    let text = "";
    const settle = (): void => resolve(text === KEEP);
    input.on("data", (bytes: Buffer | string) => (text = `${text}${bytes.toString()}`.slice(0, KEEP.length)));
    for (const event of ["end", "close", "error"]) input.on(event, settle);
  });
}

/**
 * Starts a process that outlives this one, once `keep` is called.
 * @throws {Error} when the program cannot be started.
 */
export async function startBackground(request: BackgroundRequest): Promise<BackgroundProcess> {
  const log = openSync(request.logFile, "a");
  try {
    const stdio = ["pipe" as const, log, log, ...(request.inheritedFds ?? [])];
    const child = launch({ ...request, stdio, detached: true });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", (error) =>
        reject(new Error(`Cannot start ${request.command}: ${messageOf(error)}`)),
      );
    });
    child.unref();
    const { stdin } = child;
    // It may have ended.
    stdin?.on("error", () => undefined);
    if (stdin instanceof Socket) stdin.unref();
    const pid = child.pid ?? 0;
    return {
      identity: await identityOf(pid),
      hasExited: () => child.exitCode !== null || child.signalCode !== null,
      keep: () => void stdin?.end(KEEP),
    };
  } finally {
    closeSync(log);
  }
}

/** How a background process ended; `unknown`: it cannot be distinguished from another process, so it was left alone. */
export type BackgroundEnd = "stopped" | "killed" | "gone" | "unknown";

/** Ends a background process with SIGTERM, and with SIGKILL when it is still there after `graceMs`. */
export async function stopBackground(identity: ProcessIdentity, graceMs: number): Promise<BackgroundEnd> {
  if (!isRunning(identity.pid)) return "gone";
  if (identity.started === "") return "unknown";
  if (!(await isSame(identity))) return "gone";
  process.kill(identity.pid, "SIGTERM");
  const deadline = Date.now() + graceMs;
  while (Date.now() < deadline) {
    if (!(await isSame(identity))) return "stopped";
    await setTimeout(POLL_MS);
  }
  if (!(await isSame(identity))) return "stopped";
  process.kill(identity.pid, "SIGKILL");
  return "killed";
}

/** What identifies a process that runs. */
export async function identityOf(pid: number): Promise<ProcessIdentity> {
  return { pid, started: await startTime(pid) };
}

/** Whether that very process still runs. */
export async function isSame(identity: ProcessIdentity): Promise<boolean> {
  return isRunning(identity.pid) && (await startTime(identity.pid)) === identity.started;
}

/** Whether a process of that number runs, also another user's. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

/** When the process started, in whatever words the system has for it; empty when it does not report it. */
async function startTime(pid: number): Promise<string> {
  try {
    if (process.platform === "linux") return linuxStartTicks(await readFile(`/proc/${pid}/stat`, "utf8"));
    const question =
      process.platform === "win32"
        ? {
            ...windowsProgram("WindowsPowerShell", "v1.0", "powershell.exe"),
            args: ["-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`],
          }
        : { command: "/bin/ps", env: { LC_ALL: "C" }, args: ["-o", "lstart=", "-p", String(pid)] };
    const lines: string[] = [];
    const onLine = (line: string): void => void lines.push(line.trim());
    const { end, exitCode } = await runProcess({ ...question, deadlineMs: QUESTION_DEADLINE_MS, onLine });
    return end === "exit" && exitCode === 0 ? lines.join("").trim() : "";
  } catch {
    return "";
  }
}

/**
 * Field 22 of /proc/<pid>/stat; the second field, the name in parentheses, may itself hold spaces. A zombie (Z)
 * has ended, though its parent has not collected it.
 */
function linuxStartTicks(stat: string): string {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? "" : (fields[19] ?? "");
}
