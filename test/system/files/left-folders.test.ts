import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownPrefix, removeLeftFolders } from "../../../src/system/files/left-folders.ts";
import { PrivateFolder } from "../../../src/system/files/private-folder.ts";
import { freshFolder } from "../../support/runner/runner.ts";

const linux = process.platform === "linux";
const space = linux ? (/\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0] ?? "0") : "0";

/** A folder of that name with a secret in it. */
function folderOf(parent: string, name: string): string {
  const path = join(parent, name);
  mkdirSync(path);
  writeFileSync(join(path, "opened-1"), "secret");
  return path;
}

/** The number of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "close");
  return child.pid ?? 0;
}

describe("private folders of processes that are gone", () => {
  it("are removed when the next one is made, with what is in them", async () => {
    const parent = freshFolder("temp");
    const left = folderOf(parent, `esptool-action-${await endedProcess()}-0-${space}-abcdef`);
    const own = await PrivateFolder.create(parent);
    expect(existsSync(left)).toBe(false);
    expect(basename(own.path).startsWith(await ownPrefix())).toBe(true);
    await own.remove();
  });

  it.runIf(linux)("are told from those of a later process with the same number by its start", async () => {
    const parent = freshFolder("temp");
    const left = folderOf(parent, `esptool-action-${process.pid}-1-${space}-abcdef`);
    const own = folderOf(parent, `${await ownPrefix()}abcdef`);
    await removeLeftFolders(parent);
    expect([existsSync(left), existsSync(own)]).toEqual([false, true]);
  });

  it("are those that say so by their names, and nothing else is removed", async () => {
    const parent = freshFolder("temp");
    const gone = await endedProcess();
    const others = [
      // Of a process that runs, or of one that cannot be seen from here, as in another container.
      folderOf(parent, `esptool-action-${process.pid}-0-${space}-abcdef`),
      folderOf(parent, `esptool-action-${gone}-0-7-abcdef`),
      folderOf(parent, "esptool-action-abcdef"),
      folderOf(parent, `esptool-action-${gone}-0-${space}-abcdef.mine`),
      folderOf(parent, `my-esptool-action-${gone}-0-${space}-abcdef`),
    ];
    await removeLeftFolders(parent);
    expect(others.filter((path) => !existsSync(path))).toEqual([]);
  });

  it("are not links, nor files", async () => {
    const parent = freshFolder("temp");
    const elsewhere = folderOf(freshFolder("elsewhere"), "precious");
    const name = `esptool-action-${await endedProcess()}-0-${space}`;
    symlinkSync(elsewhere, join(parent, `${name}-linked`), "junction");
    writeFileSync(join(parent, `${name}-a_file`), "");
    await removeLeftFolders(parent);
    expect(existsSync(join(elsewhere, "opened-1"))).toBe(true);
    expect(existsSync(join(parent, `${name}-a_file`))).toBe(true);
  });

  it("are not looked for where there is no folder", async () => {
    await expect(removeLeftFolders(join(freshFolder("temp"), "gone"))).resolves.toBeUndefined();
  });
});
