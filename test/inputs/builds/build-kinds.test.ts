import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { Failure } from "../../../src/system/errors.ts";
import { type InputName } from "../../../src/inputs/input-table.ts";
import type { BoardStep } from "../../../src/step/step.ts";
import { readInputs } from "../../../src/step/read-inputs.ts";
import {
  arduinoFiles,
  type BuildFiles,
  buildParts,
  idedata,
  mergedImage,
  OTA_ROWS,
  platformioFiles,
  writeFiles,
  zephyrDomains,
  zephyrRunners,
} from "../../support/firmware/build-folders.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { untaken } from "../../support/backups/untaken.ts";

type Given = Partial<Record<InputName, string>>;
const C3 = buildParts("esp32c3");
const ESP32 = buildParts("esp32");
let base: string;
let workspace: string;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "kinds-")));
  workspace = join(base, "workspace");
  mkdirSync(workspace);
  writeFileSync(join(base, "outside.bin"), "outside");
});

function write(folder: string, files: BuildFiles): void {
  writeFiles(join(workspace, folder), files);
}

async function read(given: Given): Promise<BoardStep> {
  const all: Given = { operation: "flash", port: "/dev/ttyUSB0", files: "build", ...given };
  const step = await readInputs((name) => all[name] ?? "", { workspace, platform: "linux", take: untaken });
  if (step.connection === undefined) throw new Error("That is a step without a board.");
  return step;
}

/** Address and path of each image. */
async function images(given: Given): Promise<(readonly [number, string])[]> {
  const { request } = await read(given);
  if (request.operation !== "flash") throw new Error("That is not a flash.");
  return request.files.map(({ address, path }) => [Number(address), path.replaceAll("\\", "/")]);
}

async function refusal(given: Given): Promise<Failure> {
  const error: unknown = await read(given).catch((reason: unknown) => reason);
  if (error instanceof Failure) return error;
  throw new Error(`It was not refused: ${JSON.stringify(error)}`);
}

describe("a file that describes a build", () => {
  const JSON_TEXT = JSON.stringify({
    write_flash_args: [],
    flash_settings: {},
    flash_files: { "0x10000": "app.bin" },
    extra_esptool_args: { chip: "esp32c3" },
  });

  it("may begin with a byte order mark, as editors on Windows write it", async () => {
    write("build", { "flasher_args.json": `\ufeff${JSON_TEXT}`, "app.bin": C3.application });
    expect(await images({})).toEqual([[0x1_0000, "build/app.bin"]]);
    write("other", { flash_args: "\ufeff0x10000 app.bin\n", "app.bin": C3.application });
    expect(await images({ files: "other" })).toEqual([[0x1_0000, "other/app.bin"]]);
  });

  it.each(["utf16le", "utf16be"])("is called what it is in %s", async (encoding) => {
    const bytes = Buffer.from(`\ufeff${JSON_TEXT}`, "utf16le");
    if (encoding === "utf16be") bytes.swap16();
    write("build", { "flasher_args.json": bytes, "app.bin": C3.application });
    expect((await refusal({})).message).toContain("is UTF-16 text; save it as UTF-8");
  });
});

describe("a list in the input", () => {
  it("may begin with a byte order mark, as a file that it was read from", async () => {
    write(".", { "app.bin": C3.application });
    const list = JSON.stringify([{ address: "0x10000", path: "app.bin" }]);
    for (const files of [`\ufeff${list}`, ` \n\ufeff${list}`, "\ufeff0x10000 app.bin"])
      expect(await images({ files }), files).toEqual([[0x1_0000, "app.bin"]]);
    const recovery = { retries: "1", "recovery-command": '\ufeff["true"]' };
    expect((await read({ files: list, ...recovery })).limits.recovery?.command).toEqual(["true"]);
  });
});

