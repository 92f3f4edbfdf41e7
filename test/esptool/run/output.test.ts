import { describe, expect, it } from "vitest";
import { Observation } from "../../../src/esptool/run/observation.ts";
import { parseLine } from "../../../src/esptool/run/output.ts";
import { cleanLine } from "../../../src/system/text/untrusted-text.ts";
import { recording, RECORDINGS } from "../../fixtures/esptool-output.ts";

function observe(name: string): Observation {
  const seen = new Observation({});
  for (const { text } of recording(name).lines) seen.add(parseLine(cleanLine(text)));
  return seen;
}

describe("what esptool's recorded output says of the board", () => {
  it.each([
    [
      "esp32",
      {
        chip: "ESP32",
        description: "ESP32-D0WD-V3",
        revision: "v3.0",
        features: "Wi-Fi, BT, Dual Core + LP Core, 240MHz, Vref calibration in eFuse, Coding Scheme None",
        crystal: "40MHz",
        mac: "24:0a:c4:51:7e:0c",
      },
    ],
    [
      "esp32s3",
      {
        chip: "ESP32-S3",
        description: "ESP32-S3 (QFN56)",
        revision: "v0.2",
        features: "Wi-Fi, BT 5 (LE), Dual Core + LP Core, 240MHz",
        crystal: "40MHz",
        mac: "7c:df:a1:e2:93:58",
      },
    ],
    [
      "esp32c3",
      {
        chip: "ESP32-C3",
        description: "ESP32-C3 (QFN32)",
        revision: "v0.4",
        features: "Wi-Fi, BT 5 (LE), Single Core, 160MHz",
        crystal: "40MHz",
        mac: "34:85:18:6b:2d:a4",
      },
    ],
  ])("knows an %s, its flash and its stub", (chip, identity) => {
    const flash = { flashSize: 0x40_0000, flashManufacturer: "ef", flashDevice: "4016" };
    expect(observe(`${chip}-flash-id`).identity).toEqual({ ...identity, ...flash });
    expect(observe(`${chip}-flash-id-stub-running`).identity).toEqual({ ...identity, ...flash });
    const stubs = (name: string) =>
      recording(name)
        .lines.map(({ text }) => parseLine(cleanLine(text)))
        .flatMap((event) => (event.kind === "stub" ? [event.state] : []));
    expect(stubs(`${chip}-flash-id`)).toEqual(["uploading", "running"]);
    expect(stubs(`${chip}-flash-id-stub-running`)).toEqual(["reused"]);
  });

  it("says what Secure Download Mode leaves to be known, and that the stub was switched off", () => {
    const seen = observe("secure-download-write");
    expect(seen.identity).toEqual({ chip: "ESP32-C3", description: "ESP32-C3 in Secure Download Mode" });
    const events = recording("secure-download-write").lines.map(({ text }) => parseLine(cleanLine(text)));
    expect(events).toContainEqual({ kind: "stub", state: "disabled" });
  });
});

describe("what esptool's recorded output says of the chip's security", () => {
  it("is what protects the flash", () => {
    expect(observe("encrypted-security-info")).toMatchObject({ secureBoot: false, flashEncryption: true });
    const open = { secureBoot: false, flashEncryption: false };
    expect(observe("secure-download-security-info")).toMatchObject(open);
  });

  it("is unknown where it was not asked", () => {
    expect(observe("esp32s3-flash-id").secureBoot).toBeUndefined();
    expect(observe("esp32s3-flash-id").flashEncryption).toBeUndefined();
  });

  it("is said for chips with Secure Boot, which no virtual board has", () => {
    expect(parseLine("Secure Boot: Enabled")).toEqual({ kind: "secure-boot", enabled: true });
  });
});

