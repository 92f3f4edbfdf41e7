import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { boardEsptool } from "../support/board/board-esptool.ts";
import { startBoard } from "../support/board/virtual-board.ts";
import { bootloaderImage } from "../support/firmware/firmware-image.ts";
import { IS_FULL, sample } from "../support/sample.ts";

const MIB = 0x10_0000;
const SECTOR = 0x1000;

const { esptool, succeeds, fresh, file, firmware } = boardEsptool();

const chips = [
  {
    chip: "esp32",
    size: 4 * MIB,
    description: ["ESP32-D0WD-V3 (revision v3.0)", "Dual Core + LP Core, 240MHz", "24:0a:c4:51:7e:0c", "4MB"],
  },
  {
    chip: "esp32s3",
    size: 8 * MIB,
    description: [
      "ESP32-S3 (QFN56) (revision v0.2)",
      "Dual Core + LP Core, 240MHz",
      "7c:df:a1:e2:93:58",
      "8MB",
    ],
  },
  {
    chip: "esp32c3",
    size: 2 * MIB,
    description: ["ESP32-C3 (QFN32) (revision v0.4)", "Single Core, 160MHz", "34:85:18:6b:2d:a4", "2MB"],
  },
] as const;

// esptool mostly waits; every test has a board and files of its own.
describe.concurrent.each(sample("chips", chips, () => ["a chip"]).cases)(
  "esptool on a virtual $chip",
  ({ chip, size, description }) => {
    it("sees the chip, its flash and its security, loads the stub once and finds it again", async () => {
      await using board = await startBoard({ chip, flashSize: size });
      const first = await succeeds(board, "flash-id");
      for (const part of [...description, "Crystal frequency:  40MHz", "Manufacturer: ef"]) {
        expect(first).toContain(part);
      }
      expect(first).toContain("Stub flasher running.");
      expect(first).not.toContain("WARNING");
      const second = await succeeds(board, "--baud", "921600", "flash-id");
      expect(second).toContain("Stub flasher is already running. No upload is necessary.");
      expect(second).toContain("Changing baud rate to 921600...");
      const security = await esptool(board, "get-security-info");
      expect(security.text).toContain(
        chip === "esp32" ? "result was FF00: Command not implemented" : "Flash Encryption: Disabled",
      );
    });

    it.each([
      ["stub, compressed", [], []],
      ["stub, plain", [], ["--no-compress"]],
      ["ROM, plain", ["--no-stub"], []],
      ["ROM, compressed", ["--no-stub"], ["--compress"]],
    ])("reads back what it wrote (%s): odd length, odd address, last sector", async (_, global, options) => {
      await using board = await startBoard({ chip, flashSize: size });
      // What an erase forgets would show: the flash is not empty.
      board.flash.poke(0, Buffer.alloc(size, 0x5a));
      const odd = chip === "esp32s3" ? Buffer.from(randomBytes(20_001)) : firmware(20_001);
      const last = firmware(SECTOR);
      const files = [file("odd.bin", odd), file("last.bin", last)] as const;
      const addresses = ["0x10003", `0x${(size - SECTOR).toString(16)}`] as const;
      const written = await succeeds(
        board,
        ...global,
        "write-flash",
        ...options,
        ...[addresses[0], files[0], addresses[1], files[1]],
      );
      expect(written.match(/Hash of data verified/g)).toHaveLength(2);
      expect(board.flash.read(0x1_0003, odd.length).equals(odd)).toBe(true);
      expect(board.flash.read(size - SECTOR, SECTOR).equals(last)).toBe(true);
      expect(board.flash.read(0xf000, SECTOR).every((byte) => byte === 0x5a)).toBe(true);
      expect(board.flash.read(0x1_5000, SECTOR).every((byte) => byte === 0x5a)).toBe(true);
      const output = fresh("read.bin");
      await succeeds(board, ...global, "read-flash", "0x10003", "2001", output);
      expect(readFileSync(output).equals(odd.subarray(0, 2001))).toBe(true);
    });

    it("finds one flipped bit", async () => {
      await using board = await startBoard({ chip, flashSize: size });
      const image = file("image.bin", firmware(9_000));
      await succeeds(board, "write-flash", "0x20000", image);
      await succeeds(board, "verify-flash", "0x20000", image);
      const [byte = 0] = board.flash.read(0x2_1234, 1);
      board.flash.poke(0x2_1234, Uint8Array.of(byte ^ 0x04));
      const run = await esptool(board, "verify-flash", "--diff", "0x20000", image);
      expect(run.code).toBe(2);
      expect(run.text).toContain("Verification failed");
      expect(run.text).toContain("0x00021234");
    });
  },
);

