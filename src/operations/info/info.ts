import { rowRecord } from "../../backups/backup-record.ts";
import type { Identity } from "../../esptool/run/observation.ts";
import { costsOf } from "../../firmware/transfer/backup-plan.ts";
import { romReads } from "../../firmware/flash/chips.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { PartitionHeads } from "../../firmware/survey/partition-heads.ts";
import { type FlashSurvey, type SurveyedPartition, surveyFlash } from "../../firmware/survey/survey.ts";
import { mayBeCiphertext } from "../../firmware/formats/partition-table.ts";
import { bytesPiece } from "../../firmware/flash/sparse-flash.ts";
import type { Board } from "../../board/session/board.ts";
import { picture } from "../images/flash-account.ts";
import { identify, isLocked } from "../../board/session/identify.ts";
import { readBytes } from "../../board/device/read-region.ts";
import type { ChipSecurity } from "../../board/device/security.ts";
import type { Pictured } from "../../report/pictured-result.ts";
import type { BootingApplication } from "../../report/application-result.ts";
import type { InfoPartition, InfoResult } from "./info-result.ts";

/** Reads the ranges one by one, so that no command line has to list them all. */
const ONE_PAIR = 1;
/** Without the stub the ROM sends 64 bytes at a time and waits for a reply to each: at least this much slower. */
const ROM_SLOWNESS = 10;

/**
 * Describes the board and the content of its flash. Nothing is changed.
 */
export async function info(board: Board): Promise<InfoResult> {
  await identify(board);
  const obstacle = obstacleOf(board);
  const outline = obstacle === undefined ? await readOutline(board) : undefined;
  const security = await board.session.readings.reportedSecurity({ isLast: true });
  const partitions = outline?.partitions.map(partitionResult) ?? [];
  const table = outline === undefined ? unreadable(obstacle ?? null) : tableResult(outline, security);
  return {
    operation: "info",
    ...identityFields(board.esptool.identity),
    security: securityResult(security),
    partition_table: table,
    partitions,
    application: bootingApplication(partitions),
    ...(outline === undefined ? {} : await outlinePicture(outline, table, board)),
  };
}

/** What the headers in its partitions reveal about a flash. */
interface Outline extends FlashSurvey {
  readonly heads: PartitionHeads;
}

/** The parts of the flash that were read; none of them is verified, because the link may have changed a byte. */
function outlinePicture(
  { heads }: Outline,
  { state, reason }: InfoResult["partition_table"],
  board: Board,
): Promise<Pictured> {
  const pieces = heads.looked.map((piece) => bytesPiece(piece.address, piece.bytes));
  const address = formatAddress(board.tableAddress);
  const table = state === "encrypted" ? { state, address, reason } : undefined;
  return picture(board, { pieces, table });
}

async function readOutline(board: Board): Promise<Outline> {
  const { connection, identity } = board.esptool;
  const { port, baud, stub } = connection;
  const { flashSize, chip } = identity;
  const costs = costsOf(port.kind === "socket" ? undefined : baud, ONE_PAIR);
  const own = stub ? costs : { ...costs, transferMsPerByte: costs.transferMsPerByte * ROM_SLOWNESS };
  const heads = new PartitionHeads((range) => readBytes(range, "what info looks at", board), own, flashSize);
  return { ...(await surveyFlash(heads, { chip, tableAddress: board.tableAddress })), heads };
}

function identityFields(identity: Identity) {
  const { description, revision, features, crystal, flashManufacturer, flashDevice } = identity;
  return {
    description: description ?? null,
    revision: revision ?? null,
    features: features ?? null,
    crystal: crystal ?? null,
    flash_manufacturer: flashManufacturer ?? null,
    flash_device: flashDevice ?? null,
  };
}

function securityResult(security: ChipSecurity | undefined): InfoResult["security"] {
  if (security === undefined) return null;
  const { secureBoot, flashEncryption, secureDownloadMode } = security;
  return {
    secure_boot: secureBoot,
    flash_encryption: flashEncryption,
    secure_download_mode: secureDownloadMode,
  };
}

/** Why the flash cannot be read; `undefined` if it can. */
function obstacleOf({ esptool }: Board): string | undefined {
  if (isLocked(esptool)) return "cannot be read in Secure Download Mode";
  const isReadable = esptool.connection.stub || romReads(esptool.identity.chip);
  return isReadable ? undefined : "cannot be read without the flasher stub";
}

function unreadable(reason: string | null): InfoResult["partition_table"] {
  return { state: "unreadable", address: null, reason, problems: [] };
}

function tableResult({ table }: Outline, security: ChipSecurity | undefined): InfoResult["partition_table"] {
  const address = formatAddress(table.address);
  if (table.state === "found") return { state: "found", address, reason: null, problems: table.problems };
  const reason = table.state === "absent" ? table.reason : null;
  const isEncrypted = security?.flashEncryption === true && reason !== null && mayBeCiphertext(reason);
  return isEncrypted
    ? {
        state: "encrypted",
        address,
        reason: "is encrypted, as the whole flash: flash encryption is on",
        problems: [],
      }
    : { state: "absent", address, reason, problems: [] };
}

function partitionResult({ partition, content, application, boots }: SurveyedPartition): InfoPartition {
  return {
    ...rowRecord(partition),
    content: beginningOf(content),
    application:
      application === undefined
        ? null
        : {
            name: application.name,
            version: application.version,
            idf_version: application.idfVersion,
            built: application.built,
            elf_sha256: application.elfSha256,
            chip: application.chip ?? null,
          },
    boots: boots ?? null,
  };
}

/** What a partition begins with; it does not identify NVS or filesystems. */
function beginningOf(content: SurveyedPartition["content"]): InfoPartition["content"] {
  return content === "nvs" || content === "filesystem" || content === "unknown" ? null : content;
}

function bootingApplication(partitions: readonly InfoPartition[]): BootingApplication | null {
  const booting = partitions.find(({ boots }) => boots === true);
  if (booting?.application == null) return null;
  return { partition: booting.name, ...booting.application };
}
