// The record of a change of files (`<name>.changing`): what a later step needs to complete the change of a killed one.
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, systemCode } from "../errors.ts";
import { renameUnlessTaken, statsOf } from "./folder-entry.ts";
import { readFound } from "./found-file.ts";
import type { HeldFolder } from "./held-folder.ts";

/** Files in one folder that change together. The record is named after the first. */
export interface Change {
  /** Eight hexadecimal digits; part of the names of the new and the old files during the change. */
  readonly id: string;
  readonly files: readonly ChangedFile[];
}

export interface ChangedFile {
  readonly name: string;
  /** Whether an old file with this name is replaced. */
  readonly replaces: boolean;
  /** Of the new file, from `identityOf`. */
  readonly identity: string;
  /** Of the new file. */
  readonly sha256: string;
}

/** More than a record of two names of 255 bytes needs. */
const RECORD_LIMIT = 4_096;
const FORMAT = "esptool-action change 1";

/** The name of a new file until the change. */
export function partName(name: string, id: string): string {
  return `${name}.${id}.part`;
}

/** The name of an old file during the change. */
export function oldName(name: string, id: string): string {
  return `${name}.${id}.old`;
}

function recordName(name: string): string {
  return `${name}.changing`;
}

/** Whether a change of this file is in progress, or was interrupted. */
export async function isChanging(path: string): Promise<boolean> {
  try {
    return (await statsOf(recordName(path))) !== undefined;
  } catch (error) {
    // A record cannot exist if its name would be too long.
    if (systemCode(error) === "ENAMETOOLONG") return false;
    throw error;
  }
}

/**
 * Checks that the longest name that a change needs is not too long.
 * @throws the system's error, `ENAMETOOLONG`.
 */
export async function checkLength(folder: HeldFolder, name: string, id: string): Promise<void> {
  await statsOf(folder.entry(partName(recordName(name), id)));
}

/** @throws {Failure} `output-locked` if there already is a record. */
export async function writeRecord(folder: HeldFolder, change: Change): Promise<void> {
  const record = recordName(firstOf(change));
  const part = folder.entry(partName(record, change.id));
  try {
    await writeFile(part, JSON.stringify({ format: FORMAT, ...change }), { flag: "wx", flush: true });
    await renameUnlessTaken(folder, part, record).catch((error: unknown) => {
      throw systemCode(error) === "EEXIST" ? underChange(record, error) : error;
    });
    await folder.sync();
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * Reads the record of an interrupted change.
 * @param name of the first file.
 * @returns `undefined` if there is none.
 * @throws if a file with that name is not a record of this action.
 */
export async function readRecord(folder: HeldFolder, name: string): Promise<Change | undefined> {
  if (!(await isChanging(folder.entry(name)))) return undefined;
  const text = await readFound(join(folder.path, recordName(name)), RECORD_LIMIT);
  const change = parseRecord(text?.toString("utf8") ?? "", name);
  if (change === undefined) throw new Error(`${recordName(name)} exists, and is not a record of this action`);
  return change;
}

export async function removeRecord(folder: HeldFolder, change: Change): Promise<void> {
  const record = recordName(firstOf(change));
  await rm(folder.entry(partName(record, change.id)), { force: true });
  await rm(folder.entry(record), { force: true });
}

function firstOf({ files }: Change): string {
  return files[0]?.name ?? "";
}

/** A step that shares no locks with this one, for example in another container, is changing the files. */
function underChange(record: string, cause: unknown): Failure {
  return new Failure(
    "output-locked",
    `Another step is writing the same files right now: "${record}" exists.`,
    "Give each step its own `output`, or run them one after the other (`needs`, `concurrency`).",
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

/** Any user who may write to the folder can forge a record, so it may contain only the file and its manifest. */
function parseFile(file: unknown, first: string): ChangedFile | undefined {
  const { name, replaces, identity, sha256 } = file as Record<string, unknown>;
  if (name !== first && name !== `${first}.json`) return undefined;
  if (typeof identity !== "string" || typeof sha256 !== "string") return undefined;
  return typeof replaces === "boolean" ? { name, replaces, identity, sha256 } : undefined;
}
