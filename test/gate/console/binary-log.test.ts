import { expect, it } from "vitest";
import { BinaryLog } from "../../../src/gate/console/binary-log.ts";
import { parseLogLine } from "../../../src/gate/console/log-line.ts";
import { ESP32_BOOT, judged, lines, recording } from "../../support/gate/judged.ts";

/** A message of ESP-IDF's binary log: kind, length and level, addresses and time, checksum. */
function message(level = 3, length = 19): Buffer {
  const bytes = Buffer.alloc(length, 0x40);
  bytes[0] = 2;
  bytes.writeUInt16BE((level << 10) | length, 1);
  bytes[length - 1] = 0;
  let crc = 0;
  for (const byte of bytes.subarray(0, -1)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++)
      crc = (crc & 0x80) === 0 ? (crc << 1) & 0xff : ((crc << 1) ^ 0x07) & 0xff;
  }
  bytes[length - 1] = crc;
  return bytes;
}

function isSeen(...pieces: readonly Uint8Array[]): boolean {
  const log = new BinaryLog();
  for (const piece of pieces) log.push(piece);
  return log.isSeen();
}

it("three messages with the right checksum are a binary log, wherever they are cut", () => {
  const log = Buffer.concat([message(), message(1), message(5, 40)]);
  expect(isSeen(log)).toBe(true);
  expect(isSeen(...[...log].map((byte) => Buffer.of(byte)))).toBe(true);
  expect(isSeen(Buffer.from(ESP32_BOOT), log, Buffer.from("text"))).toBe(true);
});

it("text, noise and messages with a wrong checksum are none", () => {
  const damaged = Buffer.concat([message(), message(), message()]);
  damaged[10] = 0x41;
  expect(isSeen(damaged)).toBe(false);
  expect(isSeen(recording("esp32-hello"))).toBe(false);
  expect(isSeen(Buffer.alloc(100_000, 1))).toBe(false);
});

it("messages before a flood of text are forgotten", () => {
  expect(isSeen(message(), message(), message(), Buffer.alloc(20_000, "text\n"))).toBe(false);
});

it("a gate that waits for text in a binary log says so", () => {
  const log = Buffer.concat([Buffer.from(ESP32_BOOT), message(), message(), message()]);
  expect(judged([[10, log]], { expect: "ready" }).verdict).toMatchObject({
    verdict: "inconclusive",
    code: "console-binary",
  });
  expect(
    judged([[10, Buffer.concat([log, Buffer.from(lines("", "ready"))])]], { expect: "ready" }).verdict
      ?.verdict,
  ).toBe("passed");
});

it.each([
  ["I (279) boot: Loaded app", { level: "I", stamp: "279", tag: "boot", message: "Loaded app" }],
  ["E (00:00:01.234) nvs: gone", { level: "E", stamp: "00:00:01.234", tag: "nvs", message: "gone" }],
  ["W wifi: weak", { level: "W", tag: "wifi", message: "weak" }],
  ["Hello w I (77) boot.esp32c3: SPI", { level: "I", stamp: "77", tag: "boot.esp32c3", message: "SPI" }],
])("%s is a line of ESP-IDF's log", (text, parsed) => {
  expect(parseLogLine(text)).toEqual(parsed);
});

it("other lines are none", () => {
  expect(parseLogLine("ready: yes")).toBeUndefined();
  expect(parseLogLine("OSI (7) a: b")).toBeUndefined();
});
