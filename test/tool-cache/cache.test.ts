import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createDirectory,
  finishedEntries,
  manifestFile,
  publish,
  proofFile,
  withdraw,
} from "../../src/tool-cache/cache.ts";
import { makeEntry } from "../../src/tool-cache/entry.ts";
import { sweep } from "../../src/tool-cache/sweep.ts";
import { sha256 } from "../../src/tool-cache/survey.ts";
import { ESPTOOL } from "../../src/esptool/install/program.ts";
import { failureOf } from "../support/esptool/esptool.ts";

const KEY = "linux-x64-pip-12345678-cp312";
const WEEK_MS = 7 * 24 * 3600 * 1000;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "install-cache-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const always = (answer: boolean) => (): Promise<boolean> => Promise.resolve(answer);

async function installed(): Promise<string> {
  const directory = await createDirectory(folder, KEY);
  await writeFile(join(directory, "esptool"), basename(directory));
  await writeFile(manifestFile(directory), "{}");
  return directory;
}

describe("an entry of the tool cache", () => {
  it("exists from the moment when it is published, not before", async () => {
    const directory = await installed();
    expect(await finishedEntries(folder)).toEqual([]);
    await publish({ key: KEY, directory, manifestSha256: "abc" }, always(true));
    expect(await finishedEntries(folder)).toEqual([{ key: KEY, directory, manifestSha256: "abc" }]);
    expect(await readdir(folder)).toContain(`${KEY}.complete`);
  });

  it("is one and the same for all, when eight installations end at once", async () => {
    const directories = await Promise.all(Array.from({ length: 8 }, installed));
    const winners = await Promise.all(
      directories.map((directory) => publish({ key: KEY, directory, manifestSha256: "" }, always(true))),
    );
    expect(new Set(winners).size).toBe(1);
    const [entry] = await finishedEntries(folder);
    expect(entry?.directory).toBe(winners[0]);
    const left = await readdir(folder);
    expect(left.toSorted()).toEqual(
      [
        basename(winners[0] ?? ""),
        `${basename(winners[0] ?? "")}.manifest.json`,
        `${KEY}.complete`,
      ].toSorted(),
    );
  });

  it("gives way to a new one when it is no longer usable, and is itself left alone", async () => {
    const old = await installed();
    await publish({ key: KEY, directory: old, manifestSha256: "" }, always(true));
    const next = await installed();
    expect(await publish({ key: KEY, directory: next, manifestSha256: "" }, always(false))).toBe(next);
    expect((await finishedEntries(folder)).map((entry) => entry.directory)).toEqual([next]);
    expect((await stat(old)).isDirectory()).toBe(true);
  });

  it.each([
    ["an empty marker", ""],
    ["half a marker", '{"directory":"linux-x64-pip-123'],
    ["a marker of another make", "null"],
    [
      "a marker that leads out of the folder",
      JSON.stringify({ directory: `${KEY}/../elsewhere-0123456789ab` }),
    ],
    ["a marker whose directory is gone", JSON.stringify({ directory: `${KEY}-0123456789ab` })],
  ])("is not believed on %s", async (_, text) => {
    await mkdir(join(folder, KEY));
    await mkdir(join(folder, "elsewhere-0123456789ab"));
    await writeFile(join(folder, `${KEY}.complete`), text);
    expect(await finishedEntries(folder)).toEqual([]);
  });

  it("can be created where a broken marker lies", async () => {
    await writeFile(join(folder, `${KEY}.complete`), "");
    const directory = await installed();
    await publish({ key: KEY, directory, manifestSha256: "" }, always(true));
    expect((await finishedEntries(folder)).map((entry) => entry.directory)).toEqual([directory]);
  });
});

