import { code } from "../../report/html.ts";
import { bytes, counted } from "../../report/summary/quantity.ts";
import { listing, oneFile, place, type Section } from "../../report/summary/section.ts";
import type { Difference, VerifyManyResult, VerifyOneResult } from "./verify-result.ts";

/** More names would make the row too long; the output `details` has all. */
const PARTITIONS_NAMED = 5;

export function verifySection(result: VerifyOneResult | VerifyManyResult): Section {
  const { mismatch, verified, details } = result;
  const files = "files" in result ? result.files : [{ ...oneFile(result, result.file_size), verified }];
  const rows = files.map((file) => {
    const { address, path, size, verified } = file;
    const difference = details.find((entry) => entry.address === address);
    const finding =
      difference === undefined
        ? "—"
        : `${counted(difference.differing_bytes, "byte")}, first at ${code(difference.first_difference)}${inPartitions(difference)}`;
    return [place(file), code(path), bytes(size), verified ? "equal" : "<strong>differs</strong>", finding];
  });
  const what = "files" in result ? counted(files.length, "image") : "the image";
  return {
    sign: mismatch ? "⚠️" : "✅",
    verdict: mismatch
      ? `verify: the flash differs from ${counted(details.length, "file")}`
      : `verify: the flash matches ${what}, verified by the chip's digest`,
    finding: mismatch,
    rows: [],
    blocks: listing("image", ["Address", "Image", "Size", "Flash", "Difference"], rows),
  };
}

function inPartitions({ partitions = [] }: Difference): string {
  if (partitions.length === 0) return "";
  const named = partitions.slice(0, PARTITIONS_NAMED).map((name) => code(name));
  const more = partitions.length - named.length;
  return `, in ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
