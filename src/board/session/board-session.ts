import type { EsptoolProgram } from "../../esptool/install/program.ts";
import type { AppStarted } from "../../esptool/run/app-started.ts";
import type { Esptool } from "../../esptool/run/client.ts";
import type { Port } from "../../esptool/run/port.ts";
import { messageOf } from "../../system/errors.ts";
import type { StepContext } from "../../system/step-context.ts";
import type { ReadyConsole } from "../console/console.ts";
import { readyConsole } from "../console/open-console.ts";
import { claimantOf } from "../locks/holder.ts";
import { prepareLockFolder } from "../locks/lock-folder.ts";
import { BoardLocation } from "../ports/board-location.ts";
import type { PortQuery } from "../ports/port-selector.ts";
import { ChangeRecord } from "../unfinished/change-record.ts";
import type { Regions } from "../unfinished/unfinished-regions.ts";
import { BoardReadings } from "./board-readings.ts";
import type { OpenConnection } from "./first-baud.ts";
import { meansOf } from "./location-means.ts";
import { type Recovery, recoveryOf } from "./recovery.ts";
import { resetBoard } from "./reset.ts";
import { sessionEsptool, boardBack } from "./session-esptool.ts";
import { type SessionFacts, factsOf } from "./session-facts.ts";
import { type LockOptions, SessionLocks } from "./session-locks.ts";

/** How a session locks its board and connects to it. */
export interface SessionOptions extends LockOptions {
  readonly program: EsptoolProgram;
  readonly connection: OpenConnection;
  /** How often a failed command is retried. */
  readonly retries: number;
  readonly recovery: Recovery | undefined;
  /** For the record of unfinished changes; a session without an operation changes nothing and keeps no record. */
  readonly operation: string | undefined;
}

/** How the operation of a session ended. */
interface End {
  /** Whether the operation succeeded. */
  readonly success: boolean;
  /** Whether what it meant to change was verified. */
  readonly verified: boolean;
}

const UNFINISHED: End = { success: false, verified: false };

/**
 * One board, locked and connected for this step alone. Each esptool process makes its own connection to the same
 * board, or fails. When it is disposed, the session resets the chip as `after` says, updates the record of changes, and
 * releases the lock, whatever happened before. An error in these is a warning.
 */
export class BoardSession implements AsyncDisposable {
  readonly location: BoardLocation;
  readonly readings: BoardReadings;
  readonly #options: SessionOptions;
  readonly #context: StepContext;
  readonly #locks: SessionLocks;
  /** A port in addition to the board's. */
  #other: BoardLocation | undefined;
  #record: ChangeRecord | undefined;
  #esptool: Esptool | undefined;
  #end = UNFINISHED;
  #isClosed = false;
  /** Whether a console follows the operation in this session. */
  #keepsChip = false;
  /** By `performance.now`. */
  #cancelledAt: number | undefined;

