import type { RecordedLog } from "./console/recorded-log.ts";
import { Gate, type GateSetup } from "./gate.ts";
import type { GateReport } from "./gate-report.ts";

/**
 * Judges a recorded console. If the log has no times, it shows neither silence nor time limits: whatever was not
 * printed by its end is missing.
 */
export function judgeLog(log: RecordedLog, setup: Omit<GateSetup, "port" | "hasTimes">): GateReport {
  const gate = new Gate({ ...setup, port: "unknown", hasTimes: log.format !== "bytes" });
  gate.begin(0);
  let at = 0;
  for (const chunk of log.chunks) {
    gate.push(chunk);
    at = chunk.at;
    if (gate.verdict !== undefined) break;
  }
  gate.end(at);
  return gate.report();
}
