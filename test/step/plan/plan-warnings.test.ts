import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { applicationImage } from "../../support/firmware/firmware-image.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";

beforeAll(async () => {
  await testEsptool();
});

/** Applications at places from which nothing starts one; with `force` each is a warning. */
async function flashMisplaced(board: TestBoard, count: number, more: ActionInputs = {}): Promise<ActionRun> {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), "plan-warnings-")));
  const lines = Array.from({ length: count }, (_, index) => {
    writeFileSync(join(workspace, `app-${index}.bin`), applicationImage("esp32", {}, noise(`${index}`, 500)));
    return `0x${(0x1_1000 + index * 0x2000).toString(16)} app-${index}.bin`;
  });
  const inputs = { operation: "flash", port: board.url, files: lines.join("\n"), force: true, ...more };
  return runAction(inputs, { workspace });
}

function planAnnotations({ annotations }: ActionRun): string[] {
  return annotations
    .filter(({ level, title }) => level === "warning" && title === "esptool-action: plan")
    .map(({ message }) => message);
}

describe("warnings of the plan", () => {
  it.each<[string, ActionInputs]>([
    ["a flash", {}],
    ["a dry run", { "dry-run": "true" }],
    ["a dry run on the board", { "dry-run": "connect" }],
  ])(
    "of %s are five annotations and one that counts the others, which are in log and summary",
    async (_, more) => {
      await using board = await startBoard({ chip: "esp32", flashSize: 0x40_0000 });
      const run = await flashMisplaced(board, 7, more);
      expect(run.outputs["success"], run.log).toBe("true");
      const warnings = JSON.parse(run.outputs["warnings"] ?? "[]") as string[];
      const own = warnings.filter((warning) => !warning.startsWith("esptool:"));
      // A board that is asked for its table has none, which is one more.
      expect(own).toHaveLength(more["dry-run"] === "connect" ? 8 : 7);
      expect(planAnnotations(run)).toEqual([
        ...own.slice(0, 5),
        `${own.length - 5} more warnings of the plan: see the job summary.`,
      ]);
      for (const index of [0, 1, 2, 3, 4, 5, 6]) {
        expect(run.log).toContain(`app-${index}.bin`);
        expect(run.summary).toContain(`app-${index}.bin`);
      }
      for (const warning of own.slice(5)) expect(run.log).toContain(`Warning: ${warning}`);
    },
  );

  it("are all annotations where they are few", async () => {
    await using board = await startBoard({ chip: "esp32", flashSize: 0x40_0000 });
    const run = await flashMisplaced(board, 5);
    expect(run.outputs["success"], run.log).toBe("true");
    expect(planAnnotations(run)).toHaveLength(5);
    expect(planAnnotations(run).join()).not.toContain("more warning");
  });
});
