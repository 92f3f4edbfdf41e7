import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EsptoolRunner } from "../../../../src/esptool/run/process/esptool-runner.ts";
import { ASKED, launcherOf, type Question } from "../../../../src/esptool/run/process/launcher.ts";
import { parseLine } from "../../../../src/esptool/run/output.ts";
import type { ProcessResult } from "../../../../src/system/processes/supervision.ts";
import { recording, RECORDINGS } from "../../../fixtures/esptool-output.ts";
import { esptoolPython } from "../../../support/esptool/esptool.ts";

/** What stands for pySerial: a port that says when it is opened. */
const SERIAL = `
class Port:
    is_open = False
    def open(self):
        self.is_open = True
        print("open")
    def close(self):
        self.is_open = False
    def write(self, data):
        print("write", len(data))
def serial_for_url(url, do_not_open=False):
    port = Port()
    if not do_not_open:
        port.open()
    return port
`;

interface Run extends ProcessResult {
  readonly lines: readonly string[];
  readonly asked: readonly Question[];
}

/** Runs a module in the place of esptool. */
async function run(
  source: string,
  answers: readonly boolean[] = [],
  more: {
    readonly args?: readonly string[];
    readonly signal?: AbortSignal;
    readonly onLine?: (line: string) => void;
  } = {},
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "launcher-"));
  writeFileSync(join(folder, "serial.py"), SERIAL);
  writeFileSync(join(folder, "stand_in.py"), `import sys\n${source}`);
  const prefix = ["-B", "-X", "utf8", "-m", "stand_in"];
  const program = { command: await esptoolPython(), prefix, version: "" };
  const environment = { PYTHONPATH: folder };
  await using runner = new EsptoolRunner({ program, folder, environment, inheritedFds: [] });
  const { launcher } = runner;
  const lines: string[] = [];
  const asked: Question[] = [];
  const ended = await runner.run(more.args ?? [], {
    deadlineMs: 60_000,
    ...(more.signal === undefined ? {} : { signal: more.signal }),
    onLine: (line, stream) => {
      if (launcher?.isResent(line) === true) lines.push("? resent");
      else lines.push(`${stream === "stdout" ? "" : "! "}${line}`);
      more.onLine?.(line);
    },
    mayGoOn: (line) => {
      const question = launcher?.questionOf(line);
      if (question === undefined) return undefined;
      lines.push(`? ${question}`);
      asked.push(question);
      return Promise.resolve(answers[asked.length - 1] ?? true);
    },
  });
  return { ...ended, lines, asked };
}

