import { cp, mkdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { testEsptool } from "./esptool.ts";

/**
 * Copies the esptool that all tests share into a tool cache of its own, as if restored from an archive: with other
 * inodes and times, and nothing known of it but its digests.
 * @returns the directory of the installation.
 */
export async function copyEsptool(toolCache: string): Promise<string> {
  const directory = dirname(dirname((await testEsptool()).command));
  const from = dirname(directory);
  const to = join(toolCache, "esptool", basename(from));
  await mkdir(to, { recursive: true });
  const name = basename(directory);
  const marker = `${name.replace(/-[0-9a-f]{12}$/, "")}.complete`;
  for (const each of [name, `${name}.manifest.json`, marker])
    await cp(join(from, each), join(to, each), { recursive: true, verbatimSymlinks: true });
  return join(to, name);
}
