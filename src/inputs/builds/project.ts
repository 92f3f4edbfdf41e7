import { join } from "node:path";
import {
  MAX_PROJECT_DESCRIPTION_BYTES,
  PROJECT_DESCRIPTION,
  type ProjectDescription,
  readProjectDescription,
} from "../../firmware/builds/project-description.ts";
import type { Refusal } from "../problems.ts";
import { type BuildFolder, readDescription } from "./folder.ts";

/** Each problem completes the sentence «"path" …». */
export type FoundProject =
  { readonly value: ProjectDescription } | { readonly path: string; readonly problems: readonly Refusal[] };

/** What an ESP-IDF build specifies about its console; `undefined` for other kinds of build. */
export async function findProject(folder: BuildFolder): Promise<FoundProject | undefined> {
  if (!folder.names.includes(PROJECT_DESCRIPTION)) return undefined;
  const path = join(folder.path, PROJECT_DESCRIPTION);
  const text = await readDescription(folder, PROJECT_DESCRIPTION, MAX_PROJECT_DESCRIPTION_BYTES);
  if ("problem" in text) return { path, problems: [text] };
  const read = await readProjectDescription(text.value);
  if ("value" in read) return read;
  return { path, problems: read.problems.map((problem) => ({ code: "input-invalid", problem })) };
}
