import { mkdtemp, rmdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { OutputFile } from "../../inputs/files/paths.ts";
import { sha256OfBytes } from "../../system/files/digest.ts";
import { type OutputKeeper, PendingFiles } from "../../system/files/pending-files.ts";
import type { PrivateFolder } from "../../system/files/private-folder.ts";
import { ConsoleFile } from "./console-file.ts";

/** Where a gate keeps its files. */
export interface GateFolders extends OutputKeeper {
  /** RUNNER_TEMP: files in it remain until the job ends, so that later steps can upload them. */
  readonly temp: string;
  readonly folder: PrivateFolder;
}

/** A file that a gate has written. */
export interface SavedFile {
  /** As the workflow wrote it, or absolute if it gave none. */
  readonly path: string;
}

interface PendingFile {
  readonly target: OutputFile;
  readonly file: PendingFiles;
}

/**
 * The files of a gate: they get their names only when they are complete. If they cannot be written, this fails before
 * the board is touched.
 */
export class GateFiles implements AsyncDisposable {
  readonly #folders: GateFolders;
  readonly #own: OwnFolder;
  readonly #junit: PendingFile;
  readonly #log: PendingFile | undefined;
  readonly console: ConsoleFile | undefined;

  private constructor(
    folders: GateFolders,
    own: OwnFolder,
    junit: PendingFile,
    log: (PendingFile & { readonly console: ConsoleFile }) | undefined,
  ) {
    this.#folders = folders;
    this.#own = own;
    this.#junit = junit;
    this.#log = log;
    this.console = log?.console;
  }

  /**
   * @param wanted where the files go; if absent, into a new folder under `temp`. `log` is `"none"` if the console was
   *   recorded elsewhere.
   * @throws {Failure} as `PendingFiles.create`.
   */
  static async create(
    wanted: { readonly junit: OutputFile | undefined; readonly log: OutputFile | undefined | "none" },
    folders: GateFolders,
  ): Promise<GateFiles> {
    const own = new OwnFolder(folders.temp);
    const target = async (file: OutputFile | undefined, name: string): Promise<OutputFile> => {
      if (file !== undefined) return file;
      const path = join(await own.path(), name);
      return { path, realPath: path, overwrite: true };
    };
    let junit: PendingFile | undefined;
    try {
      const junitTarget = await target(wanted.junit, "junit.xml");
      junit = { target: junitTarget, file: await PendingFiles.create([junitTarget], folders) };
      if (wanted.log === "none") return new GateFiles(folders, own, junit, undefined);
      const logTarget = await target(wanted.log, "console.log");
      const file = await PendingFiles.create([logTarget], folders);
      const console = await ConsoleFile.create(folders.folder.nextFile("console.log"));
      return new GateFiles(folders, own, junit, { target: logTarget, file, console });
    } catch (error) {
      await junit?.file.discard();
      await own.removeEmpty();
      throw error;
    }
  }

  /** Gives the console log its name; `undefined` if none is kept. */
  async saveConsole(): Promise<SavedFile | undefined> {
    if (this.#log === undefined || this.console === undefined) return undefined;
    await this.#log.file.commit([{ path: this.console.path, sha256: this.console.sha256 }]);
    return { path: this.#log.target.path };
  }

  async saveJunit(xml: string): Promise<SavedFile> {
    const { folder } = this.#folders;
    const path = await folder.write(basename(folder.nextFile("junit")), xml);
    await this.#junit.file.commit([{ path, sha256: sha256OfBytes(Buffer.from(xml)) }]);
    return { path: this.#junit.target.path };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#junit.file.discard();
    await this.#log?.file.discard();
    await this.console?.[Symbol.asyncDispose]();
    await this.#own.removeEmpty();
  }
}

/** The folder of the files for which the workflow gives no path. */
class OwnFolder {
  readonly #temp: string;
  #path: string | undefined;

  constructor(temp: string) {
    this.#temp = temp;
  }

  async path(): Promise<string> {
    return (this.#path ??= await mkdtemp(join(this.#temp, "esptool-action-gate-")));
  }

  /** Removes the folder if it is empty: the step failed before its gate. */
  async removeEmpty(): Promise<void> {
    if (this.#path !== undefined) await rmdir(this.#path).catch(() => undefined);
  }
}
