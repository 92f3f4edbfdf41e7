import type { Check, DoctorResult, PortReport, Status } from "../../doctor/diagnosis.ts";
import { code, escapeHtml, folded, table } from "../../report/html.ts";
import { counted } from "../../report/summary/quantity.ts";
import type { Section } from "../../report/summary/section.ts";

/** A bench has some tens of checks; a summary must stay below 1 MiB whatever is plugged in. */
const MAX_ROWS = 200;
const SIGNS = { ok: "✅", warning: "⚠️", problem: "❌", unknown: "❔" } as const satisfies Record<
  Status,
  string
>;

/** What doctor found: first what to fix, then all ports. */
export function doctorSection({ checks, ports }: DoctorResult): Section {
  const open = tableOf(checks, ["problem", "warning", "unknown"]);
  const passed = tableOf(checks, ["ok"]);
  return {
    ...verdict(checks),
    rows: [],
    blocks: [
      ...open,
      ...(passed.length === 0 ? [] : folded("Passed checks", passed)),
      ...(ports.length === 0 ? [] : folded(counted(ports.length, "port"), [portTable(ports)])),
    ],
  };
}

/** The checks with one of these states, in the order of the states. */
function tableOf(checks: readonly Check[], states: readonly Status[]): string[] {
  const rows = states
    .flatMap((state) => checks.filter(({ status }) => status === state))
    .slice(0, MAX_ROWS)
    .map(checkRow);
  return rows.length === 0 ? [] : [table(["", "Check", "Finding", "What to do"], rows)];
}

function verdict(checks: readonly Check[]): Pick<Section, "sign" | "verdict"> {
  const number = (status: Status): number => checks.filter((check) => check.status === status).length;
  const counts = [
    { number: number("problem"), noun: "problem", sign: SIGNS.problem },
    { number: number("warning"), noun: "warning", sign: SIGNS.warning },
  ].filter(({ number }) => number > 0);
  const found = counts.map(({ number, noun }) => counted(number, noun)).join(", ");
  return { sign: counts[0]?.sign ?? SIGNS.ok, verdict: `doctor: ${found || "this bench is healthy"}` };
}

function checkRow({ name, subject, status, message, fix }: Check): string[] {
  const title = subject === null ? escapeHtml(name) : `${escapeHtml(name)}<br>${code(subject)}`;
  return [SIGNS[status], title, escapeHtml(message), (fix ?? "—").split("\n").map(fixLine).join("<br>")];
}

/** Commands are never shortened: people copy them. */
function fixLine(line: string): string {
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
