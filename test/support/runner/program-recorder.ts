import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { freshFolder } from "./runner.ts";

/** One program that the process of an action started, and what it was given. */
export interface StartedProgram {
  readonly command: string;
  readonly args: readonly unknown[];
  readonly cwd: string | undefined;
  /** `NAME=value`, each. */
  readonly environment: readonly string[];
  /** What was in its working directory. */
  readonly listing: readonly string[];
  /** The environment of the process of the action itself at that moment. */
  readonly own: Readonly<Record<string, string>>;
}

export interface ProgramRecorder {
  /** Variables that make a Node.js process write down which programs it starts. */
  readonly env: Readonly<Record<string, string>>;
  readonly programs: () => StartedProgram[];
}

/** Sees every program that a step starts, however short it lives, without standing in its way. */
export function programRecorder(): ProgramRecorder {
  const file = join(freshFolder("programs"), "programs.jsonl");
  const preload = new URL("program-recorder-preload.ts", import.meta.url).href;
  const programs = (): StartedProgram[] =>
    (existsSync(file) ? readFileSync(file, "utf8") : "")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as StartedProgram);
  return { env: { NODE_OPTIONS: `--import=${preload}`, PROGRAM_RECORD: file }, programs };
}
