import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startVirtualBoard, type VirtualBoardOptions } from "../../src/virtual-board/board.ts";
import { parseFault } from "../../src/virtual-board/faults/fault-text.ts";
import { command, SerialClient, SYNC, words } from "./serial-client.ts";

const MIB = 0x10_0000;
const MAGIC = 0x00f0_1d83;
const READ_MAGIC = command(0x0a, words(0x4000_1000));
const [SE, SB, WILL, DO, IAC] = [240, 250, 251, 253, 255];
const COM_PORT = 44;
const SET_CONTROL = 5;
const [BREAK_ON, BREAK_OFF, DTR_ON, DTR_OFF, RTS_ON, RTS_OFF] = [5, 6, 8, 9, 11, 12];
const WAIT = { timeout: 30_000 };

const newBoard = (options: Partial<VirtualBoardOptions> = {}) =>
  startVirtualBoard({ chip: "esp32", flashSize: MIB, rfc2217Port: 0, ...options });

const portOf = (url: string | undefined): number => Number(url?.split(":").at(-1));

/** A client of the port with lines that may send settings. */
async function withLines(url: string | undefined): Promise<SerialClient> {
  const client = await SerialClient.connect(portOf(url));
  client.socket.write(Buffer.of(IAC, WILL, COM_PORT));
  return client;
}

function set(client: SerialClient, setting: number, ...value: number[]): void {
  const escaped = value.flatMap((byte) => (byte === IAC ? [byte, byte] : [byte]));
  client.socket.write(Buffer.of(IAC, SB, COM_PORT, setting, ...escaped, IAC, SE));
}

function setLines(client: SerialClient, ...values: number[]): void {
  for (const value of values) set(client, SET_CONTROL, value);
}

function setBaud(client: SerialClient, baud: number): void {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(baud);
  set(client, 1, ...value);
}

async function intoRom(client: SerialClient): Promise<void> {
  setLines(client, DTR_OFF, RTS_ON);
  await setTimeout(10);
  setLines(client, DTR_ON, RTS_OFF, DTR_OFF);
  await client.sync();
}

