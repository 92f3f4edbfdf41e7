import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { decryptFile, encryptFile, isAgeFile } from "../../../src/system/age/age-file.ts";
import { REPOSITORY } from "../../support/runner/action.ts";
import { referenceDecrypt } from "../../support/backups/age-reference.ts";
import { noise } from "../../support/bytes.ts";
import { failureOf } from "../../support/esptool/esptool.ts";
import { runs } from "../../support/sample.ts";

const FIXTURES = join(REPOSITORY, "test", "fixtures", "age");
const [IDENTITY, RECIPIENT] = pair("identity.txt");
const [IDENTITY_PQ, RECIPIENT_PQ] = pair("identity-pq.txt");
/** Of nobody: made for a test, and its identity not kept. */
const OTHER_IDENTITY = "AGE-SECRET-KEY-18F3S244Z7J0QGTLE3H3CN9CXDRFEHDX4Q6GHTNJQTNHYMHXTUZ6Q9P9FRJ";
const CHUNK = 64 * 1024;
const signal = new AbortController().signal;

const root = mkdtempSync(join(tmpdir(), "age-file-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder = root;
beforeEach(() => {
  folder = mkdtempSync(join(root, "case-"));
});

/** The two halves of a key file as age-keygen writes it. */
function pair(name: string): readonly [identity: string, recipient: string] {
  const text = readFileSync(join(FIXTURES, name), "utf8");
  const identity = /^AGE-SECRET-KEY-\S+$/m.exec(text)?.[0];
  const recipient = /^# public key: (age1\S+)$/m.exec(text)?.[1];
  if (identity === undefined || recipient === undefined) throw new Error(`${name} is not a key file.`);
  return [identity, recipient];
}

const at = (name: string): string => join(folder, name);

function write(name: string, bytes: Uint8Array): string {
  writeFileSync(at(name), bytes);
  return at(name);
}

function open(source: string, identities = [IDENTITY]): Promise<void> {
  return decryptFile(source, at("plain"), identities, { signal, shown: "backup.bin.age" });
}

/** What `age` encrypted into the fixtures. */
function plainText(size: number): Buffer {
  return Buffer.from(Array.from({ length: size }, (_, i) => ((i * i) >>> 7) ^ (i * 31)));
}

describe("files of the standard age program", () => {
  it.each([
    ["two-chunks.age", 70_000, IDENTITY],
    ["one-chunk.age", CHUNK, IDENTITY],
    ["empty.age", 0, IDENTITY],
    ["post-quantum.age", 1000, IDENTITY_PQ],
  ])("decrypts %s", async (name, size, identity) => {
    await open(join(FIXTURES, name), [OTHER_IDENTITY, identity]);
    expect(readFileSync(at("plain")).equals(plainText(size))).toBe(true);
  });

  it.each([
    ["passphrase.age", "age-identity-wrong", "encrypted to a passphrase"],
    ["ssh.age", "age-identity-wrong", "encrypted to an SSH key"],
    ["armored.age", "age-file-invalid", "armor"],
    ["README.md", "age-file-invalid", "not an age file"],
  ])("refuses %s with %s and says why", async (name, code, words) => {
    const failure = await failureOf(open(join(FIXTURES, name)));
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(words);
    expect(existsSync(at("plain"))).toBe(false);
  });

  it("knows its files by their first line", async () => {
    expect(await isAgeFile(join(FIXTURES, "empty.age"))).toBe(true);
    expect(await isAgeFile(join(FIXTURES, "armored.age"))).toBe(true);
    expect(await isAgeFile(write("fake.age", Buffer.from("age of empires")))).toBe(false);
    expect(await isAgeFile(write("nothing", Buffer.alloc(0)))).toBe(false);
    expect((await failureOf(isAgeFile(at("missing")))).code).toBe("file-unreadable");
  });
});

describe("encrypting", () => {
  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])(
    "makes of %i bytes what another implementation decrypts",
    async (size) => {
      const bytes = noise("age", size);
      await encryptFile(write("image", bytes), at("image.age"), [RECIPIENT], { signal });
      const back = await referenceDecrypt(at("image.age"), join(FIXTURES, "identity.txt"));
      expect(back.equals(bytes)).toBe(true);
    },
  );

  it("makes a file that each of its recipients opens alone", async () => {
    const { identityToRecipient } = await import("age-encryption");
    const recipients = [await identityToRecipient(OTHER_IDENTITY), RECIPIENT];
    await encryptFile(write("image", noise("two", 1000)), at("image.age"), recipients, { signal });
    for (const identity of [OTHER_IDENTITY, IDENTITY]) {
      await open(at("image.age"), [identity]);
      expect(readFileSync(at("plain")).equals(noise("two", 1000))).toBe(true);
    }
  });

  it("takes post-quantum recipients", async () => {
    await encryptFile(write("image", noise("pq", 1000)), at("image.age"), [RECIPIENT_PQ], { signal });
    expect(readFileSync(at("image.age"), "latin1")).toContain("\n-> mlkem768x25519 ");
    await open(at("image.age"), [IDENTITY_PQ]);
    expect(readFileSync(at("plain")).equals(noise("pq", 1000))).toBe(true);
  });

  it.skipIf(process.platform === "win32")("makes files for their owner alone, new or old", async () => {
    writeFileSync(at("image.age"), "old and longer than what comes", { mode: 0o644 });
    await encryptFile(write("image", noise("mode", 10)), at("image.age"), [RECIPIENT], { signal });
    await open(at("image.age"));
    for (const name of ["image.age", "plain"]) expect(statSync(at(name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(at("plain")).equals(noise("mode", 10))).toBe(true);
  });

  it.each([[[]], [["age1nonsense"]], [["a passphrase"]]])("refuses the recipients %j", async (recipients) => {
    const failure = await failureOf(
      encryptFile(write("image", noise("x", 10)), at("image.age"), recipients, { signal }),
    );
    expect(failure.code).toBe("input-invalid");
    expect(await readdir(folder)).toEqual(["image"]);
  });

  it("says what it cannot read and what it cannot write", async () => {
    const missing = encryptFile(at("missing"), at("image.age"), [RECIPIENT], { signal });
    expect((await failureOf(missing)).code).toBe("file-unreadable");
    await mkdir(at("folder"));
    const ofFolder = encryptFile(at("folder"), at("image.age"), [RECIPIENT], { signal });
    expect((await failureOf(ofFolder)).code).toBe("file-unreadable");
    const intoFolder = encryptFile(write("image", noise("x", 10)), at("folder"), [RECIPIENT], { signal });
    expect((await failureOf(intoFolder)).code).toBe("output-unwritable");
    expect((await readdir(folder)).toSorted()).toEqual(["folder", "image"]);
  });

  it("leaves nothing when it is cancelled", async () => {
    const stop = new AbortController();
    const image = write("image", Buffer.alloc(0));
    truncateSync(image, 256 * 1024 * 1024);
    const work = failureOf(encryptFile(image, at("image.age"), [RECIPIENT], { signal: stop.signal }));
    await expect.poll(() => existsSync(at("image.age")), { timeout: 20_000 }).toBe(true);
    stop.abort();
    expect((await work).code).toBe("cancelled");
    expect(await readdir(folder)).toEqual(["image"]);
  });
});

describe("large files", () => {
  it("are worked on without being in memory", () => {
    const size = 160 * 1024 * 1024;
    truncateSync(write("image", Buffer.alloc(0)), size);
    const program = `
      import { decryptFile, encryptFile } from ${JSON.stringify(join(REPOSITORY, "src/system/age/age-file.ts"))};
      const signal = new AbortController().signal;
      const encrypt = (source, target) => encryptFile(source, target, [${JSON.stringify(RECIPIENT)}], { signal });
      const decrypt = (source, target) =>
        decryptFile(source, target, [${JSON.stringify(IDENTITY)}], { signal, shown: source });
      await encrypt(${JSON.stringify(join(FIXTURES, "README.md"))}, "small.age");
      const before = process.resourceUsage().maxRSS;
      await encrypt("image", "image.age");
      await decrypt("image.age", "plain");
      console.log(process.resourceUsage().maxRSS - before);`;
    writeFileSync(at("large.ts"), program);
    const options = { cwd: folder, encoding: "utf8", timeout: 110_000 } as const;
    const { stdout, stderr } = spawnSync(process.execPath, [at("large.ts")], options);
    expect(stderr).toBe("");
    expect(statSync(at("plain")).size).toBe(size);
    // In KiB. The pieces are 64 KiB; what grows is what the collector has not yet taken (45 MB were measured).
    expect(Number(stdout)).toBeGreaterThan(0);
    expect(Number(stdout)).toBeLessThan(size / 1024 / 1.6);
    for (const name of ["image", "image.age", "plain"]) rmSync(at(name));
  });
});

describe("decrypting", () => {
  it("leaves nothing of a file that was cut off anywhere", async () => {
    const bytes = readFileSync(join(FIXTURES, "two-chunks.age"));
    // In the first line, in the header, before and after the nonce, at the end of a chunk, in the last one.
    const header = bytes.indexOf("\n--- ") + 1 + "--- ".length + 43 + 1;
    const ends = [0, 5, 30, header - 1, header, header + 15, header + 16, header + 16 + CHUNK + 16];
    for (const end of [...ends, bytes.length - 1]) {
      const failure = await failureOf(open(write("cut.age", bytes.subarray(0, end))));
      expect([end, failure.code]).toEqual([end, "age-file-invalid"]);
      expect(await readdir(folder)).toEqual(["cut.age"]);
    }
  });

  it("leaves nothing of a file in which any byte was changed", async () => {
    const bytes = readFileSync(join(FIXTURES, "two-chunks.age"));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (place, difference) => {
          const changed = Buffer.from(bytes);
          changed[place] = (changed[place] ?? 0) ^ difference;
          const failure = await failureOf(open(write("changed.age", changed)));
          // A changed stanza is one that no identity opens.
          expect(["age-file-invalid", "age-identity-wrong"]).toContain(failure.code);
          expect(await readdir(folder)).toEqual(["changed.age"]);
        },
      ),
      {
        numRuns: 60,
        examples: [
          [0, 1],
          [30, 1],
          [300, 1],
          [bytes.length - 1, 1],
        ],
      },
    );
  });

  it("leaves nothing of a file with bytes after its end", async () => {
    const bytes = readFileSync(join(FIXTURES, "two-chunks.age"));
    const failure = await failureOf(open(write("longer.age", Buffer.concat([bytes, Buffer.alloc(1)]))));
    expect(failure.code).toBe("age-file-invalid");
    expect(existsSync(at("plain"))).toBe(false);
  });

  it("takes any bytes after the first line without another error than its own", async () => {
    const start = Buffer.from("age-encryption.org/v1\n");
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 300 })),
        fc.boolean(),
        async (rest, ended) => {
          const end = ended ? "\n--- AAAA\n0123456789abcdef0123456789abcdef" : "";
          const bytes = Buffer.concat([start, Buffer.from(rest), Buffer.from(end)]);
          const failure = await failureOf(open(write("any.age", bytes)));
          expect(["age-file-invalid", "age-identity-wrong"]).toContain(failure.code);
        },
      ),
      { numRuns: runs(10_000) },
    );
    expect(existsSync(at("plain"))).toBe(false);
  });

  it("refuses a header without an end, however long, without reading on", async () => {
    const endless = write("endless.age", Buffer.from("age-encryption.org/v1\n-> X25519 "));
    truncateSync(endless, 64 * 1024 * 1024);
    expect((await failureOf(open(endless))).code).toBe("age-file-invalid");
  });

  it("never repeats an identity, nor what kinds of key a hostile header invents", async () => {
    const wrong = await failureOf(open(join(FIXTURES, "two-chunks.age"), [OTHER_IDENTITY]));
    expect(wrong.code).toBe("age-identity-wrong");
    const mistyped = `${OTHER_IDENTITY.slice(0, -1)}Q`;
    const unusable = await failureOf(open(join(FIXTURES, "two-chunks.age"), [mistyped]));
    expect(unusable.code).toBe("input-invalid");
    for (const { message, hint, cause } of [wrong, unusable]) {
      expect(`${message} ${hint} ${String(cause)}`).not.toContain(OTHER_IDENTITY.slice(15, 30));
    }
    const hostile = "age-encryption.org/v1\n-> <script> x\nAAAA\n--- AAAA\n0123456789abcdef0123456789abcdef";
    const refused = await failureOf(open(write("hostile.age", Buffer.from(hostile))));
    expect(refused.code).toBe("age-identity-wrong");
    expect(refused.message).not.toContain("script");
  });

  it.skipIf(process.platform === "win32")("leaves nothing on a disk that is full", async () => {
    const image = write("image", noise("full", 512 * 1024));
    await encryptFile(image, at("image.age"), [RECIPIENT], { signal });
    const program = `
      import { decryptFile } from ${JSON.stringify(join(REPOSITORY, "src/system/age/age-file.ts"))};
      const signal = new AbortController().signal;
      await decryptFile(${JSON.stringify(at("image.age"))}, ${JSON.stringify(at("plain"))},
        [${JSON.stringify(IDENTITY)}], { signal, shown: "x" }).catch((error) => console.log(error.code));`;
    writeFileSync(at("decrypt.ts"), program);
    // No file can grow beyond 64 blocks; Node.js ignores the signal that comes with it.
    const args = ["-c", 'ulimit -f 64 && exec "$0" "$1"', process.execPath, at("decrypt.ts")];
    const { stdout } = spawnSync("sh", args, { encoding: "utf8", timeout: 60_000 });
    expect(stdout.trim()).toBe("output-unwritable");
    expect(existsSync(at("plain"))).toBe(false);
  });

  it("leaves nothing when it is cancelled", async () => {
    const stop = new AbortController();
    const image = write("image", Buffer.alloc(0));
    truncateSync(image, 16 * 1024 * 1024);
    await encryptFile(image, at("image.age"), [RECIPIENT], { signal });
    const options = { signal: stop.signal, shown: "image.age" };
    const work = failureOf(decryptFile(at("image.age"), at("plain"), [IDENTITY], options));
    stop.abort();
    expect((await work).code).toBe("cancelled");
    expect(existsSync(at("plain"))).toBe(false);
  });
});