describe("ESP-IDF's flash_args", () => {
  const TEXT =
    "--flash_mode dio --flash_freq 80m --flash_size 1MB\n0x0 boot/loader.bin\n0x10000 my app.bin\n0x8000 t/partition-table.bin\n";
  const FILES = {
    "boot/loader.bin": C3.bootloader,
    "t/partition-table.bin": C3.table,
    "my app.bin": C3.application,
  };

  it("gives the files and the header, by its folder or by its own path", async () => {
    write("build", { flash_args: TEXT, ...FILES });
    const found = [
      [0, "build/boot/loader.bin"],
      [0x8000, "build/t/partition-table.bin"],
      [0x1_0000, "build/my app.bin"],
    ];
    expect(await images({})).toEqual(found);
    expect(await images({ files: "build/flash_args" })).toEqual(found);
    expect(await read({})).toMatchObject({
      request: { settings: { mode: "dio", freq: "80m", size: "1MB" } },
      tableAddress: 0x8000,
    });
    expect((await read({})).remarks[0]).toMatch(/^From build.flash_args: 3 files, flash-mode dio,/);
  });

  it("may be one of a part, with the dashes of ESP-IDF 6", async () => {
    write("build", { "app-flash_args": "--flash-mode keep\r\n0x10000 my app.bin\r\n", ...FILES });
    expect(await images({ files: "build/app-flash_args" })).toEqual([[0x1_0000, "build/my app.bin"]]);
    expect((await refusal({ files: "0x0 build/app-flash_args" })).message).toContain("remove the address");
  });

  it.each<[string, string]>([
    ["names no file", "--flash_mode dio\n"],
    ['the option "--encrypt" among its options', "--encrypt\n0x10000 my app.bin"],
    ['a line that is neither options nor "ADDRESS PATH": "@evil"', "@evil"],
    ['the option "-0x0" among its options', "0x0 my app.bin\n-0x0 a"],
    ["two files at 0x10000", "0x10000 my app.bin\n65536 boot/loader.bin"],
    ['names "gone.bin", which does not exist', "0x0 gone.bin"],
    ['names "../../outside.bin", which leaves the workspace', "0x0 ../../outside.bin"],
    ["share the flash sector", "0x0 boot/loader.bin\n0x800 my app.bin"],
    ['the flash size "4mb", which is not one of', "--flash_size 4mb\n0x0 my app.bin"],
    ["has 65537 bytes", " ".repeat(65_537)],
  ])("%s is refused", async (words, text) => {
    write("build", { flash_args: text, ...FILES });
    expect((await refusal({})).message).toContain(words);
  });
});

