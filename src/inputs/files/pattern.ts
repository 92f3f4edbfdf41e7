import { lstat } from "node:fs/promises";
import { isAbsolute, join, parse, relative, resolve, sep } from "node:path";
import { shorten } from "../../system/text/shown-text.ts";
import { backslashProblem, locatePlace, type Located } from "./paths.ts";
import { leadsToFolder, MAX_ENTRIES, TooManyEntriesError, type Walk, walkPattern } from "./pattern-walk.ts";
import { grouped } from "../../report/summary/quantity.ts";

/** Enough to show what a pattern matched. */
const MAX_SHOWN = 10;
/** A readable pattern has fewer. */
const MAX_STARS = 3;
const MAX_LENGTH = 1024;
const TOO_MUCH = `is a pattern with more than ${MAX_STARS} stars in a name, ${MAX_STARS} times **, or ${MAX_LENGTH} characters`;

/** Whether a path has `*`, `?` or `[…]`, and so is a pattern unless a file has exactly that name. */
export function hasWildcards(path: string): boolean {
  return /[*?]|\[[^\]\\/]+\]/.test(path);
}

/**
 * The one file that matches a path with `*`, `**`, `?` or `[…]`, as a path that can be located. An existing file of
 * exactly that name is returned as it is; folders before the first wildcard are taken literally.
 * @throws {Failure} `cancelled` when the walk's signal is aborted.
 */
export async function expandPattern(
  workspace: string,
  path: string,
  walk: Walk = {},
): Promise<Located<string>> {
  const backslash = backslashProblem(path);
  if (backslash !== undefined) return { code: "input-invalid", problem: backslash };
  if (await lstat(resolve(workspace, path)).catch(() => undefined)) return { value: path };
  if (path.length > MAX_LENGTH) return { code: "input-invalid", problem: TOO_MUCH };
  const { folder, pattern } = await splitPattern(workspace, path);
  const problem = patternProblem(pattern);
  if (problem !== undefined) return { code: "input-invalid", problem };
  try {
    return await findOne(workspace, path, walkPattern(folder, pattern, walk));
  } catch (error) {
    if (!(error instanceof TooManyEntriesError)) throw error;
    return { code: "input-invalid", problem: tooManyEntries(walk.maxEntries ?? MAX_ENTRIES) };
  }
}

async function findOne(
  workspace: string,
  path: string,
  found: AsyncIterable<string>,
): Promise<Located<string>> {
  const matches: string[] = [];
  for await (const place of found) {
    const match = isAbsolute(path) ? place : relative(workspace, place).split(sep).join("/");
    const located = await locatePlace(workspace, match);
    // Names outside the workspace must not appear in the log.
    if ("problem" in located && located.code === "path-outside-workspace") return located;
    matches.push(match);
    if (matches.length > MAX_SHOWN) break;
  }
  const [first, ...others] = matches;
  if (first === undefined) return { code: "file-not-found", problem: "is a pattern that matches no file" };
  return others.length === 0 ? { value: first } : { code: "input-invalid", problem: several(matches) };
}

function tooManyEntries(most: number): string {
  return `is a pattern that would have to search more than ${grouped(most)} files and folders; start it with the build folder`;
}

/** Real folder names may contain brackets and parentheses: an existing name is taken literally. */
async function splitPattern(
  workspace: string,
  path: string,
): Promise<{ readonly folder: string; readonly pattern: string }> {
  const { root } = parse(path);
  let folder = isAbsolute(path) ? root : workspace;
  const names = path.slice(root.length).split(sep === "\\" ? /[\\/]+/ : /\/+/);
  while (names.length > 1) {
    const next = join(folder, names[0] ?? "");
    if (names[0] === ".." || !(await leadsToFolder(next))) break;
    folder = next;
    names.shift();
  }
  return { folder, pattern: names.join("/") };
}

/** @param pattern the part of the path with wildcards. */
function patternProblem(pattern: string): string | undefined {
  const names = pattern.split(/[\\/]/);
  const stars = names.filter((name) => name !== "**").map((name) => name.split("*").length - 1);
  const deep = names.filter((name) => name === "**");
  if (pattern.includes("\0")) return "contains a NUL character";
  if (/[{}]|[?*+@!]\(/.test(pattern)) {
    return "is a pattern with braces, or with parentheses after a mark; only *, **, ? and [...] are understood";
  }
  if (names.includes("..")) return "is a pattern with `..`; start it at the workspace";
  if (Math.max(deep.length, ...stars) > MAX_STARS) return TOO_MUCH;
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
