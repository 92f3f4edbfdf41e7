import { code, escapeHtml } from "../../report/html.ts";
import { bootRows } from "../../report/summary/boots-next.ts";
import { bytes } from "../../report/summary/quantity.ts";
import { listing, type Section, uncheckedRows } from "../../report/summary/section.ts";
import type { DryRunResult } from "./dry-run-result.ts";

/** A command can list a hundred files; the log has all of it. */
const COMMAND_SHOWN = 2_000;
const LINES_SHOWN = 20;

export function dryRunSection(result: DryRunResult): Section {
  const { dry_run, plan, commands, files } = result;
  const looked = dry_run === "connect" ? "the board was read and not changed" : "the board was not read";
  const shown = commands.map((command) =>
    command.length > COMMAND_SHOWN ? `${command.slice(0, COMMAND_SHOWN)}…` : command,
  );
  return {
    sign: "✅",
    verdict: `dry run: ${looked}`,
    firmware: bootRows(result),
    rows: [["Plan", planText(plan)], ...uncheckedRows(result.not_checked)],
    details: [["Commands", shown.map((command) => `<code>${escapeHtml(command)}</code>`).join("<br>")]],
    blocks:
      files === undefined ? [] : listing("image", ["Address", "Image", "Size", "Flash"], files.map(fileRow)),
  };
}

/** A plan can list every file that differs; the log has all of it. */
function planText(plan: readonly string[]): string {
  const more = plan.length > LINES_SHOWN ? [`… and ${plan.length - LINES_SHOWN} more`] : [];
  return [...plan.slice(0, LINES_SHOWN).map(escapeHtml), ...more].join("<br>");
}

function fileRow({ address, path, size, in_flash }: NonNullable<DryRunResult["files"]>[number]): string[] {
  const found = in_flash === undefined ? "not looked at" : in_flash ? "there already" : "differs";
  return [code(address), code(path), bytes(size), found];
}
