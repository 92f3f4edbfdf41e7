import { oddTableWords } from "../../firmware/plan/plan-words.ts";
import { code, escapeHtml } from "../../report/html.ts";
import { bytes, counted } from "../../report/summary/quantity.ts";
import { listing, type Rows, type Section } from "../../report/summary/section.ts";
import type { InfoPartition, InfoResult } from "./info-result.ts";

export function infoSection(result: InfoResult): Section {
  const { partitions } = result;
  const blocks = partitions.length === 0 ? [] : partitionTable(partitions);
  return { sign: "✅", verdict: verdict(result), ...findings(result), blocks };
}

/** GitHub allows no tags in a heading. */
function verdict({ description, partition_table, partitions, application }: InfoResult): string {
  const parts = [
    escapeHtml(description ?? "a chip"),
    partition_table.state === "found"
      ? counted(partitions.length, "partition")
      : "no readable partition table",
    ...(application === null ? [] : [`${escapeHtml(titleOf(application))} boots`]),
  ];
  return `info: ${parts.join(", ")}`;
}

/** What is known about the board in addition to what every step shows. */
function findings(result: InfoResult): { readonly rows: Rows; readonly details: Rows } {
  const { crystal, flash_manufacturer, flash_device, security, partition_table } = result;
  const rows: [string, string][] = [];
  const details: [string, string][] = [];
  if (crystal !== null) details.push(["Crystal", code(crystal)]);
  if (flash_manufacturer !== null) {
    details.push(["Flash ID", `${code(flash_manufacturer)} ${code(flash_device ?? "?")}`]);
  }
  rows.push(["Security", securityText(security)]);
  const { state, address, reason, problems } = partition_table;
  const where = address === null ? "" : ` at ${code(address)}`;
  // The reasons are this action's text, except for numbers from the board.
  (state === "found" ? details : rows).push([
    "Partition table",
    state === "found" ? `found${where}` : `${state}${where}: it ${code(reason ?? "")}`,
  ]);
  if (problems.length > 0) rows.push(["Table problems", escapeHtml(oddTableWords(problems))]);
  return { rows, details };
}

/** One row for each partition. */
function partitionTable(partitions: readonly InfoPartition[]): string[] {
  const rows = partitions.map((partition) => [
    code(partition.name),
    `${code(partition.type)} / ${code(partition.subtype)}`,
    code(partition.address),
    bytes(partition.size),
    contentText(partition),
    partition.boots === true ? "<strong>boots</strong>" : "",
  ]);
  return listing("partition", ["Partition", "Type", "Address", "Size", "Content", "Next start"], rows);
}

function securityText(security: InfoResult["security"]): string {
  if (security === null) return "unknown: not reported by the chip";
  const { secure_boot, flash_encryption, secure_download_mode } = security;
  const on = [
    ...(secure_boot ? ["Secure Boot"] : []),
    ...(flash_encryption ? ["flash encryption"] : []),
    ...(secure_download_mode ? ["Secure Download Mode"] : []),
  ];
  return on.length === 0 ? "not enabled" : `<strong>${on.join(", ")}</strong>`;
}

function contentText({ content, application }: InfoPartition): string {
  if (application !== null) {
    const { idf_version, built, chip } = application;
    const details = [
      ...(idf_version === "" ? [] : [`ESP-IDF ${code(idf_version)}`]),
      ...(built === "" ? [] : [`built ${code(built)}`]),
      ...(chip === null ? [] : [`for ${code(chip)}`]),
    ];
    return [code(titleOf(application)), ...details].join("<br>");
  }
  switch (content) {
    case "blank":
      return "begins blank";
    case "unreadable":
      return "beyond the end of the flash";
    case "ota-data":
      return "OTA data";
    case "data":
    case "application":
      return "data";
    case null:
      return "not looked at";
  }
}

function titleOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return [name, version].filter((text) => text !== "").join(" ") || "an application without a name";
}
