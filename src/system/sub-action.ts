import { Cancellation } from "./cancellation.ts";
import { Failure, messageOf } from "./errors.ts";
import { failureFrom } from "./failure-from.ts";

type Work = (signal: AbortSignal) => Promise<void>;

const UNFINISHED = "the step stopped before it finished";

/**
 * Runs the `main` of a sub-action, and ends its process.
 * @param work ends soon after its signal is aborted and cleans up: the job was cancelled, or a library threw an error
 *   outside any call.
 * @param fail fails the step. It is called at most once.
 */
export async function runMain(work: Work, fail: (error: unknown) => void): Promise<void> {
  const cancellation = new Cancellation();
  const { error } = await settled(work, cancellation, fail);
  const reason = reasonOf(error, cancellation);
  if (reason !== undefined) fail(reason);
  end(cancellation);
}

/**
 * Runs the `post` of a sub-action, and ends its process. It continues after a signal or a stray error, because what it
 * does not stop keeps running; and it never fails, because the job's result is already decided.
 * @param failed describes what was not done; the reason is appended.
 */
export async function runPost(
  work: () => Promise<void>,
  failed: string,
  warn: (text: string) => void,
): Promise<void> {
  const cancellation = new Cancellation();
  const notDone = (error: unknown): void => warn(`${failed}: ${messageOf(error)}`);
  const { error } = await settled(work, cancellation, (unfinished) => {
    process.exitCode = 0;
    notDone(unfinished);
  });
  if (error !== undefined) notDone(error);
  if (cancellation.stray !== undefined) warn(wordsOf(failureFrom(cancellation.stray.error)));
  end(cancellation);
}

/** @param unsettled is called if a promise of the work can no longer settle: Node.js would then exit silently. */
async function settled(
  work: Work,
  cancellation: Cancellation,
  unsettled: (error: unknown) => void,
): Promise<{ readonly error?: unknown }> {
  const onExit = (): void => {
    const { stray } = cancellation;
    unsettled(stray === undefined ? new Error(UNFINISHED) : failureFrom(stray.error));
  };
  process.on("exit", onExit);
  const outcome = await work(cancellation.signal).then(
    () => ({}),
    (error: unknown) => ({ error }),
  );
  process.off("exit", onExit);
  return outcome;
}

function reasonOf(error: unknown, cancellation: Cancellation): unknown {
  const { signal, stray } = cancellation;
  const reason = error === undefined || !signal.aborted ? error : cancellation.explain(failureFrom(error));
  const isConsequence = reason === undefined || (reason instanceof Failure && reason.code === "cancelled");
  return stray !== undefined && isConsequence ? failureFrom(stray.error) : reason;
}

function wordsOf({ message, hint }: Failure): string {
  return `${message} ${hint}`;
}

/** Pending operations of a library must not keep a finished step alive. */
function end(cancellation: Cancellation): void {
  cancellation.stop();
  process.stdout.write("", () => process.exit());
}
