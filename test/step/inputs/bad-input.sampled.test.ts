import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { FAILURES, type FailureCode } from "../../../src/system/errors.ts";
import {
  type ActionInputs,
  type ActionOptions,
  type ActionRun,
  REPOSITORY,
  runAction,
} from "../../support/runner/action.ts";
import { markupProblems } from "../../support/runner/summary-markup.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { holdPort } from "../../support/board/held-port.ts";
import { isClosedToUnprivileged, unprivilegedEntry } from "../../support/runner/unprivileged.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(4);

const FLASH_BYTES = 0x10_0000;
const windows = process.platform === "win32";
let board: TestBoard;
let workspace: string;

beforeAll(async () => {
  await testEsptool();
});
beforeEach(async () => {
  board = await startBoard({ chip: "esp32c3", flashSize: FLASH_BYTES });
  board.flash.poke(0, Buffer.alloc(FLASH_BYTES, 0x5a));
  workspace = realpathSync(mkdtempSync(join(tmpdir(), "bad-input-")));
  file("app.bin", Buffer.alloc(5_000, 1));
  file("other.bin", Buffer.alloc(5_000, 2));
  file("empty.bin", Buffer.alloc(0));
  mkdirSync(join(workspace, "folder"));
});
afterEach(() => board.close());

function file(name: string, bytes: Uint8Array | string): void {
  writeFileSync(join(workspace, name), bytes);
}

/** Every path below the workspace, with what is in it. */
function contents(): Map<string, string> {
  const entries = readdirSync(workspace, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) return [path, readFileSync(path, "latin1")] as const;
    return [path, entry.isDirectory() ? "folder" : "other"] as const;
  });
  return new Map(entries);
}

interface Refusal {
  readonly inputs?: ActionInputs;
  readonly options?: ActionOptions;
  readonly code: FailureCode;
  /** What the message and the hint must say. */
  readonly says: readonly string[];
  /** Whether the board may have been asked who it is; else nobody may even have connected. */
  readonly asked?: boolean;
}

/** Runs a step that must fail for the given reason, lose nothing and leave nothing behind. */
async function expectRefused({ inputs, options, code, says, asked }: Refusal): Promise<ActionRun> {
  const before = contents();
  const run = await runAction({ port: board.url, ...inputs }, { workspace, ...options });
  expect(run.exitCode, run.log).toBe(1);
  expect(run.outputs).toMatchObject({ failure: code, "failure-class": FAILURES[code], success: "false" });
  expect(run.result).toMatchObject({ success: false, failure: { code } });
  const [annotation, ...others] = run.annotations;
  expect(others).toEqual([]);
  expect(annotation).toMatchObject({ level: "error", title: `esptool-action: ${code}` });
  for (const words of says) expect(annotation?.message).toContain(words);
  expect(run.summary).toContain(code);
  expect(contents()).toEqual(before);
  expect(run.tempListing).toEqual([]);
  expect(run.orphans).toEqual([]);
  expect(board.log).toMatchObject({ writes: [], erases: [], errors: [] });
  if (asked !== true) expect(board.log.connections).toBe(0);
  expect(board.flash.read(0, FLASH_BYTES).every((byte) => byte === 0x5a)).toBe(true);
  return run;
}

const WRONG_BAUD =
  "Input <code>baud</code>&#58; &#34;fast&#34; is neither auto nor a whole number from 9600 to 5000000.";

