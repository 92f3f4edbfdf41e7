import { basename } from "node:path";
import { artifactNameProblem, artifactPathProblem } from "../github/artifact-name.ts";
import type { Problems } from "./problems.ts";
import type { Reader } from "./reader.ts";
import { parseChoice, parseInteger } from "./values.ts";

/** How the backup goes into an artifact. */
export interface ArtifactRequest {
  /** `undefined`: a unique name is made from the board and the run. */
  readonly name: string | undefined;
  /** Days; `undefined` is the repository's own default. */
  readonly retentionDays: number | undefined;
  /** zlib level, 0 to 9. */
  readonly compressionLevel: number;
}

export function readArtifact(reader: Reader, problems: Problems): ArtifactRequest | undefined {
  const upload = reader.parse("upload", (text) => parseChoice(text, ["always", "never"]));
  const name = reader.optional("artifact-name", (text) => {
    const problem = artifactNameProblem(text);
    return problem === undefined ? { value: text } : { problem: `is not a legal artifact name: ${problem}` };
  });
  // GitHub keeps artifacts for 400 days at the most, and fewer where the repository says so.
  const retentionDays = reader.optional("retention-days", (text) => parseInteger(text, 1, 400));
  const compressionLevel = reader.parse("compression-level", (text) => parseInteger(text, 0, 9));
  if (upload !== "never") {
    const problem = artifactPathProblem(basename(reader.text("output")));
    if (problem !== undefined && reader.isSet("output")) {
      problems.add(
        "input-invalid",
        `input \`output\`: the file cannot go into an artifact, because ${problem} (\`upload: never\` keeps it on the runner)`,
      );
    }
    return compressionLevel === undefined ? undefined : { name, retentionDays, compressionLevel };
  }
  for (const input of ["artifact-name", "retention-days", "compression-level"] as const) {
    if (reader.isSet(input)) {
      problems.add("input-invalid", `input \`${input}\` has no meaning with \`upload: never\``);
    }
  }
  return undefined;
}
