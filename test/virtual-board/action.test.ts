import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { stopBackground } from "../../src/system/processes/background.ts";
import { INPUT_NAMES } from "../../src/virtual-board/options.ts";
import { recordedFlash } from "../support/board/recorded-firmware.ts";
import { processesOf, subActionScript } from "../support/runner/runner.ts";
import { SerialClient } from "./serial-client.ts";

const DEADLINE_MS = 120_000;
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "virtual-board-action-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

type Texts = Record<string, string>;

/** Runs one of the action's entries as the runner does: inputs and state in the environment, files for results. */
async function step(entry: "main" | "post", inputs: Texts, state: Texts = {}) {
  const files = { GITHUB_OUTPUT: join(folder, "output"), GITHUB_STATE: join(folder, "state") };
  for (const path of Object.values(files)) writeFileSync(path, "");
  const named = (prefix: string, texts: Texts): Texts =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${prefix}${name}`, text]));
  const child = spawn(process.execPath, [subActionScript("virtual-board", entry)], {
    timeout: DEADLINE_MS,
    env: {
      PATH: process.env["PATH"] ?? "",
      SystemRoot: process.env["SystemRoot"] ?? "",
      RUNNER_TEMP: folder,
      GITHUB_WORKSPACE: folder,
      ACTIONS_RUNTIME_TOKEN: "a secret",
      RUNNER_TRACKING_ID: "github_1",
      ...files,
      ...named(
        "INPUT_",
        Object.fromEntries(Object.entries(inputs).map(([name, text]) => [name.toUpperCase(), text])),
      ),
      ...named("STATE_", state),
    },
  });
  let text = "";
  child.stdout.on("data", (bytes: Buffer) => (text += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (text += bytes.toString()));
  await once(child, "close");
  return {
    code: child.exitCode,
    text,
    outputs: values(files.GITHUB_OUTPUT),
    state: values(files.GITHUB_STATE),
  };
}

/** The `name<<delimiter` blocks of a runner's command file. */
function values(path: string): Texts {
  const blocks = readFileSync(path, "utf8").matchAll(/^(.+?)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm);
  return Object.fromEntries([...blocks].map(([, name = "", , value = ""]) => [name, value]));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("the virtual board's action", () => {
  it("starts a board that outlives the step, and stops it in post", async () => {
    const main = await step("main", { chip: "esp32c3", "flash-size": "2MB", image: "boards/one.bin" });
    expect(main).toMatchObject({ code: 0 });
    const port = main.outputs["port"] ?? "";
    expect(port).toMatch(/^socket:\/\/127\.0\.0\.1:\d+$/);
    expect(main.outputs["socket-port"]).toBe(port);
    expect(main.outputs["image"]).toBe(join(folder, "boards", "one.bin"));
    expect(statSync(main.outputs["image"] ?? "").size).toBe(2 * 0x10_0000);
    const tcpPort = Number(port.split(":").at(-1));
    await using client = await SerialClient.connect(tcpPort);
    await client.sync();
    const pid = Number(main.state["pid"]);
    if (process.platform === "linux") {
      const environment = readFileSync(`/proc/${pid}/environ`, "utf8");
      expect(environment).toContain("RUNNER_TRACKING_ID=github_1");
      expect(environment).not.toMatch(/TOKEN|secret|INPUT_|GITHUB_/);
    }
    await client[Symbol.asyncDispose]();
    const post = await step("post", {}, main.state);
    expect(post.code).toBe(0);
    expect(post.text).toContain("The virtual board was stopped.");
    await expect(SerialClient.connect(tcpPort)).rejects.toThrow(/ECONNREFUSED/);
    expect((await step("post", {}, main.state)).text).toContain("had already exited");
  });

  it.skipIf(process.platform === "win32")(
    "links a serial device, boots from flash, and plays the console file",
    async () => {
      const firmware = recordedFlash("esp32");
      writeFileSync(join(folder, "flash.bin"), firmware);
      writeFileSync(
        join(folder, "board.yml"),
        "applications:\n  - boots:\n      - steps: [{ print: up, every: 50ms }]\n        answers: [{ send: version, reply: played }]\n",
      );
      const tty = join(folder, "ttyBOARD");
      const texts = { chip: "esp32", image: "flash.bin", "flash-size": `${firmware.length / 0x10_0000}MB` };
      const main = await step("main", { ...texts, tty, boot: "app", console: "board.yml" });
      expect(main, main.text).toMatchObject({ code: 0 });
      const device = await open(tty, "r+");
      const until = async (words: string): Promise<void> => {
        for (let text = ""; !text.includes(words);) {
          const { buffer, bytesRead } = await device.read(Buffer.alloc(4096));
          expect(bytesRead).toBeGreaterThan(0);
          text += buffer.toString("latin1", 0, bytesRead);
        }
      };
      await until("up\r\n");
      await device.write("version\n");
      await until("played\r\n");
      await device.close();
      expect((await step("post", {}, main.state)).code).toBe(0);
      expect(existsSync(tty)).toBe(false);
    },
  );

  it("refuses a tty and a console file that it cannot use, together", async () => {
    writeFileSync(join(folder, "board.yml"), "applications:\n  - boots:\n      - stepz: []\n");
    const main = await step("main", { chip: "esp32", tty: "ttyBOARD", console: "board.yml" });
    expect(main.code).toBe(1);
    expect(main.text).toContain("tty");
    expect(main.text).toContain("console: board.yml: line 3: applications.0.boots.0.stepz: Unrecognized key");
    expect(main.state["pid"]).toBeUndefined();
  });

  it("gives out the port with lines where there is one, and the raw one next to it", async () => {
    const main = await step("main", { chip: "esp32", "rfc2217-port": "0" });
    expect(main, main.text).toMatchObject({ code: 0 });
    expect(main.outputs["port"]).toMatch(/^rfc2217:\/\/127\.0\.0\.1:\d+$/);
    expect(main.outputs["socket-port"]).toMatch(/^socket:\/\/127\.0\.0\.1:\d+$/);
    for (const name of ["port", "socket-port"]) {
      await using client = await SerialClient.connect(Number(main.outputs[name]?.split(":").at(-1)));
      await client.sync();
    }
    await step("post", {}, main.state);
  });

  it("names everything that is wrong with its inputs, and starts nothing", async () => {
    const main = await step("main", { chip: "esp9", "link-baud": "fast" });
    expect(main.code).toBe(1);
    expect(main.text).toContain('::error::The inputs are wrong: chip: "esp9"');
    expect(main.text).toContain('link-baud: "fast"');
    expect(main.state).toEqual({});
  });

  it("makes no image outside of the workspace, neither by .. nor through a link", async () => {
    const outside = mkdtempSync(join(tmpdir(), "virtual-board-outside-"));
    symlinkSync(outside, join(folder, "build"));
    for (const image of [`../${basename(outside)}/x.bin`, "build/x.bin", "../new/deep/x.bin"]) {
      const main = await step("main", { chip: "esp32", "flash-size": "1MB", image });
      expect(main.code, image).toBe(1);
      expect(main.text).toContain("leaves the workspace");
      expect(main.state).toEqual({});
    }
    expect(readdirSync(outside)).toEqual([]);
    expect(existsSync(join(folder, "..", "new"))).toBe(false);
    rmSync(outside, { recursive: true });
  });

  it("refuses a second board on the image or the port of the first", async () => {
    const first = await step("main", { chip: "esp32", "flash-size": "1MB", image: "one.bin" });
    expect(first.code, first.text).toBe(0);
    linkSync(join(folder, "one.bin"), join(folder, "two.bin"));
    const port = first.outputs["port"]?.split(":").at(-1) ?? "";
    for (const [inputs, says] of [
      [{ image: "one.bin" }, "in use by another emulated board"],
      [{ image: "two.bin" }, "in use by another emulated board"],
      [{ port }, "in use by another program"],
    ] as const) {
      const second = await step("main", { chip: "esp32", "flash-size": "1MB", ...inputs });
      expect(second.code).toBe(1);
      expect(second.text).toContain(says);
      await step("post", {}, second.state);
    }
    expect((await step("post", {}, first.state)).text).toContain("was stopped");
  });

  it.runIf(process.platform === "linux")(
    "leaves no board behind when it is killed before it noted how to stop it",
    async () => {
      // Whoever opens a pipe for writing waits until somebody reads it: here the step waits, its board started.
      const pipe = join(folder, "state-pipe");
      execFileSync("mkfifo", [pipe]);
      const tracking = `github_killed_${process.pid}`;
      const child = spawn(process.execPath, [subActionScript("virtual-board", "main")], {
        stdio: "ignore",
        env: {
          PATH: process.env["PATH"] ?? "",
          RUNNER_TEMP: folder,
          GITHUB_WORKSPACE: folder,
          RUNNER_TRACKING_ID: tracking,
          GITHUB_STATE: pipe,
          INPUT_CHIP: "esp32",
        },
      });
      const board = (): string[] => processesOf(tracking).filter((line) => line.includes("--kept"));
      await expect.poll(board, { timeout: DEADLINE_MS }).toHaveLength(1);
      child.kill("SIGKILL");
      await expect.poll(() => processesOf(tracking), { timeout: DEADLINE_MS }).toEqual([]);
    },
  );

  it("gives the board the faults of its input, a line each", async () => {
    const main = await step("main", { chip: "esp32", faults: "garbage:bytes=9,times=1\nslow:ms=1\n" });
    expect(main).toMatchObject({ code: 0 });
    await using client = await SerialClient.connect(Number(main.outputs["port"]?.split(":").at(-1)));
    await client.sync();
    await client[Symbol.asyncDispose]();
    const post = await step("post", {}, main.state);
    if (process.platform !== "win32") expect(post.text).toMatch(/; faults: garbage 1, slow \d+/);
  });

  it("shows why a board did not start", async () => {
    writeFileSync(join(folder, "backup.bin"), "not a flash");
    const main = await step("main", { chip: "esp32", image: "backup.bin" });
    expect(main.code).toBe(1);
    expect(main.text).toContain("has 11 bytes; a flash of this size has 4194304");
  });

  it("never ends a stranger who has got the board's process number", async () => {
    const stranger = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { stdio: "ignore" });
    await once(stranger, "spawn");
    const pid = stranger.pid ?? 0;
    expect(await stopBackground({ pid, started: "long before" }, 1000)).toBe("gone");
    expect(await stopBackground({ pid, started: "" }, 1000)).toBe("unknown");
    expect(isAlive(pid)).toBe(true);
    const closed = once(stranger, "close");
    stranger.kill("SIGKILL");
    await closed;
  });

  it("has bundles for its entries, and the command's options among its inputs", () => {
    const action = parse(readFileSync("virtual-board/action.yml", "utf8")) as {
      inputs: Record<string, { description: string; default?: string; required?: boolean }>;
      runs: Record<string, string>;
    };
    expect(new Set(Object.keys(action.inputs))).toEqual(new Set([...INPUT_NAMES, "faults", "console"]));
    expect(action.runs).toMatchObject({ using: "node24", "post-if": "always()" });
    for (const entry of ["main", "post"]) expect(existsSync(`src/virtual-board/${entry}.ts`)).toBe(true);
  });
});
