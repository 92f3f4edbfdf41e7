import type { Costs } from "../transfer/backup-plan.ts";
import { applicationHead } from "./application.ts";
import { FetchedFlash, type ReadRange } from "../transfer/fetched-flash.ts";
import { type Range, rangesOf as joined } from "../flash/flash-ranges.ts";
import { isOtaData, OTA_RECORDS_SIZE } from "../formats/ota-data.ts";
import { typeName } from "../formats/partition-names.ts";
import { type Partition, PARTITION_TABLE_SIZE } from "../formats/partition-table.ts";
import type { FlashReading, SurveyedPartition } from "./survey.ts";
import { isBlank } from "../flash/flash-bytes.ts";

/** Bytes of the image header, the first segment's header, and `esp_app_desc_t`. */
export const HEAD_SIZE = 0x120;
/** The space between the table and the first application in most layouts: NVS, OTA data, RF calibration. */
const USUAL_DATA_SIZE = 0x8000;
/** Applications begin at multiples of this. */
const APP_ALIGNMENT = 0x1_0000;

/**
 * Reads only the partition table, the heads of the applications and the otadata records, in the number of processes
 * with the lowest cost. The start of a partition decides what its content counts as.
 */
export class PartitionHeads implements FlashReading {
  readonly bytes: FetchedFlash;
  readonly beyond = "would be beyond the end of the flash";
  readonly flashSize: number | undefined;
  readonly #looked: Range[] = [];

  /**
   * @param flashSize bytes; `undefined` if unknown.
   * @throws from its methods whatever `read` throws, and an `Error` if `read` returns too few bytes.
   */
  constructor(read: ReadRange, costs: Costs, flashSize: number | undefined) {
    this.bytes = new FetchedFlash(read, costs);
    this.flashSize = flashSize;
  }

  /** The bytes that the survey relies on, without those read only because they were in between. */
  get looked(): { readonly address: number; readonly bytes: Buffer }[] {
    return this.#looked.map((range) => ({ address: range.address, bytes: this.bytes.get(range) }));
  }

  async fetchTable(address: number): Promise<void> {
    const place = { address, size: Math.min(PARTITION_TABLE_SIZE, this.#end - address) };
    if (place.size <= 0) return;
    const first = Math.ceil((address + USUAL_DATA_SIZE) / APP_ALIGNMENT) * APP_ALIGNMENT;
    const likely = { address: first, size: HEAD_SIZE };
    await this.bytes.fetch([place], this.#isInside(likely) ? [likely] : []);
    this.#looked.push(place);
  }

  async fetchPartitions(partitions: readonly Partition[]): Promise<void> {
    const wanted = partitions.flatMap(headOf).filter((head) => this.#isInside(head));
    // Boards can run with overlapping partitions.
    await this.bytes.fetch(joined(wanted));
    this.#looked.push(...wanted);
  }

  look(partition: Partition): Promise<SurveyedPartition> {
    const seen = { partition, used: undefined, sha256: undefined };
    if (!this.#isInside(partition)) return Promise.resolve({ ...seen, content: "unreadable" });
    const [head] = headOf(partition);
    return Promise.resolve({ ...seen, ...beginning(partition, head && this.bytes.get(head)) });
  }

  get #end(): number {
    return this.flashSize ?? Infinity;
  }

  #isInside({ address, size }: Range): boolean {
    return address + size <= this.#end;
  }
}

/** The part of a partition to read, from its start. */
function headOf(partition: Partition): Range[] {
  const { address, size } = partition;
  if (size === 0) return [];
  if (typeName(partition.type) === "app") return [{ address, size: Math.min(HEAD_SIZE, size) }];
  if (isOtaData(partition) && size >= OTA_RECORDS_SIZE) return [{ address, size: OTA_RECORDS_SIZE }];
  return [];
}

function beginning(
  partition: Partition,
  bytes: Buffer | undefined,
): Pick<SurveyedPartition, "content" | "application"> {
  if (bytes === undefined) return { content: "unknown" };
  if (isBlank(bytes)) return { content: "blank" };
  if (isOtaData(partition)) return { content: "ota-data" };
  const head = applicationHead(bytes);
  return head === undefined
    ? { content: "data" }
    : { content: "application", application: { ...head, intact: undefined } };
}
