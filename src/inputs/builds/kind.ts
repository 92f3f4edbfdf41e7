import type { BuildDescription } from "../../firmware/builds/build-description.ts";
import type { Refusal } from "../problems.ts";
import type { BuildFolder } from "./folder.ts";

/** A build that was found, with its settings as it spells them, or what is wrong with it: «"path" …». */
export type FoundBuild =
  | {
      /** The file or folder that describes it, as messages show it. */
      readonly path: string;
      /** The paths of the description are relative to it. */
      readonly folder: BuildFolder;
      readonly description: BuildDescription;
      /** Notes for the user, as whole sentences for the log. */
      readonly notes?: readonly string[];
    }
  | { readonly path: string; readonly problems: readonly Refusal[] };

/**
 * A kind of build that `files` understands: how it is recognised, and what it specifies. All kinds are in `kinds.ts`.
 */
export interface BuildKind {
  /** The files by which a folder is recognised, for the message about a folder without them. */
  readonly mark: string;
  /** Whether a file with this name describes a build of this kind, and so is never an image. */
  readonly describes: (name: string) => boolean;
  /** The build in a folder; `undefined` if there is none of this kind. */
  readonly inFolder: (folder: BuildFolder) => Promise<FoundBuild | undefined>;
  /** The build that a file in the folder stands for; `undefined` if it is of another kind. */
  readonly ofFile: (folder: BuildFolder, name: string) => Promise<FoundBuild | undefined>;
}

/** A build that is refused because of its description. */
export function refused(path: string, ...problems: readonly string[]): FoundBuild {
  return { path, problems: problems.map((problem) => ({ code: "input-invalid", problem })) };
}
