import type { BoardFacts, PlannedImage } from "../../src/firmware/plan/plan.ts";
import { noise } from "../support/bytes.ts";
import {
  applicationImage,
  bootloaderImage,
  esp8266Firmware,
  firmwareImage,
} from "../support/firmware/firmware-image.ts";
import { otaData } from "../support/board/flash-image.ts";
import type { KindGroup, KindOutcome, KindTried } from "./kinds.ts";
import {
  BOARD_TABLE,
  KIND_TABLE,
  mergedImage,
  NO_BOARD_TABLE,
  plannedAt,
  planSeen,
} from "../support/firmware/planned-kind.ts";

const SLOT = 0x1_0000;
const BOOTLOADER = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 4_000));
const OLD_BOOTLOADER = firmwareImage("esp32", noise("bootloader of Arduino 2", 4_000));
const APP = applicationImage("esp32", {}, noise("app", 4_000));
const C3_BOOTLOADER = bootloaderImage("esp32c3", "v5.4.1", noise("bootloader", 4_000));
const C3_APP = applicationImage("esp32c3", {}, noise("app", 4_000));
const FACTORY = mergedImage({ 0x1000: BOOTLOADER, 0x8000: KIND_TABLE, 0x1_0000: APP });
const C3_FACTORY = mergedImage({ 0: C3_BOOTLOADER, 0x8000: KIND_TABLE, 0x1_0000: C3_APP });

/** What is known of a board, in words and as facts. */
const NO_TABLE: Known = ["the board has no table", NO_BOARD_TABLE];
const HAS_TABLE: Known = ["the board has a table", BOARD_TABLE];
const ERASED: Known = ["`erase-first`", { isErased: true }];

type Known = readonly [given: string, facts: Partial<BoardFacts>];

function row(
  what: string,
  where: string,
  [given, facts]: Known,
  outcome: KindOutcome,
  ...images: readonly PlannedImage[]
): KindTried {
  const words = given === "" ? {} : { given };
  return { what, where, ...words, outcome, attempt: () => planSeen(images, facts) };
}

const NOTHING: Known = ["", {}];
const MISPLACED = { refused: "image-misplaced" } as const;
const ACCEPTED = { accepted: true } as const;
const UNCHECKED = { warned: /is blank, so nothing was checked against it/ } as const;

/** The same for every state of a board's table. */
function always(what: string, where: string, outcome: KindOutcome, image: PlannedImage): KindTried[] {
  return [NO_TABLE, HAS_TABLE, ERASED].map((known) => row(what, where, known, outcome, image));
}

