import { closeSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { failureOf } from "../../support/esptool/esptool.ts";
import { claimantOf } from "../../../src/board/locks/holder.ts";
import {
  type BoardLockOptions,
  acquireBoardLock,
  boardHolder,
  reserveBoard,
} from "../../../src/board/locks/lock.ts";
import { hostLock } from "../../../src/system/files/file-lock.ts";
import { type LockStep, startLockStep, type StepWork } from "../../support/board/lock-step.ts";
import { publicFolder } from "../../support/runner/public-folder.ts";
import { freshFolder } from "../../support/runner/runner.ts";

const windows = process.platform === "win32";

/** The variables of a job of another repository. */
const NEIGHBOUR = {
  RUNNER_TRACKING_ID: "github_neighbour",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "neighbour/sensor",
  GITHUB_RUN_ID: "77",
  GITHUB_WORKFLOW: "Nightly",
  GITHUB_JOB: "soak",
};

function place(): Pick<StepWork, "folder" | "key"> {
  return { folder: join(freshFolder("locks"), "locks"), key: "usb-1-1-0123456789abcdef" };
}

function options(
  at: Pick<StepWork, "folder" | "key">,
  more: Partial<BoardLockOptions> = {},
): BoardLockOptions {
  return {
    ...at,
    port: "/dev/ttyUSB0",
    claimant: claimantOf({}),
    hostLock: hostLock({ path: process.env["PATH"] }),
    timeoutMs: 0,
    signal: new AbortController().signal,
    pollMs: 10,
    ...more,
  };
}

async function isFree(at: Pick<StepWork, "folder" | "key">): Promise<boolean> {
  await using step = startLockStep(at);
  const outcome = await Promise.race([step.sees("held"), step.sees("failed")]);
  if (outcome.event === "failed") expect(outcome.code).toBe("board-locked");
  await step.finish();
  return outcome.event === "held";
}

/** The process that the step started and left behind. */
async function programOf(step: LockStep): Promise<Disposable & { readonly end: () => void }> {
  const { pid = 0 } = await step.sees("program");
  expect(pid).toBeGreaterThan(1);
  const end = (): void => {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Has ended.
    }
  };
  return { end, [Symbol.dispose]: end };
}