  /** Opens nothing; `open` does. */
  constructor(location: BoardLocation, options: SessionOptions, context: StepContext) {
    this.location = location;
    this.#options = options;
    this.#context = context;
    this.#locks = new SessionLocks(options, context);
    this.readings = new BoardReadings(
      () => this.esptool,
      () => context.folder(),
    );
    if (context.signal.aborted) this.#onCancel();
    else context.signal.addEventListener("abort", this.#onCancel);
  }

  readonly #onCancel = (): void => void (this.#cancelledAt = performance.now());

  /**
   * Waits until the board is free, and prepares esptool for it.
   * @throws {Failure} `board-locked`, `lock-unavailable`, `output-unwritable`, `cancelled`.
   */
  async open(): Promise<void> {
    const { program, connection, operation, retries } = this.#options;
    const { key } = this.location;
    const { folder } = this.#locks;
    const claimant = claimantOf(this.#context.env);
    if (operation !== undefined) prepareLockFolder(folder);
    await this.#locks.claim(this.location);
    if (operation !== undefined) this.#record = await ChangeRecord.open(folder, key, { claimant, operation });
    this.#esptool = await sessionEsptool(
      this.location,
      {
        program,
        connection,
        place: operation === undefined ? undefined : { folder, key },
        inheritedFds: this.#locks.inheritedFds,
        retries,
        recover: this.recover,
        beforeChange: async () => this.#record?.begin(),
        keepsChip: () => this.#keepsChip,
      },
      this.#context,
    );
  }

  /** Runs commands on the board. */
  get esptool(): Esptool {
    if (this.#esptool === undefined) throw new Error("The session is not open.");
    return this.#esptool;
  }

  /** What is known of the board so far; also of a session that could not be opened. */
  get facts(): SessionFacts {
    return factsOf(this.location, this.#record?.previous, this.#esptool);
  }

  /** How often work may be retried that failed because of the bench. */
  get retries(): number {
    return this.#options.retries;
  }

  /** Runs the workflow's `recovery-command`; `undefined` if it has none. */
  get recover(): (() => Promise<void>) | undefined {
    return recoveryOf(this.#options.recovery, this.#context);
  }

  /**
   * Keeps the chip in its bootloader after the last command, since the console follows in this session: the reset that
   * starts the application is then that of the console, so that no line of the boot is lost.
   */
  keepChip(): void {
    this.#keepsChip = true;
  }

  /**
   * Prepares the reader of a console while esptool still has the port open.
   * @param port default: the board's.
   * @throws {Failure} as `readyConsole`.
   */
  readyConsole(port: Port = this.location.port): Promise<ReadyConsole> {
    const { program } = this.#options;
    return readyConsole(port, { program, context: this.#context, inheritedFds: this.#locks.inheritedFds });
  }

  /**
   * Another port of this runner, such as that of the console: a selector is resolved, and what is there is locked until
   * the session ends.
   * @throws {Failure} as `BoardLocation.find`; `board-locked`, `lock-unavailable`, `cancelled`.
   */
  async otherPort(query: PortQuery): Promise<Port> {
    this.#other ??= await this.#claimOther(query);
    return this.#other.findPort();
  }

  async #claimOther(query: PortQuery): Promise<BoardLocation> {
    const means = meansOf(this.#options.program, this.#context);
    const askForMac = () => Promise.resolve({ answers: [] });
    const location = await BoardLocation.find(query, { ...means, askForMac });
    if (location.key !== this.location.key) await this.#locks.claim(location);
    return location;
  }

  /**
   * Where the board is now.
   * @throws {Failure} as `BoardLocation.findPort`.
   */
  findPort(): Promise<Port> {
    return boardBack(this.location, this.#context);
  }

  /** For a console that has reset the chip or watches it run: the session then resets nothing at the end. */
  noteStarted(app: AppStarted): void {
    this.esptool.noteStarted(app);
  }

  /** Records which regions of the flash may change; call it before they do. */
  intend(reach: Regions): void {
    this.#record?.intend(reach);
  }

  /** Records how the operation ended. Without this call, a change that was begun counts as unfinished. */
  finish(end: End): void {
    this.#end = end;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const { log } = this.#context;
    const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
      await work().catch((error: unknown) => log.warning(what, messageOf(error)));
    };
    try {
      await attempt("reset", () => this.#reset());
      await attempt("record", () => this.#settle());
    } finally {
      await this.#esptool?.[Symbol.asyncDispose]();
      this.#locks.release();
      this.#context.signal.removeEventListener("abort", this.#onCancel);
    }
  }

  async #reset(): Promise<void> {
    this.#keepsChip = false;
    if (this.#esptool !== undefined) await resetBoard(this.#esptool, this.#cancelledAt, this.#context.log);
  }

  async #settle(): Promise<void> {
    if (this.#esptool === undefined) return;
    const { state, identity } = this.#esptool;
    const { flashSize, mac } = identity;
    await this.#record?.settle({ ...this.#end, state, flashSize, mac }).catch((error: unknown) => {
      throw new Error(`The record of unfinished changes could not be written: ${messageOf(error)}.`);
    });
  }
}
