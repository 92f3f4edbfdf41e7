import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FlashPicture } from "../../../src/report/flash-map/flash-picture.ts";
import { parsePartitionTable } from "../../../src/firmware/formats/partition-table.ts";
import type { Board } from "../../../src/board/session/board.ts";
import type { UnresolvedRequest } from "../../../src/operations/table.ts";
import type { FlashRequest } from "../../../src/operations/flash/inputs.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage, bootloaderImage } from "../../support/firmware/firmware-image.ts";
import { flashImage, otaData } from "../../support/board/flash-image.ts";
import { untruths } from "../../support/firmware/flash-map-truth.ts";
import { filesOf, flashRequest, type Images } from "../../support/firmware/flash-request.ts";
import { freshFolder, operationBoard, resolved } from "../../support/board/operation-board.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { perform } from "../../../src/operations/table.ts";

const KIB = 1024;
const FLASH = 256 * KIB;
const CHIP = "esp32c3";
const TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
  { name: "otadata", type: 1, subtype: 0, address: 0xd000, size: 0x2000 },
  { name: "app0", type: 0, subtype: 0x10, address: 0x1_0000, size: 0x1_0000 },
  { name: "app1", type: 0, subtype: 0x11, address: 0x2_0000, size: 0x1_0000 },
]);
const BOOT = bootloaderImage(CHIP, "v5.5.1", noise("bootloader", 3000));
const appOf = (version: string) =>
  applicationImage(CHIP, { name: "thermostat", version }, noise("application", 20_000));
const BUILD = { 0: BOOT, 0x8000: TABLE, 0xd000: otaData(0), 0x1_0000: appOf("1.4.2") };

function flashOf(images: Images, changes: Partial<FlashRequest> = {}): FlashRequest {
  return { ...flashRequest(filesOf(images)), ...changes };
}

interface Drawn {
  readonly map: FlashPicture | undefined;
  readonly processes: number;
}

/** The flash map of an operation, with what it says that is not so. */
async function drawn(
  board: TestBoard,
  request: UnresolvedRequest,
  tables: Partial<Pick<Board, "tableAddress" | "givenTable">> = {},
  retries = 0,
): Promise<Drawn> {
  board.log.clear();
  await using bench = await operationBoard(board.url, tables, undefined, retries);
  const result = await perform(await resolved(request, bench), bench);
  expect(bench.lines.filter((line) => line.startsWith("warning: no flash map"))).toEqual([]);
  const map = "flash_map" in result ? result.flash_map : undefined;
  if (map !== undefined) expect(untruths(map, board)).toEqual([]);
  return { map, processes: bench.esptool.processes };
}

function boardWith(contents: Images): Promise<TestBoard> {
  return startBoard({ chip: CHIP, flashSize: FLASH }).then((board) => {
    board.flash.poke(0, flashImage(FLASH, contents));
    return board;
  });
}

const rowsOf = (map: FlashPicture | undefined) =>
  (map?.rows ?? []).map(({ name, kind, changed, verified, description }) => [
    name ?? kind,
    changed,
    verified,
    description,
  ]);

