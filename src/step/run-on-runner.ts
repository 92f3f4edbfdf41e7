import type { EsptoolProgram } from "../esptool/install/program.ts";
import { provide } from "../esptool/step-esptool.ts";
import { runnerOperation } from "../operations/table.ts";
import type { StepContext } from "../system/step-context.ts";
import { knowing, type StepFacts } from "./facts.ts";
import type { RunnerStep } from "./step.ts";

/**
 * Runs an operation that claims no board.
 * @throws {Ended}
 */
export function runOnRunner(step: RunnerStep, context: StepContext): Promise<StepFacts> {
  const { request, esptool, limits } = step;
  let program: EsptoolProgram | undefined;
  const runner = {
    esptool,
    limits,
    provide: async () => (program = await provide(step, context)),
  };
  return knowing(
    () => (program === undefined ? {} : { program }),
    async () => ({ result: await runnerOperation(request.operation).run(request, runner, context) }),
  );
}
