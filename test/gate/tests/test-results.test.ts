import { describe, expect, it } from "vitest";
import { TestResults, type TestChoice } from "../../../src/gate/tests/readers.ts";
import type { TestReport } from "../../../src/gate/tests/test-report.ts";

/** Lines that come 10 ms apart; `!why` is a crash. */
function read(choice: TestChoice, console: string): readonly TestReport[] {
  const results = new TestResults(choice);
  for (const [index, text] of console.split("\n").entries()) {
    if (text.startsWith("!")) results.interrupt(index * 10, text.slice(1));
    else results.line({ at: index * 10, text });
  }
  return results.reports();
}

function readOne(choice: TestChoice, console: string): TestReport {
  const [report, ...others] = read(choice, console);
  if (report === undefined || others.length > 0) throw new Error(`${others.length + 1} reports`);
  return report;
}

function outcomes(report: TestReport): string[] {
  return report.cases.map(({ name, outcome }) => `${name}: ${outcome}`);
}

const IDF_UNITY = `Running parses a header...
./main/test_header.c:42:parses a header:PASS
Running rejects: a short one...
I (1234) wifi: a log line between a.c:1:x:FAIL
./main/test_header.c:57:rejects: a short one:FAIL: Expected 2 Was 1
Running slow one...
./main/test_header.c:70:slow one:IGNORE: needs a network

-----------------------
3 Tests 1 Failures 1 Ignored
FAIL`;

describe("Unity", () => {
  it("reads what ESP-IDF's runner prints", () => {
    const report = readOne("auto", IDF_UNITY);
    expect(report.framework).toBe("unity");
    expect(report.missing).toEqual([]);
    expect(report.cases).toEqual([
      expect.objectContaining({
        name: "parses a header",
        outcome: "passed",
        file: "./main/test_header.c",
        line: 42,
        seconds: 0.01,
      }),
      expect.objectContaining({
        name: "rejects: a short one",
        outcome: "failed",
        line: 57,
        message: "Expected 2 Was 1",
      }),
      expect.objectContaining({ name: "slow one", outcome: "skipped", message: "needs a network" }),
    ]);
  });

  it("reads the fixture add-on, with the result behind the case or on a later line", () => {
    const report = readOne(
      "auto",
      `Unity test run 1 of 1
TEST(codec, decodes) PASS
TEST(codec, encodes)
some output of the case
 PASS (3 ms)
TEST(codec, refuses rubbish)./main/test_codec.c:31::FAIL: Expected TRUE Was FALSE
IGNORE_TEST(codec, is fast)

-----------------------
4 Tests 1 Failures 1 Ignored
FAIL`,
    );
    expect(outcomes(report)).toEqual([
      "decodes: passed",
      "encodes: passed",
      "refuses rubbish: failed",
      "is fast: skipped",
    ]);
    expect(report.cases[2]).toMatchObject({
      suite: "codec",
      file: "./main/test_codec.c",
      line: 31,
      message: "Expected TRUE Was FALSE",
    });
    expect(report.cases[1]).toMatchObject({ suite: "codec", seconds: 0.003 });
    expect(report.missing).toEqual([]);
  });

  it("takes the group and the case from a result of the quiet fixture add-on", () => {
    const report = readOne(
      "unity",
      "..\nmain/t.c:5:TEST(codec, encodes):FAIL: Expected 1 Was 2\n2 Tests 1 Failures 0 Ignored",
    );
    expect(report.cases[0]).toMatchObject({ suite: "codec", name: "encodes", outcome: "failed" });
    expect(report.missing).toEqual([
      "Unity counts 2 tests, 1 failures, 0 ignored; the console shows 1, 1 and 0.",
    ]);
  });

  it("takes times that Unity or ESP-IDF's runner prints", () => {
    const report = readOne(
      "unity",
      `a.c:1:one:PASS (12 ms)
Running two...
a.c:2:two:PASS
Test ran in 250ms
2 Tests 0 Failures 0 Ignored`,
    );
    expect(report.cases.map(({ seconds }) => seconds)).toEqual([0.012, 0.25]);
  });

  it("adds up the summaries of cases that were run one by one", () => {
    const one = (name: string): string =>
      `Running ${name}...\na.c:1:${name}:PASS\nTest ran in 2ms\n1 Tests 0 Failures 0 Ignored\nOK\n`;
    expect(readOne("auto", one("one") + one("two")).missing).toEqual([]);
  });

  it("reports a case that a crash interrupts as incomplete, with the crash", () => {
    const report = readOne(
      "auto",
      "Running one...\na.c:1:one:PASS\nRunning two...\n!Guru Meditation Error\nets Jul 29 2019",
    );
    expect(report.cases[1]).toMatchObject({
      name: "two",
      outcome: "incomplete",
      message: "Guru Meditation Error",
    });
    expect(report.missing).toEqual([
      'The case "two" began and did not end.',
      "Unity's summary line (`N Tests N Failures N Ignored`) did not appear.",
    ]);
  });

  it("reports a case that never ends as incomplete", () => {
    const report = readOne("auto", "Press ENTER to see the list of tests.\nRunning one...");
    expect(outcomes(report)).toEqual(["one: incomplete"]);
  });

  it("takes a line that a case prints for no case of its own", () => {
    const report = readOne(
      "auto",
      `Running one...
Running the motor...
a.c:1:one:PASS
1 Tests 0 Failures 0 Ignored
Running the main loop...`,
    );
    expect(outcomes(report)).toEqual(["one: passed"]);
    expect(report.missing).toEqual([]);
  });
});

