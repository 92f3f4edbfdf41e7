import { parseDoctor } from "./inputs.ts";
import type { DoctorRequest } from "../../inputs/request.ts";
import type { DoctorResult } from "../../doctor/diagnosis.ts";
import type { RunnerOperation } from "../definition.ts";
import { doctorSection } from "./summary.ts";

/** Looks at the runner. */
export const doctorOperation = {
  about: "Explains the runner and what would make a step fail",
  page: "docs/guides/bench.md",
  inputs: ["port"],
  asksBoards: false,
  parse: parseDoctor,
  outputs: ["healthy", "checks", "ports"],
  summary: doctorSection,
} as const satisfies RunnerOperation<DoctorRequest, DoctorResult>;
