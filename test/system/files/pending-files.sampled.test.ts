// Files that change as a pair, and what a kill at each moment leaves of them.
import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sha256OfBytes } from "../../../src/system/files/digest.ts";
import { isChanging } from "../../../src/system/files/change-record.ts";
import { PendingFiles, repairOutput } from "../../../src/system/files/pending-files.ts";
import { meddlerVariables } from "../../support/runner/file-meddler.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(2);

const DRIVER = join(dirname(fileURLToPath(import.meta.url)), "../../support/backups/pair-driver.ts");
const PART = /\.[\da-f]{8}\.part$/;
/** More than a change has steps. */
const MOST_STEPS = 60;

/**
 * Makes a pair from a text, or repairs one.
 * @param kill before which change of a file to end it: the number, or a pattern.
 * @returns the signal that ended it.
 */
function drive(
  output: string,
  text: string,
  kill?: number | string,
  noLinks = false,
): Promise<NodeJS.Signals | undefined> {
  const when = typeof kill === "number" ? { before: "b\\.bin", nth: kill } : { before: kill ?? "" };
  const env = kill === undefined ? {} : meddlerVariables({ ...when, noLinks, act: { kill: true } });
  const args = ["--disable-warning=ExperimentalWarning", DRIVER, output, text, freshFolder("scratch")];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env, timeout: 60_000 }, (error, _, stderr) => {
      if (error === null) resolve(undefined);
      else if (error.signal != null && error.killed !== true) resolve(error.signal);
      else reject(new Error(stderr));
    });
  });
}

