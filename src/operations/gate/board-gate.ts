import type { ReadyConsole } from "../../board/console/console.ts";
import type { Board } from "../../board/session/board.ts";
import type { Port } from "../../esptool/run/port.ts";
import type { FlashedFirmware } from "../../gate/identity.ts";
import { chipOfOption, optionOfChip, romBaud } from "../../firmware/flash/chips.ts";
import { type Verdict, verdictClass } from "../../gate/verdict.ts";
import { Failure, type FailureClass } from "../../system/errors.ts";
import { GateFiles } from "./gate-files.ts";
import { gateJunit } from "./gate-junit.ts";
import type { GateRequest } from "./gate-request.ts";
import { type GateResult, gateResult, isFirmwares } from "./gate-result.ts";
import { scaleWords } from "./time-scale.ts";
import { type Watched, watch } from "./watch.ts";

/**
 * The gate of a step on a board. It is prepared before the operation, so that the reset that starts the firmware
 * follows esptool's last byte at once, in the same session.
 */
export class BoardGate implements AsyncDisposable {
  readonly #request: GateRequest;
  readonly #board: Board;
  readonly #files: GateFiles;
  #ready: ReadyConsole | undefined;
  /** The chip's own port, which resets it, if the console is another port. */
  #lines: ReadyConsole | undefined;
  /** The console's port, if it is not the board's own. */
  #consolePort: Port | undefined;

  private constructor(request: GateRequest, board: Board, files: GateFiles) {
    this.#request = request;
    this.#board = board;
    this.#files = files;
  }

