import { type Chip, type Wire } from "./chip.ts";
import { type Request } from "../packet/frame.ts";

/**
 * What the chip does after it has responded to a command; "run-astray" jumps to an address without loaded code, and is
 * silent until a reset.
 */
export type Transition = "start-stub" | "reboot" | "run-astray";

/** The response to a command, and what follows it. */
export interface Outcome {
  /** The value field of the response; each loader has its own default. */
  readonly value?: number;
  readonly body?: Uint8Array;
  /** How many times the response is sent (SYNC: eight). */
  readonly times?: number;
  /** Work to do after the response was sent. */
  readonly after?: () => void | Promise<void>;
  readonly then?: Transition;
}

export type Command = (chip: Chip, request: Request) => Outcome | Promise<Outcome>;

/** ROM or stub: handles one packet at a time. */
export interface Loader {
  receive(packet: Buffer, wire: Wire): Promise<Transition | undefined>;
}
