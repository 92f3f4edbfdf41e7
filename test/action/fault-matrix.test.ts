import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { STATE_SENTENCES } from "../../src/firmware/board-state.ts";
import type { ActionRun } from "../support/action.ts";
import { sha256 } from "../support/bytes.ts";
import { type Failing, isFailing, MATRIX, type MatrixCase, type Operation } from "../support/fault-matrix.ts";
import { BEFORE, type CellRun, IMAGES, runCell } from "../support/fault-step.ts";

const CASES = MATRIX.map((cell) => [`${cell.operation}, ${cell.name}`, cell] as const);
/** Two steps, each with up to a minute of waiting of its own on a busy machine. */
const DEADLINE_MS = 180_000;

describe("a step with a fault", () => {
  it.concurrent.each(CASES)(
    "%s",
    async (_, cell) => {
      await using cellRun = await runCell(cell);
      expectNothingLeftBehind(cellRun.run);
      if (isFailing(cell.outcome)) expectFailure(cellRun, cell.outcome);
      else {
        expectSuccess(cellRun.run, cell.operation, cellRun);
        expectAttempts(cellRun.run, cell);
      }
      const next = nextOf(cell);
      const again = await cellRun.again(next);
      expectNothingLeftBehind(again);
      expectSuccess(again, next, cellRun);
      expect(cellRun.board.log.errors).toEqual([]);
    },
    DEADLINE_MS,
  );
});

/** Whatever happened to the step before, its board is free and works. A backup is there already, and long. */
function nextOf({ operation, board }: MatrixCase): Operation {
  if (board?.secureDownloadMode) return "erase";
  return operation === "backup" || board?.flashEncryption ? "read" : operation;
}

function expectNothingLeftBehind(run: ActionRun): void {
  expect(run.tempListing).toEqual([]);
  expect(run.orphans).toEqual([]);
  expect(run.stderr).toBe("");
  expect([run.exportedEnv, run.addedPaths, run.state]).toEqual([{}, [], {}]);
}

function expectFailure({ run, board, flashBefore, filesBefore, filesAfter }: CellRun, wanted: Failing): void {
  expect(run.outputs, run.log).toMatchObject({
    failure: wanted.code,
    "failure-class": wanted.class,
    "board-state": wanted.state,
    attempts: String(wanted.attempts ?? 1),
  });
  expect(run.exitCode).toBe(1);
  const errors = run.annotations.filter(({ level }) => level === "error");
  expect(errors).toHaveLength(1);
  expect(errors[0]?.title).toBe(`esptool-action: ${wanted.code}`);
  expect(errors[0]?.message).toContain(wanted.says ?? STATE_SENTENCES[wanted.state]);
  expect(run.summary).toContain(wanted.code);
  // No file was lost, cut short, or left half-made; no folder was left either.
  expect(filesAfter).toEqual(filesBefore);
  if (wanted.state === "untouched")
    expect(board.flash.read(0, board.flash.size).equals(flashBefore)).toBe(true);
}

function expectAttempts(run: ActionRun, { outcome, moment }: MatrixCase): void {
  if (isFailing(outcome)) return;
  const attempts = Number(run.outputs["attempts"]);
  // What is lifted from outside may come too late for the next attempt on a busy machine.
  if (moment?.then === "lift") expect(attempts).toBeGreaterThanOrEqual(outcome.attempts);
  else expect(attempts).toBe(outcome.attempts);
}

function expectSuccess(run: ActionRun, operation: Operation, { board }: CellRun): void {
  expect(run.outputs, run.log).toMatchObject({ success: "true" });
  expect(run.outputs).not.toHaveProperty("failure");
  expect(run.exitCode).toBe(0);
  expect(run.annotations.filter(({ level }) => level === "error")).toEqual([]);
  const file = (path: string): Buffer => readFileSync(join(run.workspace, path));
  switch (operation) {
    case "flash":
      expect(run.outputs).toMatchObject({ verified: "true", "board-state": "written" });
      for (const { address, bytes } of IMAGES)
        expect(board.flash.read(address, bytes.length).equals(bytes)).toBe(true);
      break;
    case "verify":
      expect(run.outputs).toMatchObject({ verified: "true", "board-state": "untouched" });
      break;
    case "read": {
      const wanted = board.flash.read(0x10000, 20_000);
      expect(file("out/part.bin").equals(wanted)).toBe(true);
      expect(run.outputs["sha256"]).toBe(sha256(wanted));
      break;
    }
    case "erase":
      expect(run.outputs["board-state"]).toBe("erased");
      expect(board.flash.read(0x8000, 0x4000).every((byte) => byte === 0xff)).toBe(true);
      break;
    case "backup": {
      const wanted = board.flash.read(0, board.flash.size);
      expect(file("backups/today/flash.bin").equals(wanted)).toBe(true);
      expect(file(run.outputs["manifest-path"] ?? "").toString()).toContain(sha256(wanted));
      break;
    }
  }
}

describe("the flash before a step", () => {
  it("is not blank, so that what an erase or a lost write does is seen", () => {
    expect(BEFORE.every((byte) => byte === 0xff)).toBe(false);
  });
});
