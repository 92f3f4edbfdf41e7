// What a library throws from a timer, an event or a promise of its own reaches no caller.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { noise } from "../../support/bytes.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { runAction } from "../../support/runner/action.ts";
import { freshFolder } from "../../support/runner/runner.ts";

const PRELOAD = pathToFileURL(join(import.meta.dirname, "../../support/runner/stray-errors-preload.ts")).href;

async function flash(board: TestBoard, kind: string) {
  const workspace = freshFolder("workspace");
  writeFileSync(join(workspace, "data.bin"), noise("data", 0x4_0000));
  const lockFolder = freshFolder("locks");
  const inputs = {
    port: board.url,
    operation: "flash",
    file: "data.bin",
    address: "0x20000",
    "lock-folder": lockFolder,
  };
  const env = { NODE_OPTIONS: `--import=${PRELOAD}`, STRAY_KIND: kind, STRAY_AFTER: "0 %" };
  const run = await runAction(inputs, { workspace, env });
  return { run, again: () => runAction({ ...inputs, "lock-timeout": 0 }, { workspace }) };
}

describe("an error that no caller receives", () => {
  it.each(["timer", "rejection"])(
    "of a %s fails the step with one annotation, the state of the board, and a free lock",
    async (kind) => {
      await using board = await startBoard({ flashSize: 0x10_0000, linkBaud: 921_600 });
      const { run, again } = await flash(board, kind);
      expect(run.exitCode, run.log).toBe(1);
      expect(run.outputs).toMatchObject({ failure: "internal", "failure-class": "tool", success: "false" });
      expect(["partly-erased", "partly-written"]).toContain(run.outputs["board-state"]);
      const errors = run.annotations.filter(({ level }) => level === "error");
      expect(errors.map(({ message }) => message)).toEqual([
        expect.stringContaining("Something went wrong inside the action: socket hang up."),
      ]);
      expect(run.stderr).not.toContain("    at ");
      expect(run.orphans).toEqual([]);
      expect(run.tempListing).toEqual([]);
      expect((await again()).outputs).toMatchObject({ success: "true", verified: "true" });
    },
  );
});

it("a step whose promise never settles fails with an annotation that says so", async () => {
  await using board = await startBoard({ flashSize: 0x10_0000 });
  const { run } = await flash(board, "never-settles");
  expect(run.exitCode, run.log).toBe(1);
  expect(run.outputs).toMatchObject({ failure: "internal", "failure-class": "tool" });
  expect(run.outputs).not.toHaveProperty("board-state");
  expect(run.annotations.filter(({ level }) => level === "error").map(({ message }) => message)).toEqual([
    expect.stringContaining("the step stopped before it finished. The state of the board is unknown."),
  ]);
});
