import { randomBytes } from "node:crypto";

/** The parts of the default name. Unknown parts are left out. */
export interface ArtifactNameParts {
  readonly chip?: string | undefined;
  /** As esptool prints it, with colons, which a name must not contain. */
  readonly mac?: string | undefined;
  readonly runId: string;
  readonly runAttempt: string;
  readonly job: string;
}

// The service refuses these, so that an artifact can be unpacked on every file system:
// path-and-artifact-name-validation in @actions/artifact. In the path of a file, slashes are allowed.
const ILLEGAL_IN_PATH: Readonly<Record<string, string>> = {
  '"': "a double quote",
  ":": "a colon",
  "<": "a less-than sign",
  ">": "a greater-than sign",
  "|": "a vertical bar",
  "*": "an asterisk",
  "?": "a question mark",
  "\r": "a carriage return",
  "\n": "a line feed",
};
const ILLEGAL_IN_NAME = { ...ILLEGAL_IN_PATH, "\\": "a backslash", "/": "a slash" };

/** Longer parts are shortened: job names have no limit, but file names are limited to 255 bytes. */
const PART_LENGTH = 40;

/** Why `name` is not allowed for an artifact, as the end of a sentence ("it contains a colon"), or `undefined`. */
export function artifactNameProblem(name: string): string | undefined {
  return name === "" ? "it is empty" : firstIllegal(name, ILLEGAL_IN_NAME);
}

/** Why a file with this relative path is not allowed in an artifact, as the end of a sentence, or `undefined`. */
export function artifactPathProblem(path: string): string | undefined {
  return path === "" ? "it is empty" : firstIllegal(path, ILLEGAL_IN_PATH);
}

/**
 * `esp-backup-<chip>-<mac>-<run>-<attempt>-<job>-<suffix>`: valid, and unique even if one job backs up the same board
 * twice, because a run cannot use a name twice.
 */
export function defaultArtifactName(
  { chip, mac, runId, runAttempt, job }: ArtifactNameParts,
  suffix: string = randomBytes(3).toString("hex"),
): string {
  return [
    "esp-backup",
    chip?.toLowerCase(),
    mac?.toLowerCase().replaceAll(":", ""),
    runId,
    runAttempt,
    job,
    suffix,
  ]
    .map((part) => legalPart(part ?? ""))
    .filter((part) => part !== "")
    .join("-");
}

function firstIllegal(text: string, illegal: Readonly<Record<string, string>>): string | undefined {
  const found = Object.entries(illegal).find(([character]) => text.includes(character));
  return found === undefined ? undefined : `it contains ${found[1]}`;
}

function legalPart(text: string): string {
  return text
    .replaceAll(/[^\w.-]+/g, "-")
    .slice(0, PART_LENGTH)
    .replaceAll(/^[.-]+|[.-]+$/g, "");
}
