import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manifestText } from "../../src/firmware/formats/backup-manifest.ts";
import { checkBackup } from "../../src/backups/checked-backup.ts";
import { noise, sha256 } from "../support/bytes.ts";
import { manifestRecord } from "../support/backups/manifest-record.ts";

const IMAGE = noise("image", 0x1000);

/** Where a checked backup has its table; `recorded` is the manifest's word, absent without a manifest. */
async function tableAddress(recorded: string | null | undefined, tableAddress?: number): Promise<number> {
  const imagePath = join(mkdtempSync(join(tmpdir(), "checked-")), "image.bin");
  writeFileSync(imagePath, IMAGE);
  const record = manifestRecord({
    size: IMAGE.length,
    sha256: createHash("sha256").update(IMAGE).digest("hex"),
    partition_table: { state: "found", address: recorded ?? null, reason: null },
  });
  const manifest = recorded === undefined ? undefined : manifestText(record);
  const taken = { name: "image.bin", imagePath, size: IMAGE.length, sha256: sha256(IMAGE), manifest };
  return (await checkBackup(taken, { allowUnidentified: true, tableAddress })).tableAddress;
}

describe("where a backup has its partition table", () => {
  it("is taken from the manifest", async () => {
    expect(await tableAddress("0x10000")).toBe(0x1_0000);
  });

  it("is taken from the workflow, whatever the manifest has", async () => {
    expect(await tableAddress("0x8000", 0x1_0000)).toBe(0x1_0000);
    expect(await tableAddress(undefined, 0x1_0000)).toBe(0x1_0000);
  });

  it("is ESP-IDF's default if neither has one", async () => {
    expect(await tableAddress(undefined)).toBe(0x8000);
    expect(await tableAddress(null)).toBe(0x8000);
  });
});
