// A file that runs over the places of bootloader, table and applications, and has none of them there.
import { describe, expect, it } from "vitest";
import type { BoardFacts, PlannedImage } from "../../../src/firmware/plan/plan.ts";
import { checkPlan } from "../../../src/firmware/plan/plan-check.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage, bootloaderImage } from "../../support/firmware/firmware-image.ts";
import {
  BOARD_TABLE,
  KEEP_HEADER,
  KIND_TABLE,
  mergedImage,
  plannedAt,
} from "../../support/firmware/planned-kind.ts";

const BOOTLOADER = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 12_000));
const APP = applicationImage("esp32", {}, noise("app", 8_000));
const BUILD = { 0x1000: BOOTLOADER, 0x8000: KIND_TABLE, 0x1_0000: APP };

function found(image: PlannedImage, facts: Partial<BoardFacts> = { chip: "ESP32" }): string[] {
  return checkPlan([image], KEEP_HEADER, { tableAddress: 0x8000, ...facts }).findings.map(
    ({ severity, message }) => `${severity}: ${message}`,
  );
}

const overwrites = (what: string) => [
  `warning: "x.bin" at 0x0 overwrites ${what} with something else, unless it is encrypted for this chip`,
];

describe("a file that overwrites what a chip looks for", () => {
  it.each([
    [
      "anything",
      plannedAt(0, noise("n", 0x2_0000)),
      "the bootloader at 0x1000 and the partition table at 0x8000",
    ],
    [
      "a bootloader that is a bit off",
      mergedImage({ ...BUILD, 0x1000: Buffer.alloc(0), 0x1010: BOOTLOADER }),
      undefined,
    ],
    [
      "noise for a bootloader",
      mergedImage({ ...BUILD, 0x1000: noise("b", 4_000) }),
      "the bootloader at 0x1000",
    ],
    [
      "noise for a table",
      mergedImage({ ...BUILD, 0x8000: noise("t", 3_000) }),
      "the partition table at 0x8000",
    ],
    [
      "noise for an application",
      mergedImage({ ...BUILD, 0x1_0000: noise("a", 3_000) }),
      "the application partition at 0x10000",
    ],
    [
      "an application a sector off",
      mergedImage({ 0x1000: BOOTLOADER, 0x8000: KIND_TABLE, 0x1_1000: APP }),
      "the application partition at 0x10000",
    ],
  ])("is told: %s", (_, image, what) => {
    expect(found(image)).toEqual(
      what === undefined ? [expect.stringMatching(/bootloader/)] : overwrites(what),
    );
  });

  it("is told where it is unknown which chip it is", () => {
    const image = plannedAt(0, noise("n", 0x2_0000));
    expect(found(image, {})).toEqual(
      overwrites("the bootloader at 0x0 or 0x1000 or 0x2000 and the partition table at 0x8000"),
    );
  });

  it("is told with the slots of the board", () => {
    expect(found(plannedAt(0, noise("n", 0x1_8000)), { chip: "ESP32", ...BOARD_TABLE })).toEqual(
      overwrites(
        "the bootloader at 0x1000 and the partition table at 0x8000 and the application partition at 0x10000",
      ),
    );
  });
});

describe("nothing is told", () => {
  it.each<[string, PlannedImage, Partial<BoardFacts>?]>([
    ["of a whole build", mergedImage(BUILD)],
    ["of a slot that is not used", mergedImage({ ...BUILD, 0x3_0000: noise("storage", 100) })],
    ["of a slot in which something else was left", mergedImage({ ...BUILD, 0x2_0000: noise("left", 100) })],
    ["of data that ends before", plannedAt(0x2000, noise("data", 0x5000))],
    [
      "of ciphertext for a chip that reads it",
      plannedAt(0, noise("n", 0x2_0000)),
      { chip: "ESP32", security: { secureBoot: false, flashEncryption: true } },
    ],
    ["of an ESP8266", plannedAt(0x1000, noise("n", 0x2_0000)), { chip: "ESP8266" }],
    [
      "of firmware that needs no table and runs over its place",
      plannedAt(0x1000, bootloaderImage("esp32", "", noise("direct", 0x1_0000))),
    ],
  ])("%s", (_, image, facts) => {
    expect(found(image, facts)).toEqual([]);
  });

  it("of zeros in the gaps of a merged image, as QEMU has them", () => {
    const flash = Buffer.alloc(0x1_0000 + APP.length);
    for (const [address, bytes] of Object.entries(BUILD)) bytes.copy(flash, Number(address));
    expect(found(plannedAt(0, flash))).toEqual([]);
    // Where the chip has its bootloader, zeros are none.
    const c3 = Buffer.alloc(0x1_0000 + APP.length);
    KIND_TABLE.copy(c3, 0x8000);
    applicationImage("esp32c3", {}, noise("c3", 7_000)).copy(c3, 0x1_0000);
    expect(found(plannedAt(0, c3), { chip: "ESP32-C3" })).toEqual([
      expect.stringMatching(/^refusal: .*zeros/),
    ]);
  });
});