export const PLACE_KINDS: KindGroup = {
  title: "Files in a wrong place",
  text: "The content says what a file is, and so where it belongs.",
  rows: [
    ...always("an application without `address`", "0x0 of an ESP32", MISPLACED, plannedAt(0, APP)),
    ...always("an application without `address`", "0x0 of an ESP32-C3", MISPLACED, plannedAt(0, C3_APP)),
    row("an application", "0x9000", NO_TABLE, MISPLACED, plannedAt(0x9000, APP)),
    row("an application", "0x18000", NO_TABLE, MISPLACED, plannedAt(0x1_8000, APP)),
    row("an application", "0x40000", NO_TABLE, UNCHECKED, plannedAt(0x4_0000, APP)),
    row("an application", "in no partition (0x40000)", HAS_TABLE, MISPLACED, plannedAt(0x4_0000, APP)),
    ...always("a bootloader", "0x10000", MISPLACED, plannedAt(0x1_0000, BOOTLOADER)),
    ...always(
      "a bootloader of before ESP-IDF 5.1, which does not say that it is one",
      "0x10000",
      MISPLACED,
      plannedAt(0x1_0000, OLD_BOOTLOADER),
    ),
    ...always("a bootloader of an ESP32", "0x0", MISPLACED, plannedAt(0, BOOTLOADER)),
    ...always("a factory image of an ESP32", "0x10000", MISPLACED, { ...FACTORY, address: 0x1_0000 }),
    ...always("a factory image of an ESP32", "0x1000", MISPLACED, { ...FACTORY, address: 0x1000 }),
    ...always("a factory image of an ESP32-C3", "0x10000", MISPLACED, { ...C3_FACTORY, address: 0x1_0000 }),
    row("a factory image of an ESP32", "0x200000", NO_TABLE, MISPLACED, { ...FACTORY, address: 0x20_0000 }),
    row("a factory image of an ESP32", "in a data partition", HAS_TABLE, ACCEPTED, {
      ...mergedImage({ 0x1000: BOOTLOADER, 0x8000: KIND_TABLE }),
      address: 0x3_0000,
    }),
    row(
      "an image merged for 0x1000 (`--target-offset`)",
      "0x0 of an ESP32",
      NOTHING,
      MISPLACED,
      mergedImage({ 0: BOOTLOADER, 0x7000: KIND_TABLE, 0xf000: APP }),
    ),
    ...always("a partition table", "0x1000 of an ESP32", MISPLACED, plannedAt(0x1000, KIND_TABLE)),
    ...always("a partition table", "0x10000", MISPLACED, plannedAt(0x1_0000, KIND_TABLE)),
    row(
      "a partition table whose partitions are all behind it",
      "0x7000",
      NO_TABLE,
      { warned: /partition-table-offset/ },
      plannedAt(0x7000, KIND_TABLE),
    ),
    ...always("OTA data (`boot_app0.bin`)", "0x1000 of an ESP32", MISPLACED, plannedAt(0x1000, otaData(0))),
    ...always("OTA data (`boot_app0.bin`)", "0x10000", MISPLACED, plannedAt(0x1_0000, otaData(0))),
    row(
      "OTA data (`boot_app0.bin`)",
      "the partition of NVS",
      HAS_TABLE,
      MISPLACED,
      plannedAt(0x9000, otaData(0)),
    ),
    row("OTA data (`boot_app0.bin`)", "its partition", HAS_TABLE, ACCEPTED, plannedAt(0xd000, otaData(0))),
    row("OTA data (`boot_app0.bin`)", "0xe000", NO_TABLE, UNCHECKED, plannedAt(0xe000, otaData(0))),
  ],
};

const PADDING = Buffer.alloc(SLOT + 0x1000 - APP.length, 0xff);
const PADDED = Buffer.concat([APP, PADDING]);
const FULL = applicationImage("esp32", {}, noise("full", SLOT - 0x200));
const SIGNED = Buffer.concat([
  FULL,
  Buffer.alloc(SLOT - FULL.length, 0xff),
  Buffer.from([0xe7, 2]),
  noise("signature", 0xffe),
]);
const TABLE_FILE = plannedAt(0x8000, KIND_TABLE);
const TOO_LONG = { refused: "beyond-partition" } as const;

export const LENGTH_KINDS: KindGroup = {
  title: "Images longer than their partition",
  text: "By address as by name, the length of the file counts. A merged image may continue: it has a gap before the next partition, and something there.",
  rows: [
    row(
      "an application with 0xFF behind it",
      "0x10000, a slot of 64 KiB",
      HAS_TABLE,
      TOO_LONG,
      plannedAt(SLOT, PADDED),
    ),
    row(
      "an application with 0xFF behind it",
      "0x10000, a slot of 64 KiB",
      ["the table is among the files", {}],
      TOO_LONG,
      TABLE_FILE,
      plannedAt(SLOT, PADDED),
    ),
    row(
      "a signed application whose sector of signatures is too much",
      "0x10000, a slot of 64 KiB",
      HAS_TABLE,
      TOO_LONG,
      plannedAt(SLOT, SIGNED),
    ),
    row(
      "a signed application whose sector of signatures is too much",
      "the slot in a merged image",
      NOTHING,
      TOO_LONG,
      mergedImage({ 0x1000: BOOTLOADER, 0x8000: KIND_TABLE, [SLOT]: SIGNED }),
    ),
    row(
      "a file system longer than its partition",
      "0x9000, 16 KiB",
      HAS_TABLE,
      TOO_LONG,
      plannedAt(0x9000, noise("data", 0x5000)),
    ),
    row(
      "two applications in one file",
      "0x10000, two slots",
      HAS_TABLE,
      ACCEPTED,
      mergedImage({ 0: APP, [SLOT]: APP }, SLOT),
    ),
    row(
      "an application that just fits",
      "0x10000, a slot of 64 KiB",
      HAS_TABLE,
      ACCEPTED,
      plannedAt(SLOT, FULL),
    ),
  ],
};

