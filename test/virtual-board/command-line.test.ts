import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { formatMac, parseBoardOptions } from "../../src/virtual-board/options.ts";
import { subActionScript } from "../support/runner/runner.ts";
import { command, dataCommand, SerialClient, words } from "./serial-client.ts";

const DEADLINE_MS = 30_000;
const CLI = subActionScript("virtual-board", "cli");

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function finished(args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [CLI, ...args], { timeout: DEADLINE_MS });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (text: Buffer) => (stdout += text.toString()));
  child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
  await once(child, "close");
  return { code: child.exitCode, stdout, stderr };
}

const children: ChildProcess[] = [];

// A test that fails half-way has not stopped its board.
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Starts the command and waits for its address. */
async function started(args: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const lines = createInterface(child.stdout);
  const all: string[] = [];
  lines.on("line", (text) => all.push(text));
  const [line] = (await once(lines, "line", { signal: AbortSignal.timeout(DEADLINE_MS) })) as [string];
  const stop = async (signal: NodeJS.Signals): Promise<Run["code"]> => {
    const closed = once(child, "close", { signal: AbortSignal.timeout(DEADLINE_MS) });
    child.kill(signal);
    await closed;
    return child.exitCode;
  };
  return { line, lines: all, port: Number(/:(\d+)$/.exec(line)?.[1]), stop };
}

describe("a console file with an error", () => {
  it("is refused by its line, without a word about options", async () => {
    const folder = mkdtempSync(join(tmpdir(), "console-"));
    const file = join(folder, "console.yml");
    writeFileSync(file, "applications:\n  - boots:\n      - stepz: []\n");
    const run = await finished(["--chip", "esp32", "--console", file]);
    rmSync(folder, { recursive: true });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("stepz");
    expect(run.stderr).not.toContain("--help");
    const both = await finished(["--chip", "esp99", "--console", file]);
    expect(both.stderr).toContain("Run it with --help for the options.");
  });
});

describe("the options", () => {
  it("describe a board", () => {
    const texts = {
      chip: "esp32s3",
      "flash-size": "16MB",
      mac: "7C:DF:A1:00:00:01",
      "link-baud": "921600",
      port: "0",
      "secure-boot": "true",
    };
    const parsed = parseBoardOptions(texts);
    expect(parsed).toMatchObject({
      options: {
        chip: "esp32s3",
        flashSize: 16 * 0x10_0000,
        linkBaud: 921_600,
        port: 0,
        resetOnConnect: false,
        secureBoot: true,
        flashEncryption: false,
      },
    });
    if ("options" in parsed)
      expect(formatMac(parsed.options.mac ?? [0, 0, 0, 0, 0, 0])).toBe("7c:df:a1:00:00:01");
  });

  it.each([
    ["flash-size", "3MB"],
    ["flash-size", "0"],
    ["flash-size", "1KB"],
    // An ESP32 reaches 16 MB.
    ["flash-size", "32MB"],
    ["port", "65536"],
    ["port", "-1"],
    ["rfc2217-port", "65536"],
    ["rfc2217-port", "yes"],
    ["tty", "ttyUSB0"],
    ["tty", "/dev/\n"],
    ["link-baud", "fast"],
    ["link-baud", "10"],
    ["mac", "01:00:00:00:00:00"],
    ["mac", "24:0a:c4"],
    ["reset-on-connect", "yes"],
    ["secure-boot", "on"],
  ])("refuse %s %s", (name, text) => {
    const parsed = parseBoardOptions({ chip: "esp32", [name]: text });
    expect("problems" in parsed && parsed.problems).toEqual([expect.stringContaining(`${name}: "${text}"`)]);
  });

  it("allow each chip the flash that it can reach, and no protection that it does not have", () => {
    expect(parseBoardOptions({ chip: "esp32p4", "flash-size": "128MB" })).toMatchObject({
      options: { flashSize: 128 * 0x10_0000 },
    });
    const flags = { "flash-encryption": "true", "secure-boot": "true", "secure-download-mode": "true" };
    expect(parseBoardOptions({ chip: "esp8266", ...flags })).toEqual({
      problems: [
        "secure-download-mode: the ESP8266 has none",
        "flash-encryption: the ESP8266 has none",
        "secure-boot: the ESP8266 has none",
      ],
    });
  });
});

describe("a port with lines", () => {
  it("cannot be the raw port", () => {
    const parsed = parseBoardOptions({ chip: "esp32", port: "5555", "rfc2217-port": "5555" });
    expect(parsed).toEqual({ problems: ["rfc2217-port: is the same as port; use another one, or 0"] });
    expect(parseBoardOptions({ chip: "esp32", port: "0", "rfc2217-port": "0" })).toHaveProperty("options");
  });
});

