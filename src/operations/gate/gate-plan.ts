import type { GateRequest } from "./gate-request.ts";
import { scaleWords } from "./time-scale.ts";

/** What a gate would do, as sentences for a dry run. */
export function gatePlan({ rules, reset, attempts }: GateRequest): string[] {
  const { expect, failOn, timeoutMs, settleMs } = rules;
  const start =
    reset === "none" ? "The running firmware would be watched" : "The firmware would be started and watched";
  const lines =
    expect.length === 0
      ? ""
      : `, until ${expect.length} expected lines have appeared and ${settleMs / 1000} s more have passed`;
  const scale = scaleWords(rules);
  return [
    `${start} for at most ${timeoutMs / 1000} s${lines}.`,
    ...(scale === undefined ? [] : [`The input ${scale}`]),
    ...(failOn.length === 0 ? [] : [`Lines that match one of ${failOn.length} patterns would fail it.`]),
    ...(attempts === 1 ? [] : [`Firmware that fails would be started up to ${attempts} times.`]),
  ];
}
