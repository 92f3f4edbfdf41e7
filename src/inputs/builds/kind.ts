import type { BuildDescription } from "../../firmware/builds/build-description.ts";
import type { Refusal } from "../problems.ts";
import type { BuildFolder } from "./folder.ts";

/** A build that was found, described in its own words, or what is wrong with it: «"path" …». */
export type FoundBuild =
  | {
      /** The file or folder that describes it, as people see it. */
      readonly path: string;
      /** To which the paths of the description belong. */
      readonly folder: BuildFolder;
      readonly description: BuildDescription;
      /** What the user should know of it, as whole sentences for the log. */
      readonly notes?: readonly string[];
    }
  | { readonly path: string; readonly problems: readonly Refusal[] };

/** One kind of build that `files` understands: how it is recognised, and what it says. All are in `kinds.ts`. */
export interface BuildKind {
  /** By what a folder is recognised, for the message about one in which there is nothing of the sort. */
  readonly mark: string;
  /** Whether a file of that name describes a build of this kind, and is never an image itself. */
  readonly describes: (name: string) => boolean;
  /** The build in a folder; `undefined` where there is none of this kind. */
  readonly inFolder: (folder: BuildFolder) => Promise<FoundBuild | undefined>;
  /** The build that a file in the folder stands for; `undefined` where it is of another kind. */
  readonly ofFile: (folder: BuildFolder, name: string) => Promise<FoundBuild | undefined>;
}

/** What is wrong with a build because of what it says. */
export function refused(path: string, ...problems: readonly string[]): FoundBuild {
  return { path, problems: problems.map((problem) => ({ code: "input-invalid", problem })) };
}