const ZTEST = `Running TESTSUITE framework
===================================================================
START - test_adds
 PASS - test_adds in 0.012 seconds
===================================================================
START - test_divides
    Assertion failed at tests/src/main.c:22: framework_test_divides: (x not equal to y)
 FAIL - test_divides in 0.5 seconds
===================================================================
START - test_waits
 SKIP - test_waits in 0.001 seconds
===================================================================
TESTSUITE framework failed.

------ TESTSUITE SUMMARY START ------

SUITE FAIL -  50.00% [framework]: pass = 1, fail = 1, skip = 1, total = 3 duration = 0.513 seconds
 - PASS - [framework.test_adds] duration = 0.012 seconds
 - FAIL - [framework.test_divides] duration = 0.500 seconds
 - SKIP - [framework.test_waits] duration = 0.001 seconds

------ TESTSUITE SUMMARY END ------

===================================================================
PROJECT EXECUTION FAILED`;

describe("ztest", () => {
  it("reads suites, times and assertions", () => {
    const report = readOne("auto", ZTEST);
    expect(report.framework).toBe("ztest");
    expect(report.missing).toEqual([]);
    expect(outcomes(report)).toEqual(["test_adds: passed", "test_divides: failed", "test_waits: skipped"]);
    expect(report.cases[1]).toMatchObject({
      suite: "framework",
      file: "tests/src/main.c",
      line: 22,
      message: "framework_test_divides: (x not equal to y)",
      seconds: 0.5,
    });
  });

  it("reports a run that does not come to its last line", () => {
    const cut = ZTEST.slice(0, ZTEST.indexOf(" SKIP"));
    expect(readOne("auto", cut).missing).toEqual([
      'The case "test_waits" began and did not end.',
      "The line `PROJECT EXECUTION SUCCESSFUL` (or `FAILED`) did not appear.",
    ]);
  });

  it("reports results that were lost on the way", () => {
    const lost = ZTEST.replace(" PASS - test_adds in 0.012 seconds\n", "").replace("START - test_adds\n", "");
    expect(readOne("ztest", lost).missing).toEqual([
      "ztest counts 3 tests and 1 failures; the console shows 2 and 1.",
    ]);
  });
});

const GTEST = `[==========] Running 3 tests from 1 test suite.
[----------] Global test environment set-up.
[----------] 3 tests from Codec
[ RUN      ] Codec.Decodes
[       OK ] Codec.Decodes (3 ms)
[ RUN      ] Codec.Encodes
main/codec_test.cpp:17: Failure
Expected equality of these values:
  1
  2
[  FAILED  ] Codec.Encodes (1 ms)
[ RUN      ] Codec.IsFast
main/codec_test.cpp:25: Skipped
not on this board
[  SKIPPED ] Codec.IsFast (0 ms)
[----------] 3 tests from Codec (4 ms total)

[----------] Global test environment tear-down
[==========] 3 tests from 1 test suite ran. (4 ms total)
[  PASSED  ] 1 test.
[  SKIPPED ] 1 test, listed below:
[  SKIPPED ] Codec.IsFast
[  FAILED  ] 1 test, listed below:
[  FAILED  ] Codec.Encodes

 1 FAILED TEST`;

