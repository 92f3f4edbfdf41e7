import { Failure } from "../system/errors.ts";
import { useInstalled } from "../esptool/install/path.ts";
import { findPipEntry, planPip } from "../esptool/install/pip/pip.ts";
import { examinePythons } from "../esptool/install/pip/python.ts";
import type { EsptoolProgram } from "../esptool/install/program.ts";
import { findReleaseEntry, planRelease } from "../esptool/install/release/release.ts";
import { versionOf } from "../esptool/install/version.ts";
import { type Check, finding, ok } from "./diagnosis.ts";
import type { Runner } from "./runner.ts";
import { clean } from "../system/text/system-text.ts";

const MAX_PYTHONS = 12;

/** The Python versions on the runner, and whether one can install esptool. */
export async function pythonCheck(
  runner: Runner,
): Promise<{ readonly check: Check; readonly usable: boolean }> {
  const name = "python";
  const examined = await examinePythons(runner.install);
  const texts = examined.slice(0, MAX_PYTHONS).map(({ command, python }) => {
    const answer =
      typeof python === "string"
        ? python
        : `is Python ${python.tag.slice(0, 1)}.${python.tag.slice(1)}, usable`;
    return clean(`${command} ${answer}`);
  });
  const usable = examined.some(({ python }) => typeof python !== "string");
  const message = texts.length === 0 ? "None was found on PATH." : `${texts.join("; ")}.`;
  if (usable) return { check: ok(name, null, message), usable };
  const fix =
    "Only esptool-source: release and path work without Python. Use actions/setup-python before the step, or install Python 3.10 to 3.14 with pip and venv on the runner.";
  return { check: finding("warning", name, null, message, fix), usable };
}

/** The esptool that a step would use: found, never installed. */
export async function esptoolCheck(
  runner: Runner,
  pythonUsable: boolean,
): Promise<{ readonly check: Check; readonly program: EsptoolProgram | undefined }> {
  const name = "esptool";
  const { esptool, install } = runner;
  if (esptool.source === "path") return installed(runner);
  const wanted = versionOf(esptool);
  const reasons: string[] = [];
  /** The version that the first source that works here would install. */
  let version: string | undefined;
  if (esptool.source !== "release") {
    const plan = await planPip(wanted, install);
    const program = await findPipEntry(plan, install);
    if (program !== undefined) return { check: found(program), program };
    if (plan.lockFile === undefined && !esptool.allowUnpinned) reasons.push("pip: no lock for that version");
    else if (pythonUsable) version = wanted;
    else reasons.push("pip: no usable Python");
  }
  if (esptool.source !== "pip") {
    try {
      const plan = planRelease(esptool, install);
      version ??= plan.version;
      const program = plan.version === version ? await findReleaseEntry(plan, install) : undefined;
      if (program !== undefined) return { check: found(program), program };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      reasons.push(`release: ${error.message.replace(/\.$/, "")}`);
    }
  }
  const message = `esptool ${version ?? wanted} is not in the tool cache yet`;
  if (version !== undefined) {
    const older =
      version === wanted ? "" : ` It is the newest whose SHA-256 this action knows; ${wanted} needs Python.`;
    return {
      check: ok(name, version, `${message}; the first step on this runner installs it.${older}`),
      program: undefined,
    };
  }
  const fix =
    "Install a suitable Python (see the check python), or use esptool-source: path with your own esptool.";
  const problem = `${message}, and cannot be installed (${clean(reasons.join("; "))}).`;
  return { check: finding("problem", name, wanted, problem, fix), program: undefined };
}

function found({ version, path, source }: EsptoolProgram): Check {
  return ok("esptool", version, clean(`esptool ${version} (${source}): ${path}`));
}

async function installed({ esptool, install }: Runner) {
  try {
    const program = await useInstalled(esptool, install);
    return { check: found(program), program };
  } catch (error) {
    if (!(error instanceof Failure) || error.code === "cancelled") throw error;
    const check = finding("problem", "esptool", null, clean(error.message), clean(error.hint));
    return { check, program: undefined };
  }
}
