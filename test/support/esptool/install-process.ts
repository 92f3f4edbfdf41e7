import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { EsptoolProgram } from "../../../src/esptool/install/program.ts";
import type { Job } from "./install-driver.ts";
import { processesOf, REPOSITORY } from "../runner/runner.ts";

const DEADLINE_MS = 100_000;

export interface InstallEnd {
  readonly program?: EsptoolProgram;
  readonly code?: string;
  readonly message?: string;
  readonly log: readonly string[];
  readonly warnings: readonly string[];
}

export interface InstallProcess {
  readonly child: ChildProcess;
  readonly end: Promise<InstallEnd>;
  /** What it started and did not end, by command line; Linux only. */
  readonly orphans: () => string[];
}

let count = 0;

/**
 * Starts an installation in a process of its own.
 * @param maxFileBytes no file may grow beyond this, as on a disk that is full; for systems with a shell.
 */
export function startInstall(
  job: Job,
  env: NodeJS.ProcessEnv = process.env,
  maxFileBytes?: number,
): InstallProcess {
  const trackingId = `install-${process.pid}-${++count}-${Date.now()}`;
  const node = [join(REPOSITORY, "test", "support", "esptool", "install-driver.ts"), JSON.stringify(job)];
  const [command, args] =
    maxFileBytes === undefined
      ? [process.execPath, node]
      : // POSIX counts in blocks of 512 bytes.
        ["sh", ["-c", `ulimit -f ${maxFileBytes / 512} && exec "$@"`, "sh", process.execPath, ...node]];
  const child = spawn(command, args, {
    env: { ...env, RUNNER_TRACKING_ID: trackingId },
    stdio: ["ignore", "pipe", "inherit"],
    timeout: DEADLINE_MS,
    killSignal: "SIGKILL",
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const end = once(child, "close").then((): InstallEnd => {
    const lines = text.split("\n").filter(Boolean);
    const after = (start: string): string[] =>
      lines.filter((line) => line.startsWith(start)).map((line) => line.slice(start.length));
    const last = lines.at(-1) ?? "";
    const answer = last.startsWith("{") ? (JSON.parse(last) as Partial<InstallEnd>) : {};
    return { ...answer, log: after("log: "), warnings: after("warning: ") };
  });
  return { child, end, orphans: () => processesOf(trackingId) };
}

/** Ends what a killed installation left running, and waits until it has gone. */
export async function endOrphans({ orphans }: InstallProcess): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (let left = orphans(); left.length > 0; left = orphans()) {
    if (Date.now() > deadline) throw new Error(`They do not end: ${left.join("; ")}`);
    for (const orphan of left) {
      try {
        process.kill(Number.parseInt(orphan, 10), "SIGKILL");
      } catch {
        // It has ended meanwhile.
      }
    }
    await sleep(50);
  }
}
