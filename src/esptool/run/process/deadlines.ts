import type { Command, Connection } from "../arguments.ts";

/** How long one esptool process may run, and how long it may print nothing. Milliseconds. */
export interface Limits {
  readonly deadlineMs: number;
  readonly stallMs: number;
}

/** Connecting: 7 attempts with resets (8 s on a real port), the stub, slow bridges. Generous: it is only a bound. */
const CONNECT_MS = 120_000;
/** esptool's own limits for the chip (its `config.py`): 40 s to erase and 8 s to digest a MiB, 120 s for a chip erase. */
const ERASE_MS_PER_MIB = 40_000;
const DIGEST_MS_PER_MIB = 8_000;
/** One more image in a command: its round trips, on the slowest of bridges. */
const PAIR_MS = 250;
const CHIP_ERASE_MS = 240_000;
/** The largest flash on common modules; the actual size is not yet known here. */
const LARGEST_COMMON_MIB = 32;
/** The link may be this much slower than its nominal speed: retries, small packets, busy runners. */
const LINK_MARGIN = 4;
/** A UART sends 10 bits for a byte. The speed of a raw socket is unknown: the slowest common one is assumed. */
const BITS_PER_BYTE = 10;
const SOCKET_BAUD = 115_200;
/** The largest flash that esptool addresses, for commands that read to its end. */
const MAX_FLASH_BYTES = 0x800_0000;
const MIB = 1024 * 1024;

/** Derives the limits from the bytes and the link; `bytes` is what the command writes, reads or compares. */
export function limitsOf(command: Command, connection: Connection, bytes: number): Limits {
  const baud = connection.port.kind === "socket" ? SOCKET_BAUD : connection.baud;
  // Without the stub the ROM sends 64 bytes per round trip.
  const margin = connection.stub ? LINK_MARGIN : LINK_MARGIN * 10;
  const transferMs = ((bytes * BITS_PER_BYTE) / baud) * 1000 * margin;
  const mebibytes = bytes / MIB;
  switch (command.name) {
    case "write-flash": {
      const chip = command.extent === "chip" ? CHIP_ERASE_MS : 0;
      const digests = mebibytes * DIGEST_MS_PER_MIB * (command.extent === "changed" ? 2 : 1);
      return limits(
        transferMs + mebibytes * ERASE_MS_PER_MIB + digests + command.images.length * PAIR_MS + chip,
        mebibytes * ERASE_MS_PER_MIB + chip,
      );
    }
    case "verify-flash":
      return limits(
        mebibytes * DIGEST_MS_PER_MIB + command.images.length * PAIR_MS + (command.diff ? transferMs : 0),
        mebibytes * DIGEST_MS_PER_MIB,
      );
    case "read-flash":
      return limits(command.size === "ALL" ? transferOf(MAX_FLASH_BYTES, baud) : transferMs, 0);
    case "erase-flash":
      return limits(CHIP_ERASE_MS, CHIP_ERASE_MS);
    case "erase-region": {
      const erase = (command.size === "ALL" ? LARGEST_COMMON_MIB : mebibytes) * ERASE_MS_PER_MIB;
      return limits(erase, erase);
    }
    case "flash-id":
    case "get-security-info":
    case "dump-mem":
      return limits(0, 0);
  }
}

function transferOf(bytes: number, baud: number): number {
  return ((bytes * BITS_PER_BYTE) / baud) * 1000;
}

function limits(workMs: number, silenceMs: number): Limits {
  return { deadlineMs: Math.ceil(CONNECT_MS + workMs), stallMs: Math.ceil(CONNECT_MS / 2 + silenceMs) };
}
