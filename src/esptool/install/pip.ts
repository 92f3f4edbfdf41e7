import { readFile, rm, writeFile } from "node:fs/promises";
import { Failure } from "../../errors.ts";
import { createDirectory, discard, finishedEntries, publish, sweep, versionFolder } from "./cache.ts";
import { runCommand, type Outcome } from "./command.ts";
import { pipEnvironment } from "./environment.ts";
import { sha256, writeManifest } from "./manifest.ts";
import { archOf, pathsOf, type EsptoolProgram, type InstallContext } from "./program.ts";
import { findPython, type Python } from "./python.ts";
import { systemName } from "./system-name.ts";
import { isUsable, sitePackages, venvProgram, venvPython } from "./venv.ts";
import { askVersion } from "./version.ts";

const VENV_DEADLINE_MS = 120_000;
/** 9 MB of wheels; a slow link and a busy runner are given ten minutes. */
const PIP_DEADLINE_MS = 600_000;

/** What pip installs: a locked version has the text of its lock. */
export interface PipPlan {
  readonly version: string;
  readonly lockFile: string | undefined;
  /** The key up to the Python: system, architecture and a digest of the lock. */
  readonly keyStart: string;
}

/** Reads the lock of a version; the plan of a version without one says so. */
export async function planPip(version: string, context: InstallContext): Promise<PipPlan> {
  const lockFile = pathsOf(context).join(context.locks, `esptool-${version}.txt`);
  const locks = await Promise.all(
    [lockFile, pathsOf(context).join(context.locks, "build-backend.txt")].map((file) =>
      readFile(file).catch(() => undefined),
    ),
  );
  const locked = locks[0] !== undefined;
  const digest = locked
    ? sha256(Buffer.concat(locks.map((lock) => lock ?? Buffer.alloc(0)))).slice(0, 8)
    : "unlocked";
  const keyStart = `${systemName(context)}-${archOf(context)}-pip-${digest}`;
  return { version, lockFile: locked ? lockFile : undefined, keyStart };
}

/** A finished installation by pip whose Python still exists; found by reading a few small files, without a process. */
export async function findPipEntry(
  plan: PipPlan,
  context: InstallContext,
): Promise<EsptoolProgram | undefined> {
  for (const entry of await finishedEntries(versionFolder(context, plan.version))) {
    const ofThisPlan = entry.key.startsWith(`${plan.keyStart}-cp`);
    if (ofThisPlan && (await isUsable(entry.directory, context)))
      return venvProgram(entry.directory, plan.version, "tool-cache", context);
  }
  return undefined;
}

/**
 * Installs esptool into a venv in the tool cache.
 * @throws {Failure} `python-not-found`, `esptool-digest-mismatch`, `esptool-install-failed`, `cancelled`.
 */
export async function installByPip(plan: PipPlan, context: InstallContext): Promise<EsptoolProgram> {
  const { python, rejected } = await findPython(context);
  if (python === undefined) {
    throw new Failure(
      "python-not-found",
      `No Python on this runner can install esptool. ${rejected.join("; ") || "None was found on PATH"}.`,
      "Use actions/setup-python before this step, or install Python 3.10 to 3.14 with pip and venv on the runner.",
    );
  }
  const folder = versionFolder(context, plan.version);
  const key = `${plan.keyStart}-cp${python.tag}`;
  context.log(`Installing esptool ${plan.version} with pip and ${python.command} into the tool cache.`);
  const directory = await createDirectory(folder, key);
  try {
    await build(directory, plan, python, context);
    const manifestSha256 = await writeManifest(directory);
    const winner = await publish({ key, directory, manifestSha256 }, (other) => isUsable(other, context));
    await sweep(folder);
    return venvProgram(winner, plan.version, "pip", context);
  } catch (error) {
    await discard(directory);
    throw error;
  }
}

