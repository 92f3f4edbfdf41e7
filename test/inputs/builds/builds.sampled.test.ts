import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Failure } from "../../../src/system/errors.ts";
import { expandPattern } from "../../../src/inputs/files/pattern.ts";
import { type InputName } from "../../../src/inputs/input-table.ts";
import type { BoardStep } from "../../../src/step/step.ts";
import { readInputs } from "../../../src/step/read-inputs.ts";
import { hexFile } from "../../support/firmware/intel-hex.ts";
import { untaken } from "../../support/backups/untaken.ts";
import { runs } from "../../support/sample.ts";

type Given = Partial<Record<InputName, string>>;
const FIXTURES = fileURLToPath(new URL("../../fixtures/flasher-args/", import.meta.url));
const windows = process.platform === "win32";
let base: string;
let workspace: string;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "builds-")));
  workspace = join(base, "workspace");
  mkdirSync(join(workspace, "build"), { recursive: true });
  writeFileSync(join(base, "outside.bin"), "outside");
});

function file(path: string, content: string | Uint8Array = Buffer.alloc(100, 1)): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), content);
}

/** A build as that version of ESP-IDF leaves it, in `build`. */
function build(version: string): void {
  const json = join(FIXTURES, `idf-${version}.json`);
  cpSync(json, join(workspace, "build", "flasher_args.json"));
  const { flash_files } = JSON.parse(readFileSync(json, "utf8")) as { flash_files: Record<string, string> };
  for (const path of Object.values(flash_files)) file(join("build", path.replaceAll("\\", "/")));
}

function json(content: object): void {
  file("build/flasher_args.json", JSON.stringify(content));
}

async function read(given: Given): Promise<BoardStep> {
  const all: Given = { operation: "flash", port: "/dev/ttyUSB0", files: "build", ...given };
  const step = await readInputs((name) => all[name] ?? "", { workspace, platform: "linux", take: untaken });
  if (step.connection === undefined) throw new Error("That is a step without a board.");
  return step;
}

async function refusal(given: Given): Promise<Failure> {
  const error: unknown = await read(given).catch((reason: unknown) => reason);
  if (error instanceof Failure) return error;
  throw new Error(`It was not refused: ${JSON.stringify(error)}`);
}

