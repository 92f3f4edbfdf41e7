import { constants } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, messageOf } from "../errors.ts";

/** What a snapshot is made of. */
export interface Source {
  readonly path: string;
  readonly realPath: string;
  readonly size: number;
  /** The bytes to take in place of the file's. */
  readonly bytes?: Uint8Array;
}

/**
 * A folder that only this step uses (mode 0700), removed at its end. esptool runs in `work`, which stays empty, so
 * that no file of the checkout can change what it does.
 */
export class PrivateFolder {
  readonly path: string;
  #count = 0;

  private constructor(path: string) {
    this.path = path;
  }

  /** @param parent an existing folder, normally RUNNER_TEMP. */
  static async create(parent: string): Promise<PrivateFolder> {
    return new PrivateFolder(await mkdtemp(join(parent, "esptool-action-")));
  }

  /** An absolute path in the folder. */
  file(name: string): string {
    return join(this.path, name);
  }

  /** The path of a file that is not there yet. */
  nextFile(stem: string): string {
    return this.file(`${stem}-${++this.#count}`);
  }

  /** Makes a folder in it, and returns its path. */
  async makeEmptyFolder(name: string): Promise<string> {
    await mkdir(this.file(name), { mode: 0o700 });
    return this.file(name);
  }

  /** Makes a file with the given text, and returns its path. */
  async write(name: string, text: string): Promise<string> {
    await writeFile(this.file(name), text, { mode: 0o600, flag: "wx" });
    return this.file(name);
  }

  /**
   * Makes a file of the given bytes, and returns its path.
   * @throws {Failure} `output-unwritable`, as a rule because the disk is full.
   */
  async writeBytes(name: string, bytes: Uint8Array): Promise<string> {
    try {
      await writeFile(this.file(name), bytes, { mode: 0o600, flag: "wx" });
      return this.file(name);
    } catch (error) {
      throw new Failure(
        "output-unwritable",
        `The runner's temporary folder cannot be written: ${messageOf(error)}.`,
        "Make room there: about twice the size of the flash is needed for a while.",
        { cause: error },
      );
    }
  }

  /**
   * Copies a file under a plain name of our own. What is written is then exactly what was checked, even if the
   * original changes, and no file name of the checkout reaches esptool or its output.
   * @throws {Failure} `file-unreadable` when the file cannot be copied or has changed since it was checked.
   */
  async snapshot(source: Source): Promise<string> {
    const name = `image-${++this.#count}.bin`;
    if (source.bytes !== undefined) return this.writeBytes(name, source.bytes);
    const copy = this.file(name);
    try {
      await copyFile(source.realPath, copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      await chmod(copy, 0o600);
    } catch (error) {
      throw new Failure(
        "file-unreadable",
        `"${source.path}" cannot be copied: ${messageOf(error)}.`,
        "Check that the file may be read and that the runner's temporary folder has room.",
        { cause: error },
      );
    }
    if ((await stat(copy)).size === source.size) return copy;
    throw new Failure(
      "file-unreadable",
      `"${source.path}" changed while the step was starting.`,
      "Let the build end before the step that uses its files.",
    );
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 3 });
  }
}
