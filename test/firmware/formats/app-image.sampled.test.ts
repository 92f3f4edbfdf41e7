import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAppImage, parseImageHeader } from "../../../src/firmware/formats/app-image.ts";
import { chipOfImage } from "../../../src/firmware/flash/chips.ts";
import { FormatError } from "../../../src/firmware/formats/format-error.ts";
import { noise } from "../../support/bytes.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import {
  applicationImage,
  bootloaderImage,
  firmwareImage,
  type ImageChipName,
  type ImageOptions,
} from "../../support/firmware/firmware-image.ts";
import { runs } from "../../support/sample.ts";

const RUNS = runs(10_000);

/** The message of the parser's error; anything else that is thrown is an error of the test. */
function refusal(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
  throw new Error("Expected a FormatError.");
}

function changed(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = value;
  return copy;
}

describe("an image", () => {
  it("is read as it was built, whatever follows it", () => {
    const image = applicationImage(
      "esp32s3",
      { name: "lamp", version: "v2.1.0-3-gabc", secureVersion: 7 },
      noise("app", 1000),
      { more: [noise("more", 400)], flashMode: 0, flashSizeAndFreq: 0x4f, minRevision: 1, maxRevision: 99 },
    );
    expect(parseAppImage(Buffer.concat([image, Buffer.alloc(5000, 0xff)]))).toEqual({
      header: {
        chipId: 9,
        segments: 2,
        entry: 0x4008_0000,
        flashMode: "qio",
        flashFreq: 0xf,
        flashSize: 16 * 1024 * 1024,
        minRevision: 1,
        maxRevision: 99,
        hashAppended: true,
      },
      length: image.length,
      intact: true,
      checksumRight: true,
      isMapped: true,
      description: {
        name: "lamp",
        version: "v2.1.0-3-gabc",
        idfVersion: "v5.4.1",
        built: "Jan 31 2026 12:34:56",
        elfSha256: "5a".repeat(32),
        secureVersion: 7,
      },
      bootloader: undefined,
    });
  });

  it("of a bootloader carries the version of ESP-IDF", () => {
    const { bootloader, description } = parseAppImage(
      bootloaderImage("esp32", "v6.1-829-g9a97f6c", noise("b", 64)),
    );
    expect(bootloader).toEqual({
      version: 1,
      idfVersion: "v6.1-829-g9a97f6c",
      built: "Jan 31 2026 12:34:56",
    });
    expect(description).toBeUndefined();
  });

  it("without a description, or with a first segment too short for one, is an image anyway", () => {
    for (const size of [0, 4, 79, 252, 4096]) {
      const image = firmwareImage("esp32c3", Buffer.alloc(size, 0x50));
      expect(parseAppImage(image)).toMatchObject({ length: image.length, intact: true });
      expect(parseAppImage(image).description).toBeUndefined();
      expect(parseAppImage(image).bootloader).toBeUndefined();
    }
  });

  it("ends on the line of its checksum wherever its data end", () => {
    for (let size = 0; size <= 64; size += 4) {
      for (const hash of [false, true]) {
        const image = firmwareImage("esp32", noise("data", size), { hash });
        expect(parseAppImage(image)).toMatchObject({ length: image.length, intact: true });
      }
    }
  });

  it("is not intact after a change of any byte of its data, its checksum or its SHA-256", () => {
    const image = applicationImage("esp32", {}, noise("app", 64));
    for (let at = 32; at < image.length; at += 1) {
      expect(parseAppImage(changed(image, at, (image[at] ?? 0) ^ 0x40)).intact, `byte ${at}`).toBe(false);
    }
  });

  it("is told apart from one that two changes hide from the checksum", () => {
    const image = applicationImage("esp32", {}, noise("app", 64));
    const twice = changed(changed(image, 300, (image[300] ?? 0) ^ 1), 301, (image[301] ?? 0) ^ 1);
    expect(parseAppImage(twice).intact).toBe(false);
  });

  it("is refused wherever it is cut off, with what is missing", () => {
    const image = applicationImage("esp32", {}, Buffer.alloc(0), { more: [noise("more", 64)] });
    for (let length = 0; length < image.length; length++) {
      expect(refusal(() => parseAppImage(image.subarray(0, length)))).toMatch(/^(is empty$|ends )/);
    }
    expect(refusal(() => parseAppImage(image.subarray(0, 20)))).toBe(
      "ends after 20 bytes, in the header of the image",
    );
    expect(refusal(() => parseAppImage(image.subarray(0, 290)))).toBe("ends before segment 2 of 2");
    expect(refusal(() => parseAppImage(image.subarray(0, 100)))).toBe(
      "ends 68 bytes into segment 1 of 2, which has 256",
    );
    expect(refusal(() => parseAppImage(image.subarray(0, 361)))).toBe("ends before its checksum");
    expect(refusal(() => parseAppImage(image.subarray(0, 380)))).toBe("ends in its SHA-256");
  });

  it("is refused where a field of its header cannot be that of an image", () => {
    const image = applicationImage("esp32", {});
    expect(refusal(() => parseImageHeader(changed(image, 0, 0x7f)))).toBe("starts with 0x7f instead of 0xe9");
    expect(refusal(() => parseImageHeader(Buffer.alloc(24, 0xff)))).toMatch(/^starts with 0xff/);
    expect(refusal(() => parseImageHeader(changed(image, 1, 0)))).toMatch(/^claims 0 segments/);
    expect(refusal(() => parseImageHeader(changed(image, 1, 17)))).toMatch(/^claims 17 segments/);
    expect(refusal(() => parseImageHeader(changed(image, 23, 2)))).toMatch(
      /^has 0x2 instead of 0 or 1 .* SHA-256/,
    );
    expect(refusal(() => parseAppImage(changed(changed(image, 28, 0xfe), 29, 0)))).toMatch(
      /not a multiple of 4$/,
    );
    expect(refusal(() => parseAppImage(changed(image, 31, 0xff)))).toMatch(/which has 4278190336$/);
  });

  it("that names no flash mode or size that esptool knows says so", () => {
    const header = parseImageHeader(
      firmwareImage("esp32", noise("b", 8), { flashMode: 9, flashSizeAndFreq: 0x82 }),
    );
    expect(header).toMatchObject({ flashMode: "0x9", flashSize: 0, flashFreq: 2 });
  });

  it.each([
    ["the new fields", "esp32", { legacyRevision: 1, minRevision: 301, maxRevision: 399 }, 301, 399],
    ["the old field, a major number", "esp32", { legacyRevision: 3, maxRevision: 0 }, 300, 65535],
    [
      "the old field of the ESP32-C3, a minor number",
      "esp32c3",
      { legacyRevision: 3, maxRevision: 0 },
      3,
      65535,
    ],
    ["the old field where the new ones are at their defaults", "esp32", { legacyRevision: 3 }, 300, 65535],
    ["nothing", "esp32s3", {}, 0, 65535],
  ] satisfies [string, ImageChipName, ImageOptions, number, number][])(
    "names the revisions of the chip that run it by %s",
    (_, chip, options, minRevision, maxRevision) => {
      expect(parseImageHeader(firmwareImage(chip, noise("b", 8), options))).toMatchObject({
        minRevision,
        maxRevision,
      });
    },
  );
});

