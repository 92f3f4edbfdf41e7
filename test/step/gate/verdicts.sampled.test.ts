import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FAILURES } from "../../../src/system/errors.ts";
import { GATE_CHIPS, type GateBench, gateBench, type GateChip } from "../../support/board/gate-bench.ts";
import { untilTrue } from "../../support/board/console-client.ts";
import { rfc2217Port } from "../../support/board/rfc2217-port.ts";
import { VERDICT_CASES, type VerdictCase, type Way, WAYS } from "../../support/gate/verdict-cases.ts";
import type { ActionInputs, ActionRun } from "../../support/runner/action.ts";
import { expectNothingLeftBehind } from "../../support/runner/step-proof.ts";
import { sample } from "../../support/sample.ts";

interface Cell extends VerdictCase {
  readonly chip: GateChip;
  readonly way: Way;
}

const ALL: readonly Cell[] = VERDICT_CASES.flatMap((item) =>
  GATE_CHIPS.flatMap((chip) => (item.ways ?? WAYS).map((way) => ({ ...item, chip, way }))),
);
const CELLS = sample("a gate with a verdict", ALL, ({ name, chip, way }) => [name, `${chip} ${way}`]);
const CASES = CELLS.cases.map((cell) => [`${cell.name}: ${cell.way}, ${cell.chip}`, cell] as const);
const DEADLINE_MS = 240_000;

describe(CELLS.title, () => {
  it.concurrent.each(CASES)(
    "%s",
    async (_, cell) => {
      const { chip, way, boots, flash } = cell;
      await using bench = await gateBench(chip, { boots, isFlashed: way !== "flash over rfc2217" });
      flash?.(bench, chip);
      const run = await judge(bench, cell);
      expectVerdict(run, cell);
      expectWholeBoot(run, bench, cell);
      expectNothingLeftBehind(run);
    },
    DEADLINE_MS,
  );
});

async function judge(bench: GateBench, cell: Cell): Promise<ActionRun> {
  const { board } = bench;
  const { way, staysInRom = false, meanwhile } = cell;
  const reset = (mode?: "rom" | "application"): void => board.reset(staysInRom ? "rom" : mode);
  await using stuck =
    staysInRom && way !== "monitor over socket" ? await rfc2217Port({ port: board.port, reset }) : undefined;
  const files: ActionInputs = way === "flash over rfc2217" ? { files: bench.files } : {};
  const inputs: ActionInputs = {
    operation: way === "flash over rfc2217" ? "flash" : "monitor",
    ...files,
    ...(way === "monitor over socket" ? { port: board.url } : stuck && { port: stuck.url }),
    settle: 1,
    "gate-timeout": 20,
    "console-log": "gate/console.log",
    junit: "gate/junit.xml",
    ...cell.inputs,
  };
  // A raw socket starts nothing: whoever has the emulator does, once the step is connected.
  const startFirmware = async (): Promise<void> => {
    await untilTrue(
      () => board.log.connections > 0,
      () => "the board did not take the connection",
    );
    reset("application");
  };
  const onLine = (line: string): void => {
    if (way === "monitor over socket" && line.startsWith("Watching the console since")) void startFirmware();
    if (meanwhile?.when.test(line) === true) meanwhile.then(bench);
  };
  return await bench.start(inputs, { onLine }).done;
}

function expectVerdict(run: ActionRun, { code, says, way, boots }: Cell): void {
  const failed = code === undefined ? "passed" : FAILURES[code] === "firmware" ? "failed" : "inconclusive";
  expect(run.outputs, run.log).toMatchObject({
    success: "true",
    verdict: failed,
    ...(code === undefined
      ? { "app-started": "yes" }
      : { "verdict-code": code, failure: code, "failure-class": FAILURES[code] }),
    "board-state": way === "flash over rfc2217" ? "written" : "untouched",
    "console-log": "gate/console.log",
    junit: "gate/junit.xml",
  });
  expect(run.exitCode).toBe(code === undefined ? 0 : 1);
  const errors = run.annotations.filter(({ level }) => level === "error");
  // The verdict comes first; behind it, each test that failed has an annotation of its own.
  const [first, ...others] = errors.map(({ title }) => title);
  expect(first).toBe(code === undefined ? undefined : `esptool-action: ${code}`);
  expect(new Set(others)).toEqual(
    new Set(code?.startsWith("tests-") === true ? ["esptool-action: test"] : []),
  );
  const { message } = (run.result as { gate: { message: string } }).gate;
  expect(message).toMatch(says);
  expect(errors[0]?.message ?? message).toContain(message);
  if (code === undefined && way === "flash over rfc2217") expect(run.outputs["identity"]).toBe("verified");
  if (code === "in-bootloader") expect(run.outputs["app-started"]).toBe("no");
  if (code === "silent" || boots === undefined) expect(run.outputs["app-started"]).not.toBe("yes");
  const junit = readFileSync(join(run.workspace, "gate/junit.xml"), "utf8");
  expect(junit).toContain(`<property name="verdict" value="${failed}"/>`);
  if (code !== undefined) expect(junit).toContain(`type="${code}"`);
  expect(run.summary).not.toContain("startup not verified");
  if (code !== undefined) expect(run.summary).toContain(`<code>${code}</code>`);
}

/** The console log begins with the first line that the ROM printed after the reset, and nothing of it is missing. */
function expectWholeBoot(run: ActionRun, { board }: GateBench, { chip, boots, code }: Cell): void {
  const log = readFileSync(join(run.workspace, "gate/console.log"), "utf8");
  if (code === "silent") expect(log).toBe("");
  if (boots?.some(({ silent, garbled }) => silent === true || garbled === true) === true) return;
  expect(log).toMatch(chip === "esp32" ? /^ets [A-Z]/ : /^ESP-ROM:/);
  expect(board.console).toContain(log);
}
