import { bootloaderAddress, leastFlash } from "../flash/chips.ts";
import { flashSizeBytes, formatAddress } from "../flash/flash-layout.ts";
import type { Partition } from "../formats/partition-table.ts";
import type { BoardFacts, Finding, PlannedSettings } from "./plan.ts";
import { fileWords, programWords } from "./plan-words.ts";
import type { PlannedTable, Program } from "./planned-images.ts";
import { endOf } from "../flash/flash-ranges.ts";

const SMALLER_TABLE =
  "Build bootloader and partition table for one size (CONFIG_ESPTOOLPY_FLASHSIZE), or set `flash-size` to the board's size.";
const SMALLER = "Build with the flash size of this board (CONFIG_ESPTOOLPY_FLASHSIZE), or use another board.";

/** What a build counts on, as far as its files say it. */
export interface Demand {
  readonly programs: readonly Program[];
  readonly planned: PlannedTable | undefined;
  readonly settings: PlannedSettings;
}

/**
 * What counts on more flash than the board has, where the board has said how much that is. ESP-IDF takes the size of
 * the flash from the header of the bootloader: its firmware stops at the start where the chip has less
 * (`esp_flash_init_main`: "Probe failed"), and its bootloader at a partition that lies beyond.
 */
export function checkFlashSize(demand: Demand, facts: BoardFacts): Finding[] {
  const { flashSize } = facts;
  const contradiction = contradictionIn(demand, facts);
  if (flashSize === undefined) {
    const isOpen = facts.flashSizeUntold === true && needsFlashSize(demand, facts);
    return [...contradiction, ...(isOpen ? [SIZE_UNKNOWN_START] : [])];
  }
  const has = `and the board ${facts.isExpected === true ? "is to have" : "has"} ${flashSize} bytes`;
  const headers = headerSizes(demand, facts).flatMap(({ program, bytes }) =>
    bytes === undefined || bytes <= flashSize
      ? []
      : [tooSmall(`${programWords(program)} says that the flash has ${bytes} bytes, ${has}`)],
  );
  const beyond = beyondWords(demand, flashSize);
  if (beyond !== undefined) return [...headers, tooSmall(`${beyond}, ${has}`)];
  return [...headers, ...contradiction];
}

/**
 * A table that counts on more flash than the header of the bootloader beside it says. ESP-IDF's bootloader takes the
 * size from there, whatever the chip has, and starts nothing then (`esp_partition_table_verify`: "exceeds flash chip
 * size").
 */
function contradictionIn(demand: Demand, facts: BoardFacts): Finding[] {
  return headerSizes(demand, facts).flatMap(({ program, bytes = 0 }) => {
    const beyond = bytes === 0 ? undefined : beyondWords(demand, bytes);
    if (beyond === undefined) return [];
    const says = `${programWords(program)} says that the flash has ${bytes} bytes`;
    return [
      {
        ...tooSmall(`${beyond}, and ${says}: ESP-IDF's bootloader would not boot`),
        hint: SMALLER_TABLE,
      },
    ];
  });
}

/** What of the table lies beyond so many bytes, as the start of a sentence. */
function beyondWords(demand: Demand, bytes: number): string | undefined {
  const { planned } = demand;
  const beyond = partitionsOf(demand).filter((entry) => endOf(entry) > bytes);
  const [first] = beyond;
  if (planned === undefined || first === undefined) return undefined;
  const others = beyond.length === 1 ? "" : ` (and ${beyond.length - 1} more)`;
  return `The partition "${first.name}"${others} of the table in ${fileWords(planned.file)} ends at ${formatAddress(endOf(first))}`;
}

/**
 * Whether only the board knows that its flash is large enough: a header or a table counts on more than the boards
 * with its chip commonly have at least, or nobody knew the size when a table was built (`flash-size: detect`).
 */
export function needsFlashSize(demand: Demand, facts: BoardFacts): boolean {
  if (facts.flashSize !== undefined) return false;
  const { programs, settings, planned } = demand;
  if (settings.size === "detect" && planned?.table !== undefined) return true;
  const least = leastFlash(facts.chip ?? programs[0]?.chip);
  return (
    headerSizes(demand, facts).some(({ bytes = 0 }) => bytes > least) ||
    partitionsOf(demand).some((entry) => endOf(entry) > least)
  );
}

/** What the headers of bootloaders say once they are in the flash; `undefined` where that is what the board has. */
function headerSizes({ programs, settings: { size } }: Demand, { chip }: BoardFacts) {
  return programs
    .filter((program) => program.address === bootloaderAddress(chip ?? program.chip))
    .map((program) => {
      const { address, file, header } = program;
      // esptool rewrites the header of a file, and of none within a merged image.
      const isKept = address !== file.address || size === "keep";
      return { program, bytes: isKept ? header.flashSize : flashSizeBytes(size) };
    });
}

function partitionsOf({ planned }: Demand): readonly Partition[] {
  return planned?.table?.partitions ?? [];
}

const SIZE_UNKNOWN_START: Finding = {
  severity: "warning",
  code: "flash-too-small",
  message: "the board did not report its flash size: it is unknown whether the build fits",
  hint: SMALLER,
};

function tooSmall(message: string): Finding {
  return { severity: "refusal", code: "flash-too-small", message, hint: SMALLER };
}