describe("a port with lines", () => {
  it("is there only when it is asked for", async () => {
    await using board = await startVirtualBoard({ chip: "esp32", flashSize: MIB });
    expect(board.rfc2217Url).toBeUndefined();
    expect(board.url).toMatch(/^socket:/);
  });

  it("leads into the ROM and starts the application, however the client is connected", async () => {
    await using board = await newBoard();
    board.reset("application");
    await using client = await withLines(board.rfc2217Url);
    await intoRom(client);
    expect(board.mode).toBe("rom");
    expect((await client.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
    setLines(client, RTS_ON);
    await expect.poll(() => board.mode, WAIT).toBe("held");
    client.send(SYNC);
    expect(await client.isSilent(100)).toBe(true);
    setLines(client, RTS_OFF);
    await expect.poll(() => board.mode, WAIT).toBe("application");
  });

  it("lets go of the lines when the client goes: a chip in reset starts its application", async () => {
    await using board = await newBoard();
    const client = await withLines(board.rfc2217Url);
    setLines(client, RTS_ON);
    await expect.poll(() => board.mode, WAIT).toBe("held");
    await client[Symbol.asyncDispose]();
    await expect.poll(() => board.mode, WAIT).toBe("application");
    // The lines of the client before are no longer on: DTR alone resets nothing.
    await using next = await withLines(board.rfc2217Url);
    setLines(next, DTR_ON, DTR_OFF);
    await intoRom(next);
  });

  it("does not reset a chip that a client opens and leaves, with both lines or none", async () => {
    await using board = await newBoard();
    for (const lines of [[], [DTR_ON, RTS_ON], [DTR_OFF, RTS_OFF]]) {
      const client = await withLines(board.rfc2217Url);
      setLines(client, ...lines);
      await client.sync();
      await client[Symbol.asyncDispose]();
    }
    await setTimeout(50);
    expect(board.mode).toBe("rom");
  });

  it("serves one client at a time, over whichever port", async () => {
    await using board = await newBoard();
    await using first = await SerialClient.connect(board.port);
    await first.sync();
    await using second = await withLines(board.rfc2217Url);
    second.send(SYNC);
    setLines(second, RTS_ON);
    expect(await second.isSilent(150)).toBe(true);
    expect(board.mode).toBe("rom");
    expect((await first.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
    await first[Symbol.asyncDispose]();
    await expect.poll(() => board.mode, WAIT).toBe("held");
  });

  it("loses what a chip was doing when it is reset", async () => {
    await using board = await newBoard({ flashSize: 4 * MIB, linkBaud: 921_600 });
    await using client = await withLines(board.rfc2217Url);
    await client.sync();
    await client.ask(command(0x0d, words(0, 0)));
    // Erases for about 2 seconds.
    client.send(command(0x02, words(0xf_0000, 0x3c0, 0x400, 0)));
    await expect.poll(() => board.log.commands["FLASH_BEGIN"], WAIT).toBe(1);
    await intoRom(client);
    expect((await client.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
  });

  it("knows the client's rate: with a link model another than the chip's is garbage, both ways", async () => {
    await using board = await newBoard({ linkBaud: 921_600 });
    await using client = await withLines(board.rfc2217Url);
    await client.sync();
    await client.ask(command(0x0f, words(460_800, 0)));
    const read = board.log.commands["READ_REG"];
    client.send(READ_MAGIC);
    expect(await client.isSilent(150)).toBe(true);
    expect(board.log.commands["READ_REG"]).toBe(read);
    setBaud(client, 460_800);
    expect((await client.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
    set(client, 3, 2);
    client.send(READ_MAGIC);
    expect(await client.isSilent(150)).toBe(true);
    set(client, 3, 1);
    setBaud(client, 115_200);
    await intoRom(client);
    expect((await client.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
  });

  it("is as slow as the client's rate, when that is slower than the link", async () => {
    await using board = await newBoard({ linkBaud: 921_600 });
    await using client = await withLines(board.rfc2217Url);
    setBaud(client, 9_600);
    await client.sync();
    const started = performance.now();
    await client.ask(READ_MAGIC);
    // 14 bytes there and back, of ten bits each.
    expect(performance.now() - started).toBeGreaterThan((28 * 10_000) / 9_600 - 2);
  });

  it("garbles above the rate that its link carries, by the client's own rate", async () => {
    const parsed = parseFault("flip:rate=1,above=460800");
    if ("problem" in parsed) throw new Error(parsed.problem);
    await using board = await newBoard({ faults: [parsed.fault] });
    await using client = await withLines(board.rfc2217Url);
    setBaud(client, 460_800);
    await client.sync();
    setBaud(client, 921_600);
    client.send(READ_MAGIC);
    expect(await client.isSilent(100)).toBe(true);
    setBaud(client, 460_800);
    await intoRom(client);
  });

  it("hears a break, and nothing else while it lasts", async () => {
    await using board = await newBoard();
    await using client = await withLines(board.rfc2217Url);
    await client.sync();
    setLines(client, BREAK_ON);
    client.send(READ_MAGIC);
    expect(await client.isSilent(100)).toBe(true);
    setLines(client, BREAK_OFF);
    expect((await client.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
    expect(board.log.breaks).toBe(1);
  });

  it("holds data back for a client that suspends it", async () => {
    await using board = await newBoard();
    await using client = await withLines(board.rfc2217Url);
    await client.sync();
    set(client, 8);
    client.send(READ_MAGIC);
    expect(await client.isSilent(100)).toBe(true);
    set(client, 9);
    expect((await client.packet()).readUInt32LE(4)).toBe(MAGIC);
  });

  it("survives clients that ask without an end and read no answer", async () => {
    await using board = await newBoard();
    const hostile = await withLines(board.rfc2217Url);
    hostile.socket.pause();
    const before = process.memoryUsage().rss;
    const asked = Buffer.concat(
      Array.from({ length: 50_000 }, () => Buffer.of(IAC, DO, 200, IAC, SB, COM_PORT, 10, 1, IAC, SE)),
    );
    for (let round = 0; round < 100 && hostile.socket.writableLength < 32 * MIB; round++) {
      hostile.socket.write(asked);
      await setTimeout(1);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MIB);
    await using next = await withLines(board.rfc2217Url);
    hostile.socket.resetAndDestroy();
    await next.sync();
    expect(board.log.errors).toEqual([]);
  });

  it("goes away and comes back as one adapter", async () => {
    const parsed = parseFault("unplug:at=READ_REG,away=100,times=1");
    if ("problem" in parsed) throw new Error(parsed.problem);
    await using board = await newBoard({ faults: [parsed.fault] });
    await using raw = await SerialClient.connect(board.port);
    await raw.sync();
    const closed = new Promise((resolve) => raw.socket.once("close", resolve));
    raw.send(READ_MAGIC);
    await closed;
    await expect(SerialClient.connect(portOf(board.rfc2217Url))).rejects.toThrow(/ECONNREFUSED/);
    await expect
      .poll(() => withLines(board.rfc2217Url).then((client) => client[Symbol.asyncDispose]()), WAIT)
      .toBeUndefined();
    await using next = await withLines(board.rfc2217Url);
    await next.sync();
  });
});
