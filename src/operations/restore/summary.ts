import { code } from "../../report/html.ts";
import { bytes } from "../../report/summary/quantity.ts";
import { regions } from "../../report/summary/regions.ts";
import { type Rows, type Section, uncheckedRows } from "../../report/summary/section.ts";
import type { RestoreResult } from "./restore-result.ts";

export function restoreSection(result: RestoreResult): Section {
  return {
    sign: "✅",
    verdict: verdict(result),
    rows: rows(result),
    details: details(result),
    isNewFirmware: result.dry_run === "false",
    blocks: [],
  };
}

function verdict({ dry_run, size, changed, bytes_written, bytes_erased }: RestoreResult): string {
  if (dry_run === "true") return "restore (dry run): the backup is intact; the board was not read";
  if (changed !== true) return `restore: all ${bytes(size)} already matched, verified by the chip's digest`;
  if (dry_run === "connect") return "restore (dry run): the flash differs and was not changed";
  return `restore: ${bytes(bytes_written + bytes_erased)} changed, the whole range verified by the chip's digest`;
}

function rows(result: RestoreResult): Rows {
  const { cloned, manifest_checked: checked } = result;
  return [
    ["Backup", code(result.backup_path)],
    ...(checked
      ? []
      : [["Manifest", "<strong>none</strong>: neither the image nor its board was checked"] as const]),
    ...(cloned === true
      ? [["Written to", "<strong>a board that is not the backup's</strong>"] as const]
      : []),
    ...changedRows(result),
    ...uncheckedRows(result.not_checked),
  ];
}

function details(result: RestoreResult): Rows {
  const { cloned, manifest_checked: checked } = result;
  return [
    ["Region", `${bytes(result.size)} from ${code(result.start_address)}`],
    ["SHA-256", code(result.sha256)],
    ...(checked ? [["Manifest", "matches the image"] as const] : []),
    ...(cloned === false ? [["Board of the backup", "this one"] as const] : []),
    ...writtenRows(result),
  ];
}

function changedRows({ dry_run, changed, changed_regions = [] }: RestoreResult): Rows {
  if (changed === undefined) return [];
  const where = changed ? regions(changed_regions) : "nothing";
  return [[dry_run === "false" ? "Changed" : "Would change", where]];
}

function writtenRows(result: RestoreResult): Rows {
  const { dry_run, changed, verified } = result;
  if (changed === undefined || dry_run !== "false") return [];
  return [
    ["Written", bytes(result.bytes_written)],
    ["Erased alone", bytes(result.bytes_erased)],
    ["Left alone", bytes(result.bytes_skipped ?? 0)],
    ["Verified", verified ? "yes: the chip's digest of the whole region is right" : "no"],
  ];
}
