import type { BackupResult } from "../../operations/result.ts";
import { code } from "../html.ts";
import { bytes } from "./quantity.ts";
import { madeFileRows } from "./read.ts";
import type { Rows, Section } from "./section.ts";

const REGIONS_NAMED = 10;

export function backupSection(result: BackupResult): Section {
  const { bytes_read, bytes_transferred, proven } = result;
  return {
    sign: "✅",
    verdict: `backup: ${bytes(bytes_read)}`,
    rows: [
      ...madeFileRows(result),
      ["Transferred", bytes(bytes_transferred)],
      [
        "Proven",
        proven ? "yes: the chip's digest of the whole region is right" : "no: the chip gives no digest",
      ],
      ...changeRows(result),
    ],
    blocks: [],
  };
}

function changeRows({ changed, changed_regions = [] }: BackupResult): Rows {
  if (changed === undefined) return [];
  const shown = changed_regions.slice(0, REGIONS_NAMED).map(({ address, size, partitions }) => {
    const inside = partitions.length === 0 ? "" : ` in ${partitions.map(code).join(", ")}`;
    return `${bytes(size)} at ${code(address)}${inside}`;
  });
  const more = changed_regions.length - shown.length;
  const where = [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
  return [["Since the baseline", changed ? `changed: ${where}` : "nothing changed"]];
}
