import { spawn } from "node:child_process";
import { once } from "node:events";
import { lstatSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { systemCode } from "../../src/system/errors.ts";
import { startVirtualBoard, type VirtualBoardOptions } from "../../src/virtual-board/board.ts";
import { parseFault } from "../../src/virtual-board/faults/fault-text.ts";
import { SlipDecoder, slipEncode } from "../../src/virtual-board/packet/slip.ts";
import { testEsptool } from "../support/esptool/esptool.ts";
import { freshFolder, subActionScript } from "../support/runner/runner.ts";
import { command, SerialClient, SYNC, words } from "./serial-client.ts";

const MIB = 0x10_0000;
const MAGIC = 0x00f0_1d83;
const READ_MAGIC = command(0x0a, words(0x4000_1000));
const WAIT = { timeout: 30_000 };

const newBoard = (tty: string, options: Partial<VirtualBoardOptions> = {}) =>
  startVirtualBoard({ chip: "esp32", flashSize: MIB, tty, searchPath: process.env["PATH"], ...options });

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** The next packets that come over the device. */
async function packets(device: FileHandle, count: number): Promise<Buffer[]> {
  const decoder = new SlipDecoder();
  const found: Buffer[] = [];
  while (found.length < count) {
    const { buffer, bytesRead } = await device.read(Buffer.alloc(4096));
    found.push(...decoder.push(buffer.subarray(0, bytesRead)).map(({ payload }) => payload));
  }
  return found;
}

async function esptool(port: string, ...args: string[]) {
  const { command: program, prefix } = await testEsptool();
  const child = spawn(program, [...prefix, "--port", port, ...args], {
    cwd: freshFolder("esptool"),
    env: { NO_COLOR: "1" },
    timeout: 120_000,
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes: Buffer) => (text += bytes.toString()));
  await once(child, "close");
  return { code: child.exitCode, text };
}

describe.skipIf(process.platform === "win32")("a serial device with a board behind it", () => {
  it("is used by esptool as any other, at the rates that it sets", async () => {
    const path = join(freshFolder("tty"), "ttyBOARD");
    await using board = await newBoard(path, { linkBaud: 921_600 });
    const run = await esptool(path, "--baud", "921600", "flash-id");
    expect(run, run.text).toMatchObject({ code: 0 });
    expect(run.text).toContain("Detected flash size: 1MB");
    // It has no lines.
    expect(run.text.replaceAll(/\s+/g, " ")).toContain("Setting RTS/DTR lines is not supported");
    expect(board.mode).toBe("stub");
    expect(board.log.errors).toEqual([]);
    await board.close();
    expect(isThere(path)).toBe(false);
  });

  it("is any program's, one after the other, and in turn with the clients of the ports", async () => {
    const path = join(freshFolder("tty"), "ttyBOARD");
    await using board = await newBoard(path);
    for (let round = 0; round < 3; round++) {
      const device = await open(path, "r+");
      await device.write(slipEncode(SYNC));
      expect(await packets(device, 8)).toHaveLength(8);
      await device.write(slipEncode(READ_MAGIC));
      expect((await packets(device, 1))[0]?.readUInt32LE(4)).toBe(MAGIC);
      await device.close();
      await using client = await SerialClient.connect(board.port);
      expect((await client.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
    }
  });

  it("sends what a program wrote that closed it at once, and keeps no answer for the next", async () => {
    const path = join(freshFolder("tty"), "ttyBOARD");
    await using board = await newBoard(path);
    const hasty = await open(path, "r+");
    await hasty.write(Buffer.concat([SYNC, SYNC, SYNC].map((packet) => slipEncode(packet))));
    await hasty.close();
    await expect.poll(() => board.log.commands["SYNC"], WAIT).toBe(3);
    await using client = await SerialClient.connect(board.port);
    await client.ask(READ_MAGIC);
    await client[Symbol.asyncDispose]();
    const device = await open(path, "r+");
    await device.write(slipEncode(READ_MAGIC));
    expect((await packets(device, 1))[0]?.[1]).toBe(0x0a);
    await device.close();
  });

  it("takes no path where there is something, and leaves that and no port open", async () => {
    const folder = freshFolder("tty");
    await using board = await newBoard(join(folder, "ttyBOARD"));
    writeFileSync(join(folder, "file"), "mine");
    symlinkSync(join(folder, "nowhere"), join(folder, "dangling"));
    for (const name of ["ttyBOARD", "file", "dangling"]) {
      await expect(newBoard(join(folder, name))).rejects.toThrow(
        `tty: there is something at ${join(folder, name)}`,
      );
      expect(isThere(join(folder, name))).toBe(true);
    }
    await expect(newBoard(join(folder, "no", "folder"))).rejects.toThrow(
      /cannot be made: No such file or directory/,
    );
    await expect(newBoard(join(folder, "free"), { searchPath: folder })).rejects.toThrow(
      /neither python3 nor python/,
    );
    expect(isThere(join(folder, "free"))).toBe(false);
    expect(board.log.errors).toEqual([]);
  });

  it("goes away with the port, and comes back as another device at the same path", async () => {
    const path = join(freshFolder("tty"), "ttyBOARD");
    const parsed = parseFault("unplug:at=READ_REG,away=300,times=1");
    if ("problem" in parsed) throw new Error(parsed.problem);
    await using board = await newBoard(path, { faults: [parsed.fault] });
    const device = await open(path, "r+");
    await device.write(slipEncode(READ_MAGIC));
    // How long there is none depends on the machine; that this one has hung up does not.
    const left = await device.read(Buffer.alloc(1)).then(
      ({ bytesRead }) => bytesRead,
      (error: unknown) => error,
    );
    expect(left === 0 || systemCode(left) === "EIO").toBe(true);
    await device.close();
    await expect.poll(() => isThere(path), WAIT).toBe(true);
    expect(realpathSync(path)).toMatch(/^\/dev\//);
    const again = await open(path, "r+");
    await again.write(slipEncode(READ_MAGIC));
    expect((await packets(again, 1))[0]?.readUInt32LE(4)).toBe(MAGIC);
    await again.close();
    expect(board.log.faults).toEqual({ unplug: 1 });
  });

  it("goes with a board that is killed", async () => {
    const path = join(freshFolder("tty"), "ttyBOARD");
    const child = spawn(
      process.execPath,
      [subActionScript("virtual-board", "cli"), "--chip", "esp32", "--tty", path],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    const lines = createInterface(child.stdout);
    const heard: string[] = [];
    lines.on("line", (line) => heard.push(line));
    await expect.poll(() => heard.at(-1), WAIT).toBe(`listening on ${path}`);
    expect(isThere(path)).toBe(true);
    child.kill("SIGKILL");
    await expect.poll(() => isThere(path), WAIT).toBe(false);
  });
});
