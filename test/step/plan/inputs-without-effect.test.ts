// Inputs that are set and cannot do what they are for: the step says which, and the flash is what was said.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import {
  applicationImage,
  firmwareImage,
  type ImageChipName,
} from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";

const MIB = 0x10_0000;
const HEADER = { "flash-mode": "qio", "flash-freq": "80m", "flash-size": "2MB" };
const IDLE = /^`flash-mode`, `flash-freq`, `flash-size`: no header is changed, because /;

/** A build of which the bootloader's header says dio, 40 MHz and 4 MB, as files and merged. */
function buildFor(chip: ImageChipName): { readonly folder: string; readonly merged: Buffer } {
  const folder = freshFolder("workspace");
  const at = chip === "esp32" ? 0x1000 : 0;
  const bootloader = firmwareImage(chip, noise("bootloader", 12_000));
  const table = partitionTableImage([
    { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: MIB / 2 },
  ]);
  const app = applicationImage(chip, { name: "blink" }, noise("app", 8_000));
  const merged = Buffer.alloc(0x1_0000 + app.length, 0xff);
  bootloader.copy(merged, at);
  table.copy(merged, 0x8000);
  app.copy(merged, 0x1_0000);
  const files = { "bootloader.bin": bootloader, "table.bin": table, "app.bin": app, "merged.bin": merged };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return { folder, merged };
}

function step(board: TestBoard, workspace: string, inputs: ActionInputs): Promise<ActionRun> {
  return runAction({ port: board.url, ...inputs }, { workspace });
}

function warningsOf(run: ActionRun): string[] {
  return JSON.parse(run.outputs["warnings"] ?? "[]") as string[];
}

describe("settings for a header that esptool does not rewrite", () => {
  it("are told by name in a flash, a verify and dry runs of an image merged from 0x0 of an ESP32", async () => {
    await using board = await startBoard({ flashSize: 4 * MIB });
    const { folder, merged } = buildFor("esp32");
    const inputs = { file: "merged.bin", ...HEADER };
    const flash = await step(board, folder, { operation: "flash", ...inputs });
    expect(flash.outputs, flash.log).toMatchObject({ success: "true", verified: "true" });
    expect(board.flash.read(0, merged.length).equals(merged)).toBe(true);
    expect(warningsOf(flash)).toEqual([expect.stringMatching(IDLE)]);
    expect(flash.log).toContain("Warning: `flash-mode`, `flash-freq`, `flash-size`: no header is changed");
    expect(flash.summary).toContain("no header is changed");
    for (const more of [{}, { "dry-run": "true" }, { "dry-run": "connect" }]) {
      const verify = await step(board, folder, { operation: "verify", ...inputs, ...more });
      expect(verify.outputs["success"], verify.log).toBe("true");
      expect(warningsOf(verify), JSON.stringify(more)).toEqual([expect.stringMatching(IDLE)]);
      expect(verify.log).toContain("Warning: `flash-mode`");
    }
    const dry = await step(board, folder, { operation: "flash", ...inputs, "dry-run": "true" });
    expect(warningsOf(dry), dry.log).toEqual([expect.stringMatching(IDLE)]);
  });

  it("are told for an application by itself, and for what only looks like a bootloader", async () => {
    await using board = await startBoard({ flashSize: 4 * MIB });
    const { folder } = buildFor("esp32");
    const app = { operation: "flash", file: "app.bin", address: "0x10000", "flash-size": "2MB" };
    const run = await step(board, folder, { ...app, chip: "esp32" });
    expect(run.outputs["success"], run.log).toBe("true");
    expect(warningsOf(run)).toContain(
      "`flash-size`: no header is changed, because no file begins with a bootloader at 0x1000.",
    );
    writeFileSync(join(folder, "ciphertext.bin"), noise("ciphertext", 8192));
    const encrypted = { operation: "flash", file: "ciphertext.bin", address: "0x1000", "flash-size": "2MB" };
    const other = await step(board, folder, encrypted);
    expect(other.outputs["success"], other.log).toBe("true");
    expect(warningsOf(other).join("\n")).toMatch(
      /esptool: Image file at 0x1000 doesn't look like an image file, so not changing any flash settings\./,
    );
  });

  it("change the header of an image merged from 0x0 of an ESP32-C3, as was asked for", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: 4 * MIB });
    const { folder, merged } = buildFor("esp32c3");
    const run = await step(board, folder, { operation: "flash", file: "merged.bin", ...HEADER });
    expect(run.outputs, run.log).toMatchObject({ verified: "true" });
    expect(warningsOf(run).join("\n")).not.toMatch(/no header is changed/);
    expect(board.flash.read(2, 2)).not.toEqual(merged.subarray(2, 4));
    const verify = await step(board, folder, { operation: "verify", file: "merged.bin", ...HEADER });
    expect(verify.outputs, verify.log).toMatchObject({ verified: "true" });
    expect(verify.outputs).not.toHaveProperty("warnings");
  });
});

describe("inputs that mean nothing on a raw socket", () => {
  it("are told by name, as an annotation and in the output", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const inputs = { operation: "info", baud: "921600", before: "usb-reset" };
    const run = await step(board, freshFolder("workspace"), inputs);
    expect(run.outputs["success"], run.log).toBe("true");
    const warning =
      "`baud`, `before`: no effect on a raw socket, which has neither a baud rate nor reset lines.";
    expect(warningsOf(run)).toEqual([warning]);
    expect(run.annotations).toMatchObject([{ message: warning }]);
  });
});
