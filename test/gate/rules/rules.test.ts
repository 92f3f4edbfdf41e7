import { describe, expect, it } from "vitest";
import { parseExpectations } from "../../../src/gate/rules/expectations.ts";
import { parseAllowedBoots } from "../../../src/gate/rules/gate-rules.ts";
import { parseRules } from "../../../src/gate/rules/parse-rules.ts";
import { compilePattern } from "../../../src/gate/rules/pattern.ts";
import { parseChecks } from "../../../src/gate/rules/checks.ts";

function problem(source: string): string {
  const read = compilePattern(source);
  return "problem" in read ? read.problem : "none";
}

describe("a pattern", () => {
  it("has RE2's syntax, with named groups in both spellings", () => {
    const read = compilePattern("(?P<ssid>\\S+) (?<rssi>-\\d+)$");
    if (!("value" in read)) throw new Error(read.problem);
    expect(read.value.names).toEqual(["ssid", "rssi"]);
    expect(read.value.match("to lab -42", 0)).toEqual({
      start: 3,
      end: 10,
      groups: { ssid: "lab", rssi: "-42" },
    });
    expect(read.value.match("to lab -42", 4)?.groups).toEqual({ ssid: "ab", rssi: "-42" });
    expect(read.value.match("to lab", 0)).toBeUndefined();
  });

  it.each([
    ["ready(?= in)", "at character 6: RE2 has no look-ahead (`(?=`)"],
    ["ready(?! in)", "at character 6: RE2 has no look-ahead (`(?!`)"],
    ["(?<=a)b", "at character 1: RE2 has no look-behind (`(?<=`)"],
    ["a(?<!b)", "at character 2: RE2 has no look-behind (`(?<!`)"],
    ["(a)\\1", "at character 4: RE2 has no back-references (`\\1`)"],
    ["(?P<n>a)(?P=n)", "at character 9: RE2 has no back-references (`(?P=`)"],
    ["(?>a)b", "at character 1: RE2 has no atomic groups (`(?>`)"],
    ["a++", "at character 2: RE2 has no possessive repetition (`++`)"],
    ["a(?#b)", "at character 2: RE2 has no comments (`(?#`)"],
    ["(a)(b", "at character 4: missing closing )"],
    ["\\(a\\)[)]b)", "at character 10: unexpected )"],
    ["heap: [0-9", "at character 7: missing closing ] (`[0-9`)"],
    ["ok *?*", "at character 4: invalid nested repetition operator (`*?*`)"],
    ["*a", "at character 1: missing argument to repetition operator (`*`)"],
    ["a\\", "at character 2: trailing backslash at end of expression"],
    ["[z-a]", "at character 2: invalid character class range (`z-a`)"],
    ["a{1001}", "at character 2: invalid repeat count (`{1001}`)"],
  ])("%s is refused with the place of the mistake", (source, words) => {
    expect(problem(source)).toBe(words);
  });

  it("has no invisible control characters but a tab", () => {
    expect(problem("a\u001bb")).toBe("at character 2: a control character; write `\\x{1b}` for it");
    expect(problem("a\u2028b")).toBe("at character 2: a control character; write `\\x{2028}` for it");
    const read = compilePattern(String.raw`a\x{1b}\tb	c`);
    expect("value" in read && read.value.test("a\u001b\tb\tc")).toBe(true);
  });

  it("is bounded in its length and in its work for a line", () => {
    expect(problem("a".repeat(1001))).toContain("at most 1000");
    expect(problem("((a{30}b){30}c){30}")).not.toBe("none");
  });

  it("needs names that are words", () => {
    expect(problem("(?P<1>a)")).toContain("is not a name");
  });

  it("takes linear time for what takes a backtracking engine for ever", () => {
    const read = compilePattern("(a+)+$");
    if (!("value" in read)) throw new Error(read.problem);
    expect(read.value.test(`${"a".repeat(9_000)}b`)).toBe(false);
  });
});