const OLD_CHIP = esp8266Firmware(noise("eboot", 4_000));
const WRONG_CHIP = { refused: "image-wrong-chip" } as const;
const DAMAGED = { refused: "image-damaged" } as const;

export const CHIP_KINDS: KindGroup = {
  title: "Images that the chip cannot start",
  text: "The ESP8266 has images of its own, which say nothing of their chip. A field that no chip can satisfy is damage.",
  rows: [
    row(
      "an image for the ESP8266",
      "0x1000",
      ["the chip is an ESP32", { chip: "ESP32" }],
      WRONG_CHIP,
      plannedAt(0x1000, OLD_CHIP),
    ),
    row(
      "an image for the ESP8266",
      "0x0",
      ["the chip is an ESP32-C3", { chip: "ESP32-C3" }],
      WRONG_CHIP,
      plannedAt(0, OLD_CHIP),
    ),
    row(
      "an image for the ESP8266",
      "0x0",
      ["a bootloader for the ESP32 next to it", {}],
      WRONG_CHIP,
      plannedAt(0, OLD_CHIP.subarray(0, 0x800)),
      plannedAt(0x1000, BOOTLOADER),
    ),
    row(
      "an image for the ESP8266",
      "0x0",
      ["`chip: esp8266`", { chip: "ESP8266" }],
      ACCEPTED,
      plannedAt(0, OLD_CHIP),
    ),
    ...[APP, C3_APP, BOOTLOADER].map((bytes, index) =>
      row(
        ["an application for the ESP32", "an application for the ESP32-C3", "a bootloader for the ESP32"][
          index
        ] ?? "",
        "0x0",
        ["`chip: esp8266`", { chip: "ESP8266" }],
        WRONG_CHIP,
        plannedAt(0, bytes),
      ),
    ),
    row(
      "an application that needs eFuse block revision v419.62",
      "0x10000",
      NOTHING,
      DAMAGED,
      plannedAt(SLOT, applicationImage("esp32", { minBlockRevision: 41_962 })),
    ),
    row(
      "an application that needs eFuse block revision v1.3 or later, and v1.1 at most",
      "0x10000",
      NOTHING,
      DAMAGED,
      plannedAt(SLOT, applicationImage("esp32", { minBlockRevision: 103, maxBlockRevision: 101 })),
    ),
    row(
      "an application that maps the flash in pages of 2^90 bytes",
      "0x10000",
      NOTHING,
      DAMAGED,
      plannedAt(SLOT, applicationImage("esp32", { pageBits: 90 })),
    ),
    row(
      "an application for chips of revision v3.0 or later, and v1.0 at most",
      "0x10000",
      NOTHING,
      DAMAGED,
      plannedAt(SLOT, applicationImage("esp32", {}, Buffer.alloc(0), { minRevision: 300, maxRevision: 100 })),
    ),
    row(
      "an application that needs eFuse block revision v1.3",
      "0x10000",
      NOTHING,
      ACCEPTED,
      plannedAt(
        SLOT,
        applicationImage("esp32", { minBlockRevision: 103, maxBlockRevision: 199, pageBits: 16 }),
      ),
    ),
  ],
};
