import type { DoctorResult } from "../../doctor/diagnosis.ts";
import type { RunnerOperation } from "../definition.ts";
import { type DoctorRequest, parseDoctor } from "./inputs.ts";
import { doctorSection } from "./summary.ts";

/** Examines the runner. */
export const doctorOperation = {
  about: "Explains the runner and what would make a step fail",
  page: "docs/guides/bench.md",
  inputs: ["port"],
  asksBoards: false,
  parse: (reader, { platform }) => parseDoctor(reader, platform),
  outputs: ["healthy", "checks", "ports"],
  run: async (...args) => (await import("./examine.ts")).examine(...args),
  gateFailure: () => undefined,
  summary: doctorSection,
} as const satisfies RunnerOperation<DoctorRequest, DoctorResult>;
