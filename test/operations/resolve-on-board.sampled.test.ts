import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Failure } from "../../src/system/errors.ts";
import type { UnresolvedRequest } from "../../src/operations/table.ts";
import type { FileToPlace } from "../../src/inputs/files/placed-file.ts";
import type { FlashPlace } from "../../src/inputs/partitions/flash-place.ts";
import { noise } from "../support/bytes.ts";
import { applicationImage } from "../support/firmware/firmware-image.ts";
import { flashRequest } from "../support/firmware/flash-request.ts";
import {
  fileAt,
  freshFolder,
  KEEP,
  operationBoard,
  outputAt,
  resolved,
} from "../support/board/operation-board.ts";
import { partitionTableImage, rowBytes } from "../support/firmware/partition-table-image.ts";
import { ptyPort } from "../support/board/pty-port.ts";
import { startBoard, type TestBoard } from "../support/board/virtual-board.ts";
import { type OperationResult, perform } from "../../src/operations/table.ts";
import { IS_FULL, oneIn, sample } from "../support/sample.ts";

const sampled = oneIn(3);

const FLASH_SIZE = 0x8_0000;
const TABLE_ADDRESS = 0x8000;
const ROWS = [
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
  { name: "ota_0", type: 0, subtype: 0x10, address: 0x1_0000, size: 0x2_0000 },
  { name: "ota_1", type: 0, subtype: 0x11, address: 0x3_0000, size: 0x2_0000 },
  { name: "größe", type: 1, subtype: 6, address: 0x5_0000, size: 0x1000 },
];

function boardWith(table: Buffer, options: Parameters<typeof startBoard>[0] = {}): Promise<TestBoard> {
  return startBoard({ flashSize: FLASH_SIZE, ...options }).then((board) => {
    board.flash.poke(TABLE_ADDRESS, table);
    return board;
  });
}

function imageIn(address: FlashPlace, bytes: Buffer): FileToPlace {
  const path = join(freshFolder(), "image.bin");
  writeFileSync(path, bytes);
  return { ...fileAt(0, path, bytes.length), address };
}

const flashOf = (...files: FileToPlace[]) => flashRequest(files);

const eraseOf = (partition: string) =>
  ({ operation: "erase", region: { address: { partition }, size: undefined }, force: false }) as const;

/** What a step does with its board. */
async function run(
  board: TestBoard,
  request: UnresolvedRequest,
  tableAddress = TABLE_ADDRESS,
): Promise<{
  readonly result: OperationResult;
  readonly lines: readonly string[];
  readonly processes: number;
}> {
  await using bench = await operationBoard(board.url, { tableAddress });
  const result = await perform(await resolved(request, bench), bench);
  return { result, lines: bench.lines, processes: bench.esptool.processes };
}

async function refusal(
  board: TestBoard,
  request: UnresolvedRequest,
  tableAddress?: number,
): Promise<Failure> {
  const error: unknown = await run(board, request, tableAddress).catch((reason: unknown) => reason);
  if (error instanceof Failure) return error;
  throw new Error(`It was not refused: ${JSON.stringify(error)}`);
}

