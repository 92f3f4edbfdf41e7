import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { KnownFlash, KnownPartition } from "../../firmware/survey/known-flash.ts";
import type { KnownTable } from "../../firmware/survey/flash-facts.ts";
import type { FlashSurvey, SurveyedPartition, SurveyedTable } from "../../firmware/survey/survey.ts";
import {
  applicationWordsRecord,
  bootloaderRecord,
  nvsRecord,
  rowRecord,
} from "../../backups/backup-record.ts";

/** Known pieces of a flash, as the records from which its map is drawn. */
export function knownRecord(
  contents: FlashSurvey,
): Pick<KnownFlash, "partition_table" | "partitions" | "bootloader"> {
  return {
    partition_table: tableOf(contents.table),
    partitions: contents.partitions.map(partitionOf),
    bootloader: bootloaderRecord(contents.bootloader),
  };
}

function tableOf(table: SurveyedTable): KnownTable {
  const address = formatAddress(table.address);
  switch (table.state) {
    case "found": {
      const { problems } = table;
      return { state: "found", address, reason: null, ...(problems.length === 0 ? {} : { problems }) };
    }
    case "absent":
      return { state: "absent", address, reason: table.reason };
    case "given":
      return { state: "given", address, reason: table.title };
    case "unknown":
      return { state: "unknown", address, reason: null };
  }
}

function partitionOf({
  partition,
  content,
  used,
  application,
  boots,
  nvs,
}: SurveyedPartition): KnownPartition {
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
