import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { startVirtualBoard, type VirtualBoardOptions } from "../../src/virtual-board/board.ts";
import { untilTrue } from "../support/board/console-client.ts";
import { command, dataCommand, SerialClient, words } from "./serial-client.ts";

const MIB = 0x10_0000;
const status = (answer: Buffer, bytes: 2 | 4): string => answer.subarray(-bytes).toString("hex");

async function memoryBoard(options: Partial<VirtualBoardOptions> = {}) {
  return startVirtualBoard({ chip: "esp32c3", flashSize: MIB, ...options });
}

/** Loads something and starts it: the stub. */
async function startStub(client: SerialClient): Promise<void> {
  await client.sync();
  await client.ask(command(0x05, words(16, 1, 0x1800, 0x4038_0000)));
  await client.ask(dataCommand(0x07, 0, Buffer.alloc(16)));
  await client.ask(command(0x06, words(0, 0x4038_0004)));
  expect((await client.packet()).toString("latin1")).toBe("OHAI");
}

async function stubBoard(options: Partial<VirtualBoardOptions> = {}) {
  const board = await memoryBoard(options);
  const client = await SerialClient.connect(board.port);
  await startStub(client);
  board.log.clear();
  return {
    board,
    client,
    [Symbol.asyncDispose]: async () => {
      await client[Symbol.asyncDispose]();
      await board.close();
    },
  };
}

describe("the ROM loader", () => {
  it("answers bad checksums, bad lengths, unknown commands and unreachable flash with its own codes", async () => {
    await using board = await memoryBoard();
    await using client = await SerialClient.connect(board.port);
    await client.sync();
    await client.ask(command(0x05, words(4, 1, 0x1800, 0x4038_0000)));
    const wrongSum = dataCommand(0x07, 0, Buffer.of(1, 2, 3, 4));
    wrongSum.writeUInt32LE(0, 4);
    expect(status(await client.ask(wrongSum), 4)).toBe("01070000");
    expect(status(await client.ask(command(0x0a, Buffer.of(1, 2))), 4)).toBe("01050000");
    const unknown = await client.ask(command(0x7f));
    expect(unknown[1]).toBe(0x0a);
    expect(status(unknown, 4)).toBe("01050000");
    expect(status(await client.ask(command(0x0e, words(0, 64))), 4)).toBe("01090000");
    await client.ask(command(0x0d, words(0, 0)));
    expect(status(await client.ask(command(0x0e, words(0, 64))), 4)).toBe("00000000");
    expect(status(await client.ask(command(0x0e, words(MIB - 63, 64))), 4)).toBe("01090000");
  });

  it("answers a header whose length is not what follows as a malformed message", async () => {
    await using board = await memoryBoard();
    await using client = await SerialClient.connect(board.port);
    await client.sync();
    const lying = command(0x0a, words(0x4000_1000));
    lying.writeUInt16LE(0xffff, 2);
    expect(status(await client.ask(lying), 4)).toBe("01050000");
  });

  it("boots from flash when a download ends, and answers nothing until a reset", async () => {
    await using board = await memoryBoard();
    await using client = await SerialClient.connect(board.port);
    await client.sync();
    expect(status(await client.ask(command(0x04, words(1))), 4)).toBe("00000000");
    expect(board.mode).toBe("application");
    expect(board.console).toContain("rst:0x3 (RTC_SW_SYS_RST)");
    client.send(command(0x08, Buffer.alloc(36)));
    await untilTrue(
      () => board.console.includes("invalid header: 0xffffffff"),
      () => board.console,
    );
    expect(client.hasPacket).toBe(false);
    board.reset();
    await client.sync();
    expect(board.mode).toBe("rom");
  });

  it("believes in 2 MB of flash until it is told the size", async () => {
    await using board = await memoryBoard({ flashSize: 4 * MIB });
    await using client = await SerialClient.connect(board.port);
    await client.sync();
    await client.ask(command(0x0d, words(0, 0)));
    expect(status(await client.ask(command(0x0e, words(3 * MIB, 64))), 4)).toBe("01090000");
    await client.ask(command(0x0b, words(0, 4 * MIB, 0x10000, 0x1000, 256, 0xffff)));
    expect(status(await client.ask(command(0x0e, words(3 * MIB, 64))), 4)).toBe("00000000");
  });
});

