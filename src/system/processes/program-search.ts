import { accessSync, constants, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** The first program of that name in the absolute folders of a `PATH`, as POSIX systems have it; no shell is asked. */
export function findProgram(name: string, path = ""): string | undefined {
  const candidates = path.split(":").filter((folder) => isAbsolute(folder));
  return candidates.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
