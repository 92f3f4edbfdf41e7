import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startVirtualBoard, type VirtualBoard } from "../../../src/virtual-board/board.ts";
import type { BootScript, Step } from "../../../src/virtual-board/console/script.ts";
import { OTA_STATES } from "../../../src/virtual-board/boot/ota-records.ts";
import { ConsoleClient, untilTrue } from "../../support/board/console-client.ts";
import { OTADATA, otaFlash } from "../../support/board/ota-flash.ts";
import { recordedFlash } from "../../support/board/recorded-firmware.ts";

const AGAIN: BootScript = { steps: [{ print: "second boot" }] };

/** A board whose application plays these boots, from its reset on. */
async function playing(...boots: readonly BootScript[]): Promise<VirtualBoard> {
  const board = await startVirtualBoard({
    chip: "esp32",
    flashSize: 0x40_0000,
    console: { applications: [{ boots }] },
  });
  board.flash.poke(0, recordedFlash("esp32"));
  board.reset("application");
  return board;
}

async function printed(board: VirtualBoard, part: string): Promise<string> {
  await untilTrue(
    () => board.console.includes(part),
    () => board.console,
  );
  return board.console;
}

describe.concurrent("An end of an application", () => {
  it.each<[string, Step, RegExp, cause: string]>([
    [
      "abort",
      { abort: { core: 1 } },
      /\r\nabort\(\) was called at PC 0x400d[\da-f]{4} on core 1\r\n\r\n\r\nBacktrace: 0x/,
      "0xc (SW_CPU_RESET)",
    ],
    [
      "assert",
      { assert: { text: "f a.c:1 (x)" } },
      /\r\nassert failed: f a\.c:1 \(x\)\r\n/,
      "0xc (SW_CPU_RESET)",
    ],
    [
      "interrupt watchdog",
      { "interrupt-watchdog": {} },
      /panic'ed \(Interrupt wdt timeout on CPU0\)/,
      "0xc (SW_CPU_RESET)",
    ],
    [
      "task watchdog",
      { "task-watchdog": { panic: true, tasks: ["main (CPU 0)"] } },
      /task_wdt: {2}- main \(CPU 0\)[^]*task_wdt: Aborting\.[^]*abort\(\) was called/,
      "0xc (SW_CPU_RESET)",
    ],
    [
      "stack overflow",
      { "stack-overflow": { task: "net" } },
      /\*\*\*ERROR\*\*\* A stack overflow in task net has been detected\./,
      "0xc (SW_CPU_RESET)",
    ],
    [
      "heap corruption",
      { "heap-corruption": { corrupted: true } },
      /CORRUPT HEAP: Bad head at 0x3ffb8a1c\.[^]*assert failed: multi_heap_free[^]*\|<-CORRUPTED/,
      "0xc (SW_CPU_RESET)",
    ],
    [
      "brown-out",
      { "brown-out": true },
      /Brownout detector was triggered\r\n/,
      "0xf (RTCWDT_BROWN_OUT_RESET)",
    ],
    ["restart", { restart: true }, /Calling app_main/, "0xc (SW_CPU_RESET)"],
    ["deep sleep", { "deep-sleep": 20 }, /Calling app_main/, "0x5 (DEEPSLEEP_RESET)"],
  ])("boots the chip again with its cause: %s", async (_, step, report, cause) => {
    await using board = await playing({ steps: [step, { print: "never" }] }, AGAIN);
    const text = await printed(board, "second boot");
    expect(text).toMatch(report);
    expect(text.match(/rst:/g)).toHaveLength(2);
    expect(text).toContain(`rst:${cause},boot:0x13`);
    expect(text).not.toContain("never");
  });

  it("halts the chip where it is to, and a hang answers nothing", async () => {
    await using halted = await playing({ steps: [{ panic: { halt: true } }] }, AGAIN);
    await printed(halted, "CPU halted.\r\n");
    expect(halted.console).not.toContain("Rebooting");
    await using board = await playing({
      steps: [{ print: "stuck" }, { hang: true }],
      answers: [{ send: "", reply: "menu" }],
    });
    await printed(board, "stuck");
    await using client = await ConsoleClient.connect(board.port);
    client.type("\n");
    await untilTrue(
      () => board.log.bytesIn > 0,
      () => "nothing arrived",
    );
    expect(board.console).not.toContain("menu");
  });

  it("writes a core dump to the console once Enter was sent", async () => {
    await using board = await playing({ steps: [{ panic: { "core-dump": true } }] }, AGAIN);
    await printed(board, "Press Enter to print core dump to UART...\r\n");
    await using client = await ConsoleClient.connect(board.port);
    client.type("\n");
    const text = await printed(board, "second boot");
    const [, lines = ""] = /CORE DUMP START =+\r\n([^]*?)=+ CORE DUMP END/.exec(text) ?? [];
    const dump = Buffer.concat(
      lines
        .trim()
        .split("\r\n")
        .map((line) => Buffer.from(line, "base64")),
    );
    expect(dump.readUInt32LE(0)).toBe(dump.length);
    expect(dump.subarray(24, 28).toString("latin1")).toBe("\u007fELF");
    expect(dump.toString("latin1")).toContain("7ae4a44b3");
    expect(text).toContain(`Coredump checksum='${dump.subarray(-32).toString("hex")}'`);
  });
});

