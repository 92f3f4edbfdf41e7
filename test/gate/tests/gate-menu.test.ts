import { describe, expect, it } from "vitest";
import { Gate } from "../../../src/gate/gate.ts";
import { ESP32_BOOT, judged, lines, rulesOf } from "../../support/gate/judged.ts";

const MENU_TESTS = { tests: "unity-menu", timeoutMs: 600_000 } as const;
const PROMPT = lines("Press ENTER to see the list of tests.");
const MENU = lines("Here's the test menu, pick your combo:", '(1)\t"one"', "", "Enter test for running.");

describe("a gate that runs a menu of tests", () => {
  it("passes when every case of the menu passed, and says what to send and when", () => {
    const gate = new Gate({ rules: rulesOf(MENU_TESTS), resets: true, port: "uart" });
    const say = (at: number, text: string) => {
      gate.push({ at, bytes: Buffer.from(text) });
      return gate.takeSteps();
    };
    gate.begin(0);
    expect(say(10, ESP32_BOOT)).toEqual([]);
    expect(say(300, PROMPT)).toEqual([{ kind: "write", text: "\n" }]);
    expect(say(400, MENU)).toEqual([{ kind: "write", text: "1\n" }]);
    expect(gate.takeSteps()).toEqual([]);
    say(20_000, lines("Running one...", "a.c:1:one:PASS", "1 Tests 0 Failures 0 Ignored", "OK"));
    gate.tick(21_999);
    expect(gate.verdict).toBeUndefined();
    gate.tick(22_001);
    expect(gate.verdict).toMatchObject({ verdict: "passed" });
  });

  it("calls a board silent that prints nothing, also after two resets", () => {
    expect(judged([], MENU_TESTS).verdict).toMatchObject({ verdict: "inconclusive", code: "silent" });
  });

  it("never passes without its menu, nor when the time is over before its end", () => {
    expect(judged([[10, ESP32_BOOT + lines("hello")]], MENU_TESTS).verdict).toMatchObject({
      verdict: "failed",
      code: "tests-incomplete",
    });
    const soon = { ...MENU_TESTS, timeoutMs: 5_000 };
    for (const played of ["", PROMPT, PROMPT + MENU]) {
      const gate = judged([[10, `${ESP32_BOOT}hello\r\n${played}`]], soon);
      expect(gate.verdict).toMatchObject({ verdict: "failed", code: "tests-incomplete" });
    }
  });

  it("calls restarts outside of any case a boot loop", () => {
    const gate = judged(
      [
        [10, ESP32_BOOT],
        [300, PROMPT + MENU],
        [400, lines("Running one...", "a.c:1:one:PASS")],
        // The restart in the case costs the case; the next ones come before the menu.
        [500, ESP32_BOOT.replace("0x1 (POWERON_RESET)", "0xc (SW_CPU_RESET)")],
        [700, ESP32_BOOT.replace("0x1 (POWERON_RESET)", "0xc (SW_CPU_RESET)")],
        [900, ESP32_BOOT.replace("0x1 (POWERON_RESET)", "0xc (SW_CPU_RESET)")],
      ],
      MENU_TESTS,
    );
    expect(gate.verdict).toMatchObject({ verdict: "failed", code: "boot-loop" });
  });
});
