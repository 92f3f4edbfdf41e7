import type { RestoreResult } from "../operations/result.ts";
import { code } from "./html.ts";
import { bytes, regions } from "./quantities.ts";

type Rows = (readonly [string, string])[];

/** What a restore did, in one line. */
export function restoreVerdict({
  dry_run,
  size,
  changed,
  bytes_written,
  bytes_erased,
}: RestoreResult): string {
  if (dry_run === "true") return "restore (dry run): the backup is whole; the board was not looked at";
  if (changed !== true) return `restore: all ${bytes(size)} were right already, proven by the chip's digest`;
  if (dry_run === "connect") return "restore (dry run): the flash differs, and was not changed";
  return `restore: ${bytes(bytes_written + bytes_erased)} changed, the whole proven by the chip's digest`;
}

export function restoreRows(result: RestoreResult): Rows {
  const { dry_run, proven, changed, changed_regions = [], cloned } = result;
  const rows: [string, string][] = [
    ["Backup", code(result.backup_path)],
    ["Region", `${bytes(result.size)} from ${code(result.start_address)}`],
    ["SHA-256", code(result.sha256)],
    ["Manifest", result.manifest_checked ? "agrees with the image" : "none: the image is what it is"],
  ];
  if (cloned !== undefined)
    rows.push(["Board", cloned ? "<strong>another than the backup's</strong>" : "the backup's own"]);
  if (changed === undefined) return rows;
  const where = changed ? regions(changed_regions) : "nothing";
  if (dry_run !== "false") return [...rows, ["Would change", where]];
  return [
    ...rows,
    ["Changed", where],
    ["Written", bytes(result.bytes_written)],
    ["Erased alone", bytes(result.bytes_erased)],
    ["Left alone", bytes(result.bytes_skipped ?? 0)],
    ["Proven", proven ? "yes: the chip's digest of the whole region is right" : "no"],
  ];
}
