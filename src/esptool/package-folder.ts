import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A folder of the action that is not bundled. */
export function packageFolder(name: "locks" | "python"): string {
  return join(packageRoot(), name);
}

/** This file is src/esptool/package-folder.ts, and its bundle is in dist/bundle. */
function packageRoot(): string {
  return join(dirname(fileURLToPath(import.meta.url)), "..", "..");
}
