import { describe, expect, it } from "vitest";
import { QEMU_CHIP_NAMES, QEMU_CHIPS } from "../../src/qemu/chips.ts";
import { efuseImage, parseMac } from "../../src/qemu/efuse.ts";
import { type QemuChip } from "../../src/qemu/chips.ts";
import { type MacAddress } from "../../src/virtual-board/chips/chip-model.ts";
import { CHIPS } from "../../src/virtual-board/chips/chips.ts";

const MAC = "24:0a:c4:51:7e:0e";
/** The register at which the file begins. */
const FIRST: Readonly<Record<QemuChip, number>> = {
  esp32: 0x3ff5_a000,
  esp32s3: 0x6000_702c,
  esp32c3: 0x6000_882c,
};

describe("the eFuses of a new board in QEMU", () => {
  it.each(QEMU_CHIP_NAMES)("hold the MAC of an %s where the virtual board has it", (chip) => {
    const mac = parseMac(MAC) as unknown as MacAddress;
    const image = efuseImage(chip, mac);
    expect(image.length).toBe(QEMU_CHIPS[chip].efuseSize);
    const registers = CHIPS[chip].registers({ mac, flashEncryption: false, secureBoot: false });
    const at = chip === "esp32" ? FIRST.esp32 + 4 : FIRST[chip] + 24;
    for (const address of [at, at + 4])
      expect(image.readUInt32LE(address - FIRST[chip])).toBe(registers.get(address));
  });

  it.each([
    // tools/idf_py_actions/qemu_ext.py of ESP-IDF.
    ["esp32", `${"0".repeat(26)}8${"0".repeat(17)}1${"0".repeat(203)}`],
    ["esp32s3", `${"0".repeat(77)}c${"0".repeat(1970)}`],
    ["esp32c3", `${"0".repeat(77)}c${"0".repeat(1970)}`],
  ] as const)("are those of ESP-IDF for an %s, apart from the MAC", (chip, hex) => {
    const none = efuseImage(chip, [0, 0, 0, 0, 0, 0]);
    expect(none.toString("hex")).toBe(hex);
  });

  it("need the MAC of one board", () => {
    for (const text of ["24:0a:c4:51:7e", "25:0a:c4:51:7e:0e", "24-0a-c4-51-7e-0e", ""])
      expect(parseMac(text), text).toBeUndefined();
  });
});
