import type { BackupManifest } from "../firmware/formats/backup-manifest.ts";
import type { Range } from "../firmware/flash/flash-ranges.ts";
import type { ApplicationHead } from "../firmware/survey/application.ts";
import type { FlashSurvey, SurveyedPartition } from "../firmware/survey/survey.ts";
import { formatAddress } from "../firmware/flash/flash-layout.ts";
import { subtypeName, typeName } from "../firmware/formats/partition-names.ts";
import type { Partition } from "../firmware/formats/partition-table.ts";
import type { Board } from "../board/session/board.ts";
import type { SecurityState } from "../board/device/security.ts";

/** What is known about a new image. */
export interface MadeImage {
  /** File name without folders. */
  readonly name: string;
  readonly range: Range;
  readonly sha256: string;
  readonly verified: boolean;
  /** Bytes that were transferred over the link. */
  readonly transferred: number;
  readonly started: Date;
  readonly contents: FlashSurvey;
  /** `undefined` if the chip does not report it. */
  readonly security: SecurityState | undefined;
}

/** Builds the manifest, with its keys in the order of the schema. */
export function backupRecord(image: MadeImage, board: Board): BackupManifest {
  const { name, range, sha256, verified, contents, started, transferred, security } = image;
  const { esptool, provenance } = board;
  const { port } = esptool.connection;
  const created = board.now();
  return {
    schema: 1,
    image: name,
    sha256,
    start_address: formatAddress(range.address),
    size: range.size,
    verified,
    created: created.toISOString(),
    board: boardRecord(board),
    security: securityRecord(security),
    ...contentsRecord(contents),
    transfer: {
      baud: port.kind === "socket" ? null : (esptool.baud ?? null),
      bytes: transferred,
      elapsed_seconds: Math.max(0, created.getTime() - started.getTime()) / 1000,
      attempts: esptool.attempts,
      processes: esptool.processes,
    },
    tool: { action: provenance.action, esptool: provenance.esptool },
    workflow: provenance.workflow ?? null,
  };
}

/** The manifest's description of the flash. This version always records the address of the table. */
interface ContentsRecord extends Pick<BackupManifest, "partitions" | "bootloader"> {
  readonly partition_table: BackupManifest["partition_table"] & { readonly address: string };
}

/** The contents of the flash, in the fields of manifest and result. */
export function contentsRecord(contents: FlashSurvey): ContentsRecord {
  return {
    partition_table: tableRecord(contents.table),
    partitions: contents.partitions.map(partitionRecord),
    bootloader: bootloaderRecord(contents.bootloader),
  };
}

function boardRecord({ esptool: { identity } }: Board): BackupManifest["board"] {
  return {
    chip: identity.chip ?? null,
    description: identity.description ?? null,
    revision: identity.revision ?? null,
    features: identity.features ?? null,
    crystal: identity.crystal ?? null,
    mac: identity.mac ?? null,
    flash_size: identity.flashSize ?? null,
    flash_manufacturer: identity.flashManufacturer ?? null,
    flash_device: identity.flashDevice ?? null,
  };
}

function securityRecord(security: SecurityState | undefined): BackupManifest["security"] {
  if (security === undefined) return null;
  return { secure_boot: security.secureBoot, flash_encryption: security.flashEncryption };
}

function tableRecord(table: FlashSurvey["table"]): ContentsRecord["partition_table"] {
  const address = formatAddress(table.address);
  return table.state === "found"
    ? { state: "found", address, reason: null }
    : { state: "absent", address, reason: table.state === "absent" ? table.reason : null };
}

export function bootloaderRecord(bootloader: FlashSurvey["bootloader"]): BackupManifest["bootloader"] {
  if (bootloader === undefined) return null;
  const { address, chip, description, intact } = bootloader;
  return {
    address: formatAddress(address),
    chip: chip ?? null,
    idf_version: description?.idfVersion ?? null,
    intact,
  };
}

/** A partition, in the fields of manifest and result. */
export function partitionRecord(contents: SurveyedPartition): BackupManifest["partitions"][number] {
  const { partition, content, used, sha256, application, boots, nvs } = contents;
  return {
    ...rowRecord(partition),
    content: content === "unknown" ? "unreadable" : content,
    used: used ?? 0,
    sha256: sha256 ?? null,
    application: applicationRecord(application),
    boots: boots ?? null,
    nvs: nvsRecord(nvs),
  };
}

/** A row of the table. */
export function rowRecord({ name, type, subtype, address, size, encrypted, readonly }: Partition) {
  return {
    name,
    type: typeName(type),
    subtype: subtypeName(type, subtype),
    address: formatAddress(address),
    size,
    encrypted,
    readonly,
  };
}

/** The name of a namespace can reveal its purpose, so only their number is recorded. */
export function nvsRecord(nvs: SurveyedPartition["nvs"]): BackupManifest["partitions"][number]["nvs"] {
  if (nvs === undefined) return null;
  const { namespaces, keys, credentials, encrypted } = nvs;
  return { namespaces: namespaces.length, keys, credentials, encrypted };
}

function applicationRecord(
  application: SurveyedPartition["application"],
): BackupManifest["partitions"][number]["application"] {
  if (application === undefined) return null;
  return { ...applicationWordsRecord(application), intact: application.intact === true };
}

/** An application's own description. */
export function applicationWordsRecord(application: ApplicationHead) {
  const { name, version, idfVersion, built, elfSha256, chip } = application;
  return { name, version, idf_version: idfVersion, built, elf_sha256: elfSha256, chip: chip ?? null };
}
