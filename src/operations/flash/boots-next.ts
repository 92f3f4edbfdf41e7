import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { Failure, type FailureCode } from "../../system/errors.ts";
import { costsOf } from "../../firmware/transfer/backup-plan.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import {
  type Bootable,
  type BootForecast,
  type BootSources,
  flashedApplications,
  forecastBoot,
  isSameBuild,
  withNeighbours,
} from "../../firmware/survey/boot-forecast.ts";
import { bootWords, openWords, passedOverWords } from "../../firmware/survey/boot-words.ts";
import type { Partition } from "../../firmware/formats/partition-table.ts";
import { plannedTable } from "../../firmware/plan/planned-images.ts";
import type { BoardFacts, PlannedImage } from "../../firmware/plan/plan.ts";
import { bytesPiece, type FlashPiece } from "../../firmware/flash/sparse-flash.ts";
import type { Board } from "../../board/session/board.ts";
import { isLocked } from "../../board/session/identify.ts";
import { knownTable } from "../../board/session/known-table.ts";
import type { NamingTable } from "../../firmware/formats/partition-table.ts";
import { readBytes } from "../../board/device/read-region.ts";
import type { FlashRequest } from "./inputs.ts";
import type { BootsNext } from "../../report/application-result.ts";

/** What is known about the application that boots after a flash. */
export interface BootAnswer {
  /** Absent if unknown, or if the board was not asked. */
  readonly next?: BootsNext;
  /** Sentences for the log and the plan. */
  readonly says: readonly string[];
  readonly warnings: readonly string[];
  /** What was read from the board, or would be read: OTA data first. */
  readonly asked: readonly Range[];
  /** The board's bytes there. */
  readonly pieces: readonly FlashPiece[];
}

export const NO_ANSWER: BootAnswer = { says: [], warnings: [], asked: [], pieces: [] };

/** Reads each range in a separate call, so that no command line has to list them all. */
const ONE_PAIR = 1;

/** Failures that mean that nothing can be read, or that there is nothing to read: it is then unknown what boots. */
const UNREADABLE: ReadonlySet<FailureCode> = new Set(["secure-download-mode", "beyond-flash"]);

/**
 * Finds out which application boots once the images are in the flash, if they include an application and the partition
 * table is known: from the files, from the board if it was read, or from the workflow. Reads OTA data that the files do
 * not contain, and the head of the application that it selects if that is not among the files.
 */
export async function askWhatBoots(
  request: FlashRequest,
  images: readonly PlannedImage[],
  facts: BoardFacts,
  board: Board,
): Promise<BootAnswer> {
  const table = tableOf(request, images, facts, knownTable(board));
  const sources = sourcesOf(request, images, facts, table);
  if (sources === undefined) return NO_ANSWER;
  const { port, baud } = board.esptool.connection;
  const costs = costsOf(port.kind === "socket" ? undefined : baud, ONE_PAIR);
  const pieces: FlashPiece[] = [];
  const asked: Range[] = [];
  for (;;) {
    const forecast = await forecastBoot({ ...sources, pieces });
    // With `force` the board is not asked, and encrypted flash cannot be read.
    const mayRead = !request.force && facts.security?.flashEncryption !== true && !isLocked(board.esptool);
    if (forecast.state !== "open" || !mayRead) return { ...answerTo(forecast, sources), asked, pieces };
    const range = withNeighbours(forecast.needs, sources, costs);
    asked.push(forecast.needs);
    try {
      pieces.push(bytesPiece(range.address, await readBytes(range, "which application boots next", board)));
    } catch (error) {
      if (!(error instanceof Failure) || !UNREADABLE.has(error.code)) throw error;
      return { ...answerTo(forecast, sources), asked };
    }
  }
}

/** The same from the files alone; lists what would be read from the board. */
export async function foretellBoot(
  request: FlashRequest,
  images: readonly PlannedImage[],
  facts: BoardFacts,
  given: NamingTable | undefined,
): Promise<BootAnswer> {
  const sources = sourcesOf(request, images, facts, tableOf(request, images, facts, given));
  if (sources === undefined) return NO_ANSWER;
  const forecast = await forecastBoot(sources);
  const isOpen = forecast.state === "open" && !request.force;
  return { ...answerTo(forecast, sources), asked: isOpen ? [forecast.needs] : [] };
}

/** The table in which the bootloader will look for applications, if known. */
function tableOf(
  { extent }: FlashRequest,
  images: readonly PlannedImage[],
  { table, tableProblem, tableAddress }: BoardFacts,
  other: NamingTable | undefined,
): readonly Partition[] | undefined {
  const planned = plannedTable(images, tableAddress);
  if (planned !== undefined) return planned.table?.partitions;
  if (extent === "chip" || tableProblem !== undefined) return undefined;
  return (table ?? other)?.partitions;
}

function sourcesOf(
  { extent }: FlashRequest,
  images: readonly PlannedImage[],
  { chip, security }: BoardFacts,
  partitions: readonly Partition[] | undefined,
): BootSources | undefined {
  if (partitions === undefined || flashedApplications({ partitions, images }).length === 0) return undefined;
  const isPlain = security?.flashEncryption === false;
  return { partitions, images, pieces: [], isErased: extent === "chip", isPlain, chip };
}

/** What a forecast means for the flashed images. */
export function answerTo(forecast: BootForecast, sources: BootSources): BootAnswer {
  if (forecast.state !== "known") {
    const reason = forecast.state === "open" ? openWords(sources.partitions) : forecast.reason;
    return { ...NO_ANSWER, says: [`It is unknown which application boots next: ${reason}.`] };
  }
  const { next } = forecast;
  const flashed = flashedApplications(sources);
  const isFlashed = flashed.some(({ partition }) => partition === next.partition);
  const twin = flashed.find(({ application }) => isSameBuild(application, next.application));
  const result = bootsNext(next, isFlashed, isFlashed || twin !== undefined);
  return isFlashed || twin !== undefined
    ? { ...NO_ANSWER, next: result, says: [bootWords(next, isFlashed ? undefined : twin)] }
    : { ...NO_ANSWER, next: result, warnings: [passedOverWords(forecast, flashed, sources.partitions)] };
}

function bootsNext({ partition, application }: Bootable, flashed: boolean, sameBuild: boolean): BootsNext {
  const { name, version, idfVersion, built, elfSha256, chip } = application;
  return {
    partition: partition.name,
    address: formatAddress(partition.address),
    name,
    version,
    idf_version: idfVersion,
    built,
    elf_sha256: elfSha256,
    chip: chip ?? null,
    flashed,
    same_build: sameBuild,
  };
}
