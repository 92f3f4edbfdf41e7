import { formatAddress } from "./flash-layout.ts";
import type { BoardFacts, Finding, PlannedImage } from "./plan.ts";
import { fileWords } from "./plan-words.ts";
import { tableDamage } from "./partition-table.ts";
import { type PlannedTable, strayTable } from "./planned-images.ts";

const OFFSET_HINT =
  "Give the offset as `partition-table-offset` where the build has moved its table (CONFIG_PARTITION_TABLE_OFFSET).";

/** Why nothing could be checked against a partition table, though there is one, or the board was asked for it. */
export function checkTable(
  images: readonly PlannedImage[],
  planned: PlannedTable | undefined,
  { tableAddress, tableProblem }: BoardFacts,
): Finding[] {
  const address = formatAddress(tableAddress);
  if (planned !== undefined) {
    const { file, problem } = planned;
    if (problem === undefined || isRefused(file, tableAddress)) return [];
    return [
      unchecked(
        `The partition table at ${address} in ${fileWords(file)} ${problem}, so nothing was checked against it`,
        "Build the table again with ESP-IDF's gen_esp32part.py.",
      ),
    ];
  }
  const stray = strayTable(images, tableAddress);
  if (stray !== undefined) {
    const inside = stray.address === stray.file.address ? "" : `has at ${formatAddress(stray.address)} what `;
    return [
      unchecked(
        `${fileWords(stray.file)} ${inside}is a partition table, but \`partition-table-offset\` is ${address}, so nothing was checked against it`,
        OFFSET_HINT,
      ),
    ];
  }
  if (tableProblem === undefined) return [];
  return [
    unchecked(
      `What the board has at ${address} (\`partition-table-offset\`), where its partition table belongs, ${tableProblem}, so nothing was checked against it`,
      OFFSET_HINT,
    ),
  ];
}

/** Whether it is damaged so that no bootloader reads it, which is a finding of its own. */
function isRefused({ address, bytes, encrypted }: PlannedImage, tableAddress: number): boolean {
  return !encrypted && tableDamage(bytes.subarray(tableAddress - address)) !== undefined;
}

function unchecked(message: string, hint: string): Finding {
  return { severity: "warning", code: "plan-refused", message, hint };
}
