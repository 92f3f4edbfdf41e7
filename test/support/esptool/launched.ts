import { type Program, EsptoolRunner } from "../../../src/esptool/run/process/esptool-runner.ts";
import type { ProcessResult, Stream } from "../../../src/system/processes/supervision.ts";
import { freshFolder } from "../runner/runner.ts";

export interface LaunchOptions {
  /** Working directory; default: a fresh folder. */
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly onLine?: (line: string, stream: Stream) => void;
}

export interface Launched extends ProcessResult {
  /** What both streams printed, in the order of arrival, without questions. */
  readonly lines: readonly string[];
}

/** Runs one command by the launcher, as a step does, and lets it go on whenever it asks. */
export async function runLaunched(
  program: Program,
  words: readonly string[],
  { folder = freshFolder("esptool"), environment = {}, onLine }: LaunchOptions = {},
): Promise<Launched> {
  await using runner = new EsptoolRunner({ program, folder, environment, inheritedFds: [] });
  const lines: string[] = [];
  const result = await runner.run(words, {
    deadlineMs: 180_000,
    onLine: (line, stream) => {
      lines.push(line);
      onLine?.(line, stream);
    },
    mayGoOn: (line) => (runner.launcher?.questionOf(line) === undefined ? undefined : Promise.resolve(true)),
  });
  return { ...result, lines };
}
