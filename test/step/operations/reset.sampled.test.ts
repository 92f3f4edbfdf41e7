import { describe, expect, it } from "vitest";
import type { VirtualBoardOptions } from "../../../src/virtual-board/board.ts";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { expectNothingLeftBehind } from "../../support/runner/step-proof.ts";
import { type Rfc2217Port, rfc2217Port } from "../../support/board/rfc2217-port.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

interface Bench extends AsyncDisposable {
  readonly board: TestBoard;
  readonly port: Rfc2217Port;
  /** Runs a step with `operation: reset`. */
  reset(inputs?: ActionInputs): Promise<ActionRun>;
}

/** A board that runs its application, behind a port with DTR and RTS. */
async function bench(options: Partial<VirtualBoardOptions> = {}): Promise<Bench> {
  const board = await startBoard({ chip: "esp32c3", flashSize: 0x10_0000, ...options });
  board.reset("application");
  const port = await rfc2217Port(board);
  return {
    board,
    port,
    reset: (inputs = {}) => runAction({ operation: "reset", port: port.url, retries: 0, ...inputs }),
    [Symbol.asyncDispose]: async () => {
      await port[Symbol.asyncDispose]();
      await board[Symbol.asyncDispose]();
    },
  };
}

function expectReset(run: ActionRun, into: string): void {
  expect(run.exitCode, run.log).toBe(0);
  expect(run.outputs).toMatchObject({
    success: "true",
    operation: "reset",
    into,
    "board-state": "untouched",
    "app-started": into === "app" ? "unknown" : "no",
  });
  expect(run.result).toMatchObject({ success: true, operation: "reset", into });
  expect(run.annotations).toEqual([]);
  expectNothingLeftBehind(run);
}

function expectRefused(run: ActionRun, message: RegExp): void {
  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ failure: "input-invalid", "board-state": "untouched" });
  expect(run.annotations).toHaveLength(1);
  expect(run.annotations[0]?.message).toMatch(message);
}

describe.each([{ "no-stub": false }, { "no-stub": true }])("a reset step with %o", (stub) => {
  sampled("starts the application, and reports it in outputs, JSON result and summary", async () => {
    await using on = await bench();
    const run = await on.reset(stub);
    expectReset(run, "app");
    expect(run.outputs).toMatchObject({
      port: on.port.url,
      chip: "ESP32-C3",
      mac: expect.stringMatching(/^([\da-f]{2}:){5}[\da-f]{2}$/) as string,
    });
    expect(run.summary).toContain("### ✅ reset: the board was reset into its application");
    expect(on.port.resets).toEqual(["rom", "application"]);
    expect(on.board.mode).toBe("application");
  });

  sampled("leaves the chip in the download mode of its ROM, not in esptool's stub", async () => {
    await using on = await bench();
    const run = await on.reset({ ...stub, into: "bootloader" });
    expectReset(run, "bootloader");
    expect(run.summary).toContain("### ✅ reset: the board was reset into the download mode of its ROM");
    expect(on.board.mode).toBe("rom");
  });
});

describe("a reset step that requires a board", () => {
  sampled("leaves the ROM in download mode although the stub has asked the board who it is", async () => {
    await using on = await bench();
    expectReset(await on.reset({ into: "bootloader", "require-chip": "esp32c3" }), "bootloader");
    expect(on.board.mode).toBe("rom");
  });

  it.each(
    sample(
      "refuses another by %o, and starts its application again",
      [
        [{ "require-mac": "02:0b:0b:0b:0b:0b" }, /MAC address/],
        [{ "require-chip": "esp32s3" }, /chip is ESP32-C3, not esp32s3/],
        [{ "require-chip": "esp32s3", "dry-run": "connect" }, /chip is ESP32-C3, not esp32s3/],
      ],
      () => ["a case"],
    ).cases,
  )("refuses another by %o, and starts its application again", async (inputs, message) => {
    await using on = await bench();
    const run = await on.reset({ into: "bootloader", ...inputs });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ failure: "requirement-not-met", "board-state": "untouched" });
    expect(run.outputs).not.toHaveProperty("into");
    expect(run.annotations[0]?.message).toMatch(message);
    expect(on.board.mode).toBe("application");
    expectNothingLeftBehind(run);
  });
});

describe("the inputs of a reset step", () => {
  sampled("refuse a raw socket, and name what can reset the chip", async () => {
    await using board = await startBoard();
    const run = await runAction({ operation: "reset", port: board.url });
    expectRefused(run, /`port`: a raw socket has no lines that reset the chip; use an `rfc2217:\/\/` port/);
    expect(board.log.connections).toBe(0);
  });

  it.each(
    sample(
      "refuse %o before the port is opened",
      [
        [{ file: "app.bin" }, /`file` has no/],
        [{ address: "0x1000" }, /`address` has no/],
        [{ into: "download" }, /nput `into`: "download" is not one of app, bootloader/],
        [{ after: "no-reset" }, /no-reset leaves the chip in bootloader mode; remove it/],
        [{ into: "bootloader", after: "watchdog-reset" }, /`after` has no effect with `into: bootloader`/],
      ],
      () => ["a case"],
    ).cases,
  )("refuse %o before the port is opened", async (inputs, message) => {
    await using on = await bench();
    expectRefused(await on.reset(inputs), message);
    expect(on.board.log.connections).toBe(0);
  });
});

describe("a dry run of a reset", () => {
  const leavesInRom = "--baud 115200 --before default-reset --after no-reset --no-stub flash-id";

  sampled("reports the command without opening the port", async () => {
    await using on = await bench();
    const run = await on.reset({ into: "bootloader", "dry-run": true });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs["plan"]).toContain(
      "reset: the board would be reset into the download mode of its ROM.",
    );
    expect(run.outputs["commands"]).toContain(leavesInRom);
    expect(run.outputs["not-checked"]).toContain("Whether the board can be reset over this port.");
    expect(on.board.log.connections).toBe(0);
  });

  sampled("lists the command that checks the requirements, and the one that resets", async () => {
    await using on = await bench();
    const run = await on.reset({ into: "bootloader", "require-chip": "esp32c3", "dry-run": true });
    expect(run.exitCode, run.log).toBe(0);
    const commands = JSON.parse(run.outputs["commands"] ?? "") as string[];
    expect(commands).toEqual([
      expect.stringContaining("--after no-reset flash-id"),
      expect.stringContaining(leavesInRom),
    ]);
  });

  sampled("connects, says what it would do, and starts the application again", async () => {
    await using on = await bench();
    const run = await on.reset({ into: "bootloader", "dry-run": "connect" });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ operation: "reset", "dry-run": "connect", chip: "ESP32-C3" });
    expect(run.outputs["commands"]).toContain(leavesInRom);
    expect(run.outputs).not.toHaveProperty("into");
    expect(on.board.mode).toBe("application");
  });
});

describe("a chip in Secure Download Mode", () => {
  it.each(
    sample(
      "is reset with `into: %s`",
      [
        ["app", "application"],
        ["bootloader", "rom"],
      ],
      () => ["a case"],
    ).cases,
  )("is reset with `into: %s`", async (into, mode) => {
    await using on = await bench({ secureDownloadMode: true });
    expectReset(await on.reset({ into }), into);
    expect(on.board.mode).toBe(mode);
  });
});
