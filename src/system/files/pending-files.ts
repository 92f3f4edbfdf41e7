import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { Failure, systemCode } from "../errors.ts";
import { copyWithDigest } from "./digest.ts";
import { diskFailure } from "./disk-trouble.ts";
import {
  changeTogether,
  checkLength,
  finishChange,
  identityOf,
  partName,
  ReplacedError,
  statsOf,
} from "./file-change.ts";
import { MovedError } from "./found-file.ts";
import { HeldFolder } from "./held-folder.ts";
import { changedOutput } from "./made-file.ts";
import { NO_FOLLOW } from "./shared-file.ts";

/** A file to make. */
export interface Target {
  /** As the workflow wrote it. */
  readonly path: string;
  /** Absolute, links resolved as far as it exists. */
  readonly realPath: string;
  readonly overwrite: boolean;
}

/** What a file has to become: a private file, and the digest that was recorded when its bytes arrived. */
export interface Made {
  readonly path: string;
  readonly sha256: string;
}

/** What the files of a step need of its surroundings. */
export interface OutputKeeper {
  /**
   * Keeps other steps from a file until the step ends.
   * @param identity the same for all paths to the file, and for no other.
   * @param shown the path that people see.
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
 * Files of one folder that appear under their names only when they are whole, all or none of them: each grows as
 * `<name>.<id>.part`, is synced and compared with what it has to be, and then all take their names as one change.
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
   * Takes the outputs for this step, completes an unfinished change of a killed one, and makes missing folders and empty
   * part-files, so that what cannot be written is known before the board is touched.
   * @param targets in one folder; the first names the change.
   * @throws {Failure} `output-locked`, `output-exists`, `output-changed`, `output-unwritable`.
   */
  static async create(targets: readonly [Target, ...Target[]], keeper: OutputKeeper): Promise<PendingFiles> {
    const [first] = targets;
    const folder = await HeldFolder.open(dirname(first.realPath)).catch((error: unknown) => {
      throw unmade(first, error);
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
      throw unmade(current, error, folder);
    }
  }

  /**
   * Fills the files and gives them their names.
   * @param made for each target, in order.
   * @throws {Failure} `output-changed` when a file is not what it has to be, at any point: then nothing is claimed, and
   *   what was there before is there again. `output-exists` when a file took a name meanwhile and may not be replaced;
   *   `output-unwritable`.
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
      throw current === undefined ? error : unmade(current, error, folder);
    }
  }

  /** Removes the part-files, and the folders that were made for them. Safe after `commit`. */
  async discard(): Promise<void> {
    for (const { name, file } of this.#parts) {
      // Closed already after `commit`.
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
 * Completes the unfinished change of a killed step to a file and those that go with it.
 * @throws {Failure} `output-locked` while another step is at it; `output-unwritable`.
 */
export async function repairOutput(target: Target, keeper: OutputKeeper): Promise<void> {
  const folder = await HeldFolder.open(dirname(target.realPath)).catch((error: unknown) => {
    throw unmade(target, error);
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
    // Some file systems know one file by names in several spellings.
    await lockOutput(`${place}:${basename(realPath).normalize("NFC").toLowerCase()}`, path);
  }
}

async function repair(folder: HeldFolder, target: Target, { say }: OutputKeeper): Promise<void> {
  const { path, realPath } = target;
  let ended;
  try {
    ended = await finishChange(folder, basename(realPath));
  } catch (error) {
    throw new Failure(
      "output-unwritable",
      `"${path}" cannot be used: a killed step seems to have left "${basename(realPath)}.changing", and its change cannot be completed: ${folder.reason(error)}.`,
      lookForOld(target),
      { cause: error },
    );
  }
  if (ended === undefined) return;
  say(`A step was killed while it wrote "${path}". Repaired: the ${ended} files are in place.`);
}

function lookForOld({ realPath }: Target): string {
  return `Find out what else writes to that folder. The earlier files of an interrupted step have names that end in ".old". Then remove "${basename(realPath)}.changing".`;
}

/**
 * Whether a file is there that is going to be replaced.
 * @throws when what is there may not be replaced.
 */
async function findReplaced(folder: HeldFolder, { path, realPath, overwrite }: Target): Promise<boolean> {
  const there = await statsOf(folder.entry(basename(realPath)));
  if (there === undefined) return false;
  if (!overwrite) throw takenName(path);
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

function takenName(path: string, cause?: unknown): Failure {
  return new Failure(
    "output-exists",
    `"${path}" now exists, and this step may not replace it.`,
    "Choose another output, or set overwrite: true.",
    { cause },
  );
}

function unmade(target: Target, error: unknown, folder?: HeldFolder): Failure {
  const { path } = target;
  if (error instanceof Failure) return error;
  if (systemCode(error) === "EEXIST") return takenName(path, error);
  if (error instanceof MovedError) {
    return new Failure(
      "output-changed",
      `The folder of "${path}" was moved or replaced while this step ran. Its files may not be those of the step.`,
      "Find out what else changes that folder. Then run the step again.",
      { cause: error },
    );
  }
  if (error instanceof ReplacedError) {
    return new Failure("output-changed", `"${path}" was not made: ${error.message}.`, lookForOld(target), {
      cause: error,
    });
  }
  const { code, message, hint } = diskFailure(
    "output-unwritable",
    `"${path}" cannot be written`,
    "its folder",
    error,
  );
  return new Failure(code, folder?.reason(message) ?? message, hint, { cause: error });
}
