// Whatever esptool, pySerial, other programs and workflow authors write in lines: read or refused, nothing thrown.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePort } from "../../../src/esptool/run/port.ts";
import { parsePySerial } from "../../../src/board/ports/pyserial-ports.ts";
import { parseLsof } from "../../../src/doctor/mac-processes.ts";
import { parseRegistry } from "../../../src/doctor/tool-ports.ts";
import { Failure } from "../../../src/system/errors.ts";
import { classifyFailure } from "../../../src/esptool/run/process/failure.ts";
import { Observation } from "../../../src/esptool/run/observation.ts";
import { parseLine } from "../../../src/esptool/run/output.ts";
import { FLASH_LIMIT } from "../../../src/firmware/flash/flash-layout.ts";
import { parseBackupSource } from "../../../src/github/artifacts/artifact-reference.ts";
import { MAX_FILES, parseFileList } from "../../../src/inputs/files/file-list.ts";
import { parseAddress, parseInteger, parseSize } from "../../../src/inputs/values.ts";
import { cleanLine } from "../../../src/system/text/untrusted-text.ts";
import { recording, RECORDINGS } from "../../fixtures/esptool-output.ts";
import { mutatedJson, mutatedText } from "../../support/mutations.ts";
import { runs } from "../../support/sample.ts";