describe("the flash map of a flash", () => {
  it("shows a build as its own table lays it out, and no more than was written or found", async () => {
    await using board = await boardWith({ 0x9000: noise("settings", 500) });
    const first = await drawn(board, flashOf(BUILD));
    expect(first.processes).toBe(2);
    expect(first.map).toMatchObject({
      size: null,
      partition_table: { state: "found", address: "0x8000" },
      changed_since: "step",
      changed_by: "write",
      verified: "part",
      verified_bytes: Object.values(BUILD).reduce((sum, bytes) => sum + bytes.length, 0),
    });
    const rows = rowsOf(first.map);
    expect(rows).toEqual([
      ["bootloader", 0x1000, "part", "bootloader of ESP-IDF v5.5.1 for ESP32-C3"],
      ["partition-table", 0x1000, "part", "the table of 4 partitions"],
      ["nvs", 0, "none", "not looked at"],
      ["otadata", 0x2000, "whole", "which OTA slot boots"],
      ["gap", 0, "none", "in no partition; not looked at"],
      ["app0", 0x5000, "part", "thermostat 1.4.2"],
      ["app1", 0, "none", "not looked at"],
    ]);
    expect(first.map?.rows[5]).toMatchObject({ boots: true, used: null, bar: "#####???????????" });

    const again = await drawn(board, flashOf({ ...BUILD, 0x1_0000: appOf("1.4.3") }));
    expect(again.map).toMatchObject({ changed: 0x5000, verified_bytes: first.map?.verified_bytes });
    expect(rowsOf(again.map)).toEqual([
      ...rows.slice(0, 5).map(([name, , verified, what]) => [name, 0, verified, what]),
      ["app0", 0x5000, "part", "thermostat 1.4.3"],
      ["app1", 0, "none", "not looked at"],
    ]);
  });

  it("takes the names of the board's own table, where the step has read it anyhow", async () => {
    await using board = await boardWith(BUILD);
    const image = { ...flashOf({ 0: appOf("2.0") }).files[0] };
    const files = [{ ...image, address: { partition: "app1" } }];
    const { map, processes } = await drawn(board, { ...flashOf({}), files } as UnresolvedRequest);
    // The table, OTA data with the head of app0 behind it, what protects the chip, and the write.
    expect(processes).toBe(4);
    expect(map?.partition_table.state).toBe("found");
    expect(rowsOf(map).slice(1)).toEqual([
      ["partition-table", 0, "none", "the table of 4 partitions"],
      ["nvs", 0, "none", "not looked at"],
      ["otadata", 0, "none", "which OTA slot boots"],
      ["gap", 0, "none", "in no partition; blank"],
      ["app0", 0, "none", "thermostat 1.4.2"],
      ["app1", 0x5000, "part", "thermostat 2.0"],
    ]);
    expect(map?.rows.filter(({ boots }) => boots === true).map(({ name }) => name)).toEqual(["app0"]);
  });

  it("shows the files and what is between them, where no table is known", async () => {
    await using board = await boardWith(BUILD);
    const images = { 0: BOOT, 0x1800: noise("data", 100), 0x3_0000: noise("more", 0x1000) };
    const { map } = await drawn(
      board,
      flashOf({ 0: BOOT, 0x2000: images[0x1800], 0x3_0000: images[0x3_0000] }),
    );
    expect(map?.partition_table).toEqual({ state: "unknown", address: "0x8000", reason: null });
    expect(rowsOf(map)).toEqual([
      ["at-0.bin", 0, "whole", "bootloader of ESP-IDF v5.5.1 for ESP32-C3"],
      ["gap", 0, "none", "not looked at"],
      ["at-8192.bin", 0x1000, "part", "data"],
      ["gap", 0, "none", "not looked at"],
      ["at-196608.bin", 0x1000, "whole", "data"],
    ]);
  });

  it("finds the table of a build that has it elsewhere", async () => {
    await using board = await boardWith({});
    const table = partitionTableImage([
      { name: "app", type: 0, subtype: 0, address: 0x2_0000, size: 0x1_0000 },
    ]);
    const { map } = await drawn(board, flashOf({ 0: BOOT, 0xf000: table, 0x2_0000: appOf("3") }));
    expect(map?.partition_table).toEqual({ state: "found", address: "0xf000", reason: null });
    expect(rowsOf(map).map(([name, , , what]) => [name, what])).toEqual([
      ["bootloader", "bootloader of ESP-IDF v5.5.1 for ESP32-C3"],
      ["partition-table", "the table of 1 partition"],
      ["gap", "in no partition; not looked at"],
      ["app", "thermostat 3"],
    ]);
    expect(map?.rows[0]?.size).toBe(0xf000);
  });

  it("gives a bootloader the room up to where its table belongs", async () => {
    await using board = await boardWith({});
    const partitions = [{ name: "app", type: 0, subtype: 0, address: 0x2_0000, size: 0x1_0000 }];
    const table = parsePartitionTable(partitionTableImage(partitions), { address: 0x1_0000 });
    const givenTable = { partitions: table.partitions, title: `the table in "t.bin"` };
    const { map } = await drawn(board, flashOf({ 0: BOOT }), { tableAddress: 0x1_0000, givenTable });
    expect(map?.partition_table).toMatchObject({ state: "given", address: "0x10000" });
    expect(map?.rows[0]).toMatchObject({ kind: "bootloader", address: "0x0", size: 0x1_0000 });
  });

  it("knows all of a chip that was erased first, as far as its table goes", async () => {
    await using board = await boardWith({ 0: noise("old", FLASH) });
    const { map } = await drawn(board, flashOf(BUILD, { extent: "chip" }));
    // Of the flash behind the last partition only its size is not known.
    expect(map).toMatchObject({ size: null, changed_by: "erase-and-write", changed: null });
    expect(map?.bar).toBe("#".repeat(40));
    expect(map?.rows.filter(({ name }) => name === "nvs" || name === "app1")).toMatchObject([
      { content: "blank", used: 0, changed: 0x4000, verified: "none" },
      { content: "blank", used: 0, changed: 0x1_0000, verified: "none" },
    ]);
  });

  it("counts as written what any attempt has written, and as verified what the last one found", async () => {
    const unplug = { kind: "unplug", at: { on: "write", bytes: 10_000 }, away: 0, times: 2 } as const;
    await using board = await startBoard({ chip: CHIP, flashSize: FLASH, faults: [unplug] });
    const { map, processes } = await drawn(board, flashOf(BUILD), undefined, 2);
    expect(board.log.faults).toEqual({ unplug: 2 });
    expect(processes).toBe(4);
    expect(map).toMatchObject({ changed: 0x9000, verified: "part" });
    expect(rowsOf(map)[5]).toEqual(["app0", 0x5000, "part", "thermostat 1.4.2"]);
  });

  it("claims no proof where the chip gave none", async () => {
    await using board = await startBoard({ chip: CHIP, flashSize: FLASH, secureDownloadMode: true });
    const { map } = await drawn(board, flashOf({ 0x3_0000: noise("data", 0x1000) }));
    expect(map).toMatchObject({ verified: "none", verified_bytes: 0, changed: 0x1000 });
  });
});