describe.skipIf(IS_FULL)("the headline of the summary", () => {
  it.each([
    [
      "links the error page of the version that runs",
      { GITHUB_ACTION_REPOSITORY: "octocat/esptool-action", GITHUB_ACTION_REF: "releases/v1" },
      `### ❌ <a href="https&#58;//github.com/octocat/esptool-action/blob/releases/v1/docs/reference/errors.md&#35;input-invalid">flash failed: ${WRONG_BAUD}</a> <code>input-invalid</code>\n`,
    ],
    [
      "links nothing for an action in the workspace, which has no ref",
      { GITHUB_ACTION_REPOSITORY: "", GITHUB_ACTION_REF: "" },
      `### ❌ flash failed: ${WRONG_BAUD} <code>input-invalid</code>\n`,
    ],
    [
      "links nothing where the repository is not a name",
      { GITHUB_ACTION_REPOSITORY: 'o/"><b>', GITHUB_ACTION_REF: "v1" },
      `### ❌ flash failed: ${WRONG_BAUD} <code>input-invalid</code>\n`,
    ],
  ])("%s", async (_name, env, headline) => {
    const inputs = { operation: "flash", address: "0x0", file: "app.bin", baud: "fast" };
    const run = await expectRefused({ inputs, options: { env }, code: "input-invalid", says: ["baud"] });
    expect(run.summary.startsWith(headline), run.summary).toBe(true);
    expect(markupProblems(run.summary)).toEqual([]);
  });
});

describe("an input that is wrong in itself", () => {
  it.each(
    sample<[string, Refusal]>(
      "%s",
      [
        [
          "an operation that does not exist, with the likely one",
          {
            inputs: { operation: "flsh" },
            code: "input-invalid",
            says: ["`operation`", '"flsh"', "did you mean flash?"],
          },
        ],
        [
          "an operation by esptool's name",
          {
            inputs: { operation: "write_flash", file: "app.bin" },
            code: "input-invalid",
            says: ['"write_flash" is a command of esptool; use `flash`', "Fix the inputs"],
          },
        ],
        [
          "an address that has lost its 0x",
          {
            inputs: { operation: "flash", file: "app.bin", address: "10000" },
            code: "input-invalid",
            says: ['`address`: "10000" is decimal', "did you mean 0x10000?"],
          },
        ],
        [
          "addresses of many files that have lost their 0x, in lines and in JSON",
          {
            inputs: { operation: "flash", files: '[{"address":10000,"path":"app.bin"}]' },
            code: "input-invalid",
            says: ["did you mean 0x10000?"],
          },
        ],
        [
          "a duration with a unit",
          {
            inputs: { operation: "flash", file: "app.bin", timeout: "10m" },
            code: "input-invalid",
            says: ['`timeout`: "10m" is not a whole number of seconds', "write 600"],
          },
        ],
        [
          "no operation",
          { inputs: {}, code: "input-invalid", says: ["`operation` is missing", "flash, verify"] },
        ],
        [
          "no port",
          {
            inputs: { operation: "read", output: "o.bin", port: "" },
            code: "input-invalid",
            says: ["`port` is missing"],
          },
        ],
        [
          "nothing to flash",
          { inputs: { operation: "flash" }, code: "input-invalid", says: ["`file` or `files` is missing"] },
        ],
        [
          "file and files",
          {
            inputs: { operation: "flash", file: "app.bin", files: "0x0 other.bin" },
            code: "input-invalid",
            says: ["both given"],
          },
        ],
        [
          "erase-all with a region",
          {
            inputs: { operation: "erase", "erase-all": true, address: "0x0", size: "4K" },
            code: "input-invalid",
            says: ["`erase-all` is true", "choose one"],
          },
        ],
        [
          "an erase of nothing in particular",
          { inputs: { operation: "erase" }, code: "input-invalid", says: ["erase-all: true"] },
        ],
        [
          "half a region",
          {
            inputs: { operation: "erase", address: "0x1000" },
            code: "input-invalid",
            says: ["only `address` is given"],
          },
        ],
        [
          "an erase that is not aligned",
          {
            inputs: { operation: "erase", address: "0x800", size: "100" },
            code: "input-invalid",
            says: [
              "2 inputs are wrong",
              '"0x800" is not a multiple of 4096',
              '"100" is not a multiple of 4096',
            ],
          },
        ],
        [
          "an input of another operation",
          {
            inputs: { operation: "flash", file: "app.bin", output: "o.bin" },
            code: "input-invalid",
            says: ["`output` has no effect on flash", "read, backup"],
          },
        ],
        [
          "numbers that are not",
          {
            inputs: { operation: "read", output: "o.bin", address: "1O", size: "4 apples", baud: "fast" },
            code: "input-invalid",
            says: [
              "3 inputs are wrong",
              '"1O" is not an address',
              '"4 apples" is not a size',
              '"fast" is neither auto nor a whole',
            ],
          },
        ],
        [
          "JSON with wrong keys",
          {
            inputs: { operation: "flash", files: '[{"address":"0x0","file":"app.bin"}]' },
            code: "input-invalid",
            says: ['entry 1 has the key "file"', '"address" and "path"'],
          },
        ],
        [
          "JSON that is none",
          {
            inputs: { operation: "flash", files: '[{"address":' },
            code: "input-invalid",
            says: ["starts like JSON"],
          },
        ],
        [
          "a value that is neither true nor false",
          {
            inputs: { operation: "flash", file: "app.bin", compress: "yes" },
            code: "input-invalid",
            says: ['`compress`: "yes" is neither true nor false'],
          },
        ],
        [
          "everything that is wrong, together",
          {
            inputs: {
              operation: "flash",
              port: "spy:///dev/ttyUSB0?file=/etc/passwd",
              file: "gone.bin",
              address: "-1",
              chip: "esp33",
              verify: "perhaps",
            },
            code: "input-invalid",
            says: ["5 inputs are wrong", "spy://", "gone.bin", '"-1"', "did you mean esp32", "perhaps"],
          },
        ],
      ],
      () => ["a case"],
    ).cases,
  )("%s", async (_name, refusal) => {
    await expectRefused(refusal);
  });
});

