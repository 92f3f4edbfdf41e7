import { describe, expect, it } from "vitest";
import { ESP32_BOOT, judged, lines } from "../../support/gate/judged.ts";
import { PRINTED_CRASHES } from "../../support/gate/crash-reports.ts";

const READY = lines("ready");

describe.each(PRINTED_CRASHES)("$name", ({ code, text, source }) => {
  it("fails the gate, with the whole report", () => {
    const gate = judged([
      [10, ESP32_BOOT],
      [300, text],
    ]);
    const printed = text.split("\r\n").filter((line) => line !== "");
    expect(gate.verdict).toMatchObject({ verdict: "failed", code });
    // Text before the first line of a report is not part of it.
    expect(printed.join("\n")).toContain(gate.verdict?.lines.map((line) => line.text).join("\n"));
    expect(gate.verdict?.lines.at(-1)?.text).toBe(printed.at(-1));
    expect(gate.report().crashes).toHaveLength(1);
    expect(gate.report().crashes[0]?.source).toEqual(source);
  });

  it("fails the gate also after everything expected came", () => {
    const gate = judged(
      [
        [10, ESP32_BOOT + READY],
        [1900, text],
      ],
      { expect: "ready" },
    );
    expect(gate.verdict).toMatchObject({ verdict: "failed", code });
  });

  it("is listed and not judged with `crashes: ignore`", () => {
    const gate = judged(
      [
        [10, ESP32_BOOT],
        [300, text],
        [5000, READY],
      ],
      { expect: "ready", crashes: "ignore" },
    );
    expect(gate.verdict).toMatchObject({ verdict: "passed" });
    expect(gate.report().crashes).toMatchObject([{ code }]);
  });
});

it("a task watchdog that only warns is no crash, and is listed", () => {
  const gate = judged(
    [
      [10, ESP32_BOOT],
      [
        300,
        lines(
          "E (3055) task_wdt: Task watchdog got triggered. The following tasks/users did not reset the watchdog in time:",
          "E (3055) task_wdt:  - IDLE0 (CPU 0)",
          "E (3055) task_wdt: Print CPU 0 (current core) registers",
          "Core  0 register dump:",
          "MEPC    : 0x4200232c  RA      : 0x42009694",
        ),
      ],
      [900, READY],
    ],
    { expect: "ready" },
  );
  expect(gate.verdict?.verdict).toBe("passed");
  expect(gate.report().watchdogWarnings).toHaveLength(1);
});

it("a panic long after a warning of the task watchdog is a panic", () => {
  const gate = judged([
    [10, ESP32_BOOT],
    [300, lines("E (290) task_wdt: Task watchdog got triggered. The following tasks did not reset it:")],
    [9000, lines("Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.")],
  ]);
  expect(gate.verdict?.code).toBe("panic");
});

describe("a crash report", () => {
  const GURU = lines("Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.");

  it("ends after two seconds of silence", () => {
    const gate = judged([[100, GURU]]);
    expect(gate.verdict).toMatchObject({ code: "panic", at: 2100 });
  });

  it("ends after ten seconds where the board goes on printing", () => {
    const chatter = Array.from({ length: 30 }, (_, i) => [100 + i * 1000, lines(`tick ${i}`)] as const);
    expect(judged([[50, GURU], ...chatter]).verdict).toMatchObject({ code: "panic", at: 10_050 });
  });

  it("ends after 200 lines", () => {
    const gate = judged([[100, GURU + lines("x").repeat(500)]]);
    expect(gate.verdict).toMatchObject({ code: "panic", at: 100 });
    expect(gate.verdict?.lines).toHaveLength(200);
  });

  it("ends with the next boot, whose lines are no part of it", () => {
    const gate = judged([[100, GURU + lines("Core  0 register dump:") + ESP32_BOOT]]);
    expect(gate.verdict).toMatchObject({ code: "panic", at: 100 });
    expect(gate.verdict?.lines.map(({ text }) => text)).toHaveLength(2);
  });

  it("is found in a line that another task had begun", () => {
    expect(judged([[100, `I (77) wifi: conn${GURU}`]]).verdict?.code).toBe("panic");
  });

  it("is found where it cuts off an escape sequence", () => {
    expect(judged([[100, `\u001b[0;3${GURU}`]]).verdict?.code).toBe("panic");
    expect(judged([[100, `\u001b]0;title${GURU}`]]).verdict?.code).toBe("panic");
  });

  it("is found where a line that is too long is cut", () => {
    for (const before of [9_990, 9_999, 10_000, 10_010]) {
      expect(judged([[100, "x".repeat(before) + GURU]]).verdict?.code).toBe("panic");
    }
  });

  it("is found without the end of its line", () => {
    expect(judged([[100, GURU.trimEnd()]]).verdict?.code).toBe("panic");
  });

  it("ends where a board that is lost printed it", () => {
    const gate = judged([[100, GURU]], {}, { until: 100 });
    gate.event({ at: 123_456 + 500, is: "lost" });
    expect(gate.verdict?.code).toBe("panic");
  });
});

it("a reset by a watchdog fails the gate without a report", () => {
  const gate = judged(
    [
      [10, ESP32_BOOT],
      [
        900,
        lines("ets Jul 29 2019 12:21:46", "", "rst:0x8 (TG1WDT_SYS_RESET),boot:0x12 (SPI_FAST_FLASH_BOOT)"),
      ],
    ],
    { allowedBoots: { count: 9, deepSleep: false } },
  );
  expect(gate.verdict).toMatchObject({ code: "watchdog", verdict: "failed" });
});
