import { describe, expect, it } from "vitest";
import { FAILURES } from "../../../src/system/errors.ts";
import { faultOf } from "../../support/board/fault-step.ts";
import { gateBench } from "../../support/board/gate-bench.ts";
import { GATE_FAULTS } from "../../support/gate/gate-faults.ts";
import { expectNothingLeftBehind } from "../../support/runner/step-proof.ts";
import { sample } from "../../support/sample.ts";

const CELLS = sample("a gate with a fault", GATE_FAULTS, ({ name }) => [name]);
const DEADLINE_MS = 240_000;

describe(CELLS.title, () => {
  it.concurrent.each(CELLS.cases.map((cell) => [cell.name, cell] as const))(
    "%s",
    async (_, { boots, faults = [], signal, code }) => {
      await using bench = await gateBench("esp32", { boots, board: { faults: faults.map(faultOf) } });
      const gate = { expect: "ready$", settle: 0, "console-log": "console.log", junit: "junit.xml" };
      const inputs = { operation: "flash", files: bench.files, "gate-timeout": code === "silent" ? 3 : 60 };
      const step = bench.start(
        { ...inputs, ...gate },
        {
          onLine: (line) => {
            if (signal !== undefined && /^\[\+\S+ up$/.test(line)) step.kill(signal);
          },
        },
      );
      const run = await step.done;
      expectNothingLeftBehind(run);
      expect(run.exitCode, run.log).toBe(code === undefined ? 0 : 1);
      expect(run.outputs, run.log).toMatchObject({
        "board-state": "written",
        ...(code === undefined
          ? { verdict: "passed", "app-started": "yes" }
          : { failure: code, "failure-class": FAILURES[code] }),
      });
      expect(run.annotations.filter(({ level }) => level === "error")).toHaveLength(
        code === undefined ? 0 : 1,
      );
      await bench.board.liftFaults();
      const next = await bench.start({ operation: "info" }).done;
      expect(next.outputs, next.log).toMatchObject({ success: "true" });
      // What was written and verified is finished, whatever its firmware does.
      expect("previous-interruption" in next.outputs).toBe(false);
    },
    DEADLINE_MS,
  );
});
