import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { EsptoolRunner } from "../../../../src/esptool/run/process/esptool-runner.ts";
import type { ProcessResult, Supervision } from "../../../../src/system/processes/supervision.ts";
import { esptoolPython, testEsptool } from "../../../support/esptool/esptool.ts";
import { runLaunched } from "../../../support/esptool/launched.ts";

const SERIAL = `def serial_for_url(*args, **options):\n    raise OSError("no port")\n`;

interface Ended extends ProcessResult {
  readonly lines: readonly string[];
}

const runners: EsptoolRunner[] = [];

afterEach(async () => {
  for (const runner of runners.splice(0)) await runner[Symbol.asyncDispose]();
});

/**
 * A package in the place of esptool, which prints the process that loaded it.
 * @param main runs for each command; `sys.argv[1]` is its first word.
 */
async function runnerOf(main: string, loads = "") {
  const folder = mkdtempSync(join(tmpdir(), "runner-"));
  mkdirSync(join(folder, "stand_in"));
  writeFileSync(join(folder, "serial.py"), SERIAL);
  writeFileSync(join(folder, "stand_in", "__init__.py"), `import os\nloader = os.getpid()\n${loads}\n`);
  writeFileSync(join(folder, "stand_in", "__main__.py"), `import os, sys, stand_in\n${main}\n`);
  const program = {
    command: await esptoolPython(),
    prefix: ["-B", "-X", "utf8", "-m", "stand_in"],
    version: "",
  };
  const runner = new EsptoolRunner({
    program,
    folder,
    environment: { PYTHONPATH: folder },
    inheritedFds: [],
  });
  runners.push(runner);
  return {
    folder,
    runner,
    run: async (words: readonly string[] = [], more: Partial<Supervision> = {}): Promise<Ended> => {
      const lines: string[] = [];
      const onLine = (line: string) => void lines.push(line);
      const result = await runner.run(words, {
        deadlineMs: 60_000,
        mayGoOn: () => undefined,
        ...more,
        onLine,
      });
      return { ...result, lines };
    },
  };
}

const LOADER = "print(stand_in.loader)";

function isAlive(pid: string | undefined): boolean {
  try {
    process.kill(Number(pid), 0);
    // A zombie is gone.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid ?? ""}/stat`, "utf8"));
  } catch {
    return false;
  }
}

async function isGone(pid: string | undefined): Promise<boolean> {
  for (const deadline = Date.now() + 30_000; isAlive(pid) && Date.now() < deadline;) await setTimeout(20);
  return !isAlive(pid);
}

