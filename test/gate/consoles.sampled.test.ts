import fc from "fast-check";
import { expect, it } from "vitest";
import { Gate } from "../../src/gate/gate.ts";
import type { GateReport } from "../../src/gate/gate-report.ts";
import type { GateRules } from "../../src/gate/rules/gate-rules.ts";
import { seededRandom } from "../../src/virtual-board/faults/random.ts";
import { generatedConsole, type Printed } from "../support/gate/generated-consoles.ts";
import { rulesOf } from "../support/gate/judged.ts";
import { runs } from "../support/sample.ts";

const RULES = [
  rulesOf(),
  rulesOf({ expect: "ready" }),
  rulesOf({
    expect: "wifi: (?P<state>\\w+)\nwithin 2s: heap (?P<heap>\\d+)",
    check: "heap > 4000",
    failOn: "^login",
  }),
  rulesOf({ expect: "ready", allowedBoots: { count: 50, deepSleep: true }, settleMs: 20_000 }),
] as const;
const END = 200_000;

/** Pushes whole chunks, or pieces of them at the same time, with or without the time passing in between. */
function judge(printed: readonly Printed[], rules: GateRules, random?: () => number): GateReport {
  const gate = new Gate({ rules, resets: true, port: "unknown" });
  gate.begin(0);
  for (const [index, { at, bytes }] of printed.entries()) {
    if (random === undefined) {
      gate.push({ at, bytes });
      continue;
    }
    for (let start = 0; start < bytes.length;) {
      const end = start + 1 + Math.floor(random() * Math.min(40, bytes.length - start));
      gate.push({ at, bytes: bytes.subarray(start, end) });
      if (random() < 0.3) gate.tick(at);
      start = end;
    }
    if (random() < 0.5) gate.tick(Math.min(gate.nextDeadline ?? at, printed[index + 1]?.at ?? at));
  }
  gate.tick(END);
  return gate.report();
}

it("generated consoles always get a verdict, and no crash among them is a pass", () => {
  let crashes = 0;
  let passes = 0;
  fc.assert(
    fc.property(generatedConsole, fc.constantFrom(...RULES), (printed, rules) => {
      const { verdict } = judge(printed, rules);
      if (verdict === undefined) throw new Error("no verdict");
      const crash = printed.find(({ isCrash }) => isCrash);
      if (crash !== undefined) crashes++;
      if (verdict.verdict !== "passed") return;
      passes++;
      if (crash !== undefined) expect(crash.at).toBeGreaterThan(verdict.at);
    }),
    { numRuns: runs(10_000) },
  );
  // The generator must reach what the property is about.
  expect(crashes).toBeGreaterThan(runs(10_000) / 5);
  expect(passes).toBeGreaterThan(runs(10_000) / 20);
});

it("the same bytes at the same times get the same report, however they are cut", () => {
  fc.assert(
    fc.property(generatedConsole, fc.constantFrom(...RULES), fc.integer(), (printed, rules, seed) => {
      const whole = judge(printed, rules);
      const cut = judge(printed, rules, seededRandom(seed));
      // Bytes of the chunk in which it was decided are not read.
      expect({ ...cut, bytes: 0 }).toEqual({ ...whole, bytes: 0 });
    }),
    { numRuns: runs(3_000) },
  );
});
