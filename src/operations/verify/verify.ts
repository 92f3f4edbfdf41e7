import type { Partition } from "../../firmware/formats/partition-table.ts";
import { plannedTable } from "../../firmware/plan/planned-images.ts";
import type { Board } from "../../board/session/board.ts";
import { locateDifferences } from "./differences.ts";
import { readPlanned } from "../flash/flash-plan.ts";
import { headerWarnings } from "../flash/header-warnings.ts";
import { annotateWarnings } from "../plan-warnings.ts";
import {
  checkImages,
  checkUsedImages,
  comparisonsOf,
  fileResult,
  type Image,
  imageArguments,
  placeResult,
  shownNames,
  takeImages,
  totalSize,
} from "../images/images.ts";
import { knownFacts } from "../flash/plan-facts.ts";
import type { VerifyRequest } from "./inputs.ts";
import type { Difference, VerifyManyResult, VerifyOneResult } from "./verify-result.ts";

/**
 * Compares the chip's digests with the files' in one esptool call. Only differing images are read back, to locate the
 * differences: a difference is a finding, not a failure.
 */
export async function verify(
  request: VerifyRequest,
  board: Board,
): Promise<VerifyOneResult | VerifyManyResult> {
  const { files, settings } = request;
  const images = await takeImages(files, board);
  const { chip } = knownFacts(board);
  const warnings = await headerWarnings(request, images, chip);
  annotateWarnings(warnings, board);
  await checkImages(images);
  let details: Difference[] = [];
  await board.esptool.run(
    { name: "verify-flash", images: imageArguments(images), header: settings, diff: false },
    totalSize(files),
    shownNames(images),
    {
      isLast: true,
      check: async (seen) => {
        await checkUsedImages(images, board);
        const comparisons = comparisonsOf(images, seen);
        const suspects = images.filter((_, index) => comparisons[index]?.equal !== true);
        const partitions = request.partitions ?? (await partitionsAmong(images, board));
        details = await locateDifferences(suspects, settings, partitions, board);
      },
    },
  );
  const result = request.shape === "one" ? oneResult(request, details) : manyResult(request, details);
  return warnings.length === 0 ? result : { ...result, warnings };
}

/** The partitions of the table among the images, if there is one. */
async function partitionsAmong(
  images: readonly Image[],
  { tableAddress }: Board,
): Promise<readonly Partition[] | undefined> {
  const around = images.filter(
    ({ file: { address, size } }) => address <= tableAddress && tableAddress < address + size,
  );
  return plannedTable(await readPlanned(around), tableAddress)?.table?.partitions;
}

function oneResult({ files }: VerifyRequest, details: readonly Difference[]): VerifyOneResult {
  const [first] = files;
  return {
    operation: "verify",
    verified: details.length === 0,
    mismatch: details.length > 0,
    firmware_path: first?.path ?? "",
    ...placeResult(first ?? { address: 0 }),
    file_size: first?.size ?? 0,
    details,
  };
}

function manyResult({ files }: VerifyRequest, details: readonly Difference[]): VerifyManyResult {
  const differing = new Set(details.map(({ address }) => address));
  return {
    operation: "verify",
    verified: details.length === 0,
    mismatch: details.length > 0,
    files: files.map((file) => {
      const entry = fileResult(file);
      return { ...entry, verified: !differing.has(entry.address) };
    }),
    file_count: files.length,
    total_size: totalSize(files),
    details,
  };
}
