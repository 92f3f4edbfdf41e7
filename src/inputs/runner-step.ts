import { DRY_RUNS } from "./request.ts";
import { readDoctor } from "./doctor.ts";
import { readLimits } from "./limits.ts";
import { readEsptool } from "./esptool.ts";
import type { Reader } from "./reader.ts";
import type { DoctorStep, ListStep } from "./step.ts";
import { refuseUnused } from "./unused-inputs.ts";
import { parseChoice, type Parsed } from "./values.ts";

/**
 * Reads the inputs of a step that only looks at its runner.
 * @throws {Failure} with everything that is wrong in one message.
 */
export function readDoctorStep(reader: Reader, platform: NodeJS.Platform): DoctorStep {
  const request = readDoctor(reader, platform);
  const esptool = readEsptool(reader);
  const limits = readLimits(reader);
  refuseUnused("doctor", reader);
  reader.problems.throwIfAny();
  if (!esptool || !limits) throw reader.problems.refusal();
  return { request, connection: undefined, esptool, limits, artifact: undefined };
}

/**
 * Reads the inputs of a step that looks for boards.
 * @throws {Failure} with everything that is wrong in one message.
 */
export function readListStep(reader: Reader): ListStep {
  const probe = reader.boolean("probe");
  const dryRun = reader.parse("dry-run", parseListDryRun);
  const esptool = readEsptool(reader);
  const limits = readLimits(reader);
  refuseUnused("list", reader);
  reader.problems.throwIfAny();
  if (probe === undefined || dryRun === undefined || !esptool || !limits) throw reader.problems.refusal();
  const request = { operation: "list", probe } as const;
  return { request, dryRun, connection: undefined, esptool, limits, artifact: undefined };
}

function parseListDryRun(text: string): Parsed<boolean> {
  const parsed = parseChoice(text, DRY_RUNS);
  if ("problem" in parsed) return parsed;
  return parsed.value === "connect"
    ? { problem: "has no effect on `list`, which changes nothing; use `probe: true` to identify the boards" }
    : { value: parsed.value === "true" };
}
