// Fails when dist/ is not exactly what the sources build: changed, missing or additional files.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const fresh = mkdtempSync(join(tmpdir(), "esptool-action-dist-"));
try {
  await build(fresh);
  const [committed, built] = [filesOf(join(root, "dist")), filesOf(join(fresh, "dist"))];
  const names = [...new Set([...committed.keys(), ...built.keys()])].sort();
  const stale = names.filter((name) => !sameBytes(committed.get(name), built.get(name)));
  for (const name of stale) console.error(`dist/${name} ${reason(committed.has(name), built.has(name))}`);
  if (stale.length > 0) {
    console.error("dist/ is stale: run `npm run build` and commit all of dist/.");
    process.exitCode = 1;
  } else {
    console.log(`dist/ is up to date (${names.length} files).`);
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

function filesOf(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [file.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(file)]),
  );
}

function sameBytes(a: Buffer | undefined, b: Buffer | undefined): boolean {
  return a !== undefined && b !== undefined && a.equals(b);
}

function reason(committed: boolean, built: boolean): string {
  if (committed && built) return "differs from what the sources build";
  return committed ? "is not built from the sources any more" : "is built from the sources, but not there";
}
