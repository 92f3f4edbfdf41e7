import { basename, join } from "node:path";
import { PARTITION_TABLE_SIZE } from "../../firmware/formats/partition-table.ts";
import type { EsptoolProgram } from "../../esptool/install/program.ts";
import { AutoBaud } from "../../esptool/run/auto-baud.ts";
import type { AppStarted } from "../../esptool/run/app-started.ts";
import { Esptool } from "../../esptool/run/client.ts";
import { esptoolEnvironment } from "../../esptool/run/environment.ts";
import type { Port } from "../../esptool/run/port.ts";
import { Failure, messageOf } from "../../system/errors.ts";
import { hostLock } from "../../system/files/file-lock.ts";
import type { StepContext } from "../../system/step-context.ts";
import type { ReadyConsole } from "../console/console.ts";
import { readyConsole } from "../console/open-console.ts";
import { readBytes } from "../device/read-region.ts";
import { readSecurity, type ChipSecurity, type SecurityOptions } from "../device/security.ts";
import { claimantOf } from "../locks/holder.ts";
import { acquireBoardLock, type BoardLock } from "../locks/lock.ts";
import { defaultLockFolder, prepareLockFolder } from "../locks/lock-folder.ts";
import { writeBaudRecord } from "../ports/baud-record.ts";
import { BoardLocation } from "../ports/board-location.ts";
import type { PortQuery } from "../ports/port-selector.ts";
import { portBack } from "../ports/port-return.ts";
import { ChangeRecord } from "../unfinished/change-record.ts";
import type { Regions } from "../unfinished/unfinished-regions.ts";
import { firstBaudOf, firstBaudSentence, type OpenConnection } from "./first-baud.ts";
import { meansOf } from "./location-means.ts";
import { type Recovery, recoveryOf } from "./recovery.ts";
import { resetBoard } from "./reset.ts";
import { type SessionFacts, factsOf } from "./session-facts.ts";

/** How the board of a session is claimed and reached. */
export interface SessionOptions {
  readonly program: EsptoolProgram;
  readonly connection: OpenConnection;
  /** Absolute path of the folder of the locks; `undefined` is the host's own. */
  readonly lockFolder: string | undefined;
  /** Seconds to wait for a board that somebody else has; `undefined` takes no lock. */
  readonly lockTimeoutSeconds: number | undefined;
  /** How many attempts of a command may follow the first. */
  readonly retries: number;
  readonly recovery: Recovery | undefined;
  /** For the record of changes that were not finished; a session without one changes nothing, and has no record. */
  readonly operation: string | undefined;
}

/** How what a session was for has ended. */
interface End {
  /** Whether the operation succeeded. */
  readonly success: boolean;
  /** Whether what it meant to change is now known to be as it should. */
  readonly verified: boolean;
}

/** Where a board is, and where what is known of its place is kept. */
interface Place {
  /** Of the locks. */
  readonly folder: string;
  readonly key: string;
}

const UNFINISHED: End = { success: false, verified: false };

/** What was read of the flash holds until the step changes it. */
interface Seen<T> {
  readonly value: T;
  /** `Esptool.changes` at that time. */
  readonly changes: number;
}

/**
 * One board, locked and connected for this step alone. Each esptool process makes its own connection to the same
 * board, or fails. Disposed, the session resets the chip as `after` asks for, brings the record of changes up to date,
 * and then gives the board back, whatever has happened; what goes wrong in that is a warning.
 */
export class BoardSession implements AsyncDisposable {
  readonly location: BoardLocation;
  readonly #options: SessionOptions;
  readonly #context: StepContext;
  readonly #tables = new Map<number, Seen<Buffer>>();
  #lock: BoardLock | undefined;
  #record: ChangeRecord | undefined;
  #esptool: Esptool | undefined;
  #security: Seen<ChipSecurity> | undefined;
  #end = UNFINISHED;
  #isClosed = false;
  /** Whether the session goes on with the console when the operation is done. */
  #keepsChip = false;
  /** By `performance.now`. */
  #cancelledAt: number | undefined;

