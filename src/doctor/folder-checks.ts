import { constants } from "node:fs";
import { access, lstat, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { finishedEntries } from "../tool-cache/cache.ts";
import { type Check, finding, ok } from "./diagnosis.ts";
import type { Runner } from "./runner.ts";
import { clean } from "../system/text/system-text.ts";
import { grouped } from "../report/summary/quantity.ts";

const MIB = 1024 * 1024;
/** An installation by pip takes 70 MiB, a release 110 MiB with its archive, a backup up to 32 MiB. */
const LOW_BYTES = 200 * MIB;
/** An installation by pip has 2000 files. */
const LOW_FILES = 5_000;
/** How many installations a message lists. */
const MAX_SHOWN = 10;
/** How many files are measured at once. */
const STATS_AT_ONCE = 64;
/** The suffix of an installation's folder; see `tool-cache/cache.ts`. */
const INSTALLATION = /-[0-9a-f]{12}$/;

/** Checks the three folders that a step writes to. */
export async function folderChecks(runner: Runner): Promise<Check[]> {
  const { workspace, install } = runner;
  return [
    await folderCheck("temp", install.temp, "RUNNER_TEMP", runner),
    await folderCheck("workspace", workspace, "GITHUB_WORKSPACE", runner),
    await toolCacheCheck(runner),
  ];
}

async function folderCheck(name: string, folder: string, variable: string, runner: Runner): Promise<Check> {
  const subject = clean(folder);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) {
    return finding(
      "problem",
      name,
      subject,
      "The folder does not exist.",
      `Create it, or correct ${variable}.`,
    );
  }
  return (await writableCheck(name, folder, folder, runner)) ?? ok(name, subject, await room(folder, runner)); // prettier-ignore
}

/** Why a step cannot write there; `undefined` if it can. */
async function writableCheck(
  name: string,
  subject: string,
  folder: string,
  { freeSpace }: Runner,
): Promise<Check | undefined> {
  const text = clean(subject);
  const writable = await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable) {
    const fix = `Make the runner's user its owner (chown), or mount its file system read-write.`;
    return finding("problem", name, text, "The runner's user may not write to it.", fix);
  }
  const free = await freeSpace(folder);
  if (free.bytes < LOW_BYTES) {
    const fix =
      "Free space on that disk: an installation of esptool and a backup of a large flash may not fit.";
    return finding("warning", name, text, `Only ${mebibytes(free.bytes)} are free.`, fix);
  }
  if (free.files !== undefined && free.files < LOW_FILES) {
    const fix = "Remove files from that disk (df -i): an installation of esptool has 2000.";
    return finding("warning", name, text, `Only ${free.files} more files can be created.`, fix);
  }
  return undefined;
}

async function room(folder: string, { freeSpace }: Runner): Promise<string> {
  return `Writable, ${mebibytes((await freeSpace(folder)).bytes)} free.`;
}

async function toolCacheCheck(runner: Runner): Promise<Check> {
  const { toolCache } = runner.install;
  const existing = await nearestFolder(toolCache);
  const problem = await writableCheck("tool-cache", toolCache, existing, runner);
  if (problem !== undefined) return problem;
  const { installations, left, bytes } = await contents(join(toolCache, "esptool"));
  const free = await room(existing, runner);
  const holds =
    installations.length === 0
      ? "No esptool yet."
      : `Holds ${installations.slice(0, MAX_SHOWN).join(", ")} (${mebibytes(bytes)}).`;
  const leftovers =
    left === 0
      ? ""
      : ` ${left} unfinished or replaced; those older than a week are removed at the next installation.`;
  return ok("tool-cache", clean(toolCache), `${free} ${holds}${leftovers}`);
}

/** The folder itself, or the one in which it would be created. */
async function nearestFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  const parent = dirname(folder);
  return found?.isDirectory() === true || parent === folder ? folder : nearestFolder(parent);
}

async function contents(
  folder: string,
): Promise<{ readonly installations: readonly string[]; readonly left: number; readonly bytes: number }> {
  const installations: string[] = [];
  let left = 0;
  let bytes = 0;
  for (const version of (await readdir(folder).catch(() => [])).toSorted()) {
    const entries = await finishedEntries(join(folder, version));
    installations.push(...entries.map(({ key }) => clean(`${version} ${key}`)));
    const finished = new Set(entries.map(({ directory }) => directory));
    const listing = await readdir(join(folder, version), { withFileTypes: true }).catch(() => []);
    for (const item of listing) {
      const path = join(folder, version, item.name);
      if (!item.isDirectory() || !INSTALLATION.test(item.name)) continue;
      if (!finished.has(path)) left++;
      bytes += await sizeOf(path);
    }
  }
  return { installations, left, bytes };
}

/** Total size of all files below a folder, in bytes. */
async function sizeOf(folder: string): Promise<number> {
  const listing = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const waiting = listing.filter((item) => item.isFile()).values();
  let bytes = 0;
  const worker = async (): Promise<void> => {
    for (const item of waiting) {
      const { size } = await lstat(join(item.parentPath, item.name)).catch(() => ({ size: 0 }));
      bytes += size;
    }
  };
  await Promise.all(Array.from({ length: STATS_AT_ONCE }, worker));
  return bytes;
}

function mebibytes(bytes: number): string {
  return `${grouped(Math.floor(bytes / MIB))} MiB`;
}
