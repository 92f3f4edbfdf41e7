import type { SessionFacts } from "../board/session/session-facts.ts";
import type { EsptoolProgram } from "../esptool/install/program.ts";
import type { WorkflowOrigin } from "../github/visibility.ts";
import type { Step } from "./step.ts";
import type { Publication } from "../operations/definition.ts";
import type { OperationResult } from "../operations/table.ts";

/** What is known about a step when it ends, from every part; fields that are not known yet are absent. */
export interface StepFacts {
  readonly step?: Step;
  /** Who can read the log and the summary. */
  readonly origin?: WorkflowOrigin;
  readonly program?: EsptoolProgram;
  readonly board?: SessionFacts;
  readonly result?: OperationResult | undefined;
  readonly publication?: Publication;
}

/** Wraps the error that ended a step early, together with what was known by then. */
export class Ended extends Error {
  readonly facts: StepFacts;

  constructor(facts: StepFacts, cause: unknown) {
    super("The step has ended before its work was done.", { cause });
    this.facts = facts;
  }
}

/**
 * Runs part of a step, and adds facts from outside it to its result or its error.
 * @param facts called when the part has ended; after a failure, with its error.
 * @throws {Ended}
 */
export async function knowing(
  facts: (error?: unknown) => StepFacts,
  part: () => Promise<StepFacts>,
): Promise<StepFacts> {
  try {
    const more = await part();
    return { ...facts(), ...more };
  } catch (error) {
    const { cause, facts: more } = error instanceof Ended ? error : new Ended({}, error);
    throw new Ended({ ...facts(cause), ...more }, cause);
  }
}
