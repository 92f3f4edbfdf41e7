import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const PREFIX = "esptool-action-tests-";

/**
 * Runs once before all tests. Temporary folders of the tests, and of the processes that they start, go into one
 * folder that is removed at the end: a worker that is terminated has no chance to remove its own.
 */
export default function setup(): (() => void) | undefined {
  // Each project of vitest.config.ts calls it again.
  if (basename(tmpdir()).startsWith(PREFIX)) return undefined;
  const folder = mkdtempSync(join(realpathSync(tmpdir()), PREFIX));
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  // Thousands of steps load the same bundle: Node.js compiles it once.
  process.env["NODE_COMPILE_CACHE"] = join(folder, "compiled");
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
