import { Failure, type FailureClass } from "../system/errors.ts";

/** Failures whose cause may be on the bench, where doctor can look for it. */
const OF_THE_BENCH: readonly FailureClass[] = ["link", "board"];

/** The failure, with advice to run doctor if the cause may be on the bench. */
export function withDoctor(failure: Failure): Failure {
  const { code, message, hint, cause } = failure;
  if (!OF_THE_BENCH.includes(failure.class)) return failure;
  const advice = "A step with `operation: doctor` and the same `port` looks for the cause on this runner.";
  return new Failure(code, message, `${hint} ${advice}`, { cause });
}
