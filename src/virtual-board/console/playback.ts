import { setTimeout } from "node:timers/promises";
import { chipFacts } from "../../firmware/flash/chips.ts";
import { shortDigest } from "../boot/application-start.ts";
import { type BootBoard } from "../boot/boot-board.ts";
import { BOOT_BAUD } from "../boot/boot-log.ts";
import { type Boot, bootFromFlash, bootToDownload } from "../boot/boot.ts";
import { type StartedApplication } from "../boot/bootloader.ts";
import { type ResetCause } from "../boot/reset-cause.ts";
import { type Firmware } from "../protocol/machine.ts";
import { crashReport, watchdogText } from "./crash-text.ts";
import { type Scene } from "./crash-scene.ts";
import { type BootScript, bootScript, type ConsoleScript, HELLO, scriptOf, type Step } from "./script.ts";
import { TypedLines } from "./typed-lines.ts";

/** What the firmware needs from the chip and the port. */
export interface Surroundings {
  readonly board: BootBoard;
  readonly script: ConsoleScript | undefined;
  /** Sends bytes at this baud rate; they are lost without a client. */
  readonly print: (bytes: Buffer, baud: number) => void;
  /** Waits until the client accepts more. */
  readonly drained: () => Promise<void>;
  /** The port disappears for this many milliseconds; `Infinity` is permanent. */
  readonly unplug: (milliseconds: number) => void;
  readonly random: () => number;
}

/** Lines that are due within this time are sent together, so that a boot does not need a timer for each. */
const SLICE_MS = 10;
const FLOOD_CHUNK_BYTES = 0x4000;
const FLOOD_LINE = "flood: 0123456789abcdef0123456789abcdef0123456789abcdef\r\n";
const FLOOD_PAUSE_MS = 1;
const STACK_AT = 0x3b70;
const FLASH_TOO_SMALL = "__esp_system_init_fn_init_flash startup_funcs.c:118 (flash_ret == ESP_OK)";
/** Applications whose boots are counted; above this, counting starts over, so that memory is bounded. */
const COUNTED_APPLICATIONS = 1_000;

/** One run of an application, from a reset to the next. */
interface Run {
  readonly application: StartedApplication;
  readonly script: BootScript;
  readonly baud: number;
  readonly scene: Scene;
}