describe("the flash map of an erase", () => {
  const erase = (address: number, size: number): UnresolvedRequest => ({
    operation: "erase",
    region: { address, size },
    force: false,
  });

  it("shows what is blank now, with the names that the step knows", async () => {
    await using board = await boardWith(BUILD);
    const request = {
      operation: "erase",
      region: { address: { partition: "app0" }, size: undefined },
    } as const;
    const { map, processes } = await drawn(board, { ...request, force: false });
    expect(processes).toBe(2);
    expect(map).toMatchObject({ changed_since: "step", changed_by: "erase", verified: "none" });
    expect(rowsOf(map).slice(4)).toEqual([
      ["gap", 0, "none", "in no partition; not looked at"],
      ["app0", 0x1_0000, "none", "blank"],
      ["app1", 0, "none", "not looked at"],
    ]);
  });

  it("takes the names of a table that was given, and does not take it for the board's", async () => {
    await using board = await boardWith(BUILD);
    const givenTable = { partitions: parsePartitionTable(TABLE).partitions, title: `the table in "t.bin"` };
    const { map } = await drawn(board, erase(0x9000, 0x1000), { givenTable });
    expect(map?.partition_table).toEqual({
      state: "given",
      address: "0x8000",
      reason: `the table in "t.bin"`,
    });
    expect(rowsOf(map)[1]).toEqual(["nvs", 0x1000, "none", "blank where it was read"]);
    expect(map?.rows[1]?.bar).toBe("####????????????");
  });

  it("has no names left where the table itself is gone", async () => {
    await using board = await boardWith(BUILD);
    const { map } = await drawn(board, erase(0x8000, 0x2000));
    expect(map?.partition_table).toEqual({ state: "absent", address: "0x8000", reason: "is blank" });
    expect(rowsOf(map)).toEqual([
      ["gap", 0, "none", "in no partition; not looked at"],
      ["gap", 0x2000, "none", "in no partition; blank"],
    ]);
  });
});

