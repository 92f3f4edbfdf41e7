import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findPython } from "../../../../src/esptool/install/pip/python.ts";
import { installContext } from "../../../support/esptool/esptool.ts";

const GOOD = {
  implementation: "cpython",
  major: 3,
  minor: 12,
  base: "/usr/bin/python3.12",
  pip: "24.0",
  ensurepip: true,
  venv: true,
  free_threaded: false,
};

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "install-python-"));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

/** Puts a program that answers like a Python into a folder, and returns the folder. */
async function fakePython(folder: string, name: string, answer: object | string): Promise<string> {
  const path = join(root, folder);
  await mkdir(path, { recursive: true });
  const text = typeof answer === "string" ? answer : `echo '${JSON.stringify({ ...GOOD, ...answer })}'`;
  await writeFile(join(path, name), `#!/bin/sh\n${text}\n`);
  await chmod(join(path, name), 0o755);
  return path;
}

function find(path: string[], env: Record<string, string> = {}) {
  return findPython(installContext({ env: { ...env, PATH: path.join(delimiter) } }));
}

// Windows has no shell scripts that run without a shell; the same code is tried there by the real installation.
describe.skipIf(process.platform === "win32")("looking for a Python", () => {
  it("takes the one of actions/setup-python before those on the PATH", async () => {
    const onPath = await fakePython("path", "python3", {});
    await fakePython("setup/bin", "python3", { minor: 13 });
    const { python } = await find([onPath], { pythonLocation: join(root, "setup") });
    expect(python).toMatchObject({ command: join(root, "setup/bin/python3"), tag: "313", pip: "outside" });
  });

  it.each([
    [{ minor: 9 }, "older than 3.10"],
    [{ major: 2, minor: 7 }, "older than 3.10"],
    [{ minor: 15 }, "newer than 3.14"],
    [{ implementation: "pypy" }, "not CPython"],
    [{ free_threaded: true }, "free-threaded"],
    [{ venv: false }, "no module venv"],
    [{ pip: null, ensurepip: false }, "neither pip nor ensurepip"],
    ["exit 9", "does not run (exit code 9)"],
    ["echo hello", "does not respond like Python"],
    ["echo '{}'", "does not respond like Python"],
  ])("skips %j and reports why", async (answer, reason) => {
    const bad = await fakePython("bad", "python3", answer);
    const good = await fakePython("good", "python3", {});
    const { python, rejected } = await find([bad, good]);
    expect(python?.command).toBe(join(good, "python3"));
    expect(rejected).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ["22.3", false, "outside"],
    ["24.1.2", true, "outside"],
    ["22.0.2", true, "bootstrap"],
    ["22.0.2", false, "bootstrap"],
    [null, true, "ensurepip"],
  ])("with pip %s and ensurepip %s, pip serves by %s", async (pip, ensurepip, way) => {
    const { python } = await find([await fakePython("bin", "python3", { pip, ensurepip })]);
    expect(python?.pip).toBe(way);
  });

  it("comes to python3.11 when python3 is too old", async () => {
    const folder = await fakePython("bin", "python3", { minor: 8 });
    await fakePython("bin", "python3.11", { minor: 11 });
    expect((await find([folder])).python?.tag).toBe("311");
  });

  it("asks a folder that is on the PATH under two names once, and relative folders never", async () => {
    const folder = await fakePython("bin", "python3", { minor: 8 });
    await symlink(folder, join(root, "alias"));
    const { python, rejected } = await find([folder, join(root, "alias"), "bin", "."]);
    expect(python).toBeUndefined();
    expect(rejected).toHaveLength(1);
  });

  it("finds nothing on an empty PATH", async () => {
    expect(await findPython(installContext({ env: {} }))).toEqual({ python: undefined, rejected: [] });
  });
});
