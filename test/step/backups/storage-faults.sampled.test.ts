import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ActionInputs, ActionRun } from "../../support/runner/action.ts";
import { IDENTITY } from "../../support/backups/age-keys.ts";
import { backupOf } from "../../support/backups/made-backup.ts";
import { BOARD_SIZE, expectNoSecrets, storageBench, wear } from "../../support/github/storage-bench.ts";
import { STORAGE_FAULTS, type StorageFault } from "../../support/github/storage-faults.ts";
import { expectNothingLeftBehind } from "../../support/runner/step-proof.ts";
import { sample } from "../../support/sample.ts";

/** Each way in which a restore fails, of `faults`. */
function sampleOf(title: string, faults: readonly StorageFault[]) {
  const { cases, ...named } = sample(title, faults, ({ restore }) => [`${restore.class} ${restore.code}`]);
  return { ...named, cases: cases.map((fault) => [fault.name, fault] as const) };
}

const RESTORES = sampleOf(
  "a restore fails and writes nothing, for a backup in an artifact with the fault",
  STORAGE_FAULTS,
);
const FATAL = sampleOf(
  "a backup fails before the board is touched, for a baseline that no run could read",
  STORAGE_FAULTS.filter(({ fatal }) => fatal === true),
);
const WARNED = sampleOf(
  "a backup warns and reads what is not blank, for a baseline in an artifact with the fault",
  STORAGE_FAULTS.filter(({ fatal }) => fatal !== true),
);

/** Several steps at once on a busy machine. */
const DEADLINE_MS = 480_000;

/** A board, and an earlier run that has stored a backup of it, with this fault. */
async function benchWith({ stored, expired = false, changes, inputs, faults = [] }: StorageFault) {
  const bench = await storageBench();
  const { board, service } = bench;
  const bytes = await stored?.(backupOf(board, changes));
  const artifacts = bytes === undefined ? [] : [{ name: "board", bytes, expired }];
  service.addRun({ id: 77 }, ...artifacts);
  service.failWith(...faults);
  const step = (more: ActionInputs): Promise<ActionRun> =>
    bench.step({ "age-identity": IDENTITY, ...more, ...inputs });
  return { ...bench, step };
}

describe(RESTORES.title, () => {
  it.concurrent.each(RESTORES.cases)(
    "%s",
    async (_, fault) => {
      await using at = await benchWith(fault);
      wear(at.board);
      const run = await at.step({ operation: "restore", backup: "artifact:board", "run-id": 77 });
      const { code, says } = fault.restore;
      expect(run.outputs, run.log).toMatchObject({
        failure: code,
        "failure-class": fault.restore.class,
        "board-state": "untouched",
      });
      expect(run.exitCode).toBe(1);
      expect(at.board.log).toMatchObject({ writes: [], erases: [] });
      // Who it is has to be asked of the board itself; all else is found out without it.
      if (code !== "backup-of-other-board") expect(at.board.log.connections).toBe(0);
      const errors = run.annotations.filter(({ level }) => level === "error");
      expect(errors).toHaveLength(1);
      expect(errors[0]?.message).toMatch(says);
      expectNothingLeftBehind(run);
      expectNoSecrets(run, at.service);
    },
    DEADLINE_MS,
  );
});

describe(FATAL.title, () => {
  it.concurrent.each(FATAL.cases)(
    "%s",
    async (_, fault) => {
      await using at = await benchWith(fault);
      const run = await at.step({ operation: "backup", output: "b.bin", baseline: "artifact:board" });
      expect(run.exitCode, run.log).toBe(1);
      expect(run.outputs).toMatchObject({ failure: fault.restore.code, "board-state": "untouched" });
      expect(at.board.log.connections).toBe(0);
      expect(run.annotations).toHaveLength(1);
      expect(run.annotations[0]?.message).toMatch(fault.baseline ?? /^$/);
      expect(run.annotations[0]?.message).toMatch(/^The baseline "artifact:board" cannot be read/);
      if (fault.restore.code === "artifact-forbidden") {
        expect(run.annotations[0]?.message).toContain("`permissions: actions: read`");
      }
      expect(at.service.artifacts).toEqual([]);
      expectNothingLeftBehind(run);
      expectNoSecrets(run, at.service);
    },
    DEADLINE_MS,
  );
});

describe(WARNED.title, () => {
  it.concurrent.each(WARNED.cases)(
    "%s",
    async (_, fault) => {
      await using at = await benchWith(fault);
      const run = await at.step({
        operation: "backup",
        output: "b.bin",
        baseline: "artifact:board",
        upload: "changed",
      });
      expect(run.exitCode, run.log).toBe(0);
      expect(readFileSync(join(at.workspace, "b.bin")).equals(at.board.flash.read(0, BOARD_SIZE))).toBe(true);
      expect(run.outputs).toMatchObject({ verified: "true", "board-state": "untouched" });
      const warnings = run.annotations.map(({ level, title, message }) => ({ level, title, message }));
      if (fault.baseline === undefined) {
        expect(run.outputs).toMatchObject({ changed: "false", uploaded: "false", "bytes-transferred": "0" });
        expect(warnings).toEqual([]);
      } else {
        expect(run.outputs).toMatchObject({ uploaded: "true", "artifact-id": "1001" });
        expect(run.outputs).not.toHaveProperty("changed");
        expect(Number(run.outputs["bytes-transferred"])).toBeGreaterThan(0);
        expect(warnings).toHaveLength(1);
        expect(warnings[0]).toMatchObject({ level: "warning", title: "esptool-action: baseline" });
        expect(warnings[0]?.message).toMatch(fault.baseline);
        expect(warnings[0]?.message).not.toContain("it cannot be used");
      }
      expectNothingLeftBehind(run);
      expectNoSecrets(run, at.service);
    },
    DEADLINE_MS,
  );
});
