import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "./action.ts";

/**
 * A script that runs another as on a disk that is full: no file can grow beyond 32 KiB (64 blocks of 512 bytes;
 * a shell that counts in KiB makes it 64). It needs no rights, and hits every process of the step.
 */
export function smallFilesEntry(script: string): string {
  const entry = join(mkdtempSync(join(tmpdir(), "small-files-")), "entry.mjs");
  const command = 'ulimit -f 64 && exec "$0" "$1"';
  const args = ["-c", command, process.execPath, join(REPOSITORY, script)];
  const program = `
    import { spawn } from "node:child_process";
    const child = spawn("sh", ${JSON.stringify(args)}, { stdio: "inherit" });
    child.on("exit", (code, signal) => { if (signal) process.kill(process.pid, signal); else process.exit(code); });`;
  writeFileSync(entry, program);
  return entry;
}
