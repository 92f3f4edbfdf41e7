import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { checkLength, partName } from "./change-record.ts";
import { copyWithDigest } from "./digest.ts";
import { changeTogether, finishChange } from "./file-change.ts";
import { identityOf, statsOf } from "./folder-entry.ts";
import { HeldFolder } from "./held-folder.ts";
import { changedOutput } from "./made-file.ts";
import { nameTaken, notMade, notRepaired } from "./pending-failure.ts";
import { NO_FOLLOW } from "./shared-file.ts";

/** A file to create. */
export interface Target {
  /** As the workflow wrote it. */
  readonly path: string;
  /** Absolute, links resolved as far as it exists. */
  readonly realPath: string;
  readonly overwrite: boolean;
}

/** The contents of a file to create: a private file, and the digest that was recorded when its bytes were written. */
export interface Made {
  readonly path: string;
  readonly sha256: string;
}

/** What the step provides for its output files. */
export interface OutputKeeper {
  /**
   * Keeps other steps away from a file until this step ends.
   * @param identity the same for every path of the file, and different for every other file.
   * @param shown the path in messages.
   * @throws {Failure} `output-locked`
   */
  readonly lockOutput: (identity: string, shown: string) => Promise<void>;
  readonly say: (text: string) => void;
}

interface Part {
  readonly target: Target;
  readonly name: string;
  readonly file: FileHandle;
}

/**
 * Files in one folder that appear under their names only when complete, and all or none of them. Each is written as
 * `<name>.<id>.part`, synced and compared with its digest; then all take their names in one change (file-change.ts).
 */
export class PendingFiles {
  readonly #folder: HeldFolder;
  readonly #id: string;
  readonly #parts: readonly Part[];

  private constructor(folder: HeldFolder, id: string, parts: readonly Part[]) {
    this.#folder = folder;
    this.#id = id;
    this.#parts = parts;
  }

  /**
   * Locks the outputs, completes the interrupted change of a killed step, and creates missing folders and empty part
   * files, so that a file that cannot be written is reported before the board is touched.
   * @param targets in one folder; the record of the change is named after the first.
   * @throws {Failure} `output-locked`, `output-exists`, `output-changed`, `output-unwritable`.
   */
  static async create(targets: readonly [Target, ...Target[]], keeper: OutputKeeper): Promise<PendingFiles> {
    const [first] = targets;
    const folder = await HeldFolder.open(dirname(first.realPath)).catch((error: unknown) => {
      throw notMade(first, error);
    });
    const id = randomBytes(4).toString("hex");
    const parts: Part[] = [];
    const pending = new PendingFiles(folder, id, parts);
    let current: Target = first;
    try {
      await lockOutputs(folder, targets, keeper);
      await repair(folder, first, keeper);
      await checkLength(folder, basename(first.realPath), id);
      for (const target of targets) {
        current = target;
        const name = basename(target.realPath);
        await findReplaced(folder, target);
        const file = await open(folder.entry(partName(name, id)), NEW_FILE);
        parts.push({ target, name, file });
      }
      return pending;
    } catch (error) {
      await pending.discard();
      throw notMade(current, error, folder);
    }
  }

  /**
   * Writes the files and gives them their names.
   * @param made for each target, in the same order.
   * @throws {Failure} `output-changed` if the contents of a file differ at any point: the previous files are then
   *   restored. `output-exists` if a file took a name in the meantime and may not be replaced; `output-unwritable`.
   */
  async commit(made: readonly Made[]): Promise<void> {
    const folder = this.#folder;
    let current = this.#parts[0]?.target;
    try {
      const files = [];
      for (const [index, { target, name, file }] of this.#parts.entries()) {
        current = target;
        const { path = "", sha256 = "" } = made[index] ?? {};
        await fill(file, path, sha256, target);
        const identity = identityOf(await file.stat({ bigint: true }));
        files.push({ name, sha256, identity, replaces: await findReplaced(folder, target) });
        await file.close();
      }
      await folder.check();
      if (!(await changeTogether(folder, { id: this.#id, files }))) throw changedOutput(this.#shown);
      await folder.check();
    } catch (error) {
      throw current === undefined ? error : notMade(current, error, folder);
    }
  }

  /** Removes the part files, and the folders that were created for them. Safe after `commit`. */
  async discard(): Promise<void> {
    for (const { name, file } of this.#parts) {
      // After `commit` it is already closed.
      await file.close().catch(() => undefined);
      await rm(this.#folder.entry(partName(name, this.#id)), { force: true });
    }
    await this.#folder.removeMade();
    await this.#folder.close();
  }

  get #shown(): string {
    return this.#parts.map(({ target }) => target.path).join('" and "');
  }
}

/**
 * Completes or undoes the change of a killed step to a file and its manifest.
 * @throws {Failure} `output-locked` while another step changes them; `output-unwritable`.
 */
export async function repairOutput(target: Target, keeper: OutputKeeper): Promise<void> {
  const folder = await HeldFolder.open(dirname(target.realPath)).catch((error: unknown) => {
    throw notMade(target, error);
  });
  try {
    await lockOutputs(folder, [target], keeper);
    await repair(folder, target, keeper);
  } finally {
    await folder.close();
  }
}

const NEW_FILE = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;

async function lockOutputs(
  folder: HeldFolder,
  targets: readonly Target[],
  { lockOutput }: OutputKeeper,
): Promise<void> {
  const place = await folder.identity();
  for (const { realPath, path } of targets) {
    // On some file systems, several spellings of a name are one file.
    await lockOutput(`${place}:${basename(realPath).normalize("NFC").toLowerCase()}`, path);
  }
}

async function repair(folder: HeldFolder, target: Target, { say }: OutputKeeper): Promise<void> {
  const { path, realPath } = target;
  const ended = await finishChange(folder, basename(realPath)).catch((error: unknown) => {
    throw notRepaired(target, error, folder);
  });
  if (ended === undefined) return;
  say(`A step was killed while it wrote "${path}". Repaired: the ${ended} files are in place.`);
}

/**
 * Whether there is a file that will be replaced.
 * @throws if the entry may not be replaced.
 */
async function findReplaced(folder: HeldFolder, { path, realPath, overwrite }: Target): Promise<boolean> {
  const there = await statsOf(folder.entry(basename(realPath)));
  if (there === undefined) return false;
  if (!overwrite) throw nameTaken(path);
  if (there.isFile()) return true;
  throw new Error(there.isDirectory() ? "a folder has that name" : "a link or a special file has that name");
}

async function fill(file: FileHandle, path: string, sha256: string, target: Target): Promise<void> {
  const source = await open(path, "r");
  try {
    const copied = await copyWithDigest(source, file);
    if (copied.sha256 !== sha256) throw changedOutput(target.path);
    await file.sync();
  } finally {
    await source.close();
  }
}
