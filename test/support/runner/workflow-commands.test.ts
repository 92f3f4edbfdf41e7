import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { LineSplitter } from "./line-splitter.ts";
import { StepLog } from "./workflow-commands.ts";

describe("StepLog", () => {
  it("takes annotations out of the output, with their escapes undone", () => {
    const log = run(
      "before",
      "::error title=port-busy%3A COM5%2C 1::Cannot open%0ACOM5: 100%25 busy",
      "after",
    );
    expect(log.annotations).toEqual([
      { level: "error", title: "port-busy: COM5, 1", message: "Cannot open\nCOM5: 100% busy" },
    ]);
    expect(log.lines).toEqual(["before", "##[error]Cannot open\nCOM5: 100% busy", "after"]);
  });

  it("undoes escapes once only", () => {
    expect(run("::warning::%250A").annotations).toEqual([{ level: "warning", message: "%0A" }]);
  });

  it("obeys the old form anywhere in a line", () => {
    const log = run("App name: ##[set-output name=port;]evil%5D");
    expect(log.outputs).toEqual({ port: "evil]" });
    expect(log.executed).toMatchObject([{ command: "set-output", form: "##[" }]);
  });

  it("obeys commands in any case and after blanks, and no unknown ones", () => {
    const log = run(
      "  ::ERROR::one",
      "::bogus::two",
      "##[bogus]three",
      "x ::error::four",
      "::error five",
      "##[error",
    );
    expect(log.annotations).toEqual([{ level: "error", message: "one" }]);
    expect(log.lines).toHaveLength(6);
  });

  it("obeys nothing between stop-commands and its token", () => {
    const log = run(
      "::stop-commands::f00d",
      "::error::device text",
      "##[set-output name=port]device text",
      "::other::",
      "::f00d::",
      "::notice::ours",
      "::f00d::",
    );
    expect(log.executed.map(({ command }) => command)).toEqual(["stop-commands", "f00d", "notice"]);
    expect(log.outputs).toEqual({});
    expect(log.annotations).toEqual([{ level: "notice", message: "ours" }]);
    expect(log.lines).toContain("::error::device text");
  });

  it("obeys a device that knows the token", () => {
    const log = run("::stop-commands::f00d", "boot ##[F00D]", "::warning::device text");
    expect(log.annotations).toEqual([{ level: "warning", message: "device text" }]);
  });

  it("masks every line of a secret, in the log and in annotations", () => {
    const log = run("::add-mask::first%0Asecond", "a first b", "::error::second");
    expect(log.lines).toEqual(["a *** b", "##[error]***"]);
    expect(log.annotations).toEqual([{ level: "error", message: "***" }]);
  });

  it("shows groups as the runner does, and debug messages only when asked to", () => {
    const lines = ["::group::Flash", "::debug::argv", "::endgroup::"];
    expect(run(...lines).lines).toEqual(["##[group]Flash", "##[endgroup]"]);
    const log = new StepLog({ debug: true });
    for (const line of lines) log.take(line);
    expect(log.lines).toContain("##[debug]argv");
  });

  it("fails a step that sets variables in the old, unsafe way", () => {
    expect(run("::set-env name=PATH::/tmp", "::add-path::/tmp").annotations).toMatchObject([
      { level: "error" },
      { level: "error" },
    ]);
  });
});

describe("LineSplitter", () => {
  it("ends lines at LF, CRLF and CR, however the text is cut into pieces", () => {
    const piece = fc.stringMatching(/^[a\r\n\u2028]{0,6}$/);
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const lines: string[] = [];
        const splitter = new LineSplitter((line) => lines.push(line));
        for (const text of pieces) splitter.push(text);
        splitter.end();
        const whole = pieces.join("");
        const expected = whole.replaceAll("\r\n", "\n").replaceAll("\r", "\n").split("\n");
        if (expected.at(-1) === "") expected.pop();
        expect(lines).toEqual(expected);
      }),
    );
  });
});

function run(...lines: string[]): StepLog {
  const log = new StepLog();
  for (const line of lines) log.take(line);
  return log;
}
