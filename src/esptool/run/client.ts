import type { Port } from "./port.ts";
import type { Log } from "../../system/log.ts";
import { runProcess } from "../../system/processes/process.ts";
import { type WriteSkipping, writeSkippingOf } from "./abilities.ts";
import { type AppStarted, appStartedAfter } from "./app-started.ts";
import {
  type Command,
  type Connection,
  esptoolArguments,
  leavingInRom,
  linkFor,
  staying,
} from "./arguments.ts";
import type { BoardState } from "../../firmware/flash/board-state.ts";
import { boardStateAfter, changesFlash } from "./board-state.ts";
import { limitsOf } from "./deadlines.ts";
import { Guard } from "./guard.ts";
import { startOf } from "./launcher.ts";
import { type Identity, Observation } from "./observation.ts";
import { parseLine } from "./output.ts";
import type { Pinned } from "./pinned.ts";
import { type RetryPolicy, withRetries } from "./retry.ts";
import { Transcript } from "./transcript.ts";
import { cleanLine } from "../../system/text/untrusted-text.ts";
import { checkOutcome } from "./verdict.ts";
import { warningIn } from "./warnings.ts";

/** An esptool that is ready to run. */
export interface Program {
  /** Absolute path of a Python or of the standalone binary. */
  readonly command: string;
  /** What stands before esptool's own arguments. */
  readonly prefix: readonly string[];
  readonly version: string;
}

export interface Setting {
  readonly program: Program;
  readonly connection: Connection;
  /** Where the board is now, asked before each process; by default always on the port of the connection. */
  readonly findPort?: (() => Promise<Port>) | undefined;
  /** An empty private folder: esptool looks for configuration in its working directory. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Open files that each esptool holds until its end, such as the lock of the board. */
  readonly inheritedFds: readonly number[];
  readonly signal: AbortSignal;
  readonly log: Log;
  /** What follows a failure that another attempt may fix. */
  readonly retry: Pick<RetryPolicy, "retries" | "recover">;
  /** What the board was chosen for, before it was asked for itself. */
  readonly pinned?: Pinned | undefined;
  /** Called before each command that erases or writes. */
  readonly beforeChange: () => Promise<void>;
}

/** Calls esptool on one board and understands what it says. */
export class Esptool {
  /** What is known of the board so far: no later process works on one with another chip, MAC or flash size. */
  readonly identity: Identity = {};
  /** How many esptool processes were started. */
  processes = 0;
  /** How often the command that needed most attempts was attempted. */
  attempts = 0;
  /** How many of the processes changed the flash, as far as it was seen. */
  changes = 0;
  /** Whether the chip may wait in its bootloader: the last process that reached it did not reset it. */
  inBootloader = false;
  /** Whether the last process did not bring its command to its end. */
  hasFailed = false;
  /** Whether the last process met another chip than it was to look for. */
  metOtherChip = false;
  /** Whether a process met another board than the one before. */
  metOtherBoard = false;
  /** Whether the chip runs its application since the last command; `undefined` before the first. */
  appStarted: AppStarted | undefined;
  /** What esptool has warned of so far, as sentences. */
  readonly warnings = new Set<string>();
  readonly #setting: Setting;
  readonly #said = new Set<string>();
  #isChecking = false;
  #state: BoardState = "untouched";
  /** Where the board was at the last process. */
  #port: Port;

  constructor(setting: Setting) {
    this.#setting = setting;
    this.#port = setting.connection.port;
  }

