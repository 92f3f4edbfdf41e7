// What can happen while a flash goes on into its gate, and how the step must end. A part of `docs/contributing/fault-matrix.md`.
import type { BootScript } from "../../../src/virtual-board/console/script.ts";
import type { FailureCode } from "../../../src/system/errors.ts";

export interface GateFault {
  /** The row in the page. */
  readonly name: string;
  readonly boots: readonly BootScript[];
  /** Faults of the virtual board. */
  readonly faults?: readonly string[];
  /** What the step gets when the console shows `up`. */
  readonly signal?: "SIGINT" | "SIGTERM";
  /** Absent: the firmware passes. */
  readonly code?: FailureCode;
}

const up = { print: "up" };
const ready = { print: "ready" };

export const GATE_FAULTS: readonly GateFault[] = [
  {
    name: "port lost while watching, and back",
    boots: [{ steps: [up, { after: 200, "console-lost": 500 }, { after: 4_000, ...ready }] }],
  },
  {
    name: "port lost while watching, permanently",
    boots: [{ steps: [up, { after: 200, "console-lost": Infinity }] }],
    code: "console-lost",
  },
  { name: "SIGINT while watching", boots: [{ steps: [up] }], signal: "SIGINT", code: "cancelled" },
  { name: "SIGTERM while watching", boots: [{ steps: [up] }], signal: "SIGTERM", code: "cancelled" },
  { name: "flood", boots: [{ steps: [up, { flood: 0x80_0000 }, ready] }] },
  { name: "silence", boots: [{ silent: true }], code: "silent" },
  { name: "slow", boots: [{ steps: [up, { after: 1_000, ...ready }] }], faults: ["slow:ms=3"] },
];
