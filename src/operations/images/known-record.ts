import type { KnownContents, SparseContents } from "../../firmware/survey/known-contents.ts";
import type { KnownFlash, KnownPartition } from "../../firmware/flash/known-flash.ts";
import {
  applicationWordsRecord,
  bootloaderRecord,
  nvsRecord,
  rowRecord,
} from "../../backups/backup-record.ts";

/** What is known of a flash in pieces, in the records of which its map is drawn. */
export function knownRecord(
  contents: SparseContents,
): Pick<KnownFlash, "partition_table" | "partitions" | "bootloader"> {
  return {
    partition_table: contents.table,
    partitions: contents.partitions.map(partitionOf),
    bootloader: bootloaderRecord(contents.bootloader),
  };
}

function partitionOf({ partition, content, used, application, boots, nvs }: KnownContents): KnownPartition {
  return {
    ...rowRecord(partition),
    content,
    used: used ?? null,
    application:
      application === undefined
        ? null
        : { ...applicationWordsRecord(application), intact: application.intact ?? null },
    boots: boots ?? null,
    nvs: nvsRecord(nvs),
  };
}
