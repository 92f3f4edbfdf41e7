// A backup of a board as `operation: backup` would have made it, without the time that it takes.
import { Encrypter } from "age-encryption";
import { type BackupManifest, manifestText } from "../../../src/firmware/formats/backup-manifest.ts";
import { sha256 } from "../bytes.ts";
import { boardRecord, manifestRecord } from "./manifest-record.ts";
import type { TestBoard } from "../board/virtual-board.ts";
import { writeZip } from "../github/zip-writer.ts";

export interface MadeBackup {
  readonly image: Buffer;
  readonly manifest: string;
}

/** What the flash of an ESP32 holds now, and a manifest that says so, with changes. */
export function backupOf(
  board: TestBoard,
  changes: Partial<BackupManifest> = {},
  image: Buffer = board.flash.read(0, board.flash.size),
): MadeBackup {
  const record = manifestRecord({
    image: "b.bin",
    sha256: sha256(image),
    size: image.length,
    board: boardRecord({ chip: "ESP32", mac: macOf(board), flash_size: board.flash.size }),
    ...changes,
  });
  return { image, manifest: manifestText(record) };
}

/** The zip of its artifact; encrypted where there are recipients. */
export async function artifactOf(
  { image, manifest }: MadeBackup,
  ...recipients: readonly string[]
): Promise<Buffer> {
  if (recipients.length === 0)
    return writeZip({ name: "b.bin", content: image }, { name: "b.bin.json", content: manifest });
  return writeZip(
    { name: "b.bin.age", content: await encrypted(image, recipients) },
    { name: "b.bin.json.age", content: await encrypted(Buffer.from(manifest), recipients) },
  );
}

export async function encrypted(plain: Buffer, recipients: readonly string[]): Promise<Buffer> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(plain));
}

export function macOf(board: TestBoard): string {
  return Buffer.from(board.mac)
    .toString("hex")
    .replace(/..(?=.)/g, "$&:");
}
