import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FormatError } from "../../../src/firmware/formats/format-error.ts";
import { type NvsSurvey, secretKeysIn, surveyNvs } from "../../../src/firmware/formats/nvs.ts";
import { runs } from "../../support/sample.ts";

const PAGE = 0x1000;
/** What is stored in the fixture of a board with Wi-Fi. */
const VALUES = ["HomeNet", "correcthorse", "notwifi"];

function fixture(name: "wifi" | "settings" | "two-pages" | "encrypted"): Buffer {
  return readFileSync(new URL(`../../fixtures/nvs/${name}.bin`, import.meta.url));
}

/** Which entry of the first page begins the item of this key. */
function entryOf(nvs: Buffer, key: string): number {
  const at = nvs.indexOf(Buffer.from(`${key}\0`));
  expect(at, key).toBeGreaterThan(0);
  return (at - 8 - 64) / 32;
}

/** Marks the items of a key as erased, as NVS does when a value is replaced: their bytes stay. */
function erase(nvs: Buffer, key: string): Buffer {
  const erased = Buffer.from(nvs);
  const first = entryOf(nvs, key);
  const span = nvs.readUInt8(64 + first * 32 + 2);
  for (let entry = first; entry < first + span; entry++) setState(erased, entry, 0b00);
  return erased;
}

function setState(nvs: Buffer, entry: number, state: number): void {
  const at = 32 + Math.floor(entry / 4);
  const shift = (entry % 4) * 2;
  nvs.writeUInt8((nvs.readUInt8(at) & ~(0b11 << shift)) | (state << shift), at);
}

/** The same page in another state, or of another version; its header stays whole. */
function withHeader(nvs: Buffer, header: { state?: number; version?: number }): Buffer {
  const page = Buffer.from(nvs);
  if (header.state !== undefined) page.writeUInt32LE(header.state, 0);
  if (header.version !== undefined) page.writeUInt8(header.version, 8);
  page.writeUInt32LE(crc32(page.subarray(4, 28), 0xffff_ffff), 28);
  return page;
}

describe("the keys of NVS that look like credentials", () => {
  it("are named, in the order in which they are stored, and nothing of their values", () => {
    const keys = secretKeysIn(Buffer.concat([Buffer.alloc(PAGE, 0xff), fixture("wifi")]));
    expect(keys).toEqual(expect.arrayContaining(["sta.ssid", "sta.pswd"]));
    for (const value of VALUES) expect(keys.join()).not.toContain(value);
  });

  it("are also those that were erased and can still be read", () => {
    expect(secretKeysIn(erase(fixture("wifi"), "sta.pswd"))).toContain("sta.pswd");
  });

  it.each(["settings", "encrypted"] as const)("are none in %s", (name) => {
    expect(secretKeysIn(fixture(name))).toEqual([]);
  });

  it("are none in bytes that are no NVS", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: PAGE, maxLength: PAGE }), (bytes) => {
        expect(secretKeysIn(bytes)).toEqual([]);
      }),
    );
  });
});

describe("a survey of NVS", () => {
  it("tells what Espressif's generator put there", () => {
    expect(surveyNvs(fixture("wifi"))).toEqual({
      pages: 1,
      namespaces: ["phy", "nvs.net80211", "app"],
      keys: 9,
      credentials: true,
      encrypted: false,
    });
  });

  it("takes what the Wi-Fi driver stores for nothing set, and the board's own name, for no credentials", () => {
    expect(surveyNvs(fixture("settings"))).toEqual({
      pages: 1,
      namespaces: ["app", "nvs.net80211"],
      keys: 6,
      credentials: false,
      encrypted: false,
    });
  });

  it("counts a blob once that is in two pages", () => {
    expect(surveyNvs(fixture("two-pages"))).toMatchObject({ pages: 2, namespaces: ["app"], keys: 3 });
  });

  it("knows a partition that was never used", () => {
    const nothing = { pages: 0, namespaces: [], keys: 0, credentials: false, encrypted: false };
    expect(surveyNvs(Buffer.alloc(3 * PAGE, 0xff))).toEqual(nothing);
  });

  it("says that entries are encrypted, which makes them nothing that it could know", () => {
    const unknown = { pages: 1, namespaces: [], keys: 0, credentials: false, encrypted: true };
    expect(surveyNvs(fixture("encrypted"))).toEqual(unknown);
  });

  it("does not take one damaged entry for encryption", () => {
    const nvs = fixture("wifi");
    nvs.writeUInt8(0, 64 + entryOf(nvs, "opmode") * 32 + 24);
    expect(surveyNvs(nvs)).toMatchObject({ keys: 8, encrypted: false, credentials: true });
  });

  it("counts an item once that NVS is moving from one page to the next", () => {
    const from = withHeader(fixture("wifi"), { state: 0xffff_fff8 });
    const survey = surveyNvs(Buffer.concat([from, fixture("wifi")]));
    expect(survey).toMatchObject({ pages: 2, namespaces: ["phy", "nvs.net80211", "app"], keys: 9 });
  });

  it("escapes the names of namespaces", () => {
    const nvs = fixture("settings");
    const at = 64 + entryOf(nvs, "app") * 32;
    nvs.write("\u001b[m\n", at + 8, "latin1");
    nvs.writeUInt32LE(
      crc32(nvs.subarray(at + 8, at + 32), crc32(nvs.subarray(at, at + 4), 0xffff_ffff)),
      at + 4,
    );
    expect(surveyNvs(nvs).namespaces).toEqual(["\\x1b[m\\x0a", "nvs.net80211"]);
  });
});

