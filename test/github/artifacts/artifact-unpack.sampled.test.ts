import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { Failure } from "../../../src/system/errors.ts";
import { parseBackupSource } from "../../../src/github/artifacts/artifact-reference.ts";
import { unpackArtifact } from "../../../src/github/artifacts/artifact-unpack.ts";
import { writeZip, type ZipFileEntry } from "../../support/github/zip-writer.ts";
import { runs } from "../../support/sample.ts";

const EXPECTED = {
  isExpected: (name: string) => /\.(bin|json)$/.test(name),
  maxEntries: 3,
  maxTotalBytes: 100_000,
};
const IMAGE = Buffer.alloc(70_000, "flash");
const SOUND: readonly ZipFileEntry[] = [
  { name: "flash.bin", content: IMAGE },
  { name: "flash.json", content: "{}\n", method: 0 },
];

let parent = "";
let folder = "";
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "unpack-"));
  folder = mkdtempSync(join(parent, "inner-"));
});
afterEach(() => rmSync(parent, { recursive: true }));

describe("unpackArtifact", () => {
  it("unpacks deflated and stored files, for this user alone", async () => {
    const paths = await unpack(writeZip(...SOUND));
    expect([...paths]).toEqual([
      ["flash.bin", join(folder, "flash.bin")],
      ["flash.json", join(folder, "flash.json")],
    ]);
    expect(readFileSync(join(folder, "flash.bin")).equals(IMAGE)).toBe(true);
    expect(readFileSync(join(folder, "flash.json"), "utf8")).toBe("{}\n");
    if (process.platform !== "win32") expect(statSync(join(folder, "flash.bin")).mode & 0o777).toBe(0o600);
  });

  it("unpacks nothing from an empty zip, and an empty file from an empty entry", async () => {
    expect((await unpack(writeZip())).size).toBe(0);
    expect((await unpack(writeZip({ name: "a.bin" }))).get("a.bin")).toBe(join(folder, "a.bin"));
  });

  it.each<[string, RegExp, ZipFileEntry]>([
    ["a way out of the folder", /invalid relative path/, { name: "../evil.bin" }],
    ["a way out further in", /invalid relative path/, { name: "a/../../evil.bin" }],
    ["an absolute name", /absolute path/, { name: "/etc/evil.bin" }],
    ["a drive of Windows", /absolute path/, { name: "C:evil.bin" }],
    ["backslashes", /invalid characters/, { name: "..\\evil.bin" }],
    ["a file in a folder", /is in a folder/, { name: "inner/flash.bin" }],
    ["a folder", /is not a plain file/, { name: "flash.bin/", mode: 0o040755 }],
    ["a folder by its name", /is a folder/, { name: "flash.bin/" }],
    ["a link", /is not a plain file/, { name: "link.bin", mode: 0o120777, content: "/etc/passwd" }],
    ["a device", /is not a plain file/, { name: "device.bin", mode: 0o020666 }],
    ["an encrypted entry", /is an encrypted zip entry/, { name: "secret.bin", flags: 1, content: "x" }],
    [
      "a way of packing that is not known",
      /compression method 12/,
      { name: "a.bin", method: 12, content: "x" },
    ],
    ["a name of nothing", /has no name/, { name: "" }],
    ["a device of Windows", /Windows/, { name: "com1.bin" }],
    ["a name that ends in a dot", /Windows/, { name: "flash.bin." }],
    ["a control character", /has a character/, { name: "a\u001b[31m.bin" }],
    ["a mark that turns text around", /has a character/, { name: "a\u202enib.bin" }],
    ["a name that is too long", /more than 255 bytes/, { name: `${"ä".repeat(130)}.bin` }],
    ["a file that is not expected", /unexpected files: "evil.sh"/, { name: "evil.sh", content: "rm" }],
    ["the same name twice", /"flash.bin" twice/, { name: "flash.bin", content: "other" }],
    ["a name that differs in case only", /"FLASH.BIN" twice/, { name: "FLASH.BIN", content: "other" }],
    ["a wrong CRC", /has a wrong CRC-32/, { name: "a.bin", content: "abc", declaredCrc: 1 }],
    ["more bytes than declared", /too many bytes/, { name: "a.bin", content: IMAGE, declaredSize: 10 }],
    ["fewer bytes than declared", /not enough bytes/, { name: "a.bin", content: "a", declaredSize: 10 }],
  ])("refuses %s, and leaves no file", async (_what, message, entry) => {
    const failure = await refusal(writeZip(SOUND[0] ?? entry, entry));
    expect(failure).toMatchObject({
      code: "artifact-invalid",
      message: expect.stringMatching(message) as string,
    });
    expect(failure.message).toContain('"board-7"');
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(join(parent, "evil.bin"))).toBe(false);
  });

  it("names the first few of the files that are not expected", async () => {
    const names = ["1.sh", "2.sh", "x".repeat(100)];
    const { message } = await refusal(writeZip(...names.map((name) => ({ name }))));
    expect(message).toContain(`"1.sh", "2.sh", "${"x".repeat(60)}…"`);
  });

  it("refuses too many entries without looking at them", async () => {
    const { code, message } = await refusal(writeZip(...["1", "2", "3", "4"].map((name) => ({ name }))));
    expect({ code, message }).toEqual({
      code: "artifact-invalid",
      message: 'The artifact "board-7" is not valid: it contains 4 entries, more than the 3 expected.',
    });
  });

  it("refuses a bomb by what it says of itself, and writes nothing of it", async () => {
    const bomb = writeZip({ name: "a.bin", content: Buffer.alloc(5_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    expect((await refusal(bomb)).code).toBe("artifact-invalid");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("stops a bomb that lies when it exceeds what it said", async () => {
    const bomb = writeZip({ name: "a.bin", content: Buffer.alloc(5_000_000), declaredSize: 1000 });
    expect((await refusal(bomb)).code).toBe("artifact-invalid");
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([0, 1, 21, 200, -1])("refuses a zip that was cut at %i", async (at) => {
    expect((await refusal(writeZip(...SOUND).subarray(0, at))).code).toBe("artifact-invalid");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leaves a file that is already there as it is", async () => {
    writeFileSync(join(folder, "flash.json"), "mine");
    expect((await refusal(writeZip(...SOUND))).code).toBe("runner-disk-unusable");
    expect(readdirSync(folder)).toEqual(["flash.json"]);
    expect(readFileSync(join(folder, "flash.json"), "utf8")).toBe("mine");
  });

  it("says that the folder cannot be written", async () => {
    rmSync(folder, { recursive: true });
    expect((await refusal(writeZip(...SOUND))).code).toBe("runner-disk-unusable");
  });

  it("ends when the step is cancelled", async () => {
    const reason = new Error("cancelled");
    await expect(unpack(writeZip(...SOUND), AbortSignal.abort(reason))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(process.platform === "linux")(
    "leaves no file open of an entry that cannot be opened",
    async () => {
      const zip = writeZip({ name: "a.bin", content: "firmware" });
      zip.write("XX", 0);
      expect((await refusal(zip)).code).toBe("artifact-invalid");
      const open = readdirSync("/proc/self/fd").map((fd) => linkOf(`/proc/self/fd/${fd}`));
      expect(open.filter((path) => path.startsWith(parent))).toEqual([]);
    },
  );

  it("takes any damage of a zip for what it is, and leaves no file", async () => {
    const zip = writeZip({ name: "a.bin", content: "firmware" }, { name: "b.json", content: "{}" });
    let unpacked = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const damaged = Buffer.from(zip);
        damaged[at] = (damaged[at] ?? 0) ^ bits;
        const outcome = await unpack(damaged).catch((error: unknown) => error);
        if (outcome instanceof Map) {
          unpacked++;
          // Times and versions have no checksum; names, sizes and contents have, or are what the caller checks.
          for (const path of (outcome as Map<string, string>).values()) rmSync(path);
        } else {
          expect(outcome).toBeInstanceOf(Failure);
          expect((outcome as Failure).code).toMatch(/^artifact-(invalid|too-large)$/);
        }
        expect(readdirSync(folder)).toEqual([]);
      }),
      { numRuns: runs(10_000) },
    );
    expect(unpacked).toBeGreaterThan(runs(100));
    expect(unpacked).toBeLessThan(runs(9_000));
  });
});

describe("parseBackupSource", () => {
  it.each([
    ["backups/board.bin", { kind: "path", path: "backups/board.bin" }],
    ["artifact:nightly board 7", { kind: "artifact", name: "nightly board 7" }],
    ["./artifact:x", { kind: "path", path: "./artifact:x" }],
  ])("understands %s", (text, value) => {
    expect(parseBackupSource(text)).toEqual({ value });
  });

  it.each([
    ["artifact:", "it is empty"],
    ["artifact:a/b", "it contains a slash"],
    ["artifact:artifact:a", "it contains a colon"],
    ["artifact: a", "has a space before or after"],
  ])("refuses %s", (text, problem) => {
    expect(parseBackupSource(text)).toEqual({ problem: expect.stringContaining(problem) as string });
  });
});

/** Where a link leads; nowhere when it is gone by now. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

let count = 0;

async function unpack(bytes: Buffer, signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const path = join(parent, `artifact-${++count}.zip`);
  writeFileSync(path, bytes);
  return unpackArtifact({ name: "board-7", path }, folder, EXPECTED, signal);
}

async function refusal(bytes: Buffer): Promise<Failure> {
  const outcome = await unpack(bytes).catch((error: unknown) => error);
  if (outcome instanceof Failure) return outcome;
  throw new Error("It was not refused.", { cause: outcome });
}