async function build(
  directory: string,
  plan: PipPlan,
  python: Python,
  context: InstallContext,
): Promise<void> {
  const venvArgs = ["-I", "-m", "venv", ...(python.pip === "ensurepip" ? [] : ["--without-pip"]), directory];
  must(
    await runCommand({ command: python.base, args: venvArgs, deadlineMs: VENV_DEADLINE_MS }, context),
    "making the Python environment",
  );
  const scaffolding = pathsOf(context).join(directory, "build-backend");
  const pip = await pipOf(directory, python, scaffolding, context);
  // esptool is published as source only. What builds it comes by lock too, and is gone afterwards: a path file
  // lets the venv see it meanwhile.
  const backend = ["--target", scaffolding, "--require-hashes", "--only-binary", ":all:"];
  await runPip(
    pip,
    [...backend, "-r", pathsOf(context).join(context.locks, "build-backend.txt")],
    "fetching setuptools",
    context,
  );
  const pathFile = pathsOf(context).join(
    sitePackages(directory, python, context),
    "esptool-build-backend.pth",
  );
  await writeFile(pathFile, `${scaffolding}\n`);
  const what =
    plan.lockFile === undefined ? [`esptool==${plan.version}`] : ["--require-hashes", "-r", plan.lockFile];
  const rules = ["--no-build-isolation", "--only-binary", ":all:", "--no-binary", "esptool"];
  await runPip(pip, [...rules, ...what], `installing esptool ${plan.version}`, context);
  await rm(pathFile);
  await rm(scaffolding, { recursive: true, maxRetries: 3 });
  await verify(directory, plan.version, context);
}

/** The command that is pip for the new venv. */
async function pipOf(
  directory: string,
  python: Python,
  scaffolding: string,
  context: InstallContext,
): Promise<readonly [string, ...string[]]> {
  const inside = venvPython(directory, context);
  const own = [python.command, ...python.prefix, "-I", "-m", "pip"] as const;
  switch (python.pip) {
    case "outside":
      return [...own, "--python", inside];
    case "ensurepip":
      return [inside, "-I", "-m", "pip"];
    case "bootstrap": {
      const args = [
        "--target",
        scaffolding,
        "--require-hashes",
        "-r",
        pathsOf(context).join(context.locks, "pip.txt"),
      ];
      await runPip([...own], args, "fetching a newer pip", context);
      return [inside, "-I", pathsOf(context).join(scaffolding, "pip")];
    }
  }
}

async function runPip(
  pip: readonly [string, ...string[]],
  args: readonly string[],
  purpose: string,
  context: InstallContext,
): Promise<void> {
  const [command, ...prefix] = pip;
  const quiet = ["install", "--quiet", "--progress-bar", "off", "--no-warn-script-location"];
  must(
    await runCommand(
      {
        command,
        args: [...prefix, ...quiet, ...args],
        deadlineMs: PIP_DEADLINE_MS,
        env: pipEnvironment(context),
      },
      context,
    ),
    purpose,
  );
}

/** @throws {Failure} unless the command ended well. */
function must(outcome: Outcome, purpose: string): void {
  if (outcome.ok) return;
  const text = outcome.lines.join("\n");
  if (text.includes("DO NOT MATCH THE HASHES")) {
    throw new Failure(
      "esptool-digest-mismatch",
      `A file that pip fetched while ${purpose} has another digest than the lock of this action asks for:\n${text}`,
      "Somebody changed the file, or the index serves another build of it. Nothing of it was installed. Ask who runs the index; do not work around this.",
    );
  }
  throw new Failure(
    "esptool-install-failed",
    `pip failed while ${purpose} (${outcome.end}):\n${text}`,
    "Check that the runner reaches its Python package index (PIP_INDEX_URL or pip.conf, proxy), or use esptool-source: release or path.",
  );
}

async function verify(directory: string, version: string, context: InstallContext): Promise<void> {
  const answer = await askVersion(venvProgram(directory, version, "pip", context), context);
  if ("version" in answer && answer.version === version) return;
  const found = "version" in answer ? `it says it is ${answer.version}` : answer.problem;
  throw new Failure(
    "esptool-install-failed",
    `esptool ${version} was installed by pip but does not work: ${found}.`,
    "Check the Python of the runner (esptool-source: release needs none).",
  );
}
