import { createHash } from "node:crypto";
import {
  type AppDescription,
  IMAGE_HEADER_SIZE,
  parseAppImage,
  parseImageHeader,
} from "../formats/app-image.ts";
import { chipOfImage } from "../flash/chips.ts";
import { covers, type KnownBytes } from "../flash/flash-bytes.ts";
import { describeApp, NO_DESCRIPTION } from "../formats/image-description.ts";
import { type NvsSurvey, surveyNvs } from "../formats/nvs.ts";
import { parsed } from "../formats/parsed.ts";
import { subtypeName, typeName } from "../formats/partition-names.ts";
import type { Partition } from "../formats/partition-table.ts";

/**
 * What a partition holds. `blank` is nothing but 0xFF, whatever the partition is for; `data` is anything that is not
 * more closely known, `unreadable` what lies, in part or as a whole, outside of the bytes at hand.
 */
export type PartitionContent =
  "application" | "nvs" | "filesystem" | "ota-data" | "blank" | "data" | "unreadable";

/** An application in its partition; one that does not describe itself has empty text and version 0. */
export interface Application extends AppDescription {
  /** Whether the image is whole, and its checksum and SHA-256 are right. */
  readonly intact: boolean;
  /** As esptool names it; `undefined` for a chip not known here. */
  readonly chip: string | undefined;
}

export interface PartitionContents {
  readonly partition: Partition;
  readonly content: PartitionContent;
  /** Bytes up to the last one that is not blank; of an application that is intact its length. */
  readonly used: number;
  /** Of the whole partition, in hex; empty where it is unreadable. */
  readonly sha256: string;
  /** Present where the content is an application. */
  readonly application?: Application;
  /** Present where the content is NVS. */
  readonly nvs?: NvsSurvey;
  /** Of a factory, OTA or test application: whether it boots next, where that can be told. */
  readonly boots?: boolean;
}

interface Scan {
  readonly sha256: string;
  /** Bytes up to the last one that is not blank. */
  readonly used: number;
  /** All bytes, where they were read at once. */
  readonly bytes: Buffer | undefined;
}

type Finding = Pick<PartitionContents, "content"> & Partial<PartitionContents>;

/** What is read at once of a partition that is only digested. */
const CHUNK_SIZE = 0x4_0000;
const BLANK = 0xff;
const FILESYSTEMS: ReadonlySet<string> = new Set(["fat", "spiffs", "littlefs"]);

/** Looks at a partition, reading every byte of it once (and the header of an image twice). */
export async function surveyPartition(partition: Partition, flash: KnownBytes): Promise<PartitionContents> {
  if (!covers(flash, partition)) return { partition, content: "unreadable", used: 0, sha256: "" };
  const scan = await scanPartition(partition, flash);
  const { sha256, used } = scan;
  return { partition, used, sha256, ...(used === 0 ? { content: "blank" } : identify(partition, scan)) };
}

async function scanPartition(partition: Partition, flash: KnownBytes): Promise<Scan> {
  const { address, size } = partition;
  const step = (await isReadAtOnce(partition, flash)) ? Math.max(size, CHUNK_SIZE) : CHUNK_SIZE;
  const hash = createHash("sha256");
  let used = 0;
  let bytes: Buffer = Buffer.alloc(0);
  for (let at = 0; at < size; at += step) {
    bytes = await flash.read(address + at, Math.min(step, size - at));
    hash.update(bytes);
    const usedHere = usedOf(bytes);
    if (usedHere > 0) used = at + usedHere;
  }
  return { sha256: hash.digest("hex"), used, bytes: size <= step ? bytes : undefined };
}

/** What has to be parsed is read at once: an application, and NVS. */
async function isReadAtOnce(partition: Partition, flash: KnownBytes): Promise<boolean> {
  if (isNvs(partition)) return true;
  if (!isApp(partition) || partition.size < IMAGE_HEADER_SIZE) return false;
  const start = await flash.read(partition.address, IMAGE_HEADER_SIZE);
  return parsed(() => parseImageHeader(start)) !== undefined;
}

function identify(partition: Partition, { bytes, used }: Scan): Finding {
  if (bytes !== undefined && isApp(partition)) return identifyApplication(bytes, used);
  if (bytes !== undefined && isNvs(partition)) {
    const nvs = parsed(() => surveyNvs(bytes));
    return nvs === undefined ? { content: "data" } : { content: "nvs", nvs };
  }
  return { content: purposeOf(partition) };
}

/** What a partition that is not blank, and holds neither an application nor NVS, is taken to hold by its kind. */
export function purposeOf({ type, subtype }: Partition): "ota-data" | "filesystem" | "data" {
  if (typeName(type) !== "data") return "data";
  const name = subtypeName(type, subtype);
  if (name === "ota") return "ota-data";
  return FILESYSTEMS.has(name) ? "filesystem" : "data";
}

/** An image that begins as one but is not whole is an application all the same: one that was not written to its end. */
function identifyApplication(bytes: Buffer, used: number): Finding {
  const header = parsed(() => parseImageHeader(bytes));
  if (header === undefined) return { content: "data" };
  const image = parsed(() => parseAppImage(bytes));
  const application = {
    ...(describeApp(bytes) ?? NO_DESCRIPTION),
    intact: image?.intact ?? false,
    chip: chipOfImage(header.chipId),
  };
  return { content: "application", used: image?.intact === true ? image.length : used, application };
}

function isApp({ type }: Partition): boolean {
  return typeName(type) === "app";
}

function isNvs({ type, subtype }: Partition): boolean {
  return typeName(type) === "data" && subtypeName(type, subtype) === "nvs";
}

function usedOf(bytes: Buffer): number {
  let used = bytes.length;
  while (used > 0 && bytes[used - 1] === BLANK) used--;
  return used;
}
