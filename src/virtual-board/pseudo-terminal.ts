import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "../system/errors.ts";
import { type PipedProcess, startPiped } from "../system/processes/piped-process.ts";
import { findProgram } from "../system/processes/program-search.ts";

/** `python/` of this repository, as seen from this file and from the bundle of the command. */
const SCRIPT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "python", "pseudo_terminal.py");
/** Python starts in less than a second; a cold disk under load takes longer. */
const START_DEADLINE_MS = 30_000;

/**
 * A serial device of this machine for the board on `port` of 127.0.0.1, which speaks RFC 2217. Python creates it,
 * because Node.js cannot. Disposing of it removes the link.
 * @param path of the link to the device; nothing may exist there yet.
 * @param searchPath the `PATH` with a Python 3.
 * @param onEnd called with the reason when the device disappears by itself.
 * @throws {Failure} `input-invalid` if there are no such devices, no Python, or something at `path`.
 */
export async function openPseudoTerminal(
  path: string,
  port: number,
  searchPath: string | undefined,
  onEnd: (reason: string) => void,
): Promise<AsyncDisposable> {
  if (process.platform === "win32") throw refused("Windows has no pseudo-terminals", "Leave tty empty.");
  const python = findProgram("python3", searchPath) ?? findProgram("python", searchPath);
  if (python === undefined) {
    throw refused(
      "neither python3 nor python is on PATH",
      "Install Python 3.10 or later, or leave tty empty.",
    );
  }
  const args = ["-I", "-B", SCRIPT, String(port), path];
  const env = searchPath === undefined ? {} : { PATH: searchPath };
  const terminal = await startPiped({ command: python, args, env });
  const ready = await isReady(terminal);
  if (!ready) {
    await terminal[Symbol.asyncDispose]();
    const reason = terminal.errors().trim().split("\n").at(-1) ?? "";
    throw refused(reason || "its script does not start", "Use a path that does not exist yet.");
  }
  let isClosing = false;
  void terminal.ended.then((end) => {
    if (!isClosing) onEnd(`The device ${path} disappeared with ${end}: ${terminal.errors().trim()}`);
  });
  return {
    [Symbol.asyncDispose]: () => {
      isClosing = true;
      return terminal[Symbol.asyncDispose]();
    },
  };
}

async function isReady({ output, ended }: PipedProcess): Promise<boolean> {
  const signal = AbortSignal.timeout(START_DEADLINE_MS);
  const first = once(output, "data", { signal }).then(
    () => true,
    () => false,
  );
  return Promise.race([first, ended.then(() => false)]);
}

function refused(what: string, hint: string): Failure {
  return new Failure("input-invalid", `tty: ${what}.`, hint);
}
