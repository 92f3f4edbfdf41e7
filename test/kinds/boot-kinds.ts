import { flashedApplications, forecastBoot } from "../../src/firmware/survey/boot-forecast.ts";
import type { PlannedImage } from "../../src/firmware/plan/plan.ts";
import { bytesPiece } from "../../src/firmware/flash/sparse-flash.ts";
import { answerTo } from "../../src/operations/flash/boots-next.ts";
import { noise } from "../support/bytes.ts";
import { applicationImage } from "../support/firmware/firmware-image.ts";
import { flashImage, otaData } from "../support/board/flash-image.ts";
import type { KindGroup, KindOutcome, KindSeen, KindTried } from "./kinds.ts";
import { BOARD_TABLE, KIND_TABLE, mergedImage, plannedAt } from "../support/firmware/planned-kind.ts";

const OLD = applicationImage("esp32", { version: "1.0.0", elfSha256: "11".repeat(32) });
const NEW = applicationImage("esp32", { version: "2.0.0", elfSha256: "22".repeat(32) }, noise("new", 4_000));
const ACCEPTED = { accepted: true } as const;
const PASSED_OVER = { warned: /goes to the partition ota_0, but ota_1 boots next/ } as const;
const SLOT_0 = plannedAt(0x1_0000, NEW);

/** What a flash says of images, of a board with an application in each slot. */
async function bootSeen(
  images: readonly PlannedImage[],
  flash: Readonly<Record<number, Buffer>>,
  isErased: boolean,
): Promise<KindSeen> {
  const board = flashImage(0x10_0000, { 0x1_0000: OLD, 0x2_0000: OLD, ...flash });
  const { partitions } = BOARD_TABLE.table;
  const pieces = [bytesPiece(0, board)];
  const sources = { partitions, images, pieces, isErased, isPlain: true, chip: "ESP32" };
  const isAsked = flashedApplications(sources).length > 0;
  const warnings = isAsked ? answerTo(await forecastBoot(sources), sources).warnings : [];
  return { refused: undefined, warnings };
}

function row(
  what: string,
  given: string,
  outcome: KindOutcome,
  images: readonly PlannedImage[],
  flash: Readonly<Record<number, Buffer>>,
  isErased = false,
): KindTried {
  return { what, where: "ota_0", given, outcome, attempt: () => bootSeen(images, flash, isErased) };
}

const ONE = { 0xd000: otaData(1) };
const MERGED = mergedImage({ 0x8000: KIND_TABLE, 0x1_0000: NEW });
const BY_TWO = [plannedAt(0x8000, KIND_TABLE), SLOT_0];

export const BOOT_KINDS: KindGroup = {
  title: "Applications that do not boot next",
  text: "Of a board whose table has OTA data and two slots, with another build in both. [`boots-next`](operations.md#which-application-boots-next) says which application boots.",
  rows: [
    row("an application", "OTA data chooses ota_0", ACCEPTED, [SLOT_0], { 0xd000: otaData(0) }),
    row("an application", "OTA data is blank", ACCEPTED, [SLOT_0], {}),
    row("an application", "OTA data chooses ota_1", PASSED_OVER, [SLOT_0], ONE),
    row("an application", "OTA data chooses ota_1, which has the same build", ACCEPTED, [SLOT_0], {
      ...ONE,
      0x2_0000: NEW,
    }),
    row("an application", "OTA data chooses ota_1, which has none", ACCEPTED, [SLOT_0], {
      ...ONE,
      0x2_0000: Buffer.alloc(OLD.length, 0xff),
    }),
    row("a table and an application", "OTA data chooses ota_1", PASSED_OVER, BY_TWO, ONE),
    row("a table, blank OTA data and an application", "OTA data chooses ota_1", ACCEPTED, [MERGED], ONE),
    row("a table and an application", "`erase-first`; OTA data chooses ota_1", ACCEPTED, BY_TWO, ONE, true),
  ],
};
