import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { messageOf, systemCode } from "../errors.ts";
import { killLeftovers } from "./end-process.ts";
import { launch, windowsProgram } from "./launch.ts";
import { runProcess } from "./process.ts";

const POLL_MS = 50;
const KILLED_DEADLINE_MS = 2_000;
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

/** Identifies a process even if its ID is reused. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start time, as the operating system reports it; "" if unknown. */
  readonly started: string;
}

export interface BackgroundProcess {
  readonly identity: ProcessIdentity;
  readonly hasExited: () => boolean;
  /** Lets it outlive this process. To be called once its identity is saved. See {@link untilKept}. */
  readonly keep: () => void;
  /** Ends it with SIGTERM, and its whole group with SIGKILL if it still runs after `graceMs` milliseconds. */
  readonly stop: (graceMs: number) => Promise<BackgroundEnd>;
}

type Child = ReturnType<typeof launch>;

const KEEP = "keep\n";

/**
 * For a process that {@link startBackground} started: resolves with `true` once the starter calls `keep`, and with
 * `false` if the starter ends before, because nothing could stop this process then.
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
 * Starts a process that outlives this one once `keep` is called.
 * @throws {Error} if the program cannot be started.
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
      hasExited: () => hasExited(child),
      keep: () => void stdin?.end(KEEP),
      stop: (graceMs) => stopChild(child, graceMs),
    };
  } finally {
    closeSync(log);
  }
}

function hasExited({ exitCode, signalCode }: Child): boolean {
  return exitCode !== null || signalCode !== null;
}

async function stopChild(child: Child, graceMs: number): Promise<BackgroundEnd> {
  if (hasExited(child)) return "gone";
  child.kill("SIGTERM");
  if (await exitsWithin(child, graceMs)) return "stopped";
  child.kill("SIGKILL");
  killLeftovers(child);
  return (await exitsWithin(child, KILLED_DEADLINE_MS)) ? "killed" : "unknown";
}

async function exitsWithin(child: Child, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (!hasExited(child) && Date.now() < deadline) await setTimeout(POLL_MS);
  return hasExited(child);
}

/**
 * How a background process ended; `unknown`: it could not be distinguished from another process, and was left alone, or
 * it does not go.
 */
export type BackgroundEnd = "stopped" | "killed" | "gone" | "unknown";

/** Ends a background process with SIGTERM, and with SIGKILL if it still runs after `graceMs` milliseconds. */
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

/** The identity of a running process. */
export async function identityOf(pid: number): Promise<ProcessIdentity> {
  return { pid, started: await startTime(pid) };
}

/** Whether exactly this process still runs. */
export async function isSame(identity: ProcessIdentity): Promise<boolean> {
  return isRunning(identity.pid) && (await startTime(identity.pid)) === identity.started;
}

/** Whether a process with this ID runs, of whatever user. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

/** The start time of a process, in the system's own format; "" if the system does not report it. */
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
