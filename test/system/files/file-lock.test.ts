import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  closeSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { describeHolder, holderNote, parseHolder } from "../../../src/board/locks/holder.ts";
import { readHolder, writeHolder } from "../../../src/board/locks/holder-file.ts";
import { defaultLockFolder, prepareLockFolder } from "../../../src/board/locks/lock-folder.ts";
import { hostLock, type HostLock } from "../../../src/system/files/file-lock.ts";
import { openSharedFile } from "../../../src/system/files/shared-file.ts";
import { esptoolPython } from "../../support/esptool/esptool.ts";
import { publicFolder } from "../../support/runner/public-folder.ts";
import { freshFolder, REPOSITORY } from "../../support/runner/runner.ts";

const windows = process.platform === "win32";
const linux = process.platform === "linux";

const HOLDER = {
  kind: "step",
  jobId: "a".repeat(64),
  repository: "octocat/firmware",
  workflow: "Hardware",
  job: "test",
  runUrl: "https://github.com/octocat/firmware/actions/runs/4242",
  since: "2026-11-22T17:18:23Z",
} as const;

/** Locks, tries in vain through a descriptor of its own, unlocks, locks again. */
async function tryOut(lock: HostLock): Promise<void> {
  const file = join(freshFolder("lock"), "board.lock");
  const fd = await lock.tryLock(file);
  expect(fd).toBeTypeOf("number");
  expect(await lock.tryLock(file)).toBeUndefined();
  closeSync(fd ?? -1);
  const again = await lock.tryLock(file);
  expect(again).toBeTypeOf("number");
  closeSync(again ?? -1);
}

describe("the lock of a file", () => {
  it("is exclusive by this platform's own means", () => tryOut(hostLock({ path: process.env["PATH"] })));

  it.runIf(linux)("is taken by a Python where there is no flock, and both respect each other", async () => {
    const python = hostLock({ path: undefined, python: await esptoolPython() });
    await tryOut(python);
    const file = join(freshFolder("lock"), "board.lock");
    const fd = await python.tryLock(file);
    expect(await hostLock({ path: process.env["PATH"] }).tryLock(file)).toBeUndefined();
    closeSync(fd ?? -1);
  });

  it.runIf(linux)("is refused, not skipped, where there is neither", () => {
    expect(() => hostLock({ path: "relative/bin:/nonexistent" })).toThrow(
      expect.objectContaining({ code: "lock-unavailable", class: "tool" }) as Error,
    );
  });

  it.runIf(linux)("is refused, not skipped, when the program that locks fails", async () => {
    const folder = freshFolder("flock");
    const flock = join(folder, "flock");
    writeFileSync(flock, "#!/bin/sh\nexit 64\n", { mode: 0o755 });
    chmodSync(flock, 0o755);
    await expect(hostLock({ path: folder }).tryLock(join(folder, "board.lock"))).rejects.toMatchObject({
      code: "lock-unavailable",
    });
  });

  it.runIf(linux)("does not count when the file was removed while it was taken", async () => {
    const folder = freshFolder("flock");
    const file = join(folder, "board.lock");
    // Takes the lock, but only after a cleaner of /tmp has come by.
    const script = `#!/bin/sh\nrm -f ${file}\nPATH=/usr/bin:/bin exec flock "$@"\n`;
    writeFileSync(join(folder, "flock"), script, { mode: 0o755 });
    expect(await hostLock({ path: folder }).tryLock(file)).toBeUndefined();
  });
});

