import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFileList } from "../../../src/inputs/files/file-list.ts";
import { runs } from "../../support/sample.ts";

function problems(text: string): string[] {
  return parseFileList(text).map((entry) => ("problem" in entry ? entry.problem : "none"));
}

describe("a list of files in lines", () => {
  it("may have blank lines, spaces at either end, and spaces inside a path", () => {
    expect(parseFileList("\n  0x1000 build/boot.bin\n\n65536\tmy app.bin  \n")).toEqual([
      { value: { address: 0x1000, path: "build/boot.bin" } },
      { value: { address: 0x1_0000, path: "my app.bin" } },
    ]);
  });

  it("may have Windows line ends and paths", () => {
    expect(parseFileList("0x0 build\\boot.bin\r\n0x1000 C:\\app.bin\r\n")).toEqual([
      { value: { address: 0, path: "build\\boot.bin" } },
      { value: { address: 0x1000, path: "C:\\app.bin" } },
    ]);
  });

  it("keeps the order in which it is written", () => {
    const lines = ["0x20000 c.bin", "0x0 a.bin", "0x10000 b.bin"];
    expect(parseFileList(lines.join("\n"))).toMatchObject(
      lines.map((line) => ({ value: { path: line.split(" ")[1] } })),
    );
  });

  it("says which lines are wrong, and why, and takes the others", () => {
    expect(problems("0x\n0x0 a.bin\n0zero b.bin\n0x10000\n-1 c.bin")).toEqual([
      'has a line that is not "ADDRESS PATH": "0x"',
      "none",
      expect.stringContaining('has the address "0zero", which is not an address'),
      'has a line that is not "ADDRESS PATH": "0x10000"',
      expect.stringContaining('"-1"'),
    ]);
  });

  it("names without an address what brings its own", () => {
    expect(parseFileList("build\n0x9000 nvs.bin\nbuild/app.hex")).toEqual([
      { value: { address: undefined, path: "build" } },
      { value: { address: 0x9000, path: "nvs.bin" } },
      { value: { address: undefined, path: "build/app.hex" } },
    ]);
    expect(parseFileList('[{"path":"my build"}]')).toEqual([
      { value: { address: undefined, path: "my build" } },
    ]);
  });

  it("names partitions in place of addresses, where the text cannot be meant as a number", () => {
    const files = [
      { value: { address: { partition: "ota_0" }, path: "build/app.bin" } },
      { value: { address: { partition: "nvs" }, path: "*.bin", isPattern: true } },
    ];
    expect(parseFileList("ota_0  build/app.bin\nnvs *.bin")).toEqual(files);
    expect(parseFileList('[{"address":"my data","path":"a.bin"}]')).toEqual([
      { value: { address: { partition: "my data" }, path: "a.bin" } },
    ]);
    expect(problems("ota_00000000000000 a.bin\nbuild/my app.bin")).toEqual([
      expect.stringContaining('"ota_00000000000000", which is neither an address'),
      expect.stringContaining('"build/my", which is neither an address'),
    ]);
  });

  it("may have patterns, which the paths of JSON are not", () => {
    expect(
      parseFileList("0x0 b/*.bin\n0x1000 b/?\n0x2000 app-[0-9].bin\napp-[!a].hex\n0x3000 a[b.bin"),
    ).toEqual([
      { value: { address: 0, path: "b/*.bin", isPattern: true } },
      { value: { address: 0x1000, path: "b/?", isPattern: true } },
      { value: { address: 0x2000, path: "app-[0-9].bin", isPattern: true } },
      { value: { address: undefined, path: "app-[!a].hex", isPattern: true } },
      { value: { address: 0x3000, path: "a[b.bin" } },
    ]);
    expect(parseFileList('[{"address":0,"path":"b/*.bin"}]')).toEqual([
      { value: { address: 0, path: "b/*.bin" } },
    ]);
  });

  it("may have comments: lines that begin with # and what follows a # between blanks", () => {
    const text =
      "# the bootloader\n  0x0 boot.bin # by IDF\n#0x8000 table.bin\n\t#\nnvs my#1 #2.bin\nbuild #";
    expect(parseFileList(text)).toEqual([
      { value: { address: 0, path: "boot.bin" } },
      { value: { address: { partition: "nvs" }, path: "my#1 #2.bin" } },
      { value: { address: undefined, path: "build" } },
    ]);
  });

  it("may have quotes around a path or a partition, and what is in them is a name and no pattern", () => {
    const text = `0x0 "my app.bin"\n'my data' 'b/*.bin'\n"my build"  # all of it\n"0x10"\n0x1000 it's.bin\n0x2000 a"b.bin`;
    expect(parseFileList(text)).toEqual([
      { value: { address: 0, path: "my app.bin" } },
      { value: { address: { partition: "my data" }, path: "b/*.bin" } },
      { value: { address: undefined, path: "my build" } },
      { value: { address: undefined, path: "0x10" } },
      { value: { address: 0x1000, path: "it's.bin" } },
      { value: { address: 0x2000, path: 'a"b.bin' } },
    ]);
  });

  it.each([`0x0 "app.bin`, `"app.bin`, `0x0 "app".bin`, `0x0 'app.bin"`, `"a"b.bin`, `0x0 "a" b"`])(
    "%s has quotes that enclose no whole path",
    (line) => {
      expect(problems(line)).toEqual([
        expect.stringContaining("with quotes that do not enclose a whole path"),
      ]);
    },
  );

  it("is no YAML list", () => {
    expect(problems("- 0x0 app.bin")).toEqual([expect.stringContaining("as in a YAML list")]);
  });

  it.each([`0x0 ""`, `''`, `"" app.bin`])("%s has nothing between its quotes", (line) => {
    expect(problems(line)).toEqual([expect.stringContaining("nothing between its quotes")]);
  });

  it("is empty when there is nothing in it", () => {
    expect(parseFileList(" \n\r\n\t\n# nothing")).toEqual([]);
  });

  it("holds 128 files and not one more", () => {
    const lines = Array.from({ length: 129 }, (_, index) => `${index * 4096} f${index}.bin`);
    expect(parseFileList(lines.slice(1).join("\n"))).toHaveLength(128);
    expect(problems(lines.join("\n"))).toEqual([
      expect.stringContaining("lists 129 files; 128 is the maximum"),
    ]);
  });

  it("answers at once, and briefly, when the text is huge", () => {
    const line = "x".repeat(1_000_000);
    expect(problems(`-1 ${line}`).join("").length).toBeLessThan(250);
    expect(problems(`${line} b\n`.repeat(5)).join("").length).toBeLessThan(2_000);
    expect(problems("a\n".repeat(500_000))).toHaveLength(1);
  });
});

