import { statSync } from "node:fs";
import type { Command, Connection } from "./arguments.ts";
import type { Observation } from "./observation.ts";

/**
 * Whether an esptool process on a raw socket has nothing left to do but to close it, after which pySerial sleeps for
 * 0.3 s: more than half of what such a process takes. esptool says where it leaves the chip as its last word, also when
 * it failed and has not said so yet; so all that the command can bring must be there as well. In doubt it is `false`,
 * and the process is waited for. On other ports there is no such sleep, and what follows the last word is the reset; so
 * it is where a stub is sent away.
 */
export function isDone(command: Command, { port, after, stub }: Connection, seen: Observation): boolean {
  const isLast = seen.leftIn === "loader" && !(stub && after === "no-reset");
  return port.kind === "socket" && isLast && hasAll(command, seen);
}

function hasAll(command: Command, seen: Observation): boolean {
  switch (command.name) {
    case "write-flash": {
      const { written, verified, found } = seen;
      const wanted = command.images.length - found.length;
      return !seen.hashDiffers && written.length === wanted && verified.length === wanted;
    }
    case "verify-flash":
      return (
        seen.comparisons.length === command.images.length &&
        seen.comparisons.every(({ equal }) => equal === true)
      );
    // esptool says that it has read before it writes the file.
    case "read-flash":
      return seen.read !== undefined && holds(command.output, seen.read.bytes);
    case "dump-mem":
      return holds(command.output, command.size);
    case "erase-flash":
    case "erase-region":
      return seen.erased;
    // What follows the size, the kind of the flash and its voltage, is of no use here.
    case "flash-id":
      return seen.sized;
    case "get-security-info":
      return [seen.secureBoot, seen.flashEncryption, seen.secureDownloadMode].every(
        (said) => said !== undefined,
      );
  }
}

function holds(path: string, bytes: number): boolean {
  try {
    return statSync(path).size === bytes;
  } catch {
    return false;
  }
}
