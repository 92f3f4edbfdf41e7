import type { ArtifactService } from "../github/artifacts.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where artifacts go, by the variables that the runner sets. */
export function artifactService(env: Environment): ArtifactService {
  return {
    runtimeToken: env["ACTIONS_RUNTIME_TOKEN"],
    resultsUrl: env["ACTIONS_RESULTS_URL"],
    serverUrl: env["GITHUB_SERVER_URL"] ?? "https://github.com",
    repository: env["GITHUB_REPOSITORY"] ?? "",
    runId: env["GITHUB_RUN_ID"] ?? "",
  };
}

/** Which run this is, for names that are unique. */
export function runOf(env: Environment) {
  return {
    runId: env["GITHUB_RUN_ID"] ?? "",
    runAttempt: env["GITHUB_RUN_ATTEMPT"] ?? "1",
    job: env["GITHUB_JOB"] ?? "",
  };
}