describe.skipIf(IS_FULL).concurrent("esptool on a virtual board", () => {
  it("erases a region and nothing else, with the stub and without", async () => {
    await using board = await startBoard();
    board.flash.poke(0, Buffer.alloc(4 * MIB, 0));
    await succeeds(board, "--no-stub", "erase-region", "0x3fe000", "0x1000");
    await succeeds(board, "erase-region", "0x1000", "0x11000");
    expect(board.log.erases).toEqual([
      { address: 0x3f_e000, length: SECTOR },
      { address: 0x1000, length: 0x1_1000 },
    ]);
    expect(board.flash.read(0x1000, 0x1_1000).every((byte) => byte === 0xff)).toBe(true);
    expect(board.flash.read(0, SECTOR).every((byte) => byte === 0)).toBe(true);
    expect(board.flash.read(0x1_2000, SECTOR).every((byte) => byte === 0)).toBe(true);
  });

  it("erases the whole chip, which the ROM alone cannot", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB });
    board.flash.poke(0, Buffer.alloc(MIB, 0));
    expect((await esptool(board, "--no-stub", "erase-flash")).text).toContain("ROM does not support");
    await succeeds(board, "erase-flash");
    expect(board.flash.read(0, MIB).every((byte) => byte === 0xff)).toBe(true);
  });

  it("keeps the flash over a restart", async () => {
    const image = fresh("restart.bin");
    const data = firmware(5_001);
    const source = file("data.bin", data);
    {
      await using board = await startBoard({ image, flashSize: MIB });
      await succeeds(board, "write-flash", "0x0", source);
    }
    await using again = await startBoard({ image, flashSize: MIB });
    await succeeds(again, "verify-flash", "0x0", source);
  });

  it("uploads the stub at every connection to a board that resets on connect", async () => {
    await using board = await startBoard({ chip: "esp32s3", resetOnConnect: true });
    for (let round = 0; round < 2; round++) {
      expect(await succeeds(board, "flash-id")).toContain("Uploading stub flasher...");
    }
    expect(board.log.connections).toBe(2);
  });

  it("takes the older stub and lets it be used again", async () => {
    await using board = await startBoard({ chip: "esp32c3" });
    const image = file("old-stub.bin", firmware(5_000));
    expect(await succeeds(board, "--stub-version", "1", "write-flash", "0x1000", image)).toContain(
      "Hash of data verified",
    );
    expect(await succeeds(board, "verify-flash", "0x1000", image)).toContain("already running");
  });

  it("reads and writes the flash's status and its discoverable parameters over SPI", async () => {
    await using board = await startBoard();
    expect(await succeeds(board, "read-flash-status")).toContain("0x0200");
    expect(await succeeds(board, "write-flash-status", "--non-volatile", "0x0204")).toContain(
      "After flash memory status:   0x0204",
    );
    expect(await succeeds(board, "read-flash-sfdp", "0", "4")).toContain("0x53 0x46 0x44 0x50");
  });

  it("keeps what is written into its memory, as ROM and as stub", async () => {
    await using board = await startBoard({ chip: "esp32s2" });
    await succeeds(board, "--no-stub", "write-mem", "0x3ff9e000", "0xabad1dea", "0x0000ffff");
    expect(await succeeds(board, "--no-stub", "read-mem", "0x3ff9e000")).toContain("= 0x00001dea");
    await succeeds(board, "flash-id");
    expect(await succeeds(board, "read-mem", "0x3ff9e000")).toContain("= 0x00001dea");
    const dump = fresh("memory.bin");
    await succeeds(board, "dump-mem", "0x3ff9e000", "8", dump);
    expect(readFileSync(dump).toString("hex")).toBe("ea1d000000000000");
  });

  it("is an ESP32-C3 and nothing else", async () => {
    await using board = await startBoard({ chip: "esp32c3" });
    const run = await esptool(board, "--chip", "esp32", "flash-id");
    expect(run.code).toBe(2);
    expect(run.text).toContain("This chip is ESP32-C3, not ESP32");
  });

  it("shows the MAC address that it is given", async () => {
    await using board = await startBoard({ mac: [0x24, 0x0a, 0xc4, 1, 2, 3] });
    expect(await succeeds(board, "read-mac")).toContain("24:0a:c4:01:02:03");
  });

  it("writes but verifies nothing in Secure Download Mode", async () => {
    await using board = await startBoard({ chip: "esp32s3", secureDownloadMode: true });
    const data = firmware(5_000);
    const image = file("secure.bin", data);
    const written = await succeeds(board, "write-flash", "--flash-size", "4MB", "0x10000", image);
    expect(written).toContain("in Secure Download Mode");
    expect(written).toContain("Cannot verify written data if encrypted or in secure download mode");
    expect(board.flash.read(0x1_0000, data.length).equals(data)).toBe(true);
    const read = await esptool(board, "read-flash", "0", "16", fresh("secret.bin"));
    expect(read.code).toBe(2);
    expect(read.text).toContain("not available in Secure Download Mode");
  });

  it.each(["esp32", "esp32c3"] as const)("stores an encrypted write as something else (%s)", async (chip) => {
    await using board = await startBoard({ chip, flashEncryption: true });
    const data = firmware(4_096);
    const image = file("plain.bin", data);
    const written = await succeeds(board, "write-flash", "--encrypt", "0x10000", image);
    expect(written).toContain("Cannot verify written data if encrypted");
    expect(board.flash.read(0x1_0000, data.length).equals(data)).toBe(false);
    expect((await esptool(board, "verify-flash", "0x10000", image)).code).toBe(2);
    expect((await esptool(board, "erase-flash")).text).toContain("Active security features detected");
  });

  it.each(["esp32s3", "esp32c3"] as const)(
    "says that Secure Boot is on, and with which key (%s)",
    async (chip) => {
      await using board = await startBoard({ chip, secureBoot: true });
      const info = await succeeds(board, "get-security-info");
      expect(info).toContain("Secure Boot: Enabled");
      expect(info).toContain("Flash Encryption: Disabled");
      expect(info).toContain("BLOCK_KEY1 - SECURE_BOOT_DIGEST0");
      await using open = await startBoard({ chip });
      expect(await succeeds(open, "get-security-info")).toContain("Secure Boot: Disabled");
    },
  );

  it.each([
    ["esp32", "Stub flasher running"],
    // Its ROM starts the stub only when it is asked for a read, through a pointer that esptool has bent.
    ["esp32s3", "Stub flasher running"],
    ["esp32c3", "Stub flasher is not supported on ESP32-C3 with Secure Boot"],
  ] as const)("changes no header on an %s with Secure Boot, and erases no chip", async (chip, stub) => {
    await using board = await startBoard({ chip, flashSize: MIB, secureBoot: true });
    const bootloader = bootloaderImage(chip, "v5.4.1", firmware(5_000));
    const image = file("bootloader.bin", bootloader);
    // Where an ESP32 has its bootloader, which the first version of Secure Boot would guard.
    const at = chip === "esp32" ? 0x1000 : 0;
    const written = await succeeds(
      board,
      "write-flash",
      "--flash-size",
      "1MB",
      `0x${at.toString(16)}`,
      image,
    );
    expect(written).toContain(stub);
    expect(written).toContain("Security features enabled, so not changing any flash settings.");
    expect(written).toContain("Hash of data verified");
    expect(board.flash.read(at, bootloader.length).equals(bootloader)).toBe(true);
    expect((await esptool(board, "erase-flash")).text).toContain("Active security features detected");
  });

  it("works over a modelled UART", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB, linkBaud: 921_600 });
    const image = file("paced.bin", Buffer.from(randomBytes(20_000)));
    const begun = performance.now();
    await succeeds(board, "--baud", "460800", "write-flash", "--no-compress", "0x0", image);
    expect(performance.now() - begun).toBeGreaterThan((20_000 / 46_080) * 1000);
    await succeeds(board, "verify-flash", "0x0", image);
  });
});
