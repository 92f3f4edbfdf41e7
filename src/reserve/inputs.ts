import { isAbsolute } from "node:path";
import { parsePortQuery, type PortQuery } from "../board/ports/port-selector.ts";
import { Failure } from "../system/errors.ts";
import { backslashProblem } from "../inputs/files/paths.ts";
import { parseSeconds } from "../inputs/values.ts";

/** A day: a job may wait that long for its runner. */
const LONGEST_TIMEOUT_S = 86_400;

/** As `reserve/action.yml` declares them. */
export const RESERVE_INPUTS = ["port", "lock-timeout", "lock-folder"] as const;

export interface ReserveInputs {
  readonly port: PortQuery;
  readonly timeoutMs: number;
  /** `undefined` means the host's default. */
  readonly folder: string | undefined;
}

/**
 * @param read returns the text of an input, "" if it is not set.
 * @param misgiven the problems that `unknownInputs` and `emptyInputs` found.
 * @throws {Failure} `input-invalid` with everything that is wrong.
 */
export function readReserveInputs(
  read: (name: string) => string,
  platform: NodeJS.Platform,
  misgiven: readonly string[] = [],
): ReserveInputs {
  const problems = [...misgiven];
  const text = read("port").trim();
  const port = parsePortQuery(text, platform);
  if ("problem" in port) problems.push(`port: ${JSON.stringify(text)} ${port.problem}`);
  const timeout = read("lock-timeout").trim() || "600";
  const seconds = parseSeconds(timeout, 0, LONGEST_TIMEOUT_S);
  if ("problem" in seconds) problems.push(`lock-timeout: ${JSON.stringify(timeout)} ${seconds.problem}`);
  const folder = read("lock-folder").trim() || "auto";
  const backslash = backslashProblem(folder);
  if (backslash !== undefined) problems.push(`lock-folder: ${JSON.stringify(folder)} ${backslash}`);
  else if (folder !== "auto" && !isAbsolute(folder)) {
    problems.push(`lock-folder: ${JSON.stringify(folder)} is not an absolute path`);
  }
  if ("problem" in port || "problem" in seconds || problems.length > 0) {
    throw new Failure("input-invalid", `${problems.join("; ")}.`, "Fix the inputs of the reservation.");
  }
  return {
    port: port.value,
    timeoutMs: seconds.value * 1_000,
    folder: folder === "auto" ? undefined : folder,
  };
}
