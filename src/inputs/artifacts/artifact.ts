import { basename } from "node:path";
import { artifactNameProblem, artifactPathProblem } from "../../github/artifacts/artifact-name.ts";
import { parseRecipients } from "./age-keys.ts";
import type { Reader } from "../reader.ts";
import { refuseWith } from "../unused-inputs.ts";
import { parseChoice, parseInteger } from "../values.ts";

/** How the backup is uploaded as an artifact. */
export interface ArtifactRequest {
  /** `changed`: only if the backup differs from its baseline. */
  readonly when: "always" | "changed";
  /** `undefined`: a unique name, made from the board and the run. */
  readonly name: string | undefined;
  /** Days; `undefined` means the repository's default. */
  readonly retentionDays: number | undefined;
  /** zlib level, 0 to 9. */
  readonly compressionLevel: number;
  /** age recipients; if empty, the backup is uploaded unencrypted. */
  readonly recipients: readonly string[];
  /** Whether an unencrypted backup may be uploaded publicly. */
  readonly allowPublic: boolean;
}

const OPTIONS = [
  "artifact-name",
  "retention-days",
  "compression-level",
  "encrypt-to",
  "require-encryption",
  "allow-public-backup",
] as const;

export async function readArtifact(reader: Reader): Promise<ArtifactRequest | undefined> {
  const when = reader.parse("upload", (text) => parseChoice(text, ["always", "changed", "never"]));
  const name = reader.optional("artifact-name", (text) => {
    const problem = artifactNameProblem(text);
    return problem === undefined ? { value: text } : { problem: `is not a valid artifact name: ${problem}` };
  });
  // GitHub keeps artifacts for at most 400 days, or less if the repository's settings limit it.
  const retentionDays = reader.optional("retention-days", (text) => parseInteger(text, 1, 400));
  const compressionLevel = reader.parse("compression-level", (text) => parseInteger(text, 0, 9));
  const recipients = await readRecipients(reader);
  const requireEncryption = reader.boolean("require-encryption");
  const allowPublic = reader.boolean("allow-public-backup");
  if (when === "never") {
    refuseWith(reader, OPTIONS, "with `upload: never`");
    return undefined;
  }
  checkOutputName(reader);
  checkPurpose(reader, when);
  if (requireEncryption === true) checkEncryption(reader);
  if (requireEncryption === undefined) return undefined;
  return when === undefined || compressionLevel === undefined || allowPublic === undefined
    ? undefined
    : { when, name, retentionDays, compressionLevel, recipients, allowPublic };
}

async function readRecipients(reader: Reader): Promise<readonly string[]> {
  if (!reader.isSet("encrypt-to")) return [];
  const { keys, problems } = await parseRecipients(reader.text("encrypt-to"));
  for (const problem of problems) reader.problems.add("input-invalid", `input \`encrypt-to\`: ${problem}`);
  return keys;
}

function checkOutputName(reader: Reader): void {
  const problem = artifactPathProblem(basename(reader.text("output")));
  if (problem === undefined || !reader.isSet("output")) return;
  reader.problems.add(
    "input-invalid",
    `input \`output\`: the file cannot be uploaded as an artifact: ${problem} (set \`upload: never\` to keep it on the runner)`,
  );
}

/** An empty input cannot be distinguished from one that is not set. */
function checkEncryption(reader: Reader): void {
  if (reader.isSet("allow-public-backup")) {
    const text = "inputs `require-encryption` and `allow-public-backup` contradict each other: choose one";
    reader.problems.add("input-invalid", text);
  }
  if (reader.isSet("encrypt-to")) return;
  reader.problems.add(
    "upload-unencrypted",
    "input `require-encryption` is true, but `encrypt-to` is empty: set it to an age recipient (age1…), and check that the variable or secret it comes from is set",
  );
}

/** Refuses inputs that contradict each other, or that require another input. */
function checkPurpose(reader: Reader, when: ArtifactRequest["when"] | undefined): void {
  if (when === "changed" && !reader.isSet("baseline")) {
    reader.problems.add("input-invalid", "input `upload`: changed needs a `baseline` to compare with");
  }
  if (reader.isSet("encrypt-to") && reader.isSet("allow-public-backup")) {
    reader.problems.add(
      "input-invalid",
      "input `allow-public-backup` has no effect with `encrypt-to`: an encrypted backup may be public",
    );
  }
}
