import type { Port } from "./port.ts";
import type { Log } from "../../system/log.ts";
import { type WriteSkipping, writeSkippingOf } from "./abilities.ts";
import { Account } from "./account.ts";
import { type Command, type Connection, firstBaud, leavingInRom, linkFor, staying } from "./arguments.ts";
import type { AutoBaud } from "./auto-baud.ts";
import { changesFlash } from "./board-state.ts";
import { Observation } from "./observation.ts";
import type { Pinned } from "./pinned.ts";
import { type ProcessSetting, runEsptoolProcess } from "./process/esptool-process.ts";
import { checkOutcome } from "./process/verdict.ts";
import { type RetryPolicy, withRetries } from "./retry.ts";
import { Failure } from "../../system/errors.ts";
import { cleanLine } from "../../system/text/untrusted-text.ts";

export interface Setting extends ProcessSetting {
  readonly connection: Connection;
  /** Finds the rate, in place of that of the connection. */
  readonly autoBaud?: AutoBaud | undefined;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** What follows a failure that another attempt may fix. */
  readonly retry: Pick<RetryPolicy, "retries" | "recover">;
  /** What the board was chosen for, before it was asked for itself. */
  readonly pinned?: Pinned | undefined;
  /** Called before each command that erases or writes. */
  readonly beforeChange: () => Promise<void>;
  /** Whether the chip is still needed after a command that was to be the last one. */
  readonly keepsChip?: (() => boolean) | undefined;
}

/** How one command is done. */
export interface RunOptions {
  /** Shows only who the board is, and no progress: for more files than anybody wants to read of. */
  readonly quiet?: boolean;
  /**
   * Nothing follows that is known of: esptool itself resets the chip, as `after` asks for. After any other command the
   * chip waits in its bootloader, so that no firmware runs, and writes, before the next one; the session resets it.
   */
  readonly isLast?: boolean;
  /** Uses the ROM alone and leaves the chip in its download mode, whatever `after` asks for; with `isLast`. */
  readonly leavesInRom?: boolean;
  /** Makes one attempt, and ends it with this signal instead of that of the step. */
  readonly once?: AbortSignal;
  /** The one chip to look for, as esptool's options spell it, where the connection takes any. */
  readonly chip?: string | undefined;
  /** Called with what each attempt did, also of those that failed. */
  readonly watch?: (seen: Observation) => void;
  /**
   * One of the changes that only together make the flash what it shall be: however it ends, the flash counts as
   * partly written, until `confirmWritten`.
   */
  readonly isPart?: boolean;
  /**
   * Looks closer at what was seen, as a part of the attempt: commands that it runs are not attempted again by
   * themselves, and what it throws counts as the attempt's failure.
   */
  readonly check?: (seen: Observation) => Promise<void>;
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Calls esptool on one board and understands what it says. */
export class Esptool extends Account implements AsyncDisposable {
  readonly #setting: Setting;
  readonly #said = new Set<string>();
  #isChecking = false;
  /** What the last process was seen to do. */
  #seen = new Observation({});
  /** Where the board was at the last process. */
  #port: Port;

  constructor(setting: Setting) {
    super();
    this.#setting = setting;
    this.#port = setting.connection.port;
  }

