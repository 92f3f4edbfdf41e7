import { describe, expect, it } from "vitest";

import type { FlashRequest } from "../../../src/operations/flash/inputs.ts";
import { noise } from "../../support/bytes.ts";
import { failureOf } from "../../support/esptool/esptool.ts";
import {
  applicationImage,
  bootloaderImage,
  type ImageChipName,
} from "../../support/firmware/firmware-image.ts";
import { filesOf, flashRequest, type Images } from "../../support/firmware/flash-request.ts";
import { operationBoard } from "../../support/board/operation-board.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { boardOperation, perform } from "../../../src/operations/table.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const KIB = 1024;
const TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x6000 },
  { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
]);
const APP = applicationImage("esp32", { name: "blink" }, noise("app", 8_000));

function requestOf(images: Images, changes: Partial<FlashRequest> = {}): FlashRequest {
  return { ...flashRequest(filesOf(images)), ...changes };
}

function buildOf(chip: ImageChipName): Images {
  const bootloader = bootloaderImage(chip, "v5.4.1", noise("bootloader", 12_000));
  const app = applicationImage(chip, { name: "blink" }, noise("app", 8_000));
  return { [chip === "esp32" ? 0x1000 : 0]: bootloader, 0x8000: TABLE, 0x1_0000: app };
}

function expectNothingWritten(board: TestBoard): void {
  expect([board.log.writes, board.log.erases]).toEqual([[], []]);
}

describe("a flash, by what its plan costs", () => {
  sampled(
    "is one more process for a build, which asks what protects the chip, and none with `force`",
    async () => {
      await using board = await startBoard({ flashSize: 256 * KIB });
      for (const [force, processes] of [
        [false, 2],
        [true, 1],
      ] as const) {
        await using done = await operationBoard(board.url);
        expect(await perform(requestOf(buildOf("esp32"), { force }), done)).toMatchObject({ verified: true });
        expect(done.esptool.processes).toBe(processes);
      }
    },
  );

  sampled("is one more for an application alone, which asks for the board's table too", async () => {
    await using board = await startBoard({ flashSize: 256 * KIB });
    board.flash.poke(0x8000, TABLE);
    for (const [force, processes] of [
      [false, 3],
      [true, 1],
    ] as const) {
      await using done = await operationBoard(board.url);
      expect(await perform(requestOf({ 0x1_0000: APP }, { force }), done)).toMatchObject({ verified: true });
      expect(done.esptool.processes).toBe(processes);
    }
  });

  sampled("is nothing for data, which no protection of the chip keeps from being read", async () => {
    await using board = await startBoard({ flashSize: 256 * KIB, flashEncryption: true });
    await using done = await operationBoard(board.url);
    expect(await perform(requestOf({ 0x2_0000: noise("data", 4096) }), done)).toMatchObject({
      verified: true,
    });
    expect(done.esptool.processes).toBe(1);
  });
});

