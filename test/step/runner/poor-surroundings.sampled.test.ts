// A runner whose folders are full, read-only or gone, whose variables are empty, and that may open few files.
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { mayMount, poorEntry, POVERTIES, type Poverty } from "../../support/runner/poor-folder.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { IS_FULL, sample } from "../../support/sample.ts";
import { shellEntry } from "../../support/runner/shell-entry.ts";
import { fewFilesEntry } from "../../support/firmware/small-files.ts";
import { startBoard } from "../../support/board/virtual-board.ts";

const ENTRY = process.env["ACTION_ENTRY"] ?? "dist/index.js";
const SIZE = 256 * 1024;

/** A failure that says which folder it is, and what to do; the board was not touched. */
function expectNamed(run: ActionRun, folder: string, codes: readonly string[]): void {
  expect(run.exitCode, run.log).toBe(1);
  expect(codes, run.log).toContain(run.outputs["failure"]);
  expect(run.outputs["board-state"]).toBe("untouched");
  const errors = run.annotations.filter(({ level }) => level === "error");
  expect(errors).toHaveLength(1);
  const [message = "", ...hint] = errors[0]?.message.split("\n") ?? [];
  expect(`${message} ${hint.join(" ")}`).toContain(folder);
  expect(hint.join(" ")).not.toBe("");
}

// Root on Linux may mount for a process of its own.
describe.runIf(mayMount)("a folder of the runner that is", () => {
  const expected: Readonly<Record<string, readonly string[]>> = {
    RUNNER_TEMP: ["runner-disk-unusable"],
    "lock-folder": ["lock-unavailable"],
    RUNNER_TOOL_CACHE: ["esptool-install-failed"],
    output: ["output-unwritable"],
  };
  const rows = POVERTIES.flatMap((poverty) =>
    Object.keys(expected)
      // What is not there is made where that is for the step to do.
      .filter((which) => poverty !== "missing" || which === "RUNNER_TEMP")
      .map((which): [Poverty, string] => [poverty, which]),
  );
  const sampled = sample("named", rows, (kinds) => kinds);
  it.each(sampled.cases)(
    "%s is named, with what to do, before the board is touched: %s",
    async (poverty, which) => {
      await using board = await startBoard({ flashSize: SIZE });
      const flash = board.flash.read(0, SIZE);
      const folder = join(mkdtempSync(join(tmpdir(), "poor-")), "folder");
      const workspace = freshFolder("workspace");
      writeFileSync(join(workspace, "data.bin"), noise("data", 100_000));
      const reads = which === "output";
      const inputs: ActionInputs = reads
        ? { operation: "read", output: join(folder, "b.bin") }
        : { operation: "flash", file: "data.bin", address: "0x20000", "esptool-source": "pip" };
      const isInput = which === "lock-folder";
      const run = await runAction(
        { port: board.url, ...inputs, ...(isInput ? { [which]: folder } : {}) },
        {
          workspace,
          entry: poorEntry(ENTRY, folder, poverty),
          env: isInput || reads ? {} : { [which]: folder },
        },
      );
      const codes = expected[which] ?? [];
      expectNamed(run, which === "RUNNER_TOOL_CACHE" && poverty === "full" ? which : folder, codes);
      expect(board.flash.read(0, SIZE).equals(flash)).toBe(true);
      expect(run.tempListing).toEqual([]);
    },
  );

  it.each(sample("folders", POVERTIES, () => ["a folder"]).cases)(
    "%s does not matter as HOME or TMPDIR, which the step can do without",
    async (poverty) => {
      await using board = await startBoard({ flashSize: SIZE });
      const folder = join(mkdtempSync(join(tmpdir(), "poor-")), "folder");
      const workspace = freshFolder("workspace");
      const run = await runAction(
        { operation: "read", size: 4096, output: "b.bin", port: board.url },
        { workspace, entry: poorEntry(ENTRY, folder, poverty), env: { HOME: folder, TMPDIR: folder } },
      );
      expect(run.outputs, run.log).toMatchObject({ success: "true" });
    },
  );

  it.each(sample("inodes", [1, 2, 3, 4, 5], () => ["a number"]).cases)(
    "without inodes after %i of them is named, whatever file it is that cannot be made",
    async (inodes) => {
      await using board = await startBoard({ flashSize: SIZE });
      const folder = join(mkdtempSync(join(tmpdir(), "poor-")), "folder");
      mkdirSync(folder);
      const workspace = freshFolder("workspace");
      const prepare = `mount -t tmpfs -o nr_inodes=${inodes} tmpfs ${folder}`;
      const run = await runAction(
        { operation: "backup", output: "b.bin", upload: "never", port: board.url },
        {
          workspace,
          entry: shellEntry(ENTRY, prepare, ["unshare", "-m"]),
          env: { RUNNER_TEMP: folder, TMPDIR: folder },
        },
      );
      expectNamed(run, folder, ["runner-disk-unusable"]);
      expect(readdirSync(workspace)).toEqual([]);
    },
  );
});

