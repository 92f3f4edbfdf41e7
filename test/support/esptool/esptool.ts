import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "../../../src/system/errors.ts";
import { ESPTOOL, type EsptoolProgram, type InstallContext } from "../../../src/esptool/install/program.ts";
import { provideEsptool } from "../../../src/esptool/install/provide.ts";

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** The folder with the hash-locked requirements, as the action finds it next to its bundle. */
export const LOCKS = join(root, "locks");

/** The versions of esptool that this action has locks for. */
export const PINNED_VERSIONS = readdirSync(LOCKS).flatMap(
  (name) => /^esptool-(.+)\.txt$/.exec(name)?.[1] ?? [],
);

/** A tool cache inside the checkout that all tests and runs share, so that esptool is installed once. */
export function testToolCache(): string {
  return join(root, ".cache", "tool-cache");
}

/** A context for the installer with everything that a runner would give it. */
export function installContext(changes: Partial<InstallContext> = {}): InstallContext {
  return {
    toolCache: testToolCache(),
    temp: tmpdir(),
    locks: LOCKS,
    tool: ESPTOOL,
    env: process.env,
    log: () => undefined,
    ...changes,
  };
}

let shared: Promise<EsptoolProgram> | undefined;

/** esptool in the version that a step gets by default; installed at the first call on a machine, found afterwards. */
export function testEsptool(): Promise<EsptoolProgram> {
  shared ??= provideEsptool({ source: "pip", version: "", allowUnpinned: false }, installContext());
  return shared;
}

/** The path of a Python that has that esptool (and pySerial). */
export async function esptoolPython(): Promise<string> {
  return (await testEsptool()).command;
}

/** The failure that a promise ends with; anything else is an error of the test. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Failure) return error;
  throw new Error(`Expected a Failure, got ${String(error)}.`);
}
