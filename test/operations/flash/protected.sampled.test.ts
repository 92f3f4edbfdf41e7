import { describe, expect, it } from "vitest";
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
import { signedImage } from "../../support/firmware/signed-image.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { perform } from "../../../src/operations/table.ts";
import { sample } from "../../support/sample.ts";

const FLASH = 256 * 1024;
const TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x6000 },
  { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
]);

/** A bootloader, a table and an application, as a build without signing gives them. */
function unsignedBuild(chip: ImageChipName) {
  return {
    bootloader: bootloaderImage(chip, "v5.4.1", noise("bootloader", 12_000)),
    app: applicationImage(chip, { name: "blink" }, noise("app", 8_000)),
  };
}

function placed(chip: ImageChipName, { bootloader, app }: ReturnType<typeof unsignedBuild>): Images {
  return { [chip === "esp32" ? 0x1000 : 0]: bootloader, 0x8000: TABLE, 0x1_0000: app };
}

function mergedBuild(chip: ImageChipName): Buffer {
  const images = placed(chip, unsignedBuild(chip));
  const merged = Buffer.alloc(0x2_0000, 0xff);
  for (const [address, bytes] of Object.entries(images)) bytes.copy(merged, Number(address));
  return merged;
}

describe.each(sample("chips", ["esp32", "esp32c3", "esp32s3"], () => ["a chip"]).cases)(
  "a flash of an %s with Secure Boot",
  (chip) => {
    it("refuses a whole unsigned build, which esptool would write and call verified", async () => {
      await using board = await startBoard({ chip, flashSize: FLASH, secureBoot: true });
      for (const extent of ["changed", "chip"] as const) {
        await using done = await operationBoard(board.url);
        const request = { ...flashRequest(filesOf(placed(chip, unsignedBuild(chip)))), extent };
        const failure = await failureOf(perform(request, done));
        expect(failure.code).toBe("security-refused");
        expect(failure.message).toMatch(/at 0x10000 is not signed, but the chip has Secure Boot on/);
        expect(failure.message.match(/is not signed/g)).toHaveLength(2);
        expect(failure.hint).toContain("espsecure sign-data");
      }
      expect([board.log.writes, board.log.erases]).toEqual([[], []]);
    });

    it("refuses an unsigned application alone, next to a table that is on the board", async () => {
      await using board = await startBoard({ chip, flashSize: FLASH, secureBoot: true });
      board.flash.poke(0x8000, TABLE);
      await using done = await operationBoard(board.url);
      const request = flashRequest(filesOf({ 0x1_0000: unsignedBuild(chip).app }));
      const failure = await failureOf(perform(request, done));
      expect(failure.code).toBe("security-refused");
      expect(failure.message).toContain("at 0x10000 is not signed");
      expect([board.log.writes, board.log.erases]).toEqual([[], []]);
    });

    it("refuses an unsigned merged image, in which something follows every program", async () => {
      await using board = await startBoard({ chip, flashSize: FLASH, secureBoot: true });
      await using done = await operationBoard(board.url);
      const failure = await failureOf(perform(flashRequest(filesOf({ 0: mergedBuild(chip) })), done));
      expect(failure.class).toBe("refused");
      expect(failure.message.match(/is not signed/g)).toHaveLength(2);
      expect([board.log.writes, board.log.erases]).toEqual([[], []]);
    });

    it("names the one image of a build that is not signed", async () => {
      await using board = await startBoard({ chip, flashSize: FLASH, secureBoot: true });
      const { bootloader, app } = unsignedBuild(chip);
      await using done = await operationBoard(board.url);
      const images = placed(chip, { bootloader: await signedImage(bootloader), app });
      const failure = await failureOf(perform(flashRequest(filesOf(images)), done));
      expect(failure.code).toBe("security-refused");
      expect(failure.message.match(/\S+ at 0x[\da-f]+ is not signed/g)).toEqual([
        expect.stringContaining("at 0x10000"),
      ]);
      expect(board.log.writes).toEqual([]);
    });

    it("writes and verifies a build whose images are signed", async () => {
      await using board = await startBoard({ chip, flashSize: FLASH, secureBoot: true });
      const { bootloader, app } = unsignedBuild(chip);
      const images = placed(chip, {
        bootloader: await signedImage(bootloader),
        app: await signedImage(app),
      });
      await using done = await operationBoard(board.url);
      expect(await perform(flashRequest(filesOf(images)), done)).toMatchObject({ verified: true });
      for (const [address, bytes] of Object.entries(images)) {
        expect(board.flash.read(Number(address), bytes.length).equals(bytes)).toBe(true);
      }
    });

    it("writes an unsigned build with `force`", async () => {
      await using board = await startBoard({ chip, flashSize: FLASH, secureBoot: true });
      const build = unsignedBuild(chip);
      await using done = await operationBoard(board.url);
      const request = { ...flashRequest(filesOf(placed(chip, build))), force: true };
      expect(await perform(request, done)).toMatchObject({ verified: true });
      expect(board.flash.read(0x1_0000, build.app.length).equals(build.app)).toBe(true);
    });
  },
);
