import { setImmediate } from "node:timers/promises";
import { Failure, messageOf } from "../../system/errors.ts";
import { type Strap } from "../command-line.ts";
import { QEMU_FAILED_HINT, type RunningQemu } from "./qemu-process.ts";

/** The other end of the board's UART. */
export interface Listener {
  /** @returns whether it accepts more now; otherwise the board waits until {@link Machine.resume}. */
  readonly print: (bytes: Buffer) => boolean;
  /** QEMU has exited unexpectedly, or did not start. */
  readonly lost: () => void;
}

/** Held in reset, or running since the reset that created this object. */
interface Goal {
  readonly strap: Strap | "held";
}

/**
 * The board in QEMU: one process at a time, on the same files. A reset with the same strap value is QEMU's own; a reset
 * with the other one starts a new process, once the old one has exited. Only the last request is carried out.
 */
export class Machine {
  readonly #start: (strap: Strap) => Promise<RunningQemu>;
  readonly #report: (failure: Failure) => void;
  #qemu: RunningQemu | undefined;
  #isPaused = false;
  /** Whether output and input are dropped, because they precede a reset. */
  #isMuted = true;
  #goal: Goal = { strap: "held" };
  #reached: Goal = this.#goal;
  #working: Promise<void> | undefined;
  #strap: Strap;
  #listener: Listener | undefined;
  #isClosed = false;

  /** @param report is called for every `qemu-failed`. */
  constructor(
    strap: Strap,
    start: (strap: Strap) => Promise<RunningQemu>,
    report: (failure: Failure) => void,
  ) {
    this.#strap = strap;
    this.#start = start;
    this.#report = report;
  }

  /** The listener from now on; without one, the board's output is lost, as on a closed port. */
  set listener(listener: Listener | undefined) {
    this.#listener = listener;
    this.#qemu?.serial.resume();
    // QEMU has exited unexpectedly: the next client finds a board that was switched on again.
    if (
      listener !== undefined &&
      this.#qemu === undefined &&
      this.#goal.strap !== "held" &&
      this.#working === undefined
    )
      this.reset(this.#strap);
  }

  /** Resolves when every request has been carried out. */
  get settled(): Promise<void> {
    return this.#working ?? Promise.resolve();
  }

  get isRunning(): boolean {
    return this.#qemu !== undefined;
  }

  /** EN is low: the board stops at once. */
  hold(): void {
    this.#aim({ strap: "held" });
  }

  /** EN is high again. */
  reset(strap: Strap): void {
    this.#strap = strap;
    this.#aim({ strap });
  }

  /** @returns whether more can be sent now; input while the board is held or starts is lost, as on its pins. */
  send(bytes: Buffer, sent: () => void): boolean {
    const serial = this.#qemu?.serial;
    if (serial === undefined || this.#isMuted || !serial.writable) return true;
    if (serial.write(bytes)) return true;
    const done = (): void => {
      serial.off("drain", done);
      serial.off("close", done);
      sent();
    };
    serial.on("drain", done);
    serial.on("close", done);
    return false;
  }

  /** The listener accepts more. */
  resume(): void {
    this.#qemu?.serial.resume();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#isMuted = true;
    await this.#working;
    await this.#end();
  }

  #aim(goal: Goal): void {
    this.#isMuted = true;
    this.#goal = goal;
    this.#working ??= this.#work().finally(() => (this.#working = undefined));
  }

  async #work(): Promise<void> {
    while (this.#goal !== this.#reached && !this.#isClosed) {
      const goal = this.#goal;
      try {
        if (goal.strap === "held") await this.#pause();
        else await this.#run(goal, goal.strap);
      } catch (error) {
        this.#fail(error);
      }
      this.#reached = goal;
    }
  }

  async #pause(): Promise<void> {
    if (this.#qemu === undefined || this.#isPaused) return;
    const isDone = await this.#does("stop");
    if (isDone) this.#isPaused = true;
  }

  async #run(goal: Goal, strap: Strap): Promise<void> {
    if (this.#qemu?.strap === strap && (await this.#restart(goal))) return;
    await this.#end();
    const qemu = await this.#start(strap);
    this.#qemu = qemu;
    this.#isPaused = false;
    this.#isMuted = goal !== this.#goal;
    qemu.serial.on("data", (bytes: Buffer) => this.#print(qemu, bytes));
    void qemu.ended.then((end) => {
      if (this.#qemu !== qemu) return;
      this.#qemu = undefined;
      this.#fail(new Failure("qemu-failed", `QEMU has exited unexpectedly: ${end}.`, QEMU_FAILED_HINT));
    });
  }

  /**
   * QEMU's own reset.
   * @returns whether it was carried out.
   */
  async #restart(goal: Goal): Promise<boolean> {
    await this.#pause();
    if (!this.#isPaused) return false;
    // Earlier output has arrived by now, and is read in this turn of the event loop.
    this.#qemu?.serial.resume();
    await setImmediate();
    // There is a newer goal, which is handled next.
    if (goal !== this.#goal) return true;
    if (!(await this.#does("system_reset"))) return false;
    this.#isMuted = goal !== this.#goal;
    this.#isPaused = false;
    return this.#does("cont");
  }

  /** @returns false if QEMU does not carry it out; QEMU is then replaced. */
  async #does(command: string): Promise<boolean> {
    const qemu = this.#qemu;
    if (qemu === undefined) return false;
    try {
      await qemu.execute(command);
      return true;
    } catch {
      await this.#end();
      return false;
    }
  }

  async #end(): Promise<void> {
    const qemu = this.#qemu;
    this.#qemu = undefined;
    this.#isPaused = false;
    await qemu?.stop();
  }

  #print(qemu: RunningQemu, bytes: Buffer): void {
    if (this.#isMuted || this.#qemu !== qemu || this.#listener === undefined) return;
    if (!this.#listener.print(bytes)) qemu.serial.pause();
  }

  #fail(error: unknown): void {
    this.#report(
      error instanceof Failure
        ? error
        : new Failure("qemu-failed", `QEMU: ${messageOf(error)}.`, QEMU_FAILED_HINT),
    );
    this.#listener?.lost();
  }
}
