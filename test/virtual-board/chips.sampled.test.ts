import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chipFacts } from "../../src/firmware/flash/chips.ts";
import { CHIP_NAMES, type ChipName } from "../../src/virtual-board/chips/chip-model.ts";
import { CHIPS } from "../../src/virtual-board/chips/chips.ts";
import { boardEsptool } from "../support/board/board-esptool.ts";
import { startBoard } from "../support/board/virtual-board.ts";
import { IS_FULL, sample } from "../support/sample.ts";

const MIB = 0x10_0000;
const SECTOR = 0x1000;
/** esptool has no stub for it. */
const WITHOUT_STUB: readonly ChipName[] = ["esp32e22"];

const { esptool, succeeds, fresh, file, firmware } = boardEsptool();

const hasStub = (chip: ChipName): boolean => !WITHOUT_STUB.includes(chip);
const macOf = (chip: ChipName): string =>
  CHIPS[chip].defaultMac.map((byte) => byte.toString(16).padStart(2, "0")).join(":");
const isProtectable = (chip: ChipName): boolean => chipFacts(chip).protection !== "none";

/** How the loaders of chips differ besides their addresses; ESP32, ESP32-S3 and ESP32-C3 have more tests of their own. */
function kindsOf(chip: ChipName): string[] {
  const { rom, securityInfo } = CHIPS[chip];
  const info = typeof securityInfo === "string" ? securityInfo : securityInfo === undefined ? "none" : "full";
  return [
    `status ${rom.statusBytes}`,
    `crystal ${rom.crystalHz ?? "as it is"}`,
    `info ${info}`,
    `stub ${hasStub(chip)}`,
  ];
}

// esptool mostly waits; every test has a board and files of its own.
describe.skipIf(IS_FULL).concurrent.each(CHIP_NAMES)("a virtual %s", (chip) => {
  it("is recognized, shows what it is, and takes what esptool writes with its stub", async () => {
    await using board = await startBoard({ chip });
    const data = firmware(9_001);
    const written = await succeeds(board, "write-flash", "0x10003", file("image.bin", data));
    for (const part of [
      `Connected to ${chipFacts(chip).name} on`,
      `Chip type:          ${CHIPS[chip].description}`,
      `Crystal frequency:  ${CHIPS[chip].crystalHz / 1_000_000}MHz`,
      macOf(chip),
      hasStub(chip) ? "Stub flasher running." : "Stub flasher is not yet supported",
      "Hash of data verified",
    ]) {
      expect(written).toContain(part);
    }
    expect(written).not.toContain("Detected crystal freq");
    expect(board.flash.read(0x1_0003, data.length).equals(data)).toBe(true);
  });
});

const some = sample("chips", CHIP_NAMES, kindsOf);

