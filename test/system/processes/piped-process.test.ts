import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { type PipedProcess, startPiped } from "../../../src/system/processes/piped-process.ts";
import { failureOf } from "../../support/esptool/esptool.ts";

function start(program: string): Promise<PipedProcess> {
  return startPiped({ command: process.execPath, args: ["-e", program], env: {} });
}

describe("a program that is talked to", () => {
  it("gets its input as it runs, and ends with it", async () => {
    await using program = await start(
      'process.stdin.on("data", (text) => process.stdout.write(`heard ${text}`))',
    );
    program.input.write("one");
    expect(String((await once(program.output, "data"))[0])).toBe("heard one");
    await program[Symbol.asyncDispose]();
    expect(await program.ended).toBe("exit code 0");
  });

  it("waits where nobody reads its output, and can be stopped there", async () => {
    const flood = "const piece = Buffer.alloc(1e6); for (;;) require('node:fs').writeSync(1, piece)";
    await using program = await start(flood);
    await once(program.output, "readable");
    await program[Symbol.asyncDispose]();
    expect(program.output.readableLength).toBeLessThan(1e6);
    expect(await program.ended).not.toBe("exit code 0");
  });

  it.skipIf(process.platform === "win32")("is killed when it does not listen", async () => {
    const deaf = 'for (const one of ["SIGINT", "SIGTERM"]) process.on(one, () => undefined);';
    await using program = await start(`${deaf} console.log("deaf"); setInterval(() => undefined, 1000)`);
    await once(program.output, "data");
    program.end();
    expect(await program.ended).toBe("signal SIGKILL");
  });

  it("keeps the end of what it prints as errors", async () => {
    await using program = await start('process.stderr.write("x".repeat(100_000) + "the reason")');
    program.output.resume();
    await program.ended;
    expect(program.errors()).toMatch(/^x+the reason$/);
    expect(program.errors().length).toBe(4_096);
  });

  it("has failed when it cannot be started at all", async () => {
    const failure = await failureOf(startPiped({ command: "/nowhere/python3", args: [], env: {} }));
    expect(failure.code).toBe("esptool-not-started");
  });
});
