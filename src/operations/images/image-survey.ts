import { type Range, endOf, overlaps } from "../../firmware/flash/flash-ranges.ts";
import { everyByte } from "../../firmware/survey/every-byte.ts";
import { type FlashSurvey, surveyFlash } from "../../firmware/survey/survey.ts";
import { formatAddress, SECTOR_SIZE } from "../../firmware/flash/flash-layout.ts";
import { drawFlash } from "../../report/flash-map/flash-map.ts";
import type { FlashPicture } from "../../report/flash-map/flash-picture.ts";
import type { FlashChanges } from "../../firmware/survey/flash-facts.ts";
import { contentsRecord } from "../../backups/backup-record.ts";
import type { Board } from "../../board/session/board.ts";
import { findFilled } from "../../backups/filled.ts";
import { picture } from "./flash-account.ts";
import { imagePiece, withImageBytes } from "./image-bytes.ts";
import { knownTable } from "../../board/session/known-table.ts";
import type { Pictured } from "../../report/pictured-result.ts";
import type { ChangedRegion } from "../../report/place-result.ts";

/** Most chips since the ESP32-S3 have their bootloader in the first sector: a backup may omit it. */
export const AFTER_FIRST_SECTOR = SECTOR_SIZE;

/** The content of a flash image. */
export interface ImageSurvey {
  readonly path: string;
  readonly range: Range;
  readonly contents: FlashSurvey;
  /** The parts that are not blank. */
  readonly filled: readonly Range[];
}

/** How to interpret an image. */
interface ImageOrigin {
  /** As esptool names it. */
  readonly chip: string | undefined;
  /** Address of the partition table in the flash. */
  readonly tableAddress: number;
}

/** Examines every byte of an image. */
export function surveyImage(path: string, range: Range, origin: ImageOrigin): Promise<ImageSurvey> {
  return withImageBytes(path, range, async (flash) => ({
    path,
    range,
    contents: await surveyFlash(everyByte(flash, range.address), origin),
    filled: await findFilled(flash, range),
  }));
}

/**
 * The flash map of a flash that equals the image. A partial image lacks the table, so the map uses the one that the
 * step knows.
 */
export async function pictureOf(
  survey: ImageSurvey,
  changes: FlashChanges | undefined,
  isVerified: boolean,
  board: Board,
): Promise<Pictured> {
  const { path, range, contents } = survey;
  const { flashSize = endOf(range) } = board.esptool.identity;
  const verified = isVerified ? [range] : [];
  if (range.address <= AFTER_FIRST_SECTOR && endOf(range) >= flashSize) {
    return { flash_map: drawImage(survey, changes, verified) };
  }
  const pieces = [imagePiece(path, range)];
  const tableAddress = contents.table.address;
  return picture(board, { tableAddress, pieces, changes, verified, part: range });
}

function drawImage(
  { range, contents, filled }: ImageSurvey,
  changes: FlashChanges | undefined,
  verified: readonly Range[],
): FlashPicture {
  const record = contentsRecord(contents);
  const problems = contents.table.state === "found" ? contents.table.problems : [];
  const odd = problems.length === 0 ? {} : { problems };
  return drawFlash({
    ...record,
    partition_table: { ...record.partition_table, ...odd },
    size: range.address + range.size,
    isWhole: true,
    files: [],
    looked: [range],
    filled,
    changes,
    verified,
  });
}

/** A piece of flash and its partitions: from the table in the image, or from the one that the step knows. */
export function namedRegion(region: Range, { contents }: ImageSurvey, board: Board): ChangedRegion {
  const known =
    contents.table.state === "found"
      ? contents.partitions.map(({ partition }) => partition)
      : (knownTable(board)?.partitions ?? []);
  const { address, size } = region;
  const touched = known.filter((partition) => overlaps(partition, region));
  return { address: formatAddress(address), size, partitions: touched.map(({ name }) => name) };
}
