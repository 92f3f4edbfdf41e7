import type { Port } from "./port.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";

/** How esptool reaches the board, and how it resets it before and after. */
export interface Connection {
  readonly port: Port;
  /** esptool's chip name, or `auto`. */
  readonly chip: string;
  /** The file that named the chip, if no input did. */
  readonly chipSource?: string | undefined;
  /** Bits per second of the transfer; a raw socket has none. */
  readonly baud: number;
  readonly before: string;
  readonly after: string;
  /** Whether to use the flasher stub; without it the ROM does the work, slowly and on some chips without digests. */
  readonly stub: boolean;
}

export interface ImageArgument {
  readonly address: number;
  /** Absolute path. */
  readonly path: string;
  /** Whether the chip encrypts it with its key during the write; only for write-flash. */
  readonly encrypted?: boolean;
}

/**
 * Which part of the flash a write covers: sectors that differ by the chip's digest, all sectors of the images, or the
 * whole chip, erased first.
 */
export type Extent = "changed" | "images" | "chip";

export interface HeaderArguments {
  readonly mode: string;
  readonly freq: string;
  readonly size: string;
}

/** One esptool command. */
export type Command =
  | {
      readonly name: "write-flash";
      readonly images: readonly ImageArgument[];
      readonly header: HeaderArguments;
      readonly compress: boolean;
      readonly force: boolean;
      readonly extent: Extent;
    }
  | {
      readonly name: "verify-flash";
      readonly images: readonly ImageArgument[];
      readonly header: HeaderArguments;
      /** List every differing byte: exact, but 25 bytes of text for each. */
      readonly diff: boolean;
    }
  | {
      readonly name: "read-flash";
      readonly address: number;
      /** Bytes, or everything from address 0. */
      readonly size: number | "ALL";
      readonly output: string;
    }
  | { readonly name: "erase-flash"; readonly force: boolean }
  | {
      readonly name: "erase-region";
      readonly address: number;
      /** Bytes, or everything from address 0. */
      readonly size: number | "ALL";
      readonly force: boolean;
    }
  | { readonly name: "flash-id" }
  | { readonly name: "get-security-info" }
  | {
      readonly name: "dump-mem";
      readonly address: number;
      /** Bytes, a multiple of 4. */
      readonly size: number;
      readonly output: string;
    };

/** The rate at which esptool connects before it changes to a higher one. Bits per second. */
const FIRST_BAUD = 115_200;

/** The rate at which one esptool process begins. */
export function firstBaud({ baud, before }: Connection): number {
  // Without a sync, esptool uses `baud` from the first byte.
  return before === "no-reset-no-sync" ? baud : Math.min(baud, FIRST_BAUD);
}

/** The whole argument list of one esptool process. */
export function esptoolArguments(connection: Connection, command: Command): string[] {
  return [...connectionArguments(linkFor(command, connection)), command.name, ...commandArguments(command)];
}

/** Each takes about 60 bytes: beyond this number a higher rate saves time, although esptool waits 50 ms to change it. */
const FEW_DIGESTS = 8;

/**
 * The connection for a command. A short answer is not worth a change of the rate, nor an upload of the stub if the ROM
 * knows the command, too. Without a reset before the command, a stub may already run, which esptool must know, and the
 * rate must stay as the next command expects it.
 */
export function linkFor(command: Command, connection: Connection): Connection {
  const { port, before, after, stub } = connection;
  if (port.kind === "socket") return connection;
  const baud = firstBaud(connection);
  if (command.name === "get-security-info" || command.name === "dump-mem")
    return { ...connection, baud, stub: stub && before.startsWith("no-reset") };
  const isReset = !before.startsWith("no-reset") && after !== "no-reset-stub";
  return isReset && stub && movesLittle(command) ? { ...connection, baud } : connection;
}

function movesLittle(command: Command): boolean {
  switch (command.name) {
    case "verify-flash":
      return !command.diff && command.images.length <= FEW_DIGESTS;
    case "write-flash":
    case "read-flash":
      return false;
    default:
      return true;
  }
}

/** A connection that leaves the chip in bootloader mode for the next command. */
export function staying(connection: Connection): Connection {
  const { port, after } = connection;
  return {
    ...connection,
    after: port.kind === "socket" || after === "no-reset-stub" ? "no-reset-stub" : "no-reset",
  };
}

/**
 * A connection that leaves the chip in its ROM's download mode, at the rate at which tools begin. Without the stub,
 * which would keep running and face the next tool in place of the ROM.
 */
export function leavingInRom(connection: Connection): Connection {
  return { ...connection, baud: Math.min(connection.baud, FIRST_BAUD), after: "no-reset", stub: false };
}

function connectionArguments({ port, chip, baud, before, after, stub }: Connection): string[] {
  // A raw socket can neither reset the chip nor change its baud rate; esptool would only pretend to. So the stub may
  // keep running for the next command, unless `after: no-reset` asks for the ROM; before 5.3.0, esptool then stops it.
  const socket = port.kind === "socket";
  return [
    ...["--chip", chip],
    ...["--port", port.name],
    ...(socket ? [] : ["--baud", String(baud)]),
    ...["--before", socket ? "no-reset" : before],
    ...["--after", socket ? (stub && after !== "no-reset" ? "no-reset-stub" : "no-reset") : after],
    ...(stub ? [] : ["--no-stub"]),
  ];
}

function commandArguments(command: Command): string[] {
  switch (command.name) {
    case "write-flash":
      return [
        ...headerArguments(command.header),
        ...flag("--no-compress", !command.compress),
        ...flag("--force", command.force),
        ...flag("--skip-flashed", command.extent === "changed"),
        ...flag("--erase-all", command.extent === "chip"),
        ...writeArguments(command.images),
      ];
    case "verify-flash":
      return [
        ...headerArguments(command.header),
        ...flag("--diff", command.diff),
        ...imageArguments(command.images),
      ];
    case "read-flash":
      return [formatAddress(command.address), String(command.size), command.output];
    case "erase-flash":
      return flag("--force", command.force);
    case "erase-region":
      return [
        ...flag("--force", command.force),
        formatAddress(command.address),
        command.size === "ALL" ? "ALL" : formatAddress(command.size),
      ];
    case "dump-mem":
      return [formatAddress(command.address), String(command.size), command.output];
    case "flash-id":
    case "get-security-info":
      return [];
  }
}

function headerArguments({ mode, freq, size }: HeaderArguments): string[] {
  return [...option("--flash-mode", mode), ...option("--flash-freq", freq), ...option("--flash-size", size)];
}

/** `keep` is esptool's default. */
function option(name: string, value: string): string[] {
  return value === "keep" ? [] : [name, value];
}

function flag(name: string, set: boolean): string[] {
  return set ? [name] : [];
}

/** esptool needs at least one image besides `--encrypt-files`, which takes all arguments after it. */
function writeArguments(images: readonly ImageArgument[]): string[] {
  const encrypted = images.filter((image) => image.encrypted === true);
  if (encrypted.length === 0) return imageArguments(images);
  if (encrypted.length === images.length) return ["--encrypt", ...imageArguments(images)];
  const plain = images.filter((image) => image.encrypted !== true);
  return [...imageArguments(plain), "--encrypt-files", ...imageArguments(encrypted)];
}

function imageArguments(images: readonly ImageArgument[]): string[] {
  return images.flatMap(({ address, path }) => [formatAddress(address), path]);
}
