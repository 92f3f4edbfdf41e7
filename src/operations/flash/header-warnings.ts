import { checkHeaderInputs } from "../../firmware/plan/plan-header.ts";
import { readPlanned } from "./flash-plan.ts";
import type { PlannedCopy } from "../images/images.ts";
import { warningsIn } from "./plan-refusal.ts";
import type { VerifyRequest } from "../verify/inputs.ts";

/**
 * Warnings about header inputs of a comparison, which does not change headers.
 * @param chip as esptool names it; `undefined` if unknown.
 * @throws {Failure} as `readPlanned`.
 */
export async function headerWarnings(
  { settings, headerInputs: inputs = [] }: VerifyRequest,
  images: readonly PlannedCopy[],
  chip: string | undefined,
): Promise<string[]> {
  if (inputs.length === 0) return [];
  const { mode, size } = settings;
  return warningsIn(checkHeaderInputs(await readPlanned(images), { mode, size, inputs }, chip));
}
