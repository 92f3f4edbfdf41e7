import { dirname } from "node:path";
import { Failure, messageOf, systemCode } from "../system/errors.ts";
import { createDirectory, discard, publish, type Entry } from "./cache.ts";
import { writeManifest } from "./manifest.ts";
import { sweep } from "./sweep.ts";
import type { Tool, ToolContext } from "./tool.ts";

/** What to install, and how. */
export interface EntryRecipe {
  /** `<cache>/<tool>/<version>`. */
  readonly folder: string;
  readonly key: string;
  /** Fills the directory and verifies that the program in it works. */
  readonly build: (directory: string) => Promise<void>;
  /** Whether a finished installation with the key still works; if not, it is replaced. */
  readonly usable: (entry: Entry) => Promise<boolean>;
}

/**
 * Makes an installation in the tool cache, completely or not at all.
 * @returns the directory to use: another step's if that finished first.
 * @throws {Failure} what `build` throws; the tool's code `install` if the tool cache cannot be written.
 */
export async function makeEntry(
  { folder, key, build, usable }: EntryRecipe,
  { tool }: Pick<ToolContext, "tool">,
): Promise<string> {
  let directory: string | undefined;
  try {
    directory = await createDirectory(folder, key);
    await build(directory);
    const manifestSha256 = await writeManifest(directory);
    const winner = await publish({ key, directory, manifestSha256 }, usable);
    await sweep(dirname(directory));
    return winner;
  } catch (error) {
    if (directory !== undefined) await discard(directory);
    const ofTheSystem = !(error instanceof Failure) && systemCode(error) !== undefined;
    throw ofTheSystem ? unwritable(folder, tool, error) : error;
  }
}

function unwritable(folder: string, tool: Tool, error: unknown): Failure {
  return new Failure(
    tool.codes.install,
    `Cannot write to the tool cache, ${folder}: ${messageOf(error)}.`,
    "Give the runner's user write permission, and make room on that disk (RUNNER_TOOL_CACHE is its path).",
    { cause: error },
  );
}
