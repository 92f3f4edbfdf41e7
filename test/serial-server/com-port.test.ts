import { describe, expect, it } from "vitest";
import { ComPort } from "../../src/serial-server/com-port.ts";
import { type Lines } from "../../src/serial-server/serial-device.ts";

/** A port with a device that notes what is done to it, and what it answers. */
function newPort() {
  const done: unknown[] = [];
  const port = new ComPort({
    signature: "a board",
    setLines: (lines: Lines) => void done.push(lines),
    setBreak: (on) => void done.push({ break: on }),
    purgeToSend: () => void done.push("purge"),
  });
  const take = (command: number, ...value: number[]): number[][] =>
    port.take(command, Buffer.from(value)).map((answer) => [...answer]);
  return { port, done, take };
}

describe("the settings of a port", () => {
  it("confirms what it takes, and tells what it has when it is asked or cannot", () => {
    const { port, take } = newPort();
    expect(take(1, 0, 0, 0, 0)).toEqual([[101, 0, 1, 0xc2, 0]]);
    expect(take(1, 0, 0x0e, 0x10, 0)).toEqual([[101, 0, 0x0e, 0x10, 0]]);
    for (const rate of [
      [0, 0, 0, 0],
      [0xff, 0xff, 0xff, 0xff],
      [0, 0, 0, 49],
    ])
      expect(take(1, ...rate)).toEqual([[101, 0, 0x0e, 0x10, 0]]);
    expect([take(2, 7), take(2, 0), take(2, 9)]).toEqual([[[102, 7]], [[102, 7]], [[102, 7]]]);
    expect([take(3, 3), take(3, 0), take(3, 6)]).toEqual([[[103, 3]], [[103, 3]], [[103, 3]]]);
    expect([take(4, 2), take(4, 0), take(4, 4)]).toEqual([[[104, 2]], [[104, 2]], [[104, 2]]]);
    expect(port.format).toEqual({ baud: 921_600, dataBits: 7, parity: "even", stopBits: 2 });
  });

  it.each([
    ["outbound flow", 0, [1, 2, 3]],
    ["inbound flow", 13, [14, 15, 16]],
    ["break", 4, [5, 6]],
    ["DTR", 7, [8, 9]],
    ["RTS", 10, [11, 12]],
  ])("confirms every state of %s, and tells it", (_, query, states) => {
    const { take } = newPort();
    for (const state of states) {
      expect(take(5, state)).toEqual([[105, state]]);
      expect(take(5, query)).toEqual([[105, state]]);
    }
  });

  it("does not confirm flow control by lines that it has not, nor what is not control", () => {
    const { take } = newPort();
    expect([take(5, 17), take(5, 18), take(5, 19)]).toEqual([[[105, 1]], [[105, 14]], [[105, 1]]]);
    expect(take(5, 20)).toEqual([]);
    expect(take(5, 255)).toEqual([]);
  });

  it("drives the lines one by one, and lets them go together", () => {
    const { port, done, take } = newPort();
    take(5, 8);
    take(5, 11);
    take(5, 5);
    port.release();
    expect(done).toEqual([
      { dtr: true, rts: false },
      { dtr: true, rts: true },
      { break: true },
      { break: false },
      { dtr: false, rts: false },
    ]);
  });

  it("says who it is, and is not interested in who the client is", () => {
    const { take } = newPort();
    expect(take(0)).toEqual([[100, ...Buffer.from("a board")]]);
    expect(take(0, ...Buffer.from("client"))).toEqual([]);
  });

  it("reports the states that a mask lets through, under their numbers", () => {
    const { take } = newPort();
    expect(take(10, 0x40)).toEqual([
      [110, 0x40],
      [106, 0x40],
    ]);
    expect(take(10, 0)).toEqual([
      [110, 0],
      [106, 0],
    ]);
    expect(take(11, 0xff)).toEqual([
      [111, 0xff],
      [107, 0],
    ]);
  });

  it("drops what is to be sent, and nothing where only the other buffer is meant", () => {
    const { done, take } = newPort();
    expect([take(12, 1), take(12, 2), take(12, 3)]).toEqual([[[112, 1]], [[112, 2]], [[112, 3]]]);
    expect(done).toEqual(["purge", "purge"]);
  });

  it("takes nothing from commands that are too short, too long or unknown", () => {
    const { done, take } = newPort();
    for (const command of [[1], [1, 0, 0, 1], [1, 0, 0, 0, 0, 1], [5], [5, 8, 8], [12], [13, 1], [99], [255]])
      expect(take(...(command as [number, ...number[]]))).toEqual([]);
    expect(done).toEqual([]);
  });
});
