import { describe, expect, it } from "vitest";
import type { PlannedSettings } from "../../../src/firmware/plan/plan.ts";
import { checkHeaderInputs } from "../../../src/firmware/plan/plan-header.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage, esp8266Firmware, firmwareImage } from "../../support/firmware/firmware-image.ts";
import { mergedImage, plannedAt } from "../../support/firmware/planned-kind.ts";

const BOOTLOADER = firmwareImage("esp32", noise("bootloader", 4_000));
const C3_BOOTLOADER = firmwareImage("esp32c3", noise("bootloader", 4_000));
const APP = plannedAt(0x1_0000, applicationImage("esp32", {}));
const MERGED = mergedImage({ 0x1000: BOOTLOADER, 0x1_0000: APP.bytes });

const ALL = ["flash-mode", "flash-freq", "flash-size"];

function said(
  images: Parameters<typeof checkHeaderInputs>[0],
  settings: Partial<PlannedSettings>,
  chip?: string,
): string[] {
  const findings = checkHeaderInputs(images, { mode: "keep", size: "keep", ...settings }, chip);
  expect(findings.every(({ severity }) => severity === "warning")).toBe(true);
  return findings.map(({ message }) => message);
}

describe("inputs for a bootloader's header", () => {
  it("are told by name where the bootloader is inside of a merged image", () => {
    const settings = { mode: "qio", size: "2MB", inputs: ALL };
    for (const chip of [undefined, "ESP32"]) {
      expect(said([MERGED], settings, chip)).toEqual([
        '`flash-mode`, `flash-freq`, `flash-size`: no header is changed, because esptool does not change the bootloader inside "x.bin" at 0x0; use a separate bootloader file, or let `merge-bin` set these values',
      ]);
    }
  });

  it("are not told where that bootloader says already what they ask for", () => {
    // The header of the test's images says dio and 4 MB.
    expect(said([MERGED], { mode: "dio", size: "4MB", inputs: ["flash-mode", "flash-size"] })).toEqual([]);
    expect(said([MERGED], { mode: "dio", size: "8MB", inputs: ["flash-mode", "flash-size"] })).toEqual([
      expect.stringMatching(/^`flash-size`: no header/),
    ]);
    expect(said([MERGED], { size: "detect", inputs: ["flash-size"] })).toHaveLength(1);
  });

  it("are told where no file is a bootloader at its place", () => {
    const inputs = { size: "4MB", inputs: ["flash-size"] };
    expect(said([APP], inputs, "ESP32")).toEqual([
      "`flash-size`: no header is changed, because no file begins with a bootloader at 0x1000",
    ]);
    expect(said([APP], inputs)).toEqual([
      "`flash-size`: no header is changed, because no file begins with a bootloader at the chip's bootloader address",
    ]);
    expect(said([plannedAt(0x1000, noise("ciphertext", 4096))], inputs, "ESP32")).toHaveLength(1);
    expect(said([plannedAt(0x2000, BOOTLOADER)], inputs, "ESP32-P4")).toEqual([]);
  });

  it("have their effect on a file that begins with a bootloader, merged or not, and on the ESP8266", () => {
    const inputs = { size: "2MB", inputs: ALL };
    expect(said([plannedAt(0x1000, BOOTLOADER), APP], inputs)).toEqual([]);
    expect(said([mergedImage({ 0: C3_BOOTLOADER, 0x1_0000: APP.bytes })], inputs)).toEqual([]);
    expect(said([plannedAt(0, esp8266Firmware(noise("eboot", 4_000)))], inputs, "ESP8266")).toEqual([]);
  });

  it("are not told where they are a build's wishes", () => {
    expect(said([APP], { size: "4MB" })).toEqual([]);
    expect(said([APP], { size: "4MB", inputs: [] })).toEqual([]);
  });
});