describe.skipIf(windows)("a path with the backslashes of Windows", () => {
  it.each(
    sample<[string, ActionInputs]>(
      "is refused: %s",
      [
        ["a file", { operation: "flash", file: "folder\\app.bin" }],
        ["one of many files", { operation: "verify", files: "0x0 folder\\app.bin" }],
        ["a pattern", { operation: "flash", files: "0x0 folder\\*.bin" }],
        [
          "a partition table",
          { operation: "read", output: "o.bin", address: "nvs", "partition-table": "folder\\t.bin" },
        ],
        ["an output", { operation: "read", output: "folder\\o.bin", size: "4K" }],
        ["a backup", { operation: "backup", output: "folder\\o.bin" }],
        ["a backup to restore", { operation: "restore", backup: "folder\\o.bin" }],
        ["a folder of locks", { operation: "info", "lock-folder": "/tmp\\locks" }],
      ],
      () => ["a case"],
    ).cases,
  )("is refused: %s", async (_name, inputs) => {
    await expectRefused({ inputs, code: "input-invalid", says: ["contains a backslash", "did you mean"] });
  });

  sampled("is refused as a baseline", async () => {
    const inputs = { operation: "backup", output: "o.bin", baseline: "folder\\o.bin" };
    await expectRefused({ inputs, code: "input-invalid", says: ["`baseline`", "contains a backslash"] });
  });
});