describe("the launcher", () => {
  it("starts a module as python -m does, with its arguments, output and exit code", async () => {
    const ended = await run(
      `import os
print(os.path.basename(sys.argv[0]), *sys.argv[1:], __name__)
print("no end", end="", flush=True)
print(" of a line")
sys.stdout.write("10 %\\r20 %\\r\\nläuft\\n")
print(sys.stdout.isatty(), sys.stdout.encoding, file=sys.stderr)
sys.exit(7)`,
      [],
      { args: ["--port", "a b"] },
    );
    expect(ended).toMatchObject({ end: "exit", exitCode: 7, asked: [] });
    expect(ended.lines.filter((line) => !line.startsWith("!"))).toEqual([
      "stand_in.py --port a b __main__",
      "no end of a line",
      "10 %",
      "20 %",
      "läuft",
    ]);
    expect(ended.lines.filter((line) => line.startsWith("!"))).toEqual(["! False utf-8"]);
  });

  it("shows what goes wrong in it, and no more than that", async () => {
    const ended = await run('raise OSError(28, "No space left")');
    expect(ended.exitCode).toBe(1);
    expect(ended.lines[0]).toBe("! Traceback (most recent call last):");
    expect(ended.lines.at(-1)).toBe("! OSError: [Errno 28] No space left");
  });

  it("waits for an answer after each line that says who the board is", async () => {
    const ended = await run(`
print("Chip type:          ESP32")
print("Crystal frequency:  40MHz")
print("MAC:", end="", flush=True)
print("                24:0a:c4:00:00:01\\nnext")
print("Detected flash size: 4MB")`);
    expect(ended.lines).toEqual([
      "Chip type:          ESP32",
      "? line",
      "Crystal frequency:  40MHz",
      "MAC:                24:0a:c4:00:00:01",
      "? line",
      "next",
      "Detected flash size: 4MB",
      "? line",
    ]);
    expect(ended).toMatchObject({ end: "exit", exitCode: 0 });
  });

  it("does not continue when it may not", async () => {
    const folder = mkdtempSync(join(tmpdir(), "launcher-"));
    const file = join(folder, "written");
    const ended = await run(
      `print("MAC: 24:0a:c4:00:00:01")
open(${JSON.stringify(file)}, "w")
print("written")`,
      [false],
    );
    expect(ended.end).toBe("stopped");
    expect(ended.lines).toEqual(["MAC: 24:0a:c4:00:00:01", "? line"]);
    expect(() => writeFileSync(file, "", { flag: "wx" })).not.toThrow();
  });

  it("reports a block of data that is sent twice in a row, in the middle of a line too, and no short command", async () => {
    const ended = await run(`
import serial
port = serial.serial_for_url("x")
command, block, other = b"c" * 256, b"b" * 257, b"o" * 257
for data in (command, command, block, command, block, other, block):
    port.write(data)
print("25 %", end="")
port.write(block)`);
    const writes = [256, 256, 257, 256].map((length) => `write ${length}`);
    expect(ended.lines).toEqual([
      "open",
      ...writes,
      "? resent",
      "write 257",
      "write 257",
      "write 257",
      "25 %",
      "? resent",
      "write 257",
    ]);
    expect(ended).toMatchObject({ end: "exit", exitCode: 0, asked: [] });
  });

  it("asks before a port is opened again, in the middle of a line too, and not when it is opened first", async () => {
    const again = `
import serial
port = serial.serial_for_url("x", do_not_open=True)
port.open()
port.close()
print("Connecting...", end="")
port.open()
print("end")`;
    const lines = ["open", "Connecting...", "? reopen"];
    expect((await run(again)).lines).toEqual([...lines, "open", "end"]);
    expect((await run(again, [false])).lines).toEqual(lines);
    const opened = again.replace(", do_not_open=True", "").replace("port.open()", "");
    expect((await run(opened)).lines).toEqual([...lines, "open", "end"]);
  });

  it("ends when nobody is left to answer", async () => {
    const folder = mkdtempSync(join(tmpdir(), "launcher-"));
    writeFileSync(join(folder, "serial.py"), SERIAL);
    writeFileSync(join(folder, "stand_in.py"), 'print("MAC: 24:0a:c4:00:00:01")\nprint("written")');
    const { stdout } = spawnSync(await esptoolPython(), launcherOf(["-B", "-m", "stand_in"])?.args ?? [], {
      cwd: folder,
      env: { PYTHONPATH: folder },
      input: "[]\n",
      timeout: 60_000,
      encoding: "utf8",
    });
    const lines = stdout.split(/\r?\n/);
    expect(lines[0]).toBe("MAC: 24:0a:c4:00:00:01");
    expect(lines[1]).toMatch(/ line$/);
    expect(lines).not.toContain("written");
  });

  it("takes no line of a board for a question", async () => {
    const ended = await run('print("00000000-0000-4000-8000-000000000000 line\\nline\\nreopen")');
    expect(ended.asked).toEqual([]);
    expect(ended.lines).toHaveLength(3);
  });

  it("is interrupted like any Python, also while it waits", async () => {
    const cancel = new AbortController();
    const ended = await run(
      `try:
    print("Lost connection, retrying...")
    import time; time.sleep(60)
except KeyboardInterrupt:
    print("Aborted.")
    sys.exit(2)`,
      [],
      { signal: cancel.signal, onLine: () => cancel.abort() },
    );
    expect(ended.end).toBe("cancelled");
    if (process.platform !== "win32") expect(ended.lines).toContain("Aborted.");
  });
});

describe("the lines that are asked about", () => {
  it("are those of which esptool's recorded output says chip, MAC or flash size last", () => {
    const kinds = new Set(["chip", "mac", "flash-size", "reconnecting"]);
    for (const { lines } of RECORDINGS.map(recording)) {
      const asked = lines.filter(({ text, stream }) => stream === "stdout" && ASKED.test(text.slice(0, 40)));
      const told = lines.filter(({ text }) => kinds.has(parseLine(text).kind));
      expect(asked).toEqual(told);
    }
  });

  it("are not asked about by an esptool that is a program of its own", () => {
    expect(launcherOf([])).toBeUndefined();
  });
});
