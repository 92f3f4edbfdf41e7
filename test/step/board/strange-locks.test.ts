// What another user of the host can put into the lock folder in place of a record: nothing there is waited
// for, followed or believed, and the board is not touched.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { boardKey } from "../../../src/board/locks/board-key.ts";
import { acquireBoardLock } from "../../../src/board/locks/lock.ts";
import { claimantOf } from "../../../src/board/locks/holder.ts";
import { readUnfinished } from "../../../src/board/unfinished/unfinished.ts";
import { readBoardRecord } from "../../../src/doctor/board-record.ts";
import { hostLock } from "../../../src/system/files/file-lock.ts";
import { type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";

const unix = process.platform !== "win32";
const root = process.getuid?.() === 0;
const RECORDS = ["turn.lock", "use.lock", "unfinished"] as const;
const HUGE = 8 * 2 ** 30;
/** Any other user. */
const NOBODY = 65_534;

interface Strange {
  readonly make: (path: string) => void;
  readonly says: RegExp;
}

const STRANGE: Readonly<Record<string, Strange>> = {
  "a pipe": { make: (path) => execFileSync("mkfifo", [path]), says: /is a pipe, not a plain file/ },
  "a folder": { make: (path) => mkdirSync(path), says: /is a folder, not a plain file/ },
  "a link": {
    make: (path) => {
      writeFileSync(`${path}.victim`, "precious");
      symlinkSync(`${path}.victim`, path);
    },
    says: /is a link, not a plain file/,
  },
  "a link to a pipe": {
    make: (path) => {
      execFileSync("mkfifo", [`${path}.pipe`]);
      symlinkSync(`${path}.pipe`, path);
    },
    says: /is a link, not a plain file/,
  },
  "a link to nothing": {
    make: (path) => symlinkSync(`${path}.nothing`, path),
    says: /is a link, not a plain file/,
  },
  "a second name of a file": {
    make: (path) => {
      writeFileSync(`${path}.victim`, "precious");
      linkSync(`${path}.victim`, path);
    },
    says: /has 2 names/,
  },
  "a socket": {
    make: (path) => {
      const server = createServer().listen(path);
      onTestFinished(() => void server.close());
    },
    says: /is a socket, not a plain file/,
  },
};

describe.runIf(unix)("in place of a record of the locks", () => {
  const step = async (board: TestBoard, folder: string): Promise<ActionRun> => {
    const workspace = freshFolder("workspace");
    writeFileSync(join(workspace, "app.bin"), noise("app", 5000));
    const inputs = { port: board.url, "lock-folder": folder, operation: "flash", file: "app.bin" };
    const run = await runAction(inputs, { workspace, deadlineMs: 60_000 });
    expect(board.log.connections, run.log).toBe(0);
    return run;
  };

  it.each(RECORDS)("a pipe as %s fails a step at once, as something to remove", async (record) => {
    await using board = await startBoard({ flashSize: 0x10_0000 });
    const folder = freshFolder("locks");
    const key = await boardKey({ kind: "socket", name: board.url, host: "127.0.0.1" });
    execFileSync("mkfifo", [join(folder, `${key}.${record}`)]);
    const run = await step(board, folder);
    expect(run.outputs, run.log).toMatchObject({
      failure: "lock-unavailable",
      "failure-class": "tool",
      "board-state": "untouched",
    });
    expect(run.annotations.map(({ message }) => message).join("\n")).toMatch(/is a pipe[^]*rm -r /);
    expect(run.tempListing).toEqual([]);
    expect(run.orphans).toEqual([]);
  });

  it.each(["turn.lock", "use.lock"])("a pipe as %s fails a reservation at once", async (record) => {
    const folder = freshFolder("locks");
    const name = "socket://localhost:5555";
    const key = await boardKey({ kind: "socket", name, host: "localhost" });
    execFileSync("mkfifo", [join(folder, `${key}.${record}`)]);
    const inputs = { port: name, "lock-folder": folder, "lock-timeout": 0 };
    const run = await runAction(inputs, { manifest: "reserve/action.yml" });
    expect(run.outputs, run.log).toMatchObject({ failure: "lock-unavailable", "failure-class": "tool" });
    expect(run.tempListing).toEqual([]);
    expect(run.orphans).toEqual([]);
  });

  it.each(Object.keys(STRANGE))("%s is never opened, followed or believed", async (kind) => {
    const { make, says } = STRANGE[kind] ?? expect.fail(kind);
    for (const record of RECORDS) {
      const folder = freshFolder("locks");
      const key = await boardKey({ kind: "serial", name: "/dev/ttyUSB98" });
      const path = join(folder, `${key}.${record}`);
      make(path);
      const before = lstatSync(path);
      const lock = hostLock({ path: process.env["PATH"] });
      if (record === "unfinished") await expect(readUnfinished(path)).rejects.toThrow(says);
      else {
        const asked = { key, folder, claimant: claimantOf({}), port: "x", hostLock: lock, timeoutMs: 0 };
        const { signal } = new AbortController();
        await expect(acquireBoardLock({ ...asked, signal })).rejects.toMatchObject({
          code: "lock-unavailable",
          message: expect.stringMatching(says) as string,
          hint: expect.stringContaining(path) as string,
        });
      }
      // The doctor reports it, too.
      await expect(readBoardRecord("/dev/ttyUSB98", folder, process.env["PATH"])).rejects.toThrow(says);
      expect(lstatSync(path)).toMatchObject({ ino: before.ino, mode: before.mode });
      if (kind.includes("link to") || !/link|name/.test(kind)) continue;
      expect(readFileSync(`${path}.victim`, "utf8")).toBe("precious");
    }
  });

  it("a file of 8 GiB is taken over as a lock, and refused as a record", async () => {
    const folder = freshFolder("locks");
    const key = "board-1";
    for (const record of RECORDS) {
      writeFileSync(join(folder, `${key}.${record}`), "");
      truncateSync(join(folder, `${key}.${record}`), HUGE);
    }
    const lock = await acquireBoardLock({
      key,
      folder,
      claimant: claimantOf({}),
      port: "x",
      hostLock: hostLock({ path: process.env["PATH"] }),
      timeoutMs: 0,
      signal: new AbortController().signal,
    });
    expect(lstatSync(join(folder, `${key}.use.lock`)).size).toBeLessThan(4_096);
    lock.release();
    await expect(readUnfinished(join(folder, `${key}.unfinished`))).rejects.toMatchObject({
      code: "lock-unavailable",
    });
  });

  it("a folder open to all without the sticky bit, or a link in its place, is refused", async () => {
    await using board = await startBoard({ flashSize: 0x10_0000 });
    const open = freshFolder("locks");
    chmodSync(open, 0o777);
    const run = await step(board, open);
    expect(run.outputs, run.log).toMatchObject({ failure: "lock-unavailable", "board-state": "untouched" });
    expect(run.log).toContain("no sticky bit");
    const link = join(freshFolder("locks"), "link");
    symlinkSync(freshFolder("locks"), link);
    expect((await step(board, link)).outputs).toMatchObject({ failure: "lock-unavailable" });
    await expect(readBoardRecord("/dev/ttyUSB98", open, process.env["PATH"])).rejects.toMatchObject({
      code: "lock-unavailable",
    });
  });

  it.runIf(root)("another user's folder is refused without the sticky bit, and used with it", async () => {
    await using board = await startBoard({ flashSize: 0x10_0000 });
    const folder = freshFolder("locks");
    chownSync(folder, NOBODY, NOBODY);
    chmodSync(folder, 0o755);
    const run = await step(board, folder);
    expect(run.outputs, run.log).toMatchObject({ failure: "lock-unavailable", "board-state": "untouched" });
    expect(run.log).toContain("belongs to another user and has no sticky bit");
    chmodSync(folder, 0o1777);
    const lock = await acquireBoardLock({
      key: "board-1",
      folder,
      claimant: claimantOf({}),
      port: "x",
      hostLock: hostLock({ path: process.env["PATH"] }),
      timeoutMs: 0,
      signal: new AbortController().signal,
    });
    lock.release();
  });
});