describe("a file that cannot be used", () => {
  it.each(
    sample<[string, Refusal]>(
      "%s",
      [
        [
          "a file that is not there",
          {
            inputs: { operation: "flash", file: "gone.bin" },
            code: "file-not-found",
            says: ['"gone.bin" does not exist'],
          },
        ],
        [
          "an empty file",
          { inputs: { operation: "flash", file: "empty.bin" }, code: "file-empty", says: ["is empty"] },
        ],
        [
          "a folder",
          { inputs: { operation: "verify", file: "folder" }, code: "input-invalid", says: ["is a folder"] },
        ],
        [
          "files that overlap",
          {
            inputs: { operation: "flash", files: "0x10000 app.bin\n0x11000 other.bin" },
            code: "files-overlap",
            says: ["app.bin", "other.bin", "0x11000"],
          },
        ],
        [
          "a file beyond a flash of known size",
          {
            inputs: { operation: "flash", file: "app.bin", address: "0xff000", "flash-size": "1MB" },
            code: "beyond-flash",
            says: ["app.bin", "5000 bytes at 0xff000", "1048576"],
          },
        ],
        [
          "a path that leaves the workspace by ..",
          {
            inputs: { operation: "flash", file: "folder/../../app.bin" },
            code: "path-outside-workspace",
            says: ["leaves the workspace"],
          },
        ],
      ],
      () => ["a case"],
    ).cases,
  )("%s", async (_name, refusal) => {
    await expectRefused(refusal);
  });

  sampled("a path that leaves the workspace by a link", async () => {
    const outside = mkdtempSync(join(tmpdir(), "outside-"));
    writeFileSync(join(outside, "secret.bin"), "secret");
    symlinkSync(outside, join(workspace, "elsewhere"), "junction");
    await expectRefused({
      inputs: { operation: "flash", file: "elsewhere/secret.bin" },
      code: "path-outside-workspace",
      says: ["elsewhere/secret.bin", "leaves the workspace"],
    });
    await expectRefused({
      inputs: { operation: "read", output: "elsewhere/new/o.bin", size: "4K" },
      code: "path-outside-workspace",
      says: ["elsewhere/new/o.bin"],
    });
    expect(readdirSync(outside)).toEqual(["secret.bin"]);
  });

  sampled("a file that ends beyond the flash of the board that is there", async () => {
    await expectRefused({
      inputs: { operation: "flash", files: "0x10000 other.bin\n0xff000 app.bin" },
      code: "beyond-flash",
      says: ["exceeds the board's flash of 1048576 bytes.", "The flash was not changed."],
      asked: true,
    });
  });

  sampled("a region that ends beyond the flash of the board that is there", async () => {
    for (const inputs of [
      { operation: "read", output: "o.bin", address: "0xff000", size: "8K" },
      { operation: "erase", address: "0xff000", size: "8K" },
      { operation: "read", output: "o.bin", address: "0x200000" },
    ]) {
      await expectRefused({ inputs, code: "beyond-flash", says: ["beyond the board's flash"], asked: true });
    }
  });
});

describe("an output that cannot be made", () => {
  sampled("is refused when a file is already there, which stays as it is", async () => {
    for (const operation of ["read", "backup"]) {
      await expectRefused({
        inputs: { operation, output: "app.bin", ...(operation === "backup" ? { upload: "never" } : {}) },
        code: "output-exists",
        says: ['"app.bin" already exists', "overwrite: true"],
      });
    }
  });

  sampled("is refused when only the manifest of the backup is already there", async () => {
    file("o.bin.json", "mine");
    await expectRefused({
      inputs: { operation: "backup", output: "o.bin", upload: "never" },
      code: "output-exists",
      says: ['"o.bin.json" already exists'],
    });
  });

  it.each(
    sample<[string, FailureCode, string]>(
      "%j is refused",
      [
        ["app.bin/o.bin", "output-unwritable", "is a file, not a folder"],
        ["app.bin/deeper/o.bin", "output-unwritable", "is a file, not a folder"],
        ["folder", "input-invalid", "is a folder"],
        ["folder/", "input-invalid", "is a folder name"],
        ["../o.bin", "path-outside-workspace", "leaves the workspace"],
        ["o\n.bin", "input-invalid", "control character"],
      ],
      () => ["a case"],
    ).cases,
  )("%j is refused", async (output, code, says) => {
    await expectRefused({ inputs: { operation: "read", output, size: "4K" }, code, says: [says] });
  });

  sampled("is made where an absolute path says, outside the workspace", async () => {
    const output = join(realpathSync(mkdtempSync(join(tmpdir(), "backups-"))), "new", "board7.bin");
    const run = await runAction({ operation: "read", port: board.url, output, size: "4K" }, { workspace });
    expect(run.exitCode, run.log).toBe(0);
    expect(readFileSync(output).equals(Buffer.alloc(4096, 0x5a))).toBe(true);
    expect(run.outputs["output-path"]).toBe(output);
  });
});

