// What people flash by mistake, with the real action and esptool on boards that hold working firmware: what is refused
// leaves every byte as it was, whatever the step was asked besides.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import {
  applicationImage,
  bootloaderImage,
  esp8266Firmware,
  type ImageChipName,
} from "../../support/firmware/firmware-image.ts";
import { FOREIGN_FILES } from "../../kinds/foreign-kinds.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { mergedImage } from "../../support/firmware/planned-kind.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { oneIn, sample } from "../../support/sample.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";

const sampled = oneIn(3);

const MIB = 0x10_0000;
const SLOT = 0x1_0000;
const TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
  { name: "otadata", type: 1, subtype: 0, address: 0xd000, size: 0x2000 },
  { name: "ota_0", type: 0, subtype: 0x10, address: SLOT, size: SLOT },
  { name: "ota_1", type: 0, subtype: 0x11, address: 2 * SLOT, size: SLOT },
  { name: "storage", type: 1, subtype: 0x82, address: 3 * SLOT, size: SLOT },
]);
const BOOTLOADER = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 4_000));
const APP = applicationImage("esp32", { name: "blink" }, noise("app", 4_000));

/** What a board has before: working firmware, firmware without a table at its place, or nothing. */
type Before = "firmware" | "no table" | "blank";

async function boardWith(before: Before, chip: ImageChipName = "esp32"): Promise<TestBoard> {
  const board = await startBoard({ chip, flashSize: MIB });
  if (before === "blank") return board;
  const at = chip === "esp32" ? 0x1000 : 0;
  board.flash.poke(at, bootloaderImage(chip, "v5.4.1", noise("working bootloader", 4_000)));
  if (before === "firmware") board.flash.poke(0x8000, TABLE);
  board.flash.poke(SLOT, applicationImage(chip, { name: "working" }, noise("working app", 4_000)));
  return board;
}

function flash(board: TestBoard, file: Buffer, inputs: ActionInputs): Promise<ActionRun> {
  const workspace = freshFolder("workspace");
  writeFileSync(join(workspace, "x.bin"), file);
  return runAction({ port: board.url, operation: "flash", file: "x.bin", ...inputs }, { workspace });
}

interface Try {
  readonly file: Buffer;
  readonly inputs: ActionInputs;
  readonly code: string;
  readonly message?: RegExp;
}

/** Tries one after the other on one board, and compares all of its flash after each. */
async function expectRefused(board: TestBoard, tries: readonly Try[]): Promise<void> {
  const before = board.flash.read(0, MIB);
  for (const { file, inputs, code, message = /x\.bin/ } of tries) {
    const run = await flash(board, file, inputs);
    expect(run.outputs, `${JSON.stringify(inputs)}\n${run.log}`).toMatchObject({
      success: "false",
      failure: code,
      "failure-class": expect.stringMatching(/^(?:input|refused)$/) as string,
      "board-state": "untouched",
    });
    expect(run.annotations.map((annotation) => annotation.message).join("\n")).toMatch(message);
    expect(board.flash.read(0, MIB).equals(before), JSON.stringify(inputs)).toBe(true);
  }
  expect([board.log.writes, board.log.erases]).toEqual([[], []]);
}

/** Those that the reports name, and what is left of a wiped flash. */
const MISTAKES = [
  "the text `404: Not Found`",
  "an HTML page",
  "a Git LFS pointer",
  "an ELF file",
  "a UF2 file",
  "a zip archive",
  "a gzip file",
  "plain text",
  "JSON",
  "nothing but 0xFF",
] as const;

function mistake(name: (typeof MISTAKES)[number]): Buffer {
  const bytes = FOREIGN_FILES[name];
  if (bytes === undefined) throw new Error(`There is no "${name}" among the kinds.`);
  return bytes;
}

