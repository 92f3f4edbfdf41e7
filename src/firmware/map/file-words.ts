import { parseAppImage, parseImageHeader } from "../formats/app-image.ts";
import { chipOfImage } from "../flash/chips.ts";
import { applicationWords, bootloaderWords, tableWords } from "../survey/content-words.ts";
import { parsed } from "../formats/parsed.ts";
import { readPartitionTable } from "../formats/partition-table.ts";

const BLANK = 0xff;

/** What the bytes of a file are, in a few words; names in it are text from outside. */
export function fileWords(bytes: Buffer): string {
  return imageWords(bytes) ?? tableOf(bytes) ?? (bytes.every((byte) => byte === BLANK) ? "blank" : "data");
}

function imageWords(bytes: Buffer): string | undefined {
  const header = parsed(() => parseImageHeader(bytes));
  const chip = header && chipOfImage(header.chipId);
  if (chip === undefined) return undefined;
  const image = parsed(() => parseAppImage(bytes));
  const intact = image?.intact ?? false;
  if (image?.bootloader !== undefined) {
    return bootloaderWords({ chip, idf_version: image.bootloader.idfVersion, intact });
  }
  if (image?.description !== undefined) return applicationWords({ ...image.description, intact });
  return `an image for ${chip}${intact ? "" : ", not intact"}`;
}

function tableOf(bytes: Buffer): string | undefined {
  const table = parsed(() => readPartitionTable(bytes, { isFile: true }));
  return table && tableWords(table.partitions.length);
}
