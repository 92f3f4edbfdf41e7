import { provide } from "../esptool/step-esptool.ts";
import { isListStep, type RunnerStep } from "../inputs/step.ts";
import { examine } from "../operations/doctor/examine.ts";
import { dryRunList } from "../operations/list/dry-run.ts";
import { survey } from "../operations/list/survey.ts";
import type { StepContext } from "../system/step-context.ts";
import { knowing, type StepFacts } from "./facts.ts";

/**
 * Does the one operation of a step that has no board of its own.
 * @throws {Ended}
 */
export async function runOnRunner(step: RunnerStep, context: StepContext): Promise<StepFacts> {
  if (!isListStep(step)) return { result: await examine(step, context) };
  const { log } = context;
  if (step.request.dryRun) {
    const list = () => dryRunList(step.request, (line) => log.line(line));
    return { result: await log.untrustedGroup("Dry run of list", () => Promise.resolve(list())) };
  }
  const program = await provide(step, context);
  return knowing(
    () => ({ program }),
    async () => ({ result: await survey(step, program, context) }),
  );
}