describe("a manifest of ESP Web Tools", () => {
  const part = (path: string, offset: unknown) => ({ path, offset });
  const build = (chipFamily: string, ...parts: object[]) => ({ chipFamily, parts });
  const manifest = (...builds: object[]): BuildFiles => ({
    "manifest.json": JSON.stringify({ name: "Node", version: "1", new_install_prompt_erase: true, builds }),
    "boot.bin": C3.bootloader,
    "app.bin": C3.application,
    "esp32.bin": ESP32.application,
  });

  it("gives the files of its one build, and the chip", async () => {
    write("web", manifest(build("ESP32-C3", part("boot.bin", 0), part("app.bin", 0x1_0000))));
    for (const files of ["web", "web/manifest.json"]) {
      expect(await images({ files })).toEqual([
        [0, "web/boot.bin"],
        [0x1_0000, "web/app.bin"],
      ]);
    }
    expect((await read({ files: "web" })).connection).toMatchObject({ chip: "esp32c3" });
    expect((await refusal({ files: "web", chip: "esp32" })).message).toContain("was built for esp32c3");
  });

  it("with several builds is read for each of them, and without the board needs the chip", async () => {
    const both = manifest(
      build("ESP32-C3", part("app.bin", 0x1_0000)),
      build("ESP32", part("esp32.bin", 0x1_0000)),
    );
    write("web", { ...both, "firmware-nightly.json": both["manifest.json"] ?? "" });
    const files = "web/firmware-nightly.json";
    expect((await refusal({ files, "dry-run": "true" })).message).toContain(
      "has 2 builds (ESP32-C3, ESP32): set `chip` or `require-chip` to select one",
    );
    const open = await read({ files });
    expect(open).toMatchObject({ connection: { chip: "auto" }, remarks: [] });
    const choices = [...(open.choices ?? [])].map(([chip, { request, connection }]) => [
      chip,
      connection.chip,
      "files" in request && request.files.map(({ path }) => path),
    ]);
    expect(choices).toEqual([
      ["esp32c3", "esp32c3", ["web/app.bin"]],
      ["esp32", "esp32", ["web/esp32.bin"]],
    ]);
    expect(await images({ files, "require-chip": "esp32" })).toEqual([[0x1_0000, "web/esp32.bin"]]);
    expect((await read({ files, chip: "esp32" })).choices).toBeUndefined();
    expect(await images({ files, chip: "esp32" })).toEqual([[0x1_0000, "web/esp32.bin"]]);
    expect(await images({ files: "web", chip: "ESP32-C3" })).toEqual([[0x1_0000, "web/app.bin"]]);
    expect((await refusal({ files, chip: "esp32s3" })).message).toContain("and none for esp32s3");
    write("web", manifest(build("ESP32", part("esp32.bin", 0)), build("ESP32", part("app.bin", 0))));
    expect((await refusal({ files: "web", chip: "esp32" })).message).toContain("more than one for esp32");
  });

  it.each<[string, object]>([
    ["which is on a server: download it", build("ESP32", part("https://example.com/app.bin", 0))],
    ["which is on a server: download it", build("ESP32", part("//example.com/app.bin", 0))],
    ["which is on a server: download it", build("ESP32", part("/firmware/app.bin", 0))],
    ["which is on a server: download it", build("ESP32", part("file:///etc/passwd", 0))],
    ['names "../../outside.bin", which leaves the workspace', build("ESP32", part("../../outside.bin", 0))],
    ['names "gone.bin", which does not exist', build("ESP32", part("gone.bin", 0))],
    ['a wrong "builds.0.parts.0.offset"', build("ESP32", part("app.bin", "0x10000"))],
    ['a wrong "builds.0.parts.0.offset"', build("ESP32", part("app.bin", -1))],
    ['a wrong "builds.0.parts.0.path"', build("ESP32", { offset: 0 })],
    ['a wrong "builds.0.parts"', build("ESP32")],
    ['the chip "esp33", which is not one of', build("ESP33", part("app.bin", 0))],
    ["share the flash sector", build("ESP32", part("app.bin", 0), part("boot.bin", 0x1000))],
    ["ends beyond the flash", build("ESP32", part("app.bin", 0x800_0000))],
  ])("%s is refused", async (words, only) => {
    write("web", manifest(only));
    expect((await refusal({ files: "web" })).message).toContain(words);
  });

  it("without a build, and other JSON, is refused", async () => {
    write("web", manifest());
    expect((await refusal({ files: "web" })).message).toContain("lists no build");
    write("web", {
      "manifest.json": "{",
      "other.json": '{"name":"x"}',
      "twice.json": '{"builds":[],"builds":[]}',
    });
    expect((await refusal({ files: "web/manifest.json" })).message).toContain("is not JSON");
    expect((await refusal({ files: "web/other.json" })).message).toContain('wrong "flash_files"');
    expect((await refusal({ files: "web/twice.json" })).message).toContain('the key "builds" twice');
  });
});

