import { access, stat } from "node:fs/promises";
import { constants } from "node:fs";
import { isAbsolute, posix, win32 } from "node:path";
import { programEnvironment } from "../system/processes/program-environment.ts";
import { platformOf, type RunnerPlaces } from "./tool.ts";

/** Further variables for helper programs: the language, but nothing that redirects Python or the dynamic linker. */
export const KEPT_FOR_HELPERS = new Set(["APPDATA", "LANG", "LC_ALL", "LC_CTYPE", "TZ"]);

/** The environment of a program that is not pip. */
export function helperEnvironment(context: RunnerPlaces): Record<string, string> {
  return programEnvironment(context.env, KEPT_FOR_HELPERS);
}

/** The value of a variable; Windows ignores the case of its name. */
export function variable(context: RunnerPlaces, name: string): string | undefined {
  if (platformOf(context) !== "win32") return context.env[name];
  const key = Object.keys(context.env).find((candidate) => candidate.toUpperCase() === name.toUpperCase());
  return key === undefined ? undefined : context.env[key];
}

/** Every program with that name in the absolute folders of `PATH`, in order. */
export async function programsOnPath(name: string, context: RunnerPlaces): Promise<string[]> {
  const windows = platformOf(context) === "win32";
  const folders = (variable(context, "PATH") ?? "")
    .split(windows ? ";" : ":")
    .filter((folder) => isAbsolute(folder));
  const paths = windows ? win32 : posix;
  const commands = [...new Set(folders)].map((folder) => paths.join(folder, windows ? `${name}.exe` : name));
  const programs = await Promise.all(commands.map((command) => isProgram(command)));
  return commands.filter((_, index) => programs[index]);
}

export async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
