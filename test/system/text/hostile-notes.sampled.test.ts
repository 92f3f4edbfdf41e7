// Whatever is in the small files and answers that others can write: read as far as it makes sense, or taken for
// nothing; nothing else is thrown.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeHolder, type Holder, holderNote, parseHolder } from "../../../src/board/locks/holder.ts";
import { listLinuxPorts } from "../../../src/board/ports/linux-ports.ts";
import { describeUnfinished, parseUnfinished } from "../../../src/board/unfinished/unfinished.ts";
import { parseMarker } from "../../../src/tool-cache/cache.ts";
import { parseManifest } from "../../../src/firmware/formats/backup-manifest.ts";
import { parseStrictJson } from "../../../src/system/text/strict-json.ts";
import { isFromFork, isRepository } from "../../../src/github/event.ts";
import { artifactsSchema, runSchema } from "../../../src/github/rest/rest-schema.ts";
import { entryProblem } from "../../../src/github/artifacts/artifact-entry.ts";
import { clean, usbNumber } from "../../../src/system/text/system-text.ts";
import { FakeBench, NATIVE } from "../../support/runner/doctor-bench.ts";
import { manifestRecord } from "../../support/backups/manifest-record.ts";
import { mutatedJson, mutatedText } from "../../support/mutations.ts";
import { runs } from "../../support/sample.ts";

const RUNS = { numRuns: runs(10_000) };
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|##\[|::/u;

const HOLDER: Holder = {
  kind: "step",
  jobId: "a1".repeat(32),
  repository: "octocat/firmware",
  workflow: "Hardware",
  job: "test",
  runUrl: "https://github.com/octocat/firmware/actions/runs/4242",
  since: "2026-11-22T17:18:23Z",
};

