import type { BoardState } from "../firmware/board-state.ts";
import type { Command } from "./arguments.ts";
import type { Observation } from "./observation.ts";

/** What one esptool process left behind, as far as it was seen; in doubt the worse. */
export function boardStateAfter(command: Command, seen: Observation): BoardState {
  switch (command.name) {
    case "write-flash":
      if (!seen.touched) return "untouched";
      if (seen.hashDiffers || seen.written.length < command.images.length) return "partly-written";
      return seen.hashesVerified < command.images.length ? "written-unproven" : "written";
    case "erase-flash":
    case "erase-region":
      if (seen.erased) return "erased";
      return seen.touched ? "partly-erased" : "untouched";
    case "verify-flash":
    case "read-flash":
    case "flash-id":
    case "get-security-info":
    case "dump-mem":
      return "untouched";
  }
}

/** Whether the command changes the flash once it is connected. */
export function changesFlash(command: Command): boolean {
  return ["write-flash", "erase-flash", "erase-region"].includes(command.name);
}