describe("a build folder of PlatformIO", () => {
  it("says where its parts belong: by the chip of the bootloader and by its own table", async () => {
    write("build", platformioFiles(ESP32));
    expect(await images({})).toEqual([
      [0x1000, "build/bootloader.bin"],
      [0x8000, "build/partitions.bin"],
      [0x1_0000, "build/firmware.bin"],
    ]);
    const { connection, remarks } = await read({});
    expect(connection).toMatchObject({ chip: "esp32" });
    expect(remarks.join("\n")).toContain('if it selects a slot other than "app0", that slot boots');
    write("build", { ...platformioFiles(C3), "boot_app0.bin": C3.otaData });
    expect(await images({})).toEqual([
      [0, "build/bootloader.bin"],
      [0x8000, "build/partitions.bin"],
      [0xe000, "build/boot_app0.bin"],
      [0x1_0000, "build/firmware.bin"],
    ]);
    expect((await read({})).remarks.join()).not.toContain("boot_app0");
  });

  it("is flashed where its table has the first application, wherever that is", async () => {
    const rows = [
      { name: "nvs", type: 1, subtype: 2, address: 0x1_1000, size: 0x5000 },
      { name: "ota_0", type: 0, subtype: 0x10, address: 0x9_0000, size: 0x2_0000 },
      { name: "factory", type: 0, subtype: 0, address: 0x2_0000, size: 0x6_0000 },
    ];
    write("build", { ...platformioFiles(C3), "partitions.bin": partitionTableImage(rows) });
    expect(await images({ "partition-table-offset": "0x10000" })).toEqual([
      [0, "build/bootloader.bin"],
      [0x1_0000, "build/partitions.bin"],
      [0x2_0000, "build/firmware.bin"],
    ]);
    expect((await read({ "partition-table-offset": "0x10000" })).remarks.join()).not.toContain("OTA");
  });

  it("is taken by its idedata.json where there is one, whose paths are those of another machine", async () => {
    const files = { ...platformioFiles(C3), "boot_app0.bin": C3.otaData };
    const found = [
      [0, "build/bootloader.bin"],
      [0x8000, "build/partitions.bin"],
      [0xe000, "build/boot_app0.bin"],
      [0x1_0000, "build/firmware.bin"],
    ];
    for (const home of ["/home/ci/app/.pio/build/node", "C:\\ci\\.pio\\build\\node"]) {
      // A build of ESP-IDF leaves its own descriptions, with names that PlatformIO does not use.
      const json = idedata("esp32c3", home.replaceAll("\\", "/"));
      write("build", {
        ...files,
        "idedata.json": json,
        "flasher_args.json": "{}",
        "firmware.factory.bin": "x",
      });
      expect(await images({})).toEqual(found);
    }
    expect(await read({})).toMatchObject({ tableAddress: 0x8000 });
  });

  it("needs what its idedata.json names, which is taken from the workspace where it is there", async () => {
    write("build", { ...platformioFiles(C3), "idedata.json": idedata("esp32c3") });
    expect((await refusal({})).message).toMatch(
      /boot_app0\.bin" at 0xe000, which is not in the workspace: on the build machine, copy it into "build"/,
    );
    write("tools", { "boot_app0.bin": C3.otaData });
    const json = idedata("esp32c3").replace(
      /"[^"]*boot_app0.bin"/,
      JSON.stringify(join(workspace, "tools/boot_app0.bin")),
    );
    write("build", { "idedata.json": json });
    expect((await images({})).map(([address]) => address)).toEqual([0, 0x8000, 0xe000, 0x1_0000]);
    const outside = json.replace(/"[^"]*boot_app0.bin"/, JSON.stringify(join(base, "outside.bin")));
    write("build", { "idedata.json": outside });
    expect((await refusal({})).message).toContain("which is not in the workspace");
  });

  it("takes from its table what the idedata.json does not say", async () => {
    const said = JSON.parse(idedata("esp32c3")) as { prog_path: string; extra: { flash_images: object[] } };
    const flash_images = said.extra.flash_images.slice(0, 2);
    write("build", { ...platformioFiles(C3), "node.bin": C3.application });
    const app = async (json: object): Promise<unknown> => {
      write("build", { "idedata.json": JSON.stringify(json) });
      return (await images({})).at(-1);
    };
    const prog_path = said.prog_path;
    expect(await app({ prog_path, extra: { flash_images } })).toEqual([0x1_0000, "build/firmware.bin"]);
    // Where all is merged for a debugger, the address is that of the whole.
    const merged = { flash_images, application_offset: "0x0", merged_firmware: true };
    expect(await app({ prog_path, extra: merged })).toEqual([0x1_0000, "build/firmware.bin"]);
    const named = prog_path.replace("firmware", "node");
    expect(
      await app({
        prog_path: named,
        extra: { ...merged, merged_firmware: false, application_offset: 131_072 },
      }),
    ).toEqual([0x2_0000, "build/node.bin"]);
  });

  it.each<[string, string]>([
    ["is not JSON", "{"],
    ['a wrong "extra"', "{}"],
    [
      'a wrong "extra.flash_images.0.offset": not an address',
      '{"extra":{"flash_images":[{"offset":"x","path":"a"}]}}',
    ],
    ["neither the application's address", '{"extra":{}}'],
    ['names "firmware.bin", which does not exist', '{"extra":{"application_offset":"0x10000"}}'],
    ["has 4194305 bytes", " ".repeat(0x40_0001)],
    [
      "which leaves the workspace",
      '{"prog_path":"/b/../../x.elf","extra":{"application_offset":"0x10000","flash_images":[{"offset":0,"path":"/b/../../../../outside.bin"}]}}',
    ],
  ])("with an idedata.json that %s is refused", async (words, json) => {
    write("build", { "idedata.json": json, "..bin": "x" });
    expect((await refusal({})).message).toContain(words);
  });

  it("may be the only one around which a folder is named; of several one has to be chosen", async () => {
    write("app/.pio/build/node", platformioFiles(C3));
    write("app", { "platformio.ini": "[env:node]" });
    const path = "app/.pio/build/node/firmware.bin";
    for (const files of ["app", "app/.pio", "app/.pio/build", "app/.pio/build/node"]) {
      expect((await images({ files })).at(-1)).toEqual([0x1_0000, path]);
    }
    write("app/.pio/build/hub", platformioFiles(ESP32));
    expect((await refusal({ files: "app" })).message).toMatch(
      /builds for 2 PlatformIO environments: specify the folder of one \("app.+hub", "app.+node"\)/,
    );
  });

  it("is told from one of ESP-IDF, whose project has the same names", async () => {
    const flash_files = {
      "0x0": "bootloader/bootloader.bin",
      "0x8000": "partitions.bin",
      "0x10000": "firmware.bin",
    };
    const { "bootloader.bin": boot = "", ...others } = platformioFiles(C3);
    const json = JSON.stringify({ flash_files });
    write("build", { ...others, "bootloader/bootloader.bin": boot, "flasher_args.json": json });
    expect((await images({}))[0]).toEqual([0, "build/bootloader/bootloader.bin"]);
    expect((await read({})).remarks[0]).toContain("flasher_args.json");
    // PlatformIO's own build with ESP-IDF leaves that description behind, and its files under other names.
    write("build", { "bootloader.bin": boot, "bootloader/bootloader.bin": "" });
    expect((await images({}))[0]).toEqual([0, "build/bootloader.bin"]);
  });

  it("is refused where a part is missing, damaged, or says too little", async () => {
    write("build", { "firmware.bin": C3.application, "partitions.bin": C3.table });
    expect((await refusal({})).message).toContain('without "bootloader.bin"');
    write("build", { "bootloader.bin": "<html>" });
    expect((await refusal({})).message).toContain(
      "whose header does not specify the chip, on which its address depends: set `chip`",
    );
    expect(await images({ chip: "esp32" })).toContainEqual([0x1000, "build/bootloader.bin"]);
    write("build", { "bootloader.bin": C3.bootloader, "partitions.bin": "404: Not Found" });
    const { code, message } = await refusal({});
    expect([code, message]).toEqual([
      "partition-table-invalid",
      expect.stringContaining('has "partitions.bin", which is'),
    ]);
    write("build", { "partitions.bin": partitionTableImage(OTA_ROWS.slice(0, 2)) });
    expect((await refusal({})).message).toContain("which has no app partition");
    write("build", {
      ...platformioFiles(C3),
      "boot_app0.bin": C3.otaData,
      "ota_data_initial.bin": C3.otaData,
    });
    expect((await refusal({})).message).toContain("which are both OTA data");
  });

  it("contradicts another chip that is named", async () => {
    write("build", platformioFiles(C3));
    expect((await refusal({ chip: "esp32" })).message).toContain("built for esp32c3");
  });
});

