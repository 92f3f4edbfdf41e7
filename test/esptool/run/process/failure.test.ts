import { describe, expect, it } from "vitest";
import { type FailureCode } from "../../../../src/system/errors.ts";
import { classifyFailure } from "../../../../src/esptool/run/process/failure.ts";
import type { FailedRun } from "../../../../src/esptool/run/process/failure-rules.ts";
import { Observation } from "../../../../src/esptool/run/observation.ts";
import { parseLine } from "../../../../src/esptool/run/output.ts";
import { cleanLine } from "../../../../src/system/text/untrusted-text.ts";
import { recording, RECORDINGS } from "../../../fixtures/esptool-output.ts";

function failedRun(tail: readonly string[], changes: Partial<FailedRun> = {}): FailedRun {
  return {
    command: "write-flash",
    port: "/dev/ttyUSB0",
    exitCode: 2,
    signal: null,
    tail,
    shown: (line) => line,
    state: "untouched",
    ...changes,
  };
}

function fatal(text: string, changes: Partial<FailedRun> = {}) {
  return classifyFailure(failedRun(`ERROR: A fatal error occurred: ${text}`.split("\n"), changes));
}

describe("a recorded failure of esptool", () => {
  const expected: Record<string, FailureCode> = {
    "failure-digest": "digest-mismatch",
    "failure-encrypted-erase-chip": "security-refused",
    "failure-erase-address": "input-invalid",
    "failure-erase-beyond-flash": "beyond-flash",
    "failure-erase-size": "input-invalid",
    "failure-esp32-erase-chip-no-stub": "not-supported-by-chip",
    "failure-esp32c3-erase-chip-no-stub": "not-supported-by-chip",
    "failure-esp32s3-erase-chip-no-stub": "not-supported-by-chip",
    "failure-file-gone": "file-unreadable",
    "failure-image-wrong-chip": "image-wrong-chip",
    "failure-lost-reading": "link-lost",
    "failure-lost-writing": "link-lost",
    "failure-output-folder-gone": "output-unwritable",
    "failure-output-is-folder": "output-unwritable",
    "failure-port-busy": "port-busy",
    "failure-port-host-unknown": "port-unreachable",
    "failure-port-missing": "port-not-found",
    "failure-port-permission": "port-permission",
    "failure-port-refused": "port-connection-refused",
    "failure-port-silent": "no-answer",
    "failure-port-silent-chip": "no-answer",
    "failure-read-beyond-flash": "beyond-flash",
    "failure-read-too-much": "beyond-flash",
    "failure-rfc2217-echo": "port-unreachable",
    "failure-rfc2217-raw": "port-unreachable",
    "failure-rfc2217-refused": "port-connection-refused",
    "failure-secure-download-erase-chip": "secure-download-mode",
    "failure-secure-download-flash-id": "secure-download-mode",
    "failure-secure-download-read": "secure-download-mode",
    "failure-secure-download-verify": "secure-download-mode",
    "failure-write-beyond-flash": "beyond-flash",
    "failure-wrong-chip": "wrong-chip",
  };

  it("of every kind has its code here", () => {
    expect(RECORDINGS.filter((name) => name.startsWith("failure-"))).toEqual(Object.keys(expected));
  });

  it.each(Object.entries(expected))("%s is %s", (name, code) => {
    const { lines, command, exitCode } = recording(name);
    expect(exitCode).not.toBe(0);
    const clean = lines.map(({ text }) => cleanLine(text));
    const seen = new Observation({});
    for (const line of clean) seen.add(parseLine(line));
    const tail = clean
      .filter((line) => !["progress", "difference"].includes(parseLine(line).kind))
      .slice(-60);
    const failure = classifyFailure(
      failedRun(tail, { command, exitCode, state: seen.touched ? "partly-written" : "untouched" }),
    );
    expect(failure.code, failure.message).toBe(code);
    expect(failure.message.includes("partly erased or written")).toBe(seen.touched);
    // One stream may arrive before the other: that must not change the verdict.
    const jumbled = [...tail].sort((a, b) => Number(b.startsWith("ERROR")) - Number(a.startsWith("ERROR")));
    expect(classifyFailure(failedRun(jumbled, { command, exitCode })).code).toBe(code);
  });
});

