import { probeConnection } from "./list.ts";
import { tell } from "../dry-run/script.ts";
import type { ListRequest } from "../../inputs/request.ts";
import type { DryRunResult } from "../dry-run/dry-run-result.ts";

/** Stands for each port in the command, for the ports are not looked for. */
const ANY_PORT = "PORT";

/** Says what a list of the runner's boards would do, without looking for them. */
export function dryRunList({ probe }: ListRequest, say: (text: string) => void): DryRunResult {
  const asking = probe
    ? "Every free board among them would be asked for chip, MAC and flash size, one after the other, and reset by that."
    : "None of them would be opened.";
  const plan = ["list: the serial ports of this runner that may have an ESP board would be listed.", asking];
  return tell(
    "true",
    { plan, commands: probe ? [{ name: "flash-id" }] : [] },
    { connection: probeConnection(ANY_PORT), expects: false, say },
  );
}
