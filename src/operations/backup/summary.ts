import { bytes } from "../../report/summary/quantity.ts";
import { madeFileRows } from "../read/summary.ts";
import { regions } from "../../report/summary/regions.ts";
import type { Rows, Section } from "../../report/summary/section.ts";
import type { BackupResult } from "./backup-result.ts";

export function backupSection(result: BackupResult): Section {
  const { bytes_read, bytes_transferred, verified } = result;
  return {
    sign: "✅",
    verdict: `backup: ${bytes(bytes_read)}`,
    rows: [
      ...madeFileRows(result),
      ["Transferred", bytes(bytes_transferred)],
      [
        "Verified",
        verified ? "yes: the chip's digest of the whole region is right" : "no: the chip gives no digest",
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
