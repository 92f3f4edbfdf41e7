import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePort } from "../../../src/esptool/run/port.ts";
import {
  describeProblem,
  isSelectorLike,
  parsePortQuery,
  parseSelector,
  type SelectorProblem,
  selectorOf,
} from "../../../src/board/ports/port-selector.ts";
import { runs } from "../../support/sample.ts";
import { anyText } from "../../support/any-text.ts";

function problemsOf(text: string): readonly SelectorProblem[] {
  const parsed = parseSelector(text);
  return "problems" in parsed ? parsed.problems : [];
}

describe("a selector that is accepted", () => {
  it.each<[string, string, object]>([
    ["auto", "auto", {}],
    ["serial=0001", "serial=0001", { serial: "0001" }],
    ["serial=7C:DF:A1:E2:93:58", "serial=7C:DF:A1:E2:93:58", { serial: "7C:DF:A1:E2:93:58" }],
    ["serial=a=b c", "serial=a=b c", { serial: "a=b c" }],
    ["mac=7C-DF-A1-E2-93-58", "mac=7c:df:a1:e2:93:58", { mac: "7c:df:a1:e2:93:58" }],
    ["mac=7cdfa1e29358", "mac=7c:df:a1:e2:93:58", { mac: "7c:df:a1:e2:93:58" }],
    ["pid=0xEA60, vid=0x10C4", "vid=10c4,pid=ea60", { vid: "10c4", pid: "ea60" }],
    ["vid=303a", "vid=303a", { vid: "303a" }],
    ["location=1-2.3", "location=1-2.3", { location: "1-2.3" }],
    ["location=1-2.3:1.1", "location=1-2.3:1.1", { location: "1-2.3:1.1" }],
    [
      "location = 20-1.3 , serial = 0001",
      "serial=0001,location=20-1.3",
      { serial: "0001", location: "20-1.3" },
    ],
  ])("%s", (text, name, fields) => {
    expect(parseSelector(text)).toEqual({ value: { kind: "selector", name, fields } });
    for (const platform of ["linux", "darwin", "win32"] as const) {
      expect(parsePortQuery(text, platform)).toMatchObject({ value: { name } });
    }
  });
});

describe("a selector that is refused", () => {
  it.each<[string, readonly SelectorProblem[]]>([
    ["serial=", [{ kind: "no-value", key: "serial" }]],
    ["sreial=1", [{ kind: "unknown-key", key: "sreial" }]],
    ["SERIAL=1", [{ kind: "unknown-key", key: "SERIAL" }]],
    ["serial=1,serial=2", [{ kind: "repeated-key", key: "serial" }]],
    ["auto,vid=303a", [{ kind: "auto-combined" }]],
    ["pid=1001", [{ kind: "pid-without-vid" }]],
    ["vid=10c4,", [{ kind: "no-key", part: "" }]],
    ["vid=10c4,,pid=ea60", [{ kind: "no-key", part: "" }]],
    ["vid=65536", [{ kind: "bad-value", key: "vid", value: "65536" }]],
    ["vid=3a", [{ kind: "bad-value", key: "vid", value: "3a" }]],
    ["mac=7c:df-a1:e2:93:58", [{ kind: "bad-value", key: "mac", value: "7c:df-a1:e2:93:58" }]],
    ["mac=7c:df:a1:e2:93", [{ kind: "bad-value", key: "mac", value: "7c:df:a1:e2:93" }]],
    ["location=../../x", [{ kind: "bad-value", key: "location", value: "../../x" }]],
    ["serial=a\nb", [{ kind: "bad-value", key: "serial", value: "a\nb" }]],
    [`serial=${"x".repeat(127)}`, [{ kind: "bad-value", key: "serial", value: "x".repeat(127) }]],
  ])("%j", (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it("has everything that is wrong with it told, with what would be right", () => {
    const problems = problemsOf("colour=red,vid=x,serial=");
    expect(problems.map(({ kind }) => kind)).toEqual(["unknown-key", "bad-value", "no-value"]);
    expect(problems.map(describeProblem)).toEqual([
      'has the unknown key "colour"; the keys are serial, mac, vid, pid, location',
      'has the vid "x", which is not four hex digits, such as 303a',
      "has no value for serial",
    ]);
    expect(problemsOf("AUTO,sreial=1").map(describeProblem)).toEqual([
      'has auto in another case ("AUTO"); write auto',
      'has the unknown key "sreial"; the keys are serial, mac, vid, pid, location (did you mean serial?)',
    ]);
    expect(parsePortQuery("colour=red,vid=x", "linux")).toEqual({
      problem: expect.stringMatching(/unknown key "colour".*four hex digits/) as string,
    });
  });
});

describe("any text", () => {
  const word = fc.constantFrom(
    ...[
      "auto",
      "serial",
      "mac",
      "vid",
      "pid",
      "location",
      "=",
      ",",
      " ",
      "303a",
      "1-2.3",
      "0x",
      ":",
      "\n",
      "\0",
    ],
    ...["7c:df:a1:e2:93:58", "/dev/ttyUSB0", "socket://a:1", "-", "é", "\u202e"],
  );
  const text = fc.oneof(
    anyText(),
    fc.array(word, { maxLength: 12 }).map((words) => words.join("")),
  );

  it("is a selector in one spelling, or has problems that can be told; reading the spelling changes nothing", () => {
    let accepted = 0;
    fc.assert(
      fc.property(text, (given) => {
        const parsed = parseSelector(given);
        if ("problems" in parsed) {
          expect(parsed.problems.length).toBeGreaterThan(0);
          for (const problem of parsed.problems)
            expect(describeProblem(problem)).toMatch(/^(?:has|names|gives|combines) /);
          return;
        }
        accepted++;
        const { name, fields } = parsed.value;
        expect(name).toMatch(/^[\x20-\x7e]+$/);
        expect(parseSelector(name)).toEqual(parsed);
        if (name !== "auto") expect(selectorOf(fields)).toEqual(parsed.value);
      }),
      { numRuns: runs(10_000) },
    );
    // Few of so many are, and chance decides how many.
    expect(accepted).toBeGreaterThan(0);
  });

  it("that is a port on some system is never taken for a selector", () => {
    const port = fc.oneof(
      text.map((rest) => `/dev/${rest}`),
      fc.nat(999).map((number) => `COM${number}`),
      text.map((host) => `socket://${host}:5555`),
      fc.constant("/dev/serial/by-id/usb-x=y,z-if00"),
    );
    let ports = 0;
    fc.assert(
      fc.property(port, (given) => {
        for (const platform of ["linux", "win32"] as const) {
          const parsed = parsePort(given, platform);
          if ("problem" in parsed) continue;
          ports++;
          expect(isSelectorLike(given)).toBe(false);
          expect(parsePortQuery(given, platform)).toEqual(parsed);
        }
      }),
      { numRuns: runs(10_000) },
    );
    expect(ports).toBeGreaterThan(runs(1_000));
  });

  it("is read quickly, however long", () => {
    for (const long of ["serial=".repeat(50_000), ",".repeat(200_000), `mac=${"7c:".repeat(100_000)}`]) {
      expect(problemsOf(long).length).toBeGreaterThan(0);
    }
  });
});