describe("a build folder of Arduino", () => {
  it("says where its parts belong, by itself or by the application of a sketch", async () => {
    write("out", arduinoFiles("Blink", ESP32));
    const found = [
      [0x1000, "out/Blink.ino.bootloader.bin"],
      [0x8000, "out/Blink.ino.partitions.bin"],
      [0x1_0000, "out/Blink.ino.bin"],
    ];
    expect(await images({ files: "out" })).toEqual(found);
    expect(await images({ files: "out/Blink.ino.bin" })).toEqual(found);
    expect((await read({ files: "out" })).remarks.join()).toContain("has no boot_app0.bin");
    write("out", { ...arduinoFiles("Sense", C3), "Blink.ino.merged.bin": mergedImage("esp32", ESP32) });
    expect((await refusal({ files: "out" })).message).toContain(
      'has 2 sketches of Arduino: specify the application of one, without an address ("Blink.ino.bin", "Sense.ino.bin")',
    );
    expect((await images({ files: "out/Sense.ino.bin" }))[0]).toEqual([0, "out/Sense.ino.bootloader.bin"]);
  });

  it("may be in the folder of its board, in the sketch", async () => {
    write("Blink/build/esp32.esp32.esp32c3", arduinoFiles("Blink", C3));
    write("Blink", { "Blink.ino": "void setup() {}" });
    for (const files of ["Blink", "Blink/build", "Blink/build/esp32.esp32.esp32c3"]) {
      expect((await images({ files })).at(-1)).toEqual([
        0x1_0000,
        "Blink/build/esp32.esp32.esp32c3/Blink.ino.bin",
      ]);
    }
    write("Blink/build/esp32.esp32.esp32", arduinoFiles("Blink", ESP32));
    expect((await refusal({ files: "Blink" })).message).toContain(
      "has builds for 2 boards: specify the folder of one",
    );
  });

  it("is used by its parts where its core leaves a flash_args, which can be named, too", async () => {
    const text =
      "--flash-mode dio --flash-freq 80m --flash-size 1MB\n0x1000 Blink.ino.bootloader.bin\n0xe000 boot_app0.bin\n";
    write("out", { ...arduinoFiles("Blink", ESP32), flash_args: text });
    expect(await images({ files: "out" })).toHaveLength(3);
    expect((await refusal({ files: "out/flash_args" })).message).toContain(
      'names "boot_app0.bin", which does not exist',
    );
    write("out", { "boot_app0.bin": ESP32.otaData });
    expect(await images({ files: "out/flash_args" })).toHaveLength(2);
    expect((await images({ files: "out" }))[2]).toEqual([0xe000, "out/boot_app0.bin"]);
  });

  it("without its parts is its merged image, and without that it is refused", async () => {
    write("out", { "Blink.ino.bin": ESP32.application });
    expect((await refusal({ files: "out" })).message).toContain(
      'has the sketch "Blink" without "Blink.ino.bootloader.bin", "Blink.ino.partitions.bin"',
    );
    write("out", { "Blink.ino.merged.bin": mergedImage("esp32", ESP32) });
    expect(await images({ files: "out" })).toEqual([[0, "out/Blink.ino.merged.bin"]]);
  });
});