describe("Wi-Fi credentials in NVS", () => {
  const KEYS = ["sta.ssid", "sta.pswd"];

  it("are found when they were erased but can still be read", () => {
    const nvs = KEYS.reduce(erase, fixture("wifi"));
    expect(surveyNvs(nvs)).toMatchObject({ keys: 7, credentials: true });
  });

  it("are found when their namespace was erased with them", () => {
    const nvs = ["nvs.net80211", ...KEYS].reduce(erase, fixture("wifi"));
    expect(surveyNvs(nvs)).toMatchObject({ namespaces: ["phy", "app"], credentials: true });
  });

  it("are found in entries that lost the power before the bitmap knew of them", () => {
    const nvs = fixture("wifi");
    nvs.fill(0xff, 32, 64);
    expect(surveyNvs(nvs)).toMatchObject({ keys: 0, namespaces: [], credentials: true, encrypted: false });
  });

  it("are found in a page that NVS has given up", () => {
    const nvs = fixture("wifi");
    nvs.writeUInt32LE(0, 28);
    expect(surveyNvs(nvs)).toMatchObject({ pages: 0, keys: 0, credentials: true });
    expect(surveyNvs(Buffer.concat([nvs, fixture("settings")]))).toMatchObject({
      pages: 1,
      credentials: true,
    });
  });

  it.each(KEYS)("are found by %s alone", (key) => {
    const nvs = fixture("wifi");
    for (const other of KEYS) if (other !== key) wipe(nvs, other);
    expect(surveyNvs(nvs).credentials).toBe(true);
  });

  it("are gone when their bytes are", () => {
    const nvs = fixture("wifi");
    for (const key of KEYS) wipe(nvs, key);
    expect(surveyNvs(nvs)).toMatchObject({ keys: 9, credentials: false });
  });

  /** Clears what is stored for the key, not the key. */
  function wipe(nvs: Buffer, key: string): void {
    const at = 64 + entryOf(nvs, key) * 32;
    nvs.fill(0, at + 32, at + nvs.readUInt8(at + 2) * 32);
  }
});

describe("bytes that are no NVS", () => {
  it.each([
    ["nothing", Buffer.alloc(0), "is 0 bytes long, but NVS has pages of 4096"],
    ["half a page", Buffer.alloc(PAGE / 2, 0xff), "is 2048 bytes long, but NVS has pages of 4096"],
    ["zeros", Buffer.alloc(PAGE), "has no intact NVS page: it is something else, or encrypted"],
    [
      "a version to come",
      withHeader(fixture("wifi"), { version: 0xfd }),
      "has a page of NVS version 3; only 1 and 2 are supported",
    ],
  ])("%s", (_, bytes, message) => {
    expect(() => surveyNvs(bytes)).toThrow(new FormatError(message));
  });
});

describe("whatever the bytes of NVS are", () => {
  const RUNS = { numRuns: runs(10_000) };

  it("raw bytes are surveyed or refused", () => {
    const state = fc.constantFrom(0xffff_ffff, 0xffff_fffe, 0xffff_fffc, 0xffff_fff8, 0);
    fc.assert(
      fc.property(state, fc.uint8Array({ maxLength: 200 }), fc.boolean(), (word, bytes, whole) => {
        const page = Buffer.alloc(PAGE, 0xff);
        page.set(bytes, 4);
        expectSound(whole ? withHeader(page, { state: word, version: 0xfe }) : page);
        expectSound(Buffer.from(bytes));
      }),
      RUNS,
    );
  });

  it("pages in which bytes were changed are surveyed or refused, and no value is told", () => {
    const base = fixture("wifi");
    // Where the fixture has items, and the header and bitmap before them.
    const change = fc.tuple(fc.nat(1000), fc.nat(255));
    const changes = fc.array(change, { maxLength: 12 });
    let surveyed = 0;
    fc.assert(
      fc.property(changes, fc.boolean(), (edits, repair) => {
        const nvs = Buffer.from(base);
        for (const [at, byte] of edits) nvs.writeUInt8(byte, at);
        if (expectSound(repair ? repaired(nvs) : nvs)) surveyed++;
      }),
      RUNS,
    );
    expect(surveyed).toBeGreaterThan(runs(1000));
  });

  /** With every checksum right, so that what was changed is believed: types, spans, keys, sizes. */
  function repaired(nvs: Buffer): Buffer {
    const page = withHeader(nvs, { state: 0xffff_fffe, version: 0xfe });
    for (let at = 64; at < 1024; at += 32) {
      const crc = crc32(page.subarray(at + 8, at + 32), crc32(page.subarray(at, at + 4), 0xffff_ffff));
      page.writeUInt32LE(crc, at + 4);
    }
    return page;
  }

  /** @returns whether the bytes were taken for NVS. */
  function expectSound(bytes: Buffer): boolean {
    const survey = attempt(bytes);
    const told = survey instanceof FormatError ? survey.message : JSON.stringify(survey);
    for (const value of VALUES) expect(told).not.toContain(value);
    if (survey instanceof FormatError) return false;
    expect(survey.pages).toBeLessThanOrEqual(bytes.length / PAGE);
    expect(survey.keys).toBeLessThanOrEqual(survey.pages * 126);
    for (const name of survey.namespaces) expect(name).toMatch(/^[\x20-\x7e]*$/);
    return true;
  }

  function attempt(bytes: Buffer): NvsSurvey | FormatError {
    try {
      return surveyNvs(bytes);
    } catch (error) {
      if (error instanceof FormatError) return error;
      throw error;
    }
  }
});