  /** The same port, whatever board is there now. */
  unpinned(): Esptool {
    return new Esptool({ ...this.#setting, connection: this.connection, pinned: undefined });
  }

  /** What the commands so far have done to the flash. */
  get state(): BoardState {
    return this.#state;
  }

  /** Takes back that what was written is right: the files that esptool read were not what was checked. */
  doubtWritten(): void {
    if (this.#state === "written") this.#state = "written-unverified";
  }

  /** What the commands changed is as it should be, by a digest over all of it. */
  confirmWritten(): void {
    if (this.#state !== "untouched") this.#state = "written";
  }

  get connection(): Connection {
    return { ...this.#setting.connection, port: this.#port };
  }

  /** How much it can spare of what it is asked to write. */
  get skipping(): WriteSkipping {
    return writeSkippingOf(this.#setting.program.version, this.connection);
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
    names: ReadonlyMap<string, string> = new Map(),
    options: RunOptions = {},
  ): Promise<Observation> {
    const { retry, signal, log } = this.#setting;
    const commandOf = typeof command === "function" ? command : () => command;
    const link = linkFor(commandOf(1), this.connection);
    const connection = options.leavesInRom === true ? leavingInRom(link) : link;
    const own = { ...options, names };
    if (this.#isChecking || options.once !== undefined)
      return this.#runOnce(connection, commandOf(1), bytes, own);
    if (changesFlash(commandOf(1))) await this.#setting.beforeChange();
    const policy = { ...retry, signal, log: (line: string) => log.line(cleanLine(line)) };
    let attempts = 0;
    return withRetries(connection, policy, async (current) => {
      this.attempts = Math.max(this.attempts, ++attempts);
      const seen = await this.#runOnce(current, commandOf(attempts), bytes, own);
      const { check } = options;
      if (check !== undefined) await this.#check(() => check(seen));
      return seen;
    });
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
    { names, quiet = false, isLast = false, isPart = false, watch, chip = asked.chip, once }: CommandOptions,
  ): Promise<Observation> {
    const { program, folder, environment, inheritedFds, log, findPort } = this.#setting;
    const signal = once ?? this.#setting.signal;
    this.hasFailed = true;
    if (findPort !== undefined) this.#port = await findPort();
    const own = { ...asked, chip, port: this.#port };
    const connection = isLast ? own : staying(own);
    const seen = new Observation({});
    const guard = new Guard({ ...this.#setting.pinned, ...this.identity }, seen);
    const transcript = new Transcript(log, this.#said, names, quiet);
    const words = esptoolArguments(connection, command);
    log.detail(`esptool ${words.join(" ")}`);
    this.processes++;
    const { prefix, questionOf } = startOf(program.prefix);
    const process = await runProcess({
      command: program.command,
      args: [...prefix, ...words],
      cwd: folder,
      env: environment,
      inheritedFds,
      signal,
      ...limitsOf(command, connection, bytes),
      onLine: (raw) => {
        const line = cleanLine(raw);
        const event = parseLine(line);
        seen.add(event);
        guard.add(line, event);
        transcript.add(line, event);
        const warning = warningIn(line, command);
        if (warning !== undefined) this.warnings.add(transcript.shown(warning));
      },
      mustStop: () => guard.mustStop,
      mayGoOn:
        questionOf &&
        ((line) => {
          const question = questionOf(line);
          return question && guard.mayGoOn(question, this.#port, findPort);
        }),
    });
    this.#noteChip(seen, guard, isLast);
    if (guard.isOtherBoard) guard.check(this.#port.name, this.state);
    Object.assign(this.identity, seen.identity);
    this.appStarted = appStartedAfter(connection, seen);
    const state = boardStateAfter(command, seen, this.state);
    this.#state = isPart && seen.touched ? "partly-written" : state;
    watch?.(seen);
    const { name: port } = this.#port;
    if (process.end !== "cancelled") guard.check(port, this.state);
    const { chipSource } = connection;
    checkOutcome({ command, port, chipSource, process, seen, transcript, state: this.state });
    this.hasFailed = false;
    return seen;
  }

  /** Notes which chip a process has met, and how it left it. */
  #noteChip(seen: Observation, { isOtherBoard, isOtherChip }: Guard, isLast: boolean): void {
    this.metOtherChip = isOtherChip;
    this.metOtherBoard ||= isOtherBoard;
    // Where esptool has tried to reset the chip and could not, another try cannot either.
    const isDone = isLast ? seen.leftIn !== undefined : seen.leftIn === "application";
    if (seen.connected || isOtherChip) this.inBootloader = !isDone;
    if (seen.touched) this.changes++;
  }
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

interface CommandOptions extends RunOptions {
  readonly names: ReadonlyMap<string, string>;
}