describe("a build folder", () => {
  it("gives the files, the chip, the header and the resets, and says so", async () => {
    build("6.0");
    const { request, connection, remarks } = await read({});
    expect(request).toMatchObject({
      shape: "many",
      files: [
        { address: 0, path: join("build", "bootloader", "bootloader.bin"), size: 100 },
        { address: 0x8000, path: join("build", "partition_table", "partition-table.bin") },
        { address: 0x1_0000, path: join("build", "hello_world.bin") },
      ],
      settings: { mode: "dio", freq: "80m", size: "1MB" },
    });
    expect(connection).toMatchObject({
      chip: "esp32c3",
      before: "default-reset",
      after: "hard-reset",
      stub: true,
    });
    const path = join("build", "flasher_args.json");
    expect(remarks).toEqual([
      `From ${path}: 3 files, chip esp32c3, flash-mode dio, flash-freq 80m, flash-size 1MB, before default-reset, after hard-reset, no-stub false, partition-table-offset 0x8000.`,
    ]);
  });

  it("says where its partition table is; an input that agrees may say it too", async () => {
    file("build/table.bin");
    const offset = { "partition-table": { offset: "0x10000", file: "table.bin" } };
    json({ flash_files: { "0x10000": "table.bin" }, ...offset });
    expect(await read({})).toMatchObject({ tableAddress: 0x1_0000 });
    expect(await read({ "partition-table-offset": "65536" })).toMatchObject({ tableAddress: 0x1_0000 });
    expect(await read({ operation: "verify" })).toMatchObject({ tableAddress: 0x1_0000 });
    expect((await read({})).remarks.join()).toContain("1 file, partition-table-offset 0x10000.");
    json({ flash_files: { "0x10000": "table.bin" } });
    expect(await read({ "partition-table-offset": "0x9000" })).toMatchObject({ tableAddress: 0x9000 });
  });

  it("is contradicted by an input that says another place of its table, and both are named", async () => {
    build("6.0");
    const failure = await refusal({ "partition-table-offset": "0x10000" });
    expect(failure.code).toBe("input-invalid");
    expect(failure.message).toContain("`partition-table-offset`: 0x10000 contradicts");
    expect(failure.message).toMatch(/flasher_args\.json", which has its partition table at 0x8000/);
  });

  it("means the same as its flasher_args.json, by a relative or an absolute path", async () => {
    build("5.5");
    const { request } = await read({});
    const places = (given: BoardStep): unknown =>
      given.request.operation === "flash" &&
      given.request.files.map(({ address, realPath }) => [address, realPath]);
    for (const files of [
      "build/",
      "build/flasher_args.json",
      join(workspace, "build"),
      '[{"path":"build"}]',
    ]) {
      expect(places(await read({ files }))).toEqual(request.operation === "flash" && places(await read({})));
    }
  });

  it("gives way to the inputs that are set, and says that too", async () => {
    build("5.0");
    const { request, connection, remarks } = await read({
      "flash-mode": "qio",
      "flash-size": "2MB",
      after: "no-reset",
      chip: "ESP32-C3",
    });
    expect(request).toMatchObject({ settings: { mode: "qio", freq: "80m", size: "2MB" } });
    expect(connection).toMatchObject({ chip: "esp32c3", after: "no-reset", stub: false });
    expect(remarks.slice(1)).toEqual([
      "It sets flash-mode to dio; the input sets qio, which takes precedence.",
      "It sets flash-size to keep; the input sets 2MB, which takes precedence.",
      "It sets after to hard-reset; the input sets no-reset, which takes precedence.",
    ]);
  });

  it("says nothing about the resets and the stub of a raw socket", async () => {
    build("4.4");
    const { connection, remarks } = await read({ port: "socket://localhost:5555", verify: "false" });
    expect(connection).toMatchObject({ chip: "esp32", after: "hard-reset", stub: true });
    expect(remarks.join()).not.toMatch(/before|after|stub/);
  });

  it("may be joined by other files, and its settings bound them too", async () => {
    build("6.0");
    file("nvs.bin");
    const { request } = await read({ files: "build\n0x9000 nvs.bin" });
    expect(request).toMatchObject({ files: [{}, {}, {}, { address: 0x9000, path: "nvs.bin" }] });
    expect(await refusal({ files: "build\n0x100000 nvs.bin" })).toMatchObject({
      code: "beyond-flash",
      message: expect.stringContaining("beyond the flash of 1048576 bytes") as string,
    });
    expect((await refusal({ files: "build\n0x10000 nvs.bin" })).code).toBe("files-overlap");
  });

  it("contradicts a chip that is not its own", async () => {
    build("6.0");
    const { code, message } = await refusal({ chip: "esp32" });
    expect(code).toBe("input-invalid");
    expect(message).toContain('`chip`: "esp32" contradicts');
    expect(message).toContain("built for esp32c3");
  });

  it("is one in a step", async () => {
    build("6.0");
    const { message } = await refusal({ files: "build\nbuild/flasher_args.json" });
    expect(message).toContain("lists 2 builds");
  });

  it("can be flashed encrypted, but is then never called verified", async () => {
    build("4.4");
    const { request } = await read({ verify: "false" });
    expect(request).toMatchObject({ files: Array.from({ length: 4 }, () => ({ encrypted: true })) });
    const flash = await refusal({});
    expect(flash.message).toContain("cannot be verified; set `verify: false`");
    const verify = await refusal({ operation: "verify" });
    expect(verify.message).toContain("cannot be compared");
  });
});

describe("a build that is not to be trusted", () => {
  const FLASH = { "0x0": "app.bin" };
  it.each<[string, string, object]>([
    [
      "path-outside-workspace",
      'names "../../outside.bin", which leaves the workspace, which no build may do',
      { flash_files: { "0x0": "../../outside.bin" } },
    ],
    ["path-outside-workspace", "which leaves", { flash_files: { "0x0": "..\\..\\outside.bin" } }],
    [
      "path-outside-workspace",
      'names "/etc/passwd", which leaves the workspace: it is an absolute path of the machine that made the build; copy',
      { flash_files: { "0x0": "/etc/passwd" } },
    ],
    [
      "path-outside-workspace",
      'names "/home/ci/app/build/app.bin", which leaves the workspace: it is an absolute path of the machine',
      { flash_files: { "0x0": "/home/ci/app/build/app.bin" } },
    ],
    ["file-not-found", 'names "@gone.bin", which does not', { flash_files: { "0x0": "@gone.bin" } }],
    [
      windows ? "path-outside-workspace" : "file-not-found",
      `names "C:/x.bin", which ${windows ? "leaves the workspace" : "does not exist here"}: it is an absolute path`,
      { flash_files: { "0x0": "C:\\x.bin" } },
    ],
    ["input-invalid", "NUL", { flash_files: { "0x0": "a\0.bin" } }],
    ["input-invalid", "is a folder", { flash_files: { "0x0": "." } }],
    ["input-invalid", "Intel HEX", { flash_files: { "0x0": "app.hex" } }],
    [
      "input-invalid",
      'the chip "auto", which is not one of',
      { flash_files: FLASH, extra_esptool_args: { chip: "auto" } },
    ],
    ["input-invalid", 'the chip "linux"', { flash_files: FLASH, extra_esptool_args: { chip: "linux" } }],
    [
      "input-invalid",
      'the reset before "--trace"',
      { flash_files: FLASH, extra_esptool_args: { before: "--trace" } },
    ],
    [
      "input-invalid",
      'the reset after "explode"',
      { flash_files: FLASH, extra_esptool_args: { after: "explode" } },
    ],
    ["input-invalid", 'the flash size "4mb"', { flash_files: FLASH, flash_settings: { flash_size: "4mb" } }],
    [
      "input-invalid",
      'the flash mode "\\n::error::"',
      { flash_files: FLASH, flash_settings: { flash_mode: "\n::error::" } },
    ],
    ["beyond-flash", "ends beyond the flash", { flash_files: { "0x99999999999": "app.bin" } }],
    [
      "input-invalid",
      "encrypted at 0x10, which is not a multiple of 32",
      { flash_files: { "0x10": "app.bin" }, app: { offset: "0x10", file: "app.bin", encrypted: "true" } },
    ],
  ])("is refused as %s: %s", async (code, words, content) => {
    file("build/app.bin");
    file("build/app.hex", hexFile([{ address: 0, bytes: Buffer.from("x") }]));
    json(content);
    const failure = await refusal({ verify: "false" });
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(words);
  });

  it("may name a file next to its folder, as projects do", async () => {
    file("main/data.bin");
    json({ flash_files: { "0x0": "../main/data.bin" } });
    expect((await read({})).request).toMatchObject({ files: [{ path: join("main", "data.bin") }] });
  });

  it("does not leave its folder when that is outside the workspace", async () => {
    const elsewhere = join(base, "elsewhere");
    mkdirSync(elsewhere);
    writeFileSync(
      join(elsewhere, "flasher_args.json"),
      JSON.stringify({ flash_files: { "0x0": "../outside.bin" } }),
    );
    expect((await refusal({ files: elsewhere })).code).toBe("path-outside-workspace");
    expect((await refusal({ files: "../elsewhere" })).code).toBe("path-outside-workspace");
  });

  it("is refused when it is too long, empty, or not there", async () => {
    file("build/flasher_args.json", `{${" ".repeat(300_000)}}`);
    expect((await refusal({})).message).toContain("has 300002 bytes");
    file("build/flasher_args.json", "");
    expect((await refusal({})).code).toBe("file-empty");
    mkdirSync(join(workspace, "src"));
    const { code, message } = await refusal({ files: "src" });
    expect(code).toBe("file-not-found");
    expect(message).toContain('"src" is not a known kind of build: it has none of');
    expect(message).toContain("flasher_args.json (ESP-IDF)");
  });

  it("is reported with everything else that is wrong", async () => {
    json({
      flash_files: { "0x0": "gone.bin", "0x1000": "../../outside.bin" },
      extra_esptool_args: { chip: "x" },
    });
    const { message } = await refusal({ files: "build\n0x9000 lost.bin", baud: "fast" });
    expect(message.split("\n")[0]).toBe("5 inputs are wrong:");
  });

  if (!windows) {
    it("does not lead out of the workspace by a link", async () => {
      symlinkSync(join(base, "outside.bin"), join(workspace, "build", "app.bin"));
      json({ flash_files: FLASH });
      expect((await refusal({})).code).toBe("path-outside-workspace");
      symlinkSync(base, join(workspace, "linked"));
      writeFileSync(
        join(base, "flasher_args.json"),
        JSON.stringify({ flash_files: { "0x0": "outside.bin" } }),
      );
      expect((await refusal({ files: "linked" })).code).toBe("path-outside-workspace");
    });
  }
});

describe("a pattern", () => {
  beforeEach(() => {
    for (const path of ["build/app-1.bin", "build/boot.bin", "build/deep/er/part.bin", "build/x.elf"])
      file(path);
    mkdirSync(join(workspace, "build", "app-folder.bin"));
  });

  it.each([
    ["0x10000 build/app-*.bin", "build/app-1.bin"],
    ["0x10000 build/app-?.bin", "build/app-1.bin"],
    ["0x10000 build/*-[0-9].bin", "build/app-1.bin"],
    ["0x10000 build/app-[0-9].bin", "build/app-1.bin"],
    ["0x10000 build/app-[!2].bin # a comment", "build/app-1.bin"],
    ["0x10000 **/part.bin", "build/deep/er/part.bin"],
    ["0x10000 */*.elf", "build/x.elf"],
  ])("%s is the one file that it matches", async (files, path) => {
    expect((await read({ files })).request).toMatchObject({
      files: [{ address: 0x1_0000, path, size: 100 }],
    });
  });

  it("may be absolute, and then comes back so", async () => {
    const files = `0x0 ${join(workspace, "build", "boot*.bin")}`;
    expect((await read({ files })).request).toMatchObject({
      files: [{ path: join(workspace, "build", "boot.bin") }],
    });
  });

  it.each<[string, string, string]>([
    [
      "0x0 build/*.bin",
      "input-invalid",
      'matches 2 files ("build/app-1.bin", "build/boot.bin"); a pattern must',
    ],
    ["0x0 build/*.img", "file-not-found", "is a pattern that matches no file"],
    ["0x0 ../*.bin", "input-invalid", "is a pattern with `..`"],
    ["0x0 build/{app-1,boot}*.bin", "input-invalid", "is a pattern with braces"],
    ["0x0 build/@(app-1|boot)*.bin", "input-invalid", "or with parentheses after a mark"],
    ['0x0 "build/app-*.bin"', "file-not-found", "does not exist"],
    ["0x0 build/*a*a*a*a", "input-invalid", "more than 3 stars in a name"],
    ["0x0 **/a/**/a/**/a/**/b", "input-invalid", "3 times **"],
    [`0x0 ${"?".repeat(1_025)}`, "input-invalid", "1024 characters"],
    ["0x0 a\0*", "input-invalid", "NUL"],
    ["build/*.elf", "input-invalid", "has no address"],
  ])("%s is refused as %s: %s", async (files, code, words) => {
    const failure = await refusal({ files });
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(words);
  });

  it("that matches without end is not listed without end", async () => {
    for (let index = 0; index < 30; index++) file(`many/f${index}.bin`);
    expect((await refusal({ files: "0x0 many/*" })).message).toMatch(
      /matches more than 10 files \(("[^"]+", ){10}…\)/,
    );
  });

  it("may be any text: it is found or refused, and nothing is thrown", async () => {
    const text = fc.stringMatching(/^[\w*?[\]!@+^\\/.-]{1,12}$/);
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, fc.string()), async (path) => {
        const found = await expandPattern(workspace, path);
        return "value" in found ? found.value !== "" || path === "" : found.problem !== "";
      }),
      { numRuns: runs(10_000) },
    );
  });

  if (!windows) {
    it("is not a pattern when a file has just that name", async () => {
      file("build/*.bin");
      expect((await read({ files: "0x0 build/*.bin" })).request).toMatchObject({
        files: [{ path: "build/*.bin" }],
      });
    });

    it("takes the folders with which it begins, and a file, by the names that they have", async () => {
      file("build (copy)/app-1.bin");
      file("build [2] {x}/app-1.bin");
      file("build 2 x/app-1.bin");
      file("app-[0-9].bin");
      file("app-7.bin");
      file("app (1)-2.bin");
      for (const [pattern, path] of [
        ["build (copy)/app-*.bin", "build (copy)/app-1.bin"],
        ["build [2] {x}/app-?.bin", "build [2] {x}/app-1.bin"],
        ["app-[0-9].bin", "app-[0-9].bin"],
        ["app-[1-8].bin", "app-7.bin"],
        ["app (1)-*.bin", "app (1)-2.bin"],
      ] as const) {
        const files = [{ path }];
        expect((await read({ files: `0x0 ${pattern}` })).request).toMatchObject({ files });
        const absolute = `0x0 ${join(workspace, pattern)}`;
        const found = [{ path: join(workspace, path) }];
        expect((await read({ files: absolute })).request).toMatchObject({ files: found });
      }
    });

    it("tells nothing of what is outside the workspace", async () => {
      symlinkSync(base, join(workspace, "linked"));
      const failure = await refusal({ files: "0x0 linked/*.bin" });
      expect(failure.code).toBe("path-outside-workspace");
      expect(failure.message).not.toContain("outside.bin");
    });
  }
});

