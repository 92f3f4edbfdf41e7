import type { BoardState } from "../../firmware/flash/board-state.ts";
import type { Command } from "./arguments.ts";
import type { Observation } from "./observation.ts";

/**
 * The state of the flash after one more esptool process, as observed; in doubt the worse one.
 * @param before the state after the earlier processes.
 */
export function boardStateAfter(command: Command, seen: Observation, before: BoardState): BoardState {
  switch (command.name) {
    case "write-flash": {
      const { written, found, hashesVerified } = seen;
      const wanted = command.images.length;
      const all = written.length + found.length >= wanted;
      // This attempt may have found the images of an earlier one to be correct.
      if (!seen.touched) return all && before !== "untouched" ? "written" : before;
      if (seen.hashDiffers || !all) return "partly-written";
      return hashesVerified + found.length < wanted ? "written-unverified" : "written";
    }
    case "erase-flash":
    case "erase-region":
      if (seen.erased) return "erased";
      return seen.touched ? "partly-erased" : before;
    case "verify-flash":
    case "read-flash":
    case "flash-id":
    case "get-security-info":
    case "dump-mem":
      return before;
  }
}

/** Whether the command changes the flash once it is connected. */
export function changesFlash(command: Command): boolean {
  return ["write-flash", "erase-flash", "erase-region"].includes(command.name);
}