describe.runIf(process.platform === "linux")("the esptool of a session", () => {
  it("is loaded once, and runs each command in a process of its own", async () => {
    const { run } = await runnerOf(`${LOADER}\nprint(os.getpid())\nprint(*sys.argv[1:])`);
    const runs = [await run(["one", "a b"]), await run(["two", "ü\n"]), await run(["three"])];
    const [loaders, commands, words] = [0, 1, 2].map((at) => runs.map(({ lines }) => lines[at]));
    expect(new Set(loaders).size).toBe(1);
    expect(new Set([...(loaders ?? []), ...(commands ?? [])]).size).toBe(4);
    expect(words).toEqual(["one a b", "two ü", "three"]);
    expect(runs.map(({ end, exitCode }) => [end, exitCode])).toEqual(Array(3).fill(["exit", 0]));
  });

  it("is loaded before the first command is known", async () => {
    const { runner, run, folder } = await runnerOf("", `open("loaded", "w").close()`);
    await runner.prepare();
    const isLoaded = (): boolean => readdirSync(folder).includes("loaded");
    for (const deadline = Date.now() + 30_000; !isLoaded() && Date.now() < deadline;) await setTimeout(10);
    expect(isLoaded()).toBe(true);
    expect(await run()).toMatchObject({ end: "exit", exitCode: 0, lines: [] });
  });

  it("passes on all lines of a command and none of another, however the last one ends", async () => {
    const { run } = await runnerOf(`sys.stdout.write(sys.argv[1])`);
    const texts = ["", "half", "whole\n", "blank\n\n", "\n", "\n\nhalf", "x".repeat(70_000), "after"];
    const runs: string[] = [];
    for (const text of texts) runs.push((await run([text])).lines.join("\n"));
    expect(runs.map((text) => text.replaceAll(/x[x\n]*/g, "x"))).toEqual(
      texts.map((text) => text.replace(/\n$/, "").replaceAll(/x[x\n]*/g, "x")),
    );
  });

  it("finishes what a command left for its end: threads, exit handlers and open files", async () => {
    const { run, folder } = await runnerOf(`import atexit, threading, time
atexit.register(print, "handler")
def work():
    time.sleep(0.1)
    print("thread")
threading.Thread(target=work).start()
kept = open("kept", "w")
kept.write("whole")
if sys.argv[1] != "none":
    sys.exit(int(sys.argv[1]))`);
    for (const code of ["none", "0", "3"]) {
      writeFileSync(join(folder, "kept"), "");
      const { exitCode, lines } = await run([code]);
      expect({ exitCode, lines }).toEqual({ exitCode: code === "3" ? 3 : 0, lines: ["thread", "handler"] });
      expect(readFileSync(join(folder, "kept"), "utf8")).toBe("whole");
    }
  });

  it("reports how a command ended; after one that was killed, another process runs the next", async () => {
    const { run } = await runnerOf(`${LOADER}
os.kill(os.getpid(), 9) if sys.argv[1] == "killed" else sys.exit(int(sys.argv[1]))`);
    const first = await run(["0"]);
    expect(await run(["7"])).toMatchObject({ end: "exit", exitCode: 7, signal: null });
    const second = await run(["0"]);
    expect(second.lines).toEqual(first.lines);
    expect(await run(["killed"])).toMatchObject({ end: "exit", exitCode: null, signal: "SIGKILL" });
    const third = await run(["0"]);
    expect(third.exitCode).toBe(0);
    expect(third.lines).not.toEqual(first.lines);
  });

  it.each([true, false])("gives an answer (%j) to no later command", async (mayGoOn) => {
    const { run } = await runnerOf(`import signal, sys, threading
if sys.argv[1] == "leaves":
    threading.Timer(0.2, os._exit, [2]).start()
print("MAC: 24:0a:c4:00:00:01")
print("went on")`);
    const { promise: late, resolve } = Promise.withResolvers<boolean>();
    const isQuestion = (line: string): boolean => line.endsWith(" line");
    const first = await run(["leaves"], { mayGoOn: (line) => (isQuestion(line) ? late : undefined) });
    expect(first).toMatchObject({ end: "exit", exitCode: 2 });
    const { promise: own, resolve: answer } = Promise.withResolvers<boolean>();
    const second = run(["asks"], {
      mayGoOn: (line) => {
        if (!isQuestion(line)) return undefined;
        resolve(mayGoOn);
        void setTimeout(500).then(() => answer(!mayGoOn));
        return own;
      },
    });
    expect(await second).toMatchObject(mayGoOn ? { end: "stopped" } : { end: "exit", exitCode: 0 });
    expect((await second).lines.includes("went on")).toBe(!mayGoOn);
  });

  it("takes its command with it when it is killed", async () => {
    const { run } = await runnerOf(`import time
print(os.getpid(), flush=True)
os.kill(os.getppid(), 9)
time.sleep(60)`);
    const ended = await run();
    expect(ended).toMatchObject({ end: "exit", exitCode: null, signal: "SIGKILL" });
    expect(await isGone(ended.lines[0])).toBe(true);
  });

  it("is interrupted with its command, and starts again for the next one", async () => {
    const { run } = await runnerOf(`import time
${LOADER}
print("Connecting", flush=True)
time.sleep(60 if sys.argv[1:] else 0)`);
    const first = await run();
    const cancel = new AbortController();
    const result = await run(["wait"], {
      signal: cancel.signal,
      mayGoOn: (line) => {
        if (line === "Connecting") cancel.abort();
        return undefined;
      },
    });
    expect(result).toMatchObject({ end: "cancelled" });
    const next = await run();
    expect(next).toMatchObject({ end: "exit", exitCode: 0 });
    expect(next.lines[0]).not.toBe(first.lines[0]);
    expect(await isGone(first.lines[0])).toBe(true);
  });

  it("runs no command that is interrupted while it is being forked", async () => {
    const interrupts = `import signal
fork = os.fork
def interrupted():
    os.killpg(0, signal.SIGINT)
    return fork()
os.fork = interrupted`;
    const { run } = await runnerOf(`print("ran")`, interrupts);
    expect(await run()).toMatchObject({ end: "exit", exitCode: null, signal: "SIGINT", lines: [] });
  });

  it("runs a command itself where it cannot be forked", async () => {
    const threads =
      "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()";
    const { run } = await runnerOf(`${LOADER}\nprint(os.getpid())\nsys.stdout.flush()\nos._exit(0)`, threads);
    for (const { lines, exitCode } of [await run(), await run()]) {
      expect(exitCode).toBe(0);
      expect(lines[1]).toBe(lines[0]);
    }
  });

  it("shows what is wrong with a module that cannot be loaded", async () => {
    const { run } = await runnerOf("", `raise OSError("damaged")`);
    const { exitCode, lines } = await run();
    expect(exitCode).toBe(1);
    expect(lines.at(-1)).toBe("OSError: damaged");
  });

  it("leaves no process behind, whether it ran a command or not", async () => {
    const { runner, run, folder } = await runnerOf(LOADER, `open("loaded", "w").write(str(loader))`);
    const { lines } = await run();
    await runner[Symbol.asyncDispose]();
    expect(isAlive(lines[0])).toBe(false);
    const unused = await runnerOf("", `open("loaded", "w").write(str(loader))`);
    await unused.runner.prepare();
    await unused.runner[Symbol.asyncDispose]();
    const [loaded] = readdirSync(unused.folder).filter((name) => name === "loaded");
    if (loaded !== undefined) expect(isAlive(readFileSync(join(unused.folder, loaded), "utf8"))).toBe(false);
    expect(readdirSync(folder)).toContain("loaded");
  });

  it("starts one process, however soon after its preparation it is used or disposed", async () => {
    const log = `open("loaded", "a").write(f"{loader}\\n")`;
    const used = await runnerOf("", log);
    void used.runner.prepare();
    await used.run();
    await used.runner[Symbol.asyncDispose]();
    expect(readFileSync(join(used.folder, "loaded"), "utf8")).toMatch(/^\d+\n$/);
    const unused = await runnerOf("", log);
    void unused.runner.prepare();
    await unused.runner[Symbol.asyncDispose]();
    await setTimeout(1_000);
    expect(readdirSync(unused.folder)).not.toContain("loaded");
  });

  it.each([
    [[], ""],
    [["--trace"], "6162"],
  ])("makes hex dumps of its data only for a trace (%j)", async (words, dump) => {
    const folder = mkdtempSync(join(tmpdir(), "dumps-"));
    const program = { command: await esptoolPython(), prefix: ["-B", "-m", "esptool"], version: "" };
    mkdirSync(join(folder, "esptool"));
    writeFileSync(join(folder, "serial.py"), SERIAL);
    writeFileSync(join(folder, "esptool", "__init__.py"), "import esptool.loader\n");
    writeFileSync(
      join(folder, "esptool", "loader.py"),
      "class HexFormatter:\n    def __str__(self):\n        return '6162'\n",
    );
    writeFileSync(
      join(folder, "esptool", "__main__.py"),
      "from esptool.loader import HexFormatter\nprint(f'dump: {HexFormatter()}')\n",
    );
    const { lines } = await runLaunched(program, words, { folder, environment: { PYTHONPATH: folder } });
    expect(lines).toEqual([`dump: ${dump}`]);
  });

  it("has the class of these dumps where the launcher looks for it", async () => {
    const { command } = await testEsptool();
    const show = "from esptool.loader import HexFormatter; print(HexFormatter(b'ab'))";
    expect(execFileSync(command, ["-I", "-B", "-c", show], { encoding: "utf8" }).trim()).toBe("6162");
  });
});
