import type { TestChoice } from "../tests/readers.ts";
import type { Check } from "./checks.ts";
import type { Expectation } from "./expectations.ts";
import type { Pattern, Read } from "./pattern.ts";

/**
 * `auto`: other firmware fails the gate; facts that were not printed do not. `required`: the board must also print
 * them. `warn`: other firmware is only a warning. `none`: the identity is not checked.
 */
export const IDENTITY_MODES = ["auto", "required", "warn", "none"] as const;
export type IdentityMode = (typeof IDENTITY_MODES)[number];

/** How many boots a gate allows, including the one by its own reset. */
export interface AllowedBoots {
  readonly count: number;
  /** Wakes from deep sleep are not counted. */
  readonly deepSleep: boolean;
}

/** What a gate demands of a console. */
export interface GateRules {
  readonly expect: readonly Expectation[];
  readonly failOn: readonly Pattern[];
  readonly checks: readonly Check[];
  /** From the reset to the last expectation, milliseconds. */
  readonly timeoutMs: number;
  /** How long the console is watched after the last expectation, milliseconds. */
  readonly settleMs: number;
  /** How many times slower than a real board the firmware may run; the times above already include it. */
  readonly timeScale: number;
  readonly allowedBoots: AllowedBoots;
  /** Whether a crash fails the gate. */
  readonly crashes: "fail" | "ignore";
  readonly identity: IdentityMode;
  readonly tests: TestChoice;
}

/** The default rules of a gate. */
export const DEFAULT_RULES: GateRules = {
  expect: [],
  failOn: [],
  checks: [],
  timeoutMs: 30_000,
  settleMs: 2000,
  timeScale: 1,
  allowedBoots: { count: 1, deepSleep: false },
  crashes: "fail",
  identity: "auto",
  tests: "auto",
};

/** The rules for firmware that may run this many times slower than on a real board. */
export function scaledRules(rules: GateRules, timeScale: number): GateRules {
  const scaled = (milliseconds: number): number => Math.round(milliseconds * timeScale);
  return {
    ...rules,
    timeScale: rules.timeScale * timeScale,
    timeoutMs: scaled(rules.timeoutMs),
    settleMs: scaled(rules.settleMs),
    expect: rules.expect.map(({ pattern, withinMs }) => ({
      pattern,
      withinMs: withinMs === undefined ? undefined : scaled(withinMs),
    })),
  };
}

/** The input `allowed-boots`: `2`, `deep-sleep`, or both, separated by a comma. */
export function parseAllowedBoots(text: string): Read<AllowedBoots> {
  const words = text.split(",").map((word) => word.trim());
  const counts = words.filter((word) => /^\d{1,4}$/.test(word)).map(Number);
  const names = words.filter((word) => word === "deep-sleep");
  const [count = 1] = counts;
  return counts.length <= 1 &&
    names.length <= 1 &&
    counts.length + names.length === words.length &&
    count >= 1
    ? { value: { count, deepSleep: names.length > 0 } }
    : { problem: "is neither a number of boots from 1 nor `deep-sleep`, nor both as in `2, deep-sleep`" };
}
