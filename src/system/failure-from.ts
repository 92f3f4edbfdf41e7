import { Failure, messageOf } from "./errors.ts";
import { runnerTrouble } from "./files/disk-trouble.ts";

/** Any thrown value as a failure: a problem with the runner's disk, or otherwise a bug of this action (`internal`). */
export function failureFrom(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return (
    runnerTrouble(error) ??
    new Failure(
      "internal",
      `Something went wrong inside the action: ${messageOf(error)}.`,
      "This is a bug. Please report it with the log of a run that has debug logging enabled.",
      { cause: error },
    )
  );
}