/** Boots from flash and plays the script for the application that starts. */
export class Playback implements Firmware {
  readonly #around: Surroundings;
  readonly #boots = new Map<string, number>();
  readonly #typed = new TypedLines();
  #power = new AbortController();
  #started = 0;
  #run: Run | undefined;
  #enter: (() => void) | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  waitForDownload(cause: ResetCause): void {
    this.stop();
    for (const { text, baud } of bootToDownload(this.#around.board, cause)) this.#send(text, baud);
  }

  boot(cause: ResetCause): void {
    this.stop();
    this.#power = new AbortController();
    this.#started = performance.now();
    void this.#go(bootFromFlash(this.#around.board, cause), this.#power.signal);
  }

  receive(bytes: Buffer): void {
    const run = this.#run;
    for (const line of this.#typed.push(bytes)) {
      this.#enter?.();
      if (run === undefined || this.#run !== run) continue;
      const answer = run.script.answers?.find(({ send }) => send === line);
      if (answer === undefined) continue;
      if (answer.reply !== undefined) this.#printLines(answer.reply, run);
      void this.#play(answer.steps ?? [], run, this.#power.signal);
    }
  }

  stop(): void {
    this.#power.abort();
    this.#run = undefined;
    this.#enter = undefined;
    this.#typed.clear();
  }

  async #go(boot: Boot, signal: AbortSignal): Promise<void> {
    const { next } = boot;
    const run = "application" in next ? this.#prepare(next.application) : undefined;
    const isQuiet = run?.script["start-lines"] === false;
    const lines = isQuiet ? boot.lines.slice(0, boot.before) : boot.lines;
    for (const [index, { at, text, baud }] of lines.entries()) {
      const due = at - this.#elapsed();
      if (due > SLICE_MS && !(await this.#wait(due, signal))) return;
      this.#send(text, index < boot.before ? baud : (run?.baud ?? baud), run?.script);
    }
    if (!(await this.#wait(boot.at - this.#elapsed(), signal))) return;
    if (next.kind === "reset") this.boot(next.cause);
    if (run === undefined) return;
    this.#run = run;
    const steps = next.kind === "failed-start" ? [{ assert: { text: FLASH_TOO_SMALL } }] : run.script.steps;
    await this.#play(steps ?? [], run, signal);
  }

  #prepare(application: StartedApplication): Run {
    const { board, script } = this.#around;
    const { description } = application;
    const found = scriptOf(script, description);
    const key = JSON.stringify([description.name, description.version, description.elfSha256]);
    const number = this.#boots.get(key) ?? 0;
    if (this.#boots.size >= COUNTED_APPLICATIONS) this.#boots.clear();
    this.#boots.set(key, number + 1);
    return {
      application,
      script: found === undefined ? HELLO : bootScript(found, number),
      baud: found?.baud ?? BOOT_BAUD,
      scene: {
        rom: board.rom,
        chipId: chipFacts(board.chip).imageId ?? 0,
        elfDigest: shortDigest(application),
        code: application.code,
        stack: board.rom.ram + STACK_AT,
      },
    };
  }

  async #play(steps: readonly Step[], run: Run, signal: AbortSignal): Promise<void> {
    for (const step of steps) {
      if (!(await this.#wait(step.after ?? 0, signal))) return;
      await this.#do(step, run, signal);
    }
  }

  async #do(step: Step, run: Run, signal: AbortSignal): Promise<void> {
    if (step.print !== undefined) await this.#repeat(step, step.print, run, signal);
    if (step.write !== undefined) this.#send(step.write, run.baud, run.script);
    if (step.garbage !== undefined) this.#sendBytes(this.#noise(step.garbage), run.baud);
    if (step.flood !== undefined) await this.#flood(step.flood, run, signal);
    if (step["console-lost"] !== undefined) this.#around.unplug(step["console-lost"]);
    if (step["mark-valid"] === true) setState(run.application, "valid");
    const watchdog = step["task-watchdog"];
    if (watchdog !== undefined && watchdog.panic !== true) {
      this.#send(watchdogText(watchdog, run.scene, this.#elapsed()), run.baud, run.script);
    }
    await this.#end(step, run);
  }

  /** Ends the boot as the step specifies, if it does. */
  async #end(step: Step, run: Run): Promise<void> {
    const sleep = step["deep-sleep"];
    if (step.restart === true) this.boot("software");
    if (step.rollback === true) {
      setState(run.application, "invalid");
      this.boot("software");
    }
    if (step["brown-out"] === true) {
      this.#send("\r\nBrownout detector was triggered\r\n\r\n", run.baud, run.script);
      this.boot("brown-out");
    }
    if (step.hang === true) this.#halt();
    if (sleep !== undefined) {
      const asleep = this.#halt();
      if (await this.#wait(sleep, asleep)) this.boot("deep-sleep");
    }
    const crash = crashReport(step, run.scene, this.#elapsed());
    if (crash === undefined) return;
    const crashed = this.#halt();
    this.#send(crash.text, run.baud, run.script);
    if (crash.afterEnter !== undefined) {
      if (!(await this.#entered(crashed))) return;
      this.#send(crash.afterEnter, run.baud, run.script);
    }
    if (!crash.halts) this.boot("software");
  }

  /** Stops the application, but not the chip. */
  #halt(): AbortSignal {
    this.stop();
    this.#power = new AbortController();
    return this.#power.signal;
  }

  async #repeat({ every, times }: Step, text: string, run: Run, signal: AbortSignal): Promise<void> {
    this.#printLines(text, run);
    if (every === undefined) return;
    for (let time = 1; time < (times ?? Infinity); time++) {
      if (!(await this.#wait(every, signal))) return;
      this.#printLines(text, run);
    }
  }

  #printLines(text: string, run: Run): void {
    const lines = text.replace(/\n$/, "").split("\n");
    this.#send(lines.map((line) => `${line}\r\n`).join(""), run.baud, run.script);
  }

  async #flood(bytes: number, run: Run, signal: AbortSignal): Promise<void> {
    const chunk = Buffer.alloc(FLOOD_CHUNK_BYTES, FLOOD_LINE);
    for (let left = bytes; left > 0; left -= chunk.length) {
      this.#sendBytes(chunk.subarray(0, left), run.baud);
      await this.#around.drained();
      if (!(await this.#wait(FLOOD_PAUSE_MS, signal))) return;
    }
  }

  #send(text: string, baud: number, script: BootScript = {}): void {
    if (script.silent === true) return;
    const bytes = Buffer.from(text);
    this.#sendBytes(script.garbled === true ? this.#noise(bytes.length) : bytes, baud);
  }

  #sendBytes(bytes: Buffer, baud: number): void {
    this.#around.print(bytes, baud);
  }

  #noise(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => Math.floor(this.#around.random() * 256)));
  }

  #elapsed(): number {
    return performance.now() - this.#started;
  }

  /** @returns true when the time has passed, false when the application was stopped. */
  async #wait(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    if (milliseconds > 0 && !signal.aborted) {
      await setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
    }
    return !signal.aborted;
  }

  /** Waits until a line is received. */
  async #entered(signal: AbortSignal): Promise<boolean> {
    await new Promise<void>((resolve) => (this.#enter = resolve));
    return !signal.aborted;
  }
}

/** Changes the state of the OTA data entry that selected the application, if one did. */
function setState({ records, record }: StartedApplication, state: "valid" | "invalid"): void {
  if (records !== undefined && record !== undefined) records.setState(record, state);
}
