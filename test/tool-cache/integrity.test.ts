import {
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { finishedEntries, manifestFile, proofFile, type Entry } from "../../src/tool-cache/cache.ts";
import { ESPTOOL } from "../../src/esptool/install/program.ts";
import { makeEntry } from "../../src/tool-cache/entry.ts";
import { alterationsOf } from "../../src/tool-cache/manifest.ts";
import { isUntouched, surveyOf } from "../../src/tool-cache/survey.ts";

const KEY = "linux-x64-pip-12345678-cp312";
/** Makes prints of what was made a moment ago count. */
const HOUR_MS = 3_600_000;
const LONG_AGO = new Date("2026-01-01T00:00:00Z");

let folder: string;
let entry: Entry;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "install-integrity-"));
  const build = (directory: string): Promise<void> => {
    mkdirSync(join(directory, "lib", "esptool"), { recursive: true });
    for (const name of ["a.py", "b.py", "esptool/c.py"]) writeFileSync(join(directory, "lib", name), name);
    symlinkSync("a.py", join(directory, "lib", "alias.py"));
    return Promise.resolve();
  };
  await makeEntry({ folder, key: KEY, build, usable: () => Promise.resolve(true) }, { tool: ESPTOOL });
  const [made] = await finishedEntries(folder);
  if (made === undefined) throw new Error("There is no entry.");
  entry = made;
  // So that it can be given back to the nanosecond.
  utimesSync(inside("a.py"), LONG_AGO, LONG_AGO);
  await verified();
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const inside = (name: string): string => join(entry.directory, "lib", name);

/** As after two seconds and a hit: every print is recorded. */
async function verified(): Promise<void> {
  const { prints } = await surveyOf(entry.directory, () => "", -HOUR_MS);
  const proof = { manifest_sha256: entry.manifestSha256, prints: [...prints] };
  await writeFile(proofFile(entry.directory), JSON.stringify(proof));
  expect(isUntouched(entry.directory, [...prints])).toBe(true);
}

/** Overwrites a file with as many other bytes, and gives it back its time. */
function alterCovertly(path: string): void {
  const { atime, mtime, size } = statSync(path);
  writeFileSync(path, "x".repeat(size));
  utimesSync(path, atime, mtime);
}

