import type { ChildProcess } from "node:child_process";
import { parse } from "node:path";
import { launch, windowsProgram } from "./launch.ts";

/** How a process is asked to end: all of it fits in the 7.5 s that the runner gives a cancelled step. */
const TERMINATE_AFTER_MS = 4_000;
const KILL_AFTER_MS = 5_000;

/**
 * Asks the group of a process to end, and after some seconds makes it.
 * @returns timers, to be cleared once it has ended.
 */
export function endInStages(child: ChildProcess, first: "SIGINT" | "SIGTERM"): NodeJS.Timeout[] {
  signalGroup(child, first);
  return [
    setTimeout(() => signalGroup(child, "SIGTERM"), TERMINATE_AFTER_MS),
    setTimeout(() => signalGroup(child, "SIGKILL"), KILL_AFTER_MS),
  ];
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === "win32") killTree(child);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has ended between the check and the call.
  }
}

/** Kills what a process that was stopped has started itself, and what has outlived it. */
export function killLeftovers(child: ChildProcess): void {
  if (child.pid === undefined || process.platform === "win32") return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nobody is left in the group.
  }
}

/** Windows has no signals and no groups, and the `python.exe` of a venv only starts the real one: the tree must go. */
function killTree(child: ChildProcess): void {
  const { command, env } = windowsProgram("taskkill.exe");
  const args = ["/pid", String(child.pid), "/t", "/f"];
  const killer = launch({ command, args, env, cwd: parse(command).root, stdio: "ignore", detached: false });
  killer.on("error", () => child.kill());
}
