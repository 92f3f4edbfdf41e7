import type { Port } from "../../esptool/run/port.ts";

/** How long a lost port may stay away: a chip with native USB takes seconds to return. */
export const AWAY_MS = 10_000;
/** How often it is looked for. */
export const POLL_MS = 50;
/** As long as esp-idf-monitor waits for the end of a line. */
export const QUIET_MS = 100;

/** How a chip is reset by DTR and RTS; `auto` depends on the port; `none` resets nothing, not even by opening it. */
export type ConsoleReset = "auto" | "uart" | "usb" | "none";

/**
 * What happens on a console, in order. `at` is in milliseconds of a monotonic clock, 0 when the port was open; it
 * never goes back.
 */
export type ConsoleEvent = {
  readonly at: number;
} & (
  | { readonly kind: "data"; readonly bytes: Buffer }
  /** `reset-end`: the chip starts. All output of that boot comes after it, and no older output does. */
  | { readonly kind: "reset-begin" | "reset-end" }
  /** `reset-failed`: the chip runs on, because the port has no lines. `gone`: the port is lost, and may return. */
  | { readonly kind: "reset-failed" | "write-failed" | "gone"; readonly reason: string }
  /** The board is back at its place, on this port. Its output in between is lost. */
  | { readonly kind: "back"; readonly port: string }
  /** Nothing has come for `quietMs`; again after each such time. */
  | { readonly kind: "quiet" }
  /** The last event. `lost`: the port stayed away. */
  | { readonly kind: "ended"; readonly why: "stopped" | "lost" | "cancelled" }
);

export interface ConsoleOptions {
  readonly port: Port;
  /** Bits per second. A socket has none. */
  readonly baud: number;
  /** How to reset once the port is open and empty. */
  readonly reset: ConsoleReset;
  /** How long a port that is lost may stay away; default `AWAY_MS`. */
  readonly awayMs?: number;
  /** After how much silence `quiet` comes; default `QUIET_MS`. */
  readonly quietMs?: number;
}

/**
 * The open console of a board. Each event is read once: leaving a loop does not end the console, and another loop
 * continues there. For a slow reader a few MiB are buffered; then a serial port loses bytes. Disposing it leaves
 * nothing behind.
 */
export interface Console extends AsyncIterable<ConsoleEvent>, AsyncDisposable {
  /** The time of day at 0 of the events' clock. */
  readonly openedAt: Date;
  /** `usb`: the chip's own, which may leave the bus; `uart`: a UART, its bridge, or what poses as one. */
  readonly link: "uart" | "usb";
  /** Resets the chip; `reset-end` or `reset-failed` follows. `undefined` where the port has no lines at all. */
  readonly reset: ((kind: Exclude<ConsoleReset, "none">) => void) | undefined;
  /** Sends bytes to the board. A failure is an event. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Closes the port. Bytes read until then still arrive as events, followed by `ended`. */
  readonly stop: () => void;
}

/** A console that can be opened at once, and does not hold its port yet. */
export interface ReadyConsole extends AsyncDisposable {
  /** Whether it has lines that may reset the chip. */
  readonly hasLines: boolean;
  /**
   * Opens it, once. Disposes with it what made it ready.
   * @throws {Failure} `port-not-found`, `port-busy` and others of the port, `console-failed`, `cancelled`.
   */
  readonly open: (options: ConsoleOptions) => Promise<Console>;
}