describe("a file that all users share", () => {
  it.skipIf(windows)("is never opened through a link, nor when it is not a plain file", async () => {
    const folder = freshFolder("shared");
    const victim = join(folder, "victim");
    const other = join(folder, "other");
    for (const file of [victim, other]) writeFileSync(file, "precious");
    symlinkSync(other, join(folder, "symbolic"));
    symlinkSync(join(folder, "nothing"), join(folder, "dangling"));
    linkSync(victim, join(folder, "hard"));
    mkdirSync(join(folder, "folder"));
    execFileSync("mkfifo", [join(folder, "pipe")]);
    for (const name of ["symbolic", "dangling", "hard", "folder", "pipe"]) {
      await expect(openSharedFile(join(folder, name)), name).rejects.toThrow();
      await writeHolder(join(folder, name), HOLDER);
    }
    for (const file of [victim, other]) expect(readFileSync(file, "utf8")).toBe("precious");
  });

  it.skipIf(windows)("is not looked for in a folder that is a link", () => {
    const folder = freshFolder("shared");
    symlinkSync(folder, join(folder, "link"));
    expect(() => prepareLockFolder(join(folder, "link"))).toThrow(
      expect.objectContaining({ code: "lock-unavailable" }) as Error,
    );
  });

  it.skipIf(windows)("is waited for while its maker has yet to open it to all", async () => {
    // Root may open every file: the tests often run as root, so another user does it.
    using folder = publicFolder();
    const file = join(folder.path, "board.lock");
    writeFileSync(file, "", { mode: 0o600 });
    const source = (path: string) => JSON.stringify(pathToFileURL(join(REPOSITORY, path)).href);
    const isRoot = process.getuid?.() === 0;
    if (!isRoot) chmodSync(file, 0o000);
    const script = [
      `import { openSharedFile } from ${source("src/system/files/shared-file.ts")};`,
      `import { becomeUser } from ${source("test/support/runner/as-user.ts")};`,
      ...(isRoot ? [`becomeUser(65_534);`] : []),
      `const opened = openSharedFile(${JSON.stringify(file)});`,
      `process.stdout.write("refused once");`,
      `await opened;`,
    ].join("\n");
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
      timeout: 60_000,
    });
    child.stdout.once("data", () => chmodSync(file, 0o666));
    // Rejects when it cannot be started.
    expect(await once(child, "close")).toEqual([0, null]);
  });
});

describe("the lock folder", () => {
  it("is one place for all users, whatever their environment", () => {
    expect(defaultLockFolder("win32", String.raw`D:\Data`)).toBe(String.raw`D:\Data\esptool-action\locks`);
    expect(defaultLockFolder("darwin")).toBe("/tmp/esptool-action-locks");
    expect(["/run/lock/esptool-action", "/tmp/esptool-action-locks"]).toContain(defaultLockFolder("linux"));
  });

  it("is made once, and left as it is from then on", () => {
    const folder = join(freshFolder("locks"), "deep", "locks");
    prepareLockFolder(folder);
    prepareLockFolder(folder);
    writeFileSync(join(folder, "file"), "");
    prepareLockFolder(folder);
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("");
    rmSync(dirname(folder), { recursive: true });
  });
});

describe("the note of who holds a board", () => {
  it("says again what was written", async () => {
    const file = join(freshFolder("note"), "note");
    await writeHolder(file, { ...HOLDER, workflow: "A much longer name than the one that follows" });
    await writeHolder(file, HOLDER);
    expect(readHolder(file)).toEqual(HOLDER);
    expect(describeHolder(HOLDER)).toBe(
      'octocat/firmware (job test of "Hardware", https://github.com/octocat/firmware/actions/runs/4242), since 2026-11-22 17:18:23 UTC',
    );
  });

  it("is no way to give the runner commands or to write a second line", () => {
    const hostile = "x\n::error::gotcha\r##[set-output name=a]b\u001b[31m\u2028y";
    const held = parseHolder(holderNote({ ...HOLDER, workflow: hostile, job: hostile }));
    const forged = parseHolder(
      JSON.stringify({
        kind: "step",
        since: HOLDER.since,
        repository: hostile,
        workflow: hostile,
        job: hostile,
        run_url: `https://a/${hostile}`,
      }),
    );
    for (const holder of [held, forged]) {
      const text = describeHolder(holder);
      expect(text).toMatch(/^[\x20-\x7e]+$/);
      expect(text).not.toMatch(/::|##\[/);
    }
    expect(forged).toMatchObject({ repository: "", runUrl: "" });
  });

  it("is not understood when it is anything else", () => {
    const good = JSON.parse(holderNote(HOLDER)) as Record<string, unknown>;
    const bad = [
      "",
      "{",
      "null",
      "[]",
      "3",
      JSON.stringify({ ...good, kind: "owner" }),
      JSON.stringify({ ...good, since: "now" }),
    ];
    for (const text of bad) expect(parseHolder(text), text).toBeUndefined();
    expect(
      parseHolder(JSON.stringify({ ...good, run_url: "file:///etc/passwd", job_id: "short" })),
    ).toMatchObject({ runUrl: "", jobId: "" });
    expect(describeHolder(undefined)).toBe("an unknown holder");
  });
});
