import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Command, Connection } from "../../../src/esptool/run/arguments.ts";
import { isDone } from "../../../src/esptool/run/done.ts";
import { Observation } from "../../../src/esptool/run/observation.ts";
import { parseLine } from "../../../src/esptool/run/output.ts";

const SOCKET: Connection = {
  port: { kind: "socket", name: "socket://h:1", host: "h" },
  chip: "auto",
  baud: 115_200,
  before: "no-reset",
  after: "hard-reset",
  stub: true,
};
const SERIAL: Connection = { ...SOCKET, port: { kind: "serial", name: "/dev/ttyUSB0" } };
const LAST = "Staying in flasher stub.";
const KEEP = { mode: "keep", freq: "keep", size: "keep" };
const IMAGES = [
  { address: 0x1000, path: "/t/1.bin" },
  { address: 0x1_0000, path: "/t/2.bin" },
];
const WRITE: Command = {
  name: "write-flash",
  images: IMAGES,
  header: KEEP,
  compress: true,
  force: false,
  extent: "changed",
};
const VERIFY: Command = { name: "verify-flash", images: IMAGES, header: KEEP, diff: false };

const FOUND = "'/t/1.bin' at 0x00001000 already in flash, skipping write.";
const WROTE = [
  "Flash will be erased from 0x00010000 to 0x00010fff...",
  "Wrote 4096 bytes at 0x00010000 in 0.1 seconds (300 kbit/s).",
];
const VERIFIED = "Hash of data verified.";
const COMPARED = IMAGES.map(
  ({ address }) =>
    `Verifying 0x1000 (4096) bytes at 0x${address.toString(16).padStart(8, "0")} in flash against 'x'...`,
);
const EQUAL = "Verification successful (digest matched).";
const SECURITY = ["Flags: 0x00000000 (0b0)", "Secure Boot: Disabled", "Flash Encryption: Disabled"];

function seen(lines: readonly string[]): Observation {
  const observation = new Observation({ flashSize: 4096, flashManufacturer: "c8" });
  for (const line of lines) observation.add(parseLine(line));
  return observation;
}

function done(command: Command, lines: readonly string[], connection = SOCKET): boolean {
  return isDone(command, connection, seen(lines));
}

describe("an esptool that has nothing left to do", () => {
  const whole: readonly (readonly [Command, readonly string[]])[] = [
    [WRITE, [FOUND, ...WROTE, VERIFIED]],
    [VERIFY, [COMPARED[0] ?? "", EQUAL, COMPARED[1] ?? "", EQUAL]],
    [{ name: "erase-flash", force: false }, ["Flash memory erased successfully in 1.0 seconds."]],
    [{ name: "flash-id" }, ["Manufacturer: c8", "Device: 4016", "Detected flash size: 4MB"]],
    [{ name: "get-security-info" }, SECURITY],
  ];

  it.each(whole)("is one whose last word was said, and that has brought all of $name", (command, lines) => {
    expect(done(command, [...lines, LAST])).toBe(true);
    expect(done(command, lines)).toBe(false);
  });

  it.each(whole)(
    "is none that fell silent on the way through $name, though it says its last word then",
    (command, lines) => {
      for (let missing = 0; missing < lines.length; missing++) {
        // A name or an erase is told on the way and verifies nothing.
        if (/^(?:Manufacturer|Device|Flash will)/.test(lines[missing] ?? "")) continue;
        expect(done(command, [...lines.filter((_, index) => index !== missing), LAST])).toBe(false);
      }
    },
  );

  it("is none on a port where what follows the last word is the reset", () => {
    expect(done({ name: "get-security-info" }, [...SECURITY, LAST], SERIAL)).toBe(false);
    expect(done({ name: "get-security-info" }, [...SECURITY, "Hard resetting via RTS pin..."])).toBe(false);
  });

  it("is none that has yet to send a stub away", () => {
    const after = "no-reset";
    expect(done({ name: "get-security-info" }, [...SECURITY, LAST], { ...SOCKET, after })).toBe(false);
    expect(done({ name: "get-security-info" }, [...SECURITY, LAST], { ...SOCKET, after, stub: false })).toBe(
      true,
    );
  });

  it("is none whose file cannot even be looked at", () => {
    const dump: Command = { name: "dump-mem", address: 0, size: 16, output: "/t/\0" };
    expect(done(dump, [LAST])).toBe(false);
  });

  it("is none that found a difference, which it has yet to report", () => {
    const different = "Verification failed (digest mismatch).";
    expect(done(VERIFY, [COMPARED[0] ?? "", EQUAL, COMPARED[1] ?? "", different, LAST])).toBe(false);
    expect(done(WRITE, [FOUND, ...WROTE, "Flash MD5: 00112233445566778899aabbccddeeff", LAST])).toBe(false);
  });

  it("is none that could not verify what it wrote", () => {
    const unverified = "Cannot verify written data if encrypted or in secure download mode.";
    expect(done(WRITE, [FOUND, ...WROTE, unverified, LAST])).toBe(false);
  });

  it("is one that has read only once the whole file is there, which it writes after it has said so", () => {
    const output = join(mkdtempSync(join(tmpdir(), "done-")), "read.bin");
    const read: Command = { name: "read-flash", address: 0, size: "ALL", output };
    const lines = ["Read 16 bytes from 0x00000000 in 0.1 seconds (1.0 kbit/s) to 'x'.", LAST];
    const dump: Command = { name: "dump-mem", address: 0, size: 16, output };
    expect([done(read, lines), done(dump, [LAST])]).toEqual([false, false]);
    writeFileSync(output, Buffer.alloc(15));
    expect([done(read, lines), done(dump, [LAST])]).toEqual([false, false]);
    writeFileSync(output, Buffer.alloc(16));
    expect([done(read, lines), done(dump, [LAST])]).toEqual([true, true]);
  });
});