  /** The same port, whatever board is there now. */
  unpinned(): Esptool {
    return new Esptool({ ...this.#setting, connection: this.connection, pinned: undefined });
  }

  get connection(): Connection {
    const { connection, autoBaud } = this.#setting;
    return { ...connection, port: this.#port, baud: autoBaud?.baud ?? connection.baud };
  }

  /** How much it can spare of what it is asked to write. */
  get skipping(): WriteSkipping {
    return writeSkippingOf(this.#setting.runner.version, this.connection);
  }

  /**
   * Runs one esptool command to its end, and again after a failure that another attempt may fix. The chip then waits
   * in its bootloader, unless this is the last command.
   * @param command or what to do in the n-th attempt (from 1), where a failure is a reason to ask for less.
   * @param bytes what the command moves or compares, for its deadline.
   * @param names file names to show in place of the paths that esptool is given.
   * @returns what was seen. A difference that `verify-flash` finds is an observation, not a failure.
   * @throws {Failure} typed by esptool's stage and words.
   */
  async run(
    command: Command | ((attempt: number) => Command),
    bytes = 0,
    names = NO_NAMES,
    options: RunOptions = {},
  ): Promise<Observation> {
    const { retry, autoBaud, signal, log } = this.#setting;
    const commandOf = typeof command === "function" ? command : () => command;
    const link = linkFor(commandOf(1), this.connection);
    const connection = options.leavesInRom === true ? leavingInRom(link) : link;
    const own = { ...options, names };
    if (this.#isChecking || options.once !== undefined)
      return this.#runOnce(connection, commandOf(1), bytes, own);
    if (changesFlash(commandOf(1))) await this.#setting.beforeChange();
    let attempts = 0;
    const policy: RetryPolicy = {
      ...retry,
      signal,
      log: (line: string) => log.line(cleanLine(line)),
      lowerRate: (failure) => {
        const baud = autoBaud?.lowerAfter(failure, this.#seen);
        if (baud !== undefined) attempts--;
        return baud;
      },
    };
    const attempt = async (current: Connection): Promise<Observation> => {
      this.attempts = Math.max(this.attempts, ++attempts);
      const seen = await this.#runOnce(current, commandOf(attempts), bytes, own);
      const { check } = options;
      if (check !== undefined) await this.#check(() => check(seen));
      const news = await autoBaud?.succeeded(connection.baud, current.baud, seen);
      if (news !== undefined) log.line(news);
      return seen;
    };
    try {
      return await withRetries(connection, policy, attempt);
    } catch (error) {
      const news = error instanceof Failure ? await autoBaud?.failed(error) : undefined;
      if (news !== undefined) log.line(news);
      throw error;
    }
  }

  /** Waits until no esptool process is left, so that the lock of the board is free. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#setting.runner[Symbol.asyncDispose]();
  }

  async #check(check: () => Promise<void>): Promise<void> {
    this.#isChecking = true;
    try {
      await check();
    } finally {
      this.#isChecking = false;
    }
  }

  async #runOnce(
    asked: Connection,
    command: Command,
    bytes: number,
    { names, quiet = false, isPart = false, watch, chip = asked.chip, once, ...options }: CommandOptions,
  ): Promise<Observation> {
    const { findPort, pinned, keepsChip } = this.#setting;
    const isLast = options.isLast === true && keepsChip?.() !== true;
    this.hasFailed = true;
    this.#seen = new Observation({});
    if (findPort !== undefined) this.#port = await findPort();
    const own = { ...asked, chip, port: this.#port };
    const connection = isLast ? own : staying(own);
    this.processes++;
    const ended = await runEsptoolProcess(this.#setting, {
      command,
      connection,
      bytes,
      pinned: { ...pinned, ...this.identity },
      signal: once ?? this.#setting.signal,
      names,
      quiet,
      said: this.#said,
      warnings: this.warnings,
    });
    const { process, seen, guard, transcript } = ended;
    this.#seen = seen;
    const { name: port } = this.#port;
    this.note(ended, connection, { isLast, isPart });
    if (!guard.isOtherBoard) watch?.(seen);
    if (guard.isOtherBoard || process.end !== "cancelled") guard.check(port, this.state);
    const { chipSource } = connection;
    checkOutcome({ command, port, chipSource, process, seen, transcript, state: this.state });
    this.hasFailed = false;
    if (connection.port.kind !== "socket")
      this.baud = Math.max(this.baud ?? 0, seen.baud ?? firstBaud(connection));
    return seen;
  }
}

interface CommandOptions extends RunOptions {
  readonly names: ReadonlyMap<string, string>;
}
