import type { ChildProcess } from "node:child_process";
import { killLeftovers } from "./end-process.ts";
import { type Launch, startGroup } from "./launch.ts";
import { exitOf, type ProcessExit, type ProcessResult, supervise, type Supervision } from "./supervision.ts";

/** A program that runs commands one after the other: each is a line of its standard input. */
export interface CommandProgram extends Omit<Launch, "stdio" | "detached"> {
  /** Open files that it gets as its descriptors 3, 4, … and holds until its end. */
  readonly inheritedFds: readonly number[];
  /** The start of the line by which it reports the end of a command on both output streams; see `supervise`. */
  readonly endMark: string;
}

/** The process of such a program. Disposed, it is gone, with the files that it holds. */
export class CommandProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #exit: Promise<ProcessExit>;
  readonly #endMark: string;
  #isReady = true;

  /**
   * Starts the program in a process group of its own.
   * @throws {Failure} `esptool-not-started`, `too-many-open-files`.
   */
  constructor({ inheritedFds, endMark, ...program }: CommandProgram) {
    this.#child = startGroup({ ...program, stdio: ["pipe", "pipe", "pipe", ...inheritedFds] });
    this.#endMark = endMark;
    this.#exit = exitOf(this.#child, program.command);
    // Who waits for a command gets the error.
    this.#exit.catch(() => (this.#isReady = false));
    // It may end without reading its input.
    this.#child.stdin?.on("error", () => undefined);
    this.#child.once("exit", () => {
      this.#isReady = false;
      // No command may outlive the process that reports its end.
      killLeftovers(this.#child);
    });
  }

  /** Whether it can run a command: none was terminated, which may have left an answer unread. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /**
   * Runs one command to its end; only one at a time.
   * @throws {Failure} `esptool-not-started`, `too-many-open-files`.
   */
  async run(line: string, request: Supervision): Promise<ProcessResult> {
    this.#child.stdin?.write(`${line}\n`);
    const result = await supervise(this.#child, this.#exit, request, this.#endMark);
    if (result.end !== "exit" || result.exitCode === null) this.#isReady = false;
    return result;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { stdin, stdout, stderr, exitCode, signalCode } = this.#child;
    stdin?.end();
    if (exitCode === null && signalCode === null) killLeftovers(this.#child);
    for (const stream of [stdout, stderr]) stream?.destroy();
    await this.#exit.catch(() => undefined);
  }
}