describe("partitions named by the table on the board", () => {
  sampled(
    "are flashed, verified, read and erased, with one more esptool process than by address",
    async () => {
      await using board = await boardWith(partitionTableImage(ROWS));
      const app = applicationImage("esp32", { name: "blink" }, noise("app", 9_000));
      const files = [imageIn({ partition: "ota_1" }, app), imageIn(0x2000, noise("other", 500))];
      const flashed = await run(board, flashOf(...files));
      expect(flashed.result).toMatchObject({
        verified: true,
        files: [{ address: "0x30000", partition: "ota_1", size: app.length }, { address: "0x2000" }],
      });
      expect(flashed.processes).toBe(3);
      expect(flashed.lines).toContain(
        "Partition ota_1: 131072 bytes at 0x30000, by the partition table on the board (at 0x8000).",
      );
      expect(board.flash.read(0x3_0000, app.length).equals(app)).toBe(true);

      const verify = {
        operation: "verify",
        shape: "many",
        files,
        settings: KEEP,
        failOnMismatch: true,
      } as const;
      expect((await run(board, verify)).result).toMatchObject({
        verified: true,
        files: [{ partition: "ota_1", verified: true }, { verified: true }],
      });

      const path = join(freshFolder(), "ota.bin");
      const read = { operation: "read", output: outputAt(path), size: undefined } as const;
      const { result } = await run(board, { ...read, address: { partition: "ota_1" } });
      expect(result).toMatchObject({ start_address: "0x30000", partition: "ota_1", bytes_read: 0x2_0000 });
      expect(readFileSync(path).subarray(0, app.length).equals(app)).toBe(true);

      const erased = await run(board, eraseOf("ota_1"));
      expect(erased.result).toEqual({
        operation: "erase",
        erase_type: "region",
        start_address: "0x30000",
        partition: "ota_1",
        size: 0x2_0000,
        flash_map: expect.objectContaining({ changed_by: "erase", changed: 0x2_0000 }) as object,
      });
      expect(board.flash.read(0x3_0000, 0x2_0000).every((byte) => byte === 0xff)).toBe(true);
      expect(board.flash.read(0x2000, 500).equals(noise("other", 500))).toBe(true);
    },
  );

  sampled("for applications take nothing else by their name, at no further cost", async () => {
    await using board = await boardWith(partitionTableImage(ROWS));
    const failure = await refusal(board, flashOf(imageIn({ partition: "ota_1" }, noise("data", 500))));
    expect(failure.code).toBe("image-misplaced");
    expect(failure.message).toContain('partition "ota_1" is for an application');
    const { processes } = await run(board, flashOf(imageIn({ partition: "nvs" }, noise("settings", 500))));
    expect(processes).toBe(2);
  });

  sampled("are found at another offset, and by names that are not ASCII", async () => {
    await using board = await startBoard({ flashSize: FLASH_SIZE });
    const rows = ROWS.map((row) => ({ ...row, address: row.address + 0x1_0000 }));
    board.flash.poke(0x1_0000, partitionTableImage(rows));
    board.flash.poke(0x6_0000, noise("old", 0x1000));
    const { result } = await run(board, eraseOf("gr\\xc3\\xb6\\xc3\\x9fe"), 0x1_0000);
    expect(result).toMatchObject({ start_address: "0x60000", size: 0x1000 });
    expect(board.flash.read(0x6_0000, 0x1000).every((byte) => byte === 0xff)).toBe(true);
  });
});

