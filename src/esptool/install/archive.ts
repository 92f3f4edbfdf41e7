import { chmod, readdir, realpath, stat, statfs } from "node:fs/promises";
import { join, sep } from "node:path";
import { Failure, messageOf } from "../../errors.ts";
import { throwIfCancelled } from "./command.ts";
import type { InstallContext } from "./program.ts";
import type { ReleaseAsset } from "./releases.ts";

/**
 * Unpacks an archive whose digest was checked, and checks what came out: nothing but folders, files and links that
 * stay inside, and the program where it belongs.
 * @returns the path of the program.
 * @throws {Failure} `esptool-archive-invalid`.
 */
export async function unpack(
  file: string,
  directory: string,
  asset: ReleaseAsset,
  context: InstallContext,
): Promise<string> {
  // Loaded here, as a step that finds esptool in the tool cache has no use for it.
  const { extractTar, extractZip } = await import("@actions/tool-cache");
  try {
    await (file.endsWith(".zip") ? extractZip(file, directory) : extractTar(file, directory));
  } catch (error) {
    throw await whyNotUnpacked(directory, asset, error);
  }
  throwIfCancelled(context);
  await checkContents(directory, asset);
  const program = join(directory, `esptool-${asset.platform}`, asset.program);
  const found = await stat(program).catch(() => undefined);
  if (found?.isFile() !== true)
    throw invalid(asset, `it holds no ${asset.program} in esptool-${asset.platform}/`);
  await chmod(program, 0o755);
  return program;
}

/** tar does not tell us, but who fails for want of room leaves none. */
async function whyNotUnpacked(directory: string, asset: ReleaseAsset, error: unknown): Promise<Failure> {
  const disk = await statfs(directory).catch(() => undefined);
  if (disk === undefined || disk.bavail * disk.bsize >= 1024 * 1024)
    return invalid(asset, `it cannot be unpacked (${messageOf(error)})`, error);
  return new Failure(
    "esptool-install-failed",
    `The archive ${asset.file} cannot be unpacked: there is no room left in ${directory}.`,
    "Make room on the disk of the tool cache (RUNNER_TOOL_CACHE says where it is).",
    { cause: error },
  );
}

async function checkContents(directory: string, asset: ReleaseAsset): Promise<void> {
  const inside = (await realpath(directory)) + sep;
  for (const item of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(item.parentPath, item.name);
    if (item.isFile() || item.isDirectory()) continue;
    const target = item.isSymbolicLink() ? await realpath(path).catch(() => "") : "";
    if (!target.startsWith(inside))
      throw invalid(asset, `its entry ${item.name} is not a file or leads outside`);
  }
}

function invalid(asset: ReleaseAsset, problem: string, cause?: unknown): Failure {
  return new Failure(
    "esptool-archive-invalid",
    `The archive ${asset.file} is not an esptool release: ${problem}.`,
    "Serve Espressif's archive unchanged, or correct esptool-base-url and esptool-sha256.",
    { cause },
  );
}