describe("what people flash by mistake", () => {
  const code = "not-firmware";

  const isText = (bytes: Buffer): boolean => bytes.every((byte) => byte < 0x7f);
  const mistakes = sample("mistakes", MISTAKES, (name) => [isText(mistake(name)) ? "text" : "bytes"]);
  it.each(mistakes.cases)("is refused in the place of firmware: %s", async (name) => {
    await using board = await boardWith("firmware");
    const file = mistake(name);
    await expectRefused(board, [
      { file, code, inputs: { address: "0x1000" } },
      { file, code, inputs: {} },
      { file, code, inputs: { address: "0x10000" } },
    ]);
  });

  sampled(
    "is refused whether the chip is named or not, by the name of a partition, and with `erase-first`",
    async () => {
      await using board = await boardWith("firmware");
      const file = mistake("an HTML page");
      await expectRefused(board, [
        { file, code, inputs: { address: "0x1000", chip: "esp32" } },
        { file, code, inputs: { address: "ota_1", chip: "esp32" } },
        { file, code, inputs: { address: "ota_1" } },
        { file, code, inputs: { address: "0x10000", "erase-first": true } },
        { file, code, inputs: { address: "0x10000", rewrite: true, "allow-data-loss": true } },
      ]);
    },
  );
});

describe("what is not firmware", () => {
  sampled("is refused at the usual place of an application where the board has no table", async () => {
    await using board = await boardWith("no table");
    const file = mistake("an ELF file");
    await expectRefused(board, [{ file, code: "not-firmware", inputs: { address: "0x10000" } }]);
  });

  it.each(sample("entries", ["bootloader", "app"], () => ["an entry"]).cases)(
    "is refused where a build lists it as its %s, wherever that lies, without a board too",
    async (entry) => {
      await using board = await boardWith("no table");
      const before = board.flash.read(0, MIB);
      const workspace = freshFolder("workspace");
      mkdirSync(join(workspace, "build"));
      writeFileSync(join(workspace, "build", "x.bin"), mistake("an HTML page"));
      const args = {
        flash_files: { "0x80000": "x.bin" },
        [entry]: { offset: "0x80000", file: "x.bin", encrypted: "false" },
        extra_esptool_args: { chip: "esp32" },
      };
      writeFileSync(join(workspace, "build", "flasher_args.json"), JSON.stringify(args));
      for (const more of [{}, { "dry-run": "true" }]) {
        const inputs = { port: board.url, operation: "flash", files: "build", ...more };
        const run = await runAction(inputs, { workspace });
        expect(run.outputs, run.log).toMatchObject({ failure: "not-firmware", "failure-class": "refused" });
        const role = entry === "app" ? "application" : "bootloader";
        expect(run.annotations[0]?.message).toContain(
          `is an HTML page, and its build lists it as the ${role}`,
        );
      }
      expect(board.flash.read(0, MIB).equals(before)).toBe(true);
      expect(board.log.connections).toBe(0);
    },
  );

  sampled("is accepted in a data partition", async () => {
    await using board = await boardWith("firmware");
    for (const name of ["an ELF file", "JSON", "nothing but 0xFF"] as const) {
      const run = await flash(board, mistake(name), { address: "storage" });
      expect(run.outputs, run.log).toMatchObject({ success: "true", verified: "true" });
      expect(run.outputs).not.toHaveProperty("warnings");
    }
  });

  sampled(
    "is not taken for an image that is started in place, nor for ciphertext on an encrypted chip",
    async () => {
      await using direct = await boardWith("blank", "esp32c3");
      const image = Buffer.concat([Buffer.from("1d04dbae1d04dbae", "hex"), noise("direct boot", 4_000)]);
      const started = await flash(direct, image, { address: "0x0", chip: "esp32c3" });
      expect(started.outputs, started.log).toMatchObject({ success: "true", verified: "true" });
      await using encrypted = await startBoard({ flashSize: MIB, flashEncryption: true });
      const ciphertext = noise("ciphertext", 4096);
      for (const address of ["0x1000", "0x10000"]) {
        const run = await flash(encrypted, ciphertext, { address, chip: "esp32" });
        expect(run.outputs, run.log).toMatchObject({ success: "true" });
      }
      expect(encrypted.flash.read(0x1000, 4096).equals(ciphertext)).toBe(true);
    },
  );
});

describe("blank bytes within a merged image", () => {
  sampled("are refused in the address of the partition table, which they would wipe", async () => {
    await using board = await boardWith("firmware");
    const file = mergedImage({ 0x1000: BOOTLOADER, [SLOT]: APP }).bytes;
    const message = /"x\.bin" at 0x0 is blank at 0x8000, the address of the partition table/;
    await expectRefused(board, [{ file, code: "not-firmware", message, inputs: {} }]);
  });

  sampled("are refused in the place of a bootloader that works", async () => {
    await using board = await boardWith("firmware");
    const file = mergedImage({ 0: Buffer.alloc(16), 0x8000: TABLE, [SLOT]: APP }).bytes;
    const message =
      /the data at 0x1000 in "x\.bin" at 0x0 is blank \(nothing but 0xFF\), and ESP32 has its bootloader there/i;
    await expectRefused(board, [{ file, code: "not-firmware", message, inputs: {} }]);
  });
});

