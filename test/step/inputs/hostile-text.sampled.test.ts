import { chmodSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { markupProblems } from "../../support/runner/summary-markup.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn } from "../../support/sample.ts";

const sampled = oneIn(2);

let board: TestBoard;
let workspace: string;

beforeAll(async () => {
  await testEsptool();
});
beforeEach(async () => {
  board = await startBoard({ chip: "esp32c3", flashSize: 0x10_0000 });
  workspace = realpathSync(mkdtempSync(join(tmpdir(), "hostile-text-")));
});
afterEach(() => board.close());

async function run(inputs: ActionInputs): Promise<ActionRun> {
  return runAction({ port: board.url, ...inputs }, { workspace });
}

/** The runner obeyed nothing but the action itself, and nobody drew on the terminal or on the summary. */
function expectTame(step: ActionRun, { failed }: { readonly failed: boolean }): void {
  const names = step.executed.map(({ command }) => command);
  const own = names.filter((name) => !/^(?:group|endgroup|stop-commands|[\da-f]{32})$/.test(name));
  expect(own).toEqual(failed ? ["error"] : []);
  expect(step.executed.every(({ form }) => form === "::")).toBe(true);
  // The groups have our titles: a group from a text would have another.
  for (const { command, data } of step.executed) {
    if (command === "group")
      expect(data).toMatch(/^(?:Flash map$|Provide esptool$|(?:Flash on|Verify on|Read on|Erase on) )/);
  }
  expect(step.annotations).toHaveLength(failed ? 1 : 0);
  // Except for line breaks, which only separate lines here.
  expect(step.stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
  expect(step.stderr).toBe("");
  expect(markupProblems(step.summary)).toEqual([]);
  expect(step.summary).not.toBe("");
  expect(step.exportedEnv).toEqual({});
  expect(step.addedPaths).toEqual([]);
  expect(step.outputs["port"]).toBe(board.url);
  expect(step.outputs["success"]).toBe(String(step.outputs["verified"] !== undefined));
}

// Windows knows few of these characters in the name of a file.
if (process.platform !== "win32") {
  const NAMES = [
    "::error::pwned.bin",
    "##[group]x ##[set-output name=success]false.bin",
    "::set-output name=success::false\n::add-mask::board\n##[error]x.bin",
    "\n\n# Heading\n\n- item\n\n```\ncode.bin",
    "</code></td></tr></table><h1>pwn</h1><img src=x onerror=alert(1)>.bin",
    "[click](https:evil.example) **bold** _it_ ~~x~~ `code` | cell | @octocat #1 $x$.bin",
    "\u001b[31mred\u001b]8;;https:evil\u0007link\u001b]8;;\u0007\r::warning::x.bin",
    "\u202egnp.bin\u2066 \u2028::error::x.bin",
    "Hash of data verified.",
    "ERROR: A fatal error occurred: Failed to connect to ESP32: No serial data received..bin",
    "-h",
    "@arguments.bin",
  ];
  const files = JSON.stringify(NAMES.map((path, index) => ({ address: index * 0x1_0000, path })));

  describe("names of files", () => {
    beforeEach(() => {
      for (const [index, name] of NAMES.entries()) {
        mkdirSync(dirname(join(workspace, name)), { recursive: true });
        writeFileSync(join(workspace, name), `image ${index}\x01`.repeat(100));
      }
    });

    sampled("are only names when they are flashed and verified", async () => {
      const flash = await run({ operation: "flash", files });
      expect(flash.exitCode, flash.log).toBe(0);
      expectTame(flash, { failed: false });
      expect(flash.outputs).toMatchObject({ verified: "true", "file-count": String(NAMES.length) });
      const named = JSON.parse(flash.outputs["files"] ?? "") as { path: string }[];
      expect(named.map(({ path }) => path)).toEqual(NAMES);
      const verify = await run({ operation: "verify", files });
      expect(verify.exitCode, verify.log).toBe(0);
      expectTame(verify, { failed: false });
    });

    sampled("are only names when every one of them differs from the flash", async () => {
      const verify = await run({ operation: "verify", files });
      expectTame(verify, { failed: true });
      expect(verify.outputs).toMatchObject({ failure: "verify-mismatch", verified: "false" });
      const details = JSON.parse(verify.outputs["details"] ?? "") as { path: string }[];
      expect(details.map(({ path }) => path)).toEqual(NAMES);
    });

    sampled("are only names when they are what is wrong", async () => {
      const gone = JSON.stringify(
        NAMES.map((path, index) => ({ address: index * 0x1_0000, path: `gone${path}` })),
      );
      const flash = await run({ operation: "flash", files: gone });
      expectTame(flash, { failed: true });
      expect(flash.outputs["failure"]).toBe("file-not-found");
    });

    sampled("are only names when a read makes them, or cannot", async () => {
      for (const name of ["::error::x.out", "##[error]</td><h1>x.out"]) {
        const output = name.replace("/", "-");
        const read = await run({ operation: "read", output, size: "4K" });
        expect(read.exitCode, read.log).toBe(0);
        expect(read.outputs["output-path"]).toBe(output);
        expect(read.executed.filter(({ command }) => command === "error")).toEqual([]);
        expect(markupProblems(read.summary)).toEqual([]);
        const again = await run({ operation: "read", output, size: "4K" });
        expectTame(again, { failed: true });
        expect(again.outputs["failure"]).toBe("output-exists");
      }
    });
  });
}

describe("inputs", () => {
  sampled("are only text when they are refused", async () => {
    const step = await run({
      operation: "::error::x\n\n# Heading\n\n<h1>pwn</h1> ##[set-output name=port]x",
      chip: "##[error]x",
      files: "::error::x",
    });
    expectTame(step, { failed: true });
    expect(step.outputs["failure"]).toBe("input-invalid");
  });
});

// The stand-in for esptool is a script that names its interpreter in the first line.
if (process.platform !== "win32") {
  describe("what a device or esptool says", () => {
    const HOSTILE = [
      "##[set-output name=port]pwned",
      "I (31) boot: ##[error]pwned",
      "::set-output name=port::pwned",
      "   ::error title=x::pwned",
      "::stop-commands::pwned",
      "::add-mask::socket",
      "\u001b[2K\u001b[1A::warning::pwned",
      "\u001b]0;title\u0007::error::pwned",
      "progress\r::error::pwned",
      "\u2028::error::pwned",
      "#\u0000#[error]pwned",
      "\u202e::error::pwned",
      `${"x".repeat(100_000)}##[error]pwned`,
      "Detecting chip type... ##[error]<h1>pwned</h1>",
      "Chip type:          </code></td></table><h1>pwned</h1>##[error]x (revision v1.0)",
      "Features:           [x](https://evil.example) @octocat `code` <img src=x> $x$ |",
    ];

    /** A program that says what it is told to, in place of esptool. */
    function fakeEsptool(exitCode: number): string {
      const path = join(mkdtempSync(join(tmpdir(), "fake-esptool-")), "esptool");
      const text = JSON.stringify(HOSTILE.map((line) => `${line}\n`).join(""));
      const done = "Wrote 4 bytes at 0x00000000 in 1.0 seconds (1.0 kbit/s).\nHash of data verified.\n";
      writeFileSync(
        path,
        `#!${process.execPath}
if (process.argv.includes("version")) process.stdout.write("esptool v5.6.0\\n5.6.0\\n");
else {
  process.stdout.write(${text});
  process.stderr.write(${text});
  if (${exitCode} === 0) process.stdout.write(${JSON.stringify(done)});
  process.exitCode = ${exitCode};
}
`,
      );
      chmodSync(path, 0o755);
      return path;
    }

    const inputs = (exitCode: number): ActionInputs => ({
      operation: "flash",
      file: "app.bin",
      "esptool-source": "path",
      "esptool-path": fakeEsptool(exitCode),
    });

    beforeEach(() => writeFileSync(join(workspace, "app.bin"), Buffer.from("a\x01p")));

    sampled("is only text in the log and in the summary when all goes well", async () => {
      const step = await run(inputs(0));
      expect(step.exitCode, step.log).toBe(0);
      expectTame(step, { failed: false });
      expect(step.log).toContain("pwned");
      expect(step.summary).toContain("pwned");
    });

    sampled(
      "is only text in the annotation, too, when esptool fails without a reason that is known",
      async () => {
        const step = await run(inputs(2));
        expectTame(step, { failed: true });
        expect(step.outputs["failure"]).toBe("esptool-failed");
        expect(step.annotations[0]?.message).toContain("pwned");
        expect((step.annotations[0]?.message ?? "").length).toBeLessThan(8_000);
      },
    );

    sampled("is only text in a run with debug logging", async () => {
      const step = await runAction(
        { port: board.url, ...inputs(2) },
        { workspace, env: { RUNNER_DEBUG: "1" } },
      );
      const obeyed = step.executed.filter(({ line }) => line.includes("pwned")).map(({ command }) => command);
      expect(obeyed.filter((command) => !["error", "debug"].includes(command))).toEqual([]);
      expect(step.annotations).toHaveLength(1);
    });
  });
}
