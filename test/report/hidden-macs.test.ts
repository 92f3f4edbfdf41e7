import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hideMacs } from "../../src/report/hidden-macs.ts";

describe("a text for strangers", () => {
  it.each([
    ["MAC:                7c:df:a1:e2:93:58", "MAC:                …e2:93:58"],
    ["BASE MAC: 60:55:F9:F6:B7:2C", "BASE MAC: …F6:B7:2C"],
    ["MAC: 60:55:f9:ff:fe:f6:b7:2c", "MAC: …f6:b7:2c"],
    ["MAC&#58; 7c&#58;df&#58;a1&#58;e2&#58;93&#58;58.", "MAC&#58; …e2&#58;93&#58;58."],
    ['is "7c:df:a1:e2:93:58", not 7C-DF-A1-E2-93-59', 'is "…e2:93:58", not …E2-93-59'],
    [
      "/dev/serial/by-id/usb-Espressif_USB_JTAG_serial_debug_unit_7C:DF:A1:E2:93:58-if00",
      "/dev/serial/by-id/usb-Espressif_USB_JTAG_serial_debug_unit_…E2:93:58-if00",
    ],
    ["serial=7CDFA1E29358, location=1-2", "serial=…E29358, location=1-2"],
    ["mac=7c:df:a1:e2:93:58", "mac=…e2:93:58"],
    ["usb-TinyUSB_CDC_7cdfa1e29358-if00", "usb-TinyUSB_CDC_…e29358-if00"],
  ])("has only the end of a MAC: %s", (text, shown) => {
    expect(hideMacs(text)).toBe(shown);
  });

  it.each([
    ["2026-01-01T00:00:00.000Z"],
    ["at 12:34:56 by 7c:df"],
    ["0x7cdfa1e29358"],
    ["sha256:" + "7cdfa1e29358".repeat(5) + "abcd"],
    ["_temp/3f2a91c4-7b1d-4e0a-9c55-7cdfa1e29358/flash.bin"],
    ["100000000000 bytes of run 160123456789"],
    ["16.0 MB at 0x10000 of …e2:93:58"],
    [""],
  ])("keeps what is no MAC: %s", (text) => {
    expect(hideMacs(text)).toBe(text);
  });

  it("has no whole MAC, whatever surrounds it, and is not hidden twice", () => {
    const byte = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, "0"));
    const mac = fc.array(byte, { minLength: 6, maxLength: 6 }).map((bytes) => bytes.join(":"));
    // What is a digit of a MAC itself makes another text of it.
    const around = fc.string().map((text) => text.replace(/[\da-f:&#;-]/gi, "~"));
    fc.assert(
      fc.property(around, mac, around, (before, address, after) => {
        const shown = hideMacs(`${before}${address}${after}`);
        expect(shown).toBe(`${before}…${address.slice(-8)}${after}`);
        expect(hideMacs(shown)).toBe(shown);
      }),
    );
  });
});
