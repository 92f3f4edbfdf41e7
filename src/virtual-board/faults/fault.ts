import { type CommandName } from "../protocol/opcodes.ts";

/**
 * When a fault begins: with the next packet, after this many data bytes of the connection (compressed bytes if they
 * are compressed), or at a command. That packet is the first to be hit.
 */
export type Trigger =
  | { readonly on: "write" | "read"; readonly bytes: number }
  | { readonly on: "command"; readonly name: CommandName };

/** How often a fault happens before it ends; `Infinity` is forever. */
interface Times {
  readonly times: number;
}

/** Damage to bytes on the wire; the same `seed` damages the same bytes. */
export interface Damage extends Times {
  readonly kind: "flip" | "drop";
  /** Share of the bytes that are hit, from 0 to 1; `times` counts bytes. */
  readonly rate: number;
  /** `in` is towards the board. */
  readonly way: "in" | "out" | "both";
  readonly seed: number;
  /** Bytes before this position are not damaged. */
  readonly at?: Trigger;
  /** Bytes at this baud rate or below are not damaged. */
  readonly above?: number;
}

/** A fault of a board. Times are milliseconds. */
export type Fault =
  /** Accepts everything and never responds. */
  | (Times & { readonly kind: "silent" })
  /** Runs its application: prints its log, and understands no commands. */
  | (Times & { readonly kind: "application" })
  /** Random bytes when a connection begins, or before each response. */
  | (Times & {
      readonly kind: "garbage";
      readonly where: "connect" | "answers";
      readonly bytes: number;
      readonly seed: number;
    })
  /** Nothing listens on the port, for this long from the start. */
  | { readonly kind: "refused"; readonly ms: number }
  /** Connections are accepted, and reset at the first byte. */
  | (Times & { readonly kind: "reset" })
  /** The connection breaks, and the port is gone for this long. */
  | (Times & { readonly kind: "unplug"; readonly at: Trigger; readonly away: number })
  | Damage
  /** Every packet takes this much longer. */
  | { readonly kind: "slow"; readonly ms: number }
  /** Stops responding, for this long or until the connection ends. */
  | (Times & { readonly kind: "stall"; readonly at: Trigger; readonly ms: number })
  /** Sends garbage, and understands nothing, once the baud rate has changed. */
  | (Times & { readonly kind: "baud" })
  /** The flash does not erase, and the chip reports it. */
  | (Times & { readonly kind: "erase-fails" })
  /** The flash does not store what is written, and the chip reports it. */
  | (Times & { readonly kind: "write-fails" })
  /** Bits of these bytes stay erased, whatever is written; nothing reports it. */
  | { readonly kind: "stuck"; readonly address: number; readonly length: number; readonly mask: number }
  /** The chip reports a wrong digest. */
  | (Times & { readonly kind: "wrong-digest" });

export type FaultKind = Fault["kind"];