describe("what esptool's recorded output says was done", () => {
  it.each([
    ["esp32-write-one", 1, 48_000, true],
    ["esp32s3-write-one", 1, 48_000, true],
    ["esp32c3-write-one", 1, 48_000, true],
    ["write-plain", 1, 48_000, false],
    ["esp32-write-no-stub", 1, 4_100, false],
    ["esp32s3-write-no-stub", 1, 4_100, false],
    ["esp32c3-write-no-stub", 1, 4_100, false],
    ["encrypted-write", 1, 48_000, true],
  ])("%s: one image, verified", (name, verified, bytes, compressed) => {
    const seen = observe(name);
    expect(seen.written).toMatchObject([{ address: 0x1_0000, bytes, compressed }]);
    expect(seen).toMatchObject({
      hashesVerified: verified,
      hashesSkipped: 0,
      touched: true,
      connected: true,
    });
  });

  it("counts the images and the proofs of one call with many, compressible or not, aligned or not", () => {
    const seen = observe("write-many");
    expect(seen.written).toMatchObject([
      { address: 0x1_0000, bytes: 48_000, compressed: true },
      { address: 0x2_0000, bytes: 40_000, compressed: false },
      // After an image that does not shrink, esptool compresses none of the others either.
      { address: 0x4_0001, bytes: 4_100, compressed: false },
    ]);
    expect(seen).toMatchObject({ hashesVerified: 3, hashesSkipped: 0 });
  });

  it("does not take a write in Secure Download Mode for a verified one", () => {
    expect(observe("secure-download-write")).toMatchObject({
      hashesVerified: 0,
      hashesSkipped: 1,
      touched: true,
    });
  });

  it("counts no proof when the digest differs", () => {
    const seen = observe("failure-digest");
    expect(seen).toMatchObject({ hashesVerified: 0, touched: true });
  });

  it("knows the flash size that esptool detected for a header", () => {
    expect(observe("write-header").identity.flashSize).toBe(0x10_0000);
  });

  it("sees that every image is equal", () => {
    expect(observe("verify-equal").comparisons).toEqual([
      { address: 0x1_0000, bytes: 48_000, equal: true },
      { address: 0x2_0000, bytes: 40_000, equal: true },
      { address: 0x4_0001, bytes: 4_100, equal: true },
    ]);
    for (const chip of ["esp32", "esp32s3", "esp32c3"]) {
      expect(observe(`${chip}-verify-no-stub`).comparisons).toEqual([
        { address: 0x1_0000, bytes: 4_100, equal: true },
      ]);
    }
  });

  it("sees which image differs, and where when esptool lists the differences", () => {
    expect(observe("verify-different").comparisons.map(({ equal }) => equal)).toEqual([false, true, true]);
    expect(observe("verify-different-diff").comparisons).toMatchObject([
      { address: 0x1_0000, equal: false, count: 3, first: 0x1_0123, sectors: new Set([0x1_0000]) },
      { equal: true },
      { equal: true },
    ]);
    expect(observe("verify-different")).toMatchObject({ touched: false });
  });

  it.each([
    ["read-region", { address: 0x1_0001, bytes: 5_003 }],
    ["read-all", { address: 0, bytes: 0x10_0000 }],
    ["esp32-read-no-stub", { address: 0x1_0000, bytes: 512 }],
    ["esp32s3-read-no-stub", { address: 0x1_0000, bytes: 512 }],
    ["esp32c3-read-no-stub", { address: 0x1_0000, bytes: 512 }],
  ])("%s: how much was read, from where", (name, read) => {
    const seen = observe(name);
    expect(seen.read).toMatchObject(read);
    expect(seen.touched).toBe(false);
  });

  it.each([
    "erase-region",
    "erase-chip",
    "secure-download-erase-region",
    "esp32-erase-region-no-stub",
    "esp32s3-erase-region-no-stub",
    "esp32c3-erase-region-no-stub",
  ])("%s: erased", (name) => {
    expect(observe(name)).toMatchObject({ erased: true, touched: true });
  });

  it("sees no success in a run that failed, and none begun in one that was refused", () => {
    for (const name of RECORDINGS.filter((entry) => entry.startsWith("failure-"))) {
      const seen = observe(name);
      expect([seen.erased, seen.hashesVerified], name).toEqual([false, 0]);
      // esptool announces the erase of a chip, too, before it finds that the ROM cannot: nothing has begun.
      const begun = /^failure-(?:digest|lost-writing)$/.test(name);
      expect(seen.touched, name).toBe(begun);
    }
  });

  it("follows the progress up to the end", () => {
    const percents = recording("read-all").lines.flatMap(({ text }) => {
      const event = parseLine(cleanLine(text));
      return event.kind === "progress" ? [event.percent] : [];
    });
    expect(percents).toHaveLength(256);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(percents.at(-1)).toBe(100);
  });
});

describe("lines of esptool that say nothing to us", () => {
  /** Everything that stays `other` in successful runs: what people are shown as it is. */
  const PLAIN = [
    /^Writing '.*' at 0x[\da-f]{8}\.\.\.$/,
    /^Compressed \d+ bytes to \d+\.\.\.$/,
    /^NOTE: (?:Cannot compress file|Flash address 0x[\da-f]+ is not aligned|In case of failure, please set)/,
    /^Flash (?:Memory Information:|type set in eFuse:|voltage set by|parameters set to 0x)/,
    /^=+$/,
    /^(?:Security Information|Flags|Key Purposes|Chip ID|API Version|SPI Boot Crypt Count \(\w+\)): ?/,
    /^ {2}BLOCK_KEY\d - /,
    /^Took [\d.]+s to erase flash block\.$/,
    /^Enabling default SPI flash mode\.\.\.$/,
    /^WARNING: Security features enabled, so not changing any flash settings\.$/,
    /^ERROR: A fatal error occurred: Verification failed\.$/,
  ];

  it("are known, so that a new message of a new esptool is noticed when the recordings are made again", () => {
    const unknown = RECORDINGS.filter((name) => !name.startsWith("failure-")).flatMap((name) =>
      recording(name)
        .lines.map(({ text }) => cleanLine(text))
        .filter((line) => parseLine(line).kind === "other" && !PLAIN.some((pattern) => pattern.test(line))),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it("have no address with more digits than one of 32 bits, which might be no number", () => {
    const line = `Flash will be erased from 0x${"f".repeat(400)} to 0x00019fff...`;
    expect(parseLine(line)).toEqual({ kind: "erasing" });
  });

  it("are not shown where a port has no USB identity, in the words of esptool 5.3.1 either", () => {
    const line = "Device VID/PID identification is only supported on COM and absolute device paths.";
    expect(parseLine(line)).toEqual({ kind: "noise" });
  });

  it.each([
    "I (31) boot: Hash of data verified.",
    "Writing 'Hash of data verified.' at 0x00010000...",
    "'Flash memory erased successfully in 1.0 seconds.' is empty.",
    "Compressed 9 bytes to Verification successful (digest matched).",
  ])("cannot pass for a proof: %s", (line) => {
    expect(parseLine(line).kind).toBe("other");
  });
});

describe("what esptool says of a chip's security", () => {
  it.each([
    ["0x00000000", "0b0", false],
    ["0x00000005", "0b101", true],
    ["0x00000001", "0b1", false],
  ])("flags %s", (flags, bits, secureDownloadMode) => {
    const seen = new Observation({});
    for (const line of [`Flags: ${flags} (${bits})`, "Secure Boot: Enabled", "Flash Encryption: Disabled"]) {
      seen.add(parseLine(line));
    }
    expect(seen).toMatchObject({ secureBoot: true, flashEncryption: false, secureDownloadMode });
  });
});
