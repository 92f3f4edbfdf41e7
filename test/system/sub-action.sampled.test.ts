// The sub-actions whose purpose outlives their step, with a process that never becomes ready: what ends the step early
// must leave nothing behind. Real processes and signals; not on Windows, which has no /bin/sleep.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { isRunning } from "../../src/system/processes/background.ts";
import { standIn } from "../support/qemu/stand-in-program.ts";
import { type ActionInputs, type ActionRun, runAction, startAction } from "../support/runner/action.ts";
import { freshFolder } from "../support/runner/runner.ts";
import { oneIn, sample } from "../support/sample.ts";

const sampled = oneIn(3);

const PRELOAD = pathToFileURL(join(import.meta.dirname, "../support/runner/companion-preload.ts")).href;
const DEADLINE_MS = 120_000;
const STRAY = "Something went wrong inside the action: socket hang up. This is a bug.";
const UNFINISHED = "the step stopped before it finished";

/** What each sub-action is given, with what its `post` reports as stopped. */
const SUB_ACTIONS: Readonly<Record<string, { inputs: () => ActionInputs; stopped: string }>> = {
  reserve: {
    inputs: () => ({ port: "socket://localhost:5555", "lock-folder": join(freshFolder("locks"), "locks") }),
    stopped: "The board was released.",
  },
  "virtual-board": {
    inputs: () => ({ chip: "esp32", image: "boards/flash.bin" }),
    stopped: "The virtual board was stopped.",
  },
  qemu: {
    inputs: () => ({ chip: "esp32", image: "boards/flash.bin", "qemu-path": standIn().program }),
    stopped: "The board in QEMU was stopped.",
  },
};
const NAMES = Object.keys(SUB_ACTIONS);

/** Its `main`, as soon as it waits. */
async function waiting(name: string, strayKind?: string) {
  const pidFile = join(freshFolder("companion"), "pid");
  const pid = (): number => (existsSync(pidFile) ? Number(readFileSync(pidFile, "utf8")) : 0);
  onTestFinished(() => {
    if (pid() > 0 && isRunning(pid())) process.kill(pid(), "SIGKILL");
  });
  const step = startAction(SUB_ACTIONS[name]?.inputs() ?? {}, {
    manifest: `${name}/action.yml`,
    env: { NODE_OPTIONS: `--import=${PRELOAD}`, COMPANION_PID: pidFile, STRAY_KIND: strayKind },
  });
  await expect.poll(pid, { timeout: DEADLINE_MS, interval: 5 }).toBeGreaterThan(0);
  return { step, pid: pid() };
}

function post(name: string, main: ActionRun, strayKind?: string): Promise<ActionRun> {
  return runAction(
    {},
    {
      manifest: `${name}/action.yml`,
      phase: "post",
      state: main.state,
      temp: main.temp,
      env: { NODE_OPTIONS: `--import=${PRELOAD}`, STRAY_KIND: strayKind },
    },
  );
}

const messagesOf = ({ annotations }: ActionRun): string[] => annotations.map(({ message }) => message);

function leavesNothing(run: ActionRun, pid: number): void {
  expect(isRunning(pid)).toBe(false);
  expect(run.orphans).toEqual([]);
  expect(run.tempListing).toEqual([]);
  expect(
    readdirSync(run.workspace, { recursive: true, withFileTypes: true }).filter((it) => it.isFile()),
  ).toEqual([]);
}

describe.skipIf(process.platform === "win32").each(NAMES)("%s/", (name) => {
  sampled(
    "stops what it started and fails with one annotation when the job is cancelled while it waits",
    async () => {
      const { step, pid } = await waiting(name);
      step.kill("SIGINT");
      const run = await step.done;
      expect(run.exitCode, run.log).toBe(1);
      expect(messagesOf(run)).toEqual([expect.stringMatching(/^The step was cancelled\. Run it again\./)]);
      leavesNothing(run, pid);
      expect(await post(name, run)).toMatchObject({ exitCode: 0, log: "" });
    },
  );

  it.each(
    sample("ends in the same way when a library's %s reaches no caller", ["error", "rejection"], () => [
      "a case",
    ]).cases,
  )("ends in the same way when a library's %s reaches no caller", async (kind) => {
    const { step, pid } = await waiting(name, kind);
    const run = await step.done;
    expect(run.exitCode, run.log).toBe(1);
    expect(messagesOf(run)).toEqual([expect.stringContaining(STRAY)]);
    expect(run.stderr).not.toContain("    at ");
    leavesNothing(run, pid);
  });

  sampled("fails when a promise never settles, and stops all in post in spite of a stray error", async () => {
    const { step, pid } = await waiting(name, "never-settles");
    const run = await step.done;
    expect(run.exitCode, run.log).toBe(1);
    expect(messagesOf(run)).toEqual([expect.stringContaining(UNFINISHED)]);
    const end = await post(name, run, "error");
    expect(end.exitCode, end.log).toBe(0);
    expect(end.log).toContain(SUB_ACTIONS[name]?.stopped);
    expect(end.annotations).toMatchObject([{ level: "warning" }]);
    expect(messagesOf(end)).toEqual([expect.stringContaining(STRAY)]);
    await expect.poll(() => isRunning(pid), { timeout: DEADLINE_MS }).toBe(false);
  });

  sampled("warns when a promise of post never settles, and does not fail the job", async () => {
    const { step } = await waiting(name, "never-settles");
    const end = await post(name, await step.done, "never-settles");
    expect(end.exitCode, end.log).toBe(0);
    expect(end.annotations).toMatchObject([{ level: "warning" }]);
    expect(messagesOf(end)).toEqual([expect.stringContaining(UNFINISHED)]);
  });
});
