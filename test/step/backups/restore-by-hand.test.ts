import { execFile } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { readPage } from "../../docs/workflows.ts";
import { IDENTITY_FILE, RECIPIENT } from "../../support/backups/age-keys.ts";
import { noise, text } from "../../support/bytes.ts";
import { esptoolPython } from "../../support/esptool/esptool.ts";
import { backupOf, encrypted, macOf } from "../../support/backups/made-backup.ts";
import { freshFolder, REPOSITORY } from "../../support/runner/runner.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { writeZip } from "../../support/github/zip-writer.ts";

const SIZE = 0x4_0000;
const HEADING = "## By hand, with nothing but esptool and age";
const DEADLINE_MS = 240_000;

/** The commands of the section, a line each, in their order. */
function commands(): string[] {
  const page = readPage("docs/guides/restore.md");
  const section = page.slice(page.indexOf(HEADING)).split(/\n##/)[0] ?? "";
  return [...section.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, block = ""]) =>
    block.trimEnd().split("\n"),
  );
}

/** A folder with what the page takes for granted: `esptool`, for a board on its port, and `age`. */
async function programs(board: TestBoard): Promise<string> {
  const folder = freshFolder("programs");
  // The virtual board is on a socket, which has no reset.
  const esptool = `#!/bin/sh
[ "$1" = --port ] && [ "$2" = /dev/ttyUSB0 ] || exit 64
shift 2
exec "${await esptoolPython()}" -I -m esptool --port ${board.url} --before no-reset --after no-reset "$@"
`;
  const age = `#!/bin/sh\nexec "${process.execPath}" "${join(REPOSITORY, "test/support/backups/age-command.ts")}" "$@"\n`;
  writeFileSync(join(folder, "esptool"), esptool, { mode: 0o755 });
  writeFileSync(join(folder, "age"), age, { mode: 0o755 });
  // macOS calls it by another name.
  const sha256sum = '#!/bin/sh\nexec shasum -a 256 "$@"\n';
  if (process.platform === "darwin") writeFileSync(join(folder, "sha256sum"), sha256sum, { mode: 0o755 });
  return folder;
}

describe.skipIf(process.platform === "win32")("docs/guides/restore.md: a restore by hand", () => {
  it("puts a downloaded artifact back with the commands of the page, each of which says what it should", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    board.flash.poke(0x1000, text("bootloader", 20_000));
    board.flash.poke(0x1_0000, noise("application", 0x2000));
    const { image, manifest } = backupOf(board, { image: "board7.bin" });
    board.flash.poke(0, noise("worn", SIZE));
    const folder = freshFolder("by-hand");
    copyFileSync(IDENTITY_FILE, join(folder, "backup-key.txt"));
    const zip = writeZip(
      { name: "board7.bin.age", content: await encrypted(image, [RECIPIENT]) },
      { name: "board7.bin.json.age", content: await encrypted(Buffer.from(manifest), [RECIPIENT]) },
    );
    writeFileSync(join(folder, "backup-board7.zip"), zip);

    const env = { ...process.env, PATH: `${await programs(board)}:${process.env["PATH"] ?? ""}` };
    const said: string[] = [];
    for (const command of commands()) {
      const shell = promisify(execFile)("sh", ["-ec", command], { cwd: folder, env, timeout: DEADLINE_MS });
      said.push((await shell).stdout);
    }
    const [unzipped, image7, manifest7, sum, facts, flashId, written, verified, ...more] = said;
    expect(more).toEqual([]);
    expect(unzipped).toContain("board7.bin.json.age");
    expect([image7, manifest7]).toEqual(["", ""]);
    expect(sum).toBe("board7.bin: OK\n");
    for (const fact of ['"start_address": "0x0"', '"chip": "ESP32"', macOf(board), `"flash_size": ${SIZE}`])
      expect(facts).toContain(fact);
    expect(flashId).toContain(macOf(board));
    expect(flashId).toContain("256KB");
    expect(written).toContain("Hash of data verified");
    expect(verified).toMatch(/Verification successful/);
    expect(board.flash.read(0, SIZE).equals(image)).toBe(true);
  });
});