describe("GoogleTest", () => {
  it("reads results, places and explanations, and counts none twice", () => {
    const report = readOne("auto", GTEST);
    expect(report.framework).toBe("gtest");
    expect(report.missing).toEqual([]);
    expect(outcomes(report)).toEqual(["Decodes: passed", "Encodes: failed", "IsFast: skipped"]);
    expect(report.cases[1]).toMatchObject({
      suite: "Codec",
      file: "main/codec_test.cpp",
      line: 17,
      seconds: 0.001,
      message: "main/codec_test.cpp:17: Failure\nExpected equality of these values:\n  1\n  2",
    });
  });

  it("reads parameterized cases", () => {
    const report = readOne(
      "gtest",
      `[==========] Running 1 test from 1 test suite.
[ RUN      ] Rates/Uart.Carries/0
[  FAILED  ] Rates/Uart.Carries/0, where GetParam() = 9600 (20 ms)
[==========] 1 test from 1 test suite ran. (20 ms total)`,
    );
    expect(report.cases).toEqual([
      expect.objectContaining({ suite: "Rates/Uart", name: "Carries/0", outcome: "failed", seconds: 0.02 }),
    ]);
    expect(report.missing).toEqual([]);
  });

  it("reports a case that a crash interrupts", () => {
    const cut = `${GTEST.slice(0, GTEST.indexOf("[       OK"))}\n!abort() was called`;
    const report = readOne("auto", cut);
    expect(report.cases).toEqual([
      expect.objectContaining({ name: "Decodes", outcome: "incomplete", message: "abort() was called" }),
    ]);
    expect(report.missing).toHaveLength(2);
  });
});

describe("TAP", () => {
  it("reads results, directives and explanations", () => {
    const report = readOne(
      "auto",
      `TAP version 13
1..5
ok 1 - opens
not ok 2 - reads
  ---
  message: 'short read'
  ...
ok 3 - writes # SKIP no card
not ok 4 - is fast # TODO tune it
ok 5`,
    );
    expect(report.framework).toBe("tap");
    expect(report.missing).toEqual([]);
    expect(outcomes(report)).toEqual([
      "opens: passed",
      "reads: failed",
      "writes: skipped",
      "is fast: skipped",
      "test 5: passed",
    ]);
    expect(report.cases[1]).toMatchObject({ message: "message: 'short read'" });
    expect(report.cases[2]).toMatchObject({ message: "no card" });
  });

  it("takes the plan at the end as well, and leaves the results of subtests to their test", () => {
    const report = readOne("auto", "    ok 1 - inner\n    1..1\nok 1 - outer\n1..1");
    expect(outcomes(report)).toEqual(["outer: passed"]);
    expect(report.missing).toEqual([]);
  });

  it("reports missing results and a run that bailed out", () => {
    expect(readOne("auto", "1..3\nok 1 - a").missing).toEqual(["The plan has 3 tests; the console shows 1."]);
    expect(readOne("auto", "1..3\nok 1 - a\nBail out! no sensor").missing).toEqual([
      "The tests bailed out: no sensor",
    ]);
  });

  it("finds no tests where firmware only prints `ok`", () => {
    expect(read("auto", "ok\nnot ok\nok 5\nRunning main...\nHello")).toEqual([]);
  });
});

describe("all frameworks", () => {
  it("gives one report for each framework that was seen", () => {
    expect(read("auto", `${IDF_UNITY}\n${GTEST}`).map(({ framework }) => framework)).toEqual([
      "unity",
      "gtest",
    ]);
  });

  it("reads nothing where `none` is chosen, and only the framework that is chosen", () => {
    expect(read("none", IDF_UNITY)).toEqual([]);
    expect(read("ztest", IDF_UNITY)).toEqual([]);
  });

  it("keeps a bounded number of bounded results", () => {
    const many = Array.from({ length: 10_050 }, (_, index) => `a.c:1:${"n".repeat(400)}${index}:PASS`);
    const report = readOne("auto", many.join("\n"));
    expect(report.cases).toHaveLength(10_000);
    expect(report.cases[0]?.name).toHaveLength(300);
    expect(report.missing[0]).toBe("50 results after the first 10000 were not kept.");
  });

  // Patterns that backtrack would not finish this within the time limit of a test.
  it("reads hostile lines without looking at them again and again", () => {
    const hostile = [
      ":1:".repeat(1_300),
      `a.c:1:${":PAS".repeat(900)}`,
      `[  FAILED  ] a.b, where ${" (1 ms".repeat(600)}`,
      `ok ${"# ".repeat(1_900)}`,
      `TEST(${"a".repeat(3_900)}`,
      `SUITE PASS - ${"[".repeat(3_900)}`,
      " ".repeat(3_999),
    ];
    const results = new TestResults("auto");
    results.line({ at: 0, text: "[ RUN      ] a.b" });
    for (let round = 0; round < 200; round++) {
      for (const text of hostile) results.line({ at: round, text });
    }
    expect(results.reports().map(({ framework }) => framework)).toEqual(["gtest"]);
  });
});