describe.concurrent("A boot of an application", () => {
  it("is silent, garbled, or without the lines of ESP-IDF's start", async () => {
    await using board = await playing(
      { silent: true, steps: [{ print: "unheard" }, { restart: true }] },
      { garbled: true, steps: [{ print: "unread" }, { restart: true }] },
      { "start-lines": false, steps: [{ write: "> " }] },
    );
    const text = await printed(board, "> ");
    expect(text.match(/rst:/g)).toHaveLength(1);
    expect(text).not.toMatch(/unheard|unread|app_main/);
    expect(text.length).toBeGreaterThan(3_000);
  });

  it("prints again and again, floods, and warns about a task's watchdog without an end", async () => {
    await using board = await playing({
      steps: [
        { print: "tick", every: 5, times: 3 },
        { "task-watchdog": {} },
        { garbage: 64 },
        { flood: 100_000 },
        { print: "done" },
      ],
    });
    const text = await printed(board, "done\r\n");
    expect(text.match(/tick\r\n/g)).toHaveLength(3);
    expect(text).toContain("task_wdt: Print CPU 0 (current core) backtrace");
    expect(text.match(/flood:/g)?.length).toBeGreaterThan(1_700);
  });

  it.each([
    ["confirms itself", { "mark-valid": true as const }, "valid", "app1"],
    ["rolls itself back", { rollback: true as const }, "invalid", "app0"],
    ["restarts without a word", {}, "aborted", "app0"],
  ] as const)("decides what boots next: a new application that %s", async (_, step, state, next) => {
    const flash = otaFlash([1, "valid"], [2, "new"]);
    const steps: Step[] = [step, { restart: true }].filter((one) => Object.keys(one).length > 0);
    await using board = await startVirtualBoard({
      chip: "esp32",
      flashSize: flash.length,
      console: {
        applications: [
          { name: "app0", boots: [{ steps: [{ print: "app0 runs" }] }] },
          {
            name: "app1",
            boots: [{ steps: [{ print: "app1 runs" }, ...steps] }, { steps: [{ print: "app1 stays" }] }],
          },
        ],
      },
    });
    board.flash.poke(0, flash);
    board.reset("application");
    const text = await printed(board, next === "app1" ? "app1 stays" : "app0 runs");
    expect(text).toContain("app1 runs");
    const [first, second] = [...text.matchAll(/Loaded app from partition at offset (0x[\da-f]+)/g)];
    expect(first?.[1]).toBe("0x110000");
    expect(second?.[1]).toBe(next === "app1" ? "0x110000" : "0x10000");
    const record = board.flash.read(OTADATA + 0x1000, 28);
    expect(Buffer.from(record).readUInt32LE(24)).toBe(OTA_STATES[state]);
  });

  it("takes the port away permanently with `always`", async () => {
    await using board = await playing({ steps: [{ print: "up" }, { "console-lost": Infinity }] });
    await printed(board, "up\r\n");
    const client = (): Promise<unknown> =>
      ConsoleClient.connect(board.port).then((one) => one[Symbol.asyncDispose](), String);
    const deadline = Date.now() + 10_000;
    while ((await client()) === undefined && Date.now() < deadline) await sleep(10);
    expect(await client()).toContain("ECONNREFUSED");
  });

  it("takes the port away and brings it back", async () => {
    const lose: Step[] = [{ "console-lost": 50 }];
    await using board = await playing({
      steps: [{ print: "up" }],
      answers: [
        { send: "lose", steps: lose },
        { send: "", reply: "back" },
      ],
    });
    await printed(board, "up\r\n");
    await using client = await ConsoleClient.connect(board.port);
    client.type("lose\n");
    await untilTrue(
      () => client.socket.destroyed,
      () => "the connection was not lost",
    );
    let again: ConsoleClient | undefined;
    const deadline = Date.now() + 10_000;
    while (again === undefined && Date.now() < deadline) {
      again = await ConsoleClient.connect(board.port).catch(() => undefined);
    }
    again?.type("\n");
    expect(await again?.until("back\r\n")).toBe("back\r\n");
    await again?.[Symbol.asyncDispose]();
  });
});
