import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { holdPort } from "../../support/board/held-port.ts";
import { eventsUntil, flood, playedConsole, textUntil, watch } from "../../support/board/played-console.ts";
import { ptyPort } from "../../support/board/pty-port.ts";
import { failureOf, testEsptool } from "../../support/esptool/esptool.ts";
import { freshFolder } from "../../support/runner/runner.ts";

const MIB = 0x10_0000;

// Windows has no pseudo-terminals.
describe.skipIf(process.platform === "win32")("the console on a serial port", () => {
  it("delivers the board's output as bytes, and passes on what is sent to it", async () => {
    await using board = await playedConsole();
    await using pty = await ptyPort(board);
    await using opened = await watch(pty.device);
    await board.say(Buffer.from([0xff, 0x00, 0xc3, 0x28, 0x0a]));
    expect(await textUntil(opened, "\n")).toBe("\u00ff\u0000\u00c3(\n");
    await opened.write(Buffer.from("help\n"));
    await expect.poll(() => board.heard(), { timeout: 10_000 }).toBe("help\n");
    opened.stop();
    expect((await eventsUntil(opened, "ended")).at(-1)).toMatchObject({ why: "stopped" });
  });

  it("reports that a port without lines cannot reset the chip, and reads it anyway", async () => {
    await using board = await playedConsole();
    await using pty = await ptyPort(board);
    await using opened = await watch(pty.device, { reset: "auto" });
    const [failed] = await eventsUntil(opened, "reset-failed");
    expect(failed).toMatchObject({
      kind: "reset-failed",
      reason: expect.stringContaining("Errno 25") as string,
    });
    await board.say("hello\n");
    expect(await textUntil(opened, "\n")).toBe("hello\n");
    opened.reset?.("uart");
    await eventsUntil(opened, "reset-failed");
  });

  it("takes the odd baud rate of an ESP8266", async () => {
    await using board = await playedConsole();
    await using pty = await ptyPort(board);
    await using opened = await watch(pty.device, { baud: 74_880 });
    await board.say("hello\n");
    expect(await textUntil(opened, "\n")).toBe("hello\n");
  });

  it("has times that never go back, and reports silence", async () => {
    await using board = await playedConsole();
    await using pty = await ptyPort(board);
    await using opened = await watch(pty.device, { quietMs: 50 });
    const start = performance.now();
    const [first, second] = [await eventsUntil(opened, "quiet"), await eventsUntil(opened, "quiet")];
    const times = [...first, ...second].map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeGreaterThanOrEqual(90);
    expect(times.at(-1)).toBeLessThan(performance.now() - start + 5_000);
    await board.say("one\n");
    const [data] = await eventsUntil(opened, "data");
    expect(data?.at).toBeGreaterThanOrEqual(times.at(-1) ?? 0);
  });

  it("keeps other programs out of the port", async () => {
    await using held = await holdPort(true);
    const failure = await failureOf(watch(held.device));
    expect([failure.code, failure.message]).toEqual(["port-busy", `Another program uses ${held.device}.`]);
  });

  it("fails on a port that does not exist", async () => {
    expect((await failureOf(watch("/dev/ttyUSB99"))).code).toBe("port-not-found");
  });

  it("returns in the same place after a loss, and reports the gap", async () => {
    await using board = await playedConsole();
    const link = join(freshFolder("place"), "ttyUSB0");
    await using first = await ptyPort(board);
    symlinkSync(first.device, link);
    await using opened = await watch(link);
    await board.say("before\n");
    await textUntil(opened, "\n");
    await first[Symbol.asyncDispose]();
    rmSync(link);
    expect((await eventsUntil(opened, "gone")).at(-1)).toMatchObject({ kind: "gone" });
    await using second = await ptyPort(board);
    symlinkSync(second.device, link);
    expect((await eventsUntil(opened, "back")).at(-1)).toMatchObject({ kind: "back", port: link });
    await board.say("after\n");
    expect(await textUntil(opened, "\n")).toBe("after\n");
  });

  it("is lost if it does not return", async () => {
    await using board = await playedConsole();
    await using pty = await ptyPort(board);
    await using opened = await watch(pty.device, { awayMs: 200 });
    await pty[Symbol.asyncDispose]();
    const events = await eventsUntil(opened, "ended");
    expect(events.map(({ kind }) => kind)).toEqual(["gone", "ended"]);
    expect(events.at(-1)).toMatchObject({ why: "lost" });
  });

  it("carries 10 MB/s and more in bounded memory, however slow its reader", async () => {
    const bytes = 40 * MIB;
    const clients: Socket[] = [];
    await using board = await playedConsole((socket) => clients.push(socket));
    await using pty = await ptyPort(board);
    const before = readers();
    await using opened = await watch(pty.device);
    // Not earlier: what has come before the port is open is dropped.
    for (const client of clients) flood(client, bytes);
    const reader = readers().find((pid) => !before.includes(pid));
    // Whoever does not read makes the board wait.
    await new Promise((resolve) => setTimeout(resolve, 500));
    let seen = 0;
    for await (const event of opened) {
      if (event.kind === "data") seen += event.bytes.length;
      if (seen >= bytes || event.kind === "ended") break;
    }
    expect(seen).toBe(bytes);
    expect(peakOf(reader)).toBeLessThan(40 * MIB);
  });

  it("ends at once when the step is cancelled", async () => {
    await using board = await playedConsole();
    await using pty = await ptyPort(board);
    const cancel = new AbortController();
    await using opened = await watch(pty.device, {}, cancel.signal);
    const start = performance.now();
    cancel.abort();
    expect((await eventsUntil(opened, "ended")).at(-1)).toMatchObject({ why: "cancelled" });
    expect(performance.now() - start).toBeLessThan(4_000);
  });

  it("leaves no reader process when it is disposed during a flood", async () => {
    await using board = await playedConsole((socket) => flood(socket, 200 * MIB));
    await using pty = await ptyPort(board);
    const before = readers();
    {
      await using opened = await watch(pty.device);
      await eventsUntil(opened, "data");
    }
    expect(readers().filter((pid) => !before.includes(pid))).toEqual([]);
  });

  it("leaves no reader process when the action is killed", async () => {
    const { command } = await testEsptool();
    await using board = await playedConsole((socket) => flood(socket, 200 * MIB));
    await using pty = await ptyPort(board);
    const driver = `
      const reader = require("node:child_process").spawn(process.argv[1], ["-IB", process.argv[2]], { detached: true });
      reader.stdin.write(JSON.stringify({ port: process.argv[3], baud: 115200, reset: "none", away: 10 }) + "\\n");
      reader.stdout.once("readable", () => console.log(reader.pid));`;
    const words = ["-e", driver, command, join("python", "console.py"), pty.device];
    const parent = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
    const [pid] = (await once(parent.stdout, "data")) as [Buffer];
    expect(readers()).toContain(Number(pid));
    parent.kill("SIGKILL");
    await expect.poll(() => readers(), { timeout: 10_000 }).not.toContain(Number(pid));
  });
});

/** Process numbers of all readers of this machine. */
function readers(): number[] {
  const numbers = readdirSync("/proc").map(Number).filter(Boolean);
  return numbers.filter((pid) => textOf(pid, "cmdline").includes("console.py") && isReader(pid));
}

function isReader(pid: number): boolean {
  return !/^State:\s+Z/m.test(textOf(pid, "status")) && !textOf(pid, "cmdline").includes("-e");
}

/** Bytes. */
function peakOf(pid: number | undefined): number {
  const [, kib] = /^VmHWM:\s+(\d+) kB/m.exec(textOf(pid ?? 0, "status")) ?? [];
  return Number(kib) * 1024;
}

function textOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}
