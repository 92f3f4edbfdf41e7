import type { ArtifactService } from "./artifact-service.ts";

/** GitHub's artifact client takes its token from there, and from nowhere else. */
const NAME = "ACTIONS_RUNTIME_TOKEN";
let users = 0;

/**
 * Lends the client of GitHub's artifacts the runtime token, in the environment of this process, for as long as the
 * work takes: it was taken out of there at the beginning of the step.
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
