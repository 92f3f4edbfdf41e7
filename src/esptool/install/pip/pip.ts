import { readFile } from "node:fs/promises";
import { Failure } from "../../../system/errors.ts";
import { finishedEntries, versionFolder } from "../../../tool-cache/cache.ts";
import { makeEntry } from "../../../tool-cache/entry.ts";
import { isIntact, type OnAltered } from "../../../tool-cache/integrity.ts";
import { sha256 } from "../../../tool-cache/survey.ts";
import { buildVenv, type VenvContent } from "./venv-build.ts";
import type { EsptoolProgram, InstallContext } from "../program.ts";
import { findPython } from "./python.ts";
import { systemName } from "../../../tool-cache/system-name.ts";
import { hasPython, isUsable, noteWorking } from "./base-python.ts";
import { venvProgram } from "./venv.ts";
import { archOf, pathsOf } from "../../../tool-cache/tool.ts";

/** What pip installs, and the beginning of its key in the tool cache. */
export interface PipPlan extends VenvContent {
  /** The key up to the Python: system, architecture and a digest of the lock. */
  readonly keyStart: string;
}

/** Reads the lock of a version; without one, the plan has no `lockFile`. */
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
    : "unpinned";
  const keyStart = `${systemName(context)}-${archOf(context)}-pip-${digest}`;
  return { version, lockFile: locked ? lockFile : undefined, keyStart };
}

/**
 * A finished installation by pip with unaltered files whose Python still exists; found by reading a few files, without
 * a process.
 */
export async function findPipEntry(
  plan: PipPlan,
  context: InstallContext,
  onAltered?: OnAltered,
): Promise<EsptoolProgram | undefined> {
  for (const entry of await finishedEntries(versionFolder(context, plan.version))) {
    const ofThisPlan = entry.key.startsWith(`${plan.keyStart}-cp`);
    if (!ofThisPlan || !(await hasPython(entry.directory, context))) continue;
    // Nothing altered is run, not even to see whether it works.
    if (!(await isIntact(entry, onAltered))) continue;
    if (await isUsable(entry.directory, plan.version, context))
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
  // The key includes the Python: a container that shares the host's tool cache has another one, and the two must not
  // replace each other's installation on every run.
  const key = `${plan.keyStart}-cp${python.tag}-${sha256(python.base).slice(0, 4)}`;
  context.log(`Installing esptool ${plan.version} with pip and ${python.command} into the tool cache.`);
  const directory = await makeEntry(
    {
      folder,
      key,
      build: async (fresh) => {
        await buildVenv(fresh, plan, python, context);
        await noteWorking(fresh, context);
      },
      usable: async (other) =>
        (await isIntact(other)) && (await isUsable(other.directory, plan.version, context)),
    },
    context,
  );
  return venvProgram(directory, plan.version, "pip", context);
}
