import { Failure, messageOf } from "../system/errors.ts";
import type { EsptoolProgram } from "../esptool/install/program.ts";
import { type Check, type Diagnosis, finding, type PortReport } from "./diagnosis.ts";
import { esptoolCheck, pythonCheck } from "./esptool-checks.ts";
import { folderChecks } from "./folder-checks.ts";
import { listLinuxPorts } from "../board/ports/linux-ports.ts";
import { choosePorts } from "./port-choice.ts";
import { examinePorts } from "./port-checks.ts";
import { nodeCheck, runnerCheck } from "./runtime-checks.ts";
import type { Runner } from "./runner.ts";
import { clean } from "../system/text/system-text.ts";
import { listPortsByTools } from "./tool-ports.ts";

/** More than any bench has; the outputs of a job must stay below 1 MiB. */
const MAX_PORTS = 64;

/**
 * Checks everything that a step needs on its runner. Opens no port, installs nothing, and writes only temporary
 * folders in RUNNER_TEMP. Anything missing or unreadable is a finding.
 * @throws {Failure} `cancelled`, and nothing else.
 */
export async function diagnose(runner: Runner): Promise<Diagnosis> {
  // First, because later checks create a missing temporary folder.
  const folders = await guard("folders", () => folderChecks(runner));
  const [{ checks, program }, linuxPorts] = await Promise.all([
    examineSoftware(runner),
    runner.platform === "linux" ? examineBench(runner, undefined) : undefined,
  ]);
  const bench = linuxPorts ?? (await examineBench(runner, program));
  const all = [nodeCheck(runner), runnerCheck(runner), ...checks, ...folders.checks, ...bench.checks];
  return { healthy: all.every(({ status }) => status !== "problem"), checks: all, ports: bench.ports };
}

interface Software {
  readonly checks: readonly Check[];
  readonly program: EsptoolProgram | undefined;
}

async function examineSoftware(runner: Runner): Promise<Software> {
  let usable = false;
  const python = await guard("python", async () => {
    const found = await pythonCheck(runner);
    usable = found.usable;
    return [found.check];
  });
  let program: EsptoolProgram | undefined;
  const esptool = await guard("esptool", async () => {
    const found = await esptoolCheck(runner, usable);
    program = found.program;
    return [found.check];
  });
  return { checks: [...python.checks, ...esptool.checks], program };
}

async function examineBench(
  runner: Runner,
  program: EsptoolProgram | undefined,
): Promise<{ readonly checks: readonly Check[]; readonly ports: readonly PortReport[] }> {
  let reports: readonly PortReport[] = [];
  const { checks } = await guard("ports", async () => {
    const listed = await listPorts(runner, program);
    const choice = await choosePorts(listed?.slice(0, MAX_PORTS), runner);
    const examined = await examinePorts(choice.ports, runner);
    reports = examined.ports;
    return [choice.check, ...examined.checks];
  });
  return { checks, ports: reports };
}

function listPorts(runner: Runner, program: EsptoolProgram | undefined) {
  if (runner.listPorts !== undefined) return runner.listPorts();
  if (runner.platform === "linux") return listLinuxPorts(runner.root);
  return listPortsByTools(runner, program);
}

/** A check that throws is `unknown`, and does not stop the others. */
async function guard(
  name: string,
  look: () => Promise<readonly Check[]>,
): Promise<{ readonly checks: readonly Check[] }> {
  try {
    return { checks: await look() };
  } catch (error) {
    if (error instanceof Failure && error.code === "cancelled") throw error;
    const message = `The check failed: ${clean(messageOf(error))}.`;
    return { checks: [finding("unknown", name, null, message, null)] };
  }
}
