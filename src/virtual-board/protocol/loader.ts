import { type Chip, type Wire } from "./chip.ts";
import { type Request } from "../packet/frame.ts";

/**
 * What the chip does after it has answered a command; "run-astray" jumps to where no code is that this board knows, and
 * is silent until a reset.
 */
export type Transition = "start-stub" | "reboot" | "run-astray";

/** The answer to a command, and what follows it. */
export interface Outcome {
  /** The value field of the answer; each loader has its own default. */
  readonly value?: number;
  readonly body?: Uint8Array;
  /** How many times the answer is sent (SYNC: eight). */
  readonly times?: number;
  /** Work that is done once the answer is on its way. */
  readonly after?: () => void | Promise<void>;
  readonly then?: Transition;
}

export type Command = (chip: Chip, request: Request) => Outcome | Promise<Outcome>;

/** ROM or stub: takes one packet after the other. */
export interface Loader {
  receive(packet: Buffer, wire: Wire): Promise<Transition | undefined>;
}
