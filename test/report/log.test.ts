import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StepLog } from "../../src/report/log.ts";
import { StepLog as Runner } from "../support/runner/workflow-commands.ts";

let printed: string;

beforeEach(() => {
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function runner(): Runner {
  const log = new Runner();
  for (const line of printed.split("\n")) log.take(line);
  return log;
}

describe("a warning", () => {
  it("waits for the end of a group in which the runner takes no commands", async () => {
    const log = new StepLog();
    log.warning("first", "at once");
    await log.untrustedGroup("Group", () => {
      log.warning("second", "held\n::error::x");
      return Promise.resolve();
    });
    const annotations = runner().annotations.map(({ level, title, message }) => [level, title, message]);
    expect(annotations).toEqual([
      ["warning", "esptool-action: first", "at once"],
      ["warning", "esptool-action: second", "held\n::error::x"],
    ]);
    expect(printed).toMatch(/Warning: held[^]*::endgroup::|Warning: held[^]*::warning /);
  });
});

describe("progress in the log", () => {
  function shown(steps: readonly (readonly [ms: number, percent: number])[]): string[] {
    let now = 0;
    const log = new StepLog(() => now);
    for (const [ms, percent] of steps) {
      now = ms;
      log.progress(percent);
    }
    return printed
      .split("\n")
      .filter(Boolean)
      .map((line) => line.trim());
  }

  it("is shown every 10 %, and at the end", () => {
    const steps = Array.from({ length: 256 }, (_, index) => [index, ((index + 1) / 256) * 100] as const);
    const lines = shown(steps);
    expect(lines.length).toBeLessThanOrEqual(11);
    expect(lines.length).toBeGreaterThanOrEqual(9);
    expect(lines.at(-1)).toBe("100 %");
  });

  it("is shown every 5 s when it is slow", () => {
    expect(
      shown([
        [0, 1],
        [4_000, 2],
        [5_000, 3],
        [9_999, 4],
        [10_000, 5],
      ]),
    ).toEqual(["3 %", "5 %"]);
  });

  it("says each thing once, and starts over with the next transfer", () => {
    expect(
      shown([
        [0, 50],
        [1, 100],
        [2, 100],
        [3, 5],
        [4, 60],
        [5, 100],
      ]),
    ).toEqual(["50 %", "100 %", "60 %", "100 %"]);
  });
});

describe("a group for untrusted text", () => {
  it("lets the runner obey nothing in it, and everything after it", async () => {
    const log = new StepLog();
    await log.untrustedGroup("Flash", () => {
      log.line("::error::from the device");
      log.line("##[warning]from the device");
      return Promise.resolve();
    });
    log.line("::notice::from us");
    expect(runner().annotations).toEqual([{ level: "notice", message: "from us" }]);
  });

  it("has another one in it as a part, and ends only with its own end", async () => {
    const log = new StepLog();
    await log.untrustedGroup("Boards", async () => {
      await log.untrustedGroup("Reset the board", () => Promise.resolve());
      log.line("::error::from the device");
    });
    log.line("::notice::from us");
    expect(runner().annotations).toEqual([{ level: "notice", message: "from us" }]);
  });

  it("ends also when the work fails, and passes the failure on", async () => {
    const log = new StepLog();
    await expect(log.untrustedGroup("Flash", () => Promise.reject(new Error("lost")))).rejects.toThrow(
      "lost",
    );
    log.line("::notice::from us");
    expect(runner().annotations).toHaveLength(1);
    expect(runner().executed.map(({ command }) => command)).toEqual([
      "group",
      "stop-commands",
      expect.stringMatching(/^[\da-f]{32}$/),
      "endgroup",
      "notice",
    ]);
  });

  it("uses another word every time, so that none can be guessed", async () => {
    const log = new StepLog();
    for (let run = 0; run < 3; run++) await log.untrustedGroup("x", () => Promise.resolve());
    const tokens = runner().executed.filter(({ command }) => command === "stop-commands");
    expect(new Set(tokens.map(({ data }) => data)).size).toBe(3);
  });
});

describe("details", () => {
  it.each([
    ["1", "a detail\n"],
    ["", ""],
  ])("with RUNNER_DEBUG=%s are shown as %j", (debug, text) => {
    vi.stubEnv("RUNNER_DEBUG", debug);
    new StepLog().detail("a detail");
    expect(printed).toBe(text);
  });
});
