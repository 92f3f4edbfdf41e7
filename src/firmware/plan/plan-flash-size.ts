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

/** What shows how much flash a build needs. */
export interface Demand {
  readonly programs: readonly Program[];
  readonly planned: PlannedTable | undefined;
  readonly settings: PlannedSettings;
}

/**
 * Refuses a build that needs more flash than the board has, once the board's size is known. ESP-IDF takes the flash
 * size from the bootloader's header: firmware stops at startup if the chip has less (`esp_flash_init_main`: "Probe
 * failed"), and the bootloader stops at a partition beyond that size.
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
 * Refuses a table that needs more flash than the bootloader's header gives. ESP-IDF's bootloader trusts its header,
 * whatever the chip has, and then boots nothing (`esp_partition_table_verify`: "exceeds flash chip size").
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

/** The partitions beyond a flash size, as the start of a sentence. */
function beyondWords(demand: Demand, bytes: number): string | undefined {
  const { planned } = demand;
  const beyond = partitionsOf(demand).filter((entry) => endOf(entry) > bytes);
  const [first] = beyond;
  if (planned === undefined || first === undefined) return undefined;
  const others = beyond.length === 1 ? "" : ` (and ${beyond.length - 1} more)`;
  return `The partition "${first.name}"${others} of the table in ${fileWords(planned.file)} ends at ${formatAddress(endOf(first))}`;
}

/**
 * Whether only the board's flash size can show that the build fits: a header or a table needs more than the smallest
 * flash common for the chip, or the size was left open (`flash-size: detect`).
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

/** The flash sizes in the bootloaders' headers after the write; `undefined` if esptool enters the board's size. */
function headerSizes({ programs, settings: { size } }: Demand, { chip }: BoardFacts) {
  return programs
    .filter((program) => program.address === bootloaderAddress(chip ?? program.chip))
    .map((program) => {
      const { address, file, header } = program;
      // esptool rewrites the header at the start of a file, but not inside a merged image.
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