  /**
   * Prepares the gate's files and ports, and keeps the chip in its bootloader until the gate starts the firmware.
   * @throws {Failure} for files that cannot be written; `console-unavailable`.
   */
  static async prepare(request: GateRequest, board: Board): Promise<BoardGate> {
    const files = await GateFiles.create({ junit: request.junit, log: request.log }, board);
    const gate = new BoardGate(request, board, files);
    try {
      await gate.#makeReady();
      const { hasLines } = gate.#lines ?? gate.#ready ?? { hasLines: false };
      if (hasLines) board.session.keepChip();
      else board.say(limitsOf(gate.#consolePort));
      const scale = scaleWords(request.rules);
      if (scale !== undefined) board.say(scale);
      return gate;
    } catch (error) {
      await gate[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Prepares the console's port, and the chip's own port for the reset if that is another one. */
  async #makeReady(): Promise<void> {
    const { session } = this.#board;
    const { port, reset } = this.#request;
    const own = session.location.port;
    const found = port && (await session.otherPort(port));
    this.#consolePort = found?.name === own.name ? undefined : found;
    this.#ready ??= await session.readyConsole(this.#consolePort);
    if (this.#consolePort !== undefined && own.kind !== "socket" && reset !== "none") {
      this.#lines ??= await session.readyConsole();
    }
  }

  /**
   * Starts the firmware and watches it. After a verdict on the bench it tries again as often as `retries` allows; after
   * a verdict on the firmware, as often as `attempts` allows. If the bench prevents another attempt, the last verdict
   * counts.
   */
  async judge(flashed: FlashedFirmware | undefined): Promise<GateResult> {
    const attempts = [await this.#attempt(flashed)];
    for (let retries = 0, failures = 0, last = attempts[0]; last !== undefined;) {
      const isOfBench = isBenchClass(verdictClass(last.verdict));
      const isRetry = isOfBench && retries++ < this.#board.session.retries;
      if (!isRetry && (!isFirmwares(last.verdict) || ++failures >= this.#request.attempts)) break;
      try {
        if (isRetry) await this.#board.session.recover?.();
        this.#board.say("The firmware is started again.");
        last = await this.#attempt(flashed);
        attempts.push(last);
      } catch (error) {
        if (!(error instanceof Failure) || !isBenchClass(error.class)) throw error;
        this.#board.say(`The firmware cannot be started again. ${error.message}`);
        attempts[attempts.length - 1] = { ...last, verdict: withoutRetry(last.verdict, error) };
        break;
      }
    }
    return this.#report(attempts);
  }

  async #attempt(flashed: FlashedFirmware | undefined): Promise<Watched> {
    const watched = await this.#watch(flashed);
    const { code, verdict, message } = watched.verdict;
    this.#board.say(`Verdict: ${code ?? verdict}. ${message}`);
    return watched;
  }

  /** Saves the console log of a watch that was cancelled or failed. */
  async keepConsole(): Promise<void> {
    if ((this.#files.console?.bytes ?? 0) === 0) return;
    // The error that ended the watch matters more.
    const saved = await this.#saveLog().catch(() => undefined);
    if (saved !== undefined) this.#board.say(`The console output until then is in ${saved.path}.`);
  }

  async #watch(flashed: FlashedFirmware | undefined): Promise<Watched> {
    const { session } = this.#board;
    const { rules, reset } = this.#request;
    await this.#makeReady();
    const ready = this.#ready;
    const lines = this.#lines;
    if (ready === undefined) throw new Error("No console is ready.");
    this.#ready = undefined;
    this.#lines = undefined;
    const own = await session.findPort();
    const seen = await watch(ready, {
      port: this.#consolePort ?? own,
      resetBy: lines && { ready: lines, port: own },
      baud: this.#request.baud ?? romBaud(chipOfOption(this.#chip ?? "")),
      reset,
      rules,
      flashed,
      file: this.#files.console,
      say: (text) => this.#board.say(text),
      onReset: () => session.noteStarted("unknown"),
    });
    const hasLines = ready.hasLines || lines !== undefined;
    const watched = hasLines ? seen : { ...seen, verdict: notStarted(seen.verdict) };
    const { report, wasReset } = watched;
    const hasPassed = watched.verdict.verdict === "passed";
    const hasStarted = report.applicationAt !== undefined || (hasPassed && !report.endsInBoot);
    if (watched.verdict.code === "in-bootloader") session.noteStarted("no");
    else if (hasStarted || wasReset || reset === "none") session.noteStarted(hasStarted ? "yes" : "unknown");
    return watched;
  }

  async #report(attempts: readonly Watched[]): Promise<GateResult> {
    const { session } = this.#board;
    const { chip, mac, revision } = session.facts.identity;
    const properties = Object.fromEntries(
      Object.entries({ chip, revision, mac }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      ),
    );
    const { path: junit } = await this.#files.saveJunit(
      gateJunit(attempts, { name: session.location.port.name, properties }),
    );
    const log = await this.#saveLog();
    return gateResult(attempts, { junit, log, timeScale: this.#request.rules.timeScale });
  }

  async #saveLog(): Promise<{ path: string; bytes: number; dropped: number } | undefined> {
    const { console } = this.#files;
    const saved = await this.#files.saveConsole();
    return saved === undefined || console === undefined
      ? undefined
      : { path: saved.path, bytes: console.bytes, dropped: console.dropped };
  }

  /** As esptool's options spell it. */
  get #chip(): string | undefined {
    const { session, esptool } = this.#board;
    const { chip } = session.facts.identity;
    return chip === undefined ? esptool.connection.chip : optionOfChip(chip);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#ready?.[Symbol.asyncDispose]();
    await this.#lines?.[Symbol.asyncDispose]();
    await this.#files[Symbol.asyncDispose]();
  }
}

/** Whether failures of this class come from the bench, so that a retry may help. */
function isBenchClass(kind: FailureClass | undefined): boolean {
  return kind === "link" || kind === "board";
}

/** A verdict after which the bench prevented another attempt. */
function withoutRetry(verdict: Verdict, { message, hint }: Failure): Verdict {
  return {
    ...verdict,
    message: `${verdict.message} The next attempt could not start: ${message}`,
    hint: [verdict.hint, hint].filter((text) => text !== "").join(" "),
  };
}

/** On a port without DTR and RTS, silence may only mean that nothing has started the firmware. */
function notStarted(verdict: Verdict): Verdict {
  if (verdict.code !== "silent") return verdict;
  return {
    ...verdict,
    message: `${verdict.message} The port has no DTR and RTS, so the step has not started the firmware.`,
    hint: "Use an rfc2217:// port, or reset the board or the emulator while the step watches (`recovery-command` may do that between two attempts).",
  };
}

/** What a gate can prove on a port without DTR and RTS. */
function limitsOf(port: Port | undefined): string {
  const name = port === undefined ? "The port" : port.name;
  return `${name} is a raw socket without DTR and RTS: the gate cannot start the firmware, and a chip that esptool has used waits in its bootloader until something else resets it. The gate judges what the console prints after esptool has closed the port; it cannot prove that the boot is complete, or that it is the first one.`;
}
