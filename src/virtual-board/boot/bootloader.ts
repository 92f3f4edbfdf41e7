import { describeBootloader } from "../../firmware/formats/image-description.ts";
import { isOtaData } from "../../firmware/formats/ota-data.ts";
import { SECTOR_SIZE } from "../../firmware/flash/flash-layout.ts";
import { bootOrder, countSlots } from "../../firmware/survey/boot-choice.ts";
import { type BootBoard, revisionText } from "./boot-board.ts";
import { type BootLog } from "./boot-log.ts";
import { chipProblem, loadApplication, type LoadedApplication } from "./image-load.ts";
import { OtaRecords } from "./ota-records.ts";
import { type BootPartition, readPartitions } from "./partition-rows.ts";
import { type LoadedBootloader } from "./rom-load.ts";
import { idfVersion, isBefore } from "./idf-version.ts";

/** An application that starts, and the OTA data that selected it, if any. */
export interface StartedApplication extends LoadedApplication {
  readonly records: OtaRecords | undefined;
  /** The OTA data entry that selects it, if any; rollback and confirmation change it. */
  readonly record: 0 | 1 | undefined;
}

const TAG = "boot";
const MIB = 0x10_0000;
const MODES = ["QIO", "QOUT", "DIO", "DOUT"];
const SPEEDS = new Map([
  [0xf, 80],
  [0, 40],
  [1, 26],
  [2, 20],
]);
/** Time from the reset to the first line, and to the choice of an application, from logs of boards. */
const START_MS = 24;
const RESET_MS = 1;
const FIRST_SLOT_SUBTYPE = 0x10;
const FACTORY_SUBTYPE = 0x00;
const TEST_SUBTYPE = 0x20;

/**
 * ESP-IDF's second-stage bootloader: its lines, the partition table, OTA data, and the application that it loads.
 * Changes OTA data in the flash like a bootloader with rollback; one without never writes the states.
 * @returns `undefined` if nothing can be started and the bootloader resets the chip.
 */
export function runBootloader(
  board: BootBoard,
  { image }: LoadedBootloader,
  log: BootLog,
): StartedApplication | undefined {
  log.pass(Math.max(0, START_MS - log.at));
  const problem = introduce(board, image, log);
  if (problem !== undefined) {
    log.error("boot_comm", problem);
    return undefined;
  }
  const partitions = readPartitions(board.flash, flashSizeOf(image), log);
  if (partitions === undefined) {
    log.error(TAG, "load partition table error!");
    return undefined;
  }
  const started = start(board, partitions, log);
  if (started === undefined) log.pass(RESET_MS);
  else log.info(TAG, "Disabling RNG early entropy source...");
  return started;
}

/** @returns why the bootloader refuses this chip. */
function introduce(board: BootBoard, image: Buffer, log: BootLog): string | undefined {
  const { chip, rom, revision, blockRevision } = board;
  const description = describeBootloader(image);
  const version = idfVersion(description?.idfVersion);
  log.info(TAG, `ESP-IDF ${version.text} 2nd stage bootloader`);
  log.info(TAG, `compile time ${description?.built === "" ? "" : (description?.built ?? "00:00:00")}`.trim());
  if (rom.cores > 1) log.info(TAG, "Multicore bootloader");
  log.info(
    TAG,
    `chip revision: ${isBefore(version, 5, 0) && chip !== "esp32" ? revision : revisionText(revision)}`,
  );
  if (chip !== "esp32" && !isBefore(version, 5, 2)) {
    log.info(TAG, `efuse block revision: ${revisionText(blockRevision)}`);
  }
  const problem = chipProblem(board, image, true);
  if (problem !== undefined) return problem;
  const [, , mode = 0, sizeAndFreq = 0] = image;
  const own = `${TAG}.${chip}`;
  const speed = chip === "esp32s3" ? "Boot SPI Speed :" : "SPI Speed      :";
  log.info(own, `${speed} ${SPEEDS.get(sizeAndFreq & 0xf) ?? 40}MHz`);
  log.info(own, `SPI Mode       : ${MODES[mode] ?? "DIO"}`);
  log.info(own, `SPI Flash Size : ${flashSizeOf(image) / MIB}MB`);
  log.info(TAG, "Enabling RNG early entropy source...");
  return undefined;
}

