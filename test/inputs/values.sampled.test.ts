import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FLASH_LIMIT } from "../../src/firmware/flash/flash-layout.ts";
import {
  parseAddress,
  parseBoolean,
  parseChoice,
  parseInteger,
  parseSeconds,
  parsePlace,
  parseSize,
} from "../../src/inputs/values.ts";
import { nearest } from "../../src/system/text/nearest.ts";
import { mutatedText } from "../support/mutations.ts";
import { runs } from "../support/sample.ts";
import { anyText } from "../support/any-text.ts";

describe("an address", () => {
  it.each([
    ["0", 0],
    ["65536", 0x1_0000],
    ["0x10000", 0x1_0000],
    ["0X1aF0", 0x1af0],
    ["0x7ffffff", FLASH_LIMIT - 1],
  ])("%s is understood", (text, value) => {
    expect(parseAddress(text)).toEqual({ value });
  });

  it.each([
    "",
    " ",
    "-1",
    "+1",
    "1.5",
    "1e3",
    "4K",
    "0x",
    "x10",
    "0b11",
    "10000h",
    "ten",
    "0x1_0000",
    "٣",
    "1 2",
  ])("%j is refused", (text) => {
    expect(parseAddress(text)).toMatchObject({
      problem: expect.stringContaining("is not an address") as string,
    });
  });

  it.each([
    ["10000", "did you mean 0x10000? If not, write 0x2710"],
    ["8000", "did you mean 0x8000? If not, write 0x1f40"],
    ["010000", "did you mean 0x10000?"],
    ["1e000", "is not an address; write decimal (65536) or hexadecimal (0x10000); did you mean 0x1e000?"],
    ["3F0000", "did you mean 0x3f0000?"],
  ])("%s has lost its 0x, or may have", (text, problem) => {
    expect(parseAddress(text)).toEqual({ problem: expect.stringContaining(problem) as string });
  });

  it("is never refused as a decimal number at a flash sector, as YAML writes an unquoted one", () => {
    for (let address = 0; address < 0x100_0000; address += 0x1000)
      expect(parseAddress(String(address))).toEqual({ value: address });
  });

  it("ends where the largest flash does, however many digits it has", () => {
    for (const text of ["0x8000000", "134217728", "9".repeat(400), `0x${"f".repeat(400)}`]) {
      expect(parseAddress(text)).toMatchObject({ problem: expect.stringContaining("beyond") as string });
    }
  });

  it("comes back as it was printed, in both notations", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: FLASH_LIMIT - 1 }), (value) => {
        const isDoubtful = value % 4096 !== 0 && String(value).endsWith("000");
        if (!isDoubtful) expect(parseAddress(String(value))).toEqual({ value });
        expect(parseAddress(`0x${value.toString(16)}`)).toEqual({ value });
      }),
    );
  });
});

describe("a place", () => {
  it.each([
    ["0x10000", 0x1_0000],
    ["65536", 0x1_0000],
    ["ota_0", { partition: "ota_0" }],
    ["app0", { partition: "app0" }],
    ["sixteen-bytes-00", { partition: "sixteen-bytes-00" }],
    ["my data", { partition: "my data" }],
    // As the table has it: the bytes of UTF-8, in the spelling of device names.
    ["größe", { partition: "gr\\xc3\\xb6\\xc3\\x9fe" }],
  ])("%s is understood", (text, value) => {
    expect(parsePlace(text)).toEqual({ value });
  });

  it.each(["4K", "0x", "-1", "+nvs", "1e3", "0x10000,"])(
    "%s is a number that is wrong, and no name",
    (text) => {
      expect(parsePlace(text)).toEqual({ problem: expect.stringContaining("is not an address") as string });
    },
  );

  it.each([
    "",
    "seventeen-bytes-0",
    "größengrößengrö",
    "build/app.bin",
    "c:\\app",
    "a\u0007b",
    "a\u202eb",
    "a\nb",
    "a\u00a0b",
    " nvs",
    "a  b",
    "\ud800",
  ])("%j is neither an address nor a name", (text) => {
    expect(parsePlace(text)).toEqual({ problem: expect.stringContaining("is neither an address") as string });
  });

  it("is never a name that a log could take for something else, and never throws", () => {
    let names = 0;
    const any = fc.oneof(anyText({ maxLength: 20 }), mutatedText(["nvs", "ota_0", "größe"]));
    fc.assert(
      fc.property(any, (text) => {
        const parsed = parsePlace(text);
        if ("problem" in parsed || typeof parsed.value === "number") return;
        names++;
        expect(parsed.value.partition).toMatch(/^[ -~]{1,64}$/);
      }),
      { numRuns: runs(10_000) },
    );
    expect(names).toBeGreaterThan(runs(1_000));
  });

  it("is the address whatever was one before there were names", () => {
    let addresses = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.nat().map(String),
          fc.nat().map((n) => `0x${n.toString(16)}`),
        ),
        (text) => {
          const address = parseAddress(text);
          if ("problem" in address) return;
          addresses++;
          expect(parsePlace(text)).toEqual(address);
        },
      ),
      { numRuns: runs(10_000) },
    );
    expect(addresses).toBeGreaterThan(runs(500));
  });
});

