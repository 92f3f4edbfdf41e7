// The sub-action with a stand-in for QEMU: real esptool through its port, resets, crashes, and what is left behind.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { isRunning } from "../../src/system/processes/background.ts";
import { ConsoleClient } from "../support/board/console-client.ts";
import { gateBuild } from "../support/board/gate-bench.ts";
import { type ActionRun, runAction, type RunningAction, startAction } from "../support/runner/action.ts";
import { freshFolder } from "../support/runner/runner.ts";
import { emulator, MANIFEST, options } from "../support/qemu/emulator.ts";
import { standIn, type StandIn } from "../support/qemu/stand-in-program.ts";
import { IS_FULL, oneIn, sample } from "../support/sample.ts";

const DEADLINE_MS = 120_000;
const portOf = (url: string): number => Number(url.split(":").at(-1));
const lastPid = ({ qemu }: { readonly qemu: StandIn }): number => qemu.starts().at(-1)?.pid ?? 0;
const isGone = (pid: number): Promise<void> =>
  expect.poll(() => isRunning(pid), { timeout: DEADLINE_MS }).toBe(false);

const postOf = ({ state }: ActionRun): Promise<ActionRun> =>
  runAction({}, { manifest: MANIFEST, state, phase: "post" });

/** A step whose QEMU has been started, and never gets ready. */
async function startingQemu(): Promise<{ readonly step: RunningAction; readonly qemu: number }> {
  const stand = standIn({ isSilent: true });
  const inputs = { chip: "esp32", "qemu-path": stand.program, image: "boards/flash.bin" };
  const step = startAction(inputs, options);
  onTestFinished(async () => {
    step.kill("SIGKILL");
    const run = await step.done;
    await postOf(run);
  });
  await expect.poll(() => stand.starts().length, { timeout: DEADLINE_MS, interval: 5 }).toBe(1);
  return { step, qemu: stand.starts()[0]?.pid ?? 0 };
}