describe("a request by names that cannot be resolved", () => {
  const table = partitionTableImage(ROWS);

  it.each(
    sample<[string, string, UnresolvedRequest]>(
      "is refused as %s before anything is changed",
      [
        [
          "partition-unknown",
          "it has nvs, ota_0, ota_1, gr\\xc3\\xb6\\xc3\\x9fe (did you mean ota_0?)",
          eraseOf("ota_O"),
        ],
        [
          "beyond-partition",
          "(16385 bytes) does not fit in the partition nvs",
          flashOf(imageIn({ partition: "nvs" }, noise("x", 0x4001))),
        ],
        [
          "files-overlap",
          "share the flash sector at 0x10000",
          flashOf(imageIn({ partition: "ota_0" }, noise("x", 5_000)), imageIn(0x1_0000, noise("y", 500))),
        ],
      ],
      () => ["a case"],
    ).cases,
  )("is refused as %s before anything is changed", async (code, words, request) => {
    await using board = await boardWith(table);
    const failure = await refusal(board, request);
    expect(failure).toMatchObject({ code, message: expect.stringContaining(words) as string });
    expect(failure.message).toContain("The flash was not changed.");
    expect([board.log.writes, board.log.erases]).toEqual([[], []]);
  });

  sampled("leaves no file of a read", async () => {
    await using board = await boardWith(table);
    const path = join(freshFolder(), "o.bin");
    const place = { address: { partition: "gone" }, size: undefined };
    const failure = await refusal(board, { operation: "read", output: outputAt(path), ...place });
    expect(failure.code).toBe("partition-unknown");
    expect(existsSync(path)).toBe(false);
  });

  it.each(
    sample<[string, Buffer, Parameters<typeof startBoard>[0]]>(
      "says that the table of the board %s",
      [
        ["is blank", Buffer.alloc(0xc00, 0xff), {}],
        ["is not a partition table, or is encrypted", noise("anything", 0xc00), {}],
        ["is encrypted: only the chip", noise("ciphertext", 0xc00), { flashEncryption: true }],
        ["is encrypted", noise("ciphertext", 0xc00), { chip: "esp32c3", flashEncryption: true }],
        ["is blank", Buffer.alloc(0xc00, 0xff), { flashEncryption: true }],
        ["is blank: it contains only zeros", Buffer.alloc(0xc00), { flashEncryption: true }],
        [
          "has a blank first row",
          Buffer.concat([Buffer.alloc(32, 0xff), noise("rest", 0xbe0)]),
          { flashEncryption: true },
        ],
        [
          "row 2 begins with",
          Buffer.concat([table.subarray(0, 32), noise("rest", 0xbe0)]),
          { flashEncryption: true },
        ],
        ["its digest does not match its partitions", partitionTableImage(ROWS).fill(0x41, 12, 13), {}],
        [
          "row 2 begins with 0x5041",
          Buffer.concat([table.subarray(0, 32), Buffer.from("PAPAP".repeat(40))]),
          {},
        ],
        [
          "has no end marker",
          Buffer.concat(
            Array.from({ length: 96 }, (_, n) =>
              rowBytes({ ...ROWS[0], name: `n${n}`, type: 1, subtype: 2, address: 0x9000, size: 0x4000 }),
            ),
          ),
          {},
        ],
      ],
      () => ["a case"],
    ).cases,
  )("says that the table of the board %s", async (reason, bytes, options) => {
    await using board = await boardWith(bytes, options);
    const failure = await refusal(board, eraseOf("nvs"));
    expect(failure).toMatchObject({ code: "partition-table-unreadable", class: "board" });
    expect(failure.message).toContain("The board has no usable partition table at 0x8000:");
    expect(failure.message).toContain(reason);
    expect(failure.hint).toContain("`partition-table`");
    expect([board.log.writes, board.log.erases]).toEqual([[], []]);
  });

  sampled("says of a chip in Secure Download Mode that it cannot be read", async () => {
    await using board = await boardWith(table, { chip: "esp32c3", secureDownloadMode: true });
    const failure = await refusal(board, eraseOf("nvs"));
    expect(failure.code).toBe("secure-download-mode");
    expect(failure.message).toContain("Its partition table is therefore unknown");
    expect(failure.hint).toContain("`partition-table`");
  });

  it.skipIf(IS_FULL || process.platform === "win32")(
    "resets the chip on a serial port, which was left in bootloader mode",
    async () => {
      await using board = await boardWith(table);
      await using port = await ptyPort(board);
      await using bench = await operationBoard(port.device);
      await expect(resolved(eraseOf("gone"), bench)).rejects.toThrow("has no partition");
      await bench.session[Symbol.asyncDispose]();
      // One reads the table, and one resets the chip.
      expect(bench.esptool.processes).toBe(2);
      await using again = await operationBoard(port.device);
      await resolved(eraseOf("nvs"), again);
      expect(again.esptool.processes).toBe(1);
    },
  );

  sampled("shows what hostile names are, and breaks out of no line", async () => {
    const name = Buffer.from("\n::error::x\u001b[2J");
    await using board = await boardWith(
      partitionTableImage([{ name, type: 1, subtype: 6, address: 0x9000, size: 0x1000 }]),
    );
    const failure = await refusal(board, eraseOf("nvs"));
    expect(failure.message).toContain("it has \\x0a::error::x\\x1b[2J. ");
  });
});

sampled("a request without names asks the board nothing", async () => {
  await using board = await boardWith(noise("no table", 0xc00));
  const path = join(freshFolder(), "o.bin");
  const place = { address: 0x1000, size: 16 };
  const { processes } = await run(board, { operation: "read", output: outputAt(path), ...place });
  expect(processes).toBe(1);
});
