import { rmSync } from "node:fs";
import { type FileHandle, mkdir, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, systemCode } from "../errors.ts";
import { copyWithDigest } from "./digest.ts";
import { diskFailure, isOfWriting } from "./disk-trouble.ts";
import { changed, openFound, uncopied } from "./found-file.ts";
import { ownPrefix, removeLeftFolders } from "./left-folders.ts";

const UNWRITABLE = "The runner's temporary folder cannot be written";
const REMOVAL = { recursive: true, force: true, maxRetries: 3 };
const ROOM = "It temporarily needs about twice the size of the flash.";

/** A file that the step does not own. */
export interface Source {
  /** As shown in messages. */
  readonly path: string;
  /** Absolute, links resolved. */
  readonly realPath: string;
  /** Size in bytes when it was found. */
  readonly size: number;
}

/** A copy that only this step can write. */
export interface Copy {
  readonly realPath: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

export interface LaterFolder {
  readonly folder: () => Promise<PrivateFolder>;
  /** Removes the folder, if it was created. */
  readonly remove: () => Promise<void>;
}

/**
 * A folder of this step alone (mode 0700), removed at the end of the step. esptool runs in its empty subfolder `work`,
 * so that no file of the checkout can change what it does.
 */
export class PrivateFolder {
  readonly path: string;
  #count = 0;
  #isInUse = false;

  private constructor(path: string) {
    this.path = path;
  }

  /**
   * Creates a private folder, and removes those that killed steps have left.
   * @param parent an existing folder, normally RUNNER_TEMP.
   * @throws {Failure} `runner-disk-unusable`, `too-many-open-files`.
   */
  static async create(parent: string): Promise<PrivateFolder> {
    try {
      await removeLeftFolders(parent);
      return new PrivateFolder(await mkdtemp(join(parent, await ownPrefix())));
    } catch (error) {
      throw diskFailure("runner-disk-unusable", UNWRITABLE, `${parent} (RUNNER_TEMP)`, error);
    }
  }

  /** A private folder that is created at its first use. */
  static later(parent: string): LaterFolder {
    let made: Promise<PrivateFolder> | undefined;
    return {
      folder: () => (made ??= PrivateFolder.create(parent)),
      remove: async () => (await made?.catch(() => undefined))?.remove(),
    };
  }

  /** An absolute path in the folder. */
  file(name: string): string {
    return join(this.path, name);
  }

  /** The path of a new file. */
  nextFile(stem: string): string {
    return this.file(`${stem}-${++this.#count}`);
  }

  /** The name of a new image. */
  nextName(stem: string): string {
    return `${stem}-${++this.#count}.bin`;
  }

  /**
   * Creates a subfolder, and returns its path.
   * @throws {Failure} as `writeBytes`.
   */
  async makeEmptyFolder(name: string): Promise<string> {
    return this.#make(name, (path) => mkdir(path, { mode: 0o700 }));
  }

  /**
   * Creates a file with the given text, and returns its path.
   * @throws {Failure} as `writeBytes`.
   */
  async write(name: string, text: string): Promise<string> {
    return this.writeBytes(name, Buffer.from(text));
  }

  /**
   * Creates a file with the given bytes, and returns its path.
   * @throws {Failure} `runner-disk-unusable`, mostly because the disk is full; `too-many-open-files`.
   */
  async writeBytes(name: string, bytes: Uint8Array): Promise<string> {
    return this.#make(name, (path) => writeFile(path, bytes, { mode: 0o600, flag: "wx" }));
  }

  async #make(name: string, work: (path: string) => Promise<void>): Promise<string> {
    try {
      await work(this.file(name));
      return this.file(name);
    } catch (error) {
      throw this.#unwritable(error);
    }
  }

  #unwritable(error: unknown): Failure {
    const failure = diskFailure("runner-disk-unusable", UNWRITABLE, `${this.path} (in RUNNER_TEMP)`, error);
    return new Failure(failure.code, failure.message, `${failure.hint} ${ROOM}`, { cause: error });
  }

  /**
   * Opens a file in the folder for work that writes to it.
   * @throws {Failure} `runner-disk-unusable` for a system error; other errors of `work` pass through.
   */
  async fill(path: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
    try {
      const file = await open(path, "r+");
      await work(file).finally(() => file.close());
    } catch (error) {
      throw error instanceof Failure || systemCode(error) === undefined ? error : this.#unwritable(error);
    }
  }

  /**
   * Copies a file to a simple name chosen by this action, and digests the copy. From then on the step uses only the
   * copy, so that exactly what was checked is written, whatever happens to the original, and no file name of the
   * checkout reaches esptool or its output.
   * @throws {Failure} `file-changed` if its size or place differs from when it was found, or it changes during the
   *   copy; `file-unreadable`, `runner-disk-unusable`.
   */
  async take({ path, realPath, size }: Source): Promise<Copy> {
    const copy = this.file(`image-${++this.#count}.bin`);
    try {
      const source = await openFound(realPath);
      try {
        const before = await source.stat({ bigint: true });
        // A file that has grown may exceed the space that was checked for it.
        if (before.size !== BigInt(size)) throw changed(path);
        const target = await open(copy, "wx", 0o600);
        const digested = await copyWithDigest(source, target).finally(() => target.close());
        const after = await source.stat({ bigint: true });
        const isSteady = after.mtimeNs === before.mtimeNs && after.ctimeNs === before.ctimeNs;
        if (digested.size !== size || !isSteady) throw changed(path);
        return { realPath: copy, ...digested };
      } finally {
        await source.close();
      }
    } catch (error) {
      throw isOfWriting(error) ? this.#unwritable(error) : uncopied(path, error);
    }
  }

  /** For work that reads or writes here and cannot be stopped: `remove` then waits until this process ends. */
  keepUntilExit(): void {
    this.#isInUse = true;
  }

  async remove(): Promise<void> {
    if (this.#isInUse) process.once("exit", () => this.#removeLast());
    else await rm(this.path, REMOVAL);
  }

  #removeLast(): void {
    try {
      rmSync(this.path, REMOVAL);
    } catch {
      // It is too late to report it. The next step removes the folder.
    }
  }
}
