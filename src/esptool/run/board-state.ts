import type { BoardState } from "../../firmware/flash/board-state.ts";
import type { Command } from "./arguments.ts";
import type { Observation } from "./observation.ts";

/**
 * What the step has done to the flash after one more esptool process, as far as it was seen; in doubt the worse.
 * @param before what its earlier processes had done.
 */
export function boardStateAfter(command: Command, seen: Observation, before: BoardState): BoardState {
  switch (command.name) {
    case "write-flash": {
      const { written, found, hashesVerified } = seen;
      const wanted = command.images.length;
      const all = written.length + found.length >= wanted;
      // What an earlier attempt wrote, this one may have found to be right.
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