describe("files in the wrong place", () => {
  const FACTORY = mergedImage({ 0x1000: BOOTLOADER, 0x8000: TABLE, [SLOT]: APP }).bytes;
  const tries: readonly Try[] = [
    { file: APP, inputs: {}, code: "image-misplaced" },
    { file: APP, inputs: { chip: "esp32" }, code: "image-misplaced" },
    { file: APP, inputs: { "erase-first": true }, code: "image-misplaced" },
    { file: FACTORY, inputs: { address: "0x10000" }, code: "image-misplaced" },
    { file: FACTORY, inputs: { address: "0x1000" }, code: "image-misplaced" },
    { file: FACTORY, inputs: { address: "0x10000", "erase-first": true }, code: "image-misplaced" },
    { file: BOOTLOADER, inputs: {}, code: "image-misplaced" },
    { file: BOOTLOADER, inputs: { address: "0x10000" }, code: "image-misplaced" },
    { file: TABLE, inputs: { address: "0x10000" }, code: "image-misplaced" },
  ];

  const boards = ["firmware", "no table", "blank"] as const satisfies readonly Before[];
  it.each(sample("boards", boards, () => ["a board"]).cases)(
    "are refused on a board with: %s",
    async (before) => {
      await using board = await boardWith(before);
      await expectRefused(board, tries);
    },
  );
});

describe("an image longer than its slot, by its address", () => {
  sampled("is refused with padding, and with a sector of signatures, as it is by name", async () => {
    await using board = await boardWith("firmware");
    const full = applicationImage("esp32", {}, noise("full", SLOT - 0x200));
    const signed = Buffer.concat([
      full,
      Buffer.alloc(SLOT - full.length, 0xff),
      Buffer.from([0xe7, 2]),
      noise("signature", 0xffe),
    ]);
    const padded = Buffer.concat([APP, Buffer.alloc(SLOT + 0x1000 - APP.length, 0xff)]);
    const message = /does not fit in the partition ota_0, which has 65536 bytes/;
    await expectRefused(board, [
      { file: padded, inputs: { address: "0x10000" }, code: "beyond-partition", message },
      { file: signed, inputs: { address: "0x10000" }, code: "beyond-partition", message },
      { file: padded, inputs: { address: "0x10000", chip: "esp32" }, code: "beyond-partition", message },
    ]);
  });

  sampled("is flashed where it just fits", async () => {
    await using board = await boardWith("firmware");
    const file = applicationImage("esp32", {}, noise("full", SLOT - 0x200));
    const run = await flash(board, file, { address: "0x10000" });
    expect(run.outputs, run.log).toMatchObject({ success: "true", verified: "true" });
  });
});

describe("families mixed up", () => {
  const EBOOT = esp8266Firmware(noise("eboot", 4_000));
  const wrong = { code: "image-wrong-chip" } as const;

  it.each(sample("chips", ["esp32", "esp32c3"], () => ["a chip"]).cases)(
    "are refused: an image for the ESP8266 on an %s",
    async (chip) => {
      await using board = await boardWith("firmware", chip);
      const address = chip === "esp32" ? "0x1000" : "0x0";
      await expectRefused(board, [{ ...wrong, file: EBOOT, inputs: { address, chip } }]);
    },
  );

  sampled("are refused: images for others with `chip: esp8266`", async () => {
    await using board = await boardWith("firmware");
    const others = [APP, BOOTLOADER, applicationImage("esp32c3", {}, noise("app", 4_000))];
    await expectRefused(
      board,
      others.map((file) => ({ ...wrong, file, inputs: { address: "0x0", chip: "esp8266" } })),
    );
  });
});

describe("a field that no chip can satisfy", () => {
  sampled("is damage: eFuse block revision v419.62, and a minimum above the maximum", async () => {
    await using board = await boardWith("firmware");
    const files = [
      applicationImage("esp32", { minBlockRevision: 41_962 }),
      applicationImage("esp32", { minBlockRevision: 103, maxBlockRevision: 101 }),
    ];
    await expectRefused(
      board,
      files.map((file) => ({ file, code: "image-damaged", inputs: { address: "0x10000" } })),
    );
  });
});
