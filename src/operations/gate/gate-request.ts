import type { ConsoleReset } from "../../board/console/console.ts";
import type { PortQuery } from "../../board/ports/port-selector.ts";
import type { GateRules } from "../../gate/rules/gate-rules.ts";
import type { InputName } from "../../inputs/input-table.ts";
import type { OutputFile } from "../../inputs/files/paths.ts";

/** What a gate demands of a console, live or recorded, and where its findings go. */
export interface JudgeRequest {
  readonly rules: GateRules;
  /** Where the JUnit report goes; `undefined` means a new folder in RUNNER_TEMP. */
  readonly junit: OutputFile | undefined;
  /** Whether a verdict other than `passed` fails the step. */
  readonly failOnVerdict: boolean;
}

/** How a board is watched, and what its firmware must print. */
export interface GateRequest extends JudgeRequest {
  readonly reset: ConsoleReset;
  /** Bits per second, from the input or the build; `undefined` means the chip's usual rate. */
  readonly baud: number | undefined;
  /** The port of the console, if it is not the port that flashes. */
  readonly port: PortQuery | undefined;
  /** Where the raw bytes of the console go; `undefined` means a new folder in RUNNER_TEMP. */
  readonly log: OutputFile | undefined;
  /** How often firmware that fails is started at most. */
  readonly attempts: number;
}

/** The inputs that specify what a gate demands, and where its findings go. */
export const JUDGE_INPUTS = [
  "expect",
  "fail-on",
  "check",
  "gate-timeout",
  "settle",
  "timeout-scale",
  "allowed-boots",
  "crashes",
  "tests",
  "console-log",
  "junit",
  "overwrite",
  "fail-on-verdict",
] as const satisfies readonly InputName[];

/** The inputs of a gate on a board. */
export const GATE_INPUTS = [
  ...JUDGE_INPUTS,
  "identity",
  "reset",
  "console-baud",
  "console-port",
  "attempts",
] as const satisfies readonly InputName[];
