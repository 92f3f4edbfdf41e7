import type { Port } from "../../esptool/run/port.ts";
import type { Console, ConsoleOptions, ReadyConsole } from "./console.ts";
import { type ReaderMeans, startReader } from "./reader.ts";
import { openSocketConsole } from "./socket-console.ts";

/**
 * Prepares a console while another program has the port: the reader of a serial port takes a moment to start.
 * @throws {Failure} `console-unavailable` if nothing on this runner can read it, `cancelled`.
 */
export async function readyConsole(port: Port, means: ReaderMeans): Promise<ReadyConsole> {
  if (port.kind !== "socket") return startReader(means);
  const { signal } = means.context;
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    hasLines: false,
    open: (options) => openSocketConsole(options, signal),
    [Symbol.asyncDispose]: nothing,
  };
}

/**
 * Opens the console of a board, drops older output, resets the chip and reads: no byte of its boot is lost.
 * @throws {Failure} as `readyConsole` and its `open`.
 */
export async function openConsole(options: ConsoleOptions, means: ReaderMeans): Promise<Console> {
  const ready = await readyConsole(options.port, means);
  try {
    return await ready.open(options);
  } catch (error) {
    await ready[Symbol.asyncDispose]();
    throw error;
  }
}
