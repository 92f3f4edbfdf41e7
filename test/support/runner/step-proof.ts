// What has to be true after a step of the fault tests that says it succeeded.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { ActionRun } from "./action.ts";
import { sha256 } from "../bytes.ts";
import type { Operation } from "../board/fault-matrix.ts";
import { BACKUP, IMAGES } from "../board/fault-step.ts";
import type { TestBoard } from "../board/virtual-board.ts";

/** Nothing is left in the runner's temporary folder, no process, and nothing for later steps. */
export function expectNothingLeftBehind(run: ActionRun): void {
  expect(run.tempListing).toEqual([]);
  expect(run.orphans).toEqual([]);
  expect([run.exportedEnv, run.addedPaths, run.state]).toEqual([{}, [], {}]);
}

/** The step says that it succeeded, and flash and files are as they then must be. */
export function expectWellDone(run: ActionRun, operation: Operation, board: TestBoard): void {
  expect(run.outputs, run.log).toMatchObject({ success: "true" });
  expect(run.outputs).not.toHaveProperty("failure");
  expect(run.exitCode).toBe(0);
  expect(run.annotations.filter(({ level }) => level === "error")).toEqual([]);
  const file = (path: string): Buffer => readFileSync(join(run.workspace, path));
  switch (operation) {
    case "flash":
      expect(run.outputs["verified"]).toBe("true");
      // An earlier flash may have come further than its step.
      expect(run.outputs["board-state"]).toBe(run.outputs["bytes-written"] === "0" ? "untouched" : "written");
      for (const { address, bytes } of IMAGES) {
        expect(board.flash.read(address, bytes.length).equals(bytes)).toBe(true);
      }
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
    case "restore":
      expect(run.outputs).toMatchObject({ verified: "true", "manifest-checked": "true" });
      expect(["written", "untouched"]).toContain(run.outputs["board-state"]);
      expect(board.flash.read(0, board.flash.size).equals(BACKUP)).toBe(true);
      break;
    case "reset":
      expect(run.outputs).toMatchObject({ into: "app", "board-state": "untouched" });
      expect(board.mode).toBe("application");
      break;
    case "backup": {
      const wanted = board.flash.read(0, board.flash.size);
      expect(file("backups/today/flash.bin").equals(wanted)).toBe(true);
      expect(file(run.outputs["manifest-path"] ?? "").toString()).toContain(sha256(wanted));
      break;
    }
  }
}
