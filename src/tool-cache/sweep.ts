import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { alteredFile, discard, finishedEntries } from "./cache.ts";

/** Unfinished, replaced and withdrawn directories are kept this long: longer than any job may run (5 days). */
const STALE_AFTER_MS = 7 * 24 * 3600 * 1000;
const DIRECTORY = /-[0-9a-f]{12}$/;
const DRAFT = /-[0-9a-f]{12}\.[0-9a-f]{8}\.draft$/;

/** Removes unfinished, replaced and withdrawn installations that are a week old. Never fails. */
export async function sweep(folder: string, now = Date.now()): Promise<void> {
  const listing: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const named = new Set((await finishedEntries(folder)).map((entry) => entry.directory));
  for (const item of listing) {
    const path = join(folder, item.name);
    const directory = item.isDirectory() && DIRECTORY.test(item.name) && !named.has(path);
    if (!directory && !DRAFT.test(item.name)) continue;
    const changed = Math.max(await changedAt(path), await changedAt(alteredFile(path)));
    if (now - changed > STALE_AFTER_MS) await discard(path);
  }
}

async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}
