import { type BigIntStats, constants } from "node:fs";
import { link, lstat, open, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, systemCode } from "../errors.ts";
import { copyWithDigest } from "./digest.ts";
import { readFound } from "./found-file.ts";
import type { HeldFolder } from "./held-folder.ts";
import { NO_FOLLOW } from "./shared-file.ts";

/*
 * Two files cannot take their names in one step. So a record is made first, `<name>.changing`, of what is about to
 * happen. Then the old files get a second name, and the new ones take theirs. With all in place, the second names and
 * last the record go. Whoever finds a record, after an error or a kill, knows what to do: if all the new files are in
 * place, the rest goes; if not, the old ones come back.
 */

/** What is known of a change to those that may have to finish it. */
interface Change {
  readonly id: string;
  readonly files: readonly ChangedFile[];
}

interface ChangedFile {
  readonly name: string;
  /** Whether there is an old file of that name. */
  readonly replaces: boolean;
  /** Of the new file, from `identityOf`. */
  readonly identity: string;
  /** Of the new file. */
  readonly sha256: string;
}

/** A record is short: two names of 255 bytes at most. */
const RECORD_LIMIT = 4_096;
const FORMAT = "esptool-action change 1";

/** A file has the name of one that was changed, and is neither the earlier nor the new one. */
export class ReplacedError extends Error {
  override readonly name = "ReplacedError";
}

/** The name under which a new file grows. */
export function partName(name: string, id: string): string {
  return `${name}.${id}.part`;
}

function oldName(name: string, id: string): string {
  return `${name}.${id}.old`;
}

function recordName(name: string): string {
  return `${name}.changing`;
}

/**
 * Gives files that lie in a folder under their part names their own, all or none. What is there is replaced where
 * `replaces` says so; no other file is.
 * @param files the first names the change.
 * @returns whether each new file, under its name, has the bytes that its digest is of; if not, all is as it was.
 * @throws {Failure} `output-locked` while another step changes the same files.
 * @throws the system's error, `EEXIST` for a name that was taken meanwhile; all is as it was then, or the record stays.
 */
export async function changeTogether(folder: HeldFolder, change: Change): Promise<boolean> {
  await writeRecord(folder, change);
  try {
    for (const { name, replaces } of change.files) {
      if (replaces) await keepOld(folder, name, oldName(name, change.id));
    }
    for (const file of change.files) await giveName(folder, file, change.id);
  } catch (error) {
    await settle(folder, change, { isOwn: true });
    throw error;
  }
  await folder.sync();
  return settle(folder, change, { isOwn: true });
}

/**
 * Completes the unfinished change of a killed step.
 * @param name of the first file.
 * @returns which files are in place, if there was something to end.
 * @throws when the record cannot be understood, or what it asks for cannot be done.
 */
export async function finishChange(folder: HeldFolder, name: string): Promise<"old" | "new" | undefined> {
  if (!(await isChanging(folder.entry(name)))) return undefined;
  const text = await readFound(join(folder.path, recordName(name)), RECORD_LIMIT);
  const change = parseRecord(text?.toString("utf8") ?? "", name);
  if (change === undefined) throw new Error(`${recordName(name)} exists, and is not a record of this action`);
  return (await settle(folder, change, { isOwn: false })) ? "new" : "old";
}

/** Whether a change of a file is under way, or was never completed. */
export async function isChanging(path: string): Promise<boolean> {
  try {
    return (await statsOf(recordName(path))) !== undefined;
  } catch (error) {
    // Then no step has made one.
    if (systemCode(error) === "ENAMETOOLONG") return false;
    throw error;
  }
}

/**
 * Makes sure that a file has a name to which the endings of the files beside it can be added.
 * @throws the system's error.
 */
export async function checkLength(folder: HeldFolder, name: string, id: string): Promise<void> {
  await statsOf(folder.entry(partName(recordName(name), id)));
}

