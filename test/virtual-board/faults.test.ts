import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startVirtualBoard, type VirtualBoard } from "../../src/virtual-board/board.ts";
import { parseFault } from "../../src/virtual-board/faults/fault-text.ts";
import { command, dataCommand, SerialClient, SYNC, words } from "./serial-client.ts";

const MIB = 0x10_0000;
const MAGIC = 0x00f0_1d83;
const READ_MAGIC = command(0x0a, words(0x4000_1000));
const ATTACH = command(0x0d, words(0, 0));
const DIGEST = command(0x13, words(0, 16, 0, 0));
const SUCCESS = "00000000";

function boardWith(...texts: string[]): Promise<VirtualBoard> {
  const faults = texts.map((text) => {
    const parsed = parseFault(text);
    if ("problem" in parsed) throw new Error(parsed.problem);
    return parsed.fault;
  });
  return startVirtualBoard({ chip: "esp32", flashSize: MIB, faults });
}

/** How a connection ends: `refused`, `reset`, or `open` when nothing has happened within a while. */
async function fate(port: number): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1" });
  const code = new Promise<string>((resolve) => {
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "?"));
    socket.once("data", () => resolve("answers"));
  });
  socket.on("connect", () => socket.write(Buffer.concat([Uint8Array.of(0xc0), SYNC, Uint8Array.of(0xc0)])));
  const end = await Promise.race([code, setTimeout(5_000, "silent")]);
  socket.destroy();
  return end;
}

/** Whether the other side ends the connection with a reset. */
function isReset(client: SerialClient): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const late = globalThis.setTimeout(() => reject(new Error("the connection continues")), 30_000);
    client.socket.once("close", (hadError) => {
      clearTimeout(late);
      resolve(hadError);
    });
  });
}

async function ready(board: VirtualBoard): Promise<SerialClient> {
  const client = await SerialClient.connect(board.port);
  await client.sync();
  await client.ask(ATTACH);
  return client;
}

/** Writes 256-byte blocks of zeros without compression, until one is not taken. */
async function writeBlocks(client: SerialClient, blocks: number, address = 0): Promise<string[]> {
  await client.ask(command(0x02, words(blocks * 256, blocks, 256, address)));
  const answers: string[] = [];
  for (let sequence = 0; sequence < blocks; sequence++) {
    answers.push(
      (await client.ask(dataCommand(0x03, sequence, Buffer.alloc(256)))).subarray(-4).toString("hex"),
    );
  }
  return answers;
}

describe("a fault as text", () => {
  it("has defaults for what it does not say", () => {
    expect(parseFault("silent")).toEqual({ fault: { kind: "silent", times: Infinity } });
    expect(parseFault("stuck:address=0x1000")).toEqual({
      fault: { kind: "stuck", address: 0x1000, length: 0x1000, mask: 0xff },
    });
    expect(parseFault("unplug:at=write:20000,times=1,away=always")).toEqual({
      fault: { kind: "unplug", at: { on: "write", bytes: 20_000 }, times: 1, away: Infinity },
    });
    expect(parseFault("flip: rate=.01, way=out, at=ERASE_REGION")).toEqual({
      fault: {
        kind: "flip",
        rate: 0.01,
        way: "out",
        seed: 1,
        times: Infinity,
        at: { on: "command", name: "ERASE_REGION" },
      },
    });
  });

  it.each([
    ["broken", "is not a fault"],
    ["silent:often=1", "has no often"],
    ["silent:times=-1", "needs a whole number in times"],
    ["silent:times=1,times=2", "sets times twice"],
    ["slow", "needs ms"],
    ["flip:rate=2", "needs a rate from 0 to 1"],
    ["drop:rate=0.1,way=up", "needs way to be one of both, in, out"],
    ["unplug:at=write", "needs at="],
    ["stall:at=NOTHING", "needs at="],
  ])("%s is refused with what is wrong", (text, words) => {
    const parsed = parseFault(text);
    expect("problem" in parsed && parsed.problem).toContain(words);
  });
});