describe("an installation that was altered", () => {
  it.each<[string, () => void, string]>([
    ["a changed file", () => writeFileSync(inside("a.py"), "evil"), "lib/a.py (changed)"],
    ["a changed file of the old size and time", () => alterCovertly(inside("a.py")), "lib/a.py (changed)"],
    ["a missing file", () => rmSync(inside("b.py")), "lib/b.py (missing)"],
    ["an added file", () => writeFileSync(inside("sitecustomize.py"), ""), "lib/sitecustomize.py (added)"],
    [
      "an added file deep in it",
      () => writeFileSync(inside("esptool/evil.pth"), ""),
      "lib/esptool/evil.pth (added)",
    ],
    [
      "a file in an added folder",
      () => {
        mkdirSync(inside("__pycache__"));
        writeFileSync(inside("__pycache__/a.pyc"), "");
      },
      "lib/__pycache__/a.pyc (added)",
    ],
    ["a file of a name with a meaning", () => writeFileSync(inside("../__proto__"), ""), "__proto__ (added)"],
    ["an added link", () => symlinkSync("/etc", inside("etc")), "lib/etc (added)"],
    [
      "a link that leads elsewhere",
      () => {
        rmSync(inside("alias.py"));
        symlinkSync("b.py", inside("alias.py"));
      },
      "lib/alias.py (changed)",
    ],
    [
      "a link in place of a file",
      () => {
        renameSync(inside("a.py"), join(folder, "a.py"));
        symlinkSync(join(folder, "a.py"), inside("a.py"));
      },
      "lib/a.py (missing)",
    ],
    [
      "no record",
      () => rmSync(manifestFile(entry.directory)),
      "the record of its digests (missing, or not a plain file)",
    ],
    [
      "another record",
      () => writeFileSync(manifestFile(entry.directory), '{"files":{},"links":{}}'),
      "the record of its digests (changed)",
    ],
  ])("is found out by %s", async (_, alter, expected) => {
    alter();
    expect(await alterationsOf(entry)).toContain(expected);
    rmSync(proofFile(entry.directory), { force: true });
    expect(await alterationsOf(entry), "without the proof").toContain(expected);
  });

  it.each(["", "lib", "lib/a.py", "lib/esptool", "lib/esptool/c.py", "lib/alias.py"])(
    "is found out though its proof does not mention %j",
    async (name) => {
      const proof = JSON.parse(await readFile(proofFile(entry.directory), "utf8")) as {
        prints: [string, unknown][];
      };
      const prints = proof.prints.filter(([each]) => each !== name);
      expect(prints).toHaveLength(proof.prints.length - 1);
      writeFileSync(proofFile(entry.directory), JSON.stringify({ ...proof, prints }));
      if (name === "" || name === "lib" || name === "lib/esptool")
        writeFileSync(join(entry.directory, name, "sitecustomize.py"), "");
      else {
        rmSync(join(entry.directory, name));
        writeFileSync(join(entry.directory, name), "evil");
      }
      expect(await alterationsOf(entry)).not.toEqual([]);
    },
  );

  it("is found out even if the clock of the file system did not move on after the proof", async () => {
    // Which cannot be arranged, but this can be seen: what changed just before a proof has no print that counts.
    rmSync(proofFile(entry.directory));
    writeFileSync(inside("a.py"), "a.py");
    expect(await alterationsOf(entry)).toEqual([]);
    const { prints } = await surveyOf(entry.directory);
    const ofFile = [...prints].filter(([name]) => name === "lib/a.py");
    expect(ofFile).toHaveLength(1);
    expect(isUntouched(entry.directory, ofFile)).toBe(false);
  });
});

describe("an installation that was not altered", () => {
  it("is recognized without reading its files", async () => {
    const { prints } = await surveyOf(entry.directory, () => "", -HOUR_MS);
    const before = statSync(proofFile(entry.directory)).mtimeMs;
    expect(isUntouched(entry.directory, [...prints])).toBe(true);
    expect(await alterationsOf(entry)).toEqual([]);
    expect(statSync(proofFile(entry.directory)).mtimeMs, "nothing was written").toBe(before);
  });

  it.each<[string, () => void]>([
    ["was touched", () => utimesSync(inside("a.py"), LONG_AGO, LONG_AGO)],
    ["has other permissions", () => chmodSync(inside("a.py"), 0o600)],
    [
      "has a file that was replaced by an equal one",
      () => {
        rmSync(inside("a.py"));
        writeFileSync(inside("a.py"), "a.py");
      },
    ],
    ["has no proof", () => rmSync(proofFile(entry.directory))],
    ["has half a proof", () => writeFileSync(proofFile(entry.directory), '{"manifest_sha256":"')],
    ["has a proof of another make", () => writeFileSync(proofFile(entry.directory), "null")],
    [
      "has a proof with other things in it",
      () =>
        writeFileSync(
          proofFile(entry.directory),
          JSON.stringify({ manifest_sha256: entry.manifestSha256, prints: [["lib/a.py", "x"], 7] }),
        ),
    ],
  ])("stays good when it %s", async (_, touch) => {
    touch();
    expect(await alterationsOf(entry)).toEqual([]);
    expect(await alterationsOf(entry)).toEqual([]);
  });

  it("stays good when it comes out of an archive, with other times and inodes", async () => {
    const copy = join(folder, "copy");
    await cp(entry.directory, copy, { recursive: true, verbatimSymlinks: true });
    await cp(manifestFile(entry.directory), manifestFile(copy));
    await cp(proofFile(entry.directory), proofFile(copy));
    expect(await alterationsOf({ ...entry, directory: copy })).toEqual([]);
    expect(await readFile(proofFile(copy), "utf8")).not.toBe(
      await readFile(proofFile(entry.directory), "utf8"),
    );
  });
});
