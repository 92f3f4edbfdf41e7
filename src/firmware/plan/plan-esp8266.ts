import { parseAppImage } from "../formats/app-image.ts";
import { chipOfImage, ESP8266 } from "../flash/chips.ts";
import { esp8266Image } from "../formats/esp8266-image.ts";
import { parsed } from "../formats/parsed.ts";
import type { PartitionTable } from "../formats/partition-table.ts";
import type { BoardFacts, Finding, PlannedImage } from "./plan.ts";
import { BUILD_AGAIN, isPayload } from "./plan-programs.ts";
import { fileWords, programWords } from "./plan-words.ts";
import type { Program } from "./planned-images.ts";

/** The files for an ESP8266: no other chip's images begin like them. */
export function esp8266Files(images: readonly PlannedImage[]): PlannedImage[] {
  return images.filter(({ bytes }) => esp8266Image(bytes) !== undefined);
}

/**
 * Refuses images for the ESP8266 on another chip, and vice versa: neither ROM can read the other's header.
 * @param programs empty if the chip is an ESP8266.
 */
export function checkEsp8266(
  images: readonly PlannedImage[],
  programs: readonly Program[],
  { chip }: BoardFacts,
  table: PartitionTable | undefined,
): Finding[] {
  if (chip === ESP8266) return images.flatMap(otherFinding);
  const [first] = programs;
  if (chip === undefined && first === undefined) return [];
  const isOther = chip === undefined && first !== undefined;
  const board = isOther ? `${programWords(first)} is for ${first.chip}` : `the chip is ${chip ?? ""}`;
  return esp8266Files(images).map((file) =>
    wrongChip(`${fileWords(file)} is for ${ESP8266}, and ${board}`, isPayload(file, table)),
  );
}

function otherFinding(file: PlannedImage): Finding[] {
  if (esp8266Image(file.bytes) !== undefined) return [];
  const image = parsed(() => parseAppImage(file.bytes));
  const chip = image && chipOfImage(image.header.chipId);
  if (chip === undefined) return [];
  return [wrongChip(`${fileWords(file)} is for ${chip}, and the chip is ${ESP8266}`, false)];
}

/** @param isPayload whether it is in a data partition, as firmware for a second chip. */
function wrongChip(message: string, isPayload: boolean): Finding {
  return {
    severity: isPayload ? "warning" : "refusal",
    code: "image-wrong-chip",
    message,
    hint: BUILD_AGAIN,
  };
}
