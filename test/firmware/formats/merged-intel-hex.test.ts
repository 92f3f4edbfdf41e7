import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseIntelHex } from "../../../src/firmware/formats/intel-hex.ts";
import { noise } from "../../support/bytes.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";

it("reads the Intel HEX that esptool merges, with the gaps between its parts", async () => {
  const { command, prefix } = await testEsptool();
  const folder = mkdtempSync(join(tmpdir(), "merged-"));
  const parts = [
    { address: 0x1000, bytes: noise("boot", 20_000) },
    { address: 0x8000, bytes: noise("table", 3_072) },
    { address: 0x1_0000, bytes: noise("app", 150_001) },
  ];
  const words = parts.flatMap(({ address, bytes }, index) => {
    const path = join(folder, `${index}.bin`);
    writeFileSync(path, bytes);
    return [String(address), path];
  });
  const hex = join(folder, "merged.hex");
  const merge = ["--chip", "esp32", "merge-bin", "--format", "hex", "--output", hex, ...words];
  execFileSync(command, [...prefix, ...merge], { stdio: "ignore", timeout: 60_000 });
  expect(parseIntelHex(readFileSync(hex))).toEqual({ value: parts });
});
