import type { Port } from "../../esptool/run/port.ts";

/** How long a lost port may be absent: a chip with native USB takes seconds to return. */
export const AWAY_MS = 10_000;
/** The interval at which a lost port is looked for. */
export const POLL_MS = 50;
/** As long as esp-idf-monitor waits for the end of a line. */
export const QUIET_MS = 100;

/**
 * How a chip is reset by DTR and RTS; `auto` depends on the port; `none` resets nothing, not even when the port is
 * opened.
 */
export type ConsoleReset = "auto" | "uart" | "usb" | "none";

/**
 * What happens on a console, in order. `at` is in milliseconds of a monotonic clock that starts when the port is open;
 * it never goes back.
 */
export type ConsoleEvent = {
  readonly at: number;
} & (
  | { readonly kind: "data"; readonly bytes: Buffer }
  /** `reset-end`: the chip starts. All output of that boot follows, and no older output does. */
  | { readonly kind: "reset-begin" | "reset-end" }
  /**
   * `reset-failed`: the chip keeps running, because the port has no lines. `gone`: the port is lost, and may return.
   */
  | { readonly kind: "reset-failed" | "write-failed" | "gone"; readonly reason: string }
  /** The board is back at its place, on this port. Its output in the meantime is lost. */
  | { readonly kind: "back"; readonly port: string }
  /** Nothing has arrived for `quietMs`; sent again each time that this much time has passed. */
  | { readonly kind: "quiet" }
  /** The last event. `lost`: the port did not return. */
  | { readonly kind: "ended"; readonly why: "stopped" | "lost" | "cancelled" }
);

export interface ConsoleOptions {
  readonly port: Port;
  /** Bits per second; ignored for a socket. */
  readonly baud: number;
  /** How to reset once the port is open and its old input is dropped. */
  readonly reset: ConsoleReset;
  /** How long a lost port may be absent; default `AWAY_MS`. */
  readonly awayMs?: number;
  /** How long a silence lasts before `quiet` is sent; default `QUIET_MS`. */
  readonly quietMs?: number;
}

/**
 * The open console of a board. Each event is read once: leaving a loop does not end the console, and another loop
 * continues from there. For a slow reader a few MiB are buffered; then a serial port loses bytes. Disposing it ends the
 * reader and closes the port.
 */
export interface Console extends AsyncIterable<ConsoleEvent>, AsyncDisposable {
  /** The time of day when the clock of the events was 0. */
  readonly openedAt: Date;
  /** `usb`: the chip's own USB, which may leave the bus; `uart`: a UART, its bridge, or what appears as one. */
  readonly link: "uart" | "usb";
  /** Resets the chip; `reset-end` or `reset-failed` follows. `undefined` if the port has no lines at all. */
  readonly reset: ((kind: Exclude<ConsoleReset, "none">) => void) | undefined;
  /** Sends bytes to the board. A failure is reported as an event. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Closes the port. Bytes read until then still arrive as events, followed by `ended`. */
  readonly stop: () => void;
}

/** A console that is ready to be opened, but does not hold its port yet. */
export interface ReadyConsole extends AsyncDisposable {
  /** Whether it has lines that may reset the chip. */
  readonly hasLines: boolean;
  /**
   * Opens it, once. Disposing the console also disposes what was prepared for it.
   * @throws {Failure} `port-not-found`, `port-busy` and others of the port, `console-failed`, `cancelled`.
   */
  readonly open: (options: ConsoleOptions) => Promise<Console>;
}
