import { formatAddress } from "../firmware/flash/flash-layout.ts";
import type { Boot } from "./seen/boots.ts";

/** What is known about the flashed firmware, from its image. */
export interface FlashedFirmware {
  /** Address of the slot that must boot. */
  readonly slotOffset?: number;
  /** SHA-256 of the ELF file, hexadecimal. */
  readonly elfSha256?: string;
  readonly projectName?: string;
  readonly version?: string;
}

/** One fact about the firmware: what was flashed, and what the board printed. */
export interface IdentityFact {
  readonly name: "slot" | "elf" | "project" | "version";
  readonly state: "equal" | "differs" | "unknown";
  readonly flashed: string;
  /** Absent if the board did not print it; with `unknown`, it is too short to prove anything. */
  readonly printed?: string;
}

/** A shorter digest proves nothing; ESP-IDF prints at least this many digits (`CONFIG_APP_RETRIEVE_LEN_ELF_SHA`). */
const FEWEST_DIGITS = 8;

/**
 * `verified`: the digest of the ELF file is that of the flashed firmware, and nothing differs. `unknown`: nothing
 * differs, but the digest is not known, or too little of it was printed.
 */
export interface Identity {
  readonly state: "verified" | "differs" | "unknown";
  readonly facts: readonly IdentityFact[];
}

/** Compares what was flashed with what the board printed during the boot. Facts that were not printed are unknown. */
export function compareIdentity(flashed: FlashedFirmware, boot: Boot | undefined): Identity {
  const facts: IdentityFact[] = [];
  const add = (
    name: IdentityFact["name"],
    expected: string | undefined,
    printed: string | undefined,
    isEqual: boolean,
  ): void => {
    if (expected === undefined) return;
    if (printed === undefined) facts.push({ name, state: "unknown", flashed: expected });
    else if (!isEqual) facts.push({ name, state: "differs", flashed: expected, printed });
    else {
      const state = name === "elf" && printed.length < FEWEST_DIGITS ? "unknown" : "equal";
      facts.push({ name, state, flashed: expected, printed });
    }
  };
  add(
    "slot",
    address(flashed.slotOffset),
    address(boot?.slotOffset),
    flashed.slotOffset === boot?.slotOffset,
  );
  const elf = flashed.elfSha256?.toLowerCase();
  add("elf", elf, boot?.elfPrefix, elf?.startsWith(boot?.elfPrefix ?? "?") ?? false);
  add("project", flashed.projectName, boot?.projectName, flashed.projectName === boot?.projectName);
  add("version", flashed.version, boot?.version, flashed.version === boot?.version);
  if (facts.some(({ state }) => state === "differs")) return { state: "differs", facts };
  const isVerified = facts.some(({ name, state }) => name === "elf" && state === "equal");
  return { state: isVerified ? "verified" : "unknown", facts };
}

function address(offset: number | undefined): string | undefined {
  return offset === undefined ? undefined : formatAddress(offset);
}