describe("the description of an application", () => {
  function nameOf(name: string): string | undefined {
    return parseAppImage(applicationImage("esp32", { name })).description?.name;
  }

  it("ends at the first NUL, or with its field", () => {
    expect(nameOf("lamp\0and more")).toBe("lamp");
    expect(nameOf("x".repeat(32))).toBe("x".repeat(32));
    expect(nameOf("")).toBe("");
  });

  it("keeps letters of any language, and no character that steers a terminal or turns text around", () => {
    expect(nameOf("Lämpchen 灯")).toBe("Lämpchen 灯");
    expect(nameOf("\u001b[31mred\u001b[0m\r\n::error::x")).toBe("[31mred[0m::error::x");
    expect(nameOf("a\u202eb\u2066c\u200fd\u2028e\u0085f\ufeffg")).toBe("abcdefg");
  });

  it("replaces what is not UTF-8", () => {
    const image = applicationImage("esp32", { name: "??" });
    image.set([0xc3, 0x28], 32 + 48);
    expect(parseAppImage(image).description?.name).toBe("\ufffd(");
  });
});

describe("the parser of images", () => {
  const valid = [
    applicationImage("esp32", {}, noise("a", 40), { more: [noise("b", 12)] }),
    applicationImage("esp32c3", { name: "\u001b]0;x\u0007" }, Buffer.alloc(0), { hash: false }),
    bootloaderImage("esp32s3", "v5.1", noise("c", 100)),
  ];
  const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 3, 4, 16, 17, 0x7f, 0x80, 0xe9, 0xff)), {
    maxLength: 8,
  });

  /** Either an image whose parts lie within the bytes and whose text is clean, or a FormatError. */
  function check(bytes: Uint8Array): boolean {
    try {
      const { header, length, intact, description } = parseAppImage(bytes);
      expect(length).toBeGreaterThan(24 + 8 * header.segments);
      expect(length).toBeLessThanOrEqual(bytes.length);
      const { name = "", version = "", idfVersion = "", built = "" } = description ?? {};
      for (const text of [name, version, idfVersion, built]) {
        expect(text).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
        expect(text.length).toBeLessThanOrEqual(33);
      }
      return intact;
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      expect(error.message).toMatch(/^(is|starts|ends|claims|has) ?.*$/);
      return false;
    }
  }

  it("throws nothing but FormatError for any bytes", () => {
    const anything = fc.uint8Array({ maxLength: 600 });
    fc.assert(
      fc.property(anything, fc.boolean(), (bytes, isNearly) => {
        if (isNearly) bytes.set([0xe9, 1 + ((bytes[1] ?? 0) % 4)].slice(0, bytes.length));
        if (isNearly && bytes.length > 23) bytes[23] = (bytes[23] ?? 0) & 1;
        check(bytes);
      }),
      { numRuns: RUNS },
    );
  });

  it("throws nothing but FormatError for images that were changed or cut, and calls none intact whose SHA-256 is wrong", () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.constantFrom(...valid), edits, fc.nat(600), (original, changes, cut) => {
        const bytes = Buffer.from(original);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const short = bytes.subarray(0, Math.max(0, bytes.length + 100 - cut));
        const isIntact = check(short);
        if (isIntact && original[23] === 1 && short[23] === 1) {
          compared++;
          const { length } = parseAppImage(short);
          const digest = createHash("sha256")
            .update(short.subarray(0, length - 32))
            .digest();
          expect(digest.equals(short.subarray(length - 32, length))).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(runs(100));
  });
});

