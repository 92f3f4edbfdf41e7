import { CommandProcess } from "../../../system/processes/command-process.ts";
import { runProcess } from "../../../system/processes/process.ts";
import type { ProcessResult, Supervision } from "../../../system/processes/supervision.ts";
import { type Launcher, launcherOf } from "./launcher.ts";

/** An esptool that is ready to run. */
export interface Program {
  /** Absolute path of a Python or of the standalone binary. */
  readonly command: string;
  /** The arguments before esptool's own. */
  readonly prefix: readonly string[];
  readonly version: string;
}

/** What all esptool processes of a session share. */
export interface RunnerSetting {
  readonly program: Program;
  /** An empty private folder: esptool looks for configuration in its working directory. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Open files that each process keeps until it exits, such as the lock of the board. */
  readonly inheritedFds: readonly number[];
}

/**
 * Starts the esptool processes of a session, one at a time. Python takes longer to load esptool than many commands take
 * to run, so one launcher process stays and, where possible, forks for each command.
 */
export class EsptoolRunner implements AsyncDisposable {
  /** `undefined` for the standalone program. */
  readonly launcher: Launcher | undefined;
  readonly #setting: RunnerSetting;
  #process: CommandProcess | undefined;

  constructor(setting: RunnerSetting) {
    this.#setting = setting;
    this.launcher = launcherOf(setting.program.prefix);
  }

  get version(): string {
    return this.#setting.program.version;
  }

  /** Starts loading esptool before the first command is known. */
  async prepare(): Promise<void> {
    // The first command reports any error.
    if (this.launcher !== undefined) await this.#ready(this.launcher).catch(() => undefined);
  }

  /**
   * Runs one command to its end.
   * @param words esptool's arguments.
   * @throws {Failure} `esptool-not-started`, `too-many-open-files`.
   */
  async run(words: readonly string[], request: Supervision): Promise<ProcessResult> {
    const { program, folder: cwd, environment: env, inheritedFds } = this.#setting;
    const { command, prefix } = program;
    if (this.launcher === undefined)
      return runProcess({ ...request, command, args: [...prefix, ...words], cwd, env, inheritedFds });
    const process = await this.#ready(this.launcher);
    return process.run(JSON.stringify(words), request);
  }

  async #ready({ args, endMark }: Launcher): Promise<CommandProcess> {
    if (this.#process?.isReady !== true) {
      // The first process is created synchronously, so that a second call and a disposal find it.
      if (this.#process !== undefined) await this.#process[Symbol.asyncDispose]();
      const { program, folder: cwd, environment: env, inheritedFds } = this.#setting;
      this.#process = new CommandProcess({ command: program.command, args, cwd, env, inheritedFds, endMark });
    }
    return this.#process;
  }

  /** Waits until all its processes have exited, so that the files they held are free. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process?.[Symbol.asyncDispose]();
  }
}
