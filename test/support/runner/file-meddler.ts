import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** What happens to the files of a process, or to the process, at a certain moment. */
export interface Meddling {
  /** A pattern of the call before which it happens: its name and its words, such as `link /folder/a /folder/b`. */
  readonly before: string;
  /** Which of the calls that match; default: the first. */
  readonly nth?: number;
  /** Whether the file system has no hard links, as FAT. */
  readonly noLinks?: boolean;
  readonly act:
    | { readonly kill: true }
    /** Gives a file other contents, by its path, or its name in the folder of the call's first path. */
    | { readonly write: string }
    /** Moves a folder aside, and puts a link in its place. */
    | { readonly divert: string; readonly to: string };
}

/** Variables for a process of Node.js that make it happen. */
export function meddlerVariables(meddling: Meddling): Readonly<Record<string, string>> {
  const preload = join(dirname(fileURLToPath(import.meta.url)), "file-meddler-preload.ts");
  return { MEDDLE: JSON.stringify(meddling), NODE_OPTIONS: `--import=${pathToFileURL(preload).href}` };
}
