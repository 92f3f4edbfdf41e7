import { glob, lstat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { shorten } from "../shown-text.ts";
import { locatePlace, type Located } from "./paths.ts";

/** Enough to see what a pattern caught; the search ends with one more. */
const MAX_SHOWN = 10;
/** Each star multiplies the work of the search. */
const MAX_STARS = 8;
const MAX_LENGTH = 1024;

/**
 * The one file that a path with `*`, `**`, `?` or `[…]` means, as a path that can be located; any other path, and the
 * path of a file that really has such a name, comes back as it is.
 */
export async function expandPattern(workspace: string, path: string): Promise<Located<string>> {
  if (!/[*?]/.test(path) || path.includes("\0")) return { value: path };
  if (await lstat(resolve(workspace, path)).catch(() => undefined)) return { value: path };
  const problem = patternProblem(path);
  if (problem !== undefined) return { code: "input-invalid", problem };
  const matches: string[] = [];
  for await (const entry of glob(path, { cwd: workspace, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const found = join(entry.parentPath, entry.name);
    const match = isAbsolute(path) ? found : relative(workspace, found).split(sep).join("/");
    const located = await locatePlace(workspace, match);
    // The names of what lies outside are not for the log.
    if ("problem" in located && located.code === "path-outside-workspace") return located;
    matches.push(match);
    if (matches.length > MAX_SHOWN) break;
  }
  const [first, ...others] = matches;
  if (first === undefined) return { code: "file-not-found", problem: "is a pattern that matches no file" };
  return others.length === 0 ? { value: first } : { code: "input-invalid", problem: several(matches) };
}

function patternProblem(path: string): string | undefined {
  if (/[{}()]/.test(path)) return "is a pattern with braces; only *, **, ? and [...] are understood";
  if (path.length > MAX_LENGTH || path.split("*").length - 1 > MAX_STARS) {
    return `is a pattern of more than ${MAX_STARS} stars or ${MAX_LENGTH} characters`;
  }
  if (path.split(/[\\/]/).includes("..")) return "is a pattern with `..`; begin it at the workspace";
  return undefined;
}

function several(matches: readonly string[]): string {
  const more = matches.length > MAX_SHOWN;
  const names = [...matches]
    .sort()
    .slice(0, MAX_SHOWN)
    .map((match) => `"${shorten(match)}"`);
  return `matches ${more ? `more than ${MAX_SHOWN}` : matches.length} files (${names.join(", ")}${more ? ", …" : ""}); a pattern must match exactly one`;
}
