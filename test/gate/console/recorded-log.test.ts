import { describe, expect, it } from "vitest";
import { readRecordedLog } from "../../../src/gate/console/recorded-log.ts";
import { judgeLog } from "../../../src/gate/judge-log.ts";
import { recording, rulesOf } from "../../support/gate/judged.ts";

function read(text: string): unknown {
  const { format, chunks } = readRecordedLog(Buffer.from(text));
  return [format, [...chunks].map(({ at, bytes }) => [at, Buffer.from(bytes).toString()])];
}

describe("a recorded log", () => {
  it("of bytes has no times", () => {
    expect(read("ets Jul 29\r\nready\r\n")).toEqual(["bytes", [[0, "ets Jul 29\r\nready\r\n"]]]);
    expect(read("")).toEqual(["bytes", []]);
  });

  it("of this action's job log has times from the reset", () => {
    expect(read("Console of /dev/ttyUSB0:\n[+0.012] ets Jul 29\n[+1.234] a\rb\n[+1.300] ready\n")).toEqual([
      "relative",
      [
        [12, "ets Jul 29\n"],
        [1234, "a\rb\n"],
        [1300, "ready\n"],
      ],
    ]);
    expect(read("2026-11-27T04:10:57.1234567Z [+2.5] ready")).toEqual(["relative", [[2500, "ready"]]]);
  });

  it("of pytest-embedded has the time of day", () => {
    expect(read("2026-11-27 23:59:58 ets\n2026-11-27 23:59:59 a\nrest\n2026-11-28 00:00:03 ready\n")).toEqual(
      [
        "dated",
        [
          [0, "ets\n"],
          [1000, "a\n"],
          [1000, "rest\n"],
          [5000, "ready\n"],
        ],
      ],
    );
  });

  it("has times that never go back", () => {
    expect(read("[+5.0] a\n[+2.0] b\n")).toEqual([
      "relative",
      [
        [5000, "a\n"],
        [5000, "b\n"],
      ],
    ]);
  });
});

describe("judging a recorded log", () => {
  const setup = { resets: true } as const;

  it("finds in our bytes what the gate found", () => {
    const rules = rulesOf({ expect: "Hello from ESP32!" });
    expect(judgeLog(readRecordedLog(recording("esp32-hello")), { ...setup, rules }).verdict?.verdict).toBe(
      "passed",
    );
    expect(judgeLog(readRecordedLog(recording("esp32c3-panic")), { ...setup, rules }).verdict?.code).toBe(
      "panic",
    );
  });

  it("ends with the log: what has not come is missing, whatever its time", () => {
    const rules = rulesOf({ expect: "Hello from ESP33!" });
    const report = judgeLog(readRecordedLog(recording("esp32-hello")), { ...setup, rules });
    expect(report.verdict).toMatchObject({ code: "expect-timeout" });
    expect(report.verdict?.message).toContain("did not appear before the log ended");
    expect(report.verdict?.message).toContain('"Hello from ESP32!"');
  });

  it("knows times where the log has them", () => {
    const log = "2026-11-27 04:10:57 ets\n2026-11-27 04:11:50 ready\n";
    const rules = rulesOf({ expect: "ready" });
    expect(judgeLog(readRecordedLog(Buffer.from(log)), { ...setup, rules }).verdict).toMatchObject({
      code: "expect-timeout",
      at: 30_000,
    });
  });

  it("finds an empty log silent", () => {
    expect(judgeLog(readRecordedLog(Buffer.alloc(0)), { ...setup, rules: rulesOf() }).verdict?.code).toBe(
      "silent",
    );
  });
});