describe("the flash map of a read", () => {
  it("shows what was read", async () => {
    await using board = await boardWith({ ...BUILD, 0x9000: noise("settings", 500) });
    const output = { path: "out.bin", realPath: join(freshFolder(), "out.bin"), overwrite: false };
    const request = { operation: "read", output, address: 0x8000, size: 0x6000 } as const;
    const { map, processes } = await drawn(board, request);
    expect(processes).toBe(1);
    expect(map).toMatchObject({ size: null, changed_since: null, changed: null, verified: "none" });
    expect(map?.part).toEqual({ address: "0x8000", size: 0x6000 });
    expect(rowsOf(map).map(([name, , , what]) => [name, what])).toEqual([
      ["partition-table", "the table of 4 partitions"],
      ["nvs", "data"],
      ["otadata", "which OTA slot boots"],
    ]);
  });
});

describe("the flash map of an info", () => {
  const INFO = { operation: "info" } as const;

  it("shows the partitions and the heads that were read, and verifies nothing", async () => {
    await using board = await boardWith({ ...BUILD, 0x2_0000: appOf("1.4.3"), 0x9000: noise("secret", 500) });
    const { map, processes } = await drawn(board, INFO);
    expect(processes).toBe(5);
    expect(map).toMatchObject({ size: FLASH, changed_since: null, changed: null, verified: "none" });
    expect(rowsOf(map)).toEqual([
      ["gap", null, "none", "in no partition; not looked at"],
      ["partition-table", null, "none", "the table of 4 partitions"],
      ["nvs", null, "none", "not looked at"],
      ["otadata", null, "none", "which OTA slot boots"],
      ["gap", null, "none", "in no partition; not looked at"],
      ["app0", null, "none", "thermostat 1.4.2"],
      ["app1", null, "none", "thermostat 1.4.3"],
      ["gap", null, "none", "in no partition; not looked at"],
    ]);
    expect(map?.rows.map(({ boots }) => boots)).toEqual([null, null, null, null, null, true, false, null]);
    expect(map?.rows[5]?.bar).toBe("=???????????????");
  });

  it("shows the partitions of a table at another place", async () => {
    const rows = [{ name: "app", type: 0, subtype: 0, address: 0x2_0000, size: 0x1_0000 }];
    const table = partitionTableImage(rows);
    await using board = await boardWith({ 0: BOOT, 0x1_0000: table, 0x2_0000: appOf("5") });
    const { map } = await drawn(board, INFO, { tableAddress: 0x1_0000 });
    expect(map?.partition_table).toEqual({ state: "found", address: "0x10000", reason: null });
    expect(rowsOf(map).map(([name, , , what]) => [name, what])).toEqual([
      ["gap", "in no partition; not looked at"],
      ["partition-table", "the table of 1 partition"],
      ["gap", "in no partition; not looked at"],
      ["app", "thermostat 5"],
      ["gap", "in no partition; not looked at"],
    ]);
  });

  it("says of ciphertext that it is none that could be read", async () => {
    await using board = await startBoard({ chip: "esp32s3", flashSize: FLASH, flashEncryption: true });
    board.flash.poke(0, noise("ciphertext", FLASH));
    const { map } = await drawn(board, INFO);
    expect(map?.partition_table.state).toBe("encrypted");
    expect(rowsOf(map).map(([, , , description]) => description)).toEqual([
      "not looked at",
      "holds data",
      "not looked at",
    ]);
  });

  it("is not drawn of a chip that lets nothing be read", async () => {
    await using board = await startBoard({ chip: CHIP, flashSize: FLASH, secureDownloadMode: true });
    expect((await drawn(board, INFO)).map).toBeUndefined();
  });
});
