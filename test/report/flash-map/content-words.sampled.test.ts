import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileContent } from "../../../src/firmware/survey/file-content.ts";
import { fileContentWords } from "../../../src/report/flash-map/content-words.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage, bootloaderImage } from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { runs } from "../../support/sample.ts";

const RUNS = runs(10_000);
const wordsOf = (bytes: Buffer, encrypted = false) =>
  fileContentWords({ content: fileContent(bytes), encrypted });

describe("a file in words", () => {
  it.each<[string, Buffer]>([
    ["bootloader of ESP-IDF v5.5.1 for ESP32", bootloaderImage("esp32", "v5.5.1", noise("b", 500))],
    ["blink 7", applicationImage("esp32", { name: "blink", version: "7" })],
    [
      "an image for ESP32, not intact",
      applicationImage("esp32", { name: "blink", version: "7" }).subarray(0, 100),
    ],
    [
      "the table of 1 partition",
      partitionTableImage([{ name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 }]),
    ],
    ["blank", Buffer.alloc(100, 0xff)],
    ["data", noise("data", 100)],
  ])("is %s", (words, bytes) => {
    expect(wordsOf(bytes)).toBe(words);
  });

  it("says that the chip has encrypted it", () => {
    expect(wordsOf(noise("data", 100), true)).toBe("data; encrypted by the chip");
  });

  it("is found for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(wordsOf(Buffer.from(bytes))).not.toBe("");
      }),
      { numRuns: RUNS },
    );
  });
});
