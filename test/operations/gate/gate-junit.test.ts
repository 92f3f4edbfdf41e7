import { describe, expect, it } from "vitest";
import type { FlashedFirmware } from "../../../src/gate/identity.ts";
import { gateJunit } from "../../../src/operations/gate/gate-junit.ts";
import type { Watched } from "../../../src/operations/gate/watch.ts";
import { ESP32_BOOT, judged, lines, type Played, type WrittenRules } from "../../support/gate/judged.ts";

const BOARD = { name: "/dev/ttyUSB0", properties: {} };
const APP = lines(
  "I (126) app_init: Project name:     blink",
  "I (127) app_init: ELF file SHA256:  ad8cfdd30...",
);
const OTHER: FlashedFirmware = { elfSha256: "1".repeat(64) };
const PANIC = lines("Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.");

function watched(played: Played, rules: WrittenRules = {}, flashed?: FlashedFirmware): Watched {
  const gate = judged(played, rules, flashed === undefined ? {} : { flashed });
  if (gate.verdict === undefined) throw new Error("There is no verdict.");
  return { verdict: gate.verdict, report: gate.report(), startedAt: 0, wasReset: true };
}

/** The element of one case of the report. */
function caseOf(attempts: readonly Watched[], name: string): string {
  const report = gateJunit(attempts, BOARD);
  const element = report
    .split(/(?=<testcase )/)
    .find((text) => text.startsWith("<testcase ") && text.includes(` name="${name}`));
  if (element === undefined) throw new Error(`There is no case ${name}: ${report}`);
  return element;
}

const SILENT = watched([]);
const CRASHED = watched([[10, ESP32_BOOT + PANIC]]);
const READY = watched([[10, ESP32_BOOT + APP + lines("ready")]], { expect: "ready" });

describe("the expectations in a JUnit report", () => {
  const RULES = { expect: "wifi up\nready\ndone" };

  it("fail at the first that did not come in time", () => {
    const late = [watched([[10, ESP32_BOOT + APP + lines("wifi up")]], RULES)];
    expect(late[0]?.verdict.code).toBe("expect-timeout");
    expect(caseOf(late, "expect 1")).not.toContain("<failure");
    expect(caseOf(late, "expect 2")).toContain(
      '<failure message="No line matched it." type="expect-timeout">',
    );
    expect(caseOf(late, "expect 3")).toContain("<skipped");
  });

  it.each([
    ["a crash", watched([[10, ESP32_BOOT + APP + lines("wifi up") + PANIC]], RULES), "panic"],
    ["silence", watched([], RULES), "silent"],
  ])("are skipped after %s, which has its own case", (_, attempt, code) => {
    expect(attempt.verdict.code).toBe(code);
    for (const name of ["expect 2", "expect 3"]) {
      expect(caseOf([attempt], name)).toContain(`<skipped message="The watch ended with \`${code}\``);
    }
  });
});

describe("the identity in a JUnit report", () => {
  it("fails where other firmware runs", () => {
    const other = watched([[10, ESP32_BOOT + APP]], {}, OTHER);
    expect(other.verdict.code).toBe("wrong-firmware");
    expect(caseOf([other], "identity")).toContain('<failure message="elf: flashed 1111');
  });

  it("is skipped with the difference where other firmware is only to be warned of", () => {
    const other = watched(
      [[10, ESP32_BOOT + APP + lines("ready")]],
      { expect: "ready", identity: "warn" },
      OTHER,
    );
    expect(other.verdict.verdict).toBe("passed");
    expect(caseOf([other], "identity")).toMatch(/<skipped message="[^"]*elf: flashed 1111[^"]*ad8cfdd30/);
  });

  it("is skipped where the board did not print it", () => {
    const silent = watched([[10, ESP32_BOOT + lines("ready")]], { expect: "ready", identity: "warn" }, OTHER);
    expect(caseOf([silent], "identity")).toContain("The console does not show which firmware runs.");
  });
});

describe("the attempts in a JUnit report", () => {
  it("make a pass flaky where the firmware failed before", () => {
    const verdict = caseOf([CRASHED, READY], "verdict");
    expect(verdict).toContain("<flakyFailure");
    expect(verdict).toContain('type="panic"');
  });

  it("do not make a pass flaky where only the bench failed before", () => {
    const verdict = caseOf([SILENT, READY], "verdict");
    expect(verdict).not.toContain("<flakyFailure");
    expect(verdict).toMatch(/<system-out>Attempt 1: silent\. [^]*\nAttempt 2: passed\. /);
  });

  it("are all listed where the last one failed, too", () => {
    const verdict = caseOf([SILENT, CRASHED], "verdict");
    expect(verdict).toContain('type="panic"');
    expect(verdict).toMatch(/<system-out>Attempt 1: silent\. [^]*\nAttempt 2: panic\. /);
  });

  it("are not listed where there was one", () => {
    expect(caseOf([CRASHED], "verdict")).not.toContain("system-out");
  });
});