describe.runIf(!IS_FULL && process.platform === "linux")("a RUNNER_TEMP that is missing", () => {
  it.each(["reserve", "virtual-board"])("is named by %s/, too", async (action) => {
    await using board = await startBoard({ flashSize: SIZE });
    const folder = join(freshFolder("temp"), "missing");
    const run = await runAction(action === "reserve" ? { port: board.url } : { chip: "esp32" }, {
      manifest: `${action}/action.yml`,
      env: { RUNNER_TEMP: folder },
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(run.annotations[0]?.message).toContain(`Create ${folder}`);
    if (action === "reserve") expect(run.outputs["failure"]).toBe("runner-disk-unusable");
    expect(run.orphans).toEqual([]);
  });
});

describe.runIf(!IS_FULL && process.platform === "linux")("the files by which a step answers", () => {
  it("are full: a step that cannot write its outputs fails and says so", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    const run = await runAction(
      { operation: "erase", address: 0, size: 4096, port: board.url },
      { env: { GITHUB_OUTPUT: "/dev/full" } },
    );
    expect(run.exitCode, run.log).toBe(1);
    expect(run.annotations).toEqual([
      expect.objectContaining({ level: "error", title: "esptool-action: runner-disk-unusable" }),
    ]);
    expect(run.annotations[0]?.message).toContain("GITHUB_OUTPUT");
    expect(run.annotations[0]?.message).toContain("Make room");
  });

  it("are full: a step without room for its summary ends as it ended", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    const run = await runAction(
      { operation: "erase", address: 0, size: 4096, port: board.url },
      { env: { GITHUB_STEP_SUMMARY: "/dev/full" } },
    );
    expect(run.outputs, run.log).toMatchObject({ success: "true" });
    expect([run.exitCode, run.annotations]).toEqual([0, []]);
  });
});

describe.runIf(!IS_FULL && process.platform === "linux")("variables that are empty", () => {
  it("count as unset", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    const workspace = freshFolder("workspace");
    writeFileSync(join(workspace, "data.bin"), noise("data", 10_000));
    const { command } = await testEsptool();
    const names = [
      ...["RUNNER_TEMP", "GITHUB_WORKSPACE", "RUNNER_TOOL_CACHE", "HOME", "TMPDIR", "TEMP", "TMP"],
      ...["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "GITHUB_STEP_SUMMARY", "GITHUB_EVENT_PATH"],
      ...["GITHUB_SERVER_URL", "GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID", "RUNNER_TRACKING_ID"],
      ...["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL", "HTTP_PROXY", "SSL_CERT_FILE", "ProgramData"],
    ];
    const inputs = { operation: "flash", file: "data.bin", address: "0x20000", port: board.url };
    const run = await runAction(
      { ...inputs, "esptool-source": "path", "esptool-path": command },
      { workspace, env: Object.fromEntries(names.map((name) => [name, ""])) },
    );
    expect(run.outputs, run.log).toMatchObject({ success: "true", verified: "true" });
    expect(readdirSync(workspace)).toEqual(["data.bin"]);
  });

  it("are no PATH either: what is looked for there is named", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    const run = await runAction(
      { operation: "erase", address: 0, size: 4096, port: board.url },
      { env: { PATH: "" } },
    );
    expect(run.outputs, run.log).toMatchObject({ failure: "lock-unavailable", "board-state": "untouched" });
  });
});

describe.runIf(process.platform !== "win32")("a low limit of open files", () => {
  const steps: [string, ActionInputs][] = [
    ["backup", { operation: "backup", output: "b.bin", overwrite: true, upload: "never" }],
    ["flash of a pattern", { operation: "flash", files: "0x20000 d*.bin" }],
  ];
  it.each(sample("steps", steps, () => ["a step"]).cases)("is met, or named: %s", async (_, inputs) => {
    await using board = await startBoard({ flashSize: SIZE });
    const workspace = freshFolder("workspace");
    writeFileSync(join(workspace, "data.bin"), noise("data", 10_000));
    const ends: string[] = [];
    for (const limit of [26, 32, 48, 64]) {
      const entry = fewFilesEntry(ENTRY, limit);
      const run = await runAction({ port: board.url, ...inputs }, { workspace, entry });
      ends.push(run.outputs["failure"] ?? run.outputs["success"] ?? run.log);
      if (run.exitCode !== 0) expect(run.annotations[0]?.message).toContain("ulimit -n");
    }
    expect(new Set(ends)).toEqual(new Set(["too-many-open-files", "true"]));
    expect(ends.at(-1)).toBe("true");
  });
});