describe("an entry that is withdrawn", () => {
  const entryOf = (directory: string) => ({ key: KEY, directory, manifestSha256: "" });

  it("counts no more, and stays where it is", async () => {
    const directory = await installed();
    await publish(entryOf(directory), always(true));
    await withdraw(entryOf(directory));
    expect(await finishedEntries(folder)).toEqual([]);
    expect((await stat(directory)).isDirectory()).toBe(true);
    const name = basename(directory);
    const expected = [name, `${name}.altered`, `${name}.manifest.json`];
    expect((await readdir(folder)).toSorted()).toEqual(expected.toSorted());
  });

  it("does not take along the one that was published in its place meanwhile", async () => {
    const [old, next] = [await installed(), await installed()];
    await publish(entryOf(old), always(true));
    await publish(entryOf(next), always(false));
    await withdraw(entryOf(old));
    expect((await finishedEntries(folder)).map((entry) => entry.directory)).toEqual([next]);
  });

  it("may have been withdrawn already", async () => {
    const directory = await installed();
    await publish(entryOf(directory), always(true));
    await Promise.all([withdraw(entryOf(directory)), withdraw(entryOf(directory))]);
    expect(await finishedEntries(folder)).toEqual([]);
  });
});

describe("making an entry", () => {
  const recipe = { key: KEY, usable: always(true) };

  it("records the digest of every file and the target of every link", async () => {
    const build = async (directory: string): Promise<void> => {
      await mkdir(join(directory, "bin"));
      await writeFile(join(directory, "bin", "esptool"), "hello");
      await symlink("esptool", join(directory, "bin", "alias"));
    };
    const directory = await makeEntry({ ...recipe, folder, build }, { tool: ESPTOOL });
    expect(JSON.parse(await readFile(manifestFile(directory), "utf8"))).toEqual({
      files: { "bin/esptool": sha256("hello") },
      links: { "bin/alias": "esptool" },
    });
  });

  it("leaves nothing when it fails", async () => {
    const build = async (directory: string): Promise<void> => {
      await writeFile(join(directory, "esptool"), "half");
      throw new Error("no");
    };
    await expect(makeEntry({ ...recipe, folder, build }, { tool: ESPTOOL })).rejects.toThrow("no");
    expect(await readdir(folder)).toEqual([]);
  });

  it("says that the tool cache cannot be written", async () => {
    await writeFile(join(folder, "file"), "");
    const build = (): Promise<void> => Promise.resolve();
    const failure = await failureOf(
      makeEntry({ ...recipe, folder: join(folder, "file", "5.6.0"), build }, { tool: ESPTOOL }),
    );
    expect(failure.code).toBe("esptool-install-failed");
    expect(failure.message).toContain("Cannot write to the tool cache");
  });
});

describe("sweeping the tool cache", () => {
  it("removes unfinished directories after a week and nothing else", async () => {
    const used = await installed();
    await publish({ key: KEY, directory: used, manifestSha256: "" }, always(true));
    const old = await installed();
    const young = await installed();
    const foreign = join(folder, "x64");
    await mkdir(foreign);
    const now = Date.now();
    const longAgo = new Date(now - WEEK_MS - 60_000);
    for (const directory of [used, old, foreign]) await utimes(directory, longAgo, longAgo);
    await sweep(folder, now);
    const left = (await readdir(folder, { withFileTypes: true })).filter((item) => item.isDirectory());
    expect(left.map((item) => item.name).toSorted()).toEqual(
      [basename(used), basename(young), "x64"].toSorted(),
    );
    expect(await readdir(folder)).not.toContain(`${basename(old)}.manifest.json`);
  });

  it("keeps what was found altered for a week, however old it is, and then takes all of it", async () => {
    const directory = await installed();
    await writeFile(proofFile(directory), "{}");
    await writeFile(`${directory}.0badcafe.draft`, "{}");
    await publish({ key: KEY, directory, manifestSha256: "" }, always(true));
    const now = Date.now();
    const longAgo = new Date(now - 2 * WEEK_MS);
    for (const path of [directory, `${directory}.0badcafe.draft`]) await utimes(path, longAgo, longAgo);
    await withdraw({ key: KEY, directory, manifestSha256: "" });
    await sweep(folder, now);
    expect(await readdir(folder)).toContain(basename(directory));
    expect(await readdir(folder)).not.toContain(`${basename(directory)}.0badcafe.draft`);
    await sweep(folder, now + WEEK_MS + 60_000);
    expect(await readdir(folder)).toEqual([]);
  });
});
