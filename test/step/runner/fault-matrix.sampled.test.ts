import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { STATE_SENTENCES } from "../../../src/firmware/flash/board-state.ts";
import type { ActionRun } from "../../support/runner/action.ts";
import { FAULT_PAGE, renderFaultPage } from "../../support/board/fault-page.ts";
import {
  type Failing,
  isFailing,
  MATRIX,
  type MatrixCase,
  type Operation,
  type Outcome,
} from "../../support/board/fault-matrix.ts";
import { BEFORE, type CellRun, runCell } from "../../support/board/fault-step.ts";
import { expectNothingLeftBehind, expectWellDone } from "../../support/runner/step-proof.ts";
import { sample } from "../../support/sample.ts";

/** Each fault, and each operation with each kind of ending. */
const CELLS = sample("a step with a fault", MATRIX, ({ name, operation, outcome }) => [
  name,
  `${operation} ${endingOf(outcome)}`,
]);
const CASES = CELLS.cases.map((cell) => [`${cell.operation}, ${cell.name}`, cell] as const);
/** Two steps, each with its own deadline. */
const DEADLINE_MS = 480_000;

describe(CELLS.title, () => {
  it.concurrent.each(CASES)(
    "%s",
    async (_, cell) => {
      await using cellRun = await runCell(cell);
      expectNothingLeftBehind(cellRun.run);
      if (isFailing(cell.outcome)) expectFailure(cellRun, cell.outcome);
      else {
        expectWellDone(cellRun.run, cell.operation, cellRun.board);
        expectAttempts(cellRun.run, cell);
      }
      const next = nextOf(cell);
      const again = await cellRun.again(next);
      expectNothingLeftBehind(again);
      expectWellDone(again, next, cellRun.board);
      // What an unfinished change has left is told to whoever comes next, and only that.
      const isUnfinished = isFailing(cell.outcome) && cell.outcome.state !== "untouched";
      expect("previous-interruption" in again.outputs).toBe(isUnfinished);
      expect(cellRun.board.log.errors).toEqual([]);
    },
    DEADLINE_MS,
  );
});

function endingOf(outcome: Outcome): string {
  if (isFailing(outcome)) return "fails";
  return outcome.attempts > 1 ? "is repaired" : "bears it";
}

/**
 * Whatever happened to the step before, its board is free and works. A backup is there already, and long; a restore
 * is run again where it has to repair what the first one left.
 */
function nextOf({ operation, board, outcome }: MatrixCase): Operation {
  if (operation === "reset") return "reset";
  if (board?.secureDownloadMode) return "erase";
  if (operation === "restore")
    return isFailing(outcome) && outcome.state !== "untouched" ? "restore" : "read";
  return operation === "backup" || board?.flashEncryption ? "read" : operation;
}

function expectFailure({ run, board, flashBefore, filesBefore, filesAfter }: CellRun, wanted: Failing): void {
  const { unheard } = wanted;
  const code = unheard !== undefined && run.outputs["failure"] === unheard ? unheard : wanted.code;
  expect(run.outputs, run.log).toMatchObject({
    failure: code,
    "failure-class": wanted.class,
    "board-state": wanted.state,
    attempts: String(wanted.attempts ?? 1),
  });
  expect(run.exitCode).toBe(1);
  expect(run.stderr).toBe("");
  const errors = run.annotations.filter(({ level }) => level === "error");
  expect(errors).toHaveLength(1);
  expect(errors[0]?.title).toBe(`esptool-action: ${code}`);
  expect(errors[0]?.message).toContain(wanted.says ?? STATE_SENTENCES[wanted.state]);
  expect(run.summary).toContain(code);
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

describe("the flash before a step", () => {
  it("is not blank, so that what an erase or a lost write does is seen", () => {
    expect(BEFORE.every((byte) => byte === 0xff)).toBe(false);
  });
});

describe("docs/contributing/fault-matrix.md", () => {
  it("is what the table says", async () => {
    const page = await renderFaultPage();
    if (process.env["FAULT_PAGE"] === "write") writeFileSync(FAULT_PAGE, page);
    expect(readFileSync(FAULT_PAGE, "utf8").replaceAll("\r\n", "\n")).toBe(page);
  });
});
