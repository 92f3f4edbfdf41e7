import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escaped, TelnetDecoder, TelnetOptions, type TelnetPart } from "../../src/serial-server/telnet.ts";

const [SE, SB, WILL, WONT, DO, DONT, IAC] = [240, 250, 251, 252, 253, 254, 255];
const [BINARY, ECHO, COM_PORT] = [0, 1, 44];

/** The parts of a stream that comes in these pieces; data that follows data is one part. */
function parts(...pieces: readonly Uint8Array[]): TelnetPart[] {
  const decoder = new TelnetDecoder();
  const all: TelnetPart[] = [];
  for (const part of pieces.flatMap((piece) => [...decoder.push(Buffer.from(piece))])) {
    const last = all.at(-1);
    if (part.kind === "data" && last?.kind === "data")
      all[all.length - 1] = { kind: "data", bytes: Buffer.concat([last.bytes, part.bytes]) };
    else all.push(part);
  }
  return all;
}

describe("a Telnet stream", () => {
  it("is taken apart into data, options and settings, in its order", () => {
    const stream = Uint8Array.of(
      1,
      IAC,
      WILL,
      COM_PORT,
      2,
      IAC,
      IAC,
      IAC,
      SB,
      COM_PORT,
      1,
      IAC,
      IAC,
      IAC,
      SE,
      3,
    );
    expect(parts(stream)).toEqual([
      { kind: "data", bytes: Buffer.of(1) },
      { kind: "option", verb: WILL, option: COM_PORT },
      { kind: "data", bytes: Buffer.of(2, 0xff) },
      { kind: "subnegotiation", bytes: Buffer.of(COM_PORT, 1, 0xff) },
      { kind: "data", bytes: Buffer.of(3) },
    ]);
  });

  it("is the same however it is cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(IAC, SB, SE, DO, COM_PORT, 1), fc.integer({ min: 0, max: 255 }))),
        fc.integer({ min: 1, max: 5 }),
        (bytes, length) => {
          const stream = Buffer.from(bytes);
          const pieces = Array.from({ length: Math.ceil(stream.length / length) }, (_, index) =>
            stream.subarray(index * length, (index + 1) * length),
          );
          expect(parts(...pieces)).toEqual(parts(stream));
        },
      ),
    );
  });

  it("gives back any data that was escaped", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const data = parts(escaped(Buffer.from(bytes)));
        expect(data).toEqual(bytes.length === 0 ? [] : [{ kind: "data", bytes: Buffer.from(bytes) }]);
      }),
    );
  });

  it("loses a setting that is too long, and one that has no end takes no memory", () => {
    const long = [IAC, SB, COM_PORT, ...Array.from({ length: 65 }, () => 7), IAC, SE];
    expect(parts(Uint8Array.from([...long, 1]))).toEqual([{ kind: "data", bytes: Buffer.of(1) }]);
    const decoder = new TelnetDecoder();
    const before = process.memoryUsage().heapUsed;
    const piece = Buffer.alloc(1 << 20, 7);
    expect([...decoder.push(Buffer.of(IAC, SB, COM_PORT))]).toEqual([]);
    for (let round = 0; round < 64; round++) expect([...decoder.push(piece)]).toEqual([]);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(16 << 20);
    expect([...decoder.push(Buffer.of(IAC, SE, 2))]).toEqual([{ kind: "data", bytes: Buffer.of(2) }]);
  });
});

describe("the options of a Telnet stream", () => {
  it("are agreed to where a serial port needs them, and refused otherwise", () => {
    const options = new TelnetOptions();
    expect(options.answer(WILL, COM_PORT)).toEqual(Buffer.of(IAC, DO, COM_PORT));
    expect(options.answer(DO, BINARY)).toEqual(Buffer.of(IAC, WILL, BINARY));
    expect(options.answer(DO, ECHO)).toEqual(Buffer.of(IAC, WONT, ECHO));
    expect(options.answer(WILL, ECHO)).toEqual(Buffer.of(IAC, DONT, ECHO));
    expect(options.hasComPort()).toBe(true);
  });

  it("are not answered for ever: what is so already gets no answer", () => {
    const options = new TelnetOptions();
    expect(options.answer(DO, COM_PORT)).toEqual(Buffer.of(IAC, WILL, COM_PORT));
    expect(options.answer(DO, COM_PORT)).toBeUndefined();
    expect(options.answer(DONT, COM_PORT)).toEqual(Buffer.of(IAC, WONT, COM_PORT));
    expect(options.answer(DONT, COM_PORT)).toBeUndefined();
    expect(options.answer(WONT, ECHO)).toBeUndefined();
    expect(options.hasComPort()).toBe(false);
  });
});
