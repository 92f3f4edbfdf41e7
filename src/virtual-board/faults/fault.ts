import { type CommandName } from "../protocol/opcodes.ts";

/**
 * When something happens: with the next packet, once so many data bytes have crossed in this connection (as they
 * travel: compressed ones where they are compressed), or when a command comes. That packet is the first one hit.
 */
export type Trigger =
  | { readonly on: "write" | "read"; readonly bytes: number }
  | { readonly on: "command"; readonly name: CommandName };

/** How often a fault happens before the board is well again; `Infinity` is for ever. */
interface Times {
  readonly times: number;
}

/** Damage to the bytes on the wire; the same `seed` damages the same bytes. */
export interface Damage extends Times {
  readonly kind: "flip" | "drop";
  /** Share of the bytes that are hit, from 0 to 1; `times` counts bytes. */
  readonly rate: number;
  /** `in` is towards the board. */
  readonly way: "in" | "out" | "both";
  readonly seed: number;
  /** Bytes before this are spared. */
  readonly at?: Trigger;
  /** Bytes at this baud rate and below are spared. */
  readonly above?: number;
}

/** What is wrong with a board. Times are milliseconds. */
export type Fault =
  /** Takes what comes and never answers. */
  | (Times & { readonly kind: "silent" })
  /** Runs its application: logs, and does not understand a word. */
  | (Times & { readonly kind: "application" })
  /** Random bytes when a connection begins, or in front of each answer. */
  | (Times & {
      readonly kind: "garbage";
      readonly where: "connect" | "answers";
      readonly bytes: number;
      readonly seed: number;
    })
  /** Nothing listens on the port, for so long from the start. */
  | { readonly kind: "refused"; readonly ms: number }
  /** Connections are taken, and reset when the first byte comes. */
  | (Times & { readonly kind: "reset" })
  /** The connection breaks, and the port is away for so long. */
  | (Times & { readonly kind: "unplug"; readonly at: Trigger; readonly away: number })
  | Damage
  /** Every packet takes so much longer. */
  | { readonly kind: "slow"; readonly ms: number }
  /** Stops answering, for so long or to the end of the connection. */
  | (Times & { readonly kind: "stall"; readonly at: Trigger; readonly ms: number })
  /** Answers with garbage, and understands nothing, once the baud rate has changed. */
  | (Times & { readonly kind: "baud" })
  /** The flash does not erase: the chip says so. */
  | (Times & { readonly kind: "erase-fails" })
  /** The flash does not take what is written: the chip says so. */
  | (Times & { readonly kind: "write-fails" })
  /** Bits of these bytes stay as erased, whatever is written; nobody says so. */
  | { readonly kind: "stuck"; readonly address: number; readonly length: number; readonly mask: number }
  /** The digest that the chip computes is another one. */
  | (Times & { readonly kind: "wrong-digest" });

export type FaultKind = Fault["kind"];
