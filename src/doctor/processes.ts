import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { clean } from "../system/text/system-text.ts";

/** How many processes are inspected at once: reads of /proc are short, but each takes a thread. */
const AT_ONCE = 16;

/** A process as `/proc` shows it. */
export interface ProcessSeen {
  readonly pid: number;
  /** At most 15 characters (the kernel's limit); clean. */
  readonly command: string;
  readonly uid: number | undefined;
  /** The files below `/dev` that it has open; `undefined` if they are hidden. */
  readonly devices: readonly string[] | undefined;
  /** Its command line, split. May contain secrets: search it, never print it. */
  readonly args: readonly string[];
}

export interface ProcessList {
  readonly processes: readonly ProcessSeen[];
  /** Whether every process of the machine was inspected. */
  readonly complete: boolean;
}

/**
 * Inspects all processes, without touching their open files.
 * @returns `undefined` if there is no `/proc`.
 */
export async function scanProcesses(root: string): Promise<ProcessList | undefined> {
  const proc = join(root, "proc");
  const pids = (await readdir(proc).catch(() => [])).filter((name) => /^\d+$/.test(name));
  if (pids.length === 0) return undefined;
  const processes: ProcessSeen[] = [];
  const waiting = pids.values();
  const worker = async (): Promise<void> => {
    for (const pid of waiting) {
      const seen = await look(join(proc, pid), Number(pid));
      if (seen !== undefined) processes.push(seen);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  // If process 1 is hidden (hidepid, or another PID namespace), other processes are hidden, too.
  const first = processes.some(({ pid }) => pid === 1);
  return {
    processes: processes.toSorted((a, b) => a.pid - b.pid),
    complete: first && processes.every(({ devices }) => devices !== undefined),
  };
}

async function look(folder: string, pid: number): Promise<ProcessSeen | undefined> {
  const status = await readFile(join(folder, "status"), "utf8").catch(() => undefined);
  if (status === undefined) return undefined; // It has ended.
  const line = await readFile(join(folder, "cmdline"), "utf8").catch(() => "");
  const uid = /^Uid:\s*(\d+)/m.exec(status)?.[1];
  return {
    pid,
    command: clean(/^Name:\s*(.*)$/m.exec(status)?.[1] ?? "?"),
    uid: uid === undefined ? undefined : Number(uid),
    // A kernel thread has no command line and no open files, but only root can see that.
    devices: line === "" ? [] : await openDevices(join(folder, "fd")),
    args: line.split("\0"),
  };
}

async function openDevices(folder: string): Promise<string[] | undefined> {
  try {
    const names = await readdir(folder);
    const targets = await Promise.all(names.map((name) => readlink(join(folder, name)).catch(() => "")));
    return targets.filter((target) => target.startsWith("/dev/"));
  } catch (error) {
    // A process that has exited meanwhile hides nothing.
    return error instanceof Error && "code" in error && error.code === "ENOENT" ? [] : undefined;
  }
}
