import { Failure } from "../../system/errors.ts";
import type { Identity } from "../../esptool/run/observation.ts";
import type { Esptool } from "../../esptool/run/client.ts";
import { identify, isLocked } from "./identify.ts";

/** What the board must be; an absent field is not checked. */
export interface Requirements {
  /** In esptool's spelling: `esp32s3`. */
  readonly chip?: string | undefined;
  /** Six bytes in lower case, with colons. */
  readonly mac?: string | undefined;
  /** Bytes. */
  readonly flashSize?: number | undefined;
  /** Espressif's v0.2 is major 0, minor 2. Either exactly this revision, or this one and later ones. */
  readonly revision?:
    { readonly major: number; readonly minor: number; readonly orLater: boolean } | undefined;
}

/** Whether anything is required. */
export function requiresAnything(expected: Requirements): boolean {
  return Object.values(expected).some((value) => value !== undefined);
}

/**
 * Checks that the board meets the requirements, in one esptool process that changes nothing.
 * @throws {Failure} `requirement-not-met` with all differences.
 */
export async function checkBoard(
  expected: Requirements,
  board: { readonly esptool: Esptool },
): Promise<void> {
  if (!requiresAnything(expected)) return;
  await identify(board);
  const { identity, connection } = board.esptool;
  const differences = differencesOf(expected, identity);
  if (differences.length === 0) return;
  const locked = isLocked(board.esptool)
    ? " The chip is in Secure Download Mode and reports only its name."
    : "";
  throw new Failure(
    "requirement-not-met",
    `The board on ${connection.port.name} does not meet the requirements: ${differences.join("; ")}.${locked} The flash was not changed.`,
    "Find out which board is on this port before you change the `require-…` inputs.",
  );
}

/** Each difference as a clause; a value that the board does not report is a difference. */
export function differencesOf(expected: Requirements, identity: Identity): string[] {
  const { chip, mac, flashSize, revision } = expected;
  return [
    ...difference("chip", chip, identity.chip, spelled(identity.chip) === chip),
    ...difference("MAC address", mac, identity.mac, identity.mac?.toLowerCase() === mac),
    ...difference(
      "flash size",
      bytes(flashSize),
      bytes(identity.flashSize),
      identity.flashSize === flashSize,
    ),
    ...(revision === undefined ? [] : revisionDifference(revision, identity.revision)),
  ];
}

function revisionDifference(
  wanted: NonNullable<Requirements["revision"]>,
  found: string | undefined,
): string[] {
  const { major, minor, orLater } = wanted;
  const text = `v${major}.${minor}${orLater ? " or later" : ""}`;
  return difference("revision", text, found, isRevision(found, wanted));
}

function difference(
  what: string,
  expected: string | undefined,
  found: string | undefined,
  agrees: boolean,
): string[] {
  if (expected === undefined || agrees) return [];
  return [`its ${what} is ${found ?? "not known"}, not ${expected}`];
}

function bytes(count: number | undefined): string | undefined {
  return count === undefined ? undefined : `${count} bytes`;
}

function spelled(chip: string | undefined): string | undefined {
  return chip?.toLowerCase().replaceAll("-", "");
}

function isRevision(found: string | undefined, wanted: NonNullable<Requirements["revision"]>): boolean {
  const match = /^v(\d+)\.(\d+)$/.exec(found ?? "");
  if (match === null) return false;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  if (!wanted.orLater) return major === wanted.major && minor === wanted.minor;
  return major > wanted.major || (major === wanted.major && minor >= wanted.minor);
}
