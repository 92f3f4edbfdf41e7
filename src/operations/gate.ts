import { chipsWith } from "../firmware/flash/chips.ts";
import { Failure } from "../system/errors.ts";
import type { OperationRequest } from "../inputs/request.ts";
import type {
  Difference,
  FlashManyResult,
  FlashOneResult,
  OperationResult,
  VerifyManyResult,
  VerifyOneResult,
} from "./result.ts";

/** An annotation is read at a glance: the rest is in the summary and in the output `details`. */
const FILES_NAMED = 5;
const PATH_SHOWN = 120;
const PARTITIONS_NAMED = 5;

/**
 * Whether a result, though the operation did what it could, must fail the step: a gate closes on a difference, and
 * on a write that nothing has verified, unless the workflow wants to decide for itself.
 */
export function gateFailure(request: OperationRequest, result: OperationResult): Failure | undefined {
  if (request.operation === "flash" && result.operation === "flash") {
    return request.verify && !result.verified ? notVerified(result) : undefined;
  }
  if (request.operation === "verify" && result.operation === "verify") {
    return request.failOnMismatch && result.mismatch ? mismatch(result) : undefined;
  }
  return undefined;
}

function notVerified(result: FlashOneResult | FlashManyResult): Failure {
  const what =
    "file_count" in result ? `All ${result.file_count} images were` : `"${result.firmware_path}" was`;
  return new Failure(
    "not-verified",
    `${what} written, but not verified: the chip gives no digest of its flash.`,
    `Neither Secure Download Mode nor the ROM of ${chipsWith((chip) => !chip.romDigests).join(", ")} gives digests. ` +
      "Set verify: false to accept a write that is not verified.",
  );
}

function mismatch({ details }: VerifyOneResult | VerifyManyResult): Failure {
  const where = details
    .slice(0, FILES_NAMED)
    .map(
      (file) =>
        `"${file.path.slice(0, PATH_SHOWN)}" at ${file.address}: ${file.differing_bytes} of ${file.size} bytes differ, the first at ${file.first_difference}${partitionWords(file)}`,
    );
  const more = details.length > where.length ? [`and ${details.length - where.length} more`] : [];
  return new Failure(
    "verify-mismatch",
    `The flash differs from ${details.length === 1 ? "the file" : `${details.length} files`}: ${[...where, ...more].join("; ")}.`,
    "Flash the board again, or set fail-on-mismatch: false and use the output `verified`.",
  );
}

function partitionWords({ partitions = [] }: Difference): string {
  if (partitions.length === 0) return "";
  const named = partitions.slice(0, PARTITIONS_NAMED).join(", ");
  const more = partitions.length - PARTITIONS_NAMED;
  return ` (in ${partitions.length === 1 ? "partition" : "partitions"} ${named}${more > 0 ? ` and ${more} more` : ""})`;
}
