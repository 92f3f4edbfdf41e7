import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ProcessRequest, runProcess } from "../../../src/system/processes/process.ts";
import type { ProcessResult } from "../../../src/system/processes/supervision.ts";

const FOREVER_MS = 60_000;

/** Runs a Node.js program given as text; what it prints is handed over line by line. */
function run(
  program: string,
  request: Partial<ProcessRequest> = {},
): Promise<ProcessResult & { readonly lines: readonly string[] }> {
  const lines: string[] = [];
  return runProcess({
    command: process.execPath,
    args: ["-e", program],
    cwd: tmpdir(),
    env: {},
    deadlineMs: FOREVER_MS,
    ...request,
    onLine: (line, stream) => {
      lines.push(`${stream}: ${line}`);
      request.onLine?.(line, stream);
    },
  }).then((result) => ({ ...result, lines }));
}

const WAIT = "setInterval(() => undefined, 1000);";

describe("a process", () => {
  it("hands over its lines as they come, the unfinished last one too", async () => {
    const { lines, end, exitCode } = await run(
      'process.stdout.write("one\\r\\ntwo\\rthree\\nhalf"); process.stderr.write("err\\n"); process.exitCode = 3;',
    );
    expect(lines.filter((line) => line.startsWith("stdout"))).toEqual([
      "stdout: one",
      "stdout: two",
      "stdout: three",
      "stdout: half",
    ]);
    expect(lines).toContain("stderr: err");
    expect([end, exitCode]).toEqual(["exit", 3]);
  });

  it("gets the environment that it is given and nothing else", async () => {
    const { lines } = await run("console.log(JSON.stringify(process.env))", { env: { ONLY: "this" } });
    expect(lines).toEqual(['stdout: {"ONLY":"this"}']);
  });

  it("cannot fill the memory with a line that has no end", async () => {
    const { lines } = await run('process.stdout.write("x".repeat(1_000_000))');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(20_000);
    expect(lines.length).toBeLessThan(100);
  });

  it("that may not continue is terminated at once, and not asked to tidy up", async () => {
    const { end, lines } = await run(
      `process.on("SIGINT", () => console.log("tidy")); console.log("one"); console.log("two"); ${WAIT}`,
      { mustStop: () => true },
    );
    expect(end).toBe("stopped");
    expect(lines).not.toContain("stdout: tidy");
  });

  it("that asks continues when it may, and nobody else gets to see its questions", async () => {
    const asking = `console.log("one"); console.log("may I?");
      process.stdin.once("data", (answer) => { console.log("answer " + answer); process.exit(3); });`;
    const mayGoOn = (may: boolean) => (line: string) =>
      line === "may I?" ? Promise.resolve(may) : undefined;
    const gone = await run(asking, { mayGoOn: mayGoOn(true) });
    expect(gone).toMatchObject({ end: "exit", exitCode: 3, lines: ["stdout: one", "stdout: answer +"] });
    expect(await run(asking, { mayGoOn: mayGoOn(false) })).toMatchObject({
      end: "stopped",
      lines: ["stdout: one"],
    });
    const failing = (line: string) => (line === "may I?" ? Promise.reject(new Error("no")) : undefined);
    expect(await run(asking, { mayGoOn: failing })).toMatchObject({ end: "stopped" });
  });

  it("that ends before it has read an answer is not trouble", async () => {
    const asking = 'console.log("may I?"); process.stdin.destroy(); process.exit(0);';
    const mayGoOn = (line: string) => (line === "may I?" ? Promise.resolve(true) : undefined);
    expect(await run(asking, { mayGoOn })).toMatchObject({ end: "exit", exitCode: 0 });
  });

  it("that cannot be started is a typed failure", async () => {
    await expect(run("", { command: join(tmpdir(), "no-such-program") })).rejects.toMatchObject({
      code: "esptool-not-started",
    });
  });
});

describe("a process that has to end", () => {
  it("is terminated at its deadline", async () => {
    const { end } = await run(WAIT, { deadlineMs: 300 });
    expect(end).toBe("deadline");
  });

  it("is terminated when it has said nothing for too long, but not while it says something", async () => {
    const { end, lines } = await run(
      `let n = 0; const t = setInterval(() => { console.log(++n); if (n === 8) clearInterval(t); }, 400); ${WAIT}`,
      { stallMs: 2_500 },
    );
    expect(end).toBe("stall");
    expect(lines.at(-1)).toBe("stdout: 8");
  });

  it("is terminated when the step is cancelled, also before it has begun", async () => {
    const cancel = new AbortController();
    const ended = run(`console.log("ready"); ${WAIT}`, {
      signal: cancel.signal,
      onLine: () => cancel.abort(),
    });
    expect(await ended).toMatchObject({ end: "cancelled" });
    expect(await run(WAIT, { signal: AbortSignal.abort() })).toMatchObject({ end: "cancelled" });
  });
});

// Windows ends a tree at once and knows neither signals nor process groups.
describe.runIf(process.platform !== "win32")("a process group", () => {
  it("is asked first, so that a program can clean up", async () => {
    const folder = mkdtempSync(join(tmpdir(), "process-"));
    const file = join(folder, "cleaned");
    const program = `
      process.on("SIGINT", () => { require("node:fs").writeFileSync(${JSON.stringify(file)}, "yes"); process.exit(7); });
      console.log("ready"); ${WAIT}`;
    const cancel = new AbortController();
    const result = await run(program, { signal: cancel.signal, onLine: () => cancel.abort() });
    expect(result).toMatchObject({ end: "cancelled", exitCode: 7 });
    expect(readFileSync(file, "utf8")).toBe("yes");
  });

  it("is killed within the runner's 7.5 s when it does not listen, with its children", async () => {
    const deaf = `process.on("SIGINT", () => undefined); process.on("SIGTERM", () => undefined); ${WAIT}`;
    const program = `
      ${deaf}
      const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(deaf)}], { stdio: "ignore" });
      console.log(child.pid);`;
    const cancel = new AbortController();
    const { end, signal, lines } = await run(program, {
      signal: cancel.signal,
      onLine: () => cancel.abort(),
    });
    expect([end, signal]).toEqual(["cancelled", "SIGKILL"]);
    const child = Number(lines[0]?.replace("stdout: ", ""));
    await expect.poll(() => isAlive(child), { timeout: 10_000 }).toBe(false);
  });

  it("takes with it what it started, also when it listens itself and its child does not", async () => {
    const deaf = `process.on("SIGINT", () => undefined); console.log("deaf"); ${WAIT}`;
    const program = `
      const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(deaf)}]);
      child.stdout.on("data", () => console.log(child.pid)); ${WAIT}`;
    const cancel = new AbortController();
    const { signal, lines } = await run(program, { signal: cancel.signal, onLine: () => cancel.abort() });
    expect(signal).toBe("SIGINT");
    const child = Number(lines[0]?.replace("stdout: ", ""));
    await expect.poll(() => isAlive(child), { timeout: 10_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie that nobody reaps is as good as gone.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
