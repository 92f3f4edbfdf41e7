import type { BackupResult } from "../../operations/result.ts";
import { bytes } from "./quantity.ts";
import { madeFileRows } from "./read.ts";
import { regions } from "./regions.ts";
import type { Rows, Section } from "./section.ts";

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
  return [["Since the baseline", changed ? `changed: ${regions(changed_regions)}` : "nothing changed"]];
}
