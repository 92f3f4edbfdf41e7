import { posix, win32, type PlatformPath } from "node:path";

/** Which esptool a step asks for. */
export interface EsptoolRequest {
  readonly source: "auto" | "pip" | "release" | "path";
  /** `x.y.z`; empty means the source's newest up to the default version, or with `path`, any esptool 5. */
  readonly version: string;
  /** With `path`: an esptool program, or a Python that has esptool; empty means `esptool` on `PATH`. */
  readonly path?: string | undefined;
  /** With `release`: the digest that the archive must have, instead of the one in the table. */
  readonly sha256?: string | undefined;
  /** With `release`: the URL before `/v<version>/<archive>`. */
  readonly baseUrl?: string | undefined;
  /** Allows pip to install a version without a lock in this repository. */
  readonly allowUnpinned: boolean;
}

/** What an installation may use of the runner. */
export interface InstallContext {
  /** The runner's tool cache (`RUNNER_TOOL_CACHE`). */
  readonly toolCache: string;
  /** The folder for temporary files (`RUNNER_TEMP`). */
  readonly temp: string;
  /** The folder `locks/` of this repository. */
  readonly locks: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
  readonly log: (line: string) => void;
  /** For warnings; default: `log`. */
  readonly warn?: ((line: string) => void) | undefined;
  /** Default: this machine's. */
  readonly platform?: NodeJS.Platform | undefined;
  /** Default: this machine's, as `process.arch` has it. */
  readonly arch?: string | undefined;
}

/** A working esptool: run `command` with `prefix`, followed by esptool's own arguments. */
export interface EsptoolProgram {
  readonly command: string;
  readonly prefix: readonly string[];
  readonly version: string;
  /** For people and for later steps: the program `esptool` itself, or the Python that has it. */
  readonly path: string;
  readonly source: "tool-cache" | "pip" | "release" | "path";
}

/**
 * The arguments between a Python and those of esptool. Isolated (-I): folders of the user and the step, and `PYTHON*`
 * variables, are ignored. So options replace those variables: no byte code in the tool cache, whose files are checked
 * (-B), and UTF-8.
 */
export const AS_MODULE: readonly string[] = ["-I", "-B", "-X", "utf8", "-m", "esptool"];

/** The Python that has esptool, and so pySerial; `undefined` for the standalone program, whose Python runs only esptool. */
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
