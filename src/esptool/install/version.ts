import { readdir } from "node:fs/promises";
import { Failure } from "../../system/errors.ts";
import { compareVersions } from "../../system/text/version-order.ts";
import { runCommand } from "../../tool-cache/command.ts";
import type { EsptoolProgram, EsptoolRequest, InstallContext } from "./program.ts";

/** The newest version with a lock: the default, unless the source has only an older one. */
export const DEFAULT_VERSION = "5.6.0";

/** A cold start of a PyInstaller binary under a virus scanner takes tens of seconds; anything longer is stuck. */
const VERSION_DEADLINE_MS = 120_000;

/** @throws {Failure} `input-invalid` unless `version` is three numbers with dots. */
export function checkVersion(version: string): string {
  if (/^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/.test(version)) return version;
  throw new Failure(
    "input-invalid",
    `esptool-version "${version}" is not a version.`,
    `Write three numbers with dots, for example ${DEFAULT_VERSION}; ranges and "latest" are not accepted, so that jobs are reproducible.`,
  );
}

/** @throws {Failure} `input-invalid` as `checkVersion`. */
export function versionOf(request: EsptoolRequest): string {
  return checkVersion(request.version === "" ? DEFAULT_VERSION : request.version);
}

/** The versions that `locks/` has a lock for, newest first. */
export async function lockedVersions(locks: string): Promise<string[]> {
  const files = await readdir(locks).catch(() => []);
  return files
    .flatMap((file) => /^esptool-(\d+\.\d+\.\d+)\.txt$/.exec(file)?.[1] ?? [])
    .toSorted((a, b) => compareVersions(b, a));
}

/** The version that a program reports, or why it reports none. */
export async function askVersion(
  program: Pick<EsptoolProgram, "command" | "prefix">,
  context: InstallContext,
): Promise<{ readonly version: string } | { readonly problem: string }> {
  const outcome = await runCommand(
    { command: program.command, args: [...program.prefix, "version"], deadlineMs: VERSION_DEADLINE_MS },
    context,
  );
  const last = outcome.lines.at(-1) ?? "";
  if (outcome.ok && /^\d+\.\d+(\.\w+)*$/.test(last)) return { version: last };
  if (outcome.ok) return { problem: `it answered "${last}"` };
  // A program that could not be started has no output, only an error.
  return { problem: [outcome.end.replace(/\.$/, ""), last].filter((part) => part !== "").join(": ") };
}
