import { probeConnection } from "./list.ts";
import { logScript } from "../dry-run/script.ts";
import type { ListRequest } from "../../inputs/request.ts";
import type { DryRunResult } from "../dry-run/dry-run-result.ts";

/** Stands for each port in the command, for the ports are not looked for. */
const ANY_PORT = "PORT";

/** Says what a list of the runner's boards would do, without looking for them. */
export function dryRunList({ probe }: ListRequest, say: (text: string) => void): DryRunResult {
  const asking = probe
    ? "Chip, MAC and flash size of every free board would be read, one board after the other, which resets them."
    : "No port would be opened.";
  const plan = ["list: this runner's serial ports with a possible ESP board would be listed.", asking];
  return logScript(
    "true",
    { plan, commands: probe ? [{ name: "flash-id" }] : [] },
    { connection: probeConnection(ANY_PORT), expects: false, say },
  );
}
