import { rename, rm } from "node:fs/promises";
import {
  type Change,
  type ChangedFile,
  oldName,
  partName,
  readRecord,
  removeRecord,
  writeRecord,
} from "./change-record.ts";
import { hasDigest, identityOf, keepAs, renameUnlessTaken, statsOf } from "./folder-entry.ts";
import type { HeldFolder } from "./held-folder.ts";

/*
 * No system call renames two files at once. So a record first describes what is about to happen (change-record.ts).
 * Then each old file gets a second name, and each new file takes its own. Once all new files are in place, the second
 * names are removed, and finally the record. After an error or a kill, the record shows how to continue: if all new
 * files are in place, the old ones are removed; otherwise they are restored.
 */

/** The file under one of the names is neither the old nor the new one. */
export class ReplacedError extends Error {
  override readonly name = "ReplacedError";
}

/**
 * Renames files in a folder from their part names to their own, all or none. An existing file is replaced only if
 * `replaces` is set.
 * @returns whether each file has the contents whose digest was recorded; if not, everything is as it was.
 * @throws {Failure} `output-locked` while another step changes the same files.
 * @throws the system's error, `EEXIST` for a name that was taken in the meantime. Everything is then as it was, unless
 *   the record still exists.
 */
export async function changeTogether(folder: HeldFolder, change: Change): Promise<boolean> {
  await writeRecord(folder, change);
  try {
    for (const { name, replaces } of change.files) {
      if (replaces) await keepAs(folder, name, oldName(name, change.id));
    }
    for (const file of change.files) await takeName(folder, file, change.id);
  } catch (error) {
    await settle(folder, change, { isOwn: true });
    throw error;
  }
  await folder.sync();
  return settle(folder, change, { isOwn: true });
}

/**
 * Completes or undoes the change of a killed step.
 * @param name of the first file.
 * @returns which files are in place now; `undefined` if no change was interrupted.
 * @throws if the record is not from this action, or cannot be followed.
 */
export async function finishChange(folder: HeldFolder, name: string): Promise<"old" | "new" | undefined> {
  const change = await readRecord(folder, name);
  if (change === undefined) return undefined;
  return (await settle(folder, change, { isOwn: false })) ? "new" : "old";
}

async function takeName(folder: HeldFolder, { name, replaces }: ChangedFile, id: string): Promise<void> {
  const part = folder.entry(partName(name, id));
  if (replaces) await rename(part, folder.entry(name));
  else await renameUnlessTaken(folder, part, name);
}

/**
 * Ends a change: keeps the new files if all are in place, and otherwise restores the old ones.
 * @param isOwn whether this step made the new files, and not a killed one.
 * @returns whether the new files were kept.
 * @throws {ReplacedError} if restoring would remove a file of another process. Nothing is changed in that case.
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
    if (!isDone) await restore(folder, file, id);
    await rm(folder.entry(oldName(file.name, id)), { force: true });
    await rm(folder.entry(partName(file.name, id)), { force: true });
  }
  await folder.sync();
  await removeRecord(folder, change);
  return isDone;
}

/** @param files whose names do not have the new contents. */
async function refuseReplaced(
  folder: HeldFolder,
  files: readonly ChangedFile[],
  { id, isOwn }: { readonly id: string; readonly isOwn: boolean },
): Promise<void> {
  for (const { name, replaces, identity } of files) {
    const there = await statsOf(folder.entry(name));
    if (there === undefined) continue;
    // A later step cannot rely on the identity: a file that was created since then may have the number of a removed
    // one.
    const isNew = identityOf(there) === identity;
    const old = replaces ? await statsOf(folder.entry(oldName(name, id))) : undefined;
    const isOld = old !== undefined && identityOf(old) === identityOf(there);
    const isOthers = isNew ? !isOwn : old !== undefined && !isOld;
    if (isOthers)
      throw new ReplacedError(`${name} was created or changed by another process, and is left alone`);
  }
}

async function restore(folder: HeldFolder, file: ChangedFile, id: string): Promise<void> {
  const { name, replaces, identity } = file;
  const old = folder.entry(oldName(name, id));
  if (replaces) {
    if ((await statsOf(old)) !== undefined) await rename(old, folder.entry(name));
    return;
  }
  const there = await statsOf(folder.entry(name));
  if (there !== undefined && identityOf(there) === identity) await rm(folder.entry(name));
}
