import { probeConnection } from "./list.ts";
import type { StepContext } from "../../system/step-context.ts";
import { FLASH_ID, logScript } from "../dry-run/script.ts";
import type { ListRequest } from "./inputs.ts";
import type { DryRunResult } from "../dry-run/dry-run-result.ts";

/** Stands for each port in the command, because the ports are not listed. */
const ANY_PORT = "PORT";

/** Reports how a list would find the runner's boards, without looking for them. */
export function dryRunList({ probe }: ListRequest, { log }: StepContext): Promise<DryRunResult> {
  const asking = probe
    ? "Chip, MAC and flash size of every free board would be read, one board after the other, which resets them."
    : "No port would be opened.";
  const plan = ["list: this runner's serial ports with a possible ESP board would be listed.", asking];
  const script = { plan, commands: probe ? [FLASH_ID] : [] };
  const say = (line: string): void => log.line(line);
  const connection = probeConnection(ANY_PORT);
  return log.untrustedGroup("Dry run of list", () =>
    Promise.resolve(logScript("true", script, { connection, say })),
  );
}