describe("the stub", () => {
  it("acknowledges a block before it is written and reports its failure with the next command", async () => {
    await using setup = await stubBoard();
    const { client } = setup;
    await client.ask(command(0x10, words(100, 1, 0x4000, 0, 0)));
    expect(status(await client.ask(dataCommand(0x11, 0, Buffer.from("this is not a zlib stream"))), 2)).toBe(
      "0000",
    );
    expect(status(await client.ask(command(0x0a, words(0x4000_1000))), 2)).toBe("c700");
    expect(status(await client.ask(command(0x0a, words(0x4000_1000))), 2)).toBe("0000");
  });

  it("does not end a download that is not complete", async () => {
    await using setup = await stubBoard();
    const { client } = setup;
    await client.ask(command(0x02, words(8192, 1, 0x4000, 0, 0)));
    await client.ask(dataCommand(0x03, 0, Buffer.alloc(4096)));
    expect(status(await client.ask(command(0x04, words(1))), 2)).toBe("c000");
    await client.ask(dataCommand(0x03, 1, Buffer.alloc(4096)));
    expect(status(await client.ask(command(0x04, words(1))), 2)).toBe("0000");
    expect(status(await client.ask(command(0x04, words(1))), 2)).toBe("c600");
  });

  it("inflates a stream that is cut anywhere, also where only its checksum is left", async () => {
    await using setup = await stubBoard();
    const { board, client } = setup;
    const image = Buffer.from("firmware ".repeat(8000));
    const stream = deflateSync(image);
    for (const cut of [1, 2, 100, stream.length - 5, stream.length - 4, stream.length - 1]) {
      await client.ask(command(0x10, words(image.length, 2, 0x4000, 0x1001, 0)));
      await client.ask(dataCommand(0x11, 0, stream.subarray(0, cut)));
      await client.ask(dataCommand(0x11, 1, stream.subarray(cut)));
      expect(status(await client.ask(command(0x12, words(1))), 2)).toBe("0000");
      expect(board.flash.read(0x1001, image.length).equals(image)).toBe(true);
    }
  });

  it("refuses a stream that holds more than was announced, and one with a wrong checksum", async () => {
    await using setup = await stubBoard();
    const { board, client } = setup;
    await client.ask(command(0x10, words(1000, 1, 0x4000, 0, 0)));
    await client.ask(dataCommand(0x11, 0, deflateSync(Buffer.alloc(64 * MIB))));
    expect(status(await client.ask(command(0x12, words(1))), 2)).toBe("c900");
    expect(board.flash.read(0, 4096).every((byte) => byte === 0xff)).toBe(true);
    const damaged = deflateSync(Buffer.alloc(1000));
    damaged.writeUInt8((damaged.at(-1) ?? 0) ^ 1, damaged.length - 1);
    await client.ask(command(0x10, words(1000, 1, 0x4000, 0, 0)));
    await client.ask(dataCommand(0x11, 0, damaged));
    expect(status(await client.ask(command(0x12, words(1))), 2)).toBe("c700");
  });

  it("continues after more data than the stream has", async () => {
    await using setup = await stubBoard();
    const { client } = setup;
    await client.ask(command(0x10, words(1000, 2, 0x4000, 0, 0)));
    await client.ask(dataCommand(0x11, 0, deflateSync(Buffer.alloc(1000))));
    await client.ask(dataCommand(0x11, 1, Buffer.alloc(500, 7)));
    expect((await client.ask(command(0x12, words(1))))[1]).toBe(0x12);
  });

  it("sends the next block when the one before is acknowledged, and the digest at the end", async () => {
    await using setup = await stubBoard();
    const { board, client } = setup;
    board.flash.poke(100, Buffer.from("something to read"));
    expect(status(await client.ask(command(0xd2, words(1, 9000, 4096, 64))), 2)).toBe("0000");
    const blocks: Buffer[] = [];
    for (let got = 0; got < 9000;) {
      const block = await client.packet();
      expect(await client.isSilent(30)).toBe(true);
      blocks.push(block);
      got += block.length;
      client.send(words(got));
    }
    expect(blocks.map(({ length }) => length)).toEqual([4096, 4096, 808]);
    const data = Buffer.concat(blocks);
    expect(data.equals(board.flash.read(1, 9000))).toBe(true);
    expect(await client.packet()).toEqual(createHash("md5").update(data).digest());
    await client.sync();
  });

  it("ends a reading when something else comes instead of an acknowledgement", async () => {
    await using setup = await stubBoard();
    const { client } = setup;
    await client.ask(command(0xd2, words(0, 9000, 4096, 64)));
    await client.packet();
    await client.sync();
  });

  it("refuses regions that are not whole sectors or are beyond the flash", async () => {
    await using setup = await stubBoard();
    const { board, client } = setup;
    expect(status(await client.ask(command(0xd1, words(1, 4096))), 2)).toBe("c000");
    expect(status(await client.ask(command(0xd1, words(0, MIB + 4096))), 2)).toBe("c400");
    expect(status(await client.ask(command(0x02, words(4096, 1, 0x4000, MIB - 1, 0))), 2)).toBe("c400");
    expect(status(await client.ask(command(0x13, words(MIB - 1, 2, 0, 0))), 2)).toBe("c400");
    expect(status(await client.ask(command(0x7f)), 2)).toBe("c300");
    expect(board.log.erases).toEqual([]);
  });

  it("stores encrypted writes as something else on a chip with flash encryption", async () => {
    await using setup = await stubBoard({ flashEncryption: true });
    const { board, client } = setup;
    const plain = Buffer.from("secret firmware!".repeat(4));
    await client.ask(command(0x02, words(plain.length, 1, 0x4000, 0, 1)));
    await client.ask(dataCommand(0x03, 0, plain));
    expect(status(await client.ask(command(0x04, words(1))), 2)).toBe("0000");
    expect(board.flash.read(0, plain.length).equals(plain)).toBe(false);
    expect(board.log.writes).toEqual([{ address: 0, length: plain.length }]);
  });

  it("encrypts a compressed write like a plain one, wherever its blocks end", async () => {
    await using setup = await stubBoard({ flashEncryption: true });
    const { board, client } = setup;
    const plain = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * at) >> 5));
    await client.ask(command(0x02, words(plain.length, 1, 0x4000, 0, 1)));
    await client.ask(dataCommand(0x03, 0, plain));
    expect(status(await client.ask(command(0x04, words(1))), 2)).toBe("0000");
    const encrypted = board.flash.read(0, plain.length);
    const packed = deflateSync(plain);
    const blocks = Math.ceil(packed.length / 77);
    await client.ask(command(0x10, words(plain.length, blocks, 77, 0, 1)));
    for (let at = 0; at < blocks; at++) {
      await client.ask(dataCommand(0x11, at, packed.subarray(at * 77, (at + 1) * 77)));
    }
    expect(status(await client.ask(command(0x12, words(1))), 2)).toBe("0000");
    expect(board.flash.read(0, plain.length).equals(encrypted)).toBe(true);
  });

  it("of an ESP32 without a key encrypts with a key of zeros", async () => {
    await using setup = await stubBoard({ chip: "esp32" });
    const { board, client } = setup;
    const plain = Buffer.from(Array.from({ length: 32 }, (_, at) => at));
    await client.ask(command(0x02, words(plain.length, 1, 0x4000, 0, 1)));
    await client.ask(dataCommand(0x03, 0, plain));
    expect(status(await client.ask(command(0x04, words(1))), 2)).toBe("0000");
    // From espsecure 5.6.0: encrypt-flash-data with a key of zeros and --flash-crypt-conf 0.
    expect(board.flash.read(0, plain.length).toString("hex")).toBe(
      "c17085e07ff78f70a9cf6d9cf8daca5cffe2c22a17e96934dd242002aa0a6aba",
    );
  });
});

