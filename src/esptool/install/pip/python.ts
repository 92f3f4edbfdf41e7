import { realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, posix, win32 } from "node:path";
import { runCommand } from "../../../tool-cache/command.ts";
import type { InstallContext } from "../program.ts";

/** The locks have wheels for these Pythons. */
export const OLDEST_MINOR = 10;
const NEWEST_MINOR = 14;
/** A pyenv shim or a cold disk takes a second or two. */
export const PROBE_DEADLINE_MS = 30_000;
/** `pip --python` exists since pip 22.3. */
const PIP_WITH_PYTHON_OPTION = [22, 3] as const;

/** A CPython that can make the venv: `command` as found, `base` its real interpreter, which outlives aliases. */
export interface Python {
  readonly command: string;
  readonly prefix: readonly string[];
  readonly base: string;
  /** `312` for Python 3.12. */
  readonly tag: string;
  /** How pip installs into the venv: from outside, or with a newer pip fetched by an old one or by ensurepip's. */
  readonly pip: "outside" | "ensurepip" | "bootstrap";
}

export interface Candidate {
  readonly command: string;
  readonly prefix: readonly string[];
}

const PROBE = `
import importlib.util, json, os, sys, sysconfig
try:
    import pip
    pip_version = pip.__version__
except Exception:
    pip_version = None
has = lambda name: importlib.util.find_spec(name) is not None
base = getattr(sys, "_base_executable", None) or sys.executable
print(json.dumps({
    "implementation": sys.implementation.name, "major": sys.version_info[0], "minor": sys.version_info[1],
    "base": base if os.name == "nt" else os.path.realpath(base), "pip": pip_version,
    "ensurepip": has("ensurepip"), "venv": has("venv"),
    "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
}))`;
import { isProgram, programsOnPath, variable } from "../../../tool-cache/environment.ts";
import { platformOf } from "../../../tool-cache/tool.ts";

/**
 * The first Python on the runner that can make the installation, in the order `pythonLocation` (set by
 * actions/setup-python), `python3`, `python`, `python3.14` … `python3.10` on `PATH`, and `py -3` on Windows.
 * @returns the Python, and why each one before it was rejected.
 */
export async function findPython(
  context: InstallContext,
): Promise<{ readonly python: Python | undefined; readonly rejected: readonly string[] }> {
  const rejected: string[] = [];
  for (const candidate of await pythonCandidates(context)) {
    const python = await probe(candidate, context);
    if (typeof python !== "string") return { python, rejected };
    rejected.push(`${candidate.command}: ${python}`);
  }
  return { python: undefined, rejected };
}

/** Every Python on the runner, in that order, and why it is rejected, for `doctor`. */
export async function examinePythons(
  context: InstallContext,
): Promise<{ readonly command: string; readonly python: Python | string }[]> {
  const all = await pythonCandidates(context);
  return Promise.all(
    all.map(async (candidate) => ({
      command: candidate.command,
      python: await probe(candidate, context),
    })),
  );
}

/** Whether the runner has a program with the name of a Python; none is started. */
export async function mayHavePython(context: InstallContext): Promise<boolean> {
  return (await pythonCandidates(context)).length > 0;
}

/** The programs on the runner with the name of a Python, in that order; none is started. */
export async function pythonCandidates(context: InstallContext): Promise<Candidate[]> {
  const windows = platformOf(context) === "win32";
  const minors = Array.from({ length: NEWEST_MINOR - OLDEST_MINOR + 1 }, (_, index) => NEWEST_MINOR - index);
  const names = windows
    ? ["python", "python3"]
    : ["python3", "python", ...minors.map((minor) => `python3.${minor}`)];
  const found = new Map<string, Candidate>();
  const add = async (command: string, prefix: readonly string[] = []): Promise<void> => {
    // One folder may be on PATH under several names (/bin and /usr/bin). The program's own link is not resolved: the
    // Python of a venv and its base are one file, but not one Python.
    const place = await realpath(dirname(command)).catch(() => dirname(command));
    const key = join(place, basename(command));
    if (!found.has(key)) found.set(key, { command, prefix });
  };
  const location = variable(context, "pythonLocation");
  if (location !== undefined && isAbsolute(location)) {
    const command = windows ? win32.join(location, "python.exe") : posix.join(location, "bin", "python3");
    if (await isProgram(command)) await add(command);
  }
  for (const name of names) for (const command of await programsOnPath(name, context)) await add(command);
  if (windows) for (const command of await programsOnPath("py", context)) await add(command, ["-3"]);
  return [...found.values()];
}

/** @returns the Python, or why it is rejected. */
async function probe(candidate: Candidate, context: InstallContext): Promise<Python | string> {
  const { command, prefix } = candidate;
  const args = [...prefix, "-I", "-X", "utf8", "-c", PROBE];
  const outcome = await runCommand({ command, args, deadlineMs: PROBE_DEADLINE_MS }, context);
  if (!outcome.ok) return `does not run (${outcome.end})`;
  const answer = parseAnswer(outcome.lines.at(-1) ?? "");
  if (answer === undefined) return "does not respond like Python";
  const { major, minor } = answer;
  if (answer.implementation !== "cpython") return `is ${answer.implementation}, not CPython`;
  if (major !== 3 || minor < OLDEST_MINOR) return `is Python ${major}.${minor}, older than 3.${OLDEST_MINOR}`;
  if (minor > NEWEST_MINOR) return `is Python ${major}.${minor}, newer than 3.${NEWEST_MINOR}`;
  if (answer.free_threaded) return "is a free-threaded build";
  if (!answer.venv) return "has no module venv";
  const pip = wayToPip(answer.pip, answer.ensurepip);
  if (pip === undefined) return "has neither pip nor ensurepip (Debian and Ubuntu: apt install python3-venv)";
  return { command, prefix, base: answer.base, tag: `${major}${minor}`, pip };
}

function wayToPip(version: string | null, ensurepip: boolean): Python["pip"] | undefined {
  const [major = 0, minor = 0] = (version ?? "0").split(".").map(Number);
  const [wantedMajor, wantedMinor] = PIP_WITH_PYTHON_OPTION;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return "outside";
  if (version !== null) return "bootstrap";
  return ensurepip ? "ensurepip" : undefined;
}

interface Answer {
  readonly implementation: string;
  readonly major: number;
  readonly minor: number;
  readonly base: string;
  readonly pip: string | null;
  readonly ensurepip: boolean;
  readonly venv: boolean;
  readonly free_threaded: boolean;
}

function parseAnswer(line: string): Answer | undefined {
  try {
    const answer: unknown = JSON.parse(line);
    return isAnswer(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map(Object.entries(value));
  const is = (kind: string, ...names: string[]): boolean =>
    names.every((name) => typeof fields.get(name) === kind);
  const pip: unknown = fields.get("pip");
  return (
    is("string", "implementation", "base") &&
    is("number", "major", "minor") &&
    is("boolean", "ensurepip", "venv", "free_threaded") &&
    (pip === null || typeof pip === "string")
  );
}
