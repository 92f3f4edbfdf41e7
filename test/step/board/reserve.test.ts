import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { boardKey } from "../../../src/board/locks/board-key.ts";
import {
  type ActionOptions,
  type ActionRun,
  REPOSITORY,
  runAction,
  startAction,
} from "../../support/runner/action.ts";
import { startLockStep } from "../../support/board/lock-step.ts";
import { freshFolder, processesOf, runnerEnvironment, subActionScript } from "../../support/runner/runner.ts";

const PORT = "socket://localhost:5555";
const KEY = await boardKey({ kind: "socket", name: PORT, host: "localhost" });
const DEADLINE_MS = 30_000;

/** One runner with one job. */
function job(name: string) {
  const folder = join(freshFolder("locks"), "locks");
  const inputs = { port: PORT, "lock-timeout": 0, "lock-folder": folder };
  const env = {
    ...runnerEnvironment(folder, folder, folder, `github_${name}_${process.pid}`),
    GITHUB_REPOSITORY: `octocat/${name}`,
  };
  return { folder, key: KEY, inputs, env: ownVariables(env) };
}
type Job = ReturnType<typeof job>;

/** Those that tell one job from another; folders are each step's own here. */
function ownVariables(
  env: Readonly<Record<string, string>>,
): Record<string, string> & { RUNNER_TRACKING_ID: string } {
  const telling = Object.entries(env).filter(
    ([name]) => /^(?:GITHUB_|RUNNER_NAME)/.test(name) && name !== "GITHUB_WORKSPACE",
  );
  return { ...Object.fromEntries(telling), RUNNER_TRACKING_ID: env["RUNNER_TRACKING_ID"] ?? "" };
}

const OTHER = { RUNNER_TRACKING_ID: "github_other", GITHUB_REPOSITORY: "octocat/other", GITHUB_RUN_ID: "2" };

function reserve({ inputs, env }: Job, options: ActionOptions = {}): Promise<ActionRun> {
  return runAction(inputs, { manifest: "reserve/action.yml", env, ...options });
}

function giveBack({ env }: Job, main: ActionRun): Promise<ActionRun> {
  const { state, temp } = main;
  return runAction({}, { manifest: "reserve/action.yml", phase: "post", env, state, temp });
}

async function stepOf(at: Job, env: Readonly<Record<string, string>>) {
  await using step = startLockStep({ folder: at.folder, key: at.key, env });
  const outcome = await Promise.race([step.sees("held"), step.sees("failed")]);
  await step.finish();
  return outcome;
}

async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await setTimeout(20);
  }
}

/** Ends the holder of a reservation whose test failed half-way. */
function cleanUp(at: Job): void {
  for (const line of processesOf(at.env.RUNNER_TRACKING_ID)) {
    if (line.includes("holder")) process.kill(Number.parseInt(line, 10), "SIGKILL");
  }
}

