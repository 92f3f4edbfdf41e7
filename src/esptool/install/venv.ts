import { readFile, stat } from "node:fs/promises";
import { win32 } from "node:path";
import { AS_MODULE, pathsOf, platformOf, type EsptoolProgram, type InstallContext } from "./program.ts";
import type { Python } from "./python.ts";

/** How the esptool of a venv is called. The script `bin/esptool` is for people: it trusts the environment. */
export function venvProgram(
  directory: string,
  version: string,
  source: EsptoolProgram["source"],
  context: InstallContext,
): EsptoolProgram {
  const script = platformOf(context) === "win32" ? ["Scripts", "esptool.exe"] : ["bin", "esptool"];
  const path = pathsOf(context).join(directory, ...script);
  return { command: venvPython(directory, context), prefix: AS_MODULE, version, path, source };
}

/** Whether the Python that the venv was made with is still there: a system update may have removed it. */
export async function isUsable(directory: string, context: InstallContext): Promise<boolean> {
  try {
    await stat(venvPython(directory, context)); // follows the link, on Linux and macOS, to the base interpreter
    if (platformOf(context) !== "win32") return true;
    // On Windows the venv has a launcher instead, which finds the base interpreter by this file.
    const config = await readFile(win32.join(directory, "pyvenv.cfg"), "utf8");
    const home = /^home *= *(.+?)\r?$/m.exec(config)?.[1];
    return home !== undefined && (await stat(win32.join(home, "python.exe"))).isFile();
  } catch {
    return false;
  }
}

/** The Python of a venv. */
export function venvPython(directory: string, context: InstallContext): string {
  const program = platformOf(context) === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"];
  return pathsOf(context).join(directory, ...program);
}

/** Where packages of a venv are. */
export function sitePackages(directory: string, python: Python, context: InstallContext): string {
  const folder = `python${python.tag.slice(0, 1)}.${python.tag.slice(1)}`;
  const library = platformOf(context) === "win32" ? ["Lib"] : ["lib", folder];
  return pathsOf(context).join(directory, ...library, "site-packages");
}
