import type { BoardFacts, PlannedImage, PlannedSettings } from "../../src/firmware/plan/plan.ts";
import { noise } from "../support/bytes.ts";
import { applicationImage, firmwareImage } from "../support/firmware/firmware-image.ts";
import type { KindGroup, KindOutcome, KindTried } from "./kinds.ts";
import { partitionTableImage } from "../support/firmware/partition-table-image.ts";
import { KEEP_HEADER, mergedImage, plannedAt, planSeen } from "../support/firmware/planned-kind.ts";

const MIB = 0x10_0000;
const FOR_16_MB = firmwareImage("esp32", noise("bootloader", 4_000), { flashSizeAndFreq: 0x40 });
const FOR_4_MB = firmwareImage("esp32", noise("bootloader", 4_000));
const TABLE = partitionTableImage([
  { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: MIB },
  { name: "storage", type: 1, subtype: 0x82, address: 2 * MIB, size: 14 * MIB },
]);

const ACCEPTED = { accepted: true } as const;
const TOO_SMALL = { refused: "flash-too-small" } as const;

function row(
  what: string,
  [given, facts]: readonly [string, Partial<BoardFacts>],
  outcome: KindOutcome,
  images: readonly PlannedImage[],
  settings: Partial<PlannedSettings> = {},
): KindTried {
  const attempt = () => planSeen(images, { chip: "ESP32", ...facts }, { ...KEEP_HEADER, ...settings });
  return { what, where: "an ESP32", ...(given === "" ? {} : { given }), outcome, attempt };
}

const HAS_4_MB = ["the board has 4 MB", { flashSize: 4 * MIB }] as const;
const HAS_16_MB = ["the board has 16 MB", { flashSize: 16 * MIB }] as const;
const UNKNOWN_START = ["the board does not report its size", { flashSizeUntold: true }] as const;

export const SIZE_KINDS: KindGroup = {
  title: "Builds for more flash than the board has",
  text: "The board is asked for its size where a header or a table counts on more than the smallest of the common boards with its chip have, and where `flash-size: detect` comes with a table. What the bootloader's header says has to be enough for the table, whatever the board has.",
  rows: [
    row("a bootloader for 16 MB", HAS_4_MB, TOO_SMALL, [plannedAt(0x1000, FOR_16_MB)]),
    row("a bootloader for 16 MB in a merged image", HAS_4_MB, TOO_SMALL, [
      mergedImage({ 0x1000: FOR_16_MB }),
    ]),
    row("a table for 16 MB", HAS_4_MB, TOO_SMALL, [plannedAt(0x8000, TABLE)]),
    row("a table for 16 MB, with `flash-size: detect`", HAS_4_MB, TOO_SMALL, [plannedAt(0x8000, TABLE)], {
      size: "detect",
    }),
    row(
      "a bootloader for 4 MB, with `flash-size: 16MB`",
      HAS_4_MB,
      TOO_SMALL,
      [plannedAt(0x1000, FOR_4_MB)],
      { size: "16MB" },
    ),
    row("a bootloader for 4 MB and a table for 16 MB", HAS_16_MB, TOO_SMALL, [
      plannedAt(0x1000, FOR_4_MB),
      plannedAt(0x8000, TABLE),
    ]),
    row(
      "a bootloader and a table for 16 MB, with `flash-size: 4MB`",
      HAS_16_MB,
      TOO_SMALL,
      [plannedAt(0x1000, FOR_16_MB), plannedAt(0x8000, TABLE)],
      { size: "4MB" },
    ),
    row(
      "a bootloader for 4 MB and a table for 16 MB, with `flash-size: 16MB`",
      HAS_16_MB,
      { warned: /rewrites the header/ },
      [plannedAt(0x1000, FOR_4_MB), plannedAt(0x8000, TABLE)],
      { size: "16MB" },
    ),
    row("a bootloader for 16 MB", UNKNOWN_START, { warned: /did not report its flash size/ }, [
      plannedAt(0x1000, FOR_16_MB),
    ]),
    row("a bootloader and a table for 16 MB", HAS_16_MB, ACCEPTED, [
      plannedAt(0x1000, FOR_16_MB),
      plannedAt(0x8000, TABLE),
    ]),
  ],
};

const IDLE = { warned: /no header is changed/ } as const;
const CHANGED = { warned: /rewrites the header/ } as const;
const NOTHING = ["", {}] as const;
const ASKED = { size: "2MB", inputs: ["flash-size"] } as const;
const APP = plannedAt(0x1_0000, applicationImage("esp32", {}, noise("app", 4_000)));
const MERGED = mergedImage({ 0x1000: FOR_4_MB, 0x1_0000: APP.bytes });

export const HEADER_KINDS: KindGroup = {
  title: "Settings for a header that is not there",
  text: "esptool rewrites the header of a file that begins with a bootloader, where the chip has it, and of nothing else. `verify` warns as `flash` does.",
  rows: [
    row("`flash-size: 2MB` with an image merged from 0x0", NOTHING, IDLE, [MERGED], ASKED),
    row("`flash-size: 2MB` with an application", NOTHING, IDLE, [APP], ASKED),
    row(
      "`flash-size: 2MB` with a bootloader of its own",
      NOTHING,
      CHANGED,
      [plannedAt(0x1000, FOR_4_MB)],
      ASKED,
    ),
    row(
      "`flash-size: 4MB` with an image merged from 0x0 that says 4 MB already",
      NOTHING,
      ACCEPTED,
      [MERGED],
      {
        ...ASKED,
        size: "4MB",
      },
    ),
    row("2 MB as the build's own wish, with an application", NOTHING, ACCEPTED, [APP], { size: "2MB" }),
  ],
};