async function writeRecord(folder: HeldFolder, change: Change): Promise<void> {
  const record = recordName(change.files[0]?.name ?? "");
  const part = folder.entry(partName(record, change.id));
  try {
    await writeFile(part, JSON.stringify({ format: FORMAT, ...change }), { flag: "wx", flush: true });
    await nameUnlessTaken(folder, part, record).catch((error: unknown) => {
      throw systemCode(error) === "EEXIST" ? underChange(record, error) : error;
    });
    await folder.sync();
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** A step that shares no locks with this one, as in another container. */
function underChange(record: string, cause: unknown): Failure {
  return new Failure(
    "output-locked",
    `Another step is writing the same files right now: "${record}" exists.`,
    "Give each step an `output` of its own, or run them one after the other (`needs`, `concurrency`).",
    { cause },
  );
}

function parseRecord(text: string, first: string): Change | undefined {
  try {
    const { format, id, files } = JSON.parse(text) as Record<string, unknown>;
    if (format !== FORMAT || typeof id !== "string" || !/^[\da-f]{8}$/.test(id)) return undefined;
    if (!Array.isArray(files)) return undefined;
    const known = files.map((file: unknown) => parseFile(file, first)).filter((file) => file !== undefined);
    return known.length === files.length && known[0]?.name === first ? { id, files: known } : undefined;
  } catch {
    return undefined;
  }
}

/** Whoever may write to the folder can forge a record; so it reaches no file but those that go together. */
function parseFile(file: unknown, first: string): ChangedFile | undefined {
  const { name, replaces, identity, sha256 } = file as Record<string, unknown>;
  if (name !== first && name !== `${first}.json`) return undefined;
  if (typeof identity !== "string" || typeof sha256 !== "string") return undefined;
  return typeof replaces === "boolean" ? { name, replaces, identity, sha256 } : undefined;
}

/** A second name for the old file, so that it keeps its first until the new one takes it. */
async function keepOld(folder: HeldFolder, name: string, old: string): Promise<void> {
  try {
    await link(folder.entry(name), folder.entry(old));
  } catch {
    // File systems without links (FAT), or a file of another user: the name is free for a moment then.
    await rename(folder.entry(name), folder.entry(old));
  }
}

async function giveName(folder: HeldFolder, { name, replaces }: ChangedFile, id: string): Promise<void> {
  const part = folder.entry(partName(name, id));
  if (replaces) await rename(part, folder.entry(name));
  else await nameUnlessTaken(folder, part, name);
}

async function nameUnlessTaken(folder: HeldFolder, part: string, name: string): Promise<void> {
  try {
    // A second name fails where the name is taken; a rename would replace silently.
    await link(part, folder.entry(name));
  } catch (error) {
    if (systemCode(error) === "EEXIST") throw error;
    // Without links, the next best is to look first.
    if ((await statsOf(folder.entry(name))) !== undefined) throw taken(name);
    await rename(part, folder.entry(name));
  }
  await rm(part, { force: true });
}

function taken(name: string): Error {
  return Object.assign(new Error(`${name} now exists`), { code: "EEXIST" });
}

/**
 * Ends a change, forwards when all is in place, else backwards; `true` is forwards.
 * @param isOwn whether this step has made the new files, and not one that was killed.
 * @throws {ReplacedError} when going back would cost a file of somebody else's; all stays as it is then.
 */
async function settle(
  folder: HeldFolder,
  change: Change,
  { isOwn }: { readonly isOwn: boolean },
): Promise<boolean> {
  const { id, files } = change;
  const states = await Promise.all(files.map(({ name, sha256 }) => hasDigest(folder.entry(name), sha256)));
  const isDone = !states.includes(false);
  if (!isDone) {
    const notNew = files.filter((_, index) => states[index] === false);
    await refuseReplaced(folder, notNew, { id, isOwn });
  }
  for (const file of files) {
    const old = folder.entry(oldName(file.name, id));
    if (!isDone) await takeBack(folder, file, id);
    await rm(old, { force: true });
    await rm(folder.entry(partName(file.name, id)), { force: true });
  }
  await folder.sync();
  const record = recordName(files[0]?.name ?? "");
  await rm(folder.entry(partName(record, id)), { force: true });
  await rm(folder.entry(record), { force: true });
  return isDone;
}

/** @param files whose names do not have the new bytes. */
async function refuseReplaced(
  folder: HeldFolder,
  files: readonly ChangedFile[],
  { id, isOwn }: { readonly id: string; readonly isOwn: boolean },
): Promise<void> {
  for (const { name, replaces, identity } of files) {
    const there = await statsOf(folder.entry(name));
    if (there === undefined) continue;
    // Later, a recreated file may have got the number of the removed one.
    const isNew = identityOf(there) === identity;
    const old = replaces ? await statsOf(folder.entry(oldName(name, id))) : undefined;
    const isOld = old !== undefined && identityOf(old) === identityOf(there);
    const isOthers = isNew ? !isOwn : old !== undefined && !isOld;
    if (isOthers)
      throw new ReplacedError(`${name} was created or changed by another process, and is left alone`);
  }
}

async function takeBack(folder: HeldFolder, file: ChangedFile, id: string): Promise<void> {
  const { name, replaces, identity } = file;
  const old = folder.entry(oldName(name, id));
  if (replaces) {
    if ((await statsOf(old)) !== undefined) await rename(old, folder.entry(name));
    return;
  }
  const there = await statsOf(folder.entry(name));
  if (there !== undefined && identityOf(there) === identity) await rm(folder.entry(name));
}

async function hasDigest(path: string, sha256: string): Promise<boolean> {
  const flags = constants.O_RDONLY | NO_FOLLOW | ((constants.O_NONBLOCK as number | undefined) ?? 0);
  const file = await open(path, flags).catch(() => undefined);
  if (file === undefined) return false;
  try {
    return (await file.stat()).isFile() && (await copyWithDigest(file)).sha256 === sha256;
  } finally {
    await file.close();
  }
}

/** Tells a file from every other on this host. */
export function identityOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

/** Of the very entry: no link is followed. */
export async function statsOf(path: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(path, { bigint: true });
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
