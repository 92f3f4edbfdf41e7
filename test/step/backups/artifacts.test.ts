import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { runAction, startAction, type ActionOptions, type ActionRun } from "../../support/runner/action.ts";
import {
  FAULTS,
  startResultsService,
  zipEntries,
  type ResultsService,
} from "../../support/github/results-service.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";

const FLASH_BYTES = 0x10_0000;
let board: TestBoard;
let service: ResultsService;

beforeAll(async () => {
  board = await startBoard({ chip: "esp32c3", flashSize: FLASH_BYTES });
  board.flash.poke(0x1_0000, Buffer.from("firmware".repeat(5000)));
  service = await startResultsService();
});
beforeEach(() => service.failWith());
afterAll(async () => {
  await service.close();
  await board.close();
});

describe("a backup with an artifact", () => {
  it("uploads image and manifest, and says where they are", async () => {
    const run = await backup({ "artifact-name": "nightly", "retention-days": 7 });
    expect(run.exitCode, run.log).toBe(0);
    const stored = service.artifacts.find(({ name }) => name === "nightly");
    const entries = zipEntries(stored?.bytes ?? Buffer.alloc(0));
    const image = savedImage(run);
    expect(entries.get("backup.bin")?.equals(image)).toBe(true);
    const manifest = readFileSync(join(run.workspace, run.outputs["manifest-path"] ?? ""));
    expect(entries.get("backup.bin.json")?.equals(manifest)).toBe(true);
    expect(run.outputs).toMatchObject({
      "artifact-id": String(stored?.id),
      "artifact-url": `https://github.com/octocat/firmware/actions/runs/4242/artifacts/${stored?.id}`,
      "artifact-digest": stored?.digest,
      sha256: createHash("sha256").update(image).digest("hex"),
    });
    expect(run.summary).toContain(`/artifacts/${stored?.id}`);
    expect(Date.parse(stored?.expiresAt ?? "")).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    expect(run.tempListing).toEqual([]);
    expect(run.log).not.toContain("sig=");
  });

  it("fails when the service refuses, and leaves the local backup whole", async () => {
    service.failWith(FAULTS.quota);
    const run = await backup({});
    expect(run.outputs["failure"]).toBe("artifact-quota");
    expectLocalBackup(run);
    expect(run.outputs).not.toHaveProperty("artifact-id");
  });

  it("ends in time when the job is cancelled during the upload, and leaves the local backup whole", async () => {
    service.failWith({ call: "PutBlock", kind: "hang" });
    const step = startAction(inputs({}), { env: service.env });
    await step.sees(/Beginning upload/, 60_000);
    const run = await step.cancel();
    expect(run.signal).toBeNull();
    expect(run.outputs["failure"]).toBe("cancelled");
    expectLocalBackup(run);
    expect(run.orphans).toEqual([]);
    expect(run.tempListing).toEqual([]);
  });

  it("needs no service with upload: never", async () => {
    const run = await backup({ upload: "never" }, { env: {} });
    expect(run.exitCode, run.log).toBe(0);
    savedImage(run);
    expect(run.outputs).not.toHaveProperty("artifact-id");
  });

  it.each([
    ["without a service", { ACTIONS_RUNTIME_TOKEN: undefined }, "artifact-unsupported"],
    [
      "on GitHub Enterprise Server",
      { GITHUB_SERVER_URL: "https://github.example.com" },
      "artifact-unsupported",
    ],
  ])("is refused %s before the board is touched", async (_, env, failure) => {
    const { connections } = board.log;
    const run = await backup({}, { env: { ...service.env, ...env } });
    expect(run.exitCode).toBe(1);
    expect(run.outputs["failure"]).toBe(failure);
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]?.message).toContain("upload: never");
    expect(board.log.connections).toBe(connections);
    expect(existsSync(join(run.workspace, "backup.bin"))).toBe(false);
  });
});

function inputs(more: Record<string, string | number>) {
  return { operation: "backup", port: board.url, output: "backup.bin", ...more };
}

function backup(more: Record<string, string | number>, options: ActionOptions = {}): Promise<ActionRun> {
  return runAction(inputs(more), { env: service.env, ...options });
}

function savedImage(run: ActionRun): Buffer {
  const image = readFileSync(join(run.workspace, run.outputs["output-path"] ?? "backup.bin"));
  expect(image.equals(board.flash.read(0, FLASH_BYTES))).toBe(true);
  return image;
}

/** The step failed, with one annotation that says where the whole backup lies. */
function expectLocalBackup(run: ActionRun): void {
  expect(run.exitCode).toBe(1);
  savedImage(run);
  const errors = run.annotations.filter(({ level }) => level === "error");
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toContain("backup.bin");
}