const RUNS = { numRuns: runs(10_000) };
/** What no text that is shown may have in it. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|##\[|^\s*::/u;

const esptoolLines = [
  ...new Set(RECORDINGS.flatMap((name) => recording(name).lines.map(({ text }) => text))),
];

describe("lines of esptool, in which anything was changed", () => {
  it("are events whose numbers are numbers, and an account that can be told as JSON", () => {
    const lines = fc.array(mutatedText(esptoolLines), { minLength: 1, maxLength: 2 });
    const seen = new Set<string>();
    fc.assert(
      fc.property(lines, (texts) => {
        const observation = new Observation({});
        for (const text of texts) {
          const event = parseLine(cleanLine(text));
          seen.add(event.kind);
          const numbers = Object.values(event).filter((value) => typeof value === "number");
          if (!numbers.every(Number.isFinite)) expect.fail(`${text} is ${numbers.join()}`);
          observation.add(event);
        }
        const { identity, written, read, comparisons } = observation;
        // What JSON has no number for would be null there.
        expect(JSON.stringify({ identity, written, read, comparisons })).not.toContain("null");
      }),
      // A tenth of them meets too few kinds of line.
      { numRuns: 10_000 },
    );
    // Changed lines are still many of those that there are, or the property says little.
    expect(seen.size).toBeGreaterThan(25);
  });

  it("are a failure with a code, and with a message that no terminal and no runner obeys", () => {
    const failing = RECORDINGS.filter((name) => name.startsWith("failure-"));
    const tails = failing.map((name) => recording(name).lines.map(({ text }) => text));
    const tail = fc
      .constantFrom(...tails)
      .chain((lines) => fc.array(mutatedText(lines.length > 0 ? lines : [""]), { maxLength: 3 }));
    const codes = new Set<string>();
    fc.assert(
      fc.property(tail, fc.constantFrom(null, 0, 1, 2, 255), (lines, exitCode) => {
        const failure = classifyFailure({
          command: "write-flash",
          port: "/dev/ttyUSB0",
          exitCode,
          signal: null,
          tail: lines.map(cleanLine),
          shown: (line) => line,
          state: "untouched",
        });
        expect(failure).toBeInstanceOf(Failure);
        codes.add(failure.code);
        for (const line of failure.message.split("\n")) expect(line).not.toMatch(UNSAFE);
      }),
      RUNS,
    );
    expect(codes.size).toBeGreaterThan(10);
  });
});

describe("lines of programs that list ports and processes", () => {
  const port = {
    device: "/dev/ttyACM0",
    vid: 0x303a,
    pid: 0x1001,
    serial_number: "34:85:18:00:00:01",
    manufacturer: "Espressif",
    product: "USB JTAG/serial debug unit",
    location: "1-2.3:1.0",
  };

  it("of pySerial are ports of that platform with clean texts, or nothing", () => {
    const line = fc.oneof(
      mutatedJson(port).map((value) => JSON.stringify(value)),
      mutatedJson({ ...port, device: "COM5" }).map((value) => JSON.stringify(value)),
      mutatedText([JSON.stringify(port)]),
    );
    let read = 0;
    let devices = 0;
    fc.assert(
      fc.property(line, fc.constantFrom("linux", "win32", "darwin"), (text, platform) => {
        for (const { path, usb } of parsePySerial([text], platform)) {
          read++;
          expect(parsePort(path, platform)).toMatchObject({ value: { kind: "serial", name: path } });
          if (usb === undefined) continue;
          devices++;
          expect([usb.vid, usb.pid].join()).toMatch(/^[\da-f]{4},[\da-f]{4}$/);
          for (const each of Object.values(usb)) {
            expect(each ?? "").not.toMatch(UNSAFE);
            expect(String(each ?? "").length).toBeLessThanOrEqual(401);
          }
        }
      }),
      RUNS,
    );
    expect(read).toBeGreaterThan(runs(1_000));
    expect(devices).toBeGreaterThan(runs(500));
  });

  it("of lsof and of reg are processes and ports, or nothing", () => {
    const lsof = ["p501", "cscreen", "u501", "f6", "n/dev/cu.usbmodem1101", "n/dev/tty.usbserial-1"];
    const reg = ["    \\Device\\USBSER000    REG_SZ    COM5", "    \\Device\\Serial0    REG_SZ    COM1"];
    let processes = 0;
    let ports = 0;
    fc.assert(
      fc.property(fc.array(mutatedText([...lsof, ...reg]), { maxLength: 8 }), (lines) => {
        for (const { pid, command, uid } of parseLsof(lines)) {
          processes++;
          expect([pid, uid ?? 0]).toSatisfy((numbers: number[]) => numbers.every(Number.isFinite));
          expect(command).not.toMatch(UNSAFE);
        }
        for (const { path } of parseRegistry(lines)) {
          ports++;
          expect(path).toMatch(/^COM\d{1,3}$/);
        }
      }),
      RUNS,
    );
    expect(processes).toBeGreaterThan(runs(500));
    expect(ports).toBeGreaterThan(runs(1_000));
  });
});

describe("what workflow authors write", () => {
  it("as addresses, sizes and numbers is one in its bounds, or has a problem", () => {
    const text = fc.oneof(
      mutatedText(["0x10000", "65536", "4M", "64KB", "0X1f", "128MB", "1", "99999999999"]),
      fc.bigInt({ min: 0n }).map(String),
    );
    let read = 0;
    fc.assert(
      fc.property(text, (given) => {
        for (const parsed of [parseAddress(given), parseSize(given), parseInteger(given, 0, 100)]) {
          if ("problem" in parsed) {
            expect(parsed.problem).toMatch(/^(?:is|lies) /);
            continue;
          }
          read++;
          expect(parsed.value).toSatisfy(Number.isSafeInteger);
          expect(parsed.value).toBeGreaterThanOrEqual(0);
          expect(parsed.value).toBeLessThanOrEqual(FLASH_LIMIT);
        }
      }),
      RUNS,
    );
    expect(read).toBeGreaterThan(runs(1_000));
  });

  it("as files is a list of places and paths, or of problems in one printable line each", () => {
    const text = mutatedText([
      "0x1000 build/bootloader.bin\n0x8000 build/partitions.bin\nota_0 build/*.bin",
      "build/flasher_args.json",
      '[{"address": "0x10000", "path": "build/app.bin"}, {"path": "app.hex"}]',
      '[{"address": 65536, "path": "build/app.bin"}]',
    ]);
    let listed = 0;
    fc.assert(
      fc.property(text, (given) => {
        const entries = parseFileList(given);
        expect(entries.length).toBeLessThanOrEqual(MAX_FILES);
        for (const entry of entries) {
          if ("problem" in entry) {
            expect(entry.problem).toMatch(/^\P{Cc}+$/u);
            continue;
          }
          listed++;
          expect(entry.value.path).not.toBe("");
        }
      }),
      RUNS,
    );
    expect(listed).toBeGreaterThan(runs(1_000));
  });

  it("as a port is passed on only when it is one and no option, file or list", () => {
    const text = mutatedText([
      "/dev/ttyUSB0",
      "/dev/serial/by-id/usb-Espressif_USB-if00",
      "COM5",
      "socket://localhost:5555",
      "rfc2217://[::1]:4000?ign_set_control",
      "socket://esp32_c3.local:65535",
    ]);
    let read = 0;
    fc.assert(
      fc.property(text, fc.constantFrom("linux", "win32", "darwin"), (given, platform) => {
        const parsed = parsePort(given, platform);
        if ("problem" in parsed) return;
        read++;
        expect(parsed.value.name).toMatch(
          /^(?:\/dev\/[\w./:+@,=-]+|COM\d{1,3}|(?:socket|rfc2217):\/\/[\w.:[\]-]+(?:\?ign_set_control)?)$/,
        );
        expect(parsed.value.name).not.toMatch(/\/\.\.(?:\/|$)/);
      }),
      RUNS,
    );
    expect(read).toBeGreaterThan(runs(1_000));
  });

  it("as a backup is a path, or the name of an artifact that GitHub takes", () => {
    let named = 0;
    fc.assert(
      fc.property(mutatedText(["artifact:nightly board 7", "backups/board.bin"]), (given) => {
        const parsed = parseBackupSource(given);
        if ("problem" in parsed || parsed.value.kind === "path") return;
        named++;
        expect(parsed.value.name).toMatch(/^\S[^":<>|*?\r\n\\/]*$/);
      }),
      RUNS,
    );
    expect(named).toBeGreaterThan(runs(1_000));
  });
});
