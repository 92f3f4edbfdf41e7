import { parseAppImage, parseImageHeader } from "../formats/app-image.ts";
import { chipOfImage } from "../flash/chips.ts";
import { parsed } from "../formats/parsed.ts";
import { readPartitionTable } from "../formats/partition-table.ts";
import { isBlank } from "../flash/flash-bytes.ts";
import type { FileContent } from "./flash-facts.ts";

/** Identifies the content of a file. */
export function fileContent(bytes: Buffer): FileContent {
  const own = imageIn(bytes) ?? tableIn(bytes);
  return own ?? { kind: isBlank(bytes) ? "blank" : "data" };
}

function imageIn(bytes: Buffer): FileContent | undefined {
  const header = parsed(() => parseImageHeader(bytes));
  const chip = header && chipOfImage(header.chipId);
  if (chip === undefined) return undefined;
  const image = parsed(() => parseAppImage(bytes));
  const intact = image?.intact ?? false;
  if (image?.bootloader !== undefined) {
    return { kind: "bootloader", chip, idf_version: image.bootloader.idfVersion, intact };
  }
  if (image?.description === undefined) return { kind: "image", chip, intact };
  const { name, version } = image.description;
  return { kind: "application", name, version, intact };
}

function tableIn(bytes: Buffer): FileContent | undefined {
  const table = parsed(() => readPartitionTable(bytes, { isFile: true }));
  return table && { kind: "table", partitions: table.partitions.length };
}