describe("a size", () => {
  it.each([
    ["1", 1],
    ["4096", 4096],
    ["0x1000", 4096],
    ["4k", 4096],
    ["4K", 4096],
    ["4KB", 4096],
    ["64kb", 65_536],
    ["4M", 0x40_0000],
    ["4MB", 0x40_0000],
    ["128M", FLASH_LIMIT],
  ])("%s is understood", (text, value) => {
    expect(parseSize(text)).toEqual({ value });
  });

  it.each(["", "4G", "4 K", "K", "0x4K", "-4K", "1.5M", "4KiB", "ALL", "4M4K", "NaN", "Infinity"])(
    "%j is refused",
    (text) => {
      expect(parseSize(text)).toMatchObject({ problem: expect.stringContaining("is not a size") as string });
    },
  );

  it.each(["0", "0x0", "0K"])("%s is refused, for it would mean nothing or everything", (text) => {
    expect(parseSize(text)).toMatchObject({ problem: expect.stringContaining("greater than 0") as string });
  });

  it.each(["129M", "0x8000001", "9".repeat(400)])("larger than the largest flash is refused", (text) => {
    expect(parseSize(text)).toMatchObject({ problem: expect.stringContaining("largest flash") as string });
  });
});

describe("a whole number", () => {
  it.each([
    ["1", 1],
    ["400", 400],
  ])("%s is inside its limits", (text, value) => {
    expect(parseInteger(text, 1, 400)).toEqual({ value });
  });

  it.each(["0", "401", "-1", "1.0", "0x10", "", "7 days", "9".repeat(400)])("%j is not", (text) => {
    expect(parseInteger(text, 1, 400)).toEqual({ problem: "is not a whole number from 1 to 400" });
  });
});

describe("a duration", () => {
  it.each([
    ["10m", "is not a whole number of seconds from 1 to 3600; write 600"],
    ["90 s", "is not a whole number of seconds from 1 to 3600; write 90"],
    ["1hour", "is not a whole number of seconds from 1 to 3600; write 3600"],
    ["2h", "is not a whole number of seconds from 1 to 3600"],
    ["0", "is not a whole number of seconds from 1 to 3600"],
    ["1.5", "is not a whole number of seconds from 1 to 3600"],
    ["soon", "is not a whole number of seconds from 1 to 3600"],
  ])("%s is refused, with the number to write where there is one", (text, problem) => {
    expect(parseSeconds(text, 1, 3600)).toEqual({ problem });
  });

  it("is a number of seconds", () => {
    expect(parseSeconds("600", 1, 3600)).toEqual({ value: 600 });
  });
});

describe("a boolean", () => {
  it.each(["true", "True", "TRUE"])("%s is true", (text) => {
    expect(parseBoolean(text)).toEqual({ value: true });
  });
  it.each(["false", "False", "FALSE"])("%s is false", (text) => {
    expect(parseBoolean(text)).toEqual({ value: false });
  });
  it.each(["", "yes", "no", "on", "off", "1", "0", "tRUE", "null"])("%j is neither", (text) => {
    expect(parseBoolean(text)).toEqual({ problem: "is neither true nor false" });
  });
});

describe("a choice", () => {
  const operations = ["flash", "verify", "read", "erase", "backup"] as const;

  it("is taken as it is written, and not otherwise", () => {
    expect(parseChoice("flash", operations)).toEqual({ value: "flash" });
    for (const text of ["Flash", "flash ", "", "toString", "__proto__", "0"]) {
      expect(parseChoice(text, operations)).toHaveProperty("problem");
    }
  });

  it.each([
    ["flsh", "flash"],
    ["FLASH", "flash"],
    ["write", undefined],
    ["verfy", "verify"],
    ["back-up", "backup"],
    ["earse", "erase"],
    ["", undefined],
    ["x".repeat(10_000), undefined],
  ])("%s suggests %s", (text, suggestion) => {
    expect(nearest(text, operations)).toBe(suggestion);
  });

  it("lists what there is, and the likely one", () => {
    expect(parseChoice("verfy", operations)).toEqual({
      problem: "is not one of flash, verify, read, erase, backup; did you mean verify?",
    });
  });

  it("suggests the word itself when one letter is wrong, whichever", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...operations),
        fc.nat(),
        fc.constantFrom("q", "Z", "7"),
        (word, at, letter) => {
          const index = at % word.length;
          expect(nearest(word.slice(0, index) + letter + word.slice(index + 1), operations)).toBe(word);
        },
      ),
    );
  });
});