describe("esptool's image-info", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "app-image-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function imageInfo(image: Buffer): Promise<(label: string) => string | undefined> {
    const file = join(folder, "image.bin");
    await writeFile(file, image);
    const { command, prefix } = await testEsptool();
    const { stdout } = await promisify(execFile)(command, [...prefix, "image-info", file], {
      timeout: 60_000,
    });
    const lines = stdout.split(/\r?\n/);
    return (label) => lines.find((line) => line.startsWith(`${label}: `))?.slice(label.length + 2);
  }

  it.each(["esp32", "esp32c3", "esp32s3"] as const)(
    "says the same of an application for the %s",
    async (chip) => {
      const image = applicationImage(
        chip,
        { name: "blink", version: "v1.2.3", secureVersion: 4 },
        noise("a", 500),
        {
          more: [noise("b", 76)],
          flashMode: 1,
          flashSizeAndFreq: 0x3f,
          minRevision: 3,
          maxRevision: 399,
        },
      );
      const { header, intact, description } = parseAppImage(image);
      const told = await imageInfo(image);
      expect(intact).toBe(true);
      expect(told("Checksum")).toMatch(/\(valid\)$/);
      expect(told("Validation hash")).toMatch(/\(valid\)$/);
      expect(told("Chip ID")).toBe(`${header.chipId} (${chipOfImage(header.chipId) ?? ""})`);
      expect(told("Entry point")).toBe(`0x${header.entry.toString(16)}`);
      expect(told("Segments")).toBe(String(header.segments));
      expect(told("Flash size")).toBe(`${header.flashSize / 1024 / 1024}MB`);
      expect(told("Flash mode")).toBe(header.flashMode.toUpperCase());
      expect(told("Minimal chip revision")).toMatch(/^v0\.3,/);
      expect([header.minRevision, told("Maximal chip revision")]).toEqual([3, "v3.99"]);
      expect(told("Project name")).toBe(description?.name);
      expect(told("App version")).toBe(description?.version);
      expect(told("ESP-IDF")).toBe(description?.idfVersion);
      expect(told("Compile time")).toBe(description?.built);
      expect(told("ELF file SHA256")).toBe(description?.elfSha256);
      expect(told("Secure version")).toBe(String(description?.secureVersion));
    },
  );

  it("says the same of a bootloader", async () => {
    const image = bootloaderImage("esp32s3", "v5.4.1", noise("boot", 300));
    const { bootloader, intact } = parseAppImage(image);
    const told = await imageInfo(image);
    expect([intact, told("Bootloader version")]).toEqual([true, String(bootloader?.version)]);
    expect(told("ESP-IDF")).toBe(bootloader?.idfVersion);
    expect(told("Compile time")).toBe(bootloader?.built);
  });

  it("finds a changed byte where the parser does", async () => {
    const image = changed(applicationImage("esp32", {}, noise("a", 500)), 400, 0);
    const told = await imageInfo(image);
    expect(told("Checksum")).toContain("invalid");
    expect(told("Validation hash")).toContain("invalid");
    expect(parseAppImage(image).intact).toBe(false);
  });
});
