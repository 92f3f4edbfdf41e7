import { readdir, realpath } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { Failure } from "../../system/errors.ts";
import { isProgram, programsOnPath, variable } from "../../tool-cache/environment.ts";
import { pathsOf, platformOf, type RunnerPlaces } from "../../tool-cache/tool.ts";
import { QEMU_CHIPS, type QemuChip } from "../chips.ts";
import { type QemuRequest } from "./qemu-program.ts";

/**
 * The programs on this runner that may be QEMU for the chip: the one in `qemu-path`, or otherwise those on PATH and
 * then those that ESP-IDF has installed, newest first.
 * @throws {Failure} `qemu-missing` if the one in `qemu-path` does not exist.
 */
export async function qemusOnRunner({ chip, path }: QemuRequest, places: RunnerPlaces): Promise<string[]> {
  const name = `qemu-system-${QEMU_CHIPS[chip].processor}`;
  if (path) return [await named(path, name, places)];
  const found = [...(await programsOnPath(name, places)), ...(await espIdfTools(chip, name, places))];
  // /bin is often a link to /usr/bin.
  const real = await Promise.all(found.map((program) => realpath(program)));
  return found.filter((_, index) => real.indexOf(real[index] ?? "") === index);
}

async function named(path: string, name: string, places: RunnerPlaces): Promise<string> {
  const candidates = isAbsolute(path) ? [path] : /[\\/]/.test(path) ? [] : await programsOnPath(path, places);
  const [found] = candidates;
  if (found !== undefined && (await isProgram(found))) return found;
  throw new Failure(
    "qemu-missing",
    `qemu-path, ${JSON.stringify(path)}, is no program that the runner's user may execute.`,
    `Give the absolute path of Espressif's ${name}.`,
  );
}

/** `<IDF_TOOLS_PATH>/tools/qemu-xtensa/<version>/qemu/bin/qemu-system-xtensa`, the layout of ESP-IDF's idf_tools.py. */
async function espIdfTools(chip: QemuChip, name: string, places: RunnerPlaces): Promise<string[]> {
  const paths = pathsOf(places);
  const windows = platformOf(places) === "win32";
  const home = variable(places, windows ? "USERPROFILE" : "HOME") ?? "";
  const tools = variable(places, "IDF_TOOLS_PATH") ?? (home === "" ? "" : paths.join(home, ".espressif"));
  if (!paths.isAbsolute(tools)) return [];
  const folder = paths.join(tools, "tools", `qemu-${QEMU_CHIPS[chip].processor}`);
  const versions = await readdir(folder).catch(() => []);
  const programs = versions
    .toSorted((a, b) => b.localeCompare(a, "en", { numeric: true }))
    .map((version) => paths.join(folder, version, "qemu", "bin", windows ? `${name}.exe` : name));
  const exist = await Promise.all(programs.map((program) => isProgram(program)));
  return programs.filter((_, index) => exist[index]);
}
