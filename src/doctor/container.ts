import { stat } from "node:fs/promises";
import { join } from "node:path";
import { readLines } from "../system/text/system-text.ts";

/** Whether this runs in a container, which hides services and processes of the host. */
export async function isContainer(root: string): Promise<boolean> {
  for (const mark of [".dockerenv", "run/.containerenv"]) {
    const found = await stat(join(root, mark)).catch(() => undefined);
    if (found !== undefined) return true;
  }
  const groups = await readLines(join(root, "proc/1/cgroup"));
  return groups.some((line) => /\/(?:docker|kubepods|lxc|libpod|containerd)\b/.test(line));
}
