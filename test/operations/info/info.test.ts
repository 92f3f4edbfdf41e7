import { describe, expect, it } from "vitest";
import { noise } from "../../support/bytes.ts";
import { flashImage } from "../../support/board/flash-image.ts";
import { otaFlash } from "../../support/board/info-flash.ts";
import { operationBoard } from "../../support/board/operation-board.ts";
import { ptyPort } from "../../support/board/pty-port.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { perform } from "../../../src/operations/table.ts";

const MIB = 0x10_0000;
const INFO = { operation: "info" } as const;
const UNPROTECTED = { secure_boot: false, flash_encryption: false, secure_download_mode: false };
const OLD = { name: "thermostat", version: "1.4.1" };
const NEW = {
  name: "thermostat",
  version: "1.4.2",
  idfVersion: "v5.5.1",
  date: "Nov 20 2026",
  time: "09:12:44",
};

describe.each([
  ["esp32", { revision: "v3.0", description: "ESP32-D0WD-V3" }],
  ["esp32s3", { revision: "v0.2", description: "ESP32-S3 (QFN56)" }],
  ["esp32c3", { revision: "v0.4", description: "ESP32-C3 (QFN32)" }],
] as const)("info of an %s", (chip, identity) => {
  it("says what the board is, how it is protected, and which application of which slot boots", async () => {
    await using board = await startBoard({ chip, flashSize: MIB });
    board.flash.poke(0, otaFlash(chip, 1, [OLD, NEW]));
    await using asking = await operationBoard(board.url);
    const result = await perform(INFO, asking);
    expect(result).toMatchObject({
      operation: "info",
      ...identity,
      crystal: "40MHz",
      flash_manufacturer: "ef",
      flash_device: "4014",
      security: UNPROTECTED,
      partition_table: { state: "found", address: "0x8000", reason: null },
      partitions: [
        { name: "nvs", type: "data", subtype: "nvs", content: null, application: null, boots: null },
        { name: "otadata", content: "ota-data" },
        { name: "app0", subtype: "ota_0", application: { version: "1.4.1" }, boots: false },
        { name: "app1", address: "0x80000", size: 0x7_0000, content: "application", boots: true },
      ],
      application: {
        partition: "app1",
        name: "thermostat",
        version: "1.4.2",
        idf_version: "v5.5.1",
        built: "Nov 20 2026 09:12:44",
        elf_sha256: "5a".repeat(32),
      },
    });
    // Who it is; the table; OTA data and the first head together; the other head; its security.
    expect(asking.esptool.processes).toBe(5);
    expect(board.log.bytesOut).toBeLessThan(60_000);
    expect([board.log.writes, board.log.erases]).toEqual([[], []]);
  });
});

describe("info", () => {
  // Through a pseudo-terminal, whose baud rate esptool changes.
  it.skipIf(process.platform === "win32").each([
    ["esp32c5", "48MHz"],
    ["esp32c2", "26MHz"],
    ["esp8266", "26MHz"],
  ] as const)("reports the crystal of an %s as its first process saw it", async (chip, crystal) => {
    await using board = await startBoard({ chip, flashSize: MIB });
    await using port = await ptyPort(board);
    await using asking = await operationBoard(port.device);
    // The later processes find a stub at another baud rate, by which esptool computes a wrong one.
    expect(await perform(INFO, asking)).toMatchObject({ crystal });
    expect(asking.esptool.processes).toBeGreaterThan(1);
  });

  it("says that a chip has flash encryption on, and takes what it cannot read for encrypted", async () => {
    for (const chip of ["esp32", "esp32s3"] as const) {
      await using board = await startBoard({ chip, flashSize: MIB, flashEncryption: true });
      board.flash.poke(0, noise("ciphertext", MIB));
      await using asking = await operationBoard(board.url);
      expect(await perform(INFO, asking)).toMatchObject({
        security: { ...UNPROTECTED, flash_encryption: true },
        partition_table: { state: "encrypted", address: "0x8000" },
        partitions: [],
        application: null,
      });
    }
  });

  it("says what it can of a chip whose ROM reads no flash, and that the stub would be needed", async () => {
    await using board = await startBoard({ chip: "esp8266", flashSize: MIB });
    await using asking = await operationBoard(board.url, { stub: false });
    expect(await perform(INFO, asking)).toMatchObject({
      description: "ESP8266EX",
      crystal: "26MHz",
      partition_table: {
        state: "unreadable",
        address: null,
        reason: "cannot be read without the flasher stub",
      },
      partitions: [],
    });
  });

  it("says of a chip in Secure Download Mode what it tells, and that nothing can be read", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB, secureDownloadMode: true });
    await using asking = await operationBoard(board.url);
    expect(await perform(INFO, asking)).toMatchObject({
      revision: null,
      flash_manufacturer: null,
      security: { ...UNPROTECTED, secure_download_mode: true },
      partition_table: {
        state: "unreadable",
        address: null,
        reason: "cannot be read in Secure Download Mode",
      },
      partitions: [],
    });
    expect(asking.esptool.identity.chip).toBe("ESP32-C3");
    expect(asking.esptool.processes).toBe(2);
  });

  it("says why there is no table", async () => {
    await using board = await startBoard({ flashSize: MIB });
    await using blank = await operationBoard(board.url);
    expect(await perform(INFO, blank)).toMatchObject({
      partition_table: { state: "absent", address: "0x8000", reason: "is blank" },
    });
    board.flash.poke(0x8000, noise("something else", 0xc00));
    await using other = await operationBoard(board.url);
    expect(await perform(INFO, other)).toMatchObject({
      partition_table: { state: "absent", reason: "is not a partition table, or is encrypted" },
    });
  });

  it("finds a table that the board starts with, though the tool would refuse to build it", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB });
    const table = partitionTableImage([
      { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x1000 },
      { name: "app", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
      { name: "app", type: 0, subtype: 0x10, address: 0x2_0000, size: 0x1_0000 },
    ]);
    board.flash.poke(0, flashImage(MIB, { 0x8000: table }));
    await using asking = await operationBoard(board.url);
    expect(await perform(INFO, asking)).toMatchObject({
      partition_table: {
        state: "found",
        reason: null,
        problems: [
          'gives "nvs" a size of 0x1000, but writable NVS needs at least 0x3000',
          'has two partitions named "app"',
        ],
      },
      partitions: [{ name: "nvs" }, { name: "app" }, { name: "app" }],
    });
  });

  it("works without the stub, and names partitions beyond the end of the flash", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB });
    const table = partitionTableImage([
      { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
      { name: "far", type: 0, subtype: 0x10, address: 0x20_0000, size: 0x1_0000 },
    ]);
    board.flash.poke(0, flashImage(MIB, { 0x8000: table }));
    await using asking = await operationBoard(board.url, { stub: false });
    expect(await perform(INFO, asking)).toMatchObject({
      partitions: [
        // The bootloader would try the one that nobody could look at.
        { name: "factory", content: "blank", boots: null },
        { name: "far", content: "unreadable" },
      ],
      application: null,
    });
  });
});
