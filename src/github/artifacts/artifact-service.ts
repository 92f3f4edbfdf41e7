import { type ArtifactUse, enterpriseServer, noService } from "./artifact-failure.ts";

/** The variables that say where artifacts are, read in main. */
export interface ArtifactService {
  /** ACTIONS_RUNTIME_TOKEN */
  readonly runtimeToken?: string | undefined;
  /** ACTIONS_RESULTS_URL */
  readonly resultsUrl?: string | undefined;
  /** GITHUB_SERVER_URL */
  readonly serverUrl: string;
  /** GITHUB_API_URL; the default is that of github.com */
  readonly apiUrl?: string | undefined;
  /** GITHUB_REPOSITORY, `owner/name` */
  readonly repository: string;
  readonly runId: string;
  /** GITHUB_WORKFLOW_REF, `owner/name/.github/workflows/nightly.yml@refs/heads/main` */
  readonly workflowRef?: string | undefined;
}

/** For artifacts of other runs, which GitHub's API provides to a token with `actions: read`. */
export interface ArtifactAccess extends ArtifactService {
  readonly token: string | undefined;
}

/**
 * Checks, without a request, whether artifacts of this run are available here. Call this before a board is touched.
 *
 * @throws {Failure} `artifact-unsupported` on GitHub Enterprise Server, or if the runner has no artifact service
 */
export function checkArtifactService(service: ArtifactService, use: ArtifactUse = "upload"): void {
  checkArtifactServer(service, use);
  const { runtimeToken = "", resultsUrl = "" } = service;
  if (runtimeToken === "" || !URL.canParse(resultsUrl)) throw noService(use);
}

/** @throws {Failure} `artifact-unsupported` on GitHub Enterprise Server */
export function checkArtifactServer({ serverUrl }: ArtifactService, use: ArtifactUse): void {
  if (isEnterpriseServer(serverUrl)) throw enterpriseServer(serverUrl, use);
}

/** The page for downloading an artifact in a browser. */
export function artifactPage(
  { serverUrl }: ArtifactService,
  repository: string,
  runId: string,
  id: number,
): string {
  return `${serverUrl.replace(/\/+$/, "")}/${repository}/actions/runs/${runId}/artifacts/${id}`;
}

/** As in the client: every host is a GitHub Enterprise Server, except github.com, *.ghe.com and *.localhost. */
function isEnterpriseServer(serverUrl: string): boolean {
  const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname.toLowerCase() : "";
  return host !== "github.com" && !host.endsWith(".ghe.com") && !host.endsWith(".localhost");
}
