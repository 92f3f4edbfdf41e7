import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { shellEntry } from "./shell-entry.ts";

export const POVERTIES = ["full", "without inodes", "read-only", "missing", "a file"] as const;
export type Poverty = (typeof POVERTIES)[number];

/** Whether this user may mount for a process of its own, as root may on Linux. */
export const mayMount =
  process.platform === "linux" &&
  spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", tmpdir()]).status === 0;

/** Mounts are of the step's own, and end with it. */
const MOUNTS: Partial<Record<Poverty, (folder: string) => string>> = {
  full: (folder) =>
    `mount -t tmpfs -o size=64k tmpfs ${folder}; cat /dev/zero 2>/dev/null >${folder}/filling`,
  "without inodes": (folder) => `mount -t tmpfs -o nr_inodes=1 tmpfs ${folder}`,
  "read-only": (folder) => `mount --bind ${folder} ${folder}; mount -o remount,ro,bind ${folder}`,
};

/** A script that runs another one with a folder in that state. */
export function poorEntry(script: string, folder: string, poverty: Poverty): string {
  rmSync(folder, { recursive: true, force: true });
  if (poverty === "a file") writeFileSync(folder, "");
  else if (poverty !== "missing") mkdirSync(folder, { recursive: true });
  return shellEntry(script, MOUNTS[poverty]?.(folder) ?? ":", ["unshare", "-m"]);
}
