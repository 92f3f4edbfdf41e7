import type { Console, ConsoleEvent, ConsoleReset, ReadyConsole } from "../../board/console/console.ts";
import type { Port } from "../../esptool/run/port.ts";
import { Gate } from "../../gate/gate.ts";
import type { GateReport } from "../../gate/gate-report.ts";
import type { FlashedFirmware } from "../../gate/identity.ts";
import type { GateRules } from "../../gate/rules/gate-rules.ts";
import type { Verdict } from "../../gate/verdict.ts";
import { Failure } from "../../system/errors.ts";
import { BoardReset, type ResetOutcome, type ResetPort } from "./board-reset.ts";
import type { ConsoleFile } from "./console-file.ts";
import { ShownLines } from "./shown-lines.ts";

/** One start of the firmware, watched to its verdict. */
export interface Watched {
  readonly verdict: Verdict;
  readonly report: GateReport;
  /** When the watch began; milliseconds since 1970. */
  readonly startedAt: number;
  /** Whether the chip was reset for it. */
  readonly wasReset: boolean;
}

/** What is watched, and how. */
export interface Watch {
  readonly port: Port;
  readonly baud: number;
  readonly reset: ConsoleReset;
  readonly rules: GateRules;
  readonly flashed: FlashedFirmware | undefined;
  /** The port that resets the chip; if absent, the console's port does. */
  readonly resetBy?: ResetPort | undefined;
  /** Called when the chip was reset: it leaves its bootloader, even if the watch then fails. */
  readonly onReset: () => void;
  /** Takes every byte that is judged. */
  readonly file: ConsoleFile | undefined;
  /** Takes untrusted text. */
  readonly say: (text: string) => void;
}

/**
 * Opens a console, starts the firmware and judges it, until there is a verdict.
 * @param ready cannot be used again.
 * @throws {Failure} for the port; `console-failed`, `cancelled`.
 */
export async function watch(ready: ReadyConsole, watch: Watch): Promise<Watched> {
  const { port, baud, reset, resetBy } = watch;
  const isReset = ready.hasLines && resetBy === undefined;
  await using console = await ready.open({ port, baud, reset: isReset ? reset : "none" });
  const openedAt = performance.now();
  const judge = new Judge(watch);
  await using board = resetBy && (await BoardReset.begin(resetBy, { baud, reset }));
  // An emulator is started while its console is open, so its first boot is the one to judge.
  if (board !== undefined) judge.keepEarly();
  else if (!ready.hasLines) judge.begin(0, { wasReset: false, judgesFirstBoot: true }, console);
  else if (reset === "none") judge.begin(0, RUNNING, console);
  for await (const event of console) {
    if (board?.outcome !== undefined) await judge.beginAfter(board.outcome, openedAt, console);
    await judge.event(event, console);
    await judge.drive(console, board ?? console);
    if (judge.verdict !== undefined) break;
  }
  const { verdict } = judge;
  if (verdict === undefined) throw new Error("The console ended without a verdict.");
  return { verdict, ...judge.seen() };
}

/** How a watch begins. */
interface Start {
  readonly wasReset: boolean;
  /** Whether a boot is to come. If not, the firmware is already running, and any boot is unexpected. */
  readonly judgesFirstBoot: boolean;
}

const RUNNING: Start = { wasReset: false, judgesFirstBoot: false };

/** Pieces of a console, each of a few KiB at most, that are kept during a reset by another port. */
const MOST_EARLY = 500;

/** Passes the events of a console on to a gate, to the log and to the file. */
class Judge {
  readonly #watch: Watch;
  #gate: Gate | undefined;
  #lines: ShownLines | undefined;
  #startedAt = 0;
  #wasReset = false;
  #last = 0;
  /** Data that arrived before it was known when the chip was reset. */
  #early: Extract<ConsoleEvent, { kind: "data" }>[] | undefined;

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  get verdict(): Verdict | undefined {
    return this.#gate?.verdict;
  }