describe("a port", () => {
  it("refuses connections, and serves them when the fault is lifted", async () => {
    await using board = await boardWith("refused");
    expect(await fate(board.port)).toBe("ECONNREFUSED");
    await board.liftFaults();
    await using client = await ready(board);
    expect((await client.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
    expect(board.log.faults).toEqual({ refused: 1 });
  });

  it("comes by itself after the time that it refuses", async () => {
    await using board = await boardWith("refused:ms=300");
    expect(await fate(board.port)).toBe("ECONNREFUSED");
    await expect.poll(() => fate(board.port), { timeout: 10_000 }).toBe("answers");
  });

  it("resets connections, as often as it is to", async () => {
    await using board = await boardWith("reset:times=2");
    expect([await fate(board.port), await fate(board.port), await fate(board.port)]).toEqual([
      "ECONNRESET",
      "ECONNRESET",
      "answers",
    ]);
  });

  it("is unplugged once so many bytes were written, and the block in flight is lost", async () => {
    await using board = await boardWith("unplug:at=write:512,times=1");
    {
      await using client = await ready(board);
      const reset = isReset(client);
      void writeBlocks(client, 4).catch(() => undefined);
      expect(await reset).toBe(true);
    }
    expect(board.log.writes).toEqual([{ address: 0, length: 512 }]);
    expect(board.log.faults).toEqual({ unplug: 1 });
    await using again = await ready(board);
    expect(await writeBlocks(again, 4)).toEqual([SUCCESS, SUCCESS, SUCCESS, SUCCESS]);
  });

  it("is unplugged at a command, is away, and comes back", async () => {
    await using board = await boardWith("unplug:at=SPI_FLASH_MD5,times=1,away=400");
    {
      await using client = await ready(board);
      const reset = isReset(client);
      client.send(DIGEST);
      expect(await reset).toBe(true);
    }
    expect(await fate(board.port)).toBe("ECONNREFUSED");
    await expect.poll(() => fate(board.port), { timeout: 10_000 }).toBe("answers");
    await using again = await ready(board);
    expect((await again.ask(DIGEST)).length).toBe(8 + 32 + 4);
    expect(board.log.errors).toEqual([]);
  });
});

describe("a board", () => {
  it("never answers, as many connections as it is to", async () => {
    await using board = await boardWith("silent:times=1");
    {
      await using client = await SerialClient.connect(board.port);
      client.send(SYNC);
      expect(await client.isSilent(200)).toBe(true);
    }
    await using again = await ready(board);
    expect((await again.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
  });

  it("logs what its application says, and answers nothing else", async () => {
    await using board = await boardWith("application");
    const socket = connect({ port: board.port, host: "127.0.0.1" });
    let text = "";
    socket.on("data", (bytes: Buffer) => (text += bytes.toString("latin1")));
    socket.write(Buffer.concat([Uint8Array.of(0xc0), SYNC, Uint8Array.of(0xc0)]));
    await expect.poll(() => text, { timeout: 5_000 }).toContain("2nd stage bootloader");
    socket.destroy();
    expect(text).toMatch(/^ets Jul 29 2019/);
    expect(text).not.toContain("\xc0");
  });

  it("says random bytes first, and then answers as ever", async () => {
    await using board = await boardWith("garbage:bytes=200");
    await using client = await ready(board);
    expect((await client.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
    expect(board.log.faults).toEqual({ garbage: 1 });
  });

  it("stops answering for a while, and for the rest of the connection", async () => {
    await using board = await boardWith(
      "stall:at=write:256,ms=300,times=1",
      "stall:at=SPI_FLASH_MD5,times=1",
    );
    {
      await using client = await ready(board);
      await client.ask(command(0x02, words(768, 3, 256, 0)));
      await client.ask(dataCommand(0x03, 0, Buffer.alloc(256)));
      client.send(dataCommand(0x03, 1, Buffer.alloc(256)));
      expect(await client.isSilent(100)).toBe(true);
      expect((await client.packet()).subarray(-4).toString("hex")).toBe(SUCCESS);
      client.send(DIGEST);
      expect(await client.isSilent(200)).toBe(true);
      client.send(READ_MAGIC);
      expect(await client.isSilent(200)).toBe(true);
    }
    await using again = await ready(board);
    expect((await again.ask(DIGEST)).length).toBe(8 + 32 + 4);
    expect(board.log.faults).toEqual({ stall: 2 });
  });

  it("is slow with every packet", async () => {
    await using board = await boardWith("slow:ms=100");
    await using client = await SerialClient.connect(board.port);
    const started = performance.now();
    await client.ask(READ_MAGIC);
    await client.ask(READ_MAGIC);
    expect(performance.now() - started).toBeGreaterThan(190);
  });

  it("is out of tune after a change of the baud rate, until the connection ends", async () => {
    await using board = await boardWith("baud:times=1");
    {
      await using client = await ready(board);
      await client.ask(command(0x0f, words(921_600, 0)));
      const before = client.socket.bytesRead;
      client.send(READ_MAGIC);
      await expect.poll(() => client.socket.bytesRead, { timeout: 30_000 }).toBeGreaterThan(before);
      expect(board.log.faults).toEqual({ baud: 1 });
    }
    await using again = await ready(board);
    expect((await again.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
  });
});

describe("a link", () => {
  async function answersOf(...faults: string[]): Promise<string> {
    await using board = await boardWith(...faults);
    const socket = connect({ port: board.port, host: "127.0.0.1" });
    const bytes: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => bytes.push(chunk));
    const packet = Buffer.concat([Uint8Array.of(0xc0), READ_MAGIC, Uint8Array.of(0xc0)]);
    for (let sent = 0; sent < 50; sent++) socket.write(packet);
    await expect.poll(() => board.log.commands["READ_REG"] ?? 0, { timeout: 30_000 }).toBe(50);
    socket.end();
    await once(socket, "close", { signal: AbortSignal.timeout(30_000) });
    return Buffer.concat(bytes).toString("hex");
  }

  it("flips bits at a rate, the same ones for the same seed", async () => {
    const sound = await answersOf();
    const damaged = await answersOf("flip:rate=0.02,way=out,seed=7");
    expect(damaged).toHaveLength(sound.length);
    expect(damaged).not.toBe(sound);
    expect(await answersOf("flip:rate=0.02,way=out,seed=7")).toBe(damaged);
    expect(await answersOf("flip:rate=0.02,way=out,seed=8")).not.toBe(damaged);
  });

  it.each(["in", "out"])("damages only bytes above a rate (%s)", async (way) => {
    await using board = await boardWith(`flip:rate=1,above=460800,way=${way}`);
    await using client = await ready(board);
    await client.ask(command(0x0f, words(460_800, 0)));
    expect((await client.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
    await client.ask(command(0x0f, words(460_801, 0)));
    expect(board.log.faults).toEqual({});
    client.send(READ_MAGIC);
    await expect.poll(() => board.log.faults["flip"] ?? 0, { timeout: 30_000 }).toBeGreaterThan(0);
    expect(await client.isSilent(100)).toBe(true);
    board.reset();
    expect((await client.ask(READ_MAGIC)).readUInt32LE(4)).toBe(MAGIC);
  });

  it("loses bytes, as many as it is to", async () => {
    const sound = await answersOf();
    expect(await answersOf("drop:rate=1,way=out,times=3")).toBe(sound.slice(6));
  });

  it("damages what the board gets", async () => {
    await using board = await boardWith("flip:rate=1,way=in,at=write:256,times=1");
    await using client = await ready(board);
    await client.ask(command(0x02, words(768, 3, 256, 0)));
    await client.ask(dataCommand(0x03, 0, Buffer.alloc(256)));
    // The damage starts behind the packet that makes it due.
    await client.ask(dataCommand(0x03, 1, Buffer.alloc(256)));
    client.send(dataCommand(0x03, 2, Buffer.alloc(256)));
    await expect.poll(() => board.log.faults, { timeout: 5_000 }).toEqual({ flip: 1 });
  });
});

describe("a flash", () => {
  it("refuses to erase, and to write", async () => {
    await using board = await boardWith("erase-fails:times=1", "write-fails:times=1");
    await using client = await ready(board);
    const begin = command(0x02, words(256, 1, 256, 0));
    expect((await client.ask(begin)).subarray(-4).toString("hex")).toBe("01060000");
    expect(board.log.erases).toEqual([]);
    expect((await client.ask(begin)).subarray(-4).toString("hex")).toBe(SUCCESS);
    const data = dataCommand(0x03, 0, Buffer.alloc(256));
    expect((await client.ask(data)).subarray(-4).toString("hex")).toBe("01080000");
    expect((await client.ask(data)).subarray(-4).toString("hex")).toBe(SUCCESS);
  });

  it("has sectors that ignore what is written, and bits that stick", async () => {
    await using board = await boardWith("stuck:address=0x1000", "stuck:address=0x10,length=1,mask=0x81");
    await using client = await ready(board);
    expect(await writeBlocks(client, 1, 0)).toEqual([SUCCESS]);
    expect(await writeBlocks(client, 1, 0x1000)).toEqual([SUCCESS]);
    expect(board.flash.read(0x0f, 3).toString("hex")).toBe("008100");
    expect(board.flash.read(0x1000, 256).every((byte) => byte === 0xff)).toBe(true);
  });

  it("gives another digest, as often as it is to", async () => {
    await using board = await boardWith("wrong-digest:times=1");
    await using client = await ready(board);
    const wrong = (await client.ask(DIGEST)).toString("latin1", 8, 40);
    const right = (await client.ask(DIGEST)).toString("latin1", 8, 40);
    expect(wrong).toMatch(/^[\da-f]{32}$/);
    expect(wrong).not.toBe(right);
  });
});
