import { code } from "../../report/html.ts";
import { bytes } from "../../report/summary/quantity.ts";
import { regions } from "../../report/summary/regions.ts";
import { type Rows, type Section, uncheckedRows } from "../../report/summary/section.ts";
import type { RestoreResult } from "./restore-result.ts";

export function restoreSection(result: RestoreResult): Section {
  return { sign: "✅", verdict: verdict(result), rows: rows(result), isNewFirmware: true, blocks: [] };
}

function verdict({ dry_run, size, changed, bytes_written, bytes_erased }: RestoreResult): string {
  if (dry_run === "true") return "restore (dry run): the backup is intact; the board was not read";
  if (changed !== true) return `restore: all ${bytes(size)} already matched, verified by the chip's digest`;
  if (dry_run === "connect") return "restore (dry run): the flash differs and was not changed";
  return `restore: ${bytes(bytes_written + bytes_erased)} changed, the whole range verified by the chip's digest`;
}

function rows(result: RestoreResult): Rows {
  const { cloned } = result;
  return [
    ["Backup", code(result.backup_path)],
    ["Region", `${bytes(result.size)} from ${code(result.start_address)}`],
    ["SHA-256", code(result.sha256)],
    ["Manifest", result.manifest_checked ? "matches the image" : "none: the image was not checked"],
    ...(cloned === undefined
      ? []
      : [["Board", cloned ? "<strong>not the backup's</strong>" : "the backup's own"] as const]),
    ...changeRows(result),
    ...uncheckedRows(result.not_checked),
  ];
}

function changeRows(result: RestoreResult): Rows {
  const { dry_run, changed, changed_regions = [], verified } = result;
  if (changed === undefined) return [];
  const where = changed ? regions(changed_regions) : "nothing";
  if (dry_run !== "false") return [["Would change", where]];
  return [
    ["Changed", where],
    ["Written", bytes(result.bytes_written)],
    ["Erased alone", bytes(result.bytes_erased)],
    ["Left alone", bytes(result.bytes_skipped ?? 0)],
    ["Verified", verified ? "yes: the chip's digest of the whole region is right" : "no"],
  ];
}
