import { systemCode } from "../../system/errors.ts";
import { claimStray } from "../../system/stray-errors.ts";

/**
 * Runs a download of GitHub's artifact client (@actions/artifact 6.2.1). If the client cannot write its file, it ends
 * its digest stream but continues writing to it: a stream error without a listener, which would silently end the process.
 * Such an error goes to `onStray`; any other unhandled error ends the step as usual.
 */
export async function catchingStrayErrors<T>(
  onStray: (error: Error) => void,
  work: () => Promise<T>,
): Promise<T> {
  const listener = (error: Error): void => {
    if (systemCode(error) === "ERR_STREAM_WRITE_AFTER_END") {
      claimStray(error);
      onStray(error);
    } else if (process.listenerCount("uncaughtException") === 1) throw error;
  };
  // It must run before the listener of the whole step, which ends the step.
  process.prependListener("uncaughtException", listener);
  try {
    return await work();
  } finally {
    process.off("uncaughtException", listener);
  }
}
