import { readdir, readFile, readlink, realpath } from "node:fs/promises";
import { cleanLine } from "../../system/text/untrusted-text.ts";

/** A longer list would not be read. */
const MOST = 3;

/**
 * The processes that have the lock's file open, such as one left by a killed step, for a message: `esptool (PID 4711)`.
 * Empty if the system does not show them: without `/proc`, or for processes of other users.
 */
export async function lockUsers(file: string): Promise<string> {
  const path = await realpath(file).catch(() => file);
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const users: string[] = [];
  for (const pid of pids) {
    if (users.length === MOST || Number(pid) === process.pid || !(await hasOpen(pid, path))) continue;
    const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "?");
    users.push(`${cleanLine(name.trim()).slice(0, 30)} (PID ${pid})`);
  }
  return users.join(", ");
}

async function hasOpen(pid: string, path: string): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  for (const fd of await readdir(folder).catch(() => []))
    if ((await readlink(`${folder}/${fd}`).catch(() => "")) === path) return true;
  return false;
}
