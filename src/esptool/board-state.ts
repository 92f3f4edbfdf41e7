import type { Command } from "./arguments.ts";
import type { Observation } from "./observation.ts";

/** What a step has done to the flash. */
export type BoardState =
  | "untouched"
  | "partly-erased"
  | "erased"
  | "partly-written"
  /** All bytes were sent and taken, but nothing compared them with the files. */
  | "written-unproven"
  | "written";

/** The state as a sentence, for messages. */
export const STATE_SENTENCES: Readonly<Record<BoardState, string>> = {
  untouched: "The flash was not changed.",
  "partly-erased": "The flash may be partly erased.",
  erased: "The flash was erased.",
  "partly-written": "The flash may be partly erased or written.",
  "written-unproven": "The flash was written, but nothing has proven it.",
  written: "The flash was written and proven.",
};

/** What one esptool process left behind, as far as it was seen; in doubt the worse. */
export function boardStateAfter(command: Command, seen: Observation): BoardState {
  switch (command.name) {
    case "write-flash":
      if (!seen.touched) return "untouched";
      if (seen.written.length < command.images.length) return "partly-written";
      return seen.hashesVerified < command.images.length ? "written-unproven" : "written";
    case "erase-flash":
    case "erase-region":
      if (seen.erased) return "erased";
      return seen.touched ? "partly-erased" : "untouched";
    case "verify-flash":
    case "read-flash":
    case "flash-id":
      return "untouched";
  }
}

/** Whether the command changes the flash once it is connected. */
export function changesFlash(command: Command): boolean {
  return ["write-flash", "erase-flash", "erase-region"].includes(command.name);
}
