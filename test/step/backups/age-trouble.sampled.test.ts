// What is wrong with a backup that age has encrypted, and kills while it is decrypted.
import { mkdtempSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { generateIdentity } from "age-encryption";
import { beforeAll, describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction, startAction } from "../../support/runner/action.ts";
import { IDENTITY, RECIPIENT } from "../../support/backups/age-keys.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { backupOf, encrypted } from "../../support/backups/made-backup.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(4);

const BOARD_SIZE = 0x4_0000;
const CHUNK = 64 * 1024 + 16;

beforeAll(async () => {
  await testEsptool();
});

interface Bench extends AsyncDisposable {
  readonly board: TestBoard;
  readonly workspace: string;
  /** The encrypted image, whose header ends where its first chunk begins. */
  readonly sealed: Buffer;
  readonly header: number;
}

async function bench(): Promise<Bench> {
  const board = await startBoard({ flashSize: BOARD_SIZE });
  board.flash.poke(0x1000, Buffer.from("firmware".repeat(1000)));
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), "age-trouble-")));
  const backup = backupOf(board);
  const sealed = await encrypted(backup.image, [RECIPIENT]);
  writeFileSync(join(workspace, "b.bin.age"), sealed);
  const manifest = await encrypted(Buffer.from(backup.manifest), [RECIPIENT]);
  writeFileSync(join(workspace, "b.bin.json.age"), manifest);
  const header = sealed.indexOf("\n", sealed.indexOf("\n---") + 1) + 1 + 16;
  const close = (): Promise<void> => board.close();
  return { board, workspace, sealed, header, [Symbol.asyncDispose]: close };
}

function restore({ board, workspace }: Bench, inputs: ActionInputs = {}): Promise<ActionRun> {
  const asked = { operation: "restore", port: board.url, backup: "b.bin.age", "age-identity": IDENTITY };
  return runAction({ ...asked, ...inputs }, { workspace });
}

describe("a restore of an age file", () => {
  it.skipIf(IS_FULL)("that is whole, with its key, is done", async () => {
    await using at = await bench();
    const run = await restore(at);
    expect(run.outputs, run.log).toMatchObject({ verified: "true", "board-state": "untouched" });
    expect(run.tempListing).toEqual([]);
  });

  it.each(
    sample<[string, (at: Bench) => Promise<Buffer> | Buffer]>(
      "that was cut off %s is refused, and nothing of it is left",
      [
        ["in its header", ({ sealed, header }) => sealed.subarray(0, header - 60)],
        ["behind its header", ({ sealed, header }) => sealed.subarray(0, header)],
        ["in its first chunk", ({ sealed, header }) => sealed.subarray(0, header + 1000)],
        ["between two chunks", ({ sealed, header }) => sealed.subarray(0, header + 2 * CHUNK)],
        ["before its last byte", ({ sealed }) => sealed.subarray(0, -1)],
      ],
      () => ["a case"],
    ).cases,
  )("that was cut off %s is refused, and nothing of it is left", async (_, cut) => {
    await using at = await bench();
    writeFileSync(join(at.workspace, "b.bin.age"), await cut(at));
    expectRefused(at, await restore(at), "age-file-invalid");
  });

  sampled(
    "that was cut off in its first line, and so is none any more, is refused as the backup that it is not",
    async () => {
      await using at = await bench();
      writeFileSync(join(at.workspace, "b.bin.age"), at.sealed.subarray(0, 10));
      expectRefused(at, await restore(at), "backup-invalid");
    },
  );

  sampled("for another identity is refused, and the key is not repeated", async () => {
    await using at = await bench();
    const identity = await generateIdentity();
    const run = await restore(at, { "age-identity": identity });
    expectRefused(at, run, "age-identity-wrong");
    expect(run.log).not.toContain(identity);
  });

  sampled("without an identity is refused", async () => {
    await using at = await bench();
    expectRefused(at, await restore(at, { "age-identity": "" }), "age-identity-missing");
  });

  sampled("with a passphrase is refused, and the message says so", async () => {
    await using at = await bench();
    const sealed = readFileSync(new URL("../../fixtures/age/passphrase.age", import.meta.url));
    writeFileSync(join(at.workspace, "b.bin.age"), sealed);
    const run = await restore(at);
    expectRefused(at, run, "age-identity-wrong");
    expect(run.annotations[0]?.message).toContain("Passphrases are not supported");
  });

  sampled("with a passphrase in the place of the key is refused, and it is not repeated", async () => {
    await using at = await bench();
    const run = await restore(at, { "age-identity": "correct horse battery" });
    expectRefused(at, run, "input-invalid");
    expect(run.log).not.toContain("correct horse");
  });
});

