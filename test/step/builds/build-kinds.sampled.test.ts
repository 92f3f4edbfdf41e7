import { mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { chipFacts } from "../../../src/firmware/flash/chips.ts";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import {
  arduinoFiles,
  type BuildFiles,
  buildParts,
  idedata,
  mergedImage,
  platformioFiles,
  writeFiles,
  zephyrDomains,
  zephyrRunners,
} from "../../support/firmware/build-folders.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const MIB = 1024 * 1024;
const PARTS = { esp32: buildParts("esp32"), esp32c3: buildParts("esp32c3") };
type Chip = keyof typeof PARTS;
let workspace: string;

beforeEach(() => {
  workspace = realpathSync(mkdtempSync(join(tmpdir(), "kinds-")));
});

function run(board: TestBoard, inputs: ActionInputs): Promise<ActionRun> {
  return runAction({ operation: "flash", port: board.url, ...inputs }, { workspace });
}

/** What the flash holds of a whole build for the chip. */
function held(board: TestBoard, chip: Chip, application = 0x1_0000): Record<string, boolean> {
  const parts = PARTS[chip];
  const at = { bootloader: chipFacts(chip).bootloader, table: 0x8000, otaData: 0xe000, application };
  const names = ["bootloader", "table", "otaData", "application"] as const;
  return Object.fromEntries(
    names.map((name) => [name, board.flash.read(at[name], parts[name].length).equals(parts[name])]),
  );
}

const ALL = { bootloader: true, table: true, otaData: true, application: true };
const NO_OTA_DATA = { ...ALL, otaData: false };
const NO_LOADER_NOR_TABLE = { bootloader: false, table: false, otaData: false, application: true };

interface Kind {
  readonly name: string;
  readonly chip: Chip;
  readonly files: BuildFiles;
  /** The input. */
  readonly given: string;
  readonly inputs?: ActionInputs;
  readonly flashed: object;
  readonly log: string;
}

const { esp32, esp32c3 } = PARTS;
const WEB = {
  builds: [
    { chipFamily: "ESP32", parts: [{ path: "gone.bin", offset: 0 }] },
    {
      chipFamily: "ESP32-C3",
      parts: [
        { path: "../fw/boot.bin", offset: 0 },
        { path: "table.bin", offset: 32_768 },
        { path: "boot_app0.bin", offset: 57_344 },
        { path: "app.bin", offset: 65_536 },
      ],
    },
  ],
};

const KINDS: readonly Kind[] = [
  {
    name: "ESP-IDF's flash_args",
    chip: "esp32c3",
    files: {
      "build/flash_args":
        "--flash_mode keep --flash_freq keep --flash_size keep\n0x0 b.bin\n0x8000 partition-table.bin\n0xe000 o.bin\n0x10000 a.bin\n",
      "build/b.bin": esp32c3.bootloader,
      "build/partition-table.bin": esp32c3.table,
      "build/o.bin": esp32c3.otaData,
      "build/a.bin": esp32c3.application,
    },
    given: "build",
    flashed: ALL,
    log: "From build/flash_args: 4 files, flash-mode keep",
  },
  {
    name: "a manifest of ESP Web Tools",
    chip: "esp32c3",
    files: {
      "web/manifest.json": JSON.stringify(WEB),
      "fw/boot.bin": esp32c3.bootloader,
      "web/table.bin": esp32c3.table,
      "web/boot_app0.bin": esp32c3.otaData,
      "web/app.bin": esp32c3.application,
    },
    given: "web/manifest.json",
    inputs: { chip: "esp32c3" },
    flashed: ALL,
    log: "From web/manifest.json: 4 files, chip esp32c3",
  },
  {
    name: "PlatformIO without idedata.json",
    chip: "esp32",
    files: Object.fromEntries(
      Object.entries(platformioFiles(esp32)).map(([name, bytes]) => [`.pio/build/node/${name}`, bytes]),
    ),
    given: ".",
    flashed: NO_OTA_DATA,
    log: "has no boot_app0.bin, so the board keeps its OTA data",
  },
  {
    name: "PlatformIO with idedata.json",
    chip: "esp32c3",
    files: {
      ...platformioFiles(esp32c3),
      "idedata.json": idedata("esp32c3"),
      "boot_app0.bin": esp32c3.otaData,
    },
    given: ".",
    flashed: ALL,
    log: "From idedata.json: 4 files",
  },
  {
    name: "Arduino",
    chip: "esp32",
    files: { ...arduinoFiles("Blink", esp32), "boot_app0.bin": esp32.otaData },
    given: "Blink.ino.bin",
    flashed: ALL,
    log: "4 files, chip esp32.",
  },
  {
    name: "ESPHome's factory image",
    chip: "esp32",
    files: { "out/firmware.factory.bin": mergedImage("esp32", esp32) },
    given: "out",
    flashed: ALL,
    log: "From out/firmware.factory.bin: 1 file, chip esp32.",
  },
  {
    name: "Zephyr",
    chip: "esp32c3",
    files: {
      "build/zephyr/runners.yaml": zephyrRunners("zephyr.bin", ["--esp-app-address=0x10000"]),
      "build/zephyr/zephyr.bin": esp32c3.application,
    },
    given: "build",
    flashed: NO_LOADER_NOR_TABLE,
    log: "From build: 1 file.",
  },
];

describe("a build as it comes", () => {
  it.each(sample("of the kind $name is flashed and verified", KINDS, ({ chip }) => [chip]).cases)(
    "of the kind $name is flashed and verified",
    async (kind) => {
      await using board = await startBoard({ chip: kind.chip, flashSize: MIB });
      writeFiles(workspace, kind.files);
      const inputs = { files: kind.given, ...kind.inputs };
      const flash = await run(board, inputs);
      expect(flash.exitCode, flash.log).toBe(0);
      expect(flash.outputs).toMatchObject({ success: "true", verified: "true" });
      expect(flash.log).toContain(kind.log);
      expect(held(board, kind.chip)).toEqual(kind.flashed);
      const verify = await run(board, { ...inputs, operation: "verify" });
      expect(verify.outputs).toMatchObject({ verified: "true", mismatch: "false" });
    },
  );

  sampled("of Zephyr with sysbuild has MCUboot and the application", async () => {
    await using board = await startBoard({ chip: "esp32", flashSize: MIB });
    writeFiles(join(workspace, "build"), {
      "domains.yaml": zephyrDomains(["mcuboot", "app"]),
      "mcuboot/zephyr/runners.yaml": zephyrRunners("zephyr.bin", ["--esp-app-address=0x1000"]),
      "mcuboot/zephyr/zephyr.bin": esp32.bootloader,
      "app/zephyr/runners.yaml": zephyrRunners("zephyr.signed.bin", ["--esp-app-address=0x20000"]),
      "app/zephyr/zephyr.signed.bin": esp32.application,
    });
    const flash = await run(board, { files: "build" });
    expect(flash.outputs, flash.log).toMatchObject({ verified: "true", "file-count": "2" });
    expect(held(board, "esp32", 0x2_0000)).toMatchObject({ bootloader: true, application: true });
  });
});

describe("a manifest of ESP Web Tools with builds for several chips, and no `chip`", () => {
  const files = "web/manifest.json";

  function writeManifest(): void {
    const names = {
      bootloader: "boot.bin",
      table: "table.bin",
      otaData: "boot_app0.bin",
      application: "app.bin",
    };
    const builds = (["esp32", "esp32c3"] as const).map((chip) => ({
      chipFamily: chip === "esp32" ? "ESP32" : "ESP32-C3",
      parts: [
        { path: `${chip}/${names.bootloader}`, offset: chipFacts(chip).bootloader },
        { path: `${chip}/${names.table}`, offset: 0x8000 },
        { path: `${chip}/${names.otaData}`, offset: 0xe000 },
        { path: `${chip}/${names.application}`, offset: 0x1_0000 },
      ],
    }));
    writeFiles(join(workspace, "web"), { "manifest.json": JSON.stringify({ builds }) });
    for (const chip of ["esp32", "esp32c3"] as const) {
      const parts = PARTS[chip];
      writeFiles(join(workspace, "web", chip), {
        [names.bootloader]: parts.bootloader,
        [names.table]: parts.table,
        [names.otaData]: parts.otaData,
        [names.application]: parts.application,
      });
    }
  }

  it.each(
    sample("is flashed and verified by the chip of the board: %s", ["esp32", "esp32c3"] as const, () => [
      "a case",
    ]).cases,
  )("is flashed and verified by the chip of the board: %s", async (chip) => {
    await using board = await startBoard({ chip, flashSize: 4 * MIB });
    writeManifest();
    const dry = await run(board, { files, "dry-run": "connect" });
    expect(dry.outputs, dry.log).toMatchObject({ success: "true", "bytes-written": "0", changed: "true" });
    const flash = await run(board, { files });
    expect(flash.outputs, flash.log).toMatchObject({
      success: "true",
      verified: "true",
      "file-count": "4",
    });
    expect(flash.log).toContain(`From web/manifest.json: 4 files, chip ${chip}`);
    expect(held(board, chip)).toEqual(ALL);
    const verify = await run(board, { files, operation: "verify" });
    expect(verify.outputs, verify.log).toMatchObject({ verified: "true", mismatch: "false" });
  });

  sampled("is refused where it has none for that chip, and without the board", async () => {
    await using board = await startBoard({ chip: "esp32s3", flashSize: 4 * MIB });
    const before = board.flash.read(0, 4 * MIB);
    writeManifest();
    const refused = await run(board, { files });
    expect(refused.outputs, refused.log).toMatchObject({
      failure: "image-wrong-chip",
      "board-state": "untouched",
    });
    expect(refused.annotations[0]?.message).toMatch(
      /The build is for esp32, esp32c3, but the chip on .* is ESP32-S3/,
    );
    const dry = await run(board, { files, "dry-run": "true" });
    expect(dry.outputs, dry.log).toMatchObject({ failure: "input-invalid" });
    expect(dry.annotations[0]?.message).toContain("set `chip` or `require-chip` to select one");
    expect(board.flash.read(0, 4 * MIB).equals(before)).toBe(true);
  });
});

describe("a build that is not for this board, or is not whole", () => {
  sampled("is refused before anything is written", async () => {
    await using board = await startBoard({ chip: "esp32", flashSize: MIB });
    const before = board.flash.read(0, MIB);
    writeFiles(join(workspace, "pio"), platformioFiles(esp32c3));
    const other = await run(board, { files: "pio", retries: 0 });
    expect(other.outputs).toMatchObject({ failure: "wrong-chip", "board-state": "untouched" });
    expect(other.annotations[0]?.message).toContain('"pio" names the chip of the build');
    writeFiles(join(workspace, "web"), { "manifest.json": JSON.stringify(WEB) });
    await using c3 = await startBoard({ chip: "esp32c3", flashSize: MIB });
    const wrong = { ...platformioFiles(esp32c3), "boot_app0.bin": esp32c3.otaData };
    writeFiles(join(workspace, "wrong"), { ...wrong, "idedata.json": idedata("esp32") });
    const misplaced = await run(c3, { files: "wrong" });
    expect(misplaced.outputs).toMatchObject({ failure: "image-misplaced", "board-state": "untouched" });
    expect(misplaced.annotations[0]?.message).toContain("wrong/bootloader.bin");
    const connections = board.log.connections;
    for (const [files, words] of [
      ["web", 'names "gone.bin", which does not exist'],
      [".", "is not a known kind of build"],
      ["pio/firmware.bin", "has no address"],
    ] as const) {
      const refused = await run(board, { files });
      expect(refused.outputs).toMatchObject({ "failure-class": "input", "board-state": "untouched" });
      expect(refused.annotations[0]?.message).toContain(words);
    }
    expect(board.log.connections).toBe(connections);
    expect(board.flash.read(0, MIB).equals(before)).toBe(true);
  });
});