describe("an image of a whole flash", () => {
  it("goes to 0x0 without an address, and names its chip", async () => {
    for (const [chip, parts] of [
      ["esp32", ESP32],
      ["esp32c3", C3],
    ] as const) {
      write("out", { "firmware.factory.bin": mergedImage(chip, parts) });
      expect(await images({ files: "out/firmware.factory.bin" })).toEqual([[0, "out/firmware.factory.bin"]]);
      expect((await read({ files: "out" })).connection).toMatchObject({ chip });
    }
    write("out", { "merged-binary.bin": mergedImage("esp32", ESP32) });
    expect(await images({ files: "out/merged-binary.bin" })).toEqual([[0, "out/merged-binary.bin"]]);
    expect(await images({ files: "0x0 out/firmware.factory.bin" })).toHaveLength(1);
  });

  it("is what ESPHome's folder is flashed by; of several one has to be chosen", async () => {
    const factory = mergedImage("esp32", ESP32);
    write("out", { ...platformioFiles(ESP32), "firmware.factory.bin": factory });
    expect(await images({ files: "out" })).toEqual([[0, "out/firmware.factory.bin"]]);
    write("greenhouse/.pioenvs/greenhouse", { ...platformioFiles(ESP32), "firmware-factory.bin": factory });
    const path = "greenhouse/.pioenvs/greenhouse/firmware-factory.bin";
    expect(await images({ files: "greenhouse" })).toEqual([[0, path]]);
    write("out", { "firmware.bin": "", "partitions.bin": "" });
    expect(await images({ files: "out" })).toEqual([[0, "out/firmware.factory.bin"]]);
    write("out", { flash_args: "0x10000 bootloader.bin" });
    write("release", { "tasmota32.factory.bin": factory });
    expect(await images({ files: "release" })).toEqual([[0, "release/tasmota32.factory.bin"]]);
    write("release", { "tasmota.factory.bin": factory });
    expect((await refusal({ files: "release" })).message).toContain(
      "has 2 merged images: specify one of them",
    );
    // What describes a build is better than one image, which would wipe what is between its parts.
    write("release", { flash_args: "0x10000 tasmota.factory.bin" });
    expect(await images({ files: "release" })).toEqual([[0x1_0000, "release/tasmota.factory.bin"]]);
  });

  it.each<[string, Buffer]>([
    ["an application", C3.application],
    ["a bootloader alone", C3.bootloader],
    ["another chip's layout", mergedImage("esp32", C3)],
    ["no table", Buffer.concat([C3.bootloader, Buffer.alloc(0x1_0000, 0xff)])],
    ["HTML", Buffer.from("<!doctype html>")],
  ])("that is %s is refused without an address", async (_, bytes) => {
    write("out", { "firmware.factory.bin": bytes });
    expect((await refusal({ files: "out/firmware.factory.bin" })).message).toContain(
      "has no bootloader and partition table at the usual addresses",
    );
  });

  it("is known by its name: another file still needs an address", async () => {
    write("out", { "firmware.bin": mergedImage("esp32", ESP32) });
    expect((await refusal({ files: "out/firmware.bin" })).message).toContain("has no address");
  });
});

