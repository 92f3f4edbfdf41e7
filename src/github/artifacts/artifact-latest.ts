import type { Failure } from "../../system/errors.ts";
import { type FoundArtifact, foundIn, searching } from "./artifact-find.ts";
import { missingArtifact } from "./artifact-failure.ts";
import { type ListedArtifact, PAGE_SIZE } from "./artifact-listing.ts";
import type { ArtifactService } from "./artifact-service.ts";
import type { Limit } from "../rest/request-limit.ts";

/** Each page and each run needs one request; the token of a job has a thousand per hour. */
const MAX_PAGES = 10;
const MAX_RUNS = 50;

/**
 * Finds the newest unexpired artifact with this name from an earlier, completed and successful run of the repository:
 * never from a fork, and, in the repository of this run, only from the same workflow, if the runner reports it.
 *
 * @returns `undefined` if there is none yet
 * @throws {Failure} `artifact-not-found` if the search stopped after fifty runs or a thousand artifacts;
 *   `artifact-forbidden`, `artifact-failed`, `artifact-unsupported`, `input-invalid`; `cancelled` on `limit.signal`.
 */
export async function findLatestArtifact(
  name: string,
  place: { readonly repository: string | undefined; readonly token: string | undefined },
  service: ArtifactService,
  limit: Partial<Limit> = {},
): Promise<FoundArtifact | undefined> {
  const { repository = service.repository, token } = place;
  const workflowPath = workflowPathIn(repository, service.workflowRef);
  return searching(name, { repository, token }, service, limit, async (listing) => {
    const judged = new Map<number, boolean>();
    const isTrusted = async (runId: number): Promise<boolean> => {
      const run = await listing.run(runId);
      if (run === undefined || run.isOfFork || !run.succeeded) return false;
      return workflowPath === undefined || run.workflowPath === workflowPath;
    };
    for (let page = 1; page <= MAX_PAGES; page++) {
      const artifacts = await listing.page(page);
      for (const artifact of artifacts) {
        const runId = candidateRun(artifact, name, service.runId);
        if (runId === undefined) continue;
        if (judged.size === MAX_RUNS && !judged.has(runId)) throw givenUp(name, repository);
        const trusted = judged.get(runId) ?? (await isTrusted(runId));
        if (trusted) return foundIn(artifact, service, repository, String(runId));
        judged.set(runId, trusted);
      }
      if (artifacts.length < PAGE_SIZE) return undefined;
    }
    throw givenUp(name, repository);
  });
}

/** The run of an artifact, if it is worth a request. */
function candidateRun(
  { name, expired, run }: ListedArtifact,
  wanted: string,
  ownRunId: string,
): number | undefined {
  if (name !== wanted || expired || run === undefined || run.isOfFork) return undefined;
  return String(run.id) === ownRunId ? undefined : run.id;
}

/** `.github/workflows/nightly.yml` of GITHUB_WORKFLOW_REF, if it belongs to that repository. */
function workflowPathIn(repository: string, workflowRef = ""): string | undefined {
  const own = `${repository}/`;
  if (!workflowRef.toLowerCase().startsWith(own.toLowerCase())) return undefined;
  return workflowRef.slice(own.length).replace(/@.*$/s, "");
}

function givenUp(name: string, repository: string): Failure {
  return missingArtifact(
    name,
    `Among the newest of that name in ${repository} (${MAX_RUNS} runs, ${MAX_PAGES * PAGE_SIZE} artifacts), none is of a successful run of this workflow.`,
    "Set run-id to a run that succeeded, or make a new backup without a baseline.",
  );
}
