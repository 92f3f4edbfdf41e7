import { code, escapeHtml, folded } from "../../report/html.ts";
import { counted, grouped } from "../../report/summary/quantity.ts";
import { listing, type Rows, type Section } from "../../report/summary/section.ts";
import { cleanLine } from "../../system/text/untrusted-text.ts";
import { fit } from "../../system/text/short-text.ts";
import { type GateResult, hasVerdict } from "./gate-result.ts";

const LONGEST_LINE = 300;
const MOST_CAPTURES = 20;
const VERDICTS = {
  passed: "the firmware passed",
  failed: "<strong>the firmware failed</strong>",
  inconclusive: "<strong>the firmware could not be judged</strong>",
} as const;
const SIGNS = { passed: "✅", failed: "❌", inconclusive: "⚠️" } as const;

/**
 * What a summary shows of a verdict: the verdict, then what was printed when, and the part of the console that led to
 * it.
 */
export function gateSection(operation: string, result: GateResult): Section {
  const { verdict, verdict_code, flaky } = result;
  const reason = verdict_code === undefined ? "" : ` (${code(verdict_code)})`;
  return {
    sign: SIGNS[verdict],
    verdict: `${escapeHtml(operation)}: ${VERDICTS[verdict]}${reason}${flaky ? ", after an attempt that failed" : ""}`,
    finding: true,
    rows: gateRows(result),
    details: detailRows(result),
    blocks: gateBlocks(result),
  };
}

/** The section of an operation, with its gate's findings. */
export function withVerdict(section: Section, result: object): Section {
  if (!hasVerdict(result)) return section;
  const own = gateSection("", result);
  return {
    ...section,
    sign: result.verdict === "passed" ? section.sign : own.sign,
    verdict: `${section.verdict}; ${own.verdict.replace(/^: /, "")}`,
    finding: true,
    // The verdict shows whether the new firmware runs.
    isNewFirmware: false,
    rows: [...own.rows, ...section.rows],
    details: [...(own.details ?? []), ...(section.details ?? [])],
    blocks: [...own.blocks, ...section.blocks],
  };
}

/** What a gate adds to the rows of its operation. */
function gateRows({ captures, boots, boot_ms, identity, tests, gate }: GateResult): Rows {
  const rows: [string, string][] = [["Verdict", shown(gate.message)]];
  const names = Object.keys(captures).slice(0, MOST_CAPTURES);
  if (identity !== "none") rows.push(["Firmware identity", identityWords(identity)]);
  rows.push([
    "Boots",
    `${counted(boots, "boot")}${boot_ms === undefined ? "" : `, application after ${boot_ms} ms`}`,
  ]);
  if (names.length > 0) {
    const lines = names.map((name) => `${code(name)}: ${shown(captures[name] ?? "")}`);
    rows.push(["Captured", lines.join("<br>")]);
  }
  if (tests !== undefined) {
    const { total, failed, skipped, incomplete } = tests;
    rows.push(["Tests", `${total}: ${failed} failed, ${incomplete} incomplete, ${skipped} skipped`]);
  }
  return rows;
}

function identityWords(identity: Exclude<GateResult["identity"], "none">): string {
  switch (identity) {
    case "verified":
      return "verified: the firmware of the images runs";
    case "differs":
      return "<strong>other firmware runs</strong>";
    case "unknown":
      return "unknown: the console does not show it";
  }
}

/** The timeline of the met expectations, and the lines that led to the verdict. */
function gateBlocks({ gate }: GateResult): string[] {
  const came = gate.met.map(({ pattern, at_ms, line }) => [
    at_ms === undefined ? "–" : `+${(at_ms / 1000).toFixed(3)} s`,
    code(pattern),
    shown(line),
  ]);
  const open = gate.missing.map((pattern) => ["–", code(pattern), "<strong>did not appear</strong>"]);
  const attempts = gate.attempts.map(({ verdict, code: name, message }, index) => [
    String(index + 1),
    name === undefined ? verdict : `${verdict} (${code(name)})`,
    shown(message),
  ]);
  const printed = gate.lines.map(
    ({ at_ms, line }) => `${at_ms === undefined ? "" : `[+${(at_ms / 1000).toFixed(3)}] `}${clean(line)}`,
  );
  return [
    ...(came.length + open.length === 0
      ? []
      : listing("expected line", ["Time", "Expected", "Printed"], [...came, ...open])),
    ...(printed.length === 0
      ? []
      : folded("Console", [`<pre>${printed.map(escapeHtml).join("<br>")}</pre>`])),
    ...(attempts.length < 2 ? [] : listing("attempt", ["Attempt", "Verdict", "Why"], attempts)),
  ];
}

function detailRows({ console_log, junit, gate }: GateResult): Rows {
  const { console_bytes, console_bytes_dropped } = gate;
  const cut = console_bytes_dropped === 0 ? "" : `, cut: ${grouped(console_bytes_dropped)} more came`;
  return [
    ...(console_log === undefined
      ? []
      : ([["Console log", `${code(console_log)}, ${counted(console_bytes, "byte")}${cut}`]] as const)),
    ["JUnit report", code(junit)],
    ...(gate.timeout_scale === undefined
      ? []
      : ([["Time limits", `multiplied by ${gate.timeout_scale}`]] as const)),
  ];
}

function shown(text: string): string {
  return escapeHtml(fit(clean(text), LONGEST_LINE));
}

function clean(line: string): string {
  return line.split("\n").map(cleanLine).join(" ");
}
