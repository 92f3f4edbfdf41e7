import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../../system/errors.ts";
import { quotedNames, tooLargeArtifact, unwritableFolder } from "./artifact-content-failure.ts";
import { forbiddenArtifact } from "./artifact-failure.ts";
import { type FoundArtifact, isOfThisRun } from "./artifact-find.ts";
import { type ArtifactAccess, checkArtifactServer, checkArtifactService } from "./artifact-service.ts";
import { transferArtifact } from "./artifact-transfer.ts";
import { type ExpectedEntries, unpackArtifact } from "./artifact-unpack.ts";
import { cancelledDuring, type Limit } from "../rest/request-limit.ts";

/**
 * Downloads an artifact into an existing private folder, checks its digest, and unpacks exactly what is expected. A
 * wrong digest is downloaded a second time. After a failure no file is left.
 *
 * GitHub's client reads ACTIONS_RESULTS_URL and GITHUB_API_URL from the environment of the process.
 *
 * @returns the absolute paths by entry name; the files have mode 0600
 * @throws {Failure} `artifact-digest-mismatch`, `artifact-invalid`, `artifact-expired`,
 *   `artifact-forbidden`, `artifact-not-found`, `artifact-failed`, `artifact-unsupported`,
 *   `runner-disk-unusable`; `cancelled` on `limit.signal`.
 */
export async function downloadArtifact(
  found: FoundArtifact,
  folder: string,
  expected: ExpectedEntries,
  access: ArtifactAccess,
  limit: Partial<Limit> = {},
): Promise<ReadonlyMap<string, string>> {
  checkAccess(found, access);
  const maxZipBytes = largestZip(expected);
  if (found.size > maxZipBytes) throw tooLargeArtifact(found.name, found.size, maxZipBytes);
  const work = await mkdtemp(join(folder, "artifact-")).catch((error: unknown) => {
    throw unwritableFolder(folder, error);
  });
  try {
    const path = await transferArtifact(found, join(work, "zip"), maxZipBytes, access, limit);
    return await unpackArtifact({ name: found.name, path }, folder, expected, limit.signal);
  } catch (error) {
    if (!(error instanceof Failure) && limit.signal?.aborted === true)
      throw cancelledDuring(`the unpacking of the artifact ${quotedNames([found.name])}`, error);
    throw error;
  } finally {
    // On Windows the folder cannot be removed while an abandoned client has a file open in it. The caller removes
    // everything.
    await rm(work, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Deflate adds 5 bytes to a block of 16 KB that it cannot shrink (RFC 1951); names and headers stay below 1 KB. */
function largestZip({ maxTotalBytes, maxEntries }: ExpectedEntries): number {
  return Math.ceil(maxTotalBytes * 1.001) + (maxEntries + 1) * 1024;
}

function checkAccess(found: FoundArtifact, access: ArtifactAccess): void {
  if (isOfThisRun(access, found.repository, found.runId)) {
    checkArtifactService(access, "download");
    return;
  }
  checkArtifactServer(access, "download");
  if ((access.token ?? "") === "")
    throw forbiddenArtifact(found.name, "artifacts of other runs need a token");
}
