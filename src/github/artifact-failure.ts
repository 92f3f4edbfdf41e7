import { Failure, messageOf } from "../errors.ts";

const WITHOUT_UPLOAD = 'Set "upload: never" to keep the backup only as a file on the runner.';
export const MAY_BE_TEMPORARY =
  "Run the job again; https://www.githubstatus.com says whether GitHub Actions has trouble at the moment.";

/** The client wraps every error anew, so only the text tells them apart (@actions/artifact 6.2.1). */
export function uploadFailure(name: string, serverUrl: string, error: unknown): Failure {
  const text = messageOf(error);
  if (text.includes("not currently supported on GHES")) return enterpriseServer(serverUrl, error);
  if (/Failed to get backend IDs|Unable to get the ACTIONS_|Invalid token specified/.test(text))
    return noService(error);
  if (/^Failed to CreateArtifact: .*\(409\)/s.test(text)) {
    return new Failure(
      "artifact-name-taken",
      `The artifact "${name}" was not uploaded: this workflow run already has one of that name.`,
      "Choose an artifact-name that is unique in the run, for example with the matrix value in it, or leave it empty. An upload that failed half-way keeps its name too.",
      { cause: error },
    );
  }
  if (text.includes("storage quota has been hit")) {
    return new Failure(
      "artifact-quota",
      `The artifact "${name}" was not uploaded: the artifact storage of the account is full.`,
      `Delete old artifacts, set a shorter retention-days, or raise the spending limit. GitHub counts anew every 6 to 12 hours. ${WITHOUT_UPLOAD}`,
      { cause: error },
    );
  }
  const network = /Unable to make request: (\w+)/.exec(text)?.[1];
  if (network !== undefined) {
    return notUploaded(
      name,
      `the artifact service cannot be reached (${network})`,
      `Check that the runner reaches GitHub (proxy, firewall). ${WITHOUT_UPLOAD}`,
      error,
    );
  }
  const storage = storageRefusal(error);
  if (storage !== undefined) return notUploaded(name, storage, MAY_BE_TEMPORARY, error);
  if (/\((401|403)\)/.test(text)) {
    return notUploaded(
      name,
      `the service refused it (${oneLine(text)})`,
      `The token of the job may have expired. ${MAY_BE_TEMPORARY}`,
      error,
    );
  }
  return notUploaded(name, oneLine(text), MAY_BE_TEMPORARY, error);
}

/** An error of the blob storage, which the client hands on as the Azure client threw it. */
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

export function noService(cause?: unknown): Failure {
  return new Failure(
    "artifact-no-service",
    "This runner offers no artifact service: ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL are not usable.",
    `GitHub sets them for every step that uses an action; local runners and other forges may not. ${WITHOUT_UPLOAD}`,
    { cause },
  );
}

export function enterpriseServer(serverUrl: string, cause?: unknown): Failure {
  return new Failure(
    "artifact-ghes",
    `${serverUrl} is a GitHub Enterprise Server, which does not take artifacts from this client.`,
    WITHOUT_UPLOAD,
    { cause },
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().slice(0, 300).replace(/\.$/, "");
}
