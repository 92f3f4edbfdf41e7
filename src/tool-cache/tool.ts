import { posix, win32, type PlatformPath } from "node:path";
import type { FailureCode } from "../system/errors.ts";

/** An external program that is kept in the runner's tool cache: its names, and the codes of its failures. */
export interface Tool {
  /** For people: `esptool`, `QEMU`. */
  readonly name: string;
  /** In lower case: its folder in the tool cache, and the prefix of its inputs. */
  readonly folder: string;
  readonly codes: Readonly<Record<"download" | "digest" | "archive" | "install" | "altered", FailureCode>>;
  /** Every code of an installation that did not succeed, except a wrong digest, which is more serious. */
  readonly notInstalled: ReadonlySet<FailureCode>;
}

/** What an installation may use from the runner. */
export interface RunnerPlaces {
  /** The runner's tool cache (`RUNNER_TOOL_CACHE`). */
  readonly toolCache: string;
  /** The folder for temporary files (`RUNNER_TEMP`). */
  readonly temp: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
  readonly log: (line: string) => void;
  /** For warnings; the default is `log`. */
  readonly warn?: ((line: string) => void) | undefined;
  /** Default: this machine's. */
  readonly platform?: NodeJS.Platform | undefined;
  /** The default is this machine's, in the spelling of `process.arch`. */
  readonly arch?: string | undefined;
}

/** The runner, and the program that is installed there. */
export interface ToolContext extends RunnerPlaces {
  readonly tool: Tool;
}

export function warn(context: RunnerPlaces, line: string): void {
  if (context.warn === undefined) context.log(`Warning: ${line}`);
  else context.warn(line);
}

export function platformOf(context: RunnerPlaces): NodeJS.Platform {
  return context.platform ?? process.platform;
}

export function archOf(context: RunnerPlaces): string {
  return context.arch ?? process.arch;
}

/** The path rules of that platform. */
export function pathsOf(context: RunnerPlaces): PlatformPath {
  return platformOf(context) === "win32" ? win32 : posix;
}
