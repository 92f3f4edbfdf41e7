import { access, constants } from "node:fs/promises";
import { relative } from "node:path";

// Not an inline "type": that would leave an import that loads the whole client.
import type { UploadArtifactResponse } from "@actions/artifact";

import { Failure, messageOf } from "../../system/errors.ts";
import { MAY_BE_TEMPORARY, notUploaded, uploadFailure } from "./artifact-failure.ts";
import { artifactNameProblem, artifactPathProblem } from "./artifact-name.ts";
import { type ArtifactService, artifactPage, checkArtifactService } from "./artifact-service.ts";
import { withRuntimeToken } from "./runtime-token.ts";
import { withinLimit, type Limit } from "../rest/request-limit.ts";

export { artifactNameProblem, artifactPathProblem, defaultArtifactName } from "./artifact-name.ts";
export { type ArtifactService, checkArtifactService } from "./artifact-service.ts";

export interface UploadRequest {
  readonly name: string;
  /** Absolute paths of files below `rootDirectory`. */
  readonly files: readonly string[];
  /** Absolute. In the artifact, paths are relative to this folder. */
  readonly rootDirectory: string;
  /** Days; if absent or 0, the default of the repository. */
  readonly retentionDays?: number | undefined;
  /** 0 (none) to 9. */
  readonly compressionLevel: number;
}

export interface UploadedArtifact {
  readonly id: number;
  readonly name: string;
  /** The page for downloading it in a browser. */
  readonly url: string;
  /** `sha256:<64 hex digits>` of the uploaded zip. */
  readonly digest: string;
  /** Bytes of the zip. */
  readonly size: number;
}

/** The client itself gives up after 5 attempts; a request has 3 minutes, and 5 minutes without progress. */
const DEFAULT_LIMIT_MS = 10 * 60_000;

/**
 * Uploads files as one zip, and returns once the service has confirmed it.
 *
 * GitHub's client reads ACTIONS_RESULTS_URL from the environment of the process.
 *
 * @throws Failure `artifact-unsupported`, `artifact-name-taken`, `artifact-quota`,
 *   `artifact-failed`; `cancelled` if `limit.signal` aborts. The files are never changed.
 */
export async function uploadArtifact(
  request: UploadRequest,
  service: ArtifactService,
  limit: Partial<Limit> = {},
): Promise<UploadedArtifact> {
  checkArtifactService(service);
  await checkRequest(request);
  const { name, files, rootDirectory, retentionDays, compressionLevel } = request;
  // Loaded on demand: the client takes 0.1 s and 4 MB.
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const client = new DefaultArtifactClient();
  const options = { compressionLevel, ...(retentionDays === undefined ? {} : { retentionDays }) };
  let response: UploadArtifactResponse;
  try {
    response = await withinLimit({ limitMs: DEFAULT_LIMIT_MS, ...limit }, `the upload of "${name}"`, () =>
      withRuntimeToken(service, () => client.uploadArtifact(name, [...files], rootDirectory, options)),
    );
  } catch (error) {
    throw error instanceof Failure ? error : uploadFailure(name, service.serverUrl, error);
  }
  return confirmed(name, service, response);
}

/** Problems that the client would report only after reserving the name, or never. */
async function checkRequest({ name, files, rootDirectory }: UploadRequest): Promise<void> {
  const problem = artifactNameProblem(name);
  if (problem !== undefined) {
    throw notUploaded(name, `the name is not valid: ${problem}`, "Choose another artifact-name.");
  }
  if (files.length === 0)
    throw notUploaded(name, "there is no file to upload", "Report this as a bug of this action.");
  for (const file of files) {
    const pathProblem = artifactPathProblem(relative(rootDirectory, file));
    if (pathProblem !== undefined) {
      throw notUploaded(
        name,
        `the file name ${JSON.stringify(file)} is not valid: ${pathProblem}`,
        "Rename the file.",
      );
    }
    try {
      // The client turns a file that it cannot open into an empty zip or into an uncaught exception.
      await access(file, constants.R_OK);
    } catch (error) {
      throw notUploaded(
        name,
        `cannot read ${file}: ${messageOf(error)}`,
        "Check that nothing removes the file.",
        error,
      );
    }
  }
}

function confirmed(
  name: string,
  service: ArtifactService,
  response: UploadArtifactResponse,
): UploadedArtifact {
  const { id = 0, digest = "", size = 0 } = response;
  if (!Number.isSafeInteger(id) || id <= 0 || size <= 0 || !/^[\da-f]{64}$/.test(digest)) {
    throw notUploaded(
      name,
      "the service did not confirm it with an id, a size and a digest",
      MAY_BE_TEMPORARY,
    );
  }
  const url = artifactPage(service, service.repository, service.runId, id);
  return { id, name, url, digest: `sha256:${digest}`, size };
}
