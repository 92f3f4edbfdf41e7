// The time limit and a cancel count from the first line of the step, also while its inputs are read.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";

const LIMIT_S = 5;

/** A step that is stopped before it reads its inputs: it says first that this one is unknown. */
async function stopped(board: TestBoard, timeout: number | string) {
  const workspace = freshFolder("workspace");
  writeFileSync(join(workspace, "app.bin"), noise("app", 5_000));
  const inputs = { port: board.url, operation: "flash", file: "app.bin", timeout };
  const step = startAction(inputs, { workspace, env: { INPUT_COFFEE: "black" } });
  await step.sees(/coffee/i, 60_000);
  step.kill("SIGSTOP");
  return step;
}

describe.skipIf(process.platform === "win32")("a step that is slow to read its inputs", () => {
  it("ends by its timeout, of which that time is a part, before it opens the port", async () => {
    await using board = await startBoard({ flashSize: 0x10_0000 });
    const step = await stopped(board, LIMIT_S);
    await setTimeout(LIMIT_S * 1_000);
    step.kill("SIGCONT");
    const run = await step.done;
    expect(run.outputs, run.log).toMatchObject({ failure: "step-timed-out", "board-state": "untouched" });
    expect(run.log).toContain(`within its timeout of ${LIMIT_S} s`);
    expect(board.log.connections).toBe(0);
  });

  it("ends by a cancel that came meanwhile, before it opens the port", async () => {
    await using board = await startBoard({ flashSize: 0x10_0000 });
    const step = await stopped(board, "");
    step.kill("SIGINT");
    step.kill("SIGCONT");
    const run = await step.done;
    expect(run.outputs, run.log).toMatchObject({ failure: "cancelled", "board-state": "untouched" });
    expect(board.log.connections).toBe(0);
  });

  it("reports a timeout that is none with everything else that is wrong", async () => {
    const run = await startAction({ operation: "flash", port: "nonsense", timeout: "soon" }).done;
    expect(run.outputs).toMatchObject({ failure: "input-invalid" });
    expect(run.log).toMatch(/timeout[^]*soon/);
    expect(run.log).toContain("nonsense");
  });
});
