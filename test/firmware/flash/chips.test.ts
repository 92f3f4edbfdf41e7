import { execFile } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import {
  bootloaderAddress,
  CHIP_OPTIONS,
  chipFacts,
  chipOfImage,
  chipOfOption,
  hasIdfLayout,
  headerAddress,
  leastFlash,
  optionOfChip,
  protectionOf,
  romBaud,
} from "../../../src/firmware/flash/chips.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";

describe("the table of chips", () => {
  it("finds a chip by the id of its images, and the place of its bootloader by its name", () => {
    expect(chipOfImage(0)).toBe("ESP32");
    expect(chipOfImage(9)).toBe("ESP32-S3");
    expect(chipOfImage(0x1234)).toBeUndefined();
    expect(bootloaderAddress("ESP32-S2")).toBe(0x1000);
    expect(bootloaderAddress("ESP32-P4")).toBe(0x2000);
    expect(bootloaderAddress("ESP32-C6")).toBe(0);
    expect(bootloaderAddress("esp32s3")).toBeUndefined();
  });

  it("has no bootloader of the ESP8266, and yet the place where esptool changes its header", () => {
    expect([bootloaderAddress("ESP8266"), headerAddress("ESP8266")]).toEqual([undefined, 0]);
    expect([hasIdfLayout("ESP8266"), protectionOf("ESP8266")]).toEqual([false, "none"]);
  });

  it("has the odd rate at which the ROM of an ESP8266 prints", () => {
    expect([undefined, "ESP99", "ESP32-C3"].map(romBaud)).toEqual([115_200, 115_200, 115_200]);
    expect(romBaud("ESP8266")).toBe(74_880);
  });

  it("treats an unknown chip as a usual one", () => {
    expect([hasIdfLayout(undefined), hasIdfLayout("ESP99")]).toEqual([true, true]);
    expect([leastFlash(undefined), leastFlash("ESP99")]).toEqual([0x40_0000, 0x40_0000]);
    expect(protectionOf("ESP99")).toBe("security-info");
  });

  it("spells each chip as esptool's option does", () => {
    for (const option of CHIP_OPTIONS) {
      expect(optionOfChip(chipFacts(option).name)).toBe(option);
      expect(chipOfOption(option)).toBe(chipFacts(option).name);
    }
    expect(chipOfOption("auto")).toBeUndefined();
    expect(chipOfOption("toString")).toBeUndefined();
  });

  it("has the chips of esptool's vocabulary, and no others, with its ids, addresses, blocks and reach", async () => {
    const { command } = await testEsptool();
    const program =
      "import json\n" +
      "from esptool.targets import CHIP_DEFS\n" +
      "print(json.dumps({option: [r.CHIP_NAME, getattr(r, 'IMAGE_CHIP_ID', None), r.BOOTLOADER_FLASH_OFFSET,\n" +
      "  r.FLASH_ENCRYPTED_WRITE_ALIGN, 128 if r.FLASH_32BIT_ADDR_SUPPORTED else 16] for option, r in CHIP_DEFS.items()}))";
    const { stdout } = await promisify(execFile)(command, ["-I", "-c", program], { timeout: 60_000 });
    const known = CHIP_OPTIONS.map((option) => {
      const { name, imageId, bootloader, encryptedBlock, largestFlash } = chipFacts(option);
      return [option, [name, imageId ?? null, bootloader, encryptedBlock, largestFlash / 0x10_0000]];
    });
    expect(Object.fromEntries(known)).toEqual(JSON.parse(stdout));
  });
});

/** Where code may name a chip, and why. */
const NAMES_CHIPS: Readonly<Record<string, string>> = {
  "src/gate/seen/crash-signs.ts": "what a watchdog is called that one chip alone has",
  "src/firmware/flash/chips.ts": "the table",
  "src/qemu/chips.ts": "what each chip that QEMU has is there",
  "src/firmware/builds/zephyr-runners.ts": "the name of a runner of Zephyr, for all chips",
};
/** The models of the virtual board: what each chip is, and how its ROM and its bootloader start it. */
const MODELS = ["src/virtual-board/chips/", "src/virtual-board/boot/"];

it("no file names a chip in code but the table and the models of the virtual board", () => {
  const files = globSync("src/**/*.ts").map((path) => path.replaceAll("\\", "/"));
  expect(files.length).toBeGreaterThan(100);
  const others = files.filter((path) => !MODELS.some((folder) => path.startsWith(folder)));
  expect(files.length - others.length).toBeGreaterThan(CHIP_OPTIONS.length);
  const naming = others.filter((path) => namesChip(readFileSync(path, "utf8"), path));
  expect(naming.sort()).toEqual(Object.keys(NAMES_CHIPS).sort());
});

it("a chip is found in a text, a template and a key, and neither in a comment nor in an import", () => {
  const isFound = (code: string): boolean => namesChip(code, "a.ts");
  expect([`x === "ESP32-C3"`, "`for the ESP8266, ${x}`", "({ esp32s3: 1 })"].map(isFound)).toEqual([
    true,
    true,
    true,
  ]);
  expect(["// on the ESP32", `import { a } from "./esp32.ts"`, `"gen_esp32part.py"`].map(isFound)).toEqual([
    false,
    false,
    false,
  ]);
});

/** Whether a text or the key of an object is or has the name of a chip; `gen_esp32part.py` is that of a program. */
function namesChip(code: string, path: string): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return false;
    const isKey = ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
    if ((isKey || isText) && /(?<!gen_)esp-?(?:32|8266)/i.test(node.text)) return true;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true));
}
