import { chipsWith } from "../../firmware/flash/chips.ts";
import { Failure } from "../../system/errors.ts";
import type { FlashResult } from "./flash-result.ts";

/** The failure of a step whose flash was not verified. */
export function notVerified(result: FlashResult): Failure {
  const files = "files" in result ? result.files : [{ path: result.firmware_path }];
  const what = files.length === 1 ? `"${files[0]?.path ?? ""}" was` : `All ${files.length} images were`;
  return new Failure(
    "not-verified",
    `${what} written, but not verified: the chip cannot compute a digest of its flash.`,
    `Neither Secure Download Mode nor the ROM of ${chipsWith((chip) => !chip.romDigests).join(", ")} gives digests. ` +
      "Set verify: false to accept a write that is not verified.",
  );
}
