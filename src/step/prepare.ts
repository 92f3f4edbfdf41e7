import type { StoredBackups } from "../backups/fetch-backup.ts";
import { boardOperation } from "../operations/table.ts";
import type { StepContext } from "../system/step-context.ts";
import type { BoardStep } from "./step.ts";

/** A step, and what its operation has fetched for it. */
export interface PreparedStep {
  readonly step: BoardStep;
  /** Only the operation's definition knows its type. */
  readonly prepared: unknown;
  /** If the build is for several chips, the step for each of them: the board decides which is used. */
  readonly choices?: ReadonlyMap<string, PreparedStep>;
}

/**
 * Fetches and checks what a step needs, before it waits for its board.
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
