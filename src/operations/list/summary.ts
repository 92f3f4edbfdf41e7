import { code, escapeHtml, folded, table } from "../../report/html.ts";
import type { Section } from "../../report/summary/section.ts";
import type { BoardEntry, ListResult } from "./list-result.ts";

/** A summary must stay below 1 MiB whatever is plugged in. */
const MAX_ROWS = 200;
const MIB = 1024 * 1024;
const STATES: Readonly<Record<BoardEntry["status"], string>> = {
  listed: "not asked",
  answered: "✅ answered",
  busy: "⏳ busy",
  failed: "⚠️ no answer",
};

export function listSection(result: ListResult): Section {
  return { sign: "✅", verdict: verdict(result), rows: [], blocks: blocks(result) };
}

/** One line: `list: 2 boards, 1 busy`. */
function verdict({ boards }: ListResult): string {
  const number = (status: BoardEntry["status"]): number =>
    boards.filter((board) => board.status === status).length;
  const parts = [`${boards.length} board${boards.length === 1 ? "" : "s"}`];
  if (number("busy") > 0) parts.push(`${number("busy")} busy`);
  if (number("failed") > 0) parts.push(`${number("failed")} without a response`);
  return `list: ${parts.join(", ")}`;
}

/** The boards for the job summary; the first column has the values that a step accepts as `port`. */
function blocks({ boards, other_ports }: ListResult): string[] {
  const rows = boards.slice(0, MAX_ROWS).map(boardRow);
  const head = ["stable <code>port</code>", "Now on", "USB", "Serial", "Location", "Board", "State"];
  const others = other_ports.slice(0, MAX_ROWS).map((port) => [code(port)]);
  return [
    ...(rows.length === 0 ? [] : [table(head, rows)]),
    ...(boards.length > MAX_ROWS ? [`… and ${boards.length - MAX_ROWS} more.`] : []),
    ...(others.length === 0
      ? []
      : folded("Other ports", [table(["Not listed, because no known ESP board uses it"], others)])),
  ];
}

function boardRow(board: BoardEntry): string[] {
  const { selector, port, vid, pid, bridge, manufacturer, product, serial, location, status, failure } =
    board;
  const own = [manufacturer, product].filter((text) => text !== null).join(" ");
  const usb = [bridge, own, vid === null || pid === null ? null : `${vid}:${pid}`];
  const state = `${STATES[status]}${failure === null ? "" : ` (${escapeHtml(failure)})`}`;
  return [
    code(selector),
    code(port),
    cell(usb),
    cell([serial]),
    cell([location]),
    cell(chipOf(board)),
    state,
  ];
}

function chipOf({ chip, mac, flash_size: size }: BoardEntry): (string | null)[] {
  return [chip, mac, size === null ? null : size % MIB === 0 ? `${size / MIB} MiB` : `${size / 1024} KiB`];
}

function cell(texts: readonly (string | null)[]): string {
  const shown = texts.filter((text) => text !== null && text !== "");
  return shown.length === 0 ? "—" : shown.map((text) => code(text ?? "")).join("<br>");
}
