import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PACKET_LIMIT, SlipDecoder, slipEncode } from "../../src/virtual-board/packet/slip.ts";

const payloads = (wire: Uint8Array, decoder = new SlipDecoder()): string[] =>
  decoder.push(wire).map(({ payload }) => payload.toString("hex"));

describe("SLIP", () => {
  it("gives back every payload, however the bytes are cut into chunks", () => {
    const payload = fc.uint8Array({ minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(
        fc.array(payload, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 7 }),
        (sent, step) => {
          const wire = Buffer.concat(sent.map((bytes) => slipEncode(bytes)));
          const decoder = new SlipDecoder();
          const got: string[] = [];
          for (let at = 0; at < wire.length; at += step)
            got.push(...payloads(wire.subarray(at, at + step), decoder));
          expect(got).toEqual(sent.map((bytes) => Buffer.from(bytes).toString("hex")));
        },
      ),
    );
  });

  it("escapes its two special bytes as RFC 1055 does", () => {
    expect(slipEncode(Uint8Array.of(1, 0xc0, 0xdb)).toString("hex")).toBe("c001dbdcdbddc0");
  });

  it("says where in the chunk a packet was complete", () => {
    const wire = Buffer.from("0000c00102c0c003c0", "hex");
    expect(new SlipDecoder().push(wire).map(({ endOffset }) => endOffset)).toEqual([5, 8]);
  });

  it("drops bytes outside packets, wrong escapes and packets that never end", () => {
    expect(payloads(Buffer.from("99c00102c099c003c0", "hex"))).toEqual(["0102", "03"]);
    expect(payloads(Buffer.from("c001db99c0c002c0", "hex"))).toEqual(["02"]);
    const endless = Buffer.concat([Buffer.of(0xc0), Buffer.alloc(PACKET_LIMIT + 1, 1), Buffer.of(0xc0)]);
    expect(payloads(Buffer.concat([endless, slipEncode(Uint8Array.of(7))]))).toEqual(["07"]);
  });

  it("finds the beat again after half a packet", () => {
    const decoder = new SlipDecoder();
    expect(payloads(Buffer.from("c00102", "hex"), decoder)).toEqual([]);
    const next = Buffer.concat([slipEncode(Uint8Array.of(4)), slipEncode(Uint8Array.of(5))]);
    expect(payloads(next, decoder).at(-1)).toBe("05");
  });
});
