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
  /** Finds the baud rate; replaces the rate of the connection. */
  readonly autoBaud?: AutoBaud | undefined;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** How to retry after a failure that another attempt can fix. */
  readonly retry: Pick<RetryPolicy, "retries" | "recover">;
  /** The facts by which a selector chose the board, before the board reported its own. */
  readonly pinned?: Pinned | undefined;
  /** Called before each command that erases or writes. */
  readonly beforeChange: () => Promise<void>;
  /** Whether the chip must stay in its bootloader even after the last command. */
  readonly keepsChip?: (() => boolean) | undefined;
}

/** How to run one command. */
export interface RunOptions {
  /** Shows only the board's identity, and no progress: for long lists of files. */
  readonly quiet?: boolean;
  /**
   * No command is known to follow: esptool itself resets the chip, as `after` specifies. After any other command the
   * chip stays in its bootloader, so that no firmware runs, and writes, before the next command; the session resets it.
   */
  readonly isLast?: boolean;
  /** Uses the ROM alone and leaves the chip in download mode, whatever `after` specifies; requires `isLast`. */
  readonly leavesInRom?: boolean;
  /** Makes a single attempt, which this signal aborts instead of the step's. */
  readonly once?: AbortSignal;
  /** The only chip to accept, as esptool's options spell it, if the connection accepts any. */
  readonly chip?: string | undefined;
  /** Called with the observation of each attempt, including failed ones. */
  readonly watch?: (seen: Observation) => void;
  /**
   * One of several changes that are only complete together: however it ends, the flash counts as partly written until
   * `confirmWritten`.
   */
  readonly isPart?: boolean;
  /**
   * Checks the observation as part of the attempt: commands that it runs are not retried on their own, and what it
   * throws is the attempt's failure.
   */
  readonly check?: (seen: Observation) => Promise<void>;
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Runs esptool on one board and interprets its output. */
export class Esptool extends Account implements AsyncDisposable {
  readonly #setting: Setting;
  readonly #said = new Set<string>();
  #isChecking = false;
  /** The observation of the last process. */
  #seen = new Observation({});
  /** The board's port during the last process. */
  #port: Port;

  constructor(setting: Setting) {
    super();
    this.#setting = setting;
    this.#port = setting.connection.port;
  }

  /** The same port, whichever board is there now. */
  unpinned(): Esptool {
    return new Esptool({ ...this.#setting, connection: this.connection, pinned: undefined });
  }

  get connection(): Connection {
    const { connection, autoBaud } = this.#setting;
    return { ...connection, port: this.#port, baud: autoBaud?.baud ?? connection.baud };
  }

  /** What it can skip of a write. */
  get skipping(): WriteSkipping {
    return writeSkippingOf(this.#setting.runner.version, this.connection);
  }

  /**
   * Runs one esptool command to its end, and retries it after a failure that another attempt can fix. The chip then
   * stays in its bootloader, unless this is the last command.
   * @param command or a function that returns the command of the n-th attempt (from 1), if a retry must do less.
   * @param bytes how many the command transfers or compares, for its deadline.
   * @param names file names to show instead of the paths that esptool gets.
   * @returns what was observed. A difference that `verify-flash` finds is an observation, not a failure.
   * @throws {Failure} classified by esptool's stage and message.
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