function parentOf(pid: number): number {
  return Number(/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

describe.skipIf(process.platform === "win32")("a board in QEMU", () => {
  const sampled = oneIn(3);
  const isLinux = process.platform === "linux";

  it.skipIf(IS_FULL)("starts in download mode, outlives the step, and is stopped by post", async () => {
    const board = await emulator({ "flash-size": "2MB", image: "boards/one.bin", efuse: "boards/efuse.bin" });
    expect(board.main.exitCode, board.main.log).toBe(0);
    expect(board.main.outputs).toMatchObject({
      version: "9.2.2-20260417",
      image: join(board.main.workspace, "boards", "one.bin"),
    });
    expect(board.port).toMatch(/^rfc2217:\/\/127\.0\.0\.1:\d+$/);
    expect(board.main.outputs["socket-port"]).toMatch(/^socket:\/\/127\.0\.0\.1:\d+$/);
    expect(board.main.exportedEnv["ESPTOOL_ACTION_EMULATED_PORTS"]).toBe(
      `${board.port} ${board.main.outputs["socket-port"] ?? ""}`,
    );
    expect(statSync(board.main.outputs["image"] ?? "").size).toBe(2 << 20);
    expect(statSync(join(board.main.workspace, "boards", "efuse.bin")).size).toBe(124);
    expect(board.qemu.starts().map(({ args }) => args.includes("strap_mode"))).toEqual([true]);
    const pid = lastPid(board);
    expect(isRunning(pid)).toBe(true);
    const post = await board.stop();
    expect(post.log).toContain("The board in QEMU was stopped.");
    await isGone(pid);
    expect(post.orphans).toEqual([]);
  });

  sampled("is an esp32s3 to esptool, with the MAC of its eFuses", async () => {
    const board = await emulator({ chip: "esp32s3", mac: "24:0a:c4:00:01:10" });
    const info = await runAction({ operation: "info", port: board.port, retries: 0 });
    expect(info.exitCode, info.log).toBe(0);
    expect(info.result).toMatchObject({ mac: "24:0a:c4:00:01:10", flash_size: 4 << 20 });
  });

  it.each(sample("chips", ["esp32", "esp32c3"] as const, () => ["a chip"]).cases)(
    "is an %s with the MAC of its eFuses, takes a flash, boots it and passes the gate of the main action",
    async (chip) => {
      const board = await emulator({ chip, mac: "24:0a:c4:00:01:10" });
      const { workspace, files } = gateBuild(chip);
      const flash = await runAction(
        { operation: "flash", port: board.port, files, expect: "greenhouse", retries: 0 },
        { workspace },
      );
      expect(flash.exitCode, flash.log).toBe(0);
      expect(flash.outputs).toMatchObject({
        verdict: "passed",
        "app-started": "yes",
        mac: "24:0a:c4:00:01:10",
      });
      // Download mode, which it had, is QEMU's own reset; the application is a new process on the same flash.
      expect(board.qemu.starts().map(({ args }) => args.includes("strap_mode"))).toEqual([true, false]);
      const reset = await runAction({ operation: "reset", port: board.port, retries: 0 });
      expect(reset.exitCode, reset.log).toBe(0);
    },
  );

  sampled(
    "closes the connection when QEMU crashes, starts again for the next client, and reports it in post",
    async () => {
      const board = await emulator();
      const client = await ConsoleClient.connect(portOf(board.port));
      const crashed = lastPid(board);
      process.kill(crashed, "SIGKILL");
      if (!client.socket.closed)
        await once(client.socket, "close", { signal: AbortSignal.timeout(DEADLINE_MS) });
      const info = await runAction({ operation: "info", port: board.port, retries: 0 });
      expect(info.exitCode, info.log).toBe(0);
      expect(lastPid(board)).not.toBe(crashed);
      const post = await board.stop();
      const messages = post.annotations.map(({ message }) => message);
      expect(messages).toHaveLength(1);
      expect(messages[0]).toContain(
        "qemu-failed: QEMU has exited unexpectedly: signal SIGKILL; it printed: Adding SPI flash device",
      );
    },
  );

  sampled("shows the words of a QEMU that does not start, and leaves nothing", async () => {
    const board = await emulator({}, { words: "could not load ROM ##[warning]::error::oops" });
    expect(board.main.exitCode).toBe(1);
    expect(board.main.log).toContain(
      "QEMU did not start: exit code 1; it printed: Adding SPI flash device; qemu-system: could not load ROM",
    );
    expect(board.main.annotations).toHaveLength(1);
    expect(board.main.orphans).toEqual([]);
  });

  sampled("kills a QEMU that does not quit", async () => {
    const board = await emulator({}, { isDeaf: true });
    const pid = lastPid(board);
    const post = await board.stop();
    expect(post.log).toContain("was stopped");
    await isGone(pid);
  });

  sampled(
    "takes QEMU along when its own process is killed",
    async () => {
      const board = await emulator();
      process.kill(Number(board.main.state["pid"]), "SIGKILL");
      await isGone(lastPid(board));
      expect((await board.stop()).log).toContain("had already exited");
    },
    { skip: !isLinux },
  );

  sampled(
    "leaves nothing when the step is killed as it starts",
    async () => {
      const qemu = standIn();
      const step = startAction({ chip: "esp32", "qemu-path": qemu.program }, options);
      await expect.poll(() => qemu.starts().length, { timeout: DEADLINE_MS, interval: 5 }).toBe(1);
      step.kill("SIGKILL");
      const run = await step.done;
      const stop = await postOf(run);
      await isGone(qemu.starts()[0]?.pid ?? 0);
      expect(stop.exitCode).toBe(0);
    },
    { skip: !isLinux },
  );

  sampled("stops QEMU and leaves nothing when the job is cancelled before QEMU is ready", async () => {
    const { step, qemu } = await startingQemu();
    step.kill("SIGINT");
    const run = await step.done;
    expect(run.exitCode, run.log).toBe(1);
    expect(run.annotations.map(({ message }) => message)).toEqual([
      "The step was cancelled. Run it again. (cancelled)",
    ]);
    expect(run.orphans).toEqual([]);
    expect(run.tempListing).toEqual([]);
    // The flash that was asked for is whole, or not there.
    expect(readdirSync(join(run.workspace, "boards"))).toEqual(["flash.bin"]);
    expect(statSync(join(run.workspace, "boards", "flash.bin")).size).toBe(4 << 20);
    await isGone(qemu);
    expect(await postOf(run)).toMatchObject({ exitCode: 0, log: "" });
  });

  sampled(
    "kills a process of its own that does not stop, and removes the flash that it has not finished",
    async () => {
      const { step, qemu } = await startingQemu();
      const keeper = parentOf(qemu);
      const part = join(step.workspace, "boards", `flash.bin.${keeper}.part`);
      writeFileSync(part, "half");
      process.kill(keeper, "SIGSTOP");
      step.kill("SIGINT");
      const run = await step.done;
      expect(run.exitCode, run.log).toBe(1);
      expect(run.annotations.map(({ message }) => message)).toEqual([
        "The step was cancelled. Run it again. (cancelled)",
      ]);
      await isGone(qemu);
      await isGone(keeper);
      expect(existsSync(part)).toBe(false);
      expect(run.tempListing).toEqual([]);
    },
    { skip: !isLinux },
  );

  sampled("stops QEMU in post at once while it starts again, and reports no failure of it", async () => {
    const board = await emulator();
    const client = await ConsoleClient.connect(portOf(board.port));
    board.qemu.silence();
    process.kill(lastPid(board), "SIGKILL");
    if (!client.socket.closed)
      await once(client.socket, "close", { signal: AbortSignal.timeout(DEADLINE_MS) });
    const next = await ConsoleClient.connect(portOf(board.port));
    await expect.poll(() => board.qemu.starts().length, { timeout: DEADLINE_MS }).toBe(2);
    const post = await board.stop();
    next.socket.destroy();
    expect(post.log).toContain("The board in QEMU was stopped.");
    expect(post.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining("QEMU has exited unexpectedly: signal SIGKILL"),
    ]);
    expect(post.orphans).toEqual([]);
    await isGone(lastPid(board));
  });

  it.skipIf(IS_FULL)("reports everything that is wrong together, before anything starts", async () => {
    const workspace = freshFolder("workspace");
    writeFileSync(join(workspace, "short.bin"), "short");
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const board = await emulator(
      { image: "short.bin", efuse: "../efuse.bin", port, "qemu-source": "apt", "qemu-sha256": "abc" },
      {},
      workspace,
    );
    server.close();
    expect(board.main.exitCode).toBe(1);
    for (const part of [
      "short.bin has 5 bytes; QEMU needs exactly 4194304",
      'efuse: "../efuse.bin" leaves the workspace',
      `port: ${port} is in use by another program`,
      'qemu-source: "apt" is not one of',
      "qemu-sha256 and qemu-base-url belong to the archive",
      'qemu-sha256 "abc" is not a SHA-256',
    ])
      expect(board.main.log).toContain(part);
    expect(board.qemu.starts()).toEqual([]);
    expect(board.main.state).toEqual({});
  });

  sampled("refuses a second board on the flash of the first", async () => {
    const workspace = freshFolder("workspace");
    const first = await emulator({ image: "one.bin" }, {}, workspace);
    expect(first.main.exitCode, first.main.log).toBe(0);
    const second = await emulator({ image: "one.bin" }, {}, workspace);
    expect(second.main.exitCode).toBe(1);
    expect(second.main.log).toContain("one.bin is in use by another emulated board");
  });
});

it.skipIf(IS_FULL)("has an input in action.yml for every option of the code", () => {
  const manifest = readFileSync("qemu/action.yml", "utf8");
  const sources = ["src/qemu/options.ts", "src/qemu/main.ts"]
    .map((file) => readFileSync(file, "utf8"))
    .join("");
  for (const [, name = ""] of manifest.split("outputs:")[0]?.matchAll(/^ {2}([a-z\d-]+):$/gm) ?? [])
    expect(sources).toContain(`"${name}"`);
  expect(existsSync("src/qemu/cli.ts")).toBe(true);
});
