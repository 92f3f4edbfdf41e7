import { Failure, messageOf } from "../../system/errors.ts";

const WITHOUT_UPLOAD = 'Set "upload: never" to keep the backup only as a file on the runner.';
export const MAY_BE_TEMPORARY =
  "Run the job again; https://www.githubstatus.com shows whether GitHub Actions has an incident.";

/**
 * The client's messages for a runner that provides no token, no address, or a token that the client does not accept.
 */
const NO_SERVICE = /Failed to get backend IDs|Unable to get the ACTIONS_|Invalid token specified/;

/** The client wraps every error, so only the text distinguishes them (@actions/artifact 6.2.1). */
export function uploadFailure(name: string, serverUrl: string, error: unknown): Failure {
  const text = messageOf(error);
  if (text.includes("not currently supported on GHES")) return enterpriseServer(serverUrl, "upload", error);
  if (NO_SERVICE.test(text)) return noService("upload", error);
  if (/^Failed to CreateArtifact: .*\(409\)/s.test(text)) {
    return new Failure(
      "artifact-name-taken",
      `The artifact "${name}" was not uploaded: this workflow run already has one with that name.`,
      "Choose an artifact-name that is unique in the run, for example with the matrix value in it, or leave it empty. A failed upload keeps its name, too.",
      { cause: error },
    );
  }
  if (text.includes("storage quota has been hit")) {
    return new Failure(
      "artifact-quota",
      `The artifact "${name}" was not uploaded: the artifact storage of the account is full.`,
      `Delete old artifacts, set a shorter retention-days, or raise the spending limit. GitHub recalculates usage every 6 to 12 hours. ${WITHOUT_UPLOAD}`,
      { cause: error },
    );
  }
  const [why, hint] = troubleOf(error, WITHOUT_UPLOAD);
  return notUploaded(name, why, hint, error);
}

/** Errors of the client while it looks for an artifact. Those of GitHub's API keep their status. */
export function downloadFailure(name: string, serverUrl: string, error: unknown): Failure {
  const text = messageOf(error);
  if (text.includes("not currently supported on GHES")) return enterpriseServer(serverUrl, "download", error);
  if (NO_SERVICE.test(text)) return noService("download", error);
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  if (status === 410) return expiredArtifact(name, error);
  if (status === 401 || status === 403)
    return forbiddenArtifact(name, `GitHub answered with HTTP status ${status}`, error);
  if (status === 404 || isNotFound(error)) {
    const why = "It existed a moment ago: it was deleted, or the token has no permission to read it.";
    return missingArtifact(name, why, "Run the job again.", error);
  }
  const [why, hint] = troubleOf(error, "");
  return new Failure(
    "artifact-failed",
    `The artifact ${JSON.stringify(name)} was not downloaded: ${why}.`,
    hint,
    {
      cause: error,
    },
  );
}

/** The client's error for an artifact that does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === "ArtifactNotFoundError";
}

/** @param where a sentence: where the step searched, and what it found there */
export function missingArtifact(name: string, where: string, hint: string, cause?: unknown): Failure {
  return new Failure("artifact-not-found", `There is no artifact ${JSON.stringify(name)}. ${where}`, hint, {
    cause,
  });
}

export function expiredArtifact(name: string, cause?: unknown): Failure {
  return new Failure(
    "artifact-expired",
    `The artifact ${JSON.stringify(name)} has expired and was deleted by GitHub.`,
    "Use a newer artifact, and set a longer retention-days.",
    { cause },
  );
}

/** @param why the end of a sentence */
export function forbiddenArtifact(name: string, why: string, cause?: unknown): Failure {
  return new Failure(
    "artifact-forbidden",
    `The artifact ${JSON.stringify(name)} cannot be read: ${why}.`,
    "Set `permissions: actions: read` for the job and pass its token; for another repository, use a token with read access to its Actions.",
    { cause },
  );
}

/** Why the service failed, as the end of a sentence, and what to do. */
function troubleOf(error: unknown, wayAround: string): readonly [why: string, hint: string] {
  const text = messageOf(error);
  const network = /Unable to make request: (\w+)/.exec(text)?.[1];
  if (network !== undefined) {
    const hint = `Check that the runner reaches GitHub (proxy, firewall). ${wayAround}`.trimEnd();
    return [`the artifact service cannot be reached (${network})`, hint];
  }
  const storage = storageRefusal(error);
  if (storage !== undefined) return [storage, MAY_BE_TEMPORARY];
  if (/\((401|403)\)/.test(text)) {
    const hint = `The job's token may have expired. ${MAY_BE_TEMPORARY}`;
    return [`the service refused it (${oneLine(text)})`, hint];
  }
  return [oneLine(text), MAY_BE_TEMPORARY];
}

/** An error of the blob storage, as the Azure client threw it. */
function storageRefusal(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("statusCode" in error) || typeof error.statusCode !== "number")
    return undefined;
  const code = "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
  return `the artifact storage answered with HTTP status ${error.statusCode}${code}`;
}

/** `why` is the end of a sentence. */
export function notUploaded(name: string, why: string, hint: string, cause?: unknown): Failure {
  return new Failure(
    "artifact-failed",
    `The artifact ${JSON.stringify(name)} was not uploaded: ${why}.`,
    hint,
    { cause },
  );
}

/** What the artifact is needed for; the hint depends on it. */
export type ArtifactUse = "upload" | "download";

const WITHOUT_DOWNLOAD =
  "Download the artifact in an earlier step, with the server's own tools, and use the path of the file.";

export function noService(use: ArtifactUse, cause?: unknown): Failure {
  return new Failure(
    "artifact-unsupported",
    "This runner has no artifact service: ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL are not usable.",
    `GitHub sets them for every action step; local runners and other forges may not. ${wayAround(use)}`,
    { cause },
  );
}

export function enterpriseServer(serverUrl: string, use: ArtifactUse, cause?: unknown): Failure {
  return new Failure(
    "artifact-unsupported",
    `${serverUrl} is a GitHub Enterprise Server, which does not support this artifact client.`,
    wayAround(use),
    { cause },
  );
}

function wayAround(use: ArtifactUse): string {
  return use === "upload" ? WITHOUT_UPLOAD : WITHOUT_DOWNLOAD;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().slice(0, 300).replace(/\.$/, "");
}
