import type { DoctorResult } from "../../doctor/diagnosis.ts";
import type { OperationDefinition } from "../definition.ts";
import { doctorSection } from "./summary.ts";

/** Looks at the runner. */
export const doctorOperation = {
  outputs: ["healthy", "checks", "ports"],
  summary: doctorSection,
} as const satisfies OperationDefinition<DoctorResult>;
