import type { Tool, ToolContext } from "../../tool-cache/tool.ts";

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

/** esptool in the tool cache. */
export const ESPTOOL: Tool = {
  name: "esptool",
  folder: "esptool",
  codes: {
    download: "esptool-download-failed",
    digest: "esptool-digest-mismatch",
    archive: "esptool-archive-invalid",
    install: "esptool-install-failed",
    altered: "esptool-altered",
  },
  notInstalled: new Set([
    "esptool-download-failed",
    "esptool-archive-invalid",
    "esptool-install-failed",
    "esptool-unavailable",
    "python-not-found",
  ]),
};

/** What an installation of esptool may use of the runner. */
export interface InstallContext extends ToolContext {
  /** The folder `locks/` of this repository. */
  readonly locks: string;
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
