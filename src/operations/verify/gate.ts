import { Failure } from "../../system/errors.ts";
import type { Difference, VerifyResult } from "./verify-result.ts";

/** An annotation is short: the summary and the output `details` have the rest. */
const FILES_NAMED = 5;
const PATH_SHOWN = 120;
const PARTITIONS_NAMED = 5;

/** The failure of a step whose flash differs from its files. */
export function mismatch({ details }: VerifyResult): Failure {
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
