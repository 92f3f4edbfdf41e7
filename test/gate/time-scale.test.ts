import { describe, expect, it } from "vitest";
import { type GateRules, scaledRules } from "../../src/gate/rules/gate-rules.ts";
import { Gate } from "../../src/gate/gate.ts";
import { ESP32_BOOT, lines, type Played, rulesOf, type WrittenRules } from "../support/gate/judged.ts";

const EXPECT: WrittenRules = {
  expect: "within 1s: first\nwithin 500ms: second",
  timeoutMs: 2_000,
  settleMs: 300,
};
const SCALE = 4;

/** What a gate makes of a board that is `SCALE` times slower than these times. */
function slowly(played: Played, rules: GateRules): Gate {
  const gate = new Gate({ rules, resets: true, port: "uart" });
  gate.begin(0);
  for (const [at, text] of played) gate.push({ at: at * SCALE, bytes: Buffer.from(text) });
  gate.tick(600_000);
  return gate;
}

describe("the rules for a slow board", () => {
  it("have every limit multiplied, to the millisecond, and nothing else", () => {
    const rules = rulesOf({ ...EXPECT, failOn: "bad", allowedBoots: { count: 2, deepSleep: true } });
    const scaled = scaledRules(rules, 1.5);
    expect(scaled).toMatchObject({ timeScale: 1.5, timeoutMs: 3_000, settleMs: 450 });
    expect(scaled.expect.map(({ withinMs }) => withinMs)).toEqual([1_500, 750]);
    const { timeScale, timeoutMs, settleMs, expect: expected } = rules;
    expect({ ...scaled, timeScale, timeoutMs, settleMs, expect: expected }).toEqual(rules);
    expect(scaledRules(rules, 1)).toEqual(rules);
  });

  it("pass on the slow board what passes on the fast one, and fail it without the scale", () => {
    const rules = rulesOf(EXPECT);
    const played: Played = [
      [0, ESP32_BOOT],
      [900, lines("first")],
      [1_300, lines("second")],
    ];
    const watch = (scale: number): Gate => slowly(played, scaledRules(rules, scale));
    expect(watch(SCALE).verdict).toMatchObject({ verdict: "passed", at: (1_300 + 300) * SCALE });
    const { verdict } = watch(1);
    expect(verdict).toMatchObject({ code: "expect-timeout" });
    expect(verdict?.message).toContain("within 1 s after the reset");
  });

  it("still find a crash that comes while the slow board settles", () => {
    const rules = scaledRules(rulesOf({ expect: "ready", settleMs: 1_000 }), SCALE);
    const gate = new Gate({ rules, resets: true, port: "uart" });
    gate.begin(0);
    gate.push({ at: 0, bytes: Buffer.from(ESP32_BOOT + lines("ready")) });
    gate.push({ at: 3_500, bytes: Buffer.from(lines("Guru Meditation Error: Core  0 panic'ed")) });
    gate.tick(60_000);
    expect(gate.verdict).toMatchObject({ verdict: "failed", code: "panic" });
  });

  it("wait longer until nothing boots, and for the rest of a crash report", () => {
    const unbootable: Played = [[10, ESP32_BOOT.replace(/entry.*/, "flash read err, 1000")]];
    expect(slowly(unbootable, rulesOf()).verdict).toMatchObject({ code: "not-booting", at: 2_040 });
    expect(slowly(unbootable, scaledRules(rulesOf(), SCALE)).verdict).toMatchObject({
      code: "not-booting",
      at: 8_040,
    });
    const crash: Played = [
      [0, ESP32_BOOT],
      [100, lines("Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.")],
      [700, lines("Backtrace: 0x400d1234:0x3ffb5c10")],
    ];
    const report = (scale: number) => slowly(crash, scaledRules(rulesOf(), scale)).report().crashes[0];
    expect(report(1)?.lines).toHaveLength(1);
    expect(report(SCALE)?.lines).toHaveLength(2);
  });
});
