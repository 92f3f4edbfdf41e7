import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { runAction, startAction, type ActionInputs, type ActionOptions } from "./action.ts";

let folder = "";
const MANIFEST = `
inputs:
  operation: { required: true }
  link-baud: { default: 921600 }
  verify: { default: true }
  "two words": { default: "0x10000" }
  workspace: { default: "\${{ github.workspace }}" }
runs: { using: node24, main: main.mjs, post: post.mjs }
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "action-runner-"));
  writeFileSync(join(folder, "action.yml"), MANIFEST);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("runAction", () => {
  it("hands over every input with its default, and nothing of the tester's environment", async () => {
    process.env["SECRET_OF_THE_TESTER"] = "1";
    const run = await runScript(
      `import { appendFileSync } from "node:fs";
       appendFileSync(process.env.GITHUB_OUTPUT, "result<<E\\n" + JSON.stringify({ env: process.env, cwd: process.cwd() }) + "\\nE\\n");`,
      { operation: "flash", verify: false },
    );
    expect(run.result).toMatchObject({
      cwd: run.workspace,
      env: {
        INPUT_OPERATION: "flash",
        "INPUT_LINK-BAUD": "921600",
        INPUT_VERIFY: "false",
        INPUT_TWO_WORDS: "0x10000",
        INPUT_WORKSPACE: run.workspace,
        GITHUB_ACTIONS: "true",
        GITHUB_WORKSPACE: run.workspace,
        RUNNER_TEMP: run.temp,
      },
    });
    expect(run.result).not.toHaveProperty("env.SECRET_OF_THE_TESTER");
    expect(run.result).not.toHaveProperty("env.VITEST");
    expect(run.annotations).toEqual([]);
  });

  it("warns about inputs that nobody declared, as the runner does", async () => {
    const run = await runScript("", { operation: "flash", adress: "0" });
    expect(run.annotations.map(({ level, message }) => `${level} ${message}`)).toEqual([
      "warning Unexpected input(s) 'adress', valid inputs are ['operation', 'link-baud', 'verify', 'two words', 'workspace']",
    ]);
  });

  it("reports exit code, outputs, summary, state and what was left behind", async () => {
    const run = await runScript(
      `import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
       const { GITHUB_OUTPUT, GITHUB_STATE, GITHUB_STEP_SUMMARY, GITHUB_PATH, GITHUB_ENV, RUNNER_TEMP } = process.env;
       appendFileSync(GITHUB_OUTPUT, "port=COM5\\n");
       appendFileSync(GITHUB_STATE, "pid=12\\n");
       appendFileSync(GITHUB_STEP_SUMMARY, "# Flashed\\n");
       appendFileSync(GITHUB_PATH, "/opt/bin\\n");
       appendFileSync(GITHUB_ENV, "A=b\\n");
       mkdirSync(RUNNER_TEMP + "/left");
       writeFileSync(RUNNER_TEMP + "/left/file", "");
       console.log("::error title=wrong-chip::Wrong chip");
       console.error("from stderr");
       process.exitCode = 3;`,
    );
    expect(run).toMatchObject({
      exitCode: 3,
      signal: null,
      outputs: { port: "COM5" },
      result: undefined,
      summary: "# Flashed\n",
      state: { pid: "12" },
      addedPaths: ["/opt/bin"],
      exportedEnv: { A: "b" },
      annotations: [{ level: "error", title: "wrong-chip", message: "Wrong chip" }],
      stderr: "from stderr\n",
      tempListing: ["left", "left/file"],
      orphans: [],
    });
    expect(run.log).toContain("##[error]Wrong chip\n");
    expect(run.log).toContain("from stderr\n");
  });

  it("runs the post script with the state of the main script", async () => {
    writeFileSync(join(folder, "post.mjs"), "console.log(`pid ${process.env.STATE_pid}`);");
    const run = await runAction(
      {},
      { manifest: join(folder, "action.yml"), phase: "post", state: { pid: "12" } },
    );
    expect(run.log).toBe("pid 12\n");
  });

  it("rejects with the log when the step does not end in time", async () => {
    const run = runScript(
      "console.log('stuck here'); setInterval(() => {}, 1000);",
      {},
      { deadlineMs: 1500 },
    );
    await expect(run).rejects.toThrow(/did not end within 1500 ms(.|\n)*stuck here/);
  });
});

describe("startAction", () => {
  it("sends a signal to the running step", async () => {
    const step = startScript(
      "process.on('SIGINT', () => { console.log('cleaning up'); process.exit(130); }); console.log('ready'); setInterval(() => {}, 1000);",
    );
    expect(await step.sees(/rea(d)y/)).toBe("ready");
    const run = await step.cancel();
    expect(run.log).toBe("ready\ncleaning up\n");
    expect(run.exitCode).toBe(130);
  });

  it("says when a line never came", async () => {
    const step = startScript("console.log('something else');");
    await expect(step.sees(/the line/)).rejects.toThrow(/before the step ended(.|\n)*something else/);
    await step.done;
    expect(await step.sees(/something/)).toBe("something else");
  });

  it.runIf(process.platform === "linux")("names the processes that a step leaves behind", async () => {
    const run = await runScript(
      `import { spawn } from "node:child_process";
       spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "left-behind"], { detached: true, stdio: "inherit" }).unref();`,
    );
    for (const orphan of run.orphans) process.kill(Number.parseInt(orphan, 10), "SIGKILL");
    expect(run.orphans).toHaveLength(1);
    expect(run.orphans[0]).toContain("left-behind");
  });
});

function startScript(source: string, inputs: ActionInputs = {}, options: ActionOptions = {}) {
  const own = mkdtempSync(join(folder, "action-"));
  writeFileSync(join(own, "action.yml"), MANIFEST);
  writeFileSync(join(own, "main.mjs"), source);
  return startAction(inputs, { manifest: join(own, "action.yml"), ...options });
}

function runScript(source: string, inputs: ActionInputs = {}, options: ActionOptions = {}) {
  return startScript(source, inputs, options).done;
}
