import { randomBytes } from "node:crypto";
import { type FileHandle, link, lstat, mkdir, open, rename, rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure, messageOf, systemCode } from "../errors.ts";

export interface Target {
  /** As the workflow wrote it. */
  readonly path: string;
  readonly realPath: string;
  readonly overwrite: boolean;
}

/**
 * A file that appears under its name only when it is whole: it grows as `<name>.<random>.part` beside it, is
 * synced, and then takes the name in one step.
 */
export class PendingFile {
  /** Where to write. */
  readonly partPath: string;
  readonly #target: Target;
  readonly #madeFolder: string | undefined;

  private constructor(target: Target, partPath: string, madeFolder: string | undefined) {
    this.#target = target;
    this.partPath = partPath;
    this.#madeFolder = madeFolder;
  }

  /**
   * Makes missing parent folders and the empty part-file, so that what cannot be written is known before the
   * board is touched.
   * @throws {Failure} `output-unwritable`.
   */
  static async create(target: Target): Promise<PendingFile> {
    try {
      const madeFolder = await mkdir(dirname(target.realPath), { recursive: true });
      const partPath = `${target.realPath}.${randomBytes(4).toString("hex")}.part`;
      await (await open(partPath, "wx")).close();
      return new PendingFile(target, partPath, madeFolder);
    } catch (error) {
      throw unwritable(target, error);
    }
  }

  /**
   * Opens the part-file for work that writes into it.
   * @throws {Failure} `output-unwritable` for an error of the system; others are the work's own.
   */
  async fill(work: (file: FileHandle) => Promise<void>): Promise<void> {
    try {
      const part = await open(this.partPath, "r+");
      await work(part).finally(() => part.close());
    } catch (error) {
      throw error instanceof Failure || systemCode(error) === undefined
        ? error
        : unwritable(this.#target, error);
    }
  }

  /**
   * Gives the file its name.
   * @throws {Failure} `output-exists` when a file took the name meanwhile and may not be replaced.
   */
  async commit(): Promise<void> {
    try {
      const part = await open(this.partPath, "r+");
      await part.sync().finally(() => part.close());
      if (this.#target.overwrite) await rename(this.partPath, this.#target.realPath);
      else await this.#nameWithoutReplacing();
      await syncFolder(dirname(this.#target.realPath));
    } catch (error) {
      throw error instanceof Failure ? error : unwritable(this.#target, error);
    }
  }

  /** Removes the part-file and the folders that were made for it. Safe after `commit`. */
  async discard(): Promise<void> {
    await rm(this.partPath, { force: true });
    if (this.#madeFolder === undefined) return;
    for (let folder = dirname(this.partPath); ; folder = dirname(folder)) {
      const removed = await rmdir(folder).then(
        () => true,
        () => false,
      );
      if (!removed || folder === this.#madeFolder) return;
    }
  }

  async #nameWithoutReplacing(): Promise<void> {
    const { path, realPath } = this.#target;
    try {
      // A second name fails where the name is taken; a rename would replace silently.
      await link(this.partPath, realPath);
      await rm(this.partPath);
      return;
    } catch (error) {
      if (systemCode(error) === "EEXIST") throw exists(path, error);
    }
    // File systems without links (FAT): the next best is to look first.
    if ((await lstat(realPath).catch(() => undefined)) !== undefined) throw exists(path);
    await rename(this.partPath, realPath);
  }
}

/** The new name must survive a power cut as well as the bytes do. Windows cannot sync folders. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function exists(path: string, cause?: unknown): Failure {
  return new Failure(
    "output-exists",
    `"${path}" was made by somebody else while this step ran.`,
    "Choose another output, or set overwrite: true.",
    { cause },
  );
}

function unwritable(target: Target, cause: unknown): Failure {
  return new Failure(
    "output-unwritable",
    `"${target.path}" cannot be written: ${messageOf(cause)}.`,
    "Check the folder's permissions and the free space of its disk.",
    { cause },
  );
}