  /** Nothing is opened yet: only `open` does that. */
  constructor(location: BoardLocation, options: SessionOptions, context: StepContext) {
    this.location = location;
    this.#options = options;
    this.#context = context;
    if (context.signal.aborted) this.#onCancel();
    else context.signal.addEventListener("abort", this.#onCancel);
  }

  readonly #onCancel = (): void => void (this.#cancelledAt = performance.now());

  /**
   * Waits until the board is free, and prepares esptool for it.
   * @throws {Failure} `board-locked`, `lock-unavailable`, `output-unwritable`, `cancelled`.
   */
  async open(): Promise<void> {
    const { env, signal, log } = this.#context;
    const { operation, lockFolder, lockTimeoutSeconds, program } = this.#options;
    const { key, port } = this.location;
    const folder = lockFolder ?? defaultLockFolder(process.platform, env["ProgramData"]);
    const claimant = claimantOf(env);
    if (lockTimeoutSeconds !== undefined || operation !== undefined) prepareLockFolder(folder);
    if (lockTimeoutSeconds !== undefined) {
      this.#lock = await acquireBoardLock({
        key,
        folder,
        claimant,
        port: port.name,
        hostLock: hostLock({ path: env["PATH"] }),
        timeoutMs: lockTimeoutSeconds * 1000,
        signal,
        onWait: (text) => log.line(text),
      });
    }
    if (operation !== undefined) this.#record = await ChangeRecord.open(folder, key, { claimant, operation });
    this.#esptool = await this.#connected(program, operation === undefined ? undefined : { folder, key });
  }

  async #connected(program: EsptoolProgram, place: Place | undefined): Promise<Esptool> {
    const { env, signal, log, now } = this.#context;
    const { connection, retries, recovery } = this.#options;
    const { port, query } = this.location;
    const folder = await this.#context.folder();
    // A process can have many sessions.
    const own = basename(await folder.makeEmptyFolder(basename(folder.nextFile("session"))));
    const config = await folder.write(join(own, "esptool.cfg"), "[esptool]\n");
    const { baud, why, isAuto } = await firstBaudOf(connection, port, place, now());
    if (isAuto) log.line(firstBaudSentence({ baud, why }));
    return new Esptool({
      program,
      connection: { ...connection, port, baud },
      autoBaud: isAuto ? new AutoBaud(baud, (found) => this.#rememberBaud(found, place)) : undefined,
      findPort: () => this.#boardBack(),
      pinned: query.kind === "selector" ? { mac: query.fields.mac } : undefined,
      folder: await folder.makeEmptyFolder(join(own, "work")),
      environment: esptoolEnvironment(env, config),
      // The board stays locked until the last process that uses it has ended.
      inheritedFds: this.#lock === undefined ? [] : [this.#lock.fd],
      signal,
      log,
      retry: { retries, recover: recoveryOf(recovery, this.#context) },
      beforeChange: async () => this.#record?.begin(),
      keepsChip: () => this.#keepsChip,
    });
  }

  async #rememberBaud(baud: number, place: Place | undefined): Promise<void> {
    if (place !== undefined)
      await writeBaudRecord(place.folder, place.key, { baud, since: this.#context.now() });
  }

  /** Where the board is, once it can be opened there: waits for a named port, or finds the board of a selector. */
  async #boardBack(): Promise<Port> {
    const { signal, log } = this.#context;
    const waiting = { signal, log: (line: string) => log.line(line) };
    const isSought = this.location.query.kind === "selector";
    if (!isSought) await portBack(this.location.port, waiting);
    const port = await this.location.findPort();
    if (isSought) await portBack(port, waiting);
    return port;
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

  /** How many attempts may follow the first, of whatever may fail for a reason of the bench. */
  get retries(): number {
    return this.#options.retries;
  }

  /** The workflow's own way to bring the bench back; `undefined` where it has none. */
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
   * Makes ready what reads a console, while esptool still has the port.
   * @param port another one than that of the board.
   * @throws {Failure} as `readyConsole`.
   */
  readyConsole(port: Port = this.location.port): Promise<ReadyConsole> {
    const { program } = this.#options;
    const inheritedFds = this.#lock === undefined ? [] : [this.#lock.fd];
    return readyConsole(port, { program, context: this.#context, inheritedFds });
  }

  /**
   * Another port of this runner, found where it is a selector.
   * @throws {Failure} as `BoardLocation.find`.
   */
  async otherPort(port: PortQuery): Promise<Port> {
    if (port.kind !== "selector") return port;
    const means = meansOf(this.#options.program, this.#context);
    const askForMac = () => Promise.resolve({ answers: [] });
    return (await BoardLocation.find(port, { ...means, askForMac })).findPort();
  }

  /**
   * Where the board is now.
   * @throws {Failure} as `BoardLocation.findPort`.
   */
  findPort(): Promise<Port> {
    return this.#boardBack();
  }

  /** The console has reset the chip, or watches it run: nothing has to be reset at the end. */
  noteStarted(app: AppStarted): void {
    this.esptool.noteStarted(app);
  }

  /** What of the flash may be changed; to be called before it is. */
  intend(reach: Regions): void {
    this.#record?.intend(reach);
  }

  /** How it has ended. Without this, what was begun counts as unfinished. */
  finish(end: End): void {
    this.#end = end;
  }

  /**
   * What the board has at an address where its partition table may be; asked once, and again after a change.
   * @throws {Failure} as `readBytes`; `secure-download-mode` where nothing can be read, and `beyond-flash`.
   */
  async table(address: number): Promise<Buffer> {
    const { changes } = this.esptool;
    const seen = this.#tables.get(address);
    if (seen?.changes === changes) return seen.value;
    const folder = await this.#context.folder();
    const range = { address, size: PARTITION_TABLE_SIZE };
    const value = await readBytes(range, "the partition table", { esptool: this.esptool, folder });
    this.#tables.set(address, { value, changes });
    return value;
  }

  /** What `table` has read last, which the step may have changed since; `undefined` where it was not asked. */
  seenTable(address: number): Buffer | undefined {
    return this.#tables.get(address)?.value;
  }

  /**
   * What protects the chip; asked once, and again after a change.
   * @throws {Failure} as `readSecurity`.
   */
  async security(options: SecurityOptions = {}): Promise<ChipSecurity> {
    const { changes } = this.esptool;
    if (this.#security?.changes === changes) return this.#security.value;
    const folder = await this.#context.folder();
    const value = await readSecurity({ esptool: this.esptool, folder }, options);
    this.#security = { value, changes };
    return value;
  }

  /** As `security`; `undefined` if the chip or esptool does not report it. */
  async reportedSecurity(options: SecurityOptions = {}): Promise<ChipSecurity | undefined> {
    try {
      return await this.security(options);
    } catch (error) {
      if (error instanceof Failure && error.code === "not-supported-by-chip") return undefined;
      throw error;
    }
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
      this.#lock?.release();
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
