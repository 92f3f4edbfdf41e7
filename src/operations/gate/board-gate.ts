import type { ReadyConsole } from "../../board/console/console.ts";
import { usualConsoleBaud } from "../../board/console/usual-baud.ts";
import type { Board } from "../../board/session/board.ts";
import type { Port } from "../../esptool/run/port.ts";
import type { FlashedFirmware } from "../../gate/identity.ts";
import { optionOfChip } from "../../firmware/flash/chips.ts";
import { verdictClass } from "../../gate/verdict.ts";
import { GateFiles } from "./gate-files.ts";
import { gateJunit } from "./gate-junit.ts";
import type { GateRequest } from "./gate-request.ts";
import { type GateResult, gateResult, isFirmwares } from "./gate-result.ts";
import { type Watched, watch } from "./watch.ts";

/**
 * Does the work of a step, and then, where a gate is asked for, starts the firmware in the same session and judges it.
 * @param known the firmware that is to run, as far as it is known once the work is done.
 */
export async function withGate<Result extends object>(
  request: GateRequest | undefined,
  board: Board,
  work: () => Promise<Result>,
  known: (result: Result) => Promise<FlashedFirmware | undefined>,
): Promise<Result & Partial<GateResult>> {
  if (request === undefined) return work();
  await using gate = await BoardGate.prepare(request, board);
  const result = await work();
  return { ...result, ...(await gate.judge(await known(result))) };
}

/**
 * The gate of a step on a board: made ready before the operation, so that the reset that starts the firmware follows
 * esptool's last byte at once, in the same session.
 */
export class BoardGate implements AsyncDisposable {
  readonly #request: GateRequest;
  readonly #board: Board;
  readonly #files: GateFiles;
  #ready: ReadyConsole | undefined;

  private constructor(request: GateRequest, board: Board, files: GateFiles) {
    this.#request = request;
    this.#board = board;
    this.#files = files;
  }

  /**
   * Makes what a gate needs, and keeps the chip in its bootloader for it.
   * @throws {Failure} of files that cannot be written; `console-unavailable`.
   */
  static async prepare(request: GateRequest, board: Board): Promise<BoardGate> {
    const files = await GateFiles.create({ junit: request.junit, log: request.log }, board);
    const gate = new BoardGate(request, board, files);
    try {
      gate.#ready = await board.session.readyConsole(gate.#consolePort);
      if (gate.#ready.hasLines) board.session.keepChip();
      else board.say(limitsOf(gate.#consolePort));
      return gate;
    } catch (error) {
      await gate[Symbol.asyncDispose]();
      throw error;
    }
  }

  /**
   * Starts the firmware and watches it: again after a verdict on the bench as often as `retries` allows, after a verdict
   * on the firmware only as `attempts` asks for.
   */
  async judge(flashed: FlashedFirmware | undefined): Promise<GateResult> {
    const attempts: Watched[] = [];
    for (let retries = 0, failures = 0; ;) {
      const watched = await this.#watch(flashed);
      attempts.push(watched);
      const { verdict } = watched;
      this.#board.say(`Verdict: ${verdict.code ?? verdict.verdict}. ${verdict.message}`);
      const isOfBench = ["link", "board"].includes(verdictClass(verdict) ?? "");
      if (isOfBench && retries++ < this.#board.session.retries) await this.#recover();
      else if (!isFirmwares(verdict) || ++failures >= this.#request.attempts) break;
      this.#board.say("The firmware is started again.");
    }
    return this.#report(attempts);
  }

  async #watch(flashed: FlashedFirmware | undefined): Promise<Watched> {
    const { session } = this.#board;
    const { rules, reset } = this.#request;
    const ready = this.#ready ?? (await session.readyConsole(this.#consolePort));
    this.#ready = undefined;
    const watched = await watch(ready, {
      port: this.#consolePort ?? (await session.findPort()),
      baud: this.#request.baud ?? usualConsoleBaud(this.#chip),
      reset,
      rules,
      flashed,
      file: this.#files.console,
      say: (text) => this.#board.say(text),
    });
    const { report, wasReset } = watched;
    const hasPassed = watched.verdict.verdict === "passed";
    const hasStarted = report.applicationAt !== undefined || (hasPassed && !report.endsInBoot);
    if (hasStarted || wasReset || reset === "none") session.noteStarted(hasStarted ? "yes" : "unknown");
    return watched;
  }

  async #recover(): Promise<void> {
    await this.#board.session.recover?.();
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
    return gateResult(attempts, { junit, log });
  }

  async #saveLog(): Promise<{ path: string; bytes: number; dropped: number } | undefined> {
    const { console } = this.#files;
    const saved = await this.#files.saveConsole();
    return saved === undefined || console === undefined
      ? undefined
      : { path: saved.path, bytes: console.bytes, dropped: console.dropped };
  }

  /** In the spelling of esptool's options. */
  get #chip(): string | undefined {
    const { session, esptool } = this.#board;
    const { chip } = session.facts.identity;
    return chip === undefined ? esptool.connection.chip : optionOfChip(chip);
  }

  get #consolePort(): Port | undefined {
    return this.#request.port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#ready?.[Symbol.asyncDispose]();
    await this.#files[Symbol.asyncDispose]();
  }
}

/** What a port without lines lets a gate prove. */
function limitsOf(port: Port | undefined): string {
  const name = port === undefined ? "The port" : port.name;
  return `${name} is a raw socket without DTR and RTS: the gate cannot start the firmware. It judges what the console prints from the moment at which esptool has closed the port; that the boot is complete, and that it is the first one, it cannot prove.`;
}