describe("a failure that could not be recorded", () => {
  const open = (detail: string): string =>
    `Could not open COM5, the port is busy or doesn't exist.\n(${detail})\n`;
  it.each<[FailureCode, string]>([
    [
      "port-busy",
      open(
        "[Errno 11] Could not exclusively lock port /dev/ttyS0: [Errno 11] Resource temporarily unavailable",
      ),
    ],
    [
      "port-busy",
      open(
        "[Errno 35] Could not exclusively lock port /dev/cu.usb: [Errno 35] Resource temporarily unavailable",
      ),
    ],
    ["port-busy", open("could not open port 'COM5': PermissionError(13, 'Access is denied.', None, 5)")],
    [
      "port-not-found",
      open(
        "could not open port 'COM5': FileNotFoundError(2, 'The system cannot find the file specified.', None, 2)",
      ),
    ],
    [
      "port-busy",
      open("could not open port 'COM5': OSError(22, 'The semaphore timeout period has expired.')"),
    ],
    ["port-unreachable", open("Could not open port socket://10.0.0.9:5555: timed out")],
    ["port-unreachable", open("timeout while waiting for option 'control'")],
    ["port-unreachable", open("Remote does not confirm a control line.")],
    ["port-unreachable", "A serial exception error occurred: Remote does not confirm a control line."],
    ["port-unreachable", open("Remote does not accept RFC 2217.")],
    ["port-unreachable", open("Remote does not confirm the baud rate.")],
    ["input-invalid", open("Remote does not accept the baud rate.")],
    ["input-invalid", open("remote rejected value for option 'baudrate'")],
    ["port-busy", open("The other side has closed the connection to rfc2217://h:1.")],
    ["link-lost", "A serial exception error occurred: The connection to socket://h:1 broke: [Errno 104] x"],
    [
      "port-connection-refused",
      open("Could not open port socket://h:1: [WinError 10061] No connection could be made because ..."),
    ],
    ["port-connection-refused", open("Could not open port rfc2217://h:1: [Errno 61] Connection refused")],
    [
      "not-in-download-mode",
      "Failed to connect to ESP32: Invalid head of packet (0x72): Possible serial noise or corruption.",
    ],
    [
      "not-in-download-mode",
      "Failed to connect to ESP32: Wrong boot mode detected (0x13)! The chip needs to be in download mode.",
    ],
    [
      "not-in-download-mode",
      "Failed to connect to ESP32: Download mode successfully detected, but getting no sync reply: The serial TX path seems to be down.",
    ],
    ["not-in-download-mode", "Failed to connect to ESP32: Guru Meditation Error detected."],
    ["no-answer", "Failed to connect to Espressif device: Failed to something new."],
    ["no-answer", "Could not connect to an Espressif device on any of the 0 available serial ports."],
    ["wrong-chip", "This chip is ESP32, not ESP32-S3. Wrong chip argument?"],
    ["stub-failed", "Failed to write to target RAM (result was 0107: Checksum error)"],
    [
      "stub-failed",
      "Failed to start stub flasher. There was no response.\nFor troubleshooting steps visit: https://x",
    ],
    ["stub-failed", "Failed to start stub flasher. Unexpected response: b'x'"],
    ["link-lost", "No serial data received."],
    ["link-corrupt", "Invalid head of packet (0x00): Possible serial noise or corruption."],
    ["link-corrupt", "Corrupt data, expected 0x1000 bytes but received 0x3f0 bytes."],
    ["link-corrupt", "Digest mismatch: expected 0011, got 2233"],
    ["link-corrupt", "Serial data stream stopped: Possible serial noise or corruption."],
    ["link-corrupt", "Packet content transfer stopped (received 8 bytes)."],
    [
      "link-corrupt",
      "No more data to read from the serial port. This can have many causes, for troubleshooting",
    ],
    ["link-corrupt", "Read more than expected."],
    ["link-corrupt", "Response doesn't match request."],
    [
      "link-corrupt",
      "Failed to write to target flash after seq 0 (result was 0105: The format of the received message is invalid)",
    ],
    ["link-corrupt", "Failed to write to target flash after seq 7 (result was C100: Bad data checksum)"],
    ["write-failed", "Failed to write to target flash after seq 7 (result was C400: Failed SPI operation)"],
    ["write-failed", "Failed to write compressed data to flash after seq 0 (result was C700: Inflate error)"],
    ["write-failed", "Failed to enter compressed flash mode (result was C500: Failed SPI unlock)"],
    [
      "write-failed",
      "Failed to enter flash download mode (result was 0106: Message is ok, but the running result is wrong)",
    ],
    ["write-failed", "Failed to leave compressed flash mode (result was 0106: Message is ok, but ...)"],
    ["erase-failed", "Failed to erase region (result was C400: Failed SPI operation)"],
    ["erase-failed", "Failed to erase flash (result was 0108: Flash write error)"],
    ["files-overlap", "Detected overlap at address: 0x2000 for file: image-2.bin."],
    ["digest-mismatch", "MD5 of file does not match data in flash!"],
    ["digest-mismatch", "Write failed, the written flash region is empty."],
    ["flash-unreachable", "Detecting flash size failed. Set an exact size value."],
    ["image-wrong-chip", "'/t/image-1.bin' is not an ESP32-S3 image. Use --force to flash anyway."],
    [
      "image-wrong-chip",
      "'/t/image-1.bin' requires chip revision v3.0 or higher (this chip is revision v1.0). Use --force to flash anyway.",
    ],
    ["secure-download-mode", "The 'verify-flash' command is not available in Secure Download Mode."],
    [
      "secure-download-mode",
      "Detecting flash size is not supported in secure download mode. Need to manually specify flash size.",
    ],
    [
      "security-refused",
      "Detected flash encryption enabled and download manual encrypt disabled.\nData must be encrypted appropriately before flashing.\nFlashing plaintext data may brick your device! Use the force argument to override the warning.",
    ],
    [
      "security-refused",
      "Detected flash encryption and secure download mode enabled.\nFlashing plaintext binary may brick your device! Use the force argument to override the warning.",
    ],
    [
      "security-refused",
      "Can't perform encrypted flash write, consult Flash Encryption documentation for more information.",
    ],
    [
      "security-refused",
      "Secure Boot V1 detected, writing to flash regions < 0x8000 is disabled to protect the bootloader. Use the force argument to override,",
    ],
    ["input-invalid", "Soft resetting is currently only supported on ESP8266"],
    [
      "input-invalid",
      "Flash frequency '12m' is not supported by this chip type. Supported frequencies: 80m, 40m",
    ],
    ["input-invalid", "Failed to set baud rate 3000000. The driver may not support this rate."],
    ["not-supported-by-chip", "ESP32 ROM does not support function erase_flash."],
    ["not-supported-by-chip", "ESP8266 does not support encrypted flashing. "],
    [
      "not-supported-by-chip",
      "ESP32 ROM bootloader does not support encrypted writes. Encrypted writing is only supported by the flasher stub. Do not use --no-stub when writing encrypted data.",
    ],
    ["not-supported-by-chip", "Failed to get security info (result was FF00: Command not implemented)"],
  ])("is %s: %s", (code, text) => {
    const failure = fatal(text);
    expect(failure.code, failure.message).toBe(code);
    expect(failure.hint).not.toBe("");
    expect(failure.message).not.toMatch(/undefined|\?/);
  });

  it.each<[FailureCode, string]>([
    [
      "link-lost",
      "ERROR: A serial exception error occurred: device reports readiness to read but returned no data (device disconnected or multiple access on port?)",
    ],
    [
      "link-lost",
      "ERROR: A serial exception error occurred: read failed: [Errno 104] Connection reset by peer",
    ],
    ["link-lost", "termios.error: (5, 'Input/output error')"],
    ["link-lost", "OSError: [Errno 5] Input/output error"],
    ["output-unwritable", "OSError: [Errno 28] No space left on device"],
    ["output-unwritable", "PermissionError: [Errno 13] Permission denied: '/backups/board7.bin.1234.part'"],
  ])("is %s: %s", (code, line) => {
    const tail = ["Traceback (most recent call last):", line];
    expect(classifyFailure(failedRun(tail, { exitCode: 1 })).code).toBe(code);
  });

  it("names the port and both chips", () => {
    expect(fatal("This chip is ESP32, not ESP32-S3. Wrong chip argument?").message).toBe(
      "The board on /dev/ttyUSB0 is an ESP32, not an ESP32-S3. The flash was not changed.",
    );
  });

  it("blames the flash wiring for whatever follows esptool's warning about it", () => {
    const failure = classifyFailure(
      failedRun([
        "WARNING: Failed to communicate with the flash chip, read/write operations will fail. Try checking the chip connections",
        "ERROR: A fatal error occurred: Write failed, the written flash region is empty.",
      ]),
    );
    expect(failure.code).toBe("flash-unreachable");
  });
});

