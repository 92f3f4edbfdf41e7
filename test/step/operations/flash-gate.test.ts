import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildParts, writeFiles } from "../../support/firmware/build-folders.ts";
import { playedConsole } from "../../support/board/played-console.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { runAction, startAction } from "../../support/runner/action.ts";

const MIB = 0x10_0000;

/** A workspace with a build of ESP-IDF whose console has that rate. */
function workspaceWithBuild(monitorBaud: string): string {
  const { bootloader, table, otaData, application } = buildParts("esp32c3");
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  writeFiles(join(workspace, "build"), {
    "flasher_args.json": JSON.stringify({
      flash_files: {
        "0x0": "bootloader.bin",
        "0x8000": "table.bin",
        "0xe000": "ota.bin",
        "0x10000": "app.bin",
      },
      extra_esptool_args: { chip: "esp32c3" },
    }),
    "project_description.json": JSON.stringify({ monitor_baud: monitorBaud, target: "esp32c3" }),
    "bootloader.bin": bootloader,
    "table.bin": table,
    "ota.bin": otaData,
    "app.bin": application,
  });
  return workspace;
}

describe("a flash of a build folder with a gate", () => {
  it("watches the console at the rate of the build", async () => {
    const console = { applications: [{ baud: 921_600, boots: [{ steps: [{ print: "ready at last" }] }] }] };
    await using board = await startBoard({ chip: "esp32c3", flashSize: 4 * MIB, rfc2217Port: 0, console });
    const run = await runAction(
      {
        operation: "flash",
        port: board.rfc2217Url ?? "",
        files: "build",
        expect: "ready at last",
        settle: 0,
      },
      { workspace: workspaceWithBuild("921600") },
    );
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: "passed" });
    expect(run.log).toContain("Watching the console at 921600 baud");
  });

  it("refuses a build whose rate makes no sense, but only where the console is read", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB });
    const workspace = workspaceWithBuild("fast");
    const flash = { operation: "flash", port: board.url, files: "build", "dry-run": true };
    const gated = await runAction({ ...flash, monitor: true }, { workspace });
    expect(gated.exitCode).toBe(1);
    expect(gated.annotations[0]?.message).toContain("project_description.json");
    const plain = await runAction(flash, { workspace });
    expect(plain.exitCode, plain.log).toBe(0);
    const told = await runAction({ ...flash, monitor: true, "console-baud": 74_880 }, { workspace });
    expect(told.annotations[0]?.message).not.toContain("project_description.json");
  });
});

describe("a flash over a raw socket with a gate", () => {
  const flash = { operation: "flash", files: "build", retries: 0, settle: 0, expect: "Hello" };

  it("says that nothing has started the firmware where the console stays silent", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: 4 * MIB });
    const run = await runAction(
      { ...flash, port: board.url, "gate-timeout": 1 },
      { workspace: workspaceWithBuild("") },
    );
    expect(run.outputs, run.log).toMatchObject({
      verdict: "inconclusive",
      failure: "silent",
      verified: "true",
      "app-started": "no",
    });
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]?.message).toContain("the step has not started the firmware");
    expect(run.annotations[0]?.message).toContain("rfc2217://");
  });

  it("judges the boot of a chip that is reset while the step watches", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: 4 * MIB });
    const step = startAction({ ...flash, port: board.url }, { workspace: workspaceWithBuild("") });
    await step.sees(/Watching the console/);
    board.reset("application");
    const run = await step.done;
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({
      verdict: "passed",
      identity: "verified",
      boots: "1",
      "app-started": "yes",
    });
  });
});

describe("monitor with images", () => {
  const OWN = "5a".repeat(32).slice(0, 9);

  async function monitor(printed: string, inputs: Record<string, string> = {}) {
    await using console = await playedConsole((socket) => {
      socket.write(`I (80) app_init: ELF file SHA256:  ${printed}...\r\nready\r\n`);
    });
    const given = { operation: "monitor", port: console.url, files: "build", settle: 0, retries: 0 };
    return await runAction(
      { ...given, expect: "ready", identity: "required", ...inputs },
      { workspace: workspaceWithBuild("") },
    );
  }

  it("verifies that their firmware boots", async () => {
    const run = await monitor(OWN);
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ identity: "verified", "board-state": "untouched" });
  });

  it("fails where other firmware boots", async () => {
    const run = await monitor("123456789");
    expect(run.outputs).toMatchObject({ verdict: "failed", failure: "wrong-firmware", identity: "differs" });
  });

  it("needs them to require an identity", async () => {
    const run = await monitor(OWN, { files: "" });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toMatch(/nput `identity`: required needs `file` or `files`/);
  });
});
