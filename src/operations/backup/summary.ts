import { bytes } from "../../report/summary/quantity.ts";
import { madeFile } from "../read/summary.ts";
import { regions } from "../../report/summary/regions.ts";
import type { Rows, Section } from "../../report/summary/section.ts";
import type { BackupResult } from "./backup-result.ts";

export function backupSection(result: BackupResult): Section {
  const { bytes_read, bytes_transferred, verified } = result;
  const { rows, details } = madeFile(result);
  const unverified = ["Verified", "<strong>no</strong>: the chip cannot compute a digest"] as const;
  const proof = ["Verified", "yes: the chip's digest of the whole region is right"] as const;
  return {
    sign: "✅",
    verdict: `backup: ${bytes(bytes_read)}`,
    rows: [...rows, ...(verified ? [] : [unverified]), ...changeRows(result)],
    details: [...details, ["Transferred", bytes(bytes_transferred)], ...(verified ? [proof] : [])],
    blocks: [],
  };
}

function changeRows({ changed, changed_regions = [] }: BackupResult): Rows {
  if (changed === undefined) return [];
  return [["Since the baseline", changed ? `changed: ${regions(changed_regions)}` : "nothing changed"]];
}