describe("words that mean something else", () => {
  const HOSTILE = [
    "/w/[Errno 2] No such file/Could not open x, the port is busy or doesn't exist.bin",
    "/w/Failed to connect to ESP32: No serial data received.bin",
    "/w/it's not an ESP32 image. Use --force to flash anyway.bin",
  ];

  it.each(HOSTILE)("are not taken from the name of an output file: %s", (path) => {
    const quoted = path.includes("'") ? `"${path}"` : `'${path}'`;
    const failure = classifyFailure(
      failedRun([
        `Read 16 bytes from 0x00000000 in 1.0 seconds (1.0 kbit/s) to '${path}'.`,
        "Traceback (most recent call last):",
        `PermissionError: [Errno 13] Permission denied: ${quoted}`,
      ]),
    );
    expect(failure.code).toBe("output-unwritable");
    expect(
      classifyFailure(failedRun([`Read 16 bytes from 0x00000000 in 1.0 seconds to '${path}'.`, "Oops."]))
        .code,
    ).toBe("esptool-failed");
  });

  it("do not turn a disturbed transfer into a board that was never in download mode", () => {
    expect(fatal("Invalid head of packet (0x72): Possible serial noise or corruption.").code).toBe(
      "link-corrupt",
    );
  });
});

describe("a failure that nobody foresaw", () => {
  it("is esptool-failed, with esptool's last lines under the names that people know", () => {
    const failure = fatal("The moon is full.\nwhile writing '/tmp/x/image-1.bin'", {
      shown: (line) => line.replace("/tmp/x/image-1.bin", "build/app.bin"),
    });
    expect(failure.code).toBe("esptool-failed");
    expect(failure.message).toContain("esptool write-flash failed on /dev/ttyUSB0 (exit code 2).");
    expect(failure.message).toContain("The moon is full.");
    expect(failure.message).toContain("build/app.bin");
  });

  it("shows a usage error without its frame and empty lines", () => {
    const failure = classifyFailure(
      failedRun([
        "",
        " Usage: esptool x",
        "╭─ Error ──────╮",
        "│ No such option '--z'.      │",
        "╰──────────╯",
        "",
      ]),
    );
    expect(failure.message.split("\n").slice(1)).toEqual([
      "Usage: esptool x",
      "Error",
      "No such option '--z'.",
    ]);
  });

  it("says that the flash may be half written, and names the signal", () => {
    const failure = classifyFailure(
      failedRun(["x"], { state: "partly-written", signal: "SIGSEGV", exitCode: null }),
    );
    expect(failure.message).toContain("(signal SIGSEGV). The flash may be partly erased or written.");
  });

  it("is a lost connection when esptool ends as it does then: code 1 and not a word", () => {
    const silent = ["esptool v5.6.0", "Serial port rfc2217://h:1:", ""];
    expect(classifyFailure(failedRun(silent, { exitCode: 1 })).code).toBe("link-lost");
    expect(classifyFailure(failedRun(silent, { exitCode: 2 })).code).toBe("esptool-failed");
    expect(classifyFailure(failedRun([...silent, "KeyError: 7"], { exitCode: 1 })).code).toBe(
      "esptool-failed",
    );
  });

  it("says so when esptool gave no reason at all", () => {
    for (const tail of [[], ["", "esptool v5.6.0", "Connecting..."]]) {
      expect(classifyFailure(failedRun(tail)).message).toMatch(/It gave no reason\.$/);
    }
  });
});

