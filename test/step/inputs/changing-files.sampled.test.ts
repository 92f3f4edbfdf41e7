// What the workspace's other processes do to the files of a step while it waits for its board.
import { readdirSync, statSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runAction, startAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { hexFile } from "../../support/firmware/intel-hex.ts";
import { backupOf } from "../../support/backups/made-backup.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { whileWaiting } from "../../support/runner/waiting-step.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(2);

const MIB = 1024 * 1024;

/** Bytes of all files in a folder, at any depth. */
function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false }))
    .reduce((sum, stats) => sum + (stats?.isFile() === true ? stats.size : 0), 0);
}

/** Intel HEX of exactly as many bytes, whose data belongs at 0x0. */
function hexOfSize(size: number): string {
  const text = hexFile([{ address: 0, bytes: noise("elsewhere", 64) }]);
  return text + "\n".repeat(size - text.length);
}

describe("a file that becomes Intel HEX of the same size while the step waits for the lock", () => {
  sampled("is flashed as it was checked, where it was asked for", async () => {
    await using board = await startBoard({ flashSize: 4 * MIB });
    const workspace = freshFolder("workspace");
    const path = join(workspace, "data.bin");
    const data = noise("data", 20_000);
    writeFileSync(path, data);
    const inputs = { operation: "flash", file: "data.bin", address: "0x200000" };
    const run = await whileWaiting(board, workspace, inputs, () => {
      writeFileSync(path, hexOfSize(data.length));
    });
    expect(run.outputs, run.log).toMatchObject({ success: "true", verified: "true" });
    expect(board.flash.read(0x200000, data.length).equals(data)).toBe(true);
    expect(board.flash.read(0, 64).every((byte) => byte === 0xff)).toBe(true);
  });

  sampled("is not verified as what is nowhere in the flash", async () => {
    await using board = await startBoard({ flashSize: 4 * MIB });
    const workspace = freshFolder("workspace");
    const path = join(workspace, "data.bin");
    writeFileSync(path, noise("data", 20_000));
    // The flash holds what the HEX says, and nothing of the file.
    board.flash.poke(0, noise("elsewhere", 64));
    const inputs = { operation: "verify", file: "data.bin", address: "0x200000" };
    const run = await whileWaiting(board, workspace, inputs, () => writeFileSync(path, hexOfSize(20_000)));
    expect(run.outputs, run.log).toMatchObject({ verified: "false", failure: "verify-mismatch" });
  });
});

describe("a private copy of a file that changes after it was checked", () => {
  it.each(
    sample(
      "is not what a %s says anything of",
      [
        ["flash", { rewrite: true }, "written-unverified"],
        ["verify", {}, "untouched"],
      ],
      () => ["a case"],
    ).cases,
  )("is not what a %s says anything of", async (operation, more, state) => {
    const [data, other] = [noise("data", 20_000), noise("other", 20_000)];
    // The chip answers slowly, so that esptool has not read the copy yet when the first byte comes.
    await using board = await startBoard({ flashSize: MIB, faults: [{ kind: "slow", ms: 20 }] });
    board.flash.poke(0x40000, other);
    const [workspace, temp] = [freshFolder("workspace"), freshFolder("temp")];
    writeFileSync(join(workspace, "data.bin"), data);
    const inputs = { operation, file: "data.bin", address: "0x40000", port: board.url, ...more };
    const step = startAction(inputs, { workspace, temp });
    await expect.poll(() => board.log.bytesIn, { timeout: 60_000, interval: 5 }).toBeGreaterThan(0);
    const copies = readdirSync(temp, { recursive: true, encoding: "utf8" }).filter((name) =>
      /image-\d+\.bin$/.test(name),
    );
    for (const copy of copies) writeFileSync(join(temp, copy), other);
    const run = await step.done;
    expect(copies).toHaveLength(1);
    expect(run.outputs, run.log).toMatchObject({
      success: "false",
      failure: "file-changed",
      "board-state": state,
    });
    expect(run.outputs).not.toHaveProperty("verified");
    expect(run.annotations[0]?.message).toContain('"data.bin" changed while the step ran');
  });
});

// Windows makes links only for those with a privilege.
describe.skipIf(process.platform === "win32")("a path out of the workspace by a link", () => {
  sampled("is not read for the manifest next to a backup", async () => {
    await using board = await startBoard({ flashSize: MIB / 4 });
    const workspace = freshFolder("workspace");
    const outside = freshFolder("outside");
    const { image, manifest } = backupOf(board, {}, noise("backup", MIB / 4));
    writeFileSync(join(workspace, "b.bin"), image);
    writeFileSync(join(outside, "secret.json"), manifest);
    symlinkSync(join(outside, "secret.json"), join(workspace, "b.bin.json"));
    for (const inputs of [
      { operation: "restore", backup: "b.bin" },
      { operation: "backup", baseline: "b.bin", output: "new.bin", upload: "never" },
    ]) {
      const run = await runAction({ port: board.url, ...inputs }, { workspace });
      expect(run.outputs, run.log).toMatchObject({
        failure: "path-outside-workspace",
        "board-state": "untouched",
      });
      expect(run.annotations[0]?.message).toContain("b.bin.json");
    }
    expect(board.log.connections).toBe(0);
  });
});

describe("what is larger than any flash", () => {
  it.each(
    sample(
      "is refused by its size, before it is copied: %s",
      [
        ["a backup", { operation: "restore", backup: "huge.bin" }, "backup-invalid"],
        ["the manifest of a backup", { operation: "restore", backup: "small.bin" }, "backup-invalid"],
        ["a file", { operation: "flash", file: "huge.bin", address: "nvs" }, "beyond-flash"],
        ["several files together", { operation: "flash", files: "a half.bin\nb half.bin" }, "beyond-flash"],
        [
          "a partition table as CSV",
          { operation: "read", output: "x", address: "nvs", "partition-table": "huge.csv" },
          "partition-table-invalid",
        ],
      ],
      () => ["a case"],
    ).cases,
  )("is refused by its size, before it is copied: %s", async (_, inputs, code) => {
    const workspace = freshFolder("workspace");
    // Files of holes: 3 GB of them take no room, but minutes to copy and to digest.
    for (const [name, size] of [
      ["huge.bin", 3_000_000_000],
      ["huge.csv", 3_000_000_000],
      ["half.bin", 70 * MIB],
      ["small.bin.json", 3_000_000_000],
    ] as const) {
      writeFileSync(join(workspace, name), "");
      truncateSync(join(workspace, name), size);
    }
    writeFileSync(join(workspace, "small.bin"), noise("small", 4096));
    let copied = 0;
    const temp = freshFolder("temp");
    const watched = setInterval(() => (copied = Math.max(copied, bytesBelow(temp))), 10);
    const run = await runAction({ port: "socket://127.0.0.1:9", ...inputs }, { workspace, temp });
    clearInterval(watched);
    expect(run.outputs, run.log).toMatchObject({ failure: code, "board-state": "untouched" });
    expect(copied).toBeLessThan(MIB);
  });
});
