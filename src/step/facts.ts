import type { SessionFacts } from "../board/session/session-facts.ts";
import type { EsptoolProgram } from "../esptool/install/program.ts";
import type { WorkflowOrigin } from "../github/visibility.ts";
import type { Step } from "./step.ts";
import type { Publication } from "../operations/definition.ts";
import type { OperationResult } from "../operations/table.ts";

/** What is known of a step at its end, wherever that came; what is absent was not known by then. */
export interface StepFacts {
  readonly step?: Step;
  /** Who can read what this step says. */
  readonly origin?: WorkflowOrigin;
  readonly program?: EsptoolProgram;
  readonly board?: SessionFacts;
  readonly result?: OperationResult | undefined;
  readonly publication?: Publication;
}

/** What ended a step before its work was done, with what was known by then. */
export class Ended extends Error {
  readonly facts: StepFacts;

  constructor(facts: StepFacts, cause: unknown) {
    super("The step has ended before its work was done.", { cause });
    this.facts = facts;
  }
}

/**
 * Does a part of a step, and adds to what it returns, or to what it throws, what is known without it.
 * @param facts asked when the part has ended; of a part that failed, with its error.
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
