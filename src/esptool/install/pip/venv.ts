import { AS_MODULE, type EsptoolProgram, type InstallContext } from "../program.ts";
import type { Python } from "./python.ts";
import { pathsOf, platformOf } from "../../../tool-cache/tool.ts";

/** How to run the esptool of a venv. The script `bin/esptool` is only for people, since it trusts the environment. */
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

/** The Python of a venv. */
export function venvPython(directory: string, context: InstallContext): string {
  const program = platformOf(context) === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"];
  return pathsOf(context).join(directory, ...program);
}

export function sitePackages(directory: string, python: Python, context: InstallContext): string {
  const folder = `python${python.tag.slice(0, 1)}.${python.tag.slice(1)}`;
  const library = platformOf(context) === "win32" ? ["Lib"] : ["lib", folder];
  return pathsOf(context).join(directory, ...library, "site-packages");
}
