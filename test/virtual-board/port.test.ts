import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { linkSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startVirtualBoard, type VirtualBoardOptions } from "../../src/virtual-board/board.ts";
import { DeviceTime } from "../../src/virtual-board/protocol/device-time.ts";
import { slipEncode } from "../../src/virtual-board/packet/slip.ts";
import { freshFolder } from "../support/runner/runner.ts";
import { command, dataCommand, SerialClient, SYNC, words } from "./serial-client.ts";

const MIB = 0x10_0000;
const READ_MAGIC = command(0x0a, words(0x4000_1000));

const newBoard = (options: Partial<VirtualBoardOptions> = {}) =>
  startVirtualBoard({ chip: "esp32", flashSize: MIB, ...options });

async function startStub(client: SerialClient): Promise<void> {
  await client.sync();
  await client.ask(command(0x05, words(16, 1, 0x1800, 0x400a_8000)));
  await client.ask(dataCommand(0x07, 0, Buffer.alloc(16)));
  await client.ask(command(0x06, words(0, 0x400a_8000)));
  await client.packet();
}

describe("the port", () => {
  it("serves one client at a time and the next when the first has gone", async () => {
    await using board = await newBoard();
    await using first = await SerialClient.connect(board.port);
    await first.sync();
    await using second = await SerialClient.connect(board.port);
    second.send(SYNC);
    expect(await second.isSilent(150)).toBe(true);
    expect((await first.ask(READ_MAGIC)).length).toBe(12);
    await first[Symbol.asyncDispose]();
    expect((await second.packet())[1]).toBe(0x08);
  });

  it("is not blocked by clients that wait for their turn, send nothing and go", async () => {
    await using board = await newBoard();
    await using first = await SerialClient.connect(board.port);
    await first.sync();
    // More than may wait: those who have gone no longer count.
    for (let round = 0; round < 20; round++) {
      const socket = connect({ port: board.port, host: "127.0.0.1" });
      await once(socket, "connect");
      const closed = once(socket, "close", { signal: AbortSignal.timeout(30_000) });
      socket.end();
      socket.resume();
      await closed;
    }
    await using next = await SerialClient.connect(board.port);
    await first[Symbol.asyncDispose]();
    await next.sync();
    expect((await next.ask(READ_MAGIC)).length).toBe(12);
  });

  it("answers a client that said all it had to say while it waited for its turn", async () => {
    await using board = await newBoard();
    await using first = await SerialClient.connect(board.port);
    await first.sync();
    await using second = await SerialClient.connect(board.port);
    second.socket.end(slipEncode(READ_MAGIC));
    await setTimeout(50);
    await first[Symbol.asyncDispose]();
    expect((await second.packet()).readUInt32LE(4)).toBe(0x00f0_1d83);
  });

  it("keeps the chip's state over a reconnect", async () => {
    await using board = await newBoard();
    const first = await SerialClient.connect(board.port);
    await startStub(first);
    await first[Symbol.asyncDispose]();
    await using second = await SerialClient.connect(board.port);
    expect((await second.sync()).readUInt32LE(4)).toBe(0);
    expect(board.mode).toBe("stub");
  });

  it("resets the chip for each connection when it is told to", async () => {
    await using board = await newBoard({ resetOnConnect: true });
    const first = await SerialClient.connect(board.port);
    await startStub(first);
    await first[Symbol.asyncDispose]();
    await using second = await SerialClient.connect(board.port);
    expect((await second.sync()).readUInt32LE(4)).toBe(0x2012_0707);
    expect(board.mode).toBe("rom");
  });

  it("answers what came before the other side ended its half of the connection", async () => {
    await using board = await newBoard();
    await using client = await SerialClient.connect(board.port);
    client.socket.end(slipEncode(READ_MAGIC));
    expect((await client.packet()).readUInt32LE(4)).toBe(0x00f0_1d83);
  });

  it("continues after a connection that was reset in the middle of a packet", async () => {
    await using board = await newBoard();
    for (let round = 0; round < 5; round++) {
      const socket = connect({ port: board.port, host: "127.0.0.1" });
      await once(socket, "connect");
      socket.write(slipEncode(dataCommand(0x07, 0, Buffer.alloc(5000))).subarray(0, 3000));
      await setTimeout(5);
      socket.resetAndDestroy();
    }
    await using client = await SerialClient.connect(board.port);
    await client.sync();
    expect(board.log.errors).toEqual([]);
  });

  it("stops working for a side that asks but does not read, and loses no answer", async () => {
    const asked = 150_000;
    await using board = await newBoard();
    const socket = connect({ port: board.port, host: "127.0.0.1" });
    socket.pause();
    await once(socket, "connect");
    const attach = slipEncode(command(0x0d, words(0, 0)));
    const read = slipEncode(command(0x0e, words(0, 64)));
    socket.write(Buffer.concat([attach, ...Array.from({ length: asked }, () => read)]));
    let before = -1;
    while (board.log.bytesOut !== before) {
      before = board.log.bytesOut;
      await setTimeout(200);
    }
    const answerBytes = 8 + 64 + 4 + 2;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(asked * answerBytes);
    let received = 0;
    socket.on("data", (bytes: Buffer) => {
      received += bytes.length;
      if (received >= asked * answerBytes + 14) socket.emit("all");
    });
    socket.resume();
    await once(socket, "all", { signal: AbortSignal.timeout(60_000) });
    expect(received).toBe(asked * answerBytes + 14);
    socket.destroy();
  });

  it("says which port is taken", async () => {
    await using board = await newBoard();
    await expect(newBoard({ port: board.port })).rejects.toThrow(/EADDRINUSE/);
  });
});

