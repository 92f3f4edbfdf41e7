import { Failure } from "../../system/errors.ts";
import { quotedNames } from "./artifact-content-failure.ts";
import {
  downloadFailure,
  expiredArtifact,
  forbiddenArtifact,
  isNotFound,
  missingArtifact,
} from "./artifact-failure.ts";
import { ArtifactListing, type ListedArtifact, PAGE_SIZE } from "./artifact-listing.ts";
import {
  artifactPage,
  type ArtifactService,
  checkArtifactServer,
  checkArtifactService,
} from "./artifact-service.ts";
import { withRuntimeToken } from "./runtime-token.ts";
import { type Limit, withinLimit } from "../rest/request-limit.ts";
import { RestApi } from "../rest/rest-api.ts";

/** Where to look for an artifact. */
export interface ArtifactPlace {
  /** `undefined` for this run */
  readonly runId: number | undefined;
  /** `owner/name`; `undefined` for the repository of this run */
  readonly repository: string | undefined;
  /** Needs `actions: read`; not used for artifacts of this run. */
  readonly token: string | undefined;
}

export interface FoundArtifact {
  readonly id: number;
  readonly name: string;
  /** Bytes of the zip. */
  readonly size: number;
  /** `sha256:<64 hex digits>` of the zip; `undefined` if GitHub has none, as for artifacts from before 2025. */
  readonly digest: string | undefined;
  /** ISO time */
  readonly createdAt: string | undefined;
  readonly runId: string;
  /** `owner/name` */
  readonly repository: string;
  /** The page for downloading it in a browser. */
  readonly url: string;
}

/** The client retries for 30 s, and each request has a separate limit. */
const DEFAULT_LIMIT_MS = 2 * 60_000;

/**
 * Finds the artifact with this name in one run; the newest if there are several.
 *
 * @throws {Failure} `artifact-not-found`, `artifact-expired`, `artifact-forbidden` if the token may not read it,
 *   `artifact-failed`, `artifact-unsupported`, `input-invalid`; `cancelled` on `limit.signal`.
 */
export async function findArtifact(
  name: string,
  place: ArtifactPlace,
  service: ArtifactService,
  limit: Partial<Limit> = {},
): Promise<FoundArtifact> {
  const repository = checkedRepository(place.repository ?? service.repository);
  const isHere = repository.toLowerCase() === service.repository.toLowerCase();
  const runId = place.runId === undefined && isHere ? service.runId : place.runId?.toString();
  if (runId === undefined) {
    throw new Failure(
      "input-invalid",
      `The artifact ${quotedNames([name])} of ${repository} cannot be identified without its run.`,
      "Set run-id to the ID in the run's URL.",
    );
  }
  if (isOfThisRun(service, repository, runId)) return findInThisRun(name, service, limit);
  return searching(name, { repository, token: place.token }, service, limit, async (listing) => {
    const artifacts = (await listing.ofRun(runId, name)).filter((artifact) => artifact.name === name);
    const found = artifacts.find(({ expired }) => !expired);
    if (found !== undefined) return foundIn(found, service, repository, runId);
    if (artifacts.length > 0) throw expiredArtifact(name);
    throw notInRun(name, `the run ${runId} of ${repository}`, await listing.ofRun(runId));
  });
}

/** Runs a search in GitHub's API within the time limit. */
export async function searching<T>(
  name: string,
  { repository, token = "" }: { readonly repository: string; readonly token: string | undefined },
  service: ArtifactService,
  limit: Partial<Limit>,
  search: (listing: ArtifactListing) => Promise<T>,
): Promise<T> {
  checkArtifactServer(service, "download");
  if (token === "") throw forbiddenArtifact(name, "artifacts of other runs need a token");
  const what = `the search for the artifact ${quotedNames([name])}`;
  return withinLimit({ limitMs: DEFAULT_LIMIT_MS, ...limit }, what, async (signal) => {
    const api = new RestApi(service.apiUrl, token, signal);
    try {
      return await search(new ArtifactListing(api, checkedRepository(repository), name));
    } finally {
      api.dispose();
    }
  });
}

export function foundIn(
  { id, name, size, digest, createdAt }: ListedArtifact,
  service: ArtifactService,
  repository: string,
  runId: string,
): FoundArtifact {
  const url = artifactPage(service, repository, runId, id);
  const known = /^sha256:[\da-f]{64}$/.test(digest ?? "") ? digest : undefined;
  return { id, name, size, digest: known, createdAt, runId, repository, url };
}

/** Whether a run is the run of this step. Repository names are case-insensitive. */
export function isOfThisRun(service: ArtifactService, repository: string, runId: string): boolean {
  return repository.toLowerCase() === service.repository.toLowerCase() && runId === service.runId;
}

async function findInThisRun(
  name: string,
  service: ArtifactService,
  limit: Partial<Limit>,
): Promise<FoundArtifact> {
  checkArtifactService(service, "download");
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const client = new DefaultArtifactClient();
  const what = `the search for the artifact ${quotedNames([name])}`;
  try {
    return await withinLimit({ limitMs: DEFAULT_LIMIT_MS, ...limit }, what, () =>
      withRuntimeToken(service, async () => {
        const found = await client.getArtifact(name).catch((error: unknown) => {
          if (isNotFound(error)) return undefined;
          throw error;
        });
        if (found === undefined)
          throw notInRun(name, "this run", (await client.listArtifacts({ latest: true })).artifacts);
        const { id, size, digest, createdAt } = found.artifact;
        const listed = {
          id,
          name,
          size,
          digest,
          createdAt: createdAt?.toISOString(),
          expired: false,
          run: undefined,
        };
        return foundIn(listed, service, service.repository, service.runId);
      }),
    );
  } catch (error) {
    throw error instanceof Failure ? error : downloadFailure(name, service.serverUrl, error);
  }
}

function notInRun(name: string, run: string, artifacts: readonly { readonly name: string }[]): Failure {
  const names = [...new Set(artifacts.map((artifact) => artifact.name))];
  const atLeast = artifacts.length < PAGE_SIZE ? "" : "at least ";
  const there = names.length === 0 ? "has no artifacts" : `has ${atLeast}${quotedNames(names)}`;
  return missingArtifact(
    name,
    `Searched in ${run}, which ${there}.`,
    "Check the name and run-id. A job that uses an artifact of another job in the same run must list that job in `needs`.",
  );
}

/** Checked because it becomes part of URLs. */
function checkedRepository(repository: string): string {
  if (/^[\w.-]+\/[\w.-]+$/.test(repository) && !/(^|\/)\.{1,2}(\/|$)/.test(repository)) return repository;
  throw new Failure("input-invalid", `${quotedNames([repository])} is not a repository.`, "Use owner/name.");
}
