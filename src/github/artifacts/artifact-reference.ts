import { artifactNameProblem } from "./artifact-name.ts";

const PREFIX = "artifact:";

/** Where a backup comes from: a file on the runner, or an artifact. */
export type BackupSource =
  { readonly kind: "path"; readonly path: string } | { readonly kind: "artifact"; readonly name: string };

/**
 * Parses a path or `artifact:NAME`. A file whose name begins with `artifact:` is written `./artifact:…`.
 *
 * @returns the source, or what is wrong, as the end of a sentence
 */
export function parseBackupSource(
  text: string,
): { readonly value: BackupSource } | { readonly problem: string } {
  if (!text.startsWith(PREFIX)) return { value: { kind: "path", path: text } };
  const name = text.slice(PREFIX.length);
  const problem = artifactNameProblem(name);
  if (problem !== undefined) return { problem: `is not a valid artifact name: ${problem}` };
  if (name !== name.trim()) return { problem: "has a space before or after the artifact name" };
  return { value: { kind: "artifact", name } };
}
