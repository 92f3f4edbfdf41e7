import type { TakeFile } from "../../../src/inputs/files/take-files.ts";
import { sha256OfFile } from "../../../src/system/files/digest.ts";

/** Leaves files where they are, for tests of what is said of them. */
export const untaken: TakeFile = async ({ realPath, size }) => ({
  realPath,
  size,
  sha256: await sha256OfFile(realPath),
});