describe("what to do about a port that is silent", () => {
  it("begins with another client where it is a socket, and with the cable where it is none", () => {
    const hintOf = (port: string) =>
      fatal("Failed to connect to ESP32: No serial data received.", { port }).hint;
    expect(hintOf("socket://localhost:5555")).toMatch(/^Is another client connected to it\? .*BOOT/);
    expect(hintOf("/dev/ttyUSB0")).toMatch(/^Check the power, the cable(?!.*client)/);
  });
});

describe("a chip that is not the one to look for", () => {
  it.each([
    [undefined, "the input `chip` is wrong"],
    ["build/flasher_args.json", '"build/flasher_args.json" names the chip of the build'],
  ])("is wrong by what named it: %s", (chipSource, words) => {
    const { code, hint } = fatal("This chip is ESP32, not ESP32-S3. Wrong chip argument?", { chipSource });
    expect(code).toBe("wrong-chip");
    expect(hint).toContain(words);
    expect(hint.includes("`chip`")).toBe(chipSource === undefined);
  });
});

it("does not advise force where esptool has none: for what the chip is to encrypt", () => {
  const failure = fatal("Can't perform encrypted flash write, consult Flash Encryption documentation.");
  expect(failure.code).toBe("security-refused");
  expect(failure.hint).toContain("`force` does not change this");
});