describe("reserve/", () => {
  it("keeps the board between the steps of its job, lets them pass, and gives it back in post", async () => {
    const own = job("firmware");
    try {
      const main = await reserve(own);
      expect(main.exitCode, main.log).toBe(0);
      expect(main.outputs["port"]).toBe(PORT);
      expect(main.outputs["reserved-since"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      for (let step = 0; step < 2; step++) {
        expect(await stepOf(own, own.env)).toMatchObject({ event: "held", passedThrough: true });
        const other = await stepOf(own, OTHER);
        expect(other.code).toBe("board-locked");
        expect(other.message).toContain("a reservation of octocat/firmware");
      }
      const post = await giveBack(own, main);
      expect(post.log.trim()).toBe("The board was released.");
      expect(post.orphans).toEqual([]);
      expect(post.tempListing).toEqual([]);
      expect(await stepOf(own, OTHER)).toMatchObject({ event: "held", passedThrough: false });
    } finally {
      cleanUp(own);
    }
  });

  it("fails with who holds the board, and neither keeps anything nor has anything to give back", async () => {
    const own = job("firmware");
    await using holder = startLockStep({ folder: own.folder, key: own.key, env: OTHER });
    await holder.sees("held");
    const main = await reserve(own);
    expect(main.exitCode).toBe(1);
    expect(main.outputs).toMatchObject({ failure: "board-locked", "failure-class": "link" });
    expect(main.annotations.map(({ message }) => message).join()).toMatch(
      /held by octocat\/other[^]*`operation: doctor`/,
    );
    expect(main.orphans).toEqual([]);
    const post = await giveBack(own, main);
    expect({ exitCode: post.exitCode, log: post.log }).toEqual({ exitCode: 0, log: "" });
    await holder.finish();
    expect(await stepOf(own, own.env)).toMatchObject({ event: "held", passedThrough: false });
  });

  it("waits for the board and says for whom, and stops waiting when the job is cancelled", async () => {
    const own = job("firmware");
    await using holder = startLockStep({ folder: own.folder, key: own.key, env: OTHER });
    await holder.sees("held");
    const options = { manifest: "reserve/action.yml", env: own.env };
    const main = startAction({ ...own.inputs, "lock-timeout": 600 }, options);
    expect(await main.sees(/^Waiting for the board/)).toContain("held by octocat/other");
    const run = await main.cancel();
    expect(run.outputs["failure"]).toBe("cancelled");
    expect(run.orphans).toEqual([]);
  });

  it("keeps one reservation when a job asks twice", async () => {
    const own = job("firmware");
    try {
      const first = await reserve(own);
      const second = await reserve(own);
      expect(second.exitCode, second.log).toBe(0);
      expect(second.outputs["reserved-since"]).toBe(first.outputs["reserved-since"]);
      await giveBack(own, second);
      expect((await stepOf(own, OTHER)).code).toBe("board-locked");
      await giveBack(own, first);
      expect(await stepOf(own, OTHER)).toMatchObject({ event: "held" });
    } finally {
      cleanUp(own);
    }
  });

  it("gives the board back when the runner empties its temporary folder, and says so in post", async () => {
    const own = job("firmware");
    try {
      const main = await reserve(own);
      for (const name of readdirSync(main.temp)) rmSync(join(main.temp, name), { recursive: true });
      await until("the board", async () => (await stepOf(own, OTHER)).event === "held");
      const post = await giveBack(own, main);
      expect(post.exitCode).toBe(0);
      expect(post.annotations).toMatchObject([{ level: "warning" }]);
    } finally {
      cleanUp(own);
    }
  });

  it("gives the board back when the worker of the runner is killed", async () => {
    const own = job("firmware");
    const temp = freshFolder("temp");
    // Stands for the worker: it starts the step, and continues.
    const script = `
      const { spawn } = require("node:child_process");
      spawn(process.execPath, [${JSON.stringify(join(REPOSITORY, subActionScript("reserve", "main")))}], { stdio: "inherit" });
      setTimeout(() => {}, 60_000);`;
    const worker = spawn(process.execPath, ["-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        PATH: process.env["PATH"],
        ...own.env,
        RUNNER_TEMP: temp,
        INPUT_PORT: PORT,
        "INPUT_LOCK-TIMEOUT": "0",
        "INPUT_LOCK-FOLDER": own.folder,
      },
    });
    const ended = once(worker, "exit");
    try {
      let log = "";
      worker.stdout.on("data", (text) => (log += String(text)));
      await until("the reservation", () => log.includes("is reserved until the end of the job"));
      expect((await stepOf(own, OTHER)).code).toBe("board-locked");
      worker.kill("SIGKILL");
      await ended;
      await until("the board", async () => (await stepOf(own, OTHER)).event === "held");
      expect(processesOf(own.env.RUNNER_TRACKING_ID)).toEqual([]);
    } finally {
      worker.kill("SIGKILL");
      cleanUp(own);
    }
  });

  it.runIf(process.platform === "linux")(
    "gives the board back when the step is killed before it noted what holds the board",
    async () => {
      const own = job("firmware");
      const pipe = join(own.folder, "..", "state-pipe");
      execFileSync("mkfifo", [pipe]);
      const inputs = { INPUT_PORT: PORT, "INPUT_LOCK-TIMEOUT": "0", "INPUT_LOCK-FOLDER": own.folder };
      const main = spawn(process.execPath, [join(REPOSITORY, subActionScript("reserve", "main"))], {
        stdio: "ignore",
        env: {
          PATH: process.env["PATH"],
          ...own.env,
          ...inputs,
          RUNNER_TEMP: freshFolder("temp"),
          GITHUB_STATE: pipe,
        },
      });
      const holders = (): string[] =>
        processesOf(own.env.RUNNER_TRACKING_ID).filter((line) => /holder[.][jt]s/.test(line));
      try {
        // Its first note, of the process, waits for somebody who reads the pipe.
        await until("the process that holds the board", () => holders().length === 1);
        main.kill("SIGKILL");
        await until("its end", () => holders().length === 0);
        expect(await stepOf(own, OTHER)).toMatchObject({ event: "held" });
      } finally {
        main.kill("SIGKILL");
        cleanUp(own);
      }
    },
  );

  it("names every input that is wrong, and takes no port that the main action would refuse", async () => {
    const bad = { port: "spy:///dev/ttyUSB0?file=/tmp/x", "lock-timeout": "soon", "lock-folder": "locks" };
    const main = await runAction(bad, { manifest: "reserve/action.yml" });
    expect(main.exitCode).toBe(1);
    expect(main.outputs).toMatchObject({ failure: "input-invalid", "failure-class": "input" });
    for (const name of Object.keys(bad)) expect(main.log).toContain(`${name}: "`);
  });

  it.runIf(process.platform === "linux")(
    "hands none of the job's variables to the process that stays",
    async () => {
      const own = job("firmware");
      try {
        const main = await reserve(own, {
          env: { ...own.env, GITHUB_TOKEN: "ghs_secret", ACTIONS_RUNTIME_TOKEN: "secret" },
        });
        const names = readFileSync(`/proc/${main.state["pid"] ?? ""}/environ`, "utf8")
          .split("\0")
          .filter(Boolean)
          .map((line) => line.split("=")[0]);
        expect(names).toEqual(["RUNNER_TRACKING_ID"]);
        await giveBack(own, main);
      } finally {
        cleanUp(own);
      }
    },
  );
});