describe("the command", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "virtual-board-cli-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

  it("lists everything that is wrong and exits with 2", async () => {
    const run = await finished(["--chip", "esp9", "--bogus", "--port", "x", "more"]);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe("");
    for (const part of ['chip: "esp9"', "--bogus is not an option", 'port: "x"', '"more" is not an option']) {
      expect(run.stderr).toContain(part);
    }
  });

  it("takes several faults, and says what is wrong with one", async () => {
    const args = [
      "--chip",
      "esp32",
      "--fault",
      "silent:times=2",
      "--fault",
      "unplug:at=write",
      "--fault=odd",
    ];
    const run = await finished(args);
    expect(run.code).toBe(2);
    expect(run.stderr).not.toContain("silent:times=2");
    expect(run.stderr).toContain('fault: "unplug:at=write" needs at=write:BYTES');
    expect(run.stderr).toContain('fault: "odd" is not a fault; use one of silent,');
  });

  it("starts a board with its faults, and tells at the end which have happened", async () => {
    const board = await started(["--chip", "esp32", "--fault", "garbage:times=1", "--fault", "slow:ms=1"]);
    await using client = await SerialClient.connect(board.port);
    await client.sync();
    expect(await board.stop("SIGTERM")).toBe(process.platform === "win32" ? null : 0);
    if (process.platform !== "win32") expect(board.lines.at(-1)).toMatch(/; faults: garbage 1, slow \d+$/);
  });

  it("takes Secure Boot as a flag: the chip says so", async () => {
    const board = await started(["--chip", "esp32c3", "--secure-boot", "--flash-size", "1MB"]);
    await using client = await SerialClient.connect(board.port);
    await client.sync();
    const info = await client.ask(command(0x14));
    expect(info.readUInt32LE(8)).toBe(1);
    await board.stop("SIGTERM");
  });

  it("explains itself", async () => {
    const run = await finished(["--help"]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain("--reset-on-connect");
  });

  it.each(["SIGINT", "SIGTERM"] as const)("runs until %s and exits with 0", async (signal) => {
    const board = await started(["--chip", "esp32c3", "--flash-size", "1MB"]);
    expect(board.line).toMatch(/^listening on socket:\/\/127\.0\.0\.1:\d+$/);
    await using client = await SerialClient.connect(board.port);
    await client.sync();
    expect(await board.stop(signal)).toBe(process.platform === "win32" ? null : 0);
  });

  it("keeps what was written when it is killed, and starts again with it", async () => {
    const image = join(folder, "flash.bin");
    const args = ["--chip", "esp32", "--flash-size", "1MB", "--image", image];
    const board = await started(args);
    await using client = await SerialClient.connect(board.port);
    await client.sync();
    await client.ask(command(0x0d, words(0, 0)));
    await client.ask(command(0x02, words(4, 1, 0x400, 0xf_f000)));
    const written = await client.ask(dataCommand(0x03, 0, Buffer.from("kept")));
    expect(written.subarray(-4).toString("hex")).toBe("00000000");
    await board.stop("SIGKILL");
    expect(statSync(image).size).toBe(0x10_0000);
    expect(readFileSync(image).toString("latin1", 0xf_f000, 0xf_f004)).toBe("kept");
    const again = await started(args);
    await using other = await SerialClient.connect(again.port);
    await other.sync();
    await other.ask(command(0x0d, words(0, 0)));
    expect((await other.ask(command(0x0e, words(0xf_f000, 4)))).toString("latin1", 8, 12)).toBe("kept");
    await again.stop("SIGTERM");
  });

  it("says where it listens with lines, too", async () => {
    const board = await started(["--chip", "esp32", "--rfc2217-port", "0"]);
    await expect
      .poll(() => board.lines, { timeout: DEADLINE_MS })
      .toEqual([board.line, expect.stringMatching(/^listening on rfc2217:\/\/127\.0\.0\.1:\d+$/)]);
    const port = Number(board.lines[1]?.split(":").at(-1));
    await using client = await SerialClient.connect(port);
    await client.sync();
    await board.stop("SIGTERM");
  });

  it.each(["--port", "--rfc2217-port"])(
    "says when the port of %s is taken, and leaves none open",
    async (name) => {
      const board = await started(["--chip", "esp32"]);
      const run = await finished(["--chip", "esp32", name, String(board.port)]);
      expect(run.code).toBe(1);
      expect(run.stderr).toContain(`port ${board.port} is in use by another program; use 0 for a free one`);
      await board.stop("SIGTERM");
    },
  );
});
