import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/virtual-board/faults/random.ts";
import { type ActionRun, startAction } from "../../support/runner/action.ts";
import { OPERATIONS, type Operation } from "../../support/board/fault-matrix.ts";
import {
  boardFor,
  type Contents,
  contentsOf,
  INPUTS,
  portFor,
  workspaceWithFiles,
} from "../../support/board/fault-step.ts";
import type { TestBoard } from "../../support/board/virtual-board.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { expectNothingLeftBehind, expectWellDone } from "../../support/runner/step-proof.ts";
import { sample } from "../../support/sample.ts";

// KILLS=100 KILLS_SEED=7 npm run test:full -- test/step/runner/kills.sampled.test.ts
const KILLS = Number(process.env["KILLS"] ?? 40);
const SEED = Number(process.env["KILLS_SEED"] ?? 1);
const SIGNALS = ["SIGINT", "SIGTERM", "SIGKILL"] as const;
/** A kill of this share comes while the step prepares; the others by the traffic, so that no machine is too slow. */
const EARLY = 0.2;
const LATEST_EARLY_MS = 1_500;
/** About the bytes that a whole step moves, both ways; a kill that comes too late is one, too. */
const TRAFFIC: Readonly<Record<Operation, number>> = {
  flash: 50_000,
  verify: 22_000,
  read: 42_000,
  erase: 22_000,
  backup: 290_000,
  restore: 80_000,
  reset: 20_000,
};
/** Makes all steps last, so that most kills find esptool at work. */
const SLOW = "slow:ms=12";
/** Files that a killed step may leave: they say themselves that they are not whole. */
const PART = /\.[\da-f]{8}\.part$/;
const DEADLINE_MS = 480_000;

interface Kill {
  readonly name: string;
  readonly operation: Operation;
  readonly next: Operation;
  readonly signal: (typeof SIGNALS)[number];
  readonly moment: { readonly ms: number } | { readonly bytes: number };
}

const random = seededRandom(SEED);
const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
  items[Math.floor(random() * items.length)] ?? items[0];
const ROUNDS: readonly Kill[] = Array.from({ length: KILLS }, (_, index) => {
  const operation = pick(OPERATIONS);
  // Only a flash that was neither written nor erased still holds the images; only a reset stops an application.
  const next: Operation =
    operation === "verify" || operation === "reset"
      ? operation
      : pick(["flash", "read", "erase", "backup", "restore"]);
  const signal = pick(SIGNALS);
  const moment =
    random() < EARLY
      ? { ms: Math.floor(random() * LATEST_EARLY_MS) }
      : { bytes: Math.floor(random() * TRAFFIC[operation]) };
  const when = "ms" in moment ? `${moment.ms} ms after its start` : `when ${moment.bytes} bytes have passed`;
  return {
    name: `${index + 1}: ${signal} to ${operation} ${when}, then ${next}`,
    operation,
    next,
    signal,
    moment,
  };
});
/** Each operation that is killed, each signal, and a kill while the step prepares. */
const SAMPLE = sample("a step that is killed at any moment", ROUNDS, ({ operation, signal, moment }) => [
  operation,
  signal,
  "ms" in moment ? "early" : "at work",
]);
const endings: Record<string, number> = {};

describe(SAMPLE.title, () => {
  it.concurrent.each(SAMPLE.cases.map((round) => [round.name, round] as const))(
    "%s",
    async (_, { operation, next, signal, moment }) => {
      await using board = await boardFor(operation, { faults: [SLOW] });
      const flashBefore = board.flash.read(0, board.flash.size);
      await using port = await portFor(operation, board);
      const lockFolder = freshFolder("locks");
      const workspace = workspaceWithFiles(board);
      const filesBefore = contentsOf(workspace);
      const inputs = { port: port.url, "lock-folder": lockFolder };
      const step = startAction({ operation, ...inputs, ...INPUTS[operation] }, { workspace });
      await arrival(moment, board, step.done);
      step.kill(signal);
      const run = await step.done;
      const ending = run.outputs["failure"] ?? (run.exitCode === 0 ? "success" : String(run.signal));
      endings[`${signal} ${ending}`] = (endings[`${signal} ${ending}`] ?? 0) + 1;

      expectNothingLost(filesBefore, contentsOf(workspace), board);
      if (signal !== "SIGKILL") expectCleanEnd(run, ending);
      if (ending === "success") expectWellDone(run, operation, board);
      if (run.outputs["board-state"] === "untouched" || operation === "read" || operation === "backup") {
        expect(board.flash.read(0, board.flash.size).equals(flashBefore)).toBe(true);
      }
      const isChanged = !board.flash.read(0, board.flash.size).equals(flashBefore);

      const replace = next === "backup" ? { overwrite: true } : {};
      const again = await startAction(
        { operation: next, ...inputs, ...INPUTS[next], ...replace },
        { workspace },
      ).done;
      expectWellDone(again, next, board);
      expectNothingLeftBehind(again);
      // Whoever finds the flash changed by a step that did not finish is told so.
      if (isChanged && ending !== "success") {
        expect(again.outputs["previous-interruption"]).toContain(`"operation":"${operation}"`);
      }
      await expectGone(run.orphans);
    },
    DEADLINE_MS,
  );
});

afterAll(() => {
  if (process.env["KILLS"] !== undefined) console.info(`${KILLS} kills, seed ${SEED}:`, endings);
});

async function arrival(moment: Kill["moment"], { log }: TestBoard, done: Promise<unknown>): Promise<void> {
  if ("ms" in moment) {
    await setTimeout(moment.ms);
    return;
  }
  const end = new AbortController();
  void done.finally(() => end.abort()).catch(() => undefined);
  while (!end.signal.aborted && log.bytesIn + log.bytesOut <= moment.bytes) await setTimeout(1);
}

/** What was there is there, or has been replaced by a whole one; what is new is whole, or says that it is not. */
function expectNothingLost(before: Contents, after: Contents, board: TestBoard): void {
  const whole: Contents = {
    "out/part.bin": board.flash.read(0x10000, 20_000).toString("base64"),
    "backups/today/flash.bin": board.flash.read(0, board.flash.size).toString("base64"),
  };
  for (const [path, contents] of Object.entries(before)) {
    expect([contents, whole[path]], path).toContain(after[path]);
  }
  for (const [path, contents] of Object.entries(after)) {
    if (path in before || contents === "folder" || PART.test(path)) continue;
    if (path.endsWith(".json"))
      expect(() => void JSON.parse(Buffer.from(contents, "base64").toString())).not.toThrow();
    else expect(contents === whole[path], `${path} is whole`).toBe(true);
  }
}

/** A step that can still act says what became of it, and takes everything along. */
function expectCleanEnd(run: ActionRun, ending: string): void {
  expectNothingLeftBehind(run);
  expect(Object.keys(contentsOf(run.workspace)).filter((path) => PART.test(path))).toEqual([]);
  // Before the action has begun to listen to signals there is nothing to tell, either.
  expect(["success", "cancelled", run.signal]).toContain(ending);
  const errors = run.annotations.filter(({ level }) => level === "error");
  expect(errors).toHaveLength(ending === "cancelled" ? 1 : 0);
}

/** What a killed step had started notices it, and ends. */
async function expectGone(processes: readonly string[]): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (const line of processes) {
    while (isAlive(line.split(" ")[0] ?? "")) {
      expect(Date.now(), `${line} continues`).toBeLessThan(deadline);
      await setTimeout(50);
    }
  }
}

/** Linux, where orphans are found: one that has ended and whose parent has not collected it has no command line any more. */
function isAlive(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`).length > 0;
  } catch {
    return false;
  }
}
