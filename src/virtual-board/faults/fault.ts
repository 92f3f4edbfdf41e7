import { type CommandName } from "../protocol/opcodes.ts";

/**
 * When a fault begins: with the next packet, after this many data bytes of the connection (compressed bytes if they
 * are compressed), or at a command. That packet is the first one affected.
 */
export type Trigger =
  | { readonly on: "write" | "read"; readonly bytes: number }
  | { readonly on: "command"; readonly name: CommandName };

/** How often a fault happens; `Infinity` is always. */
interface Times {
  readonly times: number;
}

/** Damage to bytes on the wire; the same `seed` damages the same bytes. */
export interface Damage extends Times {
  readonly kind: "flip" | "drop";
  /** Fraction of the bytes affected, from 0 to 1; `times` counts bytes. */
  readonly rate: number;
  /** `in` is towards the board. */
  readonly way: "in" | "out" | "both";
  readonly seed: number;
  /** Bytes before this position are not damaged. */
  readonly at?: Trigger;
  /** Only bytes above this baud rate are damaged. */
  readonly above?: number;
}

/** A fault of a board. Times are in milliseconds. */
export type Fault =
  /** Accepts everything and never responds. */
  | (Times & { readonly kind: "silent" })
  /** Prints an application's log and ignores commands. */
  | (Times & { readonly kind: "application" })
  /** Random bytes at the start of a connection, or before each response. */
  | (Times & {
      readonly kind: "garbage";
      readonly where: "connect" | "answers";
      readonly bytes: number;
      readonly seed: number;
    })
  /** Nothing listens on the port for this long after the start. */
  | { readonly kind: "refused"; readonly ms: number }
  /** Connections are accepted, then reset at the first byte. */
  | (Times & { readonly kind: "reset" })
  /** The connection is reset, and the port is gone for this long. */
  | (Times & { readonly kind: "unplug"; readonly at: Trigger; readonly away: number })
  | Damage
  /** Every packet takes this much longer. */
  | { readonly kind: "slow"; readonly ms: number }
  /** Stops responding, for this long or until the connection ends. */
  | (Times & { readonly kind: "stall"; readonly at: Trigger; readonly ms: number })
  /** Sends and receives garbage after a baud rate change. */
  | (Times & { readonly kind: "baud" })
  /** The flash does not erase; the chip reports an error. */
  | (Times & { readonly kind: "erase-fails" })
  /** The flash does not store data; the chip reports an error. */
  | (Times & { readonly kind: "write-fails" })
  /** Bits of these bytes stay 1 when written; no error is reported. */
  | { readonly kind: "stuck"; readonly address: number; readonly length: number; readonly mask: number }
  /** The chip reports a wrong digest. */
  | (Times & { readonly kind: "wrong-digest" });

export type FaultKind = Fault["kind"];
