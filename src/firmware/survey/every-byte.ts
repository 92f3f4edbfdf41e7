import { createHash } from "node:crypto";
import { IMAGE_HEADER_SIZE, parseAppImage, parseImageHeader } from "../formats/app-image.ts";
import { applicationHead } from "./application.ts";
import { covers, type FlashBytes, FlashWindow, type KnownBytes, usedOf } from "../flash/flash-bytes.ts";
import { surveyNvs } from "../formats/nvs.ts";
import { parsed } from "../formats/parsed.ts";
import { subtypeName, typeName } from "../formats/partition-names.ts";
import type { Partition } from "../formats/partition-table.ts";
import type { FlashReading, SurveyedPartition } from "./survey.ts";

/**
 * A flash, or a part of one, with every byte available. At most one partition is in memory at a time.
 * @param start the address of the first available byte.
 */
export function everyByte(flash: FlashBytes, start = 0): FlashReading {
  const bytes = new FlashWindow(flash, start);
  return {
    bytes,
    beyond: "is outside the available bytes",
    look: (partition) =>
      covers(bytes, partition)
        ? lookAtAll(partition, bytes)
        : Promise.resolve({ partition, content: "unreadable", used: undefined, sha256: undefined }),
  };
}

interface Scan {
  readonly sha256: string;
  /** Bytes up to the last one that is not blank. */
  readonly used: number;
  /** All bytes, if they were read at once. */
  readonly bytes: Buffer | undefined;
}

type Finding = Pick<SurveyedPartition, "content"> & Partial<SurveyedPartition>;

/** Bytes read at a time from a partition that is only digested. */
const CHUNK_SIZE = 0x4_0000;
const FILESYSTEMS: ReadonlySet<string> = new Set(["fat", "spiffs", "littlefs"]);

/** Surveys a completely available partition, reading every byte once (and an image's header twice). */
export async function lookAtAll(partition: Partition, flash: KnownBytes): Promise<SurveyedPartition> {
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

/** Applications and NVS are read at once, because they have to be parsed. */
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

/** The assumed content, by type, of a partition that is not blank and holds neither an application nor NVS. */
export function purposeOf({ type, subtype }: Partition): "ota-data" | "filesystem" | "data" {
  if (typeName(type) !== "data") return "data";
  const name = subtypeName(type, subtype);
  if (name === "ota") return "ota-data";
  return FILESYSTEMS.has(name) ? "filesystem" : "data";
}

/** An incomplete image still counts as an application: one that was not completely written. */
function identifyApplication(bytes: Buffer, used: number): Finding {
  const head = applicationHead(bytes);
  if (head === undefined) return { content: "data" };
  const image = parsed(() => parseAppImage(bytes));
  const application = { ...head, intact: image?.intact ?? false };
  return { content: "application", used: image?.intact === true ? image.length : used, application };
}

function isApp({ type }: Partition): boolean {
  return typeName(type) === "app";
}

function isNvs({ type, subtype }: Partition): boolean {
  return typeName(type) === "data" && subtypeName(type, subtype) === "nvs";
}
