import { chmod, mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../../system/errors.ts";
import {
  digestMismatch,
  invalidArtifact,
  quotedNames,
  tooLargeArtifact,
} from "./artifact-content-failure.ts";
import { downloadFailure } from "./artifact-failure.ts";
import { type FoundArtifact, isOfThisRun } from "./artifact-find.ts";
import { makeRoom, tryRoom } from "./artifact-room.ts";
import type { ArtifactAccess } from "./artifact-service.ts";
import { type Limit, withinLimit } from "../rest/request-limit.ts";
import { withRuntimeToken } from "./runtime-token.ts";
import { catchingStrayErrors } from "./stray-error.ts";

/** The client itself tries five times, and gives up on each attempt after 30 s without a byte. */
const DEFAULT_LIMIT_MS = 10 * 60_000;
/** For a wrong digest, and for responses of GitHub's API that the client does not retry. */
const ATTEMPTS = 2;
/** How often the size is checked: at 100 MB/s, the file can exceed the limit by 20 MB. */
const WATCH_MS = 200;

/**
 * Downloads the zip of an artifact into a new folder, stops if it grows too large, and checks its digest.
 *
 * @returns the path of the zip
 * @throws {Failure} as `downloadArtifact`, except for the contents of the zip
 */
export async function transferArtifact(
  found: FoundArtifact,
  target: string,
  maxBytes: number,
  access: ArtifactAccess,
  limit: Partial<Limit>,
): Promise<string> {
  await makeRoom(target, found.size);
  const tooLarge = new AbortController();
  const watch = setInterval(() => {
    void sizeOf(target).then((bytes) => {
      if (bytes > maxBytes) tooLarge.abort();
    });
  }, WATCH_MS);
  const unwritten = new AbortController();
  const signals = [tooLarge.signal, unwritten.signal, ...(limit.signal === undefined ? [] : [limit.signal])];
  const within = { limitMs: DEFAULT_LIMIT_MS, ...limit, signal: AbortSignal.any(signals) };
  try {
    const what = `the download of the artifact ${quotedNames([found.name])}`;
    const path = await withinLimit(within, what, (signal) =>
      catchingStrayErrors(
        (error) => unwritten.abort(error),
        () => withRuntimeToken(access, () => downloadSound(found, target, access, signal)),
      ),
    );
    const { size } = await stat(path);
    if (size > maxBytes) throw tooLargeArtifact(found.name, size, maxBytes);
    return path;
  } catch (error) {
    if (tooLarge.signal.aborted) throw tooLargeArtifact(found.name, await sizeOf(target), maxBytes);
    const wasCancelled = limit.signal?.aborted === true;
    if (error instanceof Failure && (wasCancelled || !unwritten.signal.aborted)) throw error;
    // The client does not report why it failed, and retries on a full disk as it does on network errors.
    await rm(target, { recursive: true, force: true });
    await makeRoom(target, found.size);
    await tryRoom(target, found.size);
    const cause: unknown = unwritten.signal.aborted ? unwritten.signal.reason : error;
    throw downloadFailure(found.name, access.serverUrl, cause);
  } finally {
    clearInterval(watch);
  }
}

/** Downloads until the digest is correct; at most twice. */
async function downloadSound(
  found: FoundArtifact,
  target: string,
  access: ArtifactAccess,
  signal: AbortSignal,
): Promise<string> {
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const client = new DefaultArtifactClient();
  const { id, name, digest } = found;
  for (let attempt = 1; ; attempt++) {
    const path = join(target, String(attempt));
    await mkdir(path);
    const { digestMismatch: isWrong = false } = await client
      .downloadArtifact(id, {
        path,
        skipDecompress: true,
        ...(digest === undefined ? {} : { expectedHash: digest }),
        ...whereToFind(found, access),
      })
      .catch((error: unknown) => {
        if (attempt === ATTEMPTS || signal.aborted || !isTemporary(error)) throw error;
        return { digestMismatch: true };
      });
    if (!isWrong) return onlyFile(name, path);
    if (attempt === ATTEMPTS) throw digestMismatch(name, digest ?? "");
    await rm(path, { recursive: true });
  }
}

function whereToFind(found: FoundArtifact, access: ArtifactAccess) {
  if (isOfThisRun(access, found.repository, found.runId)) return {};
  const [repositoryOwner = "", repositoryName = ""] = found.repository.split("/");
  const { token = "" } = access;
  return { findBy: { token, repositoryOwner, repositoryName, workflowRunId: Number(found.runId) } };
}

/** A request to GitHub's API, which the client does not retry. */
function isTemporary(error: unknown): boolean {
  return error instanceof Error && "status" in error && Number(error.status) >= 500;
}

/** The client uses the file name from the response of the storage. */
async function onlyFile(name: string, folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const [file] = entries;
  if (file?.isFile() !== true || entries.length !== 1)
    throw invalidArtifact(name, "the storage did not give one file");
  const path = join(folder, file.name);
  await chmod(path, 0o600);
  return path;
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = entries.map((entry) =>
    stat(join(folder, entry)).then(
      (stats) => (stats.isFile() ? stats.size : 0),
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
