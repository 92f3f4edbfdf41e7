import type { ArtifactService } from "./artifact-service.ts";

/** GitHub's artifact client takes its token from this variable only. */
const NAME = "ACTIONS_RUNTIME_TOKEN";
let users = 0;

/**
 * Restores the runtime token, which the step removed from the environment of this process, for the duration of the work
 * with GitHub's artifact client.
 */
export async function withRuntimeToken<T>(
  { runtimeToken = "" }: Pick<ArtifactService, "runtimeToken">,
  work: () => Promise<T>,
): Promise<T> {
  users++;
  if (runtimeToken !== "") process.env[NAME] = runtimeToken;
  try {
    return await work();
  } finally {
    if (--users === 0) Reflect.deleteProperty(process.env, NAME);
  }
}
