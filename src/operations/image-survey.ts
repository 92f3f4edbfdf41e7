import type { Range } from "../firmware/backup-plan.ts";
import { type FlashContents, surveyFlash } from "../firmware/flash-contents.ts";
import { formatAddress } from "../firmware/flash-layout.ts";
import { drawFlash, type FlashPicture } from "../firmware/flash-picture.ts";
import type { FlashChanges } from "../firmware/known-flash.ts";
import { contentsRecord } from "./backup-record.ts";
import { findFilled } from "./filled.ts";
import { withImageBytes } from "./image-bytes.ts";
import type { ChangedRegion } from "./result.ts";

/** What an image of flash holds. */
export interface ImageSurvey {
  readonly range: Range;
  readonly contents: FlashContents;
  /** What is not blank. */
  readonly filled: readonly Range[];
}

/** What says how to look at an image. */
interface ImageOrigin {
  /** As esptool names it. */
  readonly chip: string | undefined;
  /** Where in the flash the partition table belongs. */
  readonly tableAddress: number;
}

/** Looks at every byte of an image. */
export function surveyImage(path: string, range: Range, origin: ImageOrigin): Promise<ImageSurvey> {
  return withImageBytes(path, range, async (flash) => ({
    range,
    contents: await surveyFlash(flash, { start: range.address, ...origin }),
    filled: await findFilled(flash, range),
  }));
}

/** The flash map of a flash that is as the image. */
export function drawImage(
  { range, contents, filled }: ImageSurvey,
  changes: FlashChanges | undefined,
  proven: boolean,
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
    proven: proven ? [range] : [],
  });
}

/** A piece of flash, and the partitions of the image in which it lies. */
export function namedRegion({ address, size }: Range, { contents }: ImageSurvey): ChangedRegion {
  const touched = contents.partitions
    .map(({ partition }) => partition)
    .filter(
      (partition) => partition.address < address + size && address < partition.address + partition.size,
    );
  return { address: formatAddress(address), size, partitions: touched.map(({ name }) => name) };
}
