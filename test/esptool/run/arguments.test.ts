import { describe, expect, it } from "vitest";
import {
  type Command,
  type Connection,
  esptoolArguments,
  staying,
} from "../../../src/esptool/run/arguments.ts";
import { commandLine } from "../../../src/esptool/run/command-line.ts";
import { limitsOf } from "../../../src/esptool/run/process/deadlines.ts";
import { esptoolEnvironment } from "../../../src/esptool/run/environment.ts";

const SERIAL: Connection = {
  port: { kind: "serial", name: "/dev/ttyUSB0" },
  chip: "esp32s3",
  baud: 460_800,
  before: "default-reset",
  after: "hard-reset",
  stub: true,
};
const SOCKET: Connection = { ...SERIAL, port: { kind: "socket", name: "socket://h:1", host: "h" } };
const REMOTE: Connection = { ...SERIAL, port: { kind: "rfc2217", name: "rfc2217://h:1", host: "h" } };
const KEEP = { mode: "keep", freq: "keep", size: "keep" };
const IMAGES = [
  { address: 0, path: "/t/image-1.bin" },
  { address: 0x1_0000, path: "/t/image-2.bin" },
];

describe("a command as people type it", () => {
  it("quotes what a shell would take apart", () => {
    const read = { name: "read-flash", address: 0, size: 16, output: "it's mine.bin" } as const;
    expect(commandLine(SOCKET, read)).toBe(
      String.raw`esptool --chip esp32s3 --port socket://h:1 --before no-reset --after no-reset-stub read-flash 0x0 16 'it'\''s mine.bin'`,
    );
  });
});

