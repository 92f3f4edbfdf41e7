import { Failure } from "../../system/errors.ts";
import { Alarm } from "../../tool-cache/integrity.ts";
import type { RunnerPlaces, Tool, ToolContext } from "../../tool-cache/tool.ts";
import { inspectQemu } from "./inspect-qemu.ts";
import { archiveInputs, planQemu, provideArchive } from "./qemu-archive.ts";
import type { QemuProblem, QemuProgram, QemuRequest } from "./qemu-program.ts";
import { qemusOnRunner } from "./qemus-on-runner.ts";

export type { QemuProgram, QemuRequest } from "./qemu-program.ts";

/** QEMU in the tool cache. */
const QEMU: Tool = {
  name: "QEMU",
  folder: "qemu",
  codes: {
    download: "qemu-missing",
    digest: "qemu-digest-mismatch",
    archive: "qemu-missing",
    install: "qemu-missing",
    altered: "qemu-missing",
  },
  notInstalled: new Set(["qemu-missing"]),
};

/** A QEMU on the runner that cannot be used. */
interface Rejected extends QemuProblem {
  readonly program: string;
}

/**
 * Finds or installs a QEMU for a chip and checks, before it is used, that it starts here, is Espressif's and is new
 * enough.
 * @throws {Failure} `qemu-missing`, `qemu-digest-mismatch`, `input-invalid`, `cancelled`.
 */
export async function findQemu(request: QemuRequest, places: RunnerPlaces): Promise<QemuProgram> {
  checkTogether(request);
  const context: ToolContext = { ...places, tool: QEMU };
  const rejected: Rejected[] = [];
  if (request.source !== "release") {
    for (const program of await qemusOnRunner(request, context)) {
      const found = await inspectQemu(program, request.chip, context);
      if ("version" in found) return { program, version: found.version, source: "path" };
      if (request.path) throw missing(`${program} cannot be used: ${found.problem}`, found.hint);
      rejected.push({ program, ...found });
    }
  }
  if (request.source === "path") throw nothingHere(request, rejected);
  for (const { program, problem } of rejected) context.log(`Not used: ${program}: ${problem}`);
  return fromArchive(request, context).catch((error: unknown) => {
    throw rejected.length > 0 && error instanceof Failure && error.code === "qemu-missing"
      ? missing(`${error.message}\nNone on this runner can be used either:\n${listOf(rejected)}`, error.hint)
      : error;
  });
}

/** What is wrong with the inputs of a request, each with what to do; this does not search for a QEMU. */
export function requestProblems(request: Omit<QemuRequest, "chip">): string[] {
  const { sha256, baseUrl } = request;
  const checks = [
    () => checkTogether(request),
    () => archiveInputs({ sha256 }, QEMU),
    () => archiveInputs({ baseUrl }, QEMU),
  ];
  return checks.flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return [`${error.message} ${error.hint}`.replace(/\.$/, "")];
    }
  });
}

/** @throws {Failure} `input-invalid` for combinations in which an input would be ignored. */
function checkTogether({ source, path, sha256, baseUrl }: Omit<QemuRequest, "chip">): void {
  const ofArchive = sha256 || baseUrl ? "qemu-sha256 and qemu-base-url belong" : undefined;
  const [problem, hint] =
    path && source === "release"
      ? ["qemu-path is given, but qemu-source: release takes none from the runner", "Remove one of the two."]
      : ofArchive !== undefined && (source === "path" || path)
        ? [
            `${ofArchive} to the archive, which this step does not take`,
            "Remove them, or use qemu-source: release without qemu-path.",
          ]
        : [];
  if (problem !== undefined && hint !== undefined) throw new Failure("input-invalid", `${problem}.`, hint);
}

async function fromArchive(request: QemuRequest, context: ToolContext): Promise<QemuProgram> {
  const plan = planQemu(request, context);
  const alarm = new Alarm(context);
  const program = await provideArchive(plan, context, alarm.raise).catch((error: unknown) => {
    throw alarm.explain(error);
  });
  const found = await inspectQemu(program, request.chip, context);
  if ("version" in found) return { program, version: found.version, source: "release" };
  throw missing(`The QEMU of ${plan.file} cannot be used: ${found.problem}`, found.hint);
}

function nothingHere({ chip }: QemuRequest, rejected: readonly Rejected[]): Failure {
  const hint = "Use qemu-source: auto, which downloads one, or set qemu-path to Espressif's.";
  return rejected.length === 0
    ? missing(`There is no QEMU for ${chip}, neither on PATH nor in ESP-IDF's tools folder.`, hint)
    : missing(`No QEMU on this runner can be used:\n${listOf(rejected)}`, hint);
}

function listOf(rejected: readonly Rejected[]): string {
  return rejected.map(({ program, problem, hint }) => `- ${program}: ${problem} ${hint}`).join("\n");
}

function missing(message: string, hint: string): Failure {
  return new Failure("qemu-missing", message, hint);
}
