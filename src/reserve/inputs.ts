import { isAbsolute } from "node:path";
import { parsePortQuery, type PortQuery } from "../board/port-selector.ts";
import { Failure } from "../errors.ts";

/** A day: GitHub ends a job that waits longer for its runner, too. */
const LONGEST_TIMEOUT_S = 86_400;

/** As `reserve/action.yml` declares them. */
export const RESERVE_INPUTS = ["port", "lock-timeout", "lock-folder"] as const;

export interface ReserveInputs {
  readonly port: PortQuery;
  readonly timeoutMs: number;
  /** `undefined`: the host's own. */
  readonly folder: string | undefined;
}

/**
 * @param read gives the text of an input, "" when the workflow gives none.
 * @param misspelt what is wrong with the names of inputs, by `unknownInputs`.
 * @throws {Failure} `input-invalid` with everything that is wrong.
 */
export function readReserveInputs(
  read: (name: string) => string,
  platform: NodeJS.Platform,
  misspelt: readonly string[] = [],
): ReserveInputs {
  const problems = [...misspelt];
  const text = read("port").trim();
  const port = parsePortQuery(text, platform);
  if ("problem" in port) problems.push(`port: ${JSON.stringify(text)} ${port.problem}`);
  const timeout = read("lock-timeout").trim() || "600";
  const seconds = /^\d{1,5}$/.test(timeout) ? Number(timeout) : Number.NaN;
  if (!(seconds <= LONGEST_TIMEOUT_S)) {
    problems.push(
      `lock-timeout: ${JSON.stringify(timeout)} is no number of seconds from 0 to ${LONGEST_TIMEOUT_S}`,
    );
  }
  const folder = read("lock-folder").trim();
  if (folder !== "" && !isAbsolute(folder)) {
    problems.push(`lock-folder: ${JSON.stringify(folder)} is not an absolute path`);
  }
  if ("problem" in port || problems.length > 0) {
    throw new Failure("input-invalid", `${problems.join("; ")}.`, "Correct the inputs of the reservation.");
  }
  return { port: port.value, timeoutMs: seconds * 1_000, folder: folder === "" ? undefined : folder };
}