describe("a build folder of Zephyr", () => {
  const ARGS = ["--esp-flash-size=1MB", "--esp-flash-freq=40m", "--esp-flash-mode=dio"];

  it("is flashed by its runners.yaml", async () => {
    write("build/zephyr", {
      "runners.yaml": zephyrRunners("zephyr.bin", [
        "--esp-app-address=0x0",
        "--esp-boot-address=0x0",
        ...ARGS,
      ]),
      "zephyr.bin": C3.application,
    });
    expect(await images({})).toEqual([[0, "build/zephyr/zephyr.bin"]]);
    expect((await read({})).request).toMatchObject({ settings: { mode: "dio", freq: "40m", size: "1MB" } });
  });

  it("with sysbuild has an image for each domain", async () => {
    write("build", {
      "domains.yaml": zephyrDomains(["mcuboot", "hello_world"]),
      "mcuboot/zephyr/runners.yaml": zephyrRunners("zephyr.bin", ["--esp-app-address=0x1000", ...ARGS]),
      "mcuboot/zephyr/zephyr.bin": ESP32.bootloader,
      "hello_world/zephyr/runners.yaml": zephyrRunners("zephyr.signed.bin", [
        "--esp-app-address=0x20000",
        "--esp-no-stub",
        ...ARGS,
      ]),
      "hello_world/zephyr/zephyr.signed.bin": ESP32.application,
    });
    expect(await images({})).toEqual([
      [0x1000, "build/mcuboot/zephyr/zephyr.bin"],
      [0x2_0000, "build/hello_world/zephyr/zephyr.signed.bin"],
    ]);
    expect((await read({})).connection).toMatchObject({ stub: false });
    write("build", {
      "mcuboot/zephyr/runners.yaml": zephyrRunners("zephyr.bin", ["--esp-app-address=0x1000"]),
    });
    expect((await refusal({})).message).toContain("domains with different flash settings for mode");
  });

  it.each<[string, string]>([
    ["does not set --esp-app-address", zephyrRunners("zephyr.bin", [])],
    ['the address "0xzz", which is invalid', zephyrRunners("zephyr.bin", ["--esp-app-address=0xzz"])],
    [
      "two values for --esp-app-address",
      zephyrRunners("zephyr.bin", ["--esp-app-address=0", "--esp-app-address=1"]),
    ],
    [
      'has "--esp-flash-bootloader=/b.bin" among the arguments',
      zephyrRunners("zephyr.bin", ["--esp-app-address=0", "--esp-flash-bootloader=/b.bin"]),
    ],
    ['has "--force" among the arguments', zephyrRunners("zephyr.bin", ["--esp-app-address=0", "--force"])],
    ["which leaves the workspace", zephyrRunners("../../../outside.bin", ["--esp-app-address=0"])],
    ['names "zephyr/gone.bin", which does not exist', zephyrRunners("gone.bin", ["--esp-app-address=0"])],
    ['a wrong "args.esp32"', "config: {bin_file: zephyr.bin}\nargs: {openocd: []}\n"],
    ['a wrong "config"', "args: {esp32: []}\n"],
    ["is not a single YAML", "a: [\n"],
    ["is not a single YAML", "a: 1\na: 2\n"],
    ["is not a single YAML", "a: 1\n---\nb: 2\n"],
    ["has aliases", "config: &c {bin_file: zephyr.bin}\nargs: {esp32: []}\nother: *c\n"],
    ["is not a single YAML", "[".repeat(0x7fff)],
    ["is not a single YAML", "[".repeat(0x3fff) + "]".repeat(0x3fff)],
    ["has 32769 bytes", " ".repeat(0x8001)],
  ])("%s is refused", async (words, runners) => {
    write("build/zephyr", { "runners.yaml": runners, "zephyr.bin": C3.application });
    expect((await refusal({})).message).toContain(words);
  });

  it.each<[string, string]>([
    ['a wrong "domains.0.name"', zephyrDomains(["../../x"])],
    ['a wrong "domains.0.name"', "domains: [{name: ..}]"],
    ['flashes "x", which is not one of its domains', "domains: [{name: a}]\nflash_order: [x]\n"],
    [`does not exist`, zephyrDomains(["gone"])],
    ['a wrong "domains"', "domains: []"],
  ])("with a domains.yaml that %s is refused", async (words, domains) => {
    write("build", { "domains.yaml": domains });
    expect((await refusal({})).message).toContain(words);
  });
});

