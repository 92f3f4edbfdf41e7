import { Failure } from "../system/errors.ts";
import { type BackupManifest, parseManifest } from "../firmware/formats/backup-manifest.ts";
import type { Range } from "../firmware/flash/flash-ranges.ts";
import { FLASH_LIMIT, formatAddress, SECTOR_SIZE } from "../firmware/flash/flash-layout.ts";
import { PARTITION_TABLE_ADDRESS } from "../firmware/formats/partition-table.ts";

/** A private copy of a backup, still untrusted. */
export interface TakenBackup {
  /** As shown in messages. */
  readonly name: string;
  /** Path of the copy. */
  readonly imagePath: string;
  /** Bytes. */
  readonly size: number;
  /** Of the image, computed while it was copied. */
  readonly sha256: string;
  /** The text of the manifest; `undefined` if there is none. */
  readonly manifest: string | undefined;
}

/** The fields of a manifest that a restore compares with the board. */
export type Origin = Pick<BackupManifest["board"], "chip" | "mac" | "mac_end" | "flash_size"> &
  Pick<BackupManifest, "security">;

/** A backup that matches its manifest, or that was accepted without one. */
export interface CheckedBackup {
  readonly name: string;
  readonly imagePath: string;
  readonly range: Range;
  readonly sha256: string;
  /** What is known about the board it was taken from; `undefined` for a plain image. */
  readonly origin: Origin | undefined;
  /** Where its partition table is, according to the workflow or otherwise to the manifest. */
  readonly tableAddress: number;
}

/** What the workflow accepts and specifies for a backup. */
export interface Acceptance {
  /** Whether an image is accepted if its manifest is missing or does not identify it. */
  readonly allowUnidentified: boolean;
  /** Where the partition table is; if absent, the manifest specifies it. */
  readonly tableAddress?: number | undefined;
}

/** The manifest's facts about the board. A restore compares each of them. */
const FACTS = { chip: "chip", mac: "MAC address", flash_size: "flash size" } as const;

/**
 * Checks everything that can be checked without the board.
 * @throws {Failure} `backup-invalid` with everything that is wrong, or `backup-unidentified`.
 */
export async function checkBackup(
  taken: TakenBackup,
  { allowUnidentified, tableAddress }: Acceptance,
): Promise<CheckedBackup> {
  const { name, imagePath, size, sha256 } = taken;
  if (taken.manifest === undefined) {
    if (!allowUnidentified)
      throw unidentified(
        `"${name}" has no manifest next to it ("${name}.json"), so neither its integrity nor its board can be checked`,
      );
    const range = { address: 0, size };
    throwIfAny(name, layoutProblems(range));
    const usual = tableAddress ?? PARTITION_TABLE_ADDRESS;
    return { name, imagePath, range, sha256, origin: undefined, tableAddress: usual };
  }
  const read = await parseManifest(taken.manifest);
  if ("problem" in read) throw invalid(name, [`its manifest ${read.problem}`]);
  const { manifest: record } = read;
  const { board, security } = record;
  const address = Number(record.start_address);
  throwIfAny(name, [
    ...(size === record.size ? [] : [`it has ${size} bytes, but its manifest specifies ${record.size}`]),
    ...(sha256 === record.sha256 ? [] : ["its SHA-256 is not the one in its manifest"]),
    ...layoutProblems({ address, size }),
  ]);
  const known = { ...board, mac: board.mac ?? board.mac_end ?? null };
  const missing = Object.entries(FACTS).filter(([fact]) => known[fact as keyof typeof FACTS] === null);
  if (missing.length > 0 && !allowUnidentified) {
    const facts = missing.map(([, words]) => words).join(", ");
    throw unidentified(
      `The manifest of "${name}" does not identify its board (${facts}), so it is unknown whether the backup is of the board on this port`,
    );
  }
  const recorded = Number(record.partition_table.address ?? PARTITION_TABLE_ADDRESS);
  return {
    name,
    imagePath,
    range: { address, size },
    sha256,
    origin: { ...board, security },
    tableAddress: tableAddress ?? recorded,
  };
}

/** Backups consist of whole sectors, and only whole sectors can be written without changing their neighbours. */
function layoutProblems({ address, size }: Range): string[] {
  const whole = address % SECTOR_SIZE === 0 && size % SECTOR_SIZE === 0 && size > 0;
  return [
    ...(whole
      ? []
      : [`${size} bytes at ${formatAddress(address)} is not in whole flash sectors (${SECTOR_SIZE} bytes)`]),
    ...(address + size <= FLASH_LIMIT ? [] : ["it ends beyond the largest flash, 128 MB"]),
  ];
}

function throwIfAny(name: string, problems: readonly string[]): void {
  if (problems.length > 0) throw invalid(name, problems);
}

function invalid(name: string, problems: readonly string[]): Failure {
  return new Failure(
    "backup-invalid",
    `The backup "${name}" is not used: ${problems.join("; ")}. The board was not touched.`,
    "It is damaged, was changed, or was not made by this action. Use another one, with its original manifest.",
  );
}

function unidentified(what: string): Failure {
  return new Failure(
    "backup-unidentified",
    `${what}. The board was not touched.`,
    "Keep the manifest with the image. Set allow-unidentified-backup: true to write an image that you trust.",
  );
}