describe.concurrent.each(some.cases)(`a virtual %s, among ${some.title}`, (chip) => {
  it("is found again with its stub, read, erased and verified at another baud rate", async () => {
    await using board = await startBoard({ chip });
    board.flash.poke(0, Buffer.alloc(4 * MIB, 0x5a));
    const data = firmware(5_001);
    const image = file("image.bin", data);
    await succeeds(board, "write-flash", "0x20000", image);
    const verified = await succeeds(board, "--baud", "921600", "verify-flash", "0x20000", image);
    expect(verified).toContain("Verification successful");
    expect(verified.includes("Stub flasher is already running")).toBe(hasStub(chip));
    const output = fresh("read.bin");
    await succeeds(board, "read-flash", "0x20000", "5001", output);
    expect(readFileSync(output).equals(data)).toBe(true);
    await succeeds(board, "erase-region", "0x20000", "0x1000");
    expect(board.flash.read(0x2_0000, SECTOR).every((byte) => byte === 0xff)).toBe(true);
    expect(board.flash.read(0x2_1000, 905).equals(data.subarray(SECTOR))).toBe(true);
  });

  it("is written and read by its ROM alone, as far as that can", async () => {
    await using board = await startBoard({ chip });
    board.flash.poke(0, Buffer.alloc(4 * MIB, 0x5a));
    const data = firmware(9_001);
    const image = file("image.bin", data);
    const written = await succeeds(board, "--no-stub", "--baud", "230400", "write-flash", "0x10003", image);
    expect(board.flash.read(0x1_0003, data.length).equals(data)).toBe(true);
    expect(board.flash.read(0xf000, SECTOR).every((byte) => byte === 0x5a)).toBe(true);
    const read = await esptool(board, "--no-stub", "read-flash", "0x10003", "301", fresh("read.bin"));
    if (chip === "esp8266") {
      expect(written).toContain("ROM doesn't support changing baud rate");
      expect(written).not.toContain("Hash of data verified");
      expect(read.text).toContain("ESP8266 ROM does not support function read_flash_slow");
    } else {
      expect(written).toContain("Changing baud rate to 230400");
      expect(written).toContain("Hash of data verified");
      expect(read.code).toBe(0);
    }
  });

  it("shows Secure Boot in its eFuses and in its security information", async () => {
    if (!isProtectable(chip)) {
      await expect(startBoard({ chip, secureBoot: true })).rejects.toThrow(/neither flash encryption nor/);
      return;
    }
    await using board = await startBoard({ chip, secureBoot: true });
    const written = await succeeds(board, "write-flash", "0x10000", file("image.bin", firmware(4_096)));
    expect(written).toContain("Security features enabled, so not changing any flash settings.");
    if (chip === "esp32") return;
    const info = await succeeds(board, "get-security-info");
    expect(info).toContain("Secure Boot: Enabled");
    expect(info).toContain("Flash Encryption: Disabled");
  });

  it("stores what it encrypts as something else, and can verify none of it", async () => {
    if (!isProtectable(chip)) return;
    await using board = await startBoard({ chip, flashEncryption: true });
    const data = firmware(4_096);
    const written = await succeeds(board, "write-flash", "--encrypt", "0x10000", file("plain.bin", data));
    expect(written).toContain("Cannot verify written data if encrypted");
    expect(board.flash.read(0x1_0000, data.length).equals(data)).toBe(false);
    if (chip === "esp32") return;
    expect(await succeeds(board, "get-security-info")).toContain("Flash Encryption: Enabled");
  });

  it("takes writes and nothing else in Secure Download Mode, where it has one", async () => {
    if (!chipFacts(chip).secureDownloadMode) {
      await expect(startBoard({ chip, secureDownloadMode: true })).rejects.toThrow(/no Secure Download Mode/);
      return;
    }
    await using board = await startBoard({ chip, secureDownloadMode: true });
    const data = firmware(4_096);
    const image = file("secure.bin", data);
    const written = await succeeds(board, "write-flash", "--flash-size", "4MB", "0x10000", image);
    expect(written).toContain(`${chipFacts(chip).name} in Secure Download Mode`);
    expect(board.flash.read(0x1_0000, data.length).equals(data)).toBe(true);
    expect((await esptool(board, "read-flash", "0", "16", fresh("secret.bin"))).code).toBe(2);
  });

  it("has as much flash as it can reach, to the last byte", async () => {
    const size = chipFacts(chip).largestFlash;
    await using board = await startBoard({ chip, flashSize: size });
    const last = firmware(SECTOR);
    const address = `0x${(size - SECTOR).toString(16)}`;
    const written = await succeeds(board, "write-flash", address, file("last.bin", last));
    expect(written).toContain("Hash of data verified");
    expect(board.flash.read(size - SECTOR, SECTOR).equals(last)).toBe(true);
    const output = fresh("read.bin");
    await succeeds(board, "read-flash", address, "64", output);
    expect(readFileSync(output).equals(last.subarray(0, 64))).toBe(true);
    expect(await succeeds(board, "flash-id")).toContain(`Detected flash size: ${size / MIB}MB`);
  });
});
