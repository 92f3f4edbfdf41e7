import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readlink, realpath, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { messageOf, systemCode } from "../errors.ts";
import { checkPlace, MovedError } from "./found-file.ts";
import { NO_FOLLOW } from "./shared-file.ts";

/** Windows cannot open folders, and has no such flag. */
const FOLDER = (constants.O_DIRECTORY as number | undefined) ?? 0;

/**
 * A folder that is kept open while files are created in it. On Linux, files are addressed through the open folder, so
 * that they end up in it even if its path leads elsewhere in the meantime. Other systems only have the path: it is
 * checked before each change, and a replacement between check and change goes unnoticed.
 */
export class HeldFolder {
  /** Absolute, links resolved. */
  readonly path: string;
  readonly #handle: FileHandle | undefined;
  readonly #way: string;
  /** The folders that were created, the innermost last. */
  readonly #made: readonly string[];

  private constructor(path: string, handle: FileHandle | undefined, way: string, made: readonly string[]) {
    this.path = path;
    this.#handle = handle;
    this.#way = way;
    this.#made = made;
  }

  /**
   * Opens a folder, and creates it and missing folders above it.
   * @param path absolute, links resolved as far as it exists.
   * @throws {MovedError} if it now leads elsewhere; otherwise the system's error.
   */
  static async open(path: string): Promise<HeldFolder> {
    try {
      return await HeldFolder.#openThere(path, path, []);
    } catch (error) {
      if (systemCode(error) !== "ENOENT" || dirname(path) === path) throw error;
    }
    const parent = await HeldFolder.open(dirname(path));
    try {
      const there = parent.entry(basename(path));
      const isMade = await mkdir(there).then(
        () => true,
        (error: unknown) => {
          if (systemCode(error) === "EEXIST") return false;
          throw error;
        },
      );
      return await HeldFolder.#openThere(there, path, isMade ? [...parent.#made, path] : parent.#made);
    } finally {
      await parent.close();
    }
  }

  static async #openThere(there: string, path: string, made: readonly string[]): Promise<HeldFolder> {
    if (process.platform === "win32") {
      if ((await realpath(path)) !== path) throw new MovedError(`${path} now leads elsewhere`);
      return new HeldFolder(path, undefined, path, made);
    }
    const handle = await open(there, constants.O_RDONLY | FOLDER | NO_FOLLOW).catch((error: unknown) => {
      const isOther = ["ELOOP", "EMLINK", "ENOTDIR"].includes(systemCode(error) ?? "");
      throw isOther ? new MovedError(`${path} is now a link or a file`) : error;
    });
    try {
      await checkPlace(handle, path);
      const way = `/proc/self/fd/${handle.fd}`;
      const isShown = process.platform === "linux" && (await readlink(way).catch(() => undefined)) === path;
      return new HeldFolder(path, handle, isShown ? way : path, made);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** The path of a file in the folder, for system calls only. */
  entry(name: string): string {
    return join(this.#way, name);
  }

  /** The message of an error, with the path of the folder as people know it. */
  reason(error: unknown): string {
    return messageOf(error).replaceAll(this.#way, this.path);
  }

  /**
   * Checks that the path still leads to this folder.
   * @throws {MovedError}
   */
  async check(): Promise<void> {
    if (this.#handle !== undefined) return checkPlace(this.#handle, this.path);
    if ((await realpath(this.path)) !== this.path) throw new MovedError(`${this.path} now leads elsewhere`);
  }

  /** The same for every path of this folder. */
  async identity(): Promise<string> {
    const { dev, ino } = await (this.#handle?.stat({ bigint: true }) ?? stat(this.path, { bigint: true }));
    return `${dev}:${ino}`;
  }

  /** Makes new names survive a power failure, as the contents do, if the system can sync a folder. */
  async sync(): Promise<void> {
    await this.#handle?.sync().catch(() => undefined);
  }

  /** Removes the folders that were created for it, unless they contain something. */
  async removeMade(): Promise<void> {
    try {
      await this.check();
      for (const folder of this.#made.toReversed()) await rmdir(folder);
    } catch {
      // Another process already uses it, or has moved it.
    }
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }
}