function contents(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** A pair that was made without trouble. */
function writePair(output: string, text: string): void {
  writeFileSync(output, text);
  writeFileSync(`${output}.json`, `{"of":"${text}"}`);
}

/** As the next step does. */
async function repair(output: string): Promise<void> {
  await repairOutput(targets(output)[0], keeper);
}

/** The image has its new name, the manifest not yet. */
async function killHalfWay(output: string): Promise<void> {
  expect(await drive(output, "new", "rename .*b\\.bin\\.json$")).toBe("SIGKILL");
  expect([contents(output), contents(`${output}.json`)]).toEqual(["new", '{"of":"old"}']);
}

function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** The text that both files are of; fails when they are not of one. */
function pairOf(output: string): string | undefined {
  const image = contents(output);
  expect(contents(`${output}.json`)).toBe(image === undefined ? undefined : `{"of":"${image}"}`);
  return image;
}

const keeper = { lockOutput: () => Promise.resolve(), say: () => undefined };

function targets(output: string, overwrite = true) {
  const at = (realPath: string) => ({ path: realPath, realPath, overwrite });
  return [at(output), at(`${output}.json`)] as const;
}

function made(text: string) {
  const scratch = freshFolder("scratch");
  return [text, `{"of":"${text}"}`].map((bytes, index) => {
    const path = join(scratch, String(index));
    writeFileSync(path, bytes);
    return { path, sha256: sha256OfBytes(Buffer.from(bytes)) };
  });
}

// Windows names files by other means, and a kill there is no signal.
describe.skipIf(process.platform === "win32")("a pair of files", () => {
  it.each(
    sample(
      "is whole after a kill at any moment and a repair, %s",
      [
        ["over an old pair", "old", false],
        ["where nothing was", undefined, false],
        ["over an old pair without hard links", "old", true],
      ],
      () => ["a case"],
    ).cases,
  )(
    "is whole after a kill at any moment and a repair, %s",
    async (_, before, noLinks) => {
      let killed = 0;
      const after = new Set<string | undefined>();
      for (let step = 1; step <= MOST_STEPS; step++) {
        const output = join(freshFolder("outputs"), "b.bin");
        if (before !== undefined) writePair(output, before);
        const signal = await drive(output, "new", step, noLinks);
        if (signal === undefined) break;
        killed += 1;
        await repair(output);
        after.add(pairOf(output));
        const others = readdirSync(dirname(output)).filter(
          (name) => !["b.bin", "b.bin.json"].includes(name) && !PART.test(name),
        );
        expect(others, `killed before change ${step}`).toEqual([]);
      }
      expect(killed).toBeGreaterThan(8);
      expect(killed).toBeLessThan(MOST_STEPS);
      expect([...after].toSorted()).toEqual([before, "new"].toSorted());
    },
    240_000,
  );

  sampled(
    "is whole after a kill of the repair, too",
    async () => {
      for (let step = 1; step <= MOST_STEPS; step++) {
        const output = join(freshFolder("outputs"), "b.bin");
        writePair(output, "old");
        await killHalfWay(output);
        const signal = await drive(output, "", step);
        await repair(output);
        expect(pairOf(output)).toBe("old");
        if (signal === undefined) return;
      }
      expect.unreachable();
    },
    { timeout: 240_000 },
  );

  it.skipIf(IS_FULL)("takes its place over a half-changed one, and leaves nothing of that", async () => {
    const output = join(freshFolder("outputs"), "b.bin");
    await drive(output, "old");
    await killHalfWay(output);
    await drive(output, "third");
    expect(pairOf(output)).toBe("third");
    expect(readdirSync(dirname(output)).sort()).toEqual(["b.bin", "b.bin.json"]);
  });

  it.skipIf(IS_FULL)("is not repaired over a file that somebody else has put there since", async () => {
    for (const name of ["b.bin", "b.bin.json"]) {
      const output = join(freshFolder("outputs"), "b.bin");
      writePair(output, "old");
      await killHalfWay(output);
      const mine = join(dirname(output), name);
      unlinkSync(mine);
      writeFileSync(mine, "mine");
      const before = filesIn(dirname(output));
      const [first] = targets(output);
      await expect(repairOutput(first, keeper)).rejects.toMatchObject({
        code: "output-unwritable",
        message: expect.stringContaining(`${name} was created or changed by another process`) as string,
      });
      await expect(PendingFiles.create(targets(output), keeper)).rejects.toMatchObject({
        code: "output-unwritable",
      });
      expect(filesIn(dirname(output))).toEqual(before);
      expect(Object.values(before)).toEqual(expect.arrayContaining(["mine", "old", '{"of":"old"}']));
    }
  });

  it.skipIf(IS_FULL)(
    "is not taken back where somebody else has put a file in the place of a new one",
    async () => {
      const output = join(freshFolder("outputs"), "b.bin");
      expect(await drive(output, "new", "link .*b\\.bin\\.json$")).toBe("SIGKILL");
      expect(contents(output)).toBe("new");
      unlinkSync(output);
      writeFileSync(output, "mine");
      const [first] = targets(output);
      await repairOutput(first, keeper).catch((error: unknown) => {
        expect(error).toMatchObject({ code: "output-unwritable" });
      });
      expect(contents(output)).toBe("mine");
    },
  );

  it.skipIf(IS_FULL)("stays as it was when the second file cannot take its name", async () => {
    const output = join(freshFolder("outputs"), "b.bin");
    writeFileSync(output, "old");
    const files = await PendingFiles.create(targets(output), keeper);
    mkdirSync(`${output}.json`);
    await expect(files.commit(made("new"))).rejects.toMatchObject({
      code: "output-unwritable",
      message: expect.stringContaining("b.bin.json") as string,
    });
    await files.discard();
    expect(readFileSync(output, "utf8")).toBe("old");
    expect(readdirSync(dirname(output)).sort()).toEqual(["b.bin", "b.bin.json"]);
  });

  it.skipIf(IS_FULL)("replaces nothing without overwrite, and takes its first file back", async () => {
    const output = join(freshFolder("outputs"), "b.bin");
    const files = await PendingFiles.create(targets(output, false), keeper);
    writeFileSync(`${output}.json`, "somebody else's");
    await expect(files.commit(made("new"))).rejects.toMatchObject({ code: "output-exists" });
    await files.discard();
    expect(readdirSync(dirname(output))).toEqual(["b.bin.json"]);
    expect(readFileSync(`${output}.json`, "utf8")).toBe("somebody else's");
  });

  it.skipIf(IS_FULL)("is not made through a part-file that has become a link", async () => {
    const output = join(freshFolder("outputs"), "b.bin");
    const outside = join(freshFolder("outside"), "precious");
    writeFileSync(outside, "precious");
    const files = await PendingFiles.create(targets(output), keeper);
    for (const name of readdirSync(dirname(output))) {
      unlinkSync(join(dirname(output), name));
      symlinkSync(outside, join(dirname(output), name));
    }
    await expect(files.commit(made("new"))).rejects.toMatchObject({ code: "output-changed" });
    await files.discard();
    expect(readFileSync(outside, "utf8")).toBe("precious");
  });
});

describe.skipIf(IS_FULL || process.platform === "win32")("an output that", () => {
  it("has become a link is left alone, and so is what it leads to", async () => {
    const output = join(freshFolder("outputs"), "b.bin");
    const outside = join(freshFolder("outside"), "precious");
    writeFileSync(outside, "precious");
    const files = await PendingFiles.create(targets(output), keeper);
    symlinkSync(outside, output);
    await expect(files.commit(made("new"))).rejects.toMatchObject({ code: "output-unwritable" });
    await files.discard();
    expect(readFileSync(outside, "utf8")).toBe("precious");
    expect(readdirSync(dirname(output))).toEqual(["b.bin"]);
  });

  it("has a name to which nothing can be added is refused before anything is read", async () => {
    const output = join(freshFolder("outputs"), "b".repeat(240));
    await expect(PendingFiles.create(targets(output), keeper)).rejects.toMatchObject({
      code: "output-unwritable",
      hint: "Choose a shorter name.",
    });
    expect(readdirSync(dirname(output))).toEqual([]);
    expect(await isChanging("x".repeat(250))).toBe(false);
  });

  it("a step that shares no locks is changing is left to that", async () => {
    const output = join(freshFolder("outputs"), "b.bin");
    const files = await PendingFiles.create(targets(output), keeper);
    writeFileSync(`${output}.changing`, "the other's");
    await expect(files.commit(made("new"))).rejects.toMatchObject({ code: "output-locked" });
    await files.discard();
    expect(readdirSync(dirname(output))).toEqual(["b.bin.changing"]);
  });
});

describe.skipIf(IS_FULL)("a record of a change that this action did not write", () => {
  it.each([
    ["text", "not JSON"],
    ["of another file", recordOf("/etc/passwd")],
    ["of a path that leads out of the folder", recordOf("../b.bin")],
    ["cut short", recordOf("b.bin").slice(0, -3)],
  ])("is left alone, and said: %s", async (_, text) => {
    const output = join(freshFolder("outputs"), "b.bin");
    writeFileSync(`${output}.changing`, text);
    writeFileSync(output, "mine");
    const [first] = targets(output);
    await expect(repairOutput(first, keeper)).rejects.toMatchObject({
      code: "output-unwritable",
      message: expect.stringContaining("b.bin.changing") as string,
    });
    expect(readFileSync(output, "utf8")).toBe("mine");
    expect(existsSync(`${output}.changing`)).toBe(true);
  });
});

function recordOf(name: string): string {
  const file = { name, replaces: false, identity: "1:1", sha256: "00" };
  return JSON.stringify({ format: "esptool-action change 1", id: "0123abcd", files: [file] });
}
