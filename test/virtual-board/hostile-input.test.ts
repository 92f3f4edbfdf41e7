import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startVirtualBoard, type VirtualBoard } from "../../src/virtual-board/board.ts";
import { slipEncode } from "../../src/virtual-board/packet/slip.ts";
import { OPCODES } from "../../src/virtual-board/protocol/opcodes.ts";
import { command, dataCommand, SerialClient, SYNC, words } from "./serial-client.ts";

const opcode = fc.oneof(fc.constantFrom(...Object.values(OPCODES)), fc.integer({ min: 0, max: 255 }));
/** Words that a parser trips over: huge, tiny, at the edges of the flash. */
const word = fc.oneof(
  fc.constantFrom(0, 1, 4, 0xfff, 0x1000, 0xf_ffff, 0x10_0000, 0x7fff_ffff, 0xffff_ffff, 0x3ff4_2000),
  fc.integer({ min: 0, max: 0xffff_ffff }),
);
const randomBytes = fc.uint8Array({ maxLength: 200 });
const packet = fc.oneof(
  fc.tuple(opcode, fc.uint8Array({ maxLength: 80 })).map(([code, body]) => command(code, body)),
  fc.tuple(opcode, fc.array(word, { maxLength: 6 })).map(([code, body]) => command(code, words(...body))),
  fc
    .tuple(opcode, word, fc.uint8Array({ maxLength: 80 }))
    .map(([code, seq, body]) => dataCommand(code, seq, body)),
  fc
    .tuple(opcode, fc.array(word, { maxLength: 5 }), fc.integer({ min: 0, max: 0xffff }))
    .map(([code, body, lie]) => {
      const lying = command(code, words(...body));
      lying.writeUInt16LE(lie, 2);
      return lying;
    }),
);
const wire = fc.oneof(
  randomBytes.map((bytes) => Buffer.from(bytes)),
  packet.map((bytes) => slipEncode(bytes)),
  fc.tuple(packet, fc.integer({ min: 0, max: 40 })).map(([bytes, cut]) => slipEncode(bytes).subarray(0, cut)),
);
const startStub = [
  SYNC,
  command(0x05, words(16, 1, 0x1800, 0x400a_8000)),
  dataCommand(0x07, 0, Buffer.alloc(16)),
  command(0x06, words(0, 0x400a_8000)),
];

describe.each(["rom", "stub"] as const)("hostile input to the %s", (mode) => {
  let board: VirtualBoard;
  beforeAll(async () => (board = await startVirtualBoard({ chip: "esp32", flashSize: 0x10_0000 })));
  afterAll(() => board.close());

  it("never stops the board from answering a real SYNC afterwards", async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(wire, { minLength: 1, maxLength: 12 }), async (junk) => {
        board.reset();
        await using client = await SerialClient.connect(board.port);
        if (mode === "stub") client.send(...startStub);
        client.socket.write(Buffer.concat(junk));
        // A command among the junk may have started the application, as it may on a real chip.
        const inApplication = (): boolean => board.mode === "application";
        await client.sync(inApplication).catch((error: unknown) => {
          if (!inApplication()) throw error;
        });
        if (!inApplication()) answered++;
        expect(board.log.errors).toEqual([]);
        expect(board.flash.read(0, board.flash.size).length).toBe(0x10_0000);
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(answered).toBeGreaterThan(30);
  });
});
