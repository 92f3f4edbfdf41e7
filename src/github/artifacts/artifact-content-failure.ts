import { Failure, messageOf } from "../../system/errors.ts";

/** How many names a message shows, and how many characters of each. */
const NAMED = 3;
const NAME_LENGTH = 60;

/** @param why the end of a sentence */
export function invalidArtifact(name: string, why: string, cause?: unknown): Failure {
  return new Failure(
    "artifact-invalid",
    `The artifact ${quotedNames([name])} is not valid: ${why}.`,
    "It was not used. Check that it is a backup made by this action, and who uploaded it.",
    { cause },
  );
}

export function tooLargeArtifact(name: string, bytes: number, limit: number): Failure {
  return new Failure(
    "artifact-invalid",
    `The artifact ${quotedNames([name])} holds ${bytes} bytes, more than the ${limit} expected.`,
    "It was not used. Check that it is a backup made by this action.",
  );
}

export function digestMismatch(name: string, digest: string): Failure {
  return new Failure(
    "artifact-digest-mismatch",
    `The artifact ${quotedNames([name])} did not arrive as it was uploaded: its digest was wrong twice (${digest} expected).`,
    "It was not used. Run the job again. If it fails again, look for a proxy that alters downloads.",
  );
}

export function unwritableFolder(folder: string, cause: unknown): Failure {
  return new Failure(
    "runner-disk-unusable",
    `The folder "${folder}" cannot be written: ${messageOf(cause)}.`,
    "Make room on the disk of the runner's temporary folder (RUNNER_TEMP): the artifact temporarily needs twice its size.",
    { cause },
  );
}

/** The first few names of an untrusted list, quoted and shortened. */
export function quotedNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).map((name) => {
    return JSON.stringify(name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name);
  });
  const more = names.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
