import { formatAddress, SECTOR_SIZE } from "../flash/flash-layout.ts";
import type { BoardFacts, Finding, PlannedImage } from "./plan.ts";
import { fileWords, oddTableWords } from "./plan-words.ts";
import { type ReadTable, tableDamage } from "../formats/partition-table.ts";
import { type PlannedTable, type Program, strayTable } from "./planned-images.ts";
import { isBlank } from "../flash/flash-bytes.ts";

const OFFSET_HINT =
  "Set `partition-table-offset` if the build moved its table (CONFIG_PARTITION_TABLE_OFFSET).";

/**
 * Reports a partition table that the plan could not be checked against, or that ESP-IDF's tool would reject.
 * @param images that no other check has reported.
 */
export function checkTable(
  images: readonly PlannedImage[],
  programs: readonly Program[],
  planned: PlannedTable | undefined,
  { tableAddress, tableProblem }: BoardFacts,
): Finding[] {
  const address = formatAddress(tableAddress);
  if (planned !== undefined) {
    const { file, table, problem } = planned;
    if (table !== undefined)
      return oddTable(`The partition table at ${address} in ${fileWords(file)}`, table);
    if (problem === undefined || isRefused(file, tableAddress)) return [];
    return [
      warning(
        `The partition table at ${address} in ${fileWords(file)} ${problem}, so nothing was checked against it`,
        "Build the table again with ESP-IDF's gen_esp32part.py.",
      ),
    ];
  }
  const stray = strayTable(images, tableAddress);
  if (stray !== undefined) {
    const has =
      stray.address === stray.file.address
        ? "is a partition table"
        : `has a partition table at ${formatAddress(stray.address)}`;
    return [
      warning(
        `${fileWords(stray.file)} ${has}, but \`partition-table-offset\` is ${address}, so nothing was checked against it`,
        OFFSET_HINT,
      ),
    ];
  }
  const wiping = images.find((image) => wipesTable(image, programs, tableAddress));
  if (wiping !== undefined) {
    return [
      {
        severity: "refusal",
        code: "not-firmware",
        message: `${fileWords(wiping)} is blank at ${address}, the address of the partition table, and its firmware does not boot without one`,
        hint: `Merge the build with its partition table, or flash its parts as separate files. ${OFFSET_HINT}`,
      },
    ];
  }
  if (tableProblem === undefined) return [];
  return [
    warning(
      `The board's partition table at ${address} (\`partition-table-offset\`) ${tableProblem}, so nothing was checked against it`,
      OFFSET_HINT,
    ),
  ];
}

/** Whether a merged image leaves the table's address blank, and holds ESP-IDF's firmware, which needs a table. */
function wipesTable(image: PlannedImage, programs: readonly Program[], tableAddress: number): boolean {
  const { address, bytes } = image;
  if (address >= tableAddress || address + bytes.length <= tableAddress) return false;
  const start = tableAddress - address;
  if (!isBlank(bytes.subarray(start, start + SECTOR_SIZE))) return false;
  return programs.some(
    (program) =>
      program.file === image &&
      (program.image?.bootloader !== undefined || program.image?.description !== undefined),
  );
}

/** The bootloader accepts such a table, so the plan was checked against it. */
function oddTable(what: string, { problems }: ReadTable): Finding[] {
  if (problems.length === 0) return [];
  return [
    warning(
      `${what} ${oddTableWords(problems)}`,
      "Build the table again with ESP-IDF's gen_esp32part.py, unless the board is known to boot with it.",
    ),
  ];
}

/** Whether no bootloader can read it, which `checkMisuse` reports. */
function isRefused({ address, bytes, encrypted }: PlannedImage, tableAddress: number): boolean {
  return !encrypted && tableDamage(bytes.subarray(tableAddress - address)) !== undefined;
}

function warning(message: string, hint: string): Finding {
  return { severity: "warning", code: "plan-refused", message, hint };
}
