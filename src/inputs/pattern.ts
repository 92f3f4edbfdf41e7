import { glob, lstat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { shorten } from "../shown-text.ts";
import { locatePlace, type Located } from "./paths.ts";

/** Enough to see what a pattern caught; the search ends with one more. */
const MAX_SHOWN = 10;
/** Each star multiplies what is tried with a long name, and each `**` the folders that are gone through. */
const MAX_STARS = 3;
const MAX_LENGTH = 1024;

/**
 * The one file that a path with `*`, `**`, `?` or `[…]` means, as a path that can be located; the path of a file that
 * really has such a name comes back as it is.
 */
export async function expandPattern(workspace: string, path: string): Promise<Located<string>> {
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
  const names = path.split(/[\\/]/);
  const stars = names.filter((name) => name !== "**").map((name) => name.split("*").length - 1);
  const deep = names.filter((name) => name === "**");
  if (path.includes("\0")) return "holds a NUL character";
  if (/[{}()]/.test(path)) return "is a pattern with braces; only *, **, ? and [...] are understood";
  if (names.includes("..")) return "is a pattern with `..`; begin it at the workspace";
  if (path.length > MAX_LENGTH || Math.max(deep.length, ...stars) > MAX_STARS) {
    return `is a pattern with more than ${MAX_STARS} stars in a name, ${MAX_STARS} times **, or ${MAX_LENGTH} characters`;
  }
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