describe("a port that cannot be used", () => {
  const read = { operation: "read", output: "o.bin", size: "4K" };

  it.each(
    sample(
      "%s is not on the allow-list",
      [
        "spy:///dev/ttyUSB0?file=/tmp/x",
        "loop://",
        "hwgrep://.*",
        "alt:///dev/ttyUSB0?class=x",
        "socket://user:secret@localhost:5555",
        "socket://localhost:5555/path",
        "rfc2217://localhost:5555?logging=debug",
        "/dev/../etc/passwd",
        "ttyUSB0",
        "@arguments",
        "-h",
      ],
      () => ["a case"],
    ).cases,
  )("%s is not on the allow-list", async (port) => {
    await expectRefused({
      inputs: { ...read, port },
      code: "port-not-allowed",
      says: ["is not a port"],
    });
  });

  sampled("nothing listens", async () => {
    await using gone = await startBoard({ chip: "esp32c3" });
    const closed = gone.url;
    await gone.close();
    await expectRefused({
      inputs: { ...read, port: closed },
      code: "port-connection-refused",
      says: [closed, "Start the emulator"],
    });
  });

  sampled("stays silent", async () => {
    const server = createServer((socket) => socket.on("error", () => undefined).resume());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const port = `socket://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expectRefused({
      // Each attempt takes esptool six seconds.
      inputs: { operation: "flash", file: "app.bin", port, retries: 0 },
      code: "no-answer",
      says: [`Nothing answers on ${port}.`, "another client", "`operation: doctor`"],
    });
  });

  sampled("has another chip", async () => {
    await expectRefused({
      inputs: { operation: "flash", file: "app.bin", address: "0x20000", chip: "esp32s3" },
      code: "wrong-chip",
      says: ["is an ESP32-C3, not an ESP32-S3", "`chip`"],
      asked: true,
    });
  });

  // Windows has no device files: its ports are covered by the unit tests of the allow-list.
  if (!windows) {
    sampled("does not exist", async () => {
      await expectRefused({
        inputs: { ...read, port: "/dev/ttyNOPE0" },
        code: "port-not-found",
        says: ["The port /dev/ttyNOPE0 does not exist.", "/dev/serial/by-id"],
      });
    });

    sampled("is not a serial device", async () => {
      await expectRefused({
        inputs: { ...read, port: "/dev/shm" },
        code: process.platform === "linux" ? "port-not-allowed" : "port-not-found",
        says: ["/dev/shm"],
      });
    });

    sampled("is held by another program", async () => {
      await using held = await holdPort(true);
      await expectRefused({
        inputs: { operation: "flash", file: "app.bin", port: held.device },
        code: "port-busy",
        says: [`Another program uses ${held.device}.`, "serial monitors"],
      });
    });

    it.skipIf(IS_FULL || isClosedToUnprivileged)("may not be opened by the user of the runner", async () => {
      await using held = await holdPort(false);
      chmodSync(held.device, 0o000);
      await expectRefused({
        inputs: { operation: "flash", file: "app.bin", port: held.device },
        options: { entry: unprivilegedEntry(bundle()) },
        code: "port-permission",
        says: [`no permission to open ${held.device}`, "dialout"],
      });
    });
  }
});

// Permissions of files are a matter of access lists on Windows.
if (!windows) {
  describe.skipIf(IS_FULL || isClosedToUnprivileged)("permissions", () => {
    it("a file that may not be read", async () => {
      chmodSync(join(workspace, "other.bin"), 0o000);
      const run = await runAction(
        { operation: "flash", port: board.url, file: "other.bin" },
        { workspace, entry: unprivilegedEntry(bundle()) },
      );
      expect(run.outputs["failure"], run.log).toBe("file-unreadable");
      expect(run.annotations).toMatchObject([
        {
          message: expect.stringContaining(`"other.bin" is not readable for the runner's user`) as string,
        },
      ]);
      expect(board.log.connections).toBe(0);
    });

    it("a folder into which nothing may be written", async () => {
      chmodSync(join(workspace, "folder"), 0o555);
      await expectRefused({
        inputs: { operation: "read", output: "folder/o.bin", size: "4K" },
        options: { entry: unprivilegedEntry(bundle()) },
        code: "output-unwritable",
        says: ['"folder/o.bin" cannot be written', "Give the runner's user write permission to"],
      });
    });
  });
}

function bundle(): string {
  return resolve(REPOSITORY, process.env["ACTION_ENTRY"] ?? "dist/index.js");
}
