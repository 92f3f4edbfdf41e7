// The real esptool on the board's lines: by itself, on pySerial's own ports, and as a step starts it, on ours.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { parseFault } from "../../src/virtual-board/faults/fault-text.ts";
import { type MachineMode } from "../../src/virtual-board/protocol/machine.ts";
import { startBoard, type TestBoard } from "../support/board/virtual-board.ts";
import { testEsptool } from "../support/esptool/esptool.ts";
import { runLaunched } from "../support/esptool/launched.ts";
import { freshFolder } from "../support/runner/runner.ts";

const DEADLINE_MS = 180_000;

interface Options {
  /** Bare esptool on pySerial's ports, or on ours. */
  readonly ports?: "pyserial" | "ours";
  readonly env?: Readonly<Record<string, string>>;
  /** The section `[esptool]` of its configuration. */
  readonly config?: string;
}

async function esptool(url: string, args: readonly string[], options: Options = {}) {
  const { ports = "ours", env = {}, config } = options;
  const { command, prefix } = await testEsptool();
  const folder = freshFolder("esptool");
  const settings = config === undefined ? {} : { ESPTOOL_CFGFILE: join(folder, "esptool.cfg") };
  if (config !== undefined) writeFileSync(join(folder, "esptool.cfg"), `[esptool]\n${config}\n`);
  const environment = { NO_COLOR: "1", TERMINAL_WIDTH: "500", ...settings, ...env };
  const words = ["--port", url, ...args];
  if (ports === "ours") {
    const { exitCode, lines } = await runLaunched(await testEsptool(), words, { folder, environment });
    return { code: exitCode, text: lines.join("\n") };
  }
  const child = spawn(command, [...prefix, ...words], {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: DEADLINE_MS,
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes: Buffer) => (text += bytes.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, text };
}

/** A board that runs its application, behind a port with lines. */
async function runningBoard(options: Parameters<typeof startBoard>[0] = {}): Promise<TestBoard> {
  const board = await startBoard({ rfc2217Port: 0, ...options });
  board.reset("application");
  return board;
}

const urlOf = (board: TestBoard): string => board.rfc2217Url ?? "";
/** Waits until that runs on the chip. */
async function becomes(board: TestBoard, mode: MachineMode): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (board.mode !== mode && Date.now() < deadline) await setTimeout(10);
  expect(board.mode).toBe(mode);
}

describe.concurrent("esptool on a port with lines", () => {
  it.each([
    ["esp32", "ours", ""],
    ["esp32", "ours", "?ign_set_control"],
    ["esp32c3", "ours", ""],
    ["esp32", "pyserial", ""],
    ["esp32", "pyserial", "?ign_set_control"],
  ] as const)(
    "resets an %s into its ROM, and then into its application (%s%s)",
    async (chip, ports, option) => {
      await using board = await runningBoard({ chip });
      const run = await esptool(urlOf(board) + option, ["--no-stub", "read-mac"], { ports });
      expect(run, run.text).toMatchObject({ code: 0 });
      // One attempt is enough.
      expect(/Connecting\.*/.exec(run.text)?.[0].length).toBeLessThan("Connecting.....".length);
      expect(run.text).toContain("Hard resetting via RTS pin");
      await becomes(board, "application");
      expect(board.log.errors).toEqual([]);
    },
  );

  it("stays in the ROM, or in the stub, where it is told to", async () => {
    await using board = await runningBoard();
    const rom = await esptool(urlOf(board), ["--after", "no-reset", "--no-stub", "read-mac"]);
    expect(rom, rom.text).toMatchObject({ code: 0 });
    expect(board.mode).toBe("rom");
    const stub = await esptool(urlOf(board), ["--after", "no-reset-stub", "read-mac"]);
    expect(stub, stub.text).toMatchObject({ code: 0 });
    expect(board.mode).toBe("stub");
  });

  it("does not find a chip that runs its application when it is told not to reset it", async () => {
    await using board = await runningBoard();
    const run = await esptool(urlOf(board), ["--before", "no-reset", "--connect-attempts", "1", "read-mac"]);
    expect(run.code).not.toBe(0);
    expect(board.mode).toBe("application");
  });

  it("carries a higher rate on a modelled link, and comes back to one that was left at it", async () => {
    await using board = await runningBoard({ linkBaud: 921_600 });
    for (let round = 0; round < 2; round++) {
      const run = await esptool(urlOf(board), ["--baud", "921600", "--after", "no-reset-stub", "flash-id"]);
      expect(run, run.text).toMatchObject({ code: 0 });
      expect(run.text).toContain("Changed.");
    }
  });

  it.each([
    ["into the ROM", "D0|R1|W0.1|D1|R0|W0.05|D0", 0, "application"],
    ["and stays there, with GPIO0 low for good", "D0|R1|W0.1|D1|R0|W0.5", 0, "rom"],
    ["not at all", "D0|R0|W0.1", 2, "application"],
  ] as const)("resets by a sequence of its configuration: %s", async (_, sequence, code, mode) => {
    await using board = await runningBoard();
    const run = await esptool(urlOf(board), ["--connect-attempts", "1", "--no-stub", "read-mac"], {
      config: `custom_reset_sequence = ${sequence}`,
    });
    expect(run, run.text).toMatchObject({ code });
    expect(run.text).toContain("Loaded custom configuration");
    await becomes(board, mode);
  });

  it.each(["esp32c3", "esp32s3", "esp32p4"] as const)(
    "starts the application of an %s by its watchdog",
    async (chip) => {
      await using board = await startBoard({ chip });
      for (const stub of [["--no-stub"], []]) {
        board.reset();
        const run = await esptool(board.url, ["--after", "watchdog-reset", ...stub, "read-mac"]);
        expect(run, run.text).toMatchObject({ code: 0 });
        expect(run.text).toContain("Hard resetting with a watchdog");
        await becomes(board, "application");
      }
    },
  );

  it("waits for a port that is not there yet, as often as it is told to", async () => {
    const parsed = parseFault("refused:ms=4000");
    if ("problem" in parsed) throw new Error(parsed.problem);
    await using board = await runningBoard({ faults: [parsed.fault] });
    const args = ["--chip", "esp32", "--no-stub", "read-mac"];
    const none = await esptool(urlOf(board), args);
    expect(none.code).not.toBe(0);
    const run = await esptool(urlOf(board), args, { env: { ESPTOOL_OPEN_PORT_ATTEMPTS: "0" } });
    expect(run, run.text).toMatchObject({ code: 0 });
  });
});
