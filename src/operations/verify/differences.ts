import { readFile } from "node:fs/promises";
import { Failure } from "../../system/errors.ts";
import { BOOTLOADER_ADDRESSES } from "../../firmware/flash/chips.ts";
import { STATE_SENTENCES } from "../../firmware/flash/board-state.ts";
import { formatAddress, SECTOR_SIZE } from "../../firmware/flash/flash-layout.ts";
import { compareBytes } from "../../firmware/survey/comparison.ts";
import type { Partition } from "../../firmware/formats/partition-table.ts";
import type { Board } from "../../board/session/board.ts";
import { comparisonsOf, imageArguments, readImage, shownNames, type Image } from "../images/images.ts";
import type { FlashSettings } from "../../inputs/builds/wishes.ts";
import type { Difference } from "./verify-result.ts";

/**
 * Reports for each image where the flash differs; equal images are left out.
 * @param partitions of the flash; `undefined` if unknown.
 */
export async function locateDifferences(
  suspects: readonly Image[],
  settings: FlashSettings,
  partitions: readonly Partition[] | undefined,
  board: Board,
): Promise<Difference[]> {
  // With header settings esptool changes the image before it compares, so only esptool can report where it differs.
  const rewritten = Object.values(settings).some((value) => value !== "keep");
  // esptool changes the header only of an image at the bootloader's address.
  const changed = rewritten ? suspects.filter(({ file }) => BOOTLOADER_ADDRESSES.includes(file.address)) : [];
  const found = changed.length === 0 ? [] : await compareByEsptool(changed, settings, partitions, board);
  for (const image of suspects) {
    if (changed.includes(image)) continue;
    const difference = await compareByReading(image, partitions, board);
    if (difference !== undefined) found.push(difference);
  }
  return suspects.flatMap(({ file }) =>
    found.filter(({ address }) => address === formatAddress(file.address)),
  );
}

/** esptool lists every differing byte, at 55 µs and 25 bytes of text each: reading back is much faster. */
async function compareByReading(
  suspect: Image,
  partitions: readonly Partition[] | undefined,
  board: Board,
): Promise<Difference | undefined> {
  const { file } = suspect;
  const back = board.folder.file(`back-${file.address}.bin`);
  // esptool compares whole words: the image is padded with 0xFF to a multiple of 4.
  const size = Math.ceil(file.size / 4) * 4;
  await board.esptool.run(
    { name: "read-flash", address: file.address, size, output: back },
    size,
    new Map([[back, "a temporary file"]]),
    { isLast: true },
  );
  const [image, flash] = await Promise.all([readImage(suspect), readFile(back)]);
  const difference = compareBytes(image, flash.subarray(0, file.size));
  if (difference !== undefined) {
    return {
      path: file.path,
      address: formatAddress(file.address),
      size: file.size,
      first_difference: formatAddress(file.address + difference.first),
      differing_bytes: difference.count,
      ...namesOf(partitions, ({ address, size }) => {
        const [start, end] = [address, address + size].map((at) => Math.max(0, at - file.address));
        return !image.subarray(start, end).equals(flash.subarray(start, Math.min(end ?? 0, file.size)));
      }),
    };
  }
  // Only the padding differs: every byte of the file was read back and is correct.
  if (flash.subarray(file.size).some((byte) => byte !== 0xff)) return undefined;
  throw unsteady(file.path);
}

async function compareByEsptool(
  suspects: readonly Image[],
  header: FlashSettings,
  partitions: readonly Partition[] | undefined,
  board: Board,
): Promise<Difference[]> {
  const bytes = suspects.reduce((sum, { file }) => sum + file.size, 0);
  const seen = await board.esptool.run(
    { name: "verify-flash", images: imageArguments(suspects), header, diff: true },
    bytes,
    shownNames(suspects),
    { isLast: true },
  );
  const comparisons = comparisonsOf(suspects, seen);
  return suspects.map(({ file }, index) => {
    const { count, first, sectors = [] } = comparisons[index] ?? {};
    if (count === undefined || first === undefined) throw unsteady(file.path);
    return {
      path: file.path,
      address: formatAddress(file.address),
      size: file.size,
      first_difference: formatAddress(first),
      differing_bytes: count,
      ...namesOf(partitions, ({ address, size }) => {
        return [...sectors].some((sector) => sector < address + size && address < sector + SECTOR_SIZE);
      }),
    };
  });
}

/** The names of the partitions that differ, if a table is known. */
function namesOf(
  partitions: readonly Partition[] | undefined,
  differs: (partition: Partition) => boolean,
): Pick<Difference, "partitions"> {
  return partitions === undefined ? {} : { partitions: partitions.filter(differs).map(({ name }) => name) };
}

function unsteady(path: string): Failure {
  return new Failure(
    "digest-mismatch",
    `The chip's digest differs from that of "${path}", but the bytes it sends do not. ${STATE_SENTENCES.untouched}`,
    "The flash or the link is unstable. Check the power supply, then verify again.",
  );
}