describe("Intel HEX", () => {
  it("becomes an image for each of its regions", async () => {
    const boot = Buffer.alloc(40, 2);
    const app = Buffer.alloc(5_000, 3);
    file(
      "build/app.hex",
      hexFile([
        { address: 0x1000, bytes: boot },
        { address: 0x1_0000, bytes: app },
      ]),
    );
    const { request } = await read({ files: "build/*.hex" });
    expect(request).toMatchObject({
      shape: "many",
      files: [
        { address: 0x1000, path: "build/app.hex", size: 40, bytes: boot },
        { address: 0x1_0000, path: "build/app.hex", size: 5_000, bytes: app },
      ],
    });
  });

  it.each<[string, Given]>([
    ["remove the address", { files: "0x0 app.hex" }],
    ["use `files`, without an address", { files: "", file: "app.hex" }],
    ["wrong checksum in line 2", { files: "broken.hex" }],
    ["ends beyond the flash", { files: "far.hex" }],
    ["share the flash sector", { files: "app.hex\n0x1000 app.bin" }],
    ["starts like Intel HEX again", { files: "nested.hex" }],
    ["stands for 200 images", { files: "scattered.hex" }],
  ])("is refused: %s", async (words, given) => {
    const text = hexFile([{ address: 0x1000, bytes: Buffer.alloc(16, 1) }]);
    file("app.hex", text);
    file("app.bin");
    file("broken.hex", text.replace("0101", "0102"));
    file("far.hex", hexFile([{ address: 0x4200_0020, bytes: Buffer.alloc(16, 1) }]));
    file("nested.hex", hexFile([{ address: 0, bytes: Buffer.from(text) }]));
    const pieces = Array.from({ length: 200 }, (_, index) => ({
      address: index * 0x2000,
      bytes: Buffer.of(1),
    }));
    file("scattered.hex", hexFile(pieces));
    expect((await refusal(given)).message).toContain(words);
  });
});

describe("what brings its own addresses", () => {
  it("is never written as bytes by accident", async () => {
    build("6.0");
    for (const path of ["build/flasher_args.json", "build"]) {
      expect((await refusal({ files: `0x0 ${path}` })).code).toBe("input-invalid");
    }
    expect((await refusal({ files: "", file: "build" })).message).toContain("use `files` for a build folder");
  });
});