describe("a note of who holds a board, in which anything was changed", () => {
  const note = fc.oneof(
    mutatedText([holderNote(HOLDER)]),
    mutatedJson(JSON.parse(holderNote(HOLDER))).map((value) => JSON.stringify(value)),
  );

  it("is a holder who can be named in a log, or nobody", () => {
    let read = 0;
    fc.assert(
      fc.property(note, (text) => {
        const holder = parseHolder(text);
        if (holder !== undefined) read++;
        expect(describeHolder(holder).replace("https://", "").replace("http://", "")).not.toMatch(UNSAFE);
        expect(describeHolder(holder).length).toBeLessThan(1_000);
      }),
      RUNS,
    );
    expect(read).toBeGreaterThan(runs(1_000));
  });

  it("of an unfinished change is one that can be named, or none", () => {
    const record = fc.oneof(
      note.map((text) => `${text.trim()}\nflash\npartly-written\n`),
      mutatedText([`${holderNote(HOLDER)}flash\npartly-written\n0x10000+4096 0x20000+512\n`]),
    );
    let named = 0;
    fc.assert(
      fc.property(record, (text) => {
        const unfinished = parseUnfinished(text);
        if (unfinished === undefined) return;
        named++;
        expect(describeUnfinished(unfinished).replace(/https?:\/\//, "")).not.toMatch(UNSAFE);
      }),
      RUNS,
    );
    expect(named).toBeGreaterThan(runs(1_000));
  });
});

describe("the marker of an installation, in which anything was changed", () => {
  const KEY = "linux-x64-py3.12";

  it("names a folder next to it, or counts for nothing", () => {
    const marker = { directory: `${KEY}-0123456789ab`, manifest_sha256: "ab".repeat(32) };
    const text = fc.oneof(
      mutatedText([JSON.stringify(marker)]),
      mutatedJson(marker).map((value) => JSON.stringify(value)),
    );
    let named = 0;
    fc.assert(
      fc.property(text, (content) => {
        const read = parseMarker(content, KEY);
        if (read === undefined) return;
        named++;
        expect(read.name).toMatch(/^linux-x64-py3\.12-[\da-f]{12}$/);
        expect(read.manifestSha256).toBeTypeOf("string");
      }),
      RUNS,
    );
    expect(named).toBeGreaterThan(runs(1_000));
  });
});

describe("JSON from outside, in which anything was changed", () => {
  it("is a manifest with its fields, or a problem in one bounded line", async () => {
    const changed = mutatedJson(JSON.parse(JSON.stringify(manifestRecord()))).map((value) =>
      JSON.stringify(value),
    );
    const text = fc.oneof(changed, mutatedText([JSON.stringify(manifestRecord())]));
    let read = 0;
    await fc.assert(
      fc.asyncProperty(text, async (json) => {
        const manifest = await parseManifest(json);
        if ("problem" in manifest) expect(manifest.problem).toMatch(/^\P{Cc}{1,1000}$/u);
        else read++;
      }),
      RUNS,
    );
    expect(read).toBeGreaterThan(runs(50));
  });

  it("says nothing twice, or has a problem in one line", () => {
    const text = mutatedText(['{"a":1,"b":{"a":2,"c":[{"a":3},{"a":4}]}}', JSON.stringify(manifestRecord())]);
    let read = 0;
    let refused = 0;
    fc.assert(
      fc.property(text, (json) => {
        const parsed = parseStrictJson(json);
        if ("problem" in parsed) {
          refused++;
          expect(parsed.problem).toMatch(/^\P{Cc}+$/u);
        } else {
          read++;
          expect(parsed.value).toEqual(JSON.parse(json));
        }
      }),
      RUNS,
    );
    expect(read).toBeGreaterThan(runs(500));
    expect(refused).toBeGreaterThan(runs(500));
  });

  it("of GitHub is a list of artifacts and a run, or neither", () => {
    const listed = {
      artifacts: [
        {
          id: 7,
          name: "board",
          size_in_bytes: 3,
          expired: false,
          created_at: "2026-11-21T02:00:00Z",
          digest: `sha256:${"ab".repeat(32)}`,
          workflow_run: { id: 4242, repository_id: 1, head_repository_id: 1 },
        },
      ],
    };
    const run = {
      status: "completed",
      conclusion: "success",
      path: "x.yml",
      repository: { id: 1 },
      head_repository: null,
    };
    let read = 0;
    let ofRun = 0;
    fc.assert(
      fc.property(mutatedJson(listed), mutatedJson(run), (artifacts, described) => {
        for (const { id, size_in_bytes: size } of artifactsSchema.safeParse(artifacts).data?.artifacts ??
          []) {
          read++;
          expect([id, size]).toSatisfy((numbers: number[]) => numbers.every(Number.isSafeInteger));
        }
        const { data } = runSchema.safeParse(described);
        if (data === undefined) return;
        ofRun++;
        expect(data.repository.id).toBeGreaterThan(0);
      }),
      RUNS,
    );
    expect(read).toBeGreaterThan(runs(1_000));
    expect(ofRun).toBeGreaterThan(runs(1_000));
  });

  it("of an event is of a fork wherever it does not say the opposite", () => {
    const own = { id: 77, fullName: "octocat/firmware" };
    const repository = { id: 77, full_name: "octocat/firmware", private: true };
    const event = { repository, pull_request: { head: { repo: repository } } };
    let forks = 0;
    fc.assert(
      fc.property(mutatedJson(event), (changed) => {
        const head = reached(changed, ["pull_request", "head", "repo"]);
        const fork = isFromFork(changed, "pull_request", own);
        expect(fork).toBe(!isRepository(head, own));
        if (fork) forks++;
      }),
      RUNS,
    );
    expect(forks).toBeGreaterThan(runs(1_000));
    expect(RUNS.numRuns - forks).toBeGreaterThan(runs(1_000));
  });
});

function reached(json: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => {
    return typeof value === "object" && value !== null && Object.hasOwn(value, key)
      ? Reflect.get(value, key)
      : undefined;
  }, json);
}

describe("texts of files and devices", () => {
  it("are one clean line that has a bound, and numbers that a udev rule can hold", () => {
    const text = mutatedText([
      "USB JTAG/serial debug unit\n",
      "34:85:18:00:00:01",
      "303a\n",
      "x".repeat(500),
    ]);
    let numbers = 0;
    fc.assert(
      fc.property(text, (given) => {
        const line = clean(given);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|##\[|^\s*::/u);
        expect(line.length).toBeLessThanOrEqual(500);
        const number = usbNumber(given);
        if (number === undefined) return;
        numbers++;
        expect(number).toMatch(/^[\da-f]{4}$/);
      }),
      // A tenth of them has too few numbers.
      { numRuns: 10_000 },
    );
    expect(numbers).toBeGreaterThan(500);
  });

  // The tree has links, and names with colons.
  it.skipIf(process.platform === "win32")("in sysfs are ports that can be shown and chosen", async () => {
    const bench = new FakeBench();
    const names = Array.from({ length: 20 }, (_, index) => `ttyUSB${index}`);
    for (const [index, name] of names.entries()) {
      bench.plug({ ...NATIVE, serial: `S${index}`, location: `1-${index + 1}` }, name);
    }
    const text = mutatedText([
      "303a\n",
      "1001\n",
      "34:85:18:00:00:01\n",
      "USB JTAG/serial debug unit\n",
      "188:0\n",
    ]);
    const number = (known: string) => fc.oneof({ weight: 3, arbitrary: fc.constant(known) }, text);
    const device = fc.record({
      idVendor: number("303a\n"),
      idProduct: number("1001\n"),
      serial: text,
      product: text,
      dev: text,
    });
    let known = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(device, { minLength: 20, maxLength: 20 }), async (devices) => {
        for (const [index, fields] of devices.entries()) {
          const folder = `sys/devices/usb1/1-${index + 1}`;
          for (const [field, content] of Object.entries(fields)) bench.file(`${folder}/${field}`, content);
        }
        const ports = await listLinuxPorts(bench.root);
        expect(ports.map(({ path }) => path).toSorted()).toEqual(
          names.map((name) => `/dev/${name}`).toSorted(),
        );
        for (const { usb, deviceNumbers } of ports) {
          expect(deviceNumbers.join(" ")).toMatch(/^(?:\d+:\d+ ?)*$/);
          if (usb === undefined) continue;
          known++;
          expect([usb.vid, usb.pid].join()).toMatch(/^[\da-f]{4},[\da-f]{4}$/);
          for (const each of [usb.serial, usb.product])
            expect(each ?? "").not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        }
      }),
      // Ten thousand devices in a real tree.
      { numRuns: runs(500) },
    );
    expect(known).toBeGreaterThan(runs(100));
  });

  it("that name the entry of a zip are plain names for every system, or refused", () => {
    const name = mutatedText([
      "flash.bin",
      "backup-esp32.json",
      "con.bin",
      "../x.bin",
      "C:\\x",
      "a/b",
      "größe.bin",
    ]);
    const attributes = fc.oneof(fc.constant(0), fc.constant(0o100644 << 16), fc.nat(0xffff_ffff));
    let taken = 0;
    fc.assert(
      fc.property(
        name,
        attributes,
        fc.constantFrom(0, 8, 12),
        fc.boolean(),
        (fileName, bits, method, locked) => {
          const problem = entryProblem({
            fileName,
            externalFileAttributes: bits,
            compressionMethod: method,
            isEncrypted: () => locked,
          });
          if (problem !== undefined) return;
          taken++;
          expect(locked || method === 12).toBe(false);
          expect(fileName).toMatch(/^[^/\\:*?"<>|\p{Cc}]{1,255}$/u);
          expect(fileName).not.toMatch(/^\.{0,2}$|[. ]$/);
        },
      ),
      RUNS,
    );
    expect(taken).toBeGreaterThan(runs(500));
  });
});
