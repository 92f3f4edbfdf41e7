import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readBaudRecord, writeBaudRecord } from "../../../src/board/ports/baud-record.ts";
import { freshFolder } from "../../support/runner/runner.ts";

const NOW = new Date("2026-03-01T12:00:00Z");
const DAY_MS = 24 * 3_600_000;

function written(text: string): string {
  const folder = freshFolder("rates");
  writeFileSync(join(folder, "place.baud"), text);
  return folder;
}

describe("the record of a rate", () => {
  it("is read as it was written, until the next one replaces it", async () => {
    const folder = freshFolder("rates");
    await writeBaudRecord(folder, "place", { baud: 1_500_000, since: NOW });
    await writeBaudRecord(folder, "place", { baud: 921_600, since: NOW });
    expect(readBaudRecord(folder, "place", NOW)).toEqual({ baud: 921_600, since: NOW });
    expect(readFileSync(join(folder, "place.baud"), "utf8")).toBe("921600 2026-03-01T12:00:00Z\n");
    expect(readBaudRecord(folder, "another-place", NOW)).toBeUndefined();
  });

  it("counts for 30 days", async () => {
    const folder = freshFolder("rates");
    await writeBaudRecord(folder, "place", { baud: 921_600, since: NOW });
    const after = (days: number) => readBaudRecord(folder, "place", new Date(NOW.getTime() + days * DAY_MS));
    expect(after(29)).toBeDefined();
    expect(after(30)).toBeUndefined();
    expect(after(-1)).toBeUndefined();
  });

  it.each([
    ["nothing", ""],
    ["half a record", "921600 2026-03"],
    ["a rate that is none", "123456 2026-03-01T11:00:00Z\n"],
    ["a date that is none", "921600 2026-99-01T11:00:00Z\n"],
    ["more than a record", "921600 2026-03-01T11:00:00Z\n".repeat(1000)],
    ["commands of a runner", "::error::921600 2026-03-01T11:00:00Z\n"],
  ])("is ignored if the file contains %s", (_what, text) => {
    expect(readBaudRecord(written(text), "place", NOW)).toBeUndefined();
  });

  it.skipIf(process.platform === "win32")("is neither read nor written through a link", async () => {
    const folder = freshFolder("rates");
    const target = join(folder, "target");
    writeFileSync(target, "921600 2026-03-01T11:00:00Z\n");
    symlinkSync(target, join(folder, "place.baud"));
    expect(readBaudRecord(folder, "place", NOW)).toBeUndefined();
    await writeBaudRecord(folder, "place", { baud: 460_800, since: NOW });
    expect(readFileSync(target, "utf8")).toBe("921600 2026-03-01T11:00:00Z\n");
  });

  it("does not fail the step if it cannot be written", async () => {
    const folder = join(freshFolder("rates"), "missing");
    await writeBaudRecord(folder, "place", { baud: 460_800, since: NOW });
    expect(existsSync(folder)).toBe(false);
    mkdirSync(join(folder, "place.baud"), { recursive: true });
    await writeBaudRecord(folder, "place", { baud: 460_800, since: NOW });
    expect(readBaudRecord(folder, "place", NOW)).toBeUndefined();
  });
});