  seen(): Omit<Watched, "verdict"> {
    if (this.#gate === undefined) throw new Error("The watch has not begun.");
    this.#lines?.finish(this.#last);
    return { report: this.#gate.report(), startedAt: this.#startedAt, wasReset: this.#wasReset };
  }

  begin(at: number, { wasReset, judgesFirstBoot }: Start, console: Console): void {
    if (this.#gate !== undefined) return;
    const { rules, flashed, say, port, baud } = this.#watch;
    this.#gate = new Gate({
      rules,
      ...(flashed === undefined ? {} : { flashed }),
      resets: judgesFirstBoot,
      port: linkOf(port, console),
    });
    this.#gate.begin(at);
    this.#startedAt = console.openedAt.getTime() + at;
    this.#wasReset = wasReset;
    if (wasReset) this.#watch.onReset();
    this.#lines = new ShownLines(at, say);
    const rate = port.kind === "socket" ? "" : ` at ${baud} baud`;
    say(`Watching the console${rate} since ${new Date(this.#startedAt).toISOString()}.`);
  }

  /** Keeps incoming data until `beginAfter`. */
  keepEarly(): void {
    this.#early = [];
  }

  /**
   * Begins the watch at the reset by another port, and judges what has arrived since then.
   * @param openedAt when the console was opened, by `performance.now`.
   */
  async beginAfter(outcome: ResetOutcome, openedAt: number, console: Console): Promise<void> {
    const early = this.#early;
    if (early === undefined) return;
    this.#early = undefined;
    if ("reason" in outcome) {
      await this.event({ kind: "reset-failed", at: this.#last, reason: outcome.reason }, console);
      return;
    }
    const at = Math.max(0, outcome.startedAt - openedAt);
    this.begin(at, { wasReset: true, judgesFirstBoot: true }, console);
    for (const event of early) if (event.at >= at) await this.event(event, console);
  }

  async event(event: ConsoleEvent, console: Console): Promise<void> {
    const { at } = event;
    this.#last = at;
    switch (event.kind) {
      case "reset-begin":
      case "write-failed":
        return;
      case "reset-end":
        this.begin(at, { wasReset: true, judgesFirstBoot: true }, console);
        return;
      case "reset-failed":
        this.#watch.say(
          `The chip could not be reset: ${event.reason}. The step watches the firmware that is running.`,
        );
        this.begin(at, RUNNING, console);
        return;
      case "data":
        if (this.#gate === undefined) {
          if ((this.#early?.push(event) ?? 0) > MOST_EARLY) this.#early?.shift();
          return;
        }
        await this.#watch.file?.add(event.bytes);
        this.#lines?.push({ at, bytes: event.bytes });
        this.#gate.push({ at, bytes: event.bytes });
        return;
      case "quiet":
        this.#gate?.tick(at);
        return;
      case "gone":
        this.#watch.say(`The port is gone: ${event.reason}. The step waits for it to return.`);
        this.#gate?.event({ at, is: "gone" });
        return;
      case "back":
        this.#watch.say(`The port is back: ${event.port}. Anything the board printed in between is lost.`);
        this.#gate?.event({ at, is: "back" });
        return;
      case "ended":
        this.#ended(event.why, at, console);
    }
  }

  /** Performs the next steps of the test menu on the board. */
  async drive(console: Console, board: Pick<Console, "reset">): Promise<void> {
    const { reset, say } = this.#watch;
    for (const step of this.#gate?.takeSteps() ?? []) {
      if (step.kind === "write") await console.write(Buffer.from(step.text));
      if (step.kind !== "reset") continue;
      say(`${step.why} The board is reset.`);
      if (board.reset === undefined) say("The port has no lines to reset it with.");
      else board.reset(reset === "none" ? "auto" : reset);
    }
  }

  #ended(why: "stopped" | "lost" | "cancelled", at: number, console: Console): void {
    if (why === "cancelled") {
      throw new Failure("cancelled", "Cancelled while the console was watched.", "Run the step again.");
    }
    this.begin(at, RUNNING, console);
    this.#gate?.event({ at, is: "lost" });
  }
}

/** It is unknown what is behind a network port. */
function linkOf({ kind }: Port, { link }: Console): "uart" | "usb" | "unknown" {
  return kind === "serial" ? link : "unknown";
}
