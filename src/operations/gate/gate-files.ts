import { mkdtemp } from "node:fs/promises";
import { basename, join } from "node:path";
import type { OutputFile } from "../../inputs/files/paths.ts";
import { sha256OfBytes } from "../../system/files/digest.ts";
import { type OutputKeeper, PendingFiles } from "../../system/files/pending-files.ts";
import type { PrivateFolder } from "../../system/files/private-folder.ts";
import { ConsoleFile } from "./console-file.ts";

/** Where a gate keeps its files. */
export interface GateFolders extends OutputKeeper {
  /** RUNNER_TEMP: what is made there stays until the job ends, for steps that upload it. */
  readonly temp: string;
  readonly folder: PrivateFolder;
}

/** A file that a gate has made. */
export interface SavedFile {
  /** As the workflow wrote it, or absolute where it named none. */
  readonly path: string;
}

/**
 * The files of a gate: they take their names when they are whole. That they cannot be written is known before a board
 * is touched.
 */
export class GateFiles implements AsyncDisposable {
  readonly #folders: GateFolders;
  readonly #junit: { readonly target: OutputFile; readonly file: PendingFiles };
  readonly #log: { readonly target: OutputFile; readonly file: PendingFiles } | undefined;
  readonly console: ConsoleFile | undefined;

  private constructor(
    folders: GateFolders,
    junit: { readonly target: OutputFile; readonly file: PendingFiles },
    log:
      { readonly target: OutputFile; readonly file: PendingFiles; readonly console: ConsoleFile } | undefined,
  ) {
    this.#folders = folders;
    this.#junit = junit;
    this.#log = log;
    this.console = log?.console;
  }

  /**
   * @param wanted where the files go; absent, into a folder of their own under `temp`. No `log` is wanted where the
   *   console was recorded by others.
   * @throws {Failure} as `PendingFiles.create`.
   */
  static async create(
    wanted: { readonly junit: OutputFile | undefined; readonly log: OutputFile | undefined | "none" },
    folders: GateFolders,
  ): Promise<GateFiles> {
    const own = later(() => mkdtemp(join(folders.temp, "esptool-action-gate-")));
    const target = async (file: OutputFile | undefined, name: string): Promise<OutputFile> => {
      if (file !== undefined) return file;
      const path = join(await own(), name);
      return { path, realPath: path, overwrite: true };
    };
    const junitTarget = await target(wanted.junit, "junit.xml");
    const junit = { target: junitTarget, file: await PendingFiles.create([junitTarget], folders) };
    if (wanted.log === "none") return new GateFiles(folders, junit, undefined);
    try {
      const logTarget = await target(wanted.log, "console.log");
      const file = await PendingFiles.create([logTarget], folders);
      const console = await ConsoleFile.create(folders.folder.nextFile("console.log"));
      return new GateFiles(folders, junit, { target: logTarget, file, console });
    } catch (error) {
      await junit.file.discard();
      throw error;
    }
  }

  /** Gives the console log its name; `undefined` where none is kept. */
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
  }
}

function later<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