describe("the image file", () => {
  it("is one board's at a time, under whatever name, and free again when that has ended", async () => {
    const folder = freshFolder("image");
    const image = join(folder, "flash.bin");
    const board = await newBoard({ image });
    const link = join(folder, "link.bin");
    symlinkSync(image, link);
    symlinkSync(folder, join(folder, "again"));
    const hard = join(folder, "hard.bin");
    linkSync(image, hard);
    for (const name of [image, join(folder, ".", "again", "flash.bin"), link, hard]) {
      await expect(newBoard({ image: name }), name).rejects.toMatchObject({
        code: "input-invalid",
        message: expect.stringContaining("in use by another emulated board") as string,
      });
    }
    await board.close();
    await (await newBoard({ image: hard })).close();
  });

  it("is made by one of many boards that start at once", async () => {
    const image = join(freshFolder("image"), "flash.bin");
    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => newBoard({ image })));
    const boards = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    expect(boards).toHaveLength(1);
    boards[0]?.flash.poke(0, Buffer.from("mine"));
    expect(readFileSync(image).toString("latin1", 0, 4)).toBe("mine");
    await boards[0]?.close();
  });

  it.skipIf(process.platform === "win32")("is never something else than a file", async () => {
    const folder = freshFolder("image");
    execFileSync("mkfifo", [join(folder, "pipe")]);
    mkdirSync(join(folder, "folder"));
    for (const name of ["pipe", "folder"]) {
      await expect(newBoard({ image: join(folder, name) }), name).rejects.toMatchObject({
        code: "input-invalid",
      });
    }
    expect(lstatSync(join(folder, "pipe")).isFIFO()).toBe(true);
  });
});

describe("the link model", () => {
  it("takes at least as long as a UART of that rate, in both directions", async () => {
    await using board = await newBoard({ linkBaud: 115_200 });
    await using client = await SerialClient.connect(board.port);
    await startStub(client);
    const begun = performance.now();
    await client.ask(command(0xd2, words(0, 2048, 2048, 64)));
    expect((await client.packet()).length).toBe(2048);
    expect(performance.now() - begun).toBeGreaterThan((2048 / 11_520) * 1000);
    client.send(words(2048));
    await client.packet();
    const sent = performance.now();
    await client.ask(dataCommand(0x07, 0, Buffer.alloc(2048)));
    expect(performance.now() - sent).toBeGreaterThan((2048 / 11_520) * 1000);
  });

  it("follows a slower rate that the other side sets, and never a faster one", async () => {
    await using board = await newBoard({ linkBaud: 115_200 });
    await using client = await SerialClient.connect(board.port);
    await client.sync();
    const elapsed = async (): Promise<number> => {
      const begun = performance.now();
      await client.ask(command(0x0e, words(0, 64)));
      return performance.now() - begun;
    };
    await client.ask(command(0x0d, words(0, 0)));
    await client.ask(command(0x0f, words(4_000_000, 0)));
    expect(await elapsed()).toBeGreaterThan((94 / 11_520) * 1000);
    await client.ask(command(0x0f, words(9_600, 0)));
    expect(await elapsed()).toBeGreaterThan((94 / 960) * 1000);
  });

  it("lets the flash erase while the processor continues, and the processor wait when it needs the flash", () => {
    const time = new DeviceTime(true);
    time.arriveAt(1000);
    time.startFlash(45);
    expect(time.now).toBe(1000);
    time.startFlash(45);
    time.busy(10);
    expect(time.now).toBe(1010);
    time.flash(1);
    expect(time.now).toBe(1091);
    time.arriveAt(1050);
    expect(time.now).toBe(1091);
  });

  it("costs nothing when it is off", () => {
    const time = new DeviceTime(false);
    time.arriveAt(1000);
    time.busy(10);
    time.flash(10);
    expect(time.now).toBe(0);
  });
});
