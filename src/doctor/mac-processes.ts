import { runCommand } from "../tool-cache/command.ts";
import type { ProcessList, ProcessSeen } from "./processes.ts";
import type { Runner } from "./runner.ts";
import { clean } from "../system/text/system-text.ts";

/** lsof inspects every process, and a machine may have a thousand. */
const DEADLINE_MS = 15_000;

/**
 * The processes that have one of the ports open on macOS, which has no `/proc`. lsof does not open the ports.
 * @returns `undefined` if lsof fails or times out.
 */
export async function listMacHolders(
  paths: readonly string[],
  { install, user }: Runner,
): Promise<ProcessList | undefined> {
  if (paths.length === 0) return { processes: [], complete: true };
  // A device has two names, and a program may use either.
  const names = paths.flatMap((path) => [path, path.replace("/dev/cu.", "/dev/tty.")]);
  const args = ["-w", "-F", "pcun", "--", ...names];
  const outcome = await runCommand({ command: "/usr/sbin/lsof", args, deadlineMs: DEADLINE_MS }, install);
  // Exit code 1 without output: no process. With output: no process for some of the names.
  if (!outcome.ok && outcome.end !== "exit code 1") return undefined;
  return { processes: parseLsof(outcome.lines), complete: user.uid === 0 };
}

/** Parses the output of `lsof -F pcun`: a letter and a value per line; `p` begins a process, `n` is a file. */
export function parseLsof(lines: readonly string[]): ProcessSeen[] {
  const processes: (ProcessSeen & { readonly devices: string[] })[] = [];
  for (const line of lines) {
    const value = line.slice(1);
    const last = processes.at(-1);
    if (/^p\d{1,10}$/.test(line)) {
      processes.push({ pid: Number(value), command: "?", uid: undefined, devices: [], args: [] });
    } else if (last !== undefined && line.startsWith("c")) {
      processes[processes.length - 1] = { ...last, command: clean(value) };
    } else if (last !== undefined && /^u\d{1,10}$/.test(line)) {
      processes[processes.length - 1] = { ...last, uid: Number(value) };
    } else if (last !== undefined && line.startsWith("n/dev/")) {
      last.devices.push(value.replace("/dev/tty.", "/dev/cu."));
    }
  }
  return processes;
}