describe("the arguments of esptool", () => {
  const serial = "--chip esp32s3 --port /dev/ttyUSB0 --baud 460800 --before default-reset --after hard-reset";
  it.each<[string, Command]>([
    [
      "write-flash 0x0 /t/image-1.bin 0x10000 /t/image-2.bin",
      { name: "write-flash", images: IMAGES, header: KEEP, compress: true, force: false, extent: "images" },
    ],
    [
      "write-flash --flash-mode dio --flash-freq 80m --flash-size 4MB --no-compress --force 0x0 /t/image-1.bin 0x10000 /t/image-2.bin",
      {
        name: "write-flash",
        images: IMAGES,
        header: { mode: "dio", freq: "80m", size: "4MB" },
        compress: false,
        force: true,
        extent: "images",
      },
    ],
    [
      "write-flash --encrypt 0x0 /t/image-1.bin 0x10000 /t/image-2.bin",
      {
        name: "write-flash",
        images: IMAGES.map((image) => ({ ...image, encrypted: true })),
        header: KEEP,
        compress: true,
        force: false,
        extent: "images",
      },
    ],
    [
      "write-flash --force 0x10000 /t/image-2.bin --encrypt-files 0x0 /t/image-1.bin 0x20000 /t/image-3.bin",
      {
        name: "write-flash",
        images: [
          { address: 0, path: "/t/image-1.bin", encrypted: true },
          { address: 0x1_0000, path: "/t/image-2.bin", encrypted: false },
          { address: 0x2_0000, path: "/t/image-3.bin", encrypted: true },
        ],
        header: KEEP,
        compress: true,
        force: true,
        extent: "images",
      },
    ],
    [
      "write-flash --skip-flashed 0x0 /t/image-1.bin 0x10000 /t/image-2.bin",
      { name: "write-flash", images: IMAGES, header: KEEP, compress: true, force: false, extent: "changed" },
    ],
    [
      "write-flash --erase-all 0x0 /t/image-1.bin 0x10000 /t/image-2.bin",
      { name: "write-flash", images: IMAGES, header: KEEP, compress: true, force: false, extent: "chip" },
    ],
    [
      "verify-flash 0x0 /t/image-1.bin 0x10000 /t/image-2.bin",
      { name: "verify-flash", images: IMAGES, header: KEEP, diff: false },
    ],
    [
      "verify-flash --flash-size detect --diff 0x0 /t/image-1.bin 0x10000 /t/image-2.bin",
      { name: "verify-flash", images: IMAGES, header: { ...KEEP, size: "detect" }, diff: true },
    ],
    [
      "read-flash 0x1000 4096 /t/o.part",
      { name: "read-flash", address: 0x1000, size: 4096, output: "/t/o.part" },
    ],
    ["read-flash 0x0 ALL /t/o.part", { name: "read-flash", address: 0, size: "ALL", output: "/t/o.part" }],
    ["erase-flash", { name: "erase-flash", force: false }],
    ["erase-flash --force", { name: "erase-flash", force: true }],
    ["erase-region 0x9000 0x6000", { name: "erase-region", address: 0x9000, size: 0x6000, force: false }],
    ["erase-region --force 0x0 ALL", { name: "erase-region", address: 0, size: "ALL", force: true }],
    ["flash-id", { name: "flash-id" }],
  ])("%s", (text, command) => {
    const changesRate = /^write-flash|^read-flash|--diff/.test(text);
    const rate = changesRate ? "--baud 460800" : "--baud 115200";
    expect(esptoolArguments(SERIAL, command).join(" ")).toBe(
      `${serial.replace("--baud 460800", rate)} ${text}`,
    );
  });

  it("ask a raw socket for no baud rate and no reset, which it does not have, and leave the stub there", () => {
    expect(esptoolArguments(SOCKET, { name: "flash-id" }).join(" ")).toBe(
      "--chip esp32s3 --port socket://h:1 --before no-reset --after no-reset-stub flash-id",
    );
    expect(esptoolArguments({ ...SOCKET, stub: false }, { name: "flash-id" }).join(" ")).toBe(
      "--chip esp32s3 --port socket://h:1 --before no-reset --after no-reset --no-stub flash-id",
    );
    // What the workflow says itself is done, for an esptool whose stub can go; between two commands it stays.
    const gone = { ...SOCKET, after: "no-reset" };
    expect(esptoolArguments(gone, { name: "flash-id" })[7]).toBe("no-reset");
    expect(esptoolArguments(staying(gone), { name: "flash-id" })[7]).toBe("no-reset-stub");
  });

  it("leave a chip in bootloader mode between two commands", () => {
    expect(staying(SERIAL).after).toBe("no-reset");
    expect(staying({ ...SERIAL, after: "no-reset-stub" }).after).toBe("no-reset-stub");
  });

  it("send no stub and change no rate for what is answered in a few bytes", () => {
    const question = { name: "get-security-info" } as const;
    expect(esptoolArguments({ ...SERIAL, after: "no-reset" }, question).join(" ")).toBe(
      "--chip esp32s3 --port /dev/ttyUSB0 --baud 115200 --before default-reset --after no-reset --no-stub get-security-info",
    );
    // Nothing brings the chip back to its ROM there, so esptool has to look for a stub that may run.
    expect(esptoolArguments({ ...SERIAL, before: "no-reset", baud: 9600 }, question).join(" ")).toBe(
      "--chip esp32s3 --port /dev/ttyUSB0 --baud 9600 --before no-reset --after hard-reset get-security-info",
    );
    expect(esptoolArguments(SOCKET, question)).not.toContain("--no-stub");
    // A stub that was not synchronized with listens at that rate from the start.
    expect(esptoolArguments({ ...SERIAL, before: "no-reset-no-sync" }, question).join(" ")).toContain(
      "--baud 460800 --before no-reset-no-sync",
    );
  });

  it("reset and set the baud rate through RFC 2217", () => {
    const read = { name: "read-flash", address: 0, size: 1, output: "/t/o" } as const;
    expect(esptoolArguments(REMOTE, read).join(" ")).toBe(
      "--chip esp32s3 --port rfc2217://h:1 --baud 460800 --before default-reset --after hard-reset read-flash 0x0 1 /t/o",
    );
  });

  it("keep the rate for the comparison of many images, and where the next command expects it", () => {
    const [image] = IMAGES;
    const compare = (count: number) =>
      ({ name: "verify-flash", images: Array(count).fill(image), header: KEEP, diff: false }) as Command;
    const rateOf = (connection: Connection, command: Command) => esptoolArguments(connection, command)[5];
    expect(rateOf(SERIAL, compare(8))).toBe("115200");
    expect(rateOf(SERIAL, compare(9))).toBe("460800");
    expect(rateOf({ ...SERIAL, before: "no-reset" }, compare(1))).toBe("460800");
    expect(rateOf({ ...SERIAL, after: "no-reset-stub" }, compare(1))).toBe("460800");
    expect(rateOf({ ...SERIAL, baud: 57_600 }, compare(1))).toBe("57600");
  });

  it("keep the options of the connection before the command, where esptool wants them", () => {
    const args = esptoolArguments({ ...SERIAL, stub: false }, { name: "flash-id" });
    expect(args.at(-1)).toBe("flash-id");
    expect(args).toContain("--no-stub");
  });

  it("keep a path one argument, whatever is in it", () => {
    const output = "/t/a b;$(x) --force.bin";
    expect(esptoolArguments(SERIAL, { name: "read-flash", address: 0, size: 1, output }).at(-1)).toBe(output);
  });
});