function flashSizeOf(image: Buffer): number {
  return MIB << Math.min((image[3] ?? 0) >> 4, 7);
}

function start(
  board: BootBoard,
  partitions: readonly BootPartition[],
  log: BootLog,
): StartedApplication | undefined {
  const candidates = partitions.map((partition) => ({ partition }));
  const slots = countSlots(candidates);
  const otadata = partitions.findLast(isOtaData);
  const hasFactory = partitions.some(({ type, subtype }) => type === 0 && subtype === FACTORY_SUBTYPE);
  let records: OtaRecords | undefined;
  let chosen: Choice = {};
  if (otadata !== undefined) {
    if (otadata.size < 2 * SECTOR_SIZE) {
      const [size, least] = [otadata.size, 2 * SECTOR_SIZE];
      log.error(TAG, `ota_info partition size ${size} is too small (minimum ${least} bytes)`);
      return undefined;
    }
    records = new OtaRecords(board.flash, otadata.address);
    chosen = choose(records, slots, hasFactory, log);
  }
  for (const { partition } of bootOrder(candidates, chosen.slot)) {
    if (partition.size === 0) continue;
    const application = loadApplication(board, partition, log);
    if (application !== undefined) {
      log.info(TAG, `Loaded app from partition at offset 0x${partition.address.toString(16)}`);
      if (partition.subtype === TEST_SUBTYPE) {
        log.warn(TAG, "Falling back to test app as only bootable partition");
      }
      const slot = slotOf(partition);
      let record = slot !== undefined && slot === chosen.slot ? chosen.record : undefined;
      if (slot !== undefined && chosen.isInitial && records !== undefined) {
        log.info(TAG, `Set actual ota_seq=${records.initialize(slot)} in otadata[0]`);
        record = 0;
      }
      return { ...application, records, record };
    }
    const name = nameOf(partition);
    if (name !== undefined) log.error(TAG, `${name} is not bootable`);
  }
  log.error(TAG, "No bootable app partitions in the partition table");
  return undefined;
}

interface Choice {
  /** The slot to try first; absent: the factory application. */
  readonly slot?: number;
  readonly record?: 0 | 1;
  /** Whether OTA data is blank; the bootloader then writes the slot that starts. */
  readonly isInitial?: boolean;
}

/** `bootloader_utility_get_selected_boot_partition`. */
function choose(records: OtaRecords, slots: number, hasFactory: boolean, log: BootLog): Choice {
  for (const index of [0, 1] as const) {
    if (records.has(index, "pending")) records.setState(index, "aborted");
  }
  if (records.areUnused || slots === 0) {
    log.info(TAG, hasFactory ? "Defaulting to factory image" : "No factory image, trying OTA 0");
    return hasFactory ? {} : { slot: 0, isInitial: records.areInitial };
  }
  const { active } = records;
  if (active === undefined) {
    const then = hasFactory ? ", falling back to factory" : " and no factory, will try all partitions";
    log.error(TAG, `ota data partition invalid${then}`);
    return {};
  }
  if (records.has(active, "new")) records.setState(active, "pending");
  return { slot: records.slot(active, slots), record: active };
}

function slotOf({ subtype }: BootPartition): number | undefined {
  return subtype >= FIRST_SLOT_SUBTYPE && subtype < TEST_SUBTYPE ? subtype - FIRST_SLOT_SUBTYPE : undefined;
}

/** The bootloader's name for a partition that it could not start; it has none for a test application. */
function nameOf(partition: BootPartition): string | undefined {
  if (partition.subtype === TEST_SUBTYPE) return undefined;
  const slot = slotOf(partition);
  return slot === undefined ? "Factory app partition" : `OTA app partition slot ${slot}`;
}
