import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Gate, type GateSetup } from "../../../src/gate/gate.ts";
import { type GateRules, DEFAULT_RULES } from "../../../src/gate/rules/gate-rules.ts";
import { parseRules } from "../../../src/gate/rules/parse-rules.ts";

const RECORDINGS = join(import.meta.dirname, "../../fixtures/consoles");

/** A console recorded from real firmware; see README.md next to them. */
export function recording(name: string): Buffer {
  return readFileSync(join(RECORDINGS, `${name}.txt`));
}

/** Rules that differ from the defaults; patterns as a workflow writes them. */
export interface WrittenRules extends Partial<Omit<GateRules, "expect" | "failOn" | "checks">> {
  readonly expect?: string;
  readonly failOn?: string;
  readonly check?: string;
}

/** @throws where the rules are wrong. */
export function rulesOf({ expect = "", failOn = "", check = "", ...others }: WrittenRules = {}): GateRules {
  const { problems, ...rules } = parseRules(
    { expect, failOn, check },
    others.timeoutMs ?? DEFAULT_RULES.timeoutMs,
  );
  if (problems.length > 0) throw new Error(problems.map(({ problem }) => problem).join("\n"));
  return { ...DEFAULT_RULES, ...others, ...rules };
}

/** What a board prints and when, in milliseconds since the watch began. */
export type Played = readonly (readonly [at: number, text: string | Uint8Array])[];

/** A gate that has seen a console; time goes on to `until`, in milliseconds since the watch began. */
export function judged(
  played: Played,
  written: WrittenRules = {},
  { until = 60_000, ...setup }: Partial<Omit<GateSetup, "rules">> & { readonly until?: number } = {},
): Gate {
  const gate = new Gate({ rules: rulesOf(written), resets: true, port: "uart", ...setup });
  // Any zero: the clock of a reader starts long before the watch.
  const zero = 123_456;
  gate.begin(zero);
  for (const [at, text] of played) gate.push({ at: zero + at, bytes: Buffer.from(text) });
  gate.tick(zero + until);
  return gate;
}

/** Lines as a board ends them. */
export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\r\n`).join("");
}

/** The first lines of a boot. */
export const ESP32_BOOT = lines(
  "ets Jul 29 2019 12:21:46",
  "",
  "rst:0x1 (POWERON_RESET),boot:0x12 (SPI_FAST_FLASH_BOOT)",
  "entry 0x400805b4",
);
export const ESP32C3_BOOT = lines(
  "ESP-ROM:esp32c3-api1-20210207",
  "Build:Feb  7 2021",
  "rst:0x1 (POWERON),boot:0x8 (SPI_FAST_FLASH_BOOT)",
  "entry 0x403ce000",
);
