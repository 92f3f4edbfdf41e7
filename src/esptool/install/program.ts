import { posix, win32, type PlatformPath } from "node:path";

/** Which esptool a step asks for. */
export interface EsptoolRequest {
  readonly source: "auto" | "pip" | "release" | "path";
  /** `x.y.z`; empty means the newest that the source has, up to the default version, or with `path`, any esptool 5. */
  readonly version: string;
  /** With `path`: an esptool program, or a Python that has esptool; empty means `esptool` on `PATH`. */
  readonly path?: string | undefined;
  /** With `release`: the digest that the archive must have, instead of the one in the table. */
  readonly sha256?: string | undefined;
  /** With `release`: what stands before `/v<version>/<archive>` in the address. */
  readonly baseUrl?: string | undefined;
  /** Lets pip install a version for which this repository carries no lock. */
  readonly allowUnpinned: boolean;
}

/** What an installation may use of the runner. */
export interface InstallContext {
  /** The runner's tool cache (`RUNNER_TOOL_CACHE`). */
  readonly toolCache: string;
  /** A folder for what may be thrown away (`RUNNER_TEMP`). */
  readonly temp: string;
  /** The folder `locks/` of this repository. */
  readonly locks: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
  readonly log: (line: string) => void;
  /** For what somebody should look at though the step goes on; default: `log`. */
  readonly warn?: ((line: string) => void) | undefined;
  /** Default: this machine's. */
  readonly platform?: NodeJS.Platform | undefined;
  /** Default: this machine's, as `process.arch` has it. */
  readonly arch?: string | undefined;
}

/** An esptool that is there and answered with its version: run `command` with `prefix` and then its own arguments. */
export interface EsptoolProgram {
  readonly command: string;
  readonly prefix: readonly string[];
  readonly version: string;
  /** For people and for later steps: the program `esptool` itself, or the Python that has it. */
  readonly path: string;
  readonly source: "tool-cache" | "pip" | "release" | "path";
}

/**
 * What stands between a Python and esptool's arguments. Isolated (-I): no folder of the user, the step or `PYTHON*`
 * variables takes part; it must say in options what such a variable would: write no byte code into the tool cache,
 * whose files are checked (-B), and speak UTF-8.
 */
export const AS_MODULE: readonly string[] = ["-I", "-B", "-X", "utf8", "-m", "esptool"];

/** The Python that has esptool, and with it pySerial; Espressif's own program brings one along that runs nothing else. */
export function pythonOf(program: EsptoolProgram): string | undefined {
  return program.prefix.includes("-m") ? program.command : undefined;
}

export function warn(context: InstallContext, line: string): void {
  if (context.warn === undefined) context.log(`Warning: ${line}`);
  else context.warn(line);
}

export function platformOf(context: InstallContext): NodeJS.Platform {
  return context.platform ?? process.platform;
}

export function archOf(context: InstallContext): string {
  return context.arch ?? process.arch;
}

/** The path rules of that platform. */
export function pathsOf(context: InstallContext): PlatformPath {
  return platformOf(context) === "win32" ? win32 : posix;
}
