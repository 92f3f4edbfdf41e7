import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { artifactOf, backupOf } from "../../support/backups/made-backup.ts";
import { startResultsService } from "../../support/github/results-service.ts";
import { smallFilesEntry } from "../../support/firmware/small-files.ts";
import { startBoard } from "../../support/board/virtual-board.ts";

const MIB = 1024 * 1024;
const ENTRY = smallFilesEntry(process.env["ACTION_ENTRY"] ?? "dist/index.js");

function freshWorkspace(): string {
  return mkdtempSync(join(tmpdir(), "workspace-"));
}

function run(port: string, workspace: string, inputs: ActionInputs): Promise<ActionRun> {
  return runAction({ port, ...inputs }, { workspace, entry: ENTRY });
}

// Windows has no limit of this kind.
describe.runIf(process.platform !== "win32")("on a full disk", () => {
  it.each([
    ["read", "output-unwritable", { operation: "read", size: 200_000 }],
    // Its pieces are put together in the runner's temporary folder.
    ["backup", "runner-disk-unusable", { operation: "backup", upload: "never" }],
  ])("a %s keeps no truncated file", async (_, code, inputs) => {
    await using board = await startBoard({ flashSize: MIB });
    const workspace = freshWorkspace();
    const step = await run(board.url, workspace, { ...inputs, output: "deep/dump.bin" });
    expect(step.outputs["failure"], step.log).toBe(code);
    expect(step.exitCode).toBe(1);
    expect(readdirSync(workspace)).toEqual([]);
    expect(step.tempListing).toEqual([]);
  });

  it.each([
    ["downloaded", noise("noise", 256 * 1024)],
    ["unpacked", Buffer.alloc(256 * 1024, 0x55)],
  ])("a restore whose backup cannot be %s does not begin", async (_, image) => {
    await using board = await startBoard({ flashSize: 256 * 1024 });
    await using service = await startResultsService();
    service.store("board", await artifactOf(backupOf(board, {}, image)));
    const inputs = { port: board.url, operation: "restore", backup: "artifact:board" };
    const step = await runAction(inputs, { entry: ENTRY, env: service.env });
    expect(step.exitCode, step.log).toBe(1);
    expect(step.outputs, step.log).toMatchObject({
      failure: "runner-disk-unusable",
      "board-state": "untouched",
    });
    expect(board.log.connections).toBe(0);
    expect([step.tempListing, step.orphans]).toEqual([[], []]);
  });

  it("a flash that cannot copy its image does not begin", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const workspace = freshWorkspace();
    writeFileSync(join(workspace, "app.bin"), noise("app", 200_000));
    const step = await run(board.url, workspace, { operation: "flash", file: "app.bin" });
    expect(step.outputs, step.log).toMatchObject({
      failure: "runner-disk-unusable",
      "board-state": "untouched",
    });
    expect([board.log.writes, board.log.erases]).toEqual([[], []]);
    expect(step.tempListing).toEqual([]);
  });
});

it("a step that cannot write its outputs says so and fails", async () => {
  await using board = await startBoard({ flashSize: MIB });
  const step = await runAction(
    { port: board.url, operation: "erase", address: 0, size: 4096 },
    { env: { GITHUB_OUTPUT: join(freshWorkspace(), "missing") } },
  );
  expect(step.exitCode).toBe(1);
  expect(step.annotations).toEqual([
    expect.objectContaining({ level: "error", title: "esptool-action: runner-disk-unusable" }),
  ]);
});
