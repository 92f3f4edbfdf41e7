import type { ConsoleReset } from "../../board/console/console.ts";
import type { PortQuery } from "../../board/ports/port-selector.ts";
import type { GateRules } from "../../gate/rules/gate-rules.ts";
import type { InputName } from "../../inputs/input-table.ts";
import type { OutputFile } from "../../inputs/files/paths.ts";

/** What a gate demands of a console, and where its findings go; without a board as well. */
export interface JudgeRequest {
  readonly rules: GateRules;
  /** Where the JUnit report goes; `undefined` is a folder of the step's own. */
  readonly junit: OutputFile | undefined;
  /** Whether a verdict other than `passed` fails the step. */
  readonly failOnVerdict: boolean;
}

/** How a board is watched, and what its firmware must show. */
export interface GateRequest extends JudgeRequest {
  readonly reset: ConsoleReset;
  /** Bits per second, of the input or of the build; `undefined` is what is usual for the chip. */
  readonly baud: number | undefined;
  /** Where the console is another port than the one that flashes. */
  readonly port: PortQuery | undefined;
  /** Where the raw bytes of the console go; `undefined` is a folder of the step's own. */
  readonly log: OutputFile | undefined;
  /** How often firmware that fails is started at most. */
  readonly attempts: number;
}

/** The inputs that say what a gate demands, and what becomes of its findings. */
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
