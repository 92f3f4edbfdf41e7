import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ChipOption, chipFacts } from "../../../src/firmware/flash/chips.ts";
import { CHIP_NAMES } from "../../../src/virtual-board/chips/chip-model.ts";
import { CHIPS } from "../../../src/virtual-board/chips/chips.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { noise, text } from "../../support/bytes.ts";
import {
  applicationImage,
  bootloaderImage,
  esp8266Firmware,
  firmwareImage,
} from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { IS_FULL, sample } from "../../support/sample.ts";

/** Not all of the flash: without a stub a chip is read 64 bytes at a time. */
const BACKED_UP = 0x2_0000;
const MIB = 0x10_0000;
const HEX = (address: number): string => `0x${address.toString(16)}`;

/** A build for a chip: its files with their addresses. */
function buildFor(chip: ChipOption): [number, string, Buffer][] {
  if (chip === "esp8266") {
    return [
      [0, "firmware.bin", esp8266Firmware(text("firmware", 20_000))],
      [0x8_0000, "files.bin", noise("files", 3_000)],
    ];
  }
  const table = partitionTableImage([
    { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x6000 },
    { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x8_0000 },
  ]);
  return [
    [
      chipFacts(chip).bootloader,
      "bootloader.bin",
      bootloaderImage(chip, "v5.5.1", text("bootloader", 9_000)),
    ],
    [0x8000, "partition-table.bin", table],
    [0x1_0000, "app.bin", applicationImage(chip, { name: "blink", version: "2.0" }, text("app", 20_000))],
  ];
}

const chips = sample("chips", CHIP_NAMES, (chip) => [
  `status ${CHIPS[chip].rom.statusBytes}`,
  `stub ${chip !== "esp32e22"}`,
  `bootloader ${chipFacts(chip).bootloader}`,
]);

describe.concurrent.each(chips.cases)(`an %s, among ${chips.title}`, (chip) => {
  it("is flashed, verified, read, backed up and described", { timeout: 300_000 }, async () => {
    await using board = await startBoard({ chip });
    const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
    mkdirSync(join(workspace, "build"));
    const build = buildFor(chip);
    for (const [, name, bytes] of build) writeFileSync(join(workspace, "build", name), bytes);
    const files = build.map(([address, name]) => `${HEX(address)} build/${name}`).join("\n");
    const step = async (operation: string, inputs: ActionInputs = {}): Promise<ActionRun> => {
      const run = await runAction({ port: board.url, operation, chip, ...inputs }, { workspace });
      expect(run.exitCode, run.log).toBe(0);
      expect(run.outputs).toMatchObject({ success: "true", chip: chipFacts(chip).name });
      return run;
    };

    const flashed = await step("flash", { files });
    expect(flashed.outputs).toMatchObject({ verified: "true", "board-state": "written" });
    for (const [address, , bytes] of build) {
      expect(board.flash.read(address, bytes.length).equals(bytes)).toBe(true);
    }

    expect((await step("verify", { files })).outputs).toMatchObject({ verified: "true" });
    const [lastAddress = 0, , last = Buffer.alloc(0)] = build.at(-1) ?? [];
    board.flash.poke(lastAddress + 2_000, Uint8Array.of(0x5a ^ (last[2_000] ?? 0)));
    const differing = await runAction(
      { port: board.url, operation: "verify", chip, files, "fail-on-mismatch": false },
      { workspace },
    );
    expect(differing.outputs).toMatchObject({ success: "true", verified: "false", mismatch: "true" });
    board.flash.poke(lastAddress, last);

    const read = { address: HEX(lastAddress), size: String(last.length), output: "read.bin" };
    await step("read", read);
    expect(readFileSync(join(workspace, "read.bin")).equals(last)).toBe(true);

    const backup = await step("backup", {
      output: "backup.bin",
      address: 0,
      size: BACKED_UP,
      upload: "never",
    });
    expect(backup.outputs).toMatchObject({ verified: "true", "bytes-read": String(BACKED_UP) });
    expect(readFileSync(join(workspace, "backup.bin")).equals(board.flash.read(0, BACKED_UP))).toBe(true);

    const info = await step("info");
    const { description, crystalHz } = CHIPS[chip];
    expect(info.result).toMatchObject({
      description: description.replace(/ \(revision .*/, ""),
      crystal: `${crystalHz / 1_000_000}MHz`,
      security: { secure_boot: false, flash_encryption: false },
      partition_table: { state: chip === "esp8266" ? "absent" : "found" },
      application: chip === "esp8266" ? null : { name: "blink", version: "2.0" },
    });
    expect(board.log.errors).toEqual([]);
  });
});

it.skipIf(IS_FULL)(
  "a flash of 32 MB is written, verified, read and erased where addresses need 32 bits",
  { timeout: 300_000 },
  async () => {
    await using board = await startBoard({ chip: "esp32s3", flashSize: 32 * MIB });
    const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
    const data = noise("beyond 16 MB", 9_000);
    const build = {
      // Its header says 32 MB.
      "bootloader.bin": firmwareImage("esp32s3", text("bootloader", 9_000), { flashSizeAndFreq: 0x50 }),
      "table.bin": partitionTableImage([
        { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: MIB },
        { name: "maps", type: 1, subtype: 0x40, address: 24 * MIB, size: MIB },
      ]),
      "app.bin": applicationImage("esp32s3", {}),
      "maps.bin": data,
    };
    for (const [name, bytes] of Object.entries(build)) writeFileSync(join(workspace, name), bytes);
    const step = async (operation: string, inputs: ActionInputs): Promise<ActionRun> => {
      const run = await runAction({ port: board.url, operation, ...inputs }, { workspace });
      expect(run.exitCode, run.log).toBe(0);
      return run;
    };
    const files = "0x0 bootloader.bin\n0x8000 table.bin\nfactory app.bin\nmaps maps.bin";
    expect((await step("flash", { files })).outputs).toMatchObject({ verified: "true" });
    expect(board.flash.read(24 * MIB, data.length).equals(data)).toBe(true);
    expect((await step("verify", { files: "maps maps.bin" })).outputs).toMatchObject({ verified: "true" });
    await step("backup", { address: "maps", output: "maps-backup.bin", upload: "never" });
    expect(readFileSync(join(workspace, "maps-backup.bin")).subarray(0, data.length).equals(data)).toBe(true);
    await step("erase", { address: "maps" });
    expect(board.flash.read(24 * MIB, MIB).every((byte) => byte === 0xff)).toBe(true);
    expect(board.flash.read(0x1_0000, 1)[0]).toBe(0xe9);
  },
);