describe("the environment of esptool", () => {
  const ours = {
    ESPTOOL_CFGFILE: "/t/esptool.cfg",
    NO_COLOR: "1",
    PY_COLORS: "0",
    TTY_COMPATIBLE: "0",
    TERMINAL_WIDTH: "500",
    PYTHONUTF8: "1",
    PYTHONDONTWRITEBYTECODE: "1",
  };

  it("holds what finding programs and folders needs, and our own settings, and nothing else", () => {
    const kept = { PATH: "/bin", HOME: "/h", TMPDIR: "/tmp", RUNNER_TRACKING_ID: "github_1" };
    const dropped = {
      ACTIONS_RUNTIME_TOKEN: "secret",
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "secret",
      GITHUB_TOKEN: "secret",
      GITHUB_ACTIONS: "true",
      INPUT_PORT: "x",
      NODE_OPTIONS: "--require=/w/evil.js",
      LD_PRELOAD: "/w/evil.so",
      DYLD_INSERT_LIBRARIES: "/w/evil.dylib",
      PYTHONPATH: "/w",
      PYTHONHOME: "/w",
      PYTHONSTARTUP: "/w/x.py",
      ESPTOOL_PORT: "/dev/ttyUSB9",
      ESPTOOL_CHIP: "esp8266",
      ESPTOOL_BAUD: "1",
      ESPTOOL_CFGFILE: "/w/esptool.cfg",
      ESP_IDE_WS: "ws://evil",
      FORCE_COLOR: "1",
      COLUMNS: "20",
      NO_COLOR: "",
    };
    expect(esptoolEnvironment({ ...kept, ...dropped, USERPROFILE: undefined }, "/t/esptool.cfg")).toEqual({
      ...kept,
      ...ours,
    });
  });

  it("knows the variables of Windows in whatever case they come", () => {
    // An absolute folder of the system that the test runs on: relative ones go, whatever the name's case.
    const folder = process.platform === "win32" ? "C:\\Windows" : "/windows";
    const windows = { Path: folder, SystemRoot: "C:\\Windows", ComSpec: "cmd.exe", Temp: "C:\\t" };
    expect(esptoolEnvironment(windows, "/t/esptool.cfg")).toEqual({ ...windows, ...ours });
  });
});

describe("the limits of an esptool process", () => {
  const MIB = 1024 * 1024;
  const write: Command = {
    name: "write-flash",
    images: IMAGES,
    header: KEEP,
    compress: true,
    force: false,
    extent: "images",
  };
  const commands: Command[] = [
    write,
    { name: "verify-flash", images: IMAGES, header: KEEP, diff: true },
    { name: "read-flash", address: 0, size: 16 * MIB, output: "/t/o" },
    { name: "erase-region", address: 0, size: 16 * MIB, force: false },
  ];

  it("always exist, and no silence may be longer than the whole", () => {
    const all: Command[] = [
      ...commands,
      { name: "read-flash", address: 0, size: "ALL", output: "/t/o" },
      { name: "erase-region", address: 0, size: "ALL", force: false },
      { name: "erase-flash", force: false },
      { name: "flash-id" },
    ];
    for (const command of all) {
      for (const connection of [SERIAL, SOCKET, REMOTE, { ...SERIAL, stub: false }]) {
        const { deadlineMs, stallMs } = limitsOf(command, connection, 0);
        expect(deadlineMs).toBeGreaterThanOrEqual(stallMs);
        // 35 attempts to connect on a port that says nothing take up to 8 s.
        expect(stallMs).toBeGreaterThan(8_000);
        expect(deadlineMs).toBeLessThan(24 * 3_600_000);
      }
    }
  });

  it("leave time for what esptool itself would wait for: erase 40 s and digest 8 s a MiB", () => {
    for (const command of commands) {
      const { deadlineMs } = limitsOf(command, SERIAL, 16 * MIB);
      const link = (16 * MIB * 10_000) / 460_800;
      const chip = { "write-flash": 48_000, "verify-flash": 8_000, "erase-region": 40_000 }[
        command.name as string
      ];
      const least = (command.name === "erase-region" ? 0 : link) + 16 * (chip ?? 0);
      expect(deadlineMs, command.name).toBeGreaterThan(least);
    }
  });

  it("grow with the bytes, with a slower link and without the stub", () => {
    const at = (connection: Connection, bytes: number) => limitsOf(write, connection, bytes).deadlineMs;
    expect(at(SERIAL, 2 * MIB)).toBeGreaterThan(at(SERIAL, MIB));
    expect(at({ ...SERIAL, baud: 115_200 }, MIB)).toBeGreaterThan(at(SERIAL, MIB));
    expect(at({ ...SERIAL, stub: false }, MIB)).toBeGreaterThan(at(SERIAL, MIB));
    expect(at(SOCKET, MIB)).toBe(at({ ...SERIAL, baud: 115_200 }, MIB));
  });

  it("leave time to compare before a write, and to erase the whole chip: 240 s", () => {
    const of = (extent: "changed" | "images" | "chip") => limitsOf({ ...write, extent }, SERIAL, MIB);
    expect(of("changed").deadlineMs).toBeGreaterThan(of("images").deadlineMs + 7_999);
    expect(of("chip").deadlineMs).toBeGreaterThanOrEqual(of("images").deadlineMs + 240_000);
    expect(of("chip").stallMs).toBeGreaterThanOrEqual(240_000);
  });

  it("let a read of a whole flash without the stub take the time that it needs", () => {
    // 64 bytes a command at the ROM loader: some 5 ms each on a USB bridge.
    const { deadlineMs } = limitsOf(commands[2] ?? write, { ...SERIAL, stub: false }, 4 * MIB);
    expect(deadlineMs).toBeGreaterThan(((4 * MIB) / 64) * 5);
  });
});
