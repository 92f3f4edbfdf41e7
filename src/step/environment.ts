import type { ArtifactService } from "../github/artifacts/artifacts.ts";
import type { Provenance } from "../board/session/board.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** How to reach the artifact service, from the variables that the runner sets. */
export function artifactService(env: Environment): ArtifactService {
  return {
    runtimeToken: env["ACTIONS_RUNTIME_TOKEN"],
    resultsUrl: env["ACTIONS_RESULTS_URL"],
    serverUrl: env["GITHUB_SERVER_URL"] ?? "https://github.com",
    apiUrl: env["GITHUB_API_URL"],
    repository: env["GITHUB_REPOSITORY"] ?? "",
    runId: env["GITHUB_RUN_ID"] ?? "",
    workflowRef: env["GITHUB_WORKFLOW_REF"],
  };
}

/** The workflow run, for records; `undefined` outside GitHub. */
export function workflowOf(env: Environment): Provenance["workflow"] {
  const repository = env["GITHUB_REPOSITORY"] ?? "";
  const server = env["GITHUB_SERVER_URL"] ?? "";
  const run = env["GITHUB_RUN_ID"] ?? "";
  if (repository === "" || server === "" || run === "") return undefined;
  const run_url = `${server}/${repository}/actions/runs/${run}`;
  return { repository, commit: env["GITHUB_SHA"] ?? "", run_url };
}

/**
 * The page that explains the errors of this version; `undefined` if the repository of the action is unknown, as for an
 * action in the workspace.
 */
export function errorPageOf(env: Environment): string | undefined {
  const server = env["GITHUB_SERVER_URL"] ?? "";
  const repository = env["GITHUB_ACTION_REPOSITORY"] ?? "";
  const ref = env["GITHUB_ACTION_REF"] ?? "";
  if (!/^https?:\/\//.test(server) || !/^[\w.-]+\/[\w.-]+$/.test(repository) || ref === "") return undefined;
  const version = ref.split("/").map(encodeURIComponent).join("/");
  return `${server}/${repository}/blob/${version}/docs/reference/errors.md`;
}

/** Identifies this run, for unique names. */
export function runOf(env: Environment) {
  return {
    runId: env["GITHUB_RUN_ID"] ?? "",
    runAttempt: env["GITHUB_RUN_ATTEMPT"] ?? "1",
    job: env["GITHUB_JOB"] ?? "",
  };
}