describe("Secure Boot", () => {
  const ENTRY = 0x4038_0004;
  const READ_POINTER = 0x3fce_f688;

  async function load(client: SerialClient): Promise<void> {
    await client.sync();
    await client.ask(command(0x05, words(16, 1, 0x1800, 0x4038_0000)));
    await client.ask(dataCommand(0x07, 0, Buffer.alloc(16)));
  }

  it.each(["esp32c3", "esp32s3"] as const)(
    "keeps the ROM of an %s from starting what is in RAM",
    async (chip) => {
      await using board = await memoryBoard({ chip, secureBoot: true });
      await using client = await SerialClient.connect(board.port);
      await load(client);
      expect(status(await client.ask(command(0x06, words(0, ENTRY))), 4)).toBe("00000000");
      expect(await client.isSilent(150)).toBe(true);
      expect(board.mode).toBe("application");
    },
  );

  it("lets the ROM of an ESP32 start what is in RAM", async () => {
    await using setup = await stubBoard({ chip: "esp32", secureBoot: true });
    expect(setup.board.mode).toBe("stub");
  });

  it("of an ESP32-S3 is left by a read whose pointer leads into RAM, and only then", async () => {
    await using board = await memoryBoard({ chip: "esp32s3", secureBoot: true });
    await using client = await SerialClient.connect(board.port);
    await load(client);
    expect(status(await client.ask(command(0x06, words(1, 0))), 4)).toBe("00000000");
    await client.ask(command(0x0d, words(0, 0)));
    expect(status(await client.ask(command(0x0e, words(0, 0))), 4)).toBe("00000000");
    expect(board.mode).toBe("rom");
    await client.ask(command(0x09, words(READ_POINTER, ENTRY, 0xffff_ffff, 0)));
    client.send(command(0x0e, words(0, 0)));
    expect((await client.packet()).toString("latin1")).toBe("OHAI");
    expect(board.mode).toBe("stub");
    board.reset();
    await client.sync();
    await client.ask(command(0x0d, words(0, 0)));
    expect(status(await client.ask(command(0x0e, words(0, 0))), 4)).toBe("00000000");
  });

  it.each([
    ["esp32s3", 0x6000_7038, 1 << 20],
    ["esp32c3", 0x6000_8838, 1 << 20],
    // ABS_DONE_1 without ABS_DONE_0: the second version.
    ["esp32", 0x3ff5_a018, 1 << 5],
  ] as const)("is an eFuse of an %s, which no write changes", async (chip, address, bit) => {
    for (const secureBoot of [true, false]) {
      await using board = await memoryBoard({ chip, secureBoot });
      await using client = await SerialClient.connect(board.port);
      await client.sync();
      await client.ask(command(0x09, words(address, 0xffff_ffff, 0xffff_ffff, 0)));
      const answer = await client.ask(command(0x0a, words(address)));
      expect(answer.readUInt32LE(4)).toBe(secureBoot ? bit : 0);
    }
  });
});

describe("Secure Download Mode", () => {
  it("refuses registers, RAM, digests and reads as commands that do not exist, and tells its state", async () => {
    await using board = await memoryBoard({ secureDownloadMode: true });
    await using client = await SerialClient.connect(board.port);
    for (const refused of [
      command(0x0a, words(0x4000_1000)),
      command(0x05, words(4, 1, 0x1800, 0x4038_0000)),
      command(0x13, words(0, 16, 0, 0)),
      command(0x0e, words(0, 16)),
    ]) {
      await client.sync();
      expect(status(await client.ask(refused), 4)).toBe("01050000");
      for (let rest = 0; rest < 7; rest++) await client.packet();
    }
    const info = await client.ask(command(0x14));
    expect(info.readUInt32LE(8)).toBe(4);
    expect(status(info, 4)).toBe("00000000");
  });

  it("is refused for an ESP32, which has none", async () => {
    await expect(memoryBoard({ chip: "esp32", secureDownloadMode: true })).rejects.toThrow(
      /no Secure Download Mode/,
    );
  });
});
