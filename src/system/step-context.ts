import type { PrivateFolder } from "./files/private-folder.ts";
import type { AnnotatedLog } from "./log.ts";

/** Variables of a process, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What every part of a step may use from its runner. Created once, in main, and passed down. */
export interface StepContext {
  /** The environment of the step, with its secrets. */
  readonly env: Environment;
  /** GITHUB_WORKSPACE, the base of relative paths. */
  readonly workspace: string;
  /** RUNNER_TEMP. */
  readonly temp: string;
  /** Aborted when the step must end. */
  readonly signal: AbortSignal;
  readonly log: AnnotatedLog;
  /** The private folder of the step, created at its first use and removed at the end of the step. */
  readonly folder: () => Promise<PrivateFolder>;
  /** The time of day, for records. */
  readonly now: () => Date;
}
