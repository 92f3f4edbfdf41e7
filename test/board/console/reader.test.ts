import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ReaderLine, readerLines } from "../../../src/board/console/reader-lines.ts";
import { readyConsole } from "../../../src/board/console/open-console.ts";
import type { EsptoolProgram } from "../../../src/esptool/install/program.ts";
import { eventsUntil, playedConsole } from "../../support/board/played-console.ts";
import { ptyPort } from "../../support/board/pty-port.ts";
import { esptoolPython, failureOf, testEsptool } from "../../support/esptool/esptool.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { testContext } from "../../support/runner/step-context.ts";

const PORT = { kind: "serial", name: "/dev/ttyUSB0" } as const;
const OPTIONS = { port: PORT, baud: 115_200, reset: "none" } as const;

/** A Python that answers as the test likes. */
function posing(python: string, script: string): EsptoolProgram {
  const command = join(freshFolder("python"), "python3");
  writeFileSync(command, `#!${python} -IB\n${script}`);
  chmodSync(command, 0o755);
  return { command, prefix: ["-m", "esptool"], version: "5.6.0", path: command, source: "path" };
}

async function linesOf(...pieces: readonly (string | Buffer)[]): Promise<ReaderLine[]> {
  const stream = new PassThrough();
  for (const piece of pieces) stream.write(piece);
  stream.end();
  const lines: ReaderLine[] = [];
  for await (const line of readerLines(stream)) lines.push(line);
  return lines;
}

describe("the lines of the reader", () => {
  it("are the same however the bytes are split", async () => {
    const text = '{"e":"ready"}\n{"t":0,"e":"open","usb":true}\n{"t":0.5,"e":"data","b":"AP8="}\n';
    const wanted = [
      { kind: "ready" },
      { kind: "open", isUsb: true },
      { kind: "data", at: 500, bytes: Buffer.from([0, 255]) },
    ];
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.nat(text.length), async (one, other) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        expect(await linesOf(text.slice(0, first), text.slice(first, second), text.slice(second))).toEqual(
          wanted,
        );
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ["no JSON", "hello\n"],
    ["no object", "17\n"],
    ["an unknown event", '{"t":1,"e":"boom"}\n'],
    ["no time", '{"e":"data","b":""}\n'],
    ["a time before the opening", '{"t":-1,"e":"data","b":""}\n'],
    ["no end", "x".repeat(200_000)],
  ])("are an error with %s", async (_, text) => {
    await expect(linesOf(text)).rejects.toThrow(/^It printed a line/);
  });

  it("are cleaned before people see them", async () => {
    const reason = "\u001b[31m::error::no\nboard";
    const [line] = await linesOf(`${JSON.stringify({ t: 1, e: "gone", reason })}\n`);
    expect(line).toEqual({ kind: "gone", at: 1000, reason: "\u200b::error::no board" });
  });
});

describe.skipIf(process.platform === "win32")("the reader", () => {
  it.each([
    ["ends", "import sys; sys.exit('no module named serial')", /Its last line: no module named serial/],
    [
      "prints something else",
      "print('hello', flush=True)\ninput(); input()",
      /a line that is not a JSON object/,
    ],
    ["ends before the port is open", 'print(\'{"e":"ready"}\')', /exited before the port was open/],
  ])("that %s has failed, and is gone", async (_, script, words) => {
    const program = posing(await esptoolPython(), script);
    await using ready = await readyConsole(PORT, { program, context: testContext() });
    const failure = await failureOf(ready.open(OPTIONS));
    expect(failure.code).toBe("console-failed");
    expect(failure.message).toMatch(words);
  });

  it("that fails after the port was open ends the events with that failure", async () => {
    const script = `print('{"t":0,"e":"open"}\\n{"t":0,"e":"data","b":"AA=="}', flush=True)`;
    const program = posing(await esptoolPython(), script);
    await using ready = await readyConsole(PORT, { program, context: testContext() });
    await using opened = await ready.open(OPTIONS);
    const failure = await failureOf(eventsUntil(opened, "ended"));
    expect(failure.message).toMatch(/exited unexpectedly/);
  });

  it("that does not listen is killed with the step", async () => {
    const script = `
import signal, time
for one in (signal.SIGINT, signal.SIGTERM):
    signal.signal(one, signal.SIG_IGN)
print('{"t":0,"e":"open"}', flush=True)
while True:
    time.sleep(1)`;
    const program = posing(await esptoolPython(), script);
    const cancel = new AbortController();
    await using ready = await readyConsole(PORT, {
      program,
      context: testContext({ signal: cancel.signal }),
    });
    await using opened = await ready.open(OPTIONS);
    const start = performance.now();
    cancel.abort();
    expect((await eventsUntil(opened, "ended")).at(-1)).toMatchObject({ why: "cancelled" });
    // SIGKILL comes after 5 s; the rest is a busy machine.
    expect(performance.now() - start).toBeGreaterThan(4_500);
  });

  it("starts before it may open the port, and then opens it at once", async () => {
    await using board = await playedConsole();
    await using pty = await ptyPort(board);
    const program = await testEsptool();
    const port = { kind: "serial", name: pty.device } as const;
    await using ready = await readyConsole(port, { program, context: testContext() });
    expect(ready.hasLines).toBe(true);
    await using opened = await ready.open({ ...OPTIONS, port });
    await board.say("hello\n");
    await eventsUntil(opened, "data");
  });

  it("is any Python with pySerial if esptool is a standalone program; without one it fails", async () => {
    const program: EsptoolProgram = {
      ...{ command: "/opt/esptool", prefix: [], version: "5.6.0", path: "/opt/esptool" },
      source: "release",
    };
    const withSerial = posing(
      await esptoolPython(),
      "import os, sys; os.execv(sys.executable, [sys.executable] + sys.argv[1:])",
    );
    const without = posing(await esptoolPython(), "import sys; sys.exit(1)");
    const means = (one: EsptoolProgram) => {
      const PATH = join(one.command, "..");
      return { program, context: testContext({ env: { PATH } }) };
    };
    await using ready = await readyConsole(PORT, means(withSerial));
    expect((await failureOf(ready.open(OPTIONS))).code).toBe("port-not-found");
    const failure = await failureOf(readyConsole(PORT, means(without)));
    expect(failure.code).toBe("console-unavailable");
    expect(failure.hint).toMatch(/esptool-source: pip/);
  });
});
