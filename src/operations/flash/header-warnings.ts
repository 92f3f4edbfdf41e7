import { checkHeaderInputs } from "../../firmware/plan/plan-header.ts";
import { readPlanned } from "./flash-plan.ts";
import type { PlannedCopy } from "../images/images.ts";
import { warningsIn } from "./plan-refusal.ts";
import type { VerifyRequest } from "../verify/inputs.ts";

/**
 * What a comparison has to say of inputs for a header that it compares as it is.
 * @param chip as esptool names it; `undefined` where it is not known.
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
