import { chmod, mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../errors.ts";
import {
  digestMismatch,
  invalidArtifact,
  quotedNames,
  tooLargeArtifact,
  unwritableFolder,
} from "./artifact-content-failure.ts";
import { downloadFailure, forbiddenArtifact } from "./artifact-failure.ts";
import { type FoundArtifact, isOfThisRun } from "./artifact-find.ts";
import { type ArtifactAccess, checkArtifactServer, checkArtifactService } from "./artifact-service.ts";
import { type ExpectedEntries, unpackArtifact } from "./artifact-unpack.ts";
import { type Limit, withinLimit } from "./request-limit.ts";

/** The client itself tries five times, each of at most 30 s without a byte. */
const DEFAULT_LIMIT_MS = 10 * 60_000;
const ATTEMPTS = 2;
const WATCH_MS = 200;
/** For what the download goes into, inside the folder of the caller. */
const DOWNLOAD_FOLDER = "artifact-download";

/**
 * Downloads an artifact into an existing private folder, checks its digest, and unpacks exactly what is expected. A
 * digest that is wrong is downloaded once more. After a failure no file is left.
 *
 * The client of GitHub reads ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL and GITHUB_API_URL from the environment of
 * the process.
 *
 * @returns the absolute paths by entry name; the files are of mode 0600
 * @throws {Failure} `artifact-digest-mismatch`, `artifact-invalid`, `artifact-too-large`, `artifact-expired`,
 *   `artifact-forbidden`, `artifact-not-found`, `artifact-failed`, `artifact-no-service`, `artifact-ghes`,
 *   `output-unwritable`; `cancelled` on `limit.signal`.
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
  const target = join(folder, DOWNLOAD_FOLDER);
  try {
    const path = await downloadZip(found, target, access, limit, maxZipBytes);
    return await unpackArtifact({ name: found.name, path }, folder, expected, limit.signal);
  } catch (error) {
    if (!(error instanceof Failure) && limit.signal?.aborted === true) throw cancelled(found, error);
    throw error;
  } finally {
    // Windows keeps a folder while the client, which was given up, has a file open in it. The caller removes all.
    await rm(target, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Downloads the zip, and watches that it does not grow beyond what it may be. */
async function downloadZip(
  found: FoundArtifact,
  target: string,
  access: ArtifactAccess,
  limit: Partial<Limit>,
  maxBytes: number,
): Promise<string> {
  await makeRoom(target, found.size);
  const tooLarge = new AbortController();
  const watch = setInterval(() => {
    void sizeOf(target).then((bytes) => {
      if (bytes > maxBytes) tooLarge.abort();
    });
  }, WATCH_MS);
  const signals = [tooLarge.signal, ...(limit.signal === undefined ? [] : [limit.signal])];
  const within = { limitMs: DEFAULT_LIMIT_MS, ...limit, signal: AbortSignal.any(signals) };
  try {
    return await withinLimit(within, `the download of the artifact ${quotedNames([found.name])}`, () =>
      downloadSound(found, target, access),
    );
  } catch (error) {
    if (tooLarge.signal.aborted) throw tooLargeArtifact(found.name, await sizeOf(target), maxBytes);
    if (error instanceof Failure) throw error;
    // The client does not tell why it failed, and tries a full disk as often as a network.
    await rm(target, { recursive: true, force: true });
    await makeRoom(target, found.size);
    throw downloadFailure(found.name, access.serverUrl, error);
  } finally {
    clearInterval(watch);
  }
}

/** Downloads until the digest is right, or has been wrong twice. */
async function downloadSound(found: FoundArtifact, target: string, access: ArtifactAccess): Promise<string> {
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
        if (attempt === ATTEMPTS || !isTemporary(error)) throw error;
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

/** GitHub's API was asked without a second try by the client. */
function isTemporary(error: unknown): boolean {
  return error instanceof Error && "status" in error && Number(error.status) >= 500;
}

/** The client takes the name of the file from the answer of the storage. */
async function onlyFile(name: string, folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const [file] = entries;
  if (file?.isFile() !== true || entries.length !== 1)
    throw invalidArtifact(name, "the storage did not give one file");
  const path = join(folder, file.name);
  await chmod(path, 0o600);
  return path;
}

/** @throws {Failure} `output-unwritable` when the folder cannot be made, or its disk lacks the room. */
async function makeRoom(folder: string, bytes: number): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < bytes) throw new Error(`${bytes} bytes are needed, ${bavail * bsize} are free`);
  } catch (error) {
    throw unwritableFolder(folder, error);
  }
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

function cancelled({ name }: FoundArtifact, cause: unknown): Failure {
  const what = `the unpacking of the artifact ${quotedNames([name])}`;
  return new Failure("cancelled", `The step was cancelled during ${what}.`, "Run the job again.", { cause });
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
    throw forbiddenArtifact(found.name, "artifacts of other runs are given only to a token");
}
