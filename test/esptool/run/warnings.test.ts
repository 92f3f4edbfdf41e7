import { describe, expect, it } from "vitest";
import type { Command } from "../../../src/esptool/run/arguments.ts";
import { warningIn } from "../../../src/esptool/run/warnings.ts";

const KEEP = { mode: "keep", freq: "keep", size: "keep" };
const write = (header: typeof KEEP): Command => ({
  name: "write-flash",
  images: [],
  header,
  compress: true,
  force: false,
  extent: "changed",
});

// The messages are those of esptool 5.6.0 (cmds.py, loader.py, __init__.py, targets/esp32c2.py).
describe("what esptool warns about", () => {
  it.each([
    "Set flash_size 16MB is larger than the available flash size of 4MB.",
    "Could not auto-detect flash size, defaulting to 4MB.",
    "Image file at 0x1000 doesn't look like an image file, so not changing any flash settings.",
    "Image file at 0x1000 is not a valid ESP32 image, so not changing any flash settings.",
    "Security features enabled, so not changing any flash settings.",
    "SHA recalculation for binary failed!",
    "Failed to communicate with the flash chip, read/write operations will fail. Try checking the chip connections or removing any other hardware connected to IOs.",
    "Could not confirm XMC flash chip boot-up fix. The flash chip may not work.",
    "This chip doesn't appear to be an ESP32-C3 (chip ID 5). Probably it is unsupported by this version of esptool. Will attempt to continue anyway.",
    "ROM doesn't support changing baud rate. Keeping initial baud rate 115200.",
    "Baud rate change is not supported in secure download mode. Keeping 115200 baud.",
  ])("is told where it matters: %s", (text) => {
    expect(warningIn(`WARNING: ${text}`, write({ ...KEEP, size: "4MB" }))).toBe(`esptool: ${text}`);
    expect(warningIn(`Warning: ${text}`, write({ ...KEEP, mode: "dio" }))).toBe(`esptool: ${text}`);
    expect(warningIn(`NOTE: ${text}`, write({ ...KEEP, mode: "dio" }))).toBeUndefined();
  });

  it.each([
    "It's not possible to reset the chip over a TCP socket. Automatic resetting to bootloader has been disabled.",
    "Stub flasher is not supported in Secure Download Mode, it has been disabled. Set --no-stub to suppress this warning.",
  ])("is not told where the step tells it in its own words: %s", (text) => {
    expect(warningIn(`WARNING: ${text}`, write({ ...KEEP, size: "4MB" }))).toBeUndefined();
  });

  it("is no matter where no header was to be changed", () => {
    const line = "WARNING: Security features enabled, so not changing any flash settings.";
    expect(warningIn(line, write(KEEP))).toBeUndefined();
    expect(warningIn(line, { name: "flash-id" })).toBeUndefined();
  });
});