describe("a list of files in JSON", () => {
  it("has addresses as numbers or as text", () => {
    const list = [
      { address: "0x1000", path: "a.bin" },
      { path: "b.bin", address: 65_536 },
    ];
    expect(parseFileList(`\n ${JSON.stringify(list, undefined, 2).replaceAll("\n", "\r\n")}`)).toEqual([
      { value: { address: 0x1000, path: "a.bin" } },
      { value: { address: 65_536, path: "b.bin" } },
    ]);
  });

  it("may be empty, which is for the caller to judge", () => {
    expect(parseFileList("[]")).toEqual([]);
  });

  it.each([
    ['[{"address":"0x0"', "starts like JSON and is not JSON"],
    ['{"address":"0x0","path":"a.bin"}', "is JSON, but not a list"],
    ['["0x0 a.bin"]', "entry 1 is not an object"],
    ["[null]", "entry 1 is not an object"],
    ['[["0x0","a.bin"]]', "entry 1 is not an object"],
    ['[{"address":"0x0","file":"a.bin"}]', 'entry 1 has the key "file"'],
    ['[{"offset":"0x0","path":"a.bin"}]', 'entry 1 has the key "offset"'],
    ['[{"address":"0x0","path":"a.bin","encrypted":true}]', 'has the key "encrypted"'],
    ['[{"address":"0x0","path":"a.bin","path":"b.bin"}]', 'has the key "path" twice'],
    ['[{"address":"0x0","path":"a.bin","__proto__":{}}]', 'has the key "__proto__"'],
    ['[{"address":null,"path":"a.bin"}]', 'entry 1 has an "address" that is neither'],
    ['[{"address":true,"path":"a.bin"}]', 'entry 1 has an "address" that is neither'],
    ['[{"address":"0x0"}]', 'entry 1 has no "path"'],
    ['[{"address":"0x0","path":""}]', 'entry 1 has no "path"'],
    ['[{"address":"0x0","path":7}]', 'entry 1 has no "path"'],
    ['[{"address":1.5,"path":"a.bin"}]', '"1.5", which is not an address'],
    ['[{"address":-1,"path":"a.bin"}]', '"-1", which is not an address'],
    ['[{"address":1e30,"path":"a.bin"}]', "which is not an address"],
    ['[{"address":"4K","path":"a.bin"}]', '"4K", which is not an address'],
  ])("%s is refused", (text, problem) => {
    expect(problems(text)).toEqual([expect.stringContaining(problem)]);
  });

  it("names every entry that is wrong", () => {
    expect(problems('[{"address":"","path":"a"},{"address":0,"path":"b"},{"address":0}]')).toEqual([
      expect.stringContaining('the address ""'),
      "none",
      expect.stringContaining("entry 3 "),
    ]);
  });
});

describe("any text at all", () => {
  it("gives values or problems, never anything else", () => {
    let values = 0;
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.stringMatching(/^\[\{.*$/)), (text) => {
        for (const entry of parseFileList(text)) {
          if ("problem" in entry) expect(entry.problem).not.toBe("");
          else {
            values++;
            const { address = 0 } = entry.value;
            const name = typeof address === "number" ? "a number" : address.partition;
            expect(typeof address === "object" || Number.isInteger(address)).toBe(true);
            expect(name).not.toMatch(/^$|[^ -~]/);
            expect(entry.value.path).not.toBe("");
          }
        }
      }),
      { numRuns: runs(2_000) },
    );
    expect(values).toBeGreaterThan(runs(50));
  });

  it("means the same in lines and in JSON", () => {
    const path = fc.stringMatching(/^[\w./-][\w ./-]{0,30}[\w./-]$/);
    const file = fc.record({ address: fc.nat(0x7ff_ffff), path });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 20 }), (files) => {
        // In hexadecimal in both: a decimal address may be taken for one whose "0x" was forgotten.
        const written = files.map(({ address, path }) => ({ address: `0x${address.toString(16)}`, path }));
        const lines = written.map((entry) => `${entry.address}  ${entry.path}`).join("\n");
        expect(parseFileList(lines)).toEqual(parseFileList(JSON.stringify(written)));
      }),
    );
  });
});
