import type { Command, Connection } from "../../esptool/run/arguments.ts";
import type { Range } from "../../firmware/transfer/backup-plan.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { PARTITION_TABLE_SIZE } from "../../firmware/formats/partition-table.ts";
import { eraseCommand } from "../erase/erase.ts";
import { firstAddress } from "../backup/backup.ts";
import { fileFacts, plural, type Script } from "./script.ts";
import { AS_IS } from "../images/proof.ts";
import type { BackupRequest, EraseRequest, ReadRequest, VerifyRequest } from "../../inputs/request.ts";

export function verifyScript({ files, settings }: VerifyRequest): Script {
  const images = files.map(({ address, path }) => ({ address, path }));
  return {
    plan: [
      `verify: the chip's digests of ${plural(files.length, "image")} would be compared with the files'.`,
      "Only where they differ, the flash would be read back to say where.",
    ],
    commands: [{ name: "verify-flash", images, header: settings, diff: false }],
    facts: fileFacts(files),
  };
}

export function readScript({ address, size, output }: ReadRequest): Script {
  const toEnd = size === undefined;
  const wanted = size ?? "ALL";
  return {
    plan: [
      `read: ${toEnd ? "the flash to its end" : plural(size, "byte")} from ${formatAddress(address)} into "${output.path}".`,
      ...(toEnd && address > 0 ? ["The size is what the board's flash leaves after that address."] : []),
    ],
    commands: [
      ...(toEnd && address > 0 ? [FLASH_ID] : []),
      { name: "read-flash", address, size: wanted, output: output.path },
    ],
    facts: { output_path: output.path, start_address: formatAddress(address), size: size ?? null },
  };
}

export function eraseScript(request: EraseRequest, { stub }: Connection): Script {
  const { region } = request;
  const what =
    region === undefined
      ? "the whole flash"
      : `${plural(region.size, "byte")} from ${formatAddress(region.address)}`;
  return {
    plan: [`erase: ${what} would be made blank.`],
    commands: [eraseCommand(request, stub)],
    facts: { start_address: formatAddress(region?.address ?? 0), size: region?.size ?? null },
  };
}

export function backupScript(request: BackupRequest, { stub }: Connection): Script {
  const { output, manifest, incremental, baseline, region } = request;
  const address = firstAddress(request);
  const skipping = incremental && stub;
  const known = baseline === undefined ? "blank" : `blank, or as in "${baseline.path}"`;
  return {
    plan: [
      `backup: ${region === undefined ? `the flash from ${formatAddress(address)} to its end` : `${plural(region.size, "byte")} from ${formatAddress(address)}`} into "${output.path}", with its manifest "${manifest.path}".`,
      skipping
        ? `Blocks that the chip's digests find to be ${known} would not be read (verify-flash, read-flash of the others), and the image verified by one digest.`
        : "All of it would be read, and verified by one digest (verify-flash).",
      "A dry run uploads nothing.",
    ],
    commands: [
      FLASH_ID,
      ...(skipping
        ? []
        : [{ name: "read-flash", address, size: region?.size ?? "ALL", output: output.path } as const]),
      { name: "verify-flash", images: [{ address, path: output.path }], header: AS_IS, diff: false },
    ],
    facts: { output_path: output.path, start_address: formatAddress(address), size: region?.size ?? null },
  };
}

export function infoScript(tableAddress: number): Script {
  return {
    plan: ["info: the chip, the partition table and the security settings would be read."],
    commands: [FLASH_ID, readsTable(tableAddress)],
  };
}

export const FLASH_ID: Command = { name: "flash-id" };

/** The board's partition table, into a private file. */
export function readsTable(address: number): Command {
  return { name: "read-flash", address, size: PARTITION_TABLE_SIZE, output: "board-table.bin" };
}

/** What says which application boots next, into a private file. */
export function readBootData({ address, size }: Range): Command {
  return { name: "read-flash", address, size, output: "ota-data.bin" };
}