describe("a board that is asked", () => {
  sampled(
    "refuses an application that is too large for its partition, for its revision, and under `force` does not",
    async () => {
      await using board = await startBoard({ flashSize: 256 * KIB });
      board.flash.poke(0x8000, TABLE);
      const large = applicationImage("esp32", {}, noise("large", 0x1_0000), {
        minRevision: 9_900,
        maxRevision: 9_999,
      });
      await using refusing = await operationBoard(board.url);
      const failure = await failureOf(perform(requestOf({ 0x1_0000: large }), refusing));
      expect(failure.code).toBe("plan-refused");
      expect(failure.message).toMatch(
        /needs revision v99\.0[^]*does not fit in the partition factory, which has 65536 bytes according to the partition table on the board/,
      );
      expectNothingWritten(board);
      await using forced = await operationBoard(board.url);
      expect(await perform(requestOf({ 0x1_0000: large }, { force: true }), forced)).toMatchObject({
        verified: true,
      });
    },
  );

  it.each(
    sample(
      "refuses a plain application where the flash of an %s is encrypted",
      ["esp32", "esp32c3"] as const,
      () => ["a case"],
    ).cases,
  )("refuses a plain application where the flash of an %s is encrypted", async (chip) => {
    await using board = await startBoard({ chip, flashSize: 256 * KIB, flashEncryption: true });
    board.flash.poke(0x8000, noise("ciphertext", 4096));
    await using done = await operationBoard(board.url);
    const failure = await failureOf(perform(requestOf({ 0x1_0000: applicationImage(chip, {}) }), done));
    expect(failure.code).toBe("security-refused");
    expect(failure.message).toContain("flash encryption on");
    expectNothingWritten(board);
  });

  it.each(
    sample(
      "refuses a whole plain build where the flash of an %s is encrypted, which esptool would write and call verified",
      ["esp32", "esp32c3", "esp32s3"] as const,
      () => ["a case"],
    ).cases,
  )(
    "refuses a whole plain build where the flash of an %s is encrypted, which esptool would write and call verified",
    async (chip) => {
      await using board = await startBoard({ chip, flashSize: 256 * KIB, flashEncryption: true });
      for (const changes of [{}, { extent: "chip" }, { extent: "images" }] as const) {
        await using done = await operationBoard(board.url);
        const failure = await failureOf(perform(requestOf(buildOf(chip), changes), done));
        expect(failure.code).toBe("security-refused");
        const files = /at-\d+\.bin" at 0x(\w+) is not encrypted, but the chip has flash encryption on/g;
        const places = [...failure.message.matchAll(files)].map(([, place]) => place);
        expect(places).toEqual([chip === "esp32" ? "1000" : "0", "8000", "10000"]);
      }
      expectNothingWritten(board);
    },
  );

  sampled(
    "refuses what it is to encrypt where its flash encryption is off, before esptool looks for a key",
    async () => {
      await using board = await startBoard({ flashSize: 256 * KIB });
      await using done = await operationBoard(board.url);
      const request = requestOf({
        0x1000: bootloaderImage("esp32", "v5.4.1", noise("boot", 4_000)),
        0x2_0000: noise("keys", 4096),
      });
      const files = request.files.map((file) => ({ ...file, encrypted: true }));
      const failure = await failureOf(perform({ ...request, files, verify: false }, done));
      expect(failure.code).toBe("security-refused");
      expect(failure.message).toMatch(
        /at-4096\.bin" at 0x1000 is marked for encryption by the chip, but its flash encryption is off[^]*at-131072\.bin/,
      );
      expect(done.esptool.processes).toBe(1);
      expectNothingWritten(board);
    },
  );

  sampled("refuses a plain table alone where the flash is encrypted, for any chip", async () => {
    for (const chip of ["esp32", "esp32s3"] as const) {
      await using board = await startBoard({ chip, flashSize: 256 * KIB, flashEncryption: true });
      await using done = await operationBoard(board.url);
      const failure = await failureOf(perform(requestOf({ 0x8000: TABLE }), done));
      expect(failure.code).toBe("security-refused");
      // Nothing says which chip it is, and they are asked in different ways.
      expect(done.esptool.processes).toBe(2);
      expectNothingWritten(board);
    }
  });

  sampled("that is another than the images are for is refused as it is asked", async () => {
    await using board = await startBoard({ chip: "esp32s3", flashSize: 256 * KIB });
    await using done = await operationBoard(board.url);
    const failure = await failureOf(perform(requestOf(buildOf("esp32")), done));
    expect(failure.code).toBe("image-wrong-chip");
    expect(failure.message).toMatch(/^The images are for ESP32, but the chip on .* is not\./);
    expect(done.esptool.processes).toBe(1);
    expectNothingWritten(board);
  });

  sampled("takes an application for another place than that of a blank table", async () => {
    await using board = await startBoard({ flashSize: 256 * KIB });
    await using done = await operationBoard(board.url);
    expect(await perform(requestOf({ 0x2_0000: APP }), done)).toMatchObject({ verified: true });
  });

  sampled("counts no data that is as in the image", async () => {
    await using board = await startBoard({ flashSize: 256 * KIB });
    const merged = Buffer.alloc(0x1_0000 + APP.length, 0xff);
    bootloaderImage("esp32", "v5.4.1", noise("bootloader", 4_000)).copy(merged, 0x1000);
    TABLE.copy(merged, 0x8000);
    noise("settings", 4096).copy(merged, 0x9000);
    APP.copy(merged, 0x1_0000);
    board.flash.poke(0x9000, noise("settings", 4096));
    await using done = await operationBoard(board.url);
    expect(await perform(requestOf({ 0: merged }), done)).toMatchObject({ verified: true });
    board.flash.poke(0x9000, noise("other settings", 4096));
    await using refusing = await operationBoard(board.url);
    const failure = await failureOf(perform(requestOf({ 0: merged }), refusing));
    expect(failure.code).toBe("data-loss");
  });
});

describe("a dry run with the board", () => {
  sampled("finds a bootloader for more flash than there is", async () => {
    await using board = await startBoard({ flashSize: 256 * KIB });
    await using done = await operationBoard(board.url);
    const failure = await failureOf(
      boardOperation("flash").dryRunOnBoard(requestOf(buildOf("esp32")), done, undefined, "5.6.0"),
    );
    expect(failure.code).toBe("flash-too-small");
    expectNothingWritten(board);
  });
});

describe("a dry run on a protected board", () => {
  sampled("refuses what a flash of a whole build would write as noise", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: 256 * KIB, flashEncryption: true });
    await using done = await operationBoard(board.url);
    const request = requestOf({ 0x8000: TABLE, 0x1_0000: applicationImage("esp32c3", {}) });
    const failure = await failureOf(boardOperation("flash").dryRunOnBoard(request, done, undefined, "5.6.0"));
    expect(failure.code).toBe("security-refused");
    expectNothingWritten(board);
  });
});