describe("a folder", () => {
  it("in which there is no build is refused with the kinds that are known", async () => {
    write("src", { "main.c": "int main;", "manifest.json": '{"name": "a web app"}' });
    const { code, message } = await refusal({ files: "src" });
    expect(code).toBe("file-not-found");
    for (const word of [
      "ESP-IDF",
      "ESP Web Tools",
      "PlatformIO",
      "Arduino",
      "ESPHome",
      "Zephyr",
      "flash_args",
    ]) {
      expect(message).toContain(word);
    }
  });

  it("with more in it than any build has is not gone through", async () => {
    mkdirSync(join(workspace, "many"));
    for (let index = 0; index <= 20_000; index++) writeFileSync(join(workspace, "many", `${index}`), "");
    expect((await refusal({ files: "many" })).message).toContain(
      "has more than 20000 entries: specify the build folder",
    );
  });

  it("may be joined by other files, but not by another build", async () => {
    write("build", platformioFiles(C3));
    write("web", { "firmware.factory.bin": mergedImage("esp32c3", C3) });
    write("", { "storage.bin": "storage" });
    expect(await images({ files: "build\n0xc0000 storage.bin" })).toContainEqual([0xc_0000, "storage.bin"]);
    expect((await refusal({ files: "build\nweb" })).message).toContain("lists 2 builds");
  });

  if (process.platform !== "win32") {
    it("does not lead out of the workspace, by no kind", async () => {
      const kinds: BuildFiles[] = [
        { ...platformioFiles(C3) },
        { ...platformioFiles(C3), "idedata.json": idedata("esp32c3"), "boot_app0.bin": C3.otaData },
        arduinoFiles("Blink", C3),
        { "firmware.factory.bin": mergedImage("esp32c3", C3) },
        { flash_args: "0x0 a.bin", "a.bin": C3.application },
        {
          "manifest.json": '{"builds":[{"chipFamily":"ESP32-C3","parts":[{"path":"a.bin","offset":0}]}]}',
          "a.bin": "x",
        },
        {
          "zephyr/runners.yaml": zephyrRunners("zephyr.bin", ["--esp-app-address=0"]),
          "zephyr/zephyr.bin": C3.application,
        },
      ];
      for (const [index, files] of kinds.entries()) {
        for (const linked of Object.keys(files).filter((name) => !name.endsWith(".elf"))) {
          const folder = `kind${index}-${linked.replaceAll("/", "-")}`;
          const { [linked]: content = "", ...others } = files;
          write(folder, { ...others, "zephyr/.keep": "" });
          writeFiles(base, { [`${folder}.secret`]: content });
          symlinkSync(join(base, `${folder}.secret`), join(workspace, folder, linked));
          expect((await refusal({ files: folder })).code, folder).toBe("path-outside-workspace");
        }
      }
    });
  }
});