describe("`expect`", () => {
  it("is one pattern a line, in order, some with a time", () => {
    const { rules, problems } = parseExpectations(
      "\n# boot\n  wifi up\nwithin 800ms: ready\nwithin 1.5s : \\#1\nwithin reach\n",
    );
    expect(problems).toEqual([]);
    expect(rules.map(({ pattern, withinMs }) => [pattern.source, withinMs])).toEqual([
      ["wifi up", undefined],
      ["ready", 800],
      ["\\#1", 1500],
      ["within reach", undefined],
    ]);
  });

  it.each([
    ["within 5: ready", 'line 1, "within 5: ready": "5" is not a duration; write `800ms`, `5s` or `2m`'],
    ["within 0s: ready", 'line 1, "within 0s: ready": "0s" is not a duration; write `800ms`, `5s` or `2m`'],
    ["ok\nwithin 5s:", 'line 2, "within 5s:": a pattern is missing after `within …:`'],
  ])("%j is refused", (text, words) => {
    expect(parseExpectations(text).problems).toEqual([words]);
  });

  it("has at most 100 lines", () => {
    expect(parseExpectations("a\n".repeat(101)).problems).toEqual([
      "it has 101 lines; at most 100 are allowed",
    ]);
  });
});

describe("`check`", () => {
  it("compares a name with a number", () => {
    expect(parseChecks("heap >= 100000\nrssi>-70\nratio != 0.5\nflags == 0x1F").rules).toMatchObject([
      { name: "heap", comparison: ">=", number: 100000 },
      { name: "rssi", comparison: ">", number: -70 },
      { name: "ratio", comparison: "!=", number: 0.5 },
      { name: "flags", comparison: "==", number: 31 },
    ]);
  });

  it.each(["heap > other", "heap > 1e9", "heap > 1; rm", "heap", "heap = 1", "1 < heap", "heap > 1 + 1"])(
    "%s is no comparison with a number",
    (text) => {
      expect(parseChecks(text)).toMatchObject({ rules: [], problems: [expect.stringContaining("line 1")] });
    },
  );
});

describe("the rules together", () => {
  it("contradictions are reported together with all that cannot be read", () => {
    const texts = {
      expect: "heap (?P<heap>\\d+)\nagain (?P<heap>\\d+)\nwithin 1m: late\nready",
      failOn: "ready\n(",
      check: "heap > 1\nother > 1\nnonsense",
    };
    const { problems } = parseRules(texts, 30_000);
    expect(problems.map(({ input, problem: words }) => `${input}: ${words}`)).toEqual([
      'fail-on: line 2, "(": at character 1: missing closing )',
      'check: line 3, "nonsense": is not a comparison; write `heap >= 100000`',
      "expect: the name `heap` is given to more than one group",
      'expect: `within` of "late" is 60 s, longer than `gate-timeout`, 30 s',
      'fail-on: "ready" is also in `expect`: the same line would be both required and forbidden',
      'check: "other > 1" needs a group `(?P<other>…)` in `expect`',
    ]);
  });

  it("without anything written, demand nothing", () => {
    expect(parseRules({ expect: "", failOn: " \n", check: "" }, 1)).toEqual({
      expect: [],
      failOn: [],
      checks: [],
      problems: [],
    });
  });
});

describe("`allowed-boots`", () => {
  it.each([
    ["2", { count: 2, deepSleep: false }],
    ["deep-sleep", { count: 1, deepSleep: true }],
    ["3, deep-sleep", { count: 3, deepSleep: true }],
  ])("%s", (text, value) => {
    expect(parseAllowedBoots(text)).toEqual({ value });
  });

  it.each(["0", "-1", "2, 3", "deep sleep", "2 deep-sleep", "", "deep-sleep, deep-sleep"])(
    "%j is refused",
    (text) => {
      expect(parseAllowedBoots(text)).toHaveProperty("problem");
    },
  );
});
