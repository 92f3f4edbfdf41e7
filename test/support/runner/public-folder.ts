import { chmodSync, mkdtempSync, rmSync } from "node:fs";

/** As /tmp: every user of this machine may use it, which the folders of single tests do not allow. Not for Windows. */
export function publicFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync("/tmp/esptool-action-public-");
  chmodSync(path, 0o1777);
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