describe("the lock of a board", () => {
  it("goes to only one of two racing processes", async () => {
    const at = place();
    await using one = startLockStep(at);
    await using other = startLockStep(at);
    const outcomes = await Promise.all(
      [one, other].map((step) => Promise.race([step.sees("held"), step.sees("failed")])),
    );
    expect(outcomes.map(({ event }) => event).sort()).toEqual(["failed", "held"]);
    expect(outcomes.find(({ event }) => event === "failed")?.code).toBe("board-locked");
  });

  it("is separate for each board", async () => {
    const at = place();
    await using step = startLockStep(at);
    await step.sees("held");
    expect(await isFree({ ...at, key: "usb-1-2-0123456789abcdef" })).toBe(true);
    expect(await isFree(at)).toBe(false);
  });

  it("is free after its release, including for the process that held it", async () => {
    const at = place();
    for (let round = 0; round < 3; round++) {
      const lock = await acquireBoardLock(options(at));
      expect(lock).toMatchObject({ passedThrough: false, waitedMs: 0 });
      lock.release();
      lock.release();
    }
    expect(await isFree(at)).toBe(true);
  });

  it("is released by the system when its holder is killed", async () => {
    const at = place();
    await using step = startLockStep(at);
    await step.sees("held");
    expect(await isFree(at)).toBe(false);
    await step.kill();
    expect(await isFree(at)).toBe(true);
  });

  it("outlives a killed step while a program that it started uses the board, and names that step", async () => {
    const at = place();
    await using step = startLockStep({ ...at, program: true, env: NEIGHBOUR });
    using program = await programOf(step);
    await step.kill();
    const failure = await failureOf(acquireBoardLock(options(at)));
    expect(failure.code).toBe("board-locked");
    expect(failure.message).toContain("held by neighbour/sensor (job soak");
    // Only Linux shows it.
    const { pid = -1 } = await step.sees("program");
    if (process.platform === "linux") expect(failure.message).toContain(`(PID ${pid})`);
    await expect(reserveBoard(options(at))).rejects.toMatchObject({ code: "board-locked" });
    program.end();
    const lock = await acquireBoardLock(options(at, { timeoutMs: 30_000 }));
    lock.release();
  });

  it("reports its holder: a step, a reservation, what a killed step left running, or none", async () => {
    const at = place();
    const look = () => boardHolder(options(at));
    expect(await look()).toBeUndefined();
    await using step = startLockStep({ ...at, program: true, env: NEIGHBOUR });
    await step.sees("held");
    expect(await look()).toMatchObject({ kind: "step", repository: "neighbour/sensor" });
    using program = await programOf(step);
    await step.kill();
    expect(await look()).toMatchObject({ kind: "step", repository: "neighbour/sensor" });
    program.end();
    const { fd = -1 } = await reserveBoard(options(at, { timeoutMs: 30_000 }));
    expect(await look()).toMatchObject({ kind: "reservation" });
    closeSync(fd);
    expect(await look()).toBeUndefined();
  });

  it("shows its holder to a waiting step, which gets it as soon as it is released", async () => {
    const at = place();
    await using holder = startLockStep({ ...at, env: NEIGHBOUR });
    await holder.sees("held");
    await using waiter = startLockStep({ ...at, timeoutMs: 60_000 });
    const { text } = await waiter.sees("waiting");
    expect(text).toMatch(
      /^Waiting for the board on \/dev\/ttyUSB0: held by neighbour\/sensor \(job soak of "Nightly", https:\/\/github\.com\/neighbour\/sensor\/actions\/runs\/77\), since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\. At most \d+ s more\.$/,
    );
    await holder.finish();
    await waiter.sees("held");
    await waiter.finish();
  });

  it("is no longer awaited after lock-timeout, with a message that names the holder", async () => {
    const at = place();
    await using holder = startLockStep({ ...at, env: NEIGHBOUR });
    await holder.sees("held");
    await expect(acquireBoardLock(options(at, { timeoutMs: 50 }))).rejects.toMatchObject({
      code: "board-locked",
      class: "link",
      message: expect.stringMatching(
        /held by neighbour\/sensor .*actions\/runs\/77.* was not released within/,
      ) as string,
    });
  });

  it("is no longer awaited once the step is cancelled", async () => {
    const at = place();
    await using holder = startLockStep(at);
    await holder.sees("held");
    const cancel = new AbortController();
    const waiting = acquireBoardLock(
      options(at, { timeoutMs: 60_000, pollMs: 60_000, signal: cancel.signal, onWait: () => cancel.abort() }),
    );
    await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
    await holder.finish();
    expect(await isFree(at)).toBe(true);
  });

  it("never goes to two of eight racing processes at once", async () => {
    const at = place();
    const marks = join(freshFolder("marks"), "marks");
    const race = { rounds: 4, marks };
    const steps = Array.from({ length: 8 }, () => startLockStep({ ...at, timeoutMs: 60_000, race }));
    await Promise.all(steps.map((step) => step.finish()));
    const lines = readFileSync(marks, "utf8").trim().split("\n");
    expect(lines).toHaveLength(2 * 8 * race.rounds);
    for (let index = 0; index < lines.length; index += 2) {
      expect(lines[index]).toMatch(/^begin /);
      expect(lines[index + 1]).toBe(lines[index]?.replace("begin", "end"));
    }
  });

  it.skipIf(windows)("is shared by all users of the host, whatever their umask", async () => {
    const at = place();
    const before = process.umask(0o077);
    try {
      (await acquireBoardLock(options(at))).release();
    } finally {
      process.umask(before);
    }
    expect(statSync(at.folder).mode & 0o7777).toBe(0o1777);
    for (const purpose of ["turn", "use"]) {
      expect(statSync(join(at.folder, `${at.key}.${purpose}.lock`)).mode & 0o777).toBe(0o666);
    }
  });

  it.skipIf(process.getuid?.() !== 0)("is respected between users", async () => {
    using folder = publicFolder();
    const at = { folder: join(folder.path, "locks"), key: "board" };
    await using stranger = startLockStep({ ...at, env: NEIGHBOUR, user: 65_534 });
    await stranger.sees("held");
    await expect(acquireBoardLock(options(at))).rejects.toThrow("held by neighbour/sensor");
    await stranger.finish();
    const own = await acquireBoardLock(
      options(at, { claimant: claimantOf({ GITHUB_REPOSITORY: "octocat/firmware" }) }),
    );
    await using later = startLockStep({ ...at, user: 65_533 });
    expect((await later.sees("failed")).message).toContain("held by octocat/firmware");
    own.release();
  });
});

describe("a reservation", () => {
  const OWN = { RUNNER_TRACKING_ID: "github_own", GITHUB_REPOSITORY: "octocat/firmware", GITHUB_RUN_ID: "1" };

  it("lets only the steps of its job pass, one at a time", async () => {
    const at = place();
    using job = await reserved(at, OWN);
    await using step = startLockStep({ ...at, env: OWN });
    expect((await step.sees("held")).passedThrough).toBe(true);
    await expect(acquireBoardLock(options(at, { claimant: claimantOf(OWN) }))).rejects.toMatchObject({
      code: "board-locked",
    });
    await step.finish();
    const lock = await acquireBoardLock(options(at, { claimant: claimantOf(OWN) }));
    expect(lock.passedThrough).toBe(true);
    lock.release();
    await expect(acquireBoardLock(options(at, { claimant: claimantOf(NEIGHBOUR) }))).rejects.toThrow(
      "held by a reservation of octocat/firmware",
    );
    job.end();
    expect(await isFree(at)).toBe(true);
  });

  it("does not let a run pass that cannot be identified", async () => {
    const at = place();
    using job = await reserved(at, {});
    expect(await isFree(at)).toBe(false);
    job.end();
    expect(await isFree(at)).toBe(true);
  });

  it("is taken once by a job that asks twice", async () => {
    const at = place();
    using job = await reserved(at, OWN);
    const again = await reserveBoard(options(at, { claimant: claimantOf(OWN) }));
    expect(again).toMatchObject({ fd: undefined, since: job.since });
  });

  /** Held by this process. */
  async function reserved(at: Pick<StepWork, "folder" | "key">, env: Readonly<Record<string, string>>) {
    const { fd, since } = await reserveBoard(options(at, { claimant: claimantOf(env) }));
    let open = true;
    const end = (): void => {
      if (open && fd !== undefined) closeSync(fd);
      open = false;
    };
    return { since, end, [Symbol.dispose]: end };
  }
});
