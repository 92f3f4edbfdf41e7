import { runCommand } from "../../tool-cache/command.ts";
import type { ToolContext } from "../../tool-cache/tool.ts";
import { cleanLine } from "../../system/text/untrusted-text.ts";
import { compareVersions } from "../../system/text/version-order.ts";
import { QEMU_CHIPS, type QemuChip } from "../chips.ts";
import { type QemuProblem } from "./qemu-program.ts";
import { startTrouble } from "./start-trouble.ts";

/** QEMU responds within 0.1 s; a slow disk or a virus scanner takes seconds. */
const DEADLINE_MS = 60_000;

/** `QEMU emulator version 9.2.2 (esp_develop_9.2.2_20260417)`; Debian's: `… 7.2.22 (Debian 1:7.2+dfsg-7+deb12u18)`. */
const VERSION = /^QEMU emulator version (\d{1,4}\.\d{1,4}\.\d{1,4})(?: \(([^()]*)\))?/;

/** Starts a program twice, to get its version and its machines. */
export async function inspectQemu(
  program: string,
  chip: QemuChip,
  context: ToolContext,
): Promise<{ readonly version: string } | QemuProblem> {
  const answer = await runCommand(
    { command: program, args: ["--version"], deadlineMs: DEADLINE_MS },
    context,
  );
  if (!answer.ok) return startTrouble(program, answer, context);
  const lines = answer.lines.map((line) => cleanLine(line).slice(0, 200));
  const [, version, build = ""] =
    lines.map((line) => VERSION.exec(line)).find((match) => match !== null) ?? [];
  if (version === undefined)
    return { problem: `it is not QEMU: asked for its version, it answered "${lines[0] ?? ""}".`, hint: GET };
  const date = /^esp[-_]develop[-_][\d.]+[-_](\d{8})$/.exec(build)?.[1];
  const machines = await runCommand(
    { command: program, args: ["-M", "help"], deadlineMs: DEADLINE_MS },
    context,
  );
  if (!machines.ok) return startTrouble(program, machines, context);
  const hasChip = machines.lines.some((line) => line.split(/\s/, 1)[0] === chip);
  const tooOld = compareVersions(version, QEMU_CHIPS[chip].oldest) < 0;
  if (!hasChip && !/^esp[-_]develop/.test(build))
    return {
      problem: `it is QEMU ${version}${build && ` (${build})`}, but not Espressif's: it has no machine ${chip}.`,
      hint: GET,
    };
  if (tooOld || !hasChip)
    return {
      problem: `it is Espressif's QEMU ${version}, which ${tooOld ? `is too old: ${chip} needs ${QEMU_CHIPS[chip].oldest} or newer` : `has no machine ${chip}`}.`,
      hint: `${chip} is in qemu-system-${QEMU_CHIPS[chip].processor}. Update it (idf_tools.py install qemu-${QEMU_CHIPS[chip].processor}), or use qemu-source: release.`,
    };
  return { version: date === undefined ? version : `${version}-${date}` };
}

const GET =
  "Only Espressif's QEMU has ESP chips; that of Debian, Ubuntu or Homebrew has none. Use qemu-source: release, or set qemu-path to Espressif's.";
