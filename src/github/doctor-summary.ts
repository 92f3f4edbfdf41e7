import type { Check, DoctorResult, PortReport, Status } from "../doctor/diagnosis.ts";
import { code, escapeHtml, table } from "./html.ts";

/** A bench has some tens of checks; a summary must stay below 1 MiB whatever is plugged in. */
const MAX_ROWS = 200;
const SIGNS: Readonly<Record<Status, string>> = { ok: "✅", warning: "⚠️", problem: "❌", unknown: "❔" };

/** What the doctor found, for the job summary: what is to be mended first, and all ports. */
export function doctorTables({ checks, ports }: DoctorResult): string[] {
  const worstFirst: readonly Status[] = ["problem", "warning", "unknown", "ok"];
  const rows = worstFirst
    .flatMap((status) => checks.filter((check) => check.status === status))
    .slice(0, MAX_ROWS)
    .map(checkRow);
  return [
    table(["", "Check", "Finding", "What to do"], rows),
    ...(ports.length === 0 ? [] : [portTable(ports)]),
  ];
}

/** One line: `❌ doctor: 1 problem, 2 warnings`. */
export function doctorVerdict({ checks }: DoctorResult): string {
  const number = (status: Status): number => checks.filter((check) => check.status === status).length;
  const [problems, warnings] = [number("problem"), number("warning")];
  const parts = [count(problems, "problem"), count(warnings, "warning")].filter((text) => text !== undefined);
  const sign = problems > 0 ? SIGNS.problem : warnings > 0 ? SIGNS.warning : SIGNS.ok;
  return `${sign} doctor: ${parts.length === 0 ? "this bench is healthy" : parts.join(", ")}`;
}

function count(number: number, noun: string): string | undefined {
  return number === 0 ? undefined : `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function checkRow({ name, subject, status, what, mend }: Check): string[] {
  const title = subject === null ? escapeHtml(name) : `${escapeHtml(name)}<br>${code(subject)}`;
  return [SIGNS[status], title, escapeHtml(what), (mend ?? "—").split("\n").map(mendLine).join("<br>")];
}

/** Commands are never shortened: people copy them. */
function mendLine(line: string): string {
  return line.startsWith("  ") ? `<code>${escapeHtml(line.trim())}</code>` : escapeHtml(line);
}

function portTable(ports: readonly PortReport[]): string {
  const rows = ports
    .slice(0, MAX_ROWS)
    .map((port) => [
      [port.port, ...port.by_id, ...port.by_path].map(code).join("<br>"),
      board(port),
      optional(port.serial),
      optional(port.location),
      port.mode === null ? "—" : code(`${port.mode} ${port.owner ?? "?"}:${port.group ?? "?"}`),
      port.holders.length > 0
        ? port.holders.map(({ pid, command }) => code(`${command} (${pid})`)).join("<br>")
        : port.holders_complete
          ? "nobody"
          : "nobody seen",
    ]);
  return table(["Port", "Board", "Serial", "USB", "Rights", "Held by"], rows);
}

function board({ vid, pid, bridge, manufacturer, product, driver }: PortReport): string {
  if (vid === null || pid === null) return driver === null ? "—" : code(driver);
  const own = [manufacturer, product].filter((text) => text !== null).join(" ");
  return [bridge, own === "" ? null : own, `${vid}:${pid}${driver === null ? "" : `, ${driver}`}`]
    .filter((text) => text !== null)
    .map(code)
    .join("<br>");
}

function optional(text: string | null): string {
  return text === null ? "—" : code(text);
}
