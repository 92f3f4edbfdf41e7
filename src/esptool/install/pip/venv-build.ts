import { mkdir, rm, writeFile } from "node:fs/promises";
import { Failure } from "../../../system/errors.ts";
import { runCommand, type Outcome } from "../../../tool-cache/command.ts";
import { installEnvironment } from "./pip-settings.ts";
import type { InstallContext } from "../program.ts";
import type { Python } from "./python.ts";
import { sitePackages, venvProgram, venvPython } from "./venv.ts";
import { askVersion } from "../version.ts";
import { pathsOf } from "../../../tool-cache/tool.ts";

const VENV_DEADLINE_MS = 120_000;
/** 9 MB of wheels; a slow link and a busy runner are given ten minutes. */
const PIP_DEADLINE_MS = 600_000;

/** The content of the venv: esptool by its lock or, without one, as the index serves it. */
export interface VenvContent {
  readonly version: string;
  readonly lockFile: string | undefined;
}

/** Temporary folders inside the installation's directory, needed only while the venv is made. */
interface Scaffolding {
  readonly packages: string;
  readonly venv: string;
}

/** The command that runs pip, and its environment. */
interface Pip {
  readonly command: readonly [command: string, ...args: string[]];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Makes a venv with esptool in `directory` and verifies that it works. pip and esptool's build tools stay out of it.
 * @throws {Failure} `esptool-digest-mismatch`, `esptool-install-failed`, `cancelled`.
 */
export async function buildVenv(
  directory: string,
  content: VenvContent,
  python: Python,
  context: InstallContext,
): Promise<void> {
  const { base } = python;
  await makeVenv(base, ["--without-pip", directory], context);
  const paths = pathsOf(context);
  const folder = paths.join(directory, "scaffolding");
  const scaffolding = { packages: paths.join(folder, "packages"), venv: paths.join(folder, "venv") };
  await mkdir(scaffolding.packages, { recursive: true });
  const pip = await pipFor(directory, python, scaffolding, context);
  // esptool is published as source only. Its build tools also come from a lock; a path file makes them visible to the
  // venv during the build.
  const backend = paths.join(context.locks, "build-backend.txt");
  await runPip(pip, [...into(scaffolding), "-r", backend], "fetching setuptools", context);
  const site = sitePackages(directory, python, context);
  const pathFile = paths.join(site, "esptool-build-backend.pth");
  // Relative, so that it is ASCII: Python reads such a file by the locale.
  await writeFile(pathFile, `${paths.relative(site, scaffolding.packages)}\n`);
  const what =
    content.lockFile === undefined
      ? [`esptool==${content.version}`]
      : ["--require-hashes", "-r", content.lockFile];
  const rules = ["--no-build-isolation", "--only-binary", ":all:", "--no-binary", "esptool"];
  await runPip(pip, [...rules, ...what], `installing esptool ${content.version}`, context);
  await rm(pathFile);
  await rm(folder, { recursive: true, maxRetries: 3 });
  await verify(directory, content.version, context);
}

/** A pip for the new venv that is not installed into it. */
async function pipFor(
  directory: string,
  python: Python,
  scaffolding: Scaffolding,
  context: InstallContext,
): Promise<Pip> {
  const inside = venvPython(directory, context);
  let own: Pip["command"] = [python.command, ...python.prefix, "-I", "-X", "utf8", "-m", "pip"];
  if (python.pip === "ensurepip") {
    await makeVenv(python.base, [scaffolding.venv], context);
    own = [venvPython(scaffolding.venv, context), "-I", "-X", "utf8", "-m", "pip"];
  }
  const env = await installEnvironment(own, context);
  if (python.pip === "outside") return { command: [...own, "--python", inside], env };
  const lock = pathsOf(context).join(context.locks, "pip.txt");
  await runPip({ command: own, env }, [...into(scaffolding), "-r", lock], "fetching a newer pip", context);
  return { command: [inside, "-I", "-X", "utf8", pathsOf(context).join(scaffolding.packages, "pip")], env };
}

function into(scaffolding: Scaffolding): string[] {
  return ["--target", scaffolding.packages, "--require-hashes", "--only-binary", ":all:"];
}

async function makeVenv(base: string, args: readonly string[], context: InstallContext): Promise<void> {
  const command = {
    command: base,
    args: ["-I", "-X", "utf8", "-m", "venv", ...args],
    deadlineMs: VENV_DEADLINE_MS,
  };
  must(await runCommand(command, context), "making the Python environment");
}

async function runPip(
  pip: Pip,
  args: readonly string[],
  purpose: string,
  context: InstallContext,
): Promise<void> {
  const [command, ...prefix] = pip.command;
  const quiet = ["install", "--quiet", "--progress-bar", "off", "--no-warn-script-location"];
  must(
    await runCommand(
      {
        command,
        args: [...prefix, ...quiet, ...args],
        deadlineMs: PIP_DEADLINE_MS,
        env: pip.env,
      },
      context,
    ),
    purpose,
  );
}

/** @throws {Failure} unless the command exited successfully. */
function must(outcome: Outcome, purpose: string): void {
  if (outcome.ok) return;
  const text = outcome.lines.join("\n");
  if (text.includes("DO NOT MATCH THE HASHES")) {
    throw new Failure(
      "esptool-digest-mismatch",
      `A file that pip fetched while ${purpose} does not have the digest in this action's lock file:\n${text}`,
      "The file was changed, or the index serves another build of it. It was not installed. Ask the index's operator; do not work around this.",
    );
  }
  throw new Failure(
    "esptool-install-failed",
    `Installing with pip failed while ${purpose} (${outcome.end}):\n${text}`,
    /No space left|File too large|quota exceeded/i.test(text)
      ? "Make room on the disks of the tool cache and of the temporary folder (RUNNER_TOOL_CACHE, RUNNER_TEMP)."
      : "Check that the runner reaches its Python package index (PIP_INDEX_URL or pip.conf, proxy), or use esptool-source: release or path.",
  );
}

async function verify(directory: string, version: string, context: InstallContext): Promise<void> {
  const answer = await askVersion(venvProgram(directory, version, "pip", context), context);
  if ("version" in answer && answer.version === version) return;
  const found = "version" in answer ? `it says it is ${answer.version}` : answer.problem;
  throw new Failure(
    "esptool-install-failed",
    `esptool ${version} was installed with pip but does not work: ${found}.`,
    "Check the Python of the runner (esptool-source: release needs none).",
  );
}