function expectRefused({ board }: Bench, run: ActionRun, code: string): void {
  expect(run.outputs, run.log).toMatchObject({ failure: code, success: "false" });
  expect(run.exitCode).toBe(1);
  expect(board.log).toMatchObject({ connections: 0, writes: [], erases: [] });
  expect([run.tempListing, run.orphans]).toEqual([[], []]);
  expect(run.annotations.filter(({ level }) => level === "error")).toHaveLength(1);
}

/** As large as a backup may be, so that decrypting it takes a while. */
const LARGE = 128 * 1024 * 1024;

describe("a step that is killed while it decrypts", () => {
  it.each(
    sample(
      "by %s leaves nothing decrypted for longer than to the next step, and the board as it was",
      ["SIGINT", "SIGTERM", "SIGKILL"] as const,
      () => ["a case"],
    ).cases,
  )(
    "by %s leaves nothing decrypted for longer than to the next step, and the board as it was",
    async (signal) => {
      await using at = await bench();
      const { board, workspace } = at;
      const temp = freshFolder("temp");
      writeFileSync(
        join(workspace, "large.bin.age"),
        await encrypted(Buffer.alloc(LARGE, "secret"), [RECIPIENT]),
      );
      const inputs = { operation: "restore", port: board.url, "age-identity": IDENTITY };
      const large = { ...inputs, backup: "large.bin.age", "allow-unidentified-backup": true };
      const step = startAction(large, { workspace, temp });
      await decrypting(temp, step.done);
      step.kill(signal);
      const run = await step.done;
      if (signal === "SIGKILL") expect([run.signal, run.exitCode]).toEqual(["SIGKILL", null]);
      else expect(run.outputs["failure"], run.log).toBe("cancelled");
      // Only a process that could act has taken away what it had decrypted.
      expect(run.tempListing.length > 0).toBe(signal === "SIGKILL");
      expect(board.log.connections).toBe(0);
      const next = await runAction({ ...inputs, backup: "b.bin.age" }, { workspace, temp });
      expect(next.outputs, next.log).toMatchObject({ verified: "true" });
      expect(next.tempListing).toEqual([]);
    },
  );

  sampled("is not the reason to remove what a step that still runs has decrypted", async () => {
    await using at = await bench();
    const { board, workspace } = at;
    const temp = freshFolder("temp");
    writeFileSync(
      join(workspace, "large.bin.age"),
      await encrypted(Buffer.alloc(LARGE, "secret"), [RECIPIENT]),
    );
    const inputs = { operation: "restore", port: board.url, "age-identity": IDENTITY };
    const large = { ...inputs, backup: "large.bin.age", "allow-unidentified-backup": true };
    const step = startAction(large, { workspace, temp });
    await decrypting(temp, step.done);
    // Stopped, so that it is there for as long as the other one takes.
    step.kill("SIGSTOP");
    const next = await runAction({ ...inputs, backup: "b.bin.age" }, { workspace, temp });
    expect(next.outputs, next.log).toMatchObject({ verified: "true" });
    expect(next.tempListing.some((name) => name.includes("/"))).toBe(true);
    step.kill("SIGCONT");
    step.kill("SIGTERM");
    const run = await step.done;
    expect(run.outputs["failure"], run.log).toBe("cancelled");
    expect(run.tempListing).toEqual([]);
  });
});

/** Waits until there is plain text in the private folder, and not yet all of it. */
async function decrypting(temp: string, done: Promise<unknown>): Promise<void> {
  const end = new AbortController();
  void done.finally(() => end.abort()).catch(() => undefined);
  for (;;) {
    const sizes = readdirSync(temp, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.parentPath.includes("esptool-action-"))
      .map(({ parentPath, name }) => sizeOf(join(parentPath, name)));
    // The encrypted copy is larger than what is in it.
    if (sizes.some((size) => size > LARGE) && sizes.some((size) => size > 0 && size < LARGE)) return;
    if (end.signal.aborted) throw new Error("The step ended before it had decrypted anything.");
    await setTimeout(1);
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
