import { once } from "node:events";
import { join } from "node:path";
import { installContext } from "../../esptool/step-esptool.ts";
import { packageFolder } from "../../esptool/package-folder.ts";
import type { EsptoolProgram } from "../../esptool/install/program.ts";
import { serialPython } from "../../esptool/install/pip/serial-python.ts";
import { explainOpening } from "../../esptool/run/process/failure.ts";
import { Failure, messageOf } from "../../system/errors.ts";
import { type PipedProcess, startPiped } from "../../system/processes/piped-process.ts";
import { programEnvironment } from "../../system/processes/program-environment.ts";
import type { StepContext } from "../../system/step-context.ts";
import { clean } from "../../system/text/system-text.ts";
import {
  AWAY_MS,
  type Console,
  type ConsoleEvent,
  type ConsoleOptions,
  QUIET_MS,
  type ReadyConsole,
} from "./console.ts";
import { withQuiet } from "./quiet.ts";
import { type ReaderLine, readerLines } from "./reader-lines.ts";

const READER = join(packageFolder("python"), "console.py");
/** A network port may take 5 s to connect, and then 3 s for each of several requests; a cold Python takes seconds. */
const OPEN_DEADLINE_MS = 30_000;
/** Bytes that are passed on to the board at a time. */
const WRITE_BYTES = 4_096;

/** What a reader needs from the runner. */
export interface ReaderMeans {
  readonly program: EsptoolProgram;
  readonly context: Pick<StepContext, "env" | "temp" | "signal" | "log">;
  /** Open files that the reader keeps open until it exits, such as the lock of the board. */
  readonly inheritedFds?: readonly number[];
}

/**
 * Starts the Python that reads serial ports and `rfc2217://`. It opens no port before `open` is called.
 * @throws {Failure} `console-unavailable`, `cancelled`.
 */
export async function startReader({
  program,
  context,
  inheritedFds = [],
}: ReaderMeans): Promise<ReadyConsole> {
  const { command, prefix } = await serialPython(program, installContext(context));
  const reader = await startPiped({
    command,
    args: [...prefix, "-I", "-B", "-X", "utf8", READER],
    env: programEnvironment(context.env),
    inheritedFds,
  });
  return {
    hasLines: true,
    open: (options) => openWith(reader, options, context.signal),
    [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose](),
  };
}

async function openWith(
  reader: PipedProcess,
  options: ConsoleOptions,
  signal: AbortSignal,
): Promise<Console> {
  const { port, baud, reset, awayMs = AWAY_MS, quietMs = QUIET_MS } = options;
  const send = (line: object): boolean => reader.input.write(`${JSON.stringify(line)}\n`);
  if (signal.aborted) reader.end();
  else signal.addEventListener("abort", reader.end, { once: true });
  const lines = readerLines(reader.output);
  send({ port: port.name, baud, reset, away: awayMs / 1000 });
  const { isUsb } = await untilOpen(lines, reader, port.name, signal);
  const zero = performance.now();
  const now = (): number => performance.now() - zero;
  const state = { isStopped: false };
  const endOf = (): "cancelled" | "stopped" => (signal.aborted ? "cancelled" : "stopped");
  const events = async function* (): AsyncGenerator<ConsoleEvent, undefined> {
    const trouble = yield* eventsOf(lines, endOf);
    if (trouble === undefined) return;
    if (!signal.aborted && !state.isStopped) throw await failed(reader, trouble);
    yield { kind: "ended", at: now(), why: endOf() };
  };
  const iterator = withQuiet(events(), quietMs, now);
  return {
    openedAt: new Date(),
    link: isUsb ? "usb" : "uart",
    reset: (kind) => void send({ reset: kind }),
    write: async (bytes) => {
      for (let at = 0; at < bytes.length; at += WRITE_BYTES) {
        const piece = Buffer.from(bytes.subarray(at, at + WRITE_BYTES)).toString("base64");
        if (send({ write: piece })) continue;
        await Promise.race([once(reader.input, "drain"), reader.ended]).catch(() => undefined);
      }
    },
    stop: () => {
      state.isStopped = true;
      reader.input.end();
    },
    [Symbol.asyncIterator]: () => iterator,
    async [Symbol.asyncDispose]() {
      state.isStopped = true;
      await reader[Symbol.asyncDispose]();
      signal.removeEventListener("abort", reader.end);
    },
  };
}

/** @throws {Failure} for the reason why the port is not open. */
async function untilOpen(
  lines: AsyncIterator<ReaderLine, undefined>,
  reader: PipedProcess,
  port: string,
  signal: AbortSignal,
): Promise<Extract<ReaderLine, { kind: "open" }>> {
  const late = AbortSignal.timeout(OPEN_DEADLINE_MS);
  late.addEventListener("abort", reader.end);
  try {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error("It exited before the port was open.");
      if (value.kind === "open") return value;
      if (value.kind === "failed") throw explainOpening(port, value.reason);
    }
  } catch (error) {
    await reader[Symbol.asyncDispose]();
    if (signal.aborted) {
      throw new Failure("cancelled", `Cancelled while the console of ${port} was opened.`, "Run it again.", {
        cause: error,
      });
    }
    if (error instanceof Failure) throw error;
    const isLate = `It did not open the port within ${OPEN_DEADLINE_MS / 1000} s.`;
    throw await failed(reader, late.aborted ? isLate : messageOf(error));
  } finally {
    late.removeEventListener("abort", reader.end);
  }
}

/** @returns what went wrong, if the reader did not finish. */
async function* eventsOf(
  lines: AsyncIterator<ReaderLine, undefined>,
  endOf: () => "cancelled" | "stopped",
): AsyncGenerator<ConsoleEvent, string | undefined> {
  try {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) return "It exited unexpectedly.";
      if (!("at" in value)) continue;
      if (value.kind !== "ended") {
        yield value;
        continue;
      }
      yield value.why === "lost" ? value : { ...value, why: endOf() };
      return undefined;
    }
  } catch (error) {
    return messageOf(error);
  }
}

async function failed(reader: PipedProcess, what: string): Promise<Failure> {
  await reader[Symbol.asyncDispose]();
  const last = clean(reader.errors().trim().split("\n").at(-1) ?? "");
  return new Failure(
    "console-failed",
    `The program that reads the console failed. ${what}${last === "" ? "" : ` Its last line: ${last}`}`,
    "Run it again. If it happens again, report it with this message.",
  );
}
