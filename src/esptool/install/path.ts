import { basename, isAbsolute } from "node:path";
import { Failure } from "../../system/errors.ts";
import { pythonOfScript } from "./pip/console-script.ts";
import { AS_MODULE, type EsptoolProgram, type EsptoolRequest, type InstallContext } from "./program.ts";
import { askVersion, checkVersion } from "./version.ts";
import { programsOnPath } from "../../tool-cache/environment.ts";

/** PATH_MAX of Linux; elsewhere it is less. */
const LONGEST_PATH = 4096;

/**
 * The esptool that is already on the runner: the program or the Python at `esptool-path`, or `esptool` on `PATH`.
 * @throws {Failure} `esptool-path-invalid`, `esptool-version-wrong`, `input-invalid`.
 */
export async function useInstalled(
  request: EsptoolRequest,
  context: InstallContext,
): Promise<EsptoolProgram> {
  const wanted = request.version === "" ? undefined : checkVersion(request.version);
  const command = await locate(request.path ?? "", context);
  const problems: string[] = [];
  for (const way of await waysOf(command)) {
    const answer = await askVersion(way, context);
    if ("version" in answer) {
      checkAnswer(command, answer.version, wanted);
      return { ...way, version: answer.version, path: command, source: "path" };
    }
    problems.push(`as ${way.prefix.length === 0 ? "esptool" : "a Python with esptool"}: ${answer.problem}`);
  }
  throw new Failure(
    "esptool-path-invalid",
    `${command} does not work, neither ${problems.join(", nor ")}.`,
    "Set esptool-path to an esptool 5 program, or to a Python with esptool 5, that the runner's user may execute.",
  );
}

type Way = Pick<EsptoolProgram, "command" | "prefix">;

/**
 * The ways to start it, the likeliest first. A script from pip is replaced by its Python if that finds esptool without
 * its user's folders: only a Python package can be made to wait for the action.
 */
async function waysOf(command: string): Promise<Way[]> {
  const asProgram = { command, prefix: [] };
  const asPython = { command, prefix: AS_MODULE };
  // A Python is recognised by its name; the other interpretation is tried as well.
  if (/^py/i.test(basename(command))) return [asPython, asProgram];
  const python = await pythonOfScript(command);
  if (python === undefined) return [asProgram, asPython];
  return [{ command: python, prefix: AS_MODULE }, asProgram];
}

async function locate(path: string, context: InstallContext): Promise<string> {
  if (path.length > LONGEST_PATH || path.includes("\0")) {
    throw new Failure(
      "esptool-path-invalid",
      `esptool-path is not a path: it has ${path.length} characters, or contains a NUL.`,
      "Give the absolute path of an esptool 5 program.",
    );
  }
  if (isAbsolute(path)) return path;
  const name = path === "" ? "esptool" : path;
  const [found] = /[\\/]/.test(name) ? [] : await programsOnPath(name, context);
  if (found !== undefined) return found;
  throw new Failure(
    "esptool-path-invalid",
    path === "" ? "There is no esptool on the PATH of the runner." : `${path} does not exist.`,
    "Give the absolute path as esptool-path, install esptool 5 on the runner, or use esptool-source: auto.",
  );
}

function checkAnswer(command: string, version: string, wanted: string | undefined): void {
  const major = Number.parseInt(version, 10);
  const problem =
    major < 5 || (major > 5 && wanted === undefined)
      ? "this action needs esptool 5"
      : wanted !== undefined && version !== wanted
        ? `esptool-version asks for ${wanted}`
        : undefined;
  if (problem === undefined) return;
  throw new Failure(
    "esptool-version-wrong",
    `${command} is esptool ${version}, but ${problem}.`,
    "Update it, correct esptool-version, or use esptool-source: auto, which installs the right one.",
  );
}
