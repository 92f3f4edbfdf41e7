import { chmodSync, mkdtempSync, rmSync } from "node:fs";

/** A folder that every user of this machine can enter, which those for a single test are not. Not for Windows. */
export function publicFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync("/tmp/esptool-action-public-");
  chmodSync(path, 0o755);
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
