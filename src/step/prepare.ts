import type { StoredBackups } from "../backups/fetch-backup.ts";
import { boardOperation } from "../operations/table.ts";
import type { StepContext } from "../system/step-context.ts";
import type { BoardStep } from "./step.ts";

/** A step, and what its operation has brought to the runner for it. */
export interface PreparedStep {
  readonly step: BoardStep;
  /** Of the type that the definition of the operation says. */
  readonly prepared: unknown;
  /** Instead of these two, where the board is to say which chip it has: for each of them its own. */
  readonly choices?: ReadonlyMap<string, PreparedStep>;
}

/**
 * Brings to the runner, and checks, what a step needs before anybody waits for its board.
 * @throws {Failure} what the operation would refuse.
 */
export async function prepareStep(
  step: BoardStep,
  stored: StoredBackups,
  context: StepContext,
): Promise<PreparedStep> {
  if (step.choices === undefined) {
    const prepared = await boardOperation(step.request.operation).prepare({ ...step, stored }, context);
    return { step, prepared };
  }
  const choices = new Map<string, PreparedStep>();
  for (const [chip, choice] of step.choices) choices.set(chip, await prepareStep(choice, stored, context));
  return { step, prepared: undefined, choices };
}
