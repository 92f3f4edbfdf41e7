import { readFile } from "node:fs/promises";
import type { ImageArgument } from "../../esptool/run/arguments.ts";
import type { Comparison, Observation } from "../../esptool/run/observation.ts";
import { Failure } from "../../system/errors.ts";
import { STATE_SENTENCES } from "../../firmware/flash/board-state.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { sha256OfBytes, sha256OfFile } from "../../system/files/digest.ts";
import { changed, uncopied } from "../../system/files/found-file.ts";
import type { Board } from "../../board/session/board.ts";
import type { FileAt } from "../../inputs/files/placed-file.ts";
import type { FileResult, PlaceResult } from "../../report/place-result.ts";

/** An image of the request and its private copy for esptool. */
export interface Image {
  readonly file: FileAt;
  readonly copy: string;
  /** Digest of the checked bytes, and so of the copy. */
  readonly sha256: string;
}

/**
 * The private copies of the files: most were made when the inputs were read. The rest, and bytes without a file, are
 * written now.
 * @throws {Failure} as `PrivateFolder.take`; `output-unwritable`.
 */
export async function takeImages(files: readonly FileAt[], { folder }: Board): Promise<Image[]> {
  const images: Image[] = [];
  for (const file of files) {
    const { bytes, realPath, sha256 } = file;
    if (bytes !== undefined) {
      const copy = await folder.writeBytes(folder.nextName("image"), bytes);
      images.push({ file, copy, sha256: sha256OfBytes(bytes) });
    } else if (sha256 !== undefined) {
      images.push({ file, copy: realPath, sha256 });
    } else {
      const taken = await folder.take(file);
      images.push({ file, copy: taken.realPath, sha256: taken.sha256 });
    }
  }
  return images;
}

/** An image whose bytes can be examined; without a digest it has not been copied yet. */
export type PlannedCopy = Omit<Image, "sha256"> & { readonly sha256: string | undefined };

/**
 * The bytes of a copy.
 * @throws {Failure} `file-changed` when they are not the bytes that were checked.
 */
export async function readImage({ file, copy, sha256 }: PlannedCopy): Promise<Buffer> {
  const bytes = await readFile(copy).catch((error: unknown) => {
    throw uncopied(file.path, error);
  });
  if (sha256 === undefined || sha256OfBytes(bytes) === sha256) return bytes;
  throw changed(file.path);
}

/**
 * Call this right before esptool reads the copies.
 * @throws {Failure} `file-changed` when one no longer has the bytes that were checked.
 */
export async function checkImages(images: readonly Image[]): Promise<void> {
  for (const { file, copy, sha256 } of images) {
    if ((await sha256OfFile(copy)) !== sha256) throw changed(file.path);
  }
}

/**
 * Call this when esptool is done with the copies, which it read after they were checked.
 * @throws {Failure} `file-changed` when one no longer has the bytes that were checked: something else was written.
 */
export async function checkUsedImages(images: readonly Image[], { esptool }: Board): Promise<void> {
  try {
    await checkImages(images);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    esptool.doubtWritten();
    const { code, message, hint } = error;
    throw new Failure(code, `${message} ${STATE_SENTENCES[esptool.state]}`, hint, { cause: error });
  }
}

const WORD = 4;

/** How many bytes esptool compares and writes: it pads to whole words with 0xFF. */
export function padded(size: number): number {
  return Math.ceil(size / WORD) * WORD;
}

/**
 * What esptool reports for each image that it compared, in the order of the images.
 * @throws {Failure} `esptool-failed` if it does not report one as compared at its address and in full.
 */
export function comparisonsOf(images: readonly Image[], { comparisons }: Observation): Comparison[] {
  return images.map(({ file: { address, path, size } }) => {
    const bytes = padded(size);
    const found = comparisons.filter((seen) => seen.address === address && seen.bytes === bytes);
    const [comparison] = found;
    if (comparison !== undefined && found.length === 1 && comparisons.length === images.length) {
      return comparison;
    }
    const said = comparisons.map((seen) => `${seen.bytes} bytes at ${formatAddress(seen.address)}`);
    throw new Failure(
      "esptool-failed",
      `esptool exited successfully, but did not report comparing the ${size} bytes of "${path}" with the flash at ${formatAddress(address)}; it reported ${said.join(", ") || "nothing"}.`,
      "The log has esptool's output. The content of the flash is unknown.",
    );
  });
}

export function imageArguments(images: readonly Image[]): ImageArgument[] {
  return images.map(({ file: { address, encrypted = false }, copy }) => ({ address, path: copy, encrypted }));
}

/** The names that replace the paths of the copies in esptool's output. */
export function shownNames(images: readonly Image[]): Map<string, string> {
  return new Map(images.map(({ file, copy }) => [copy, file.path]));
}

export function totalSize(files: readonly FileAt[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

export function fileResult({ path, size, encrypted, ...place }: FileAt): FileResult {
  return { ...placeResult(place), path, size, ...(encrypted === true ? { encrypted } : {}) };
}

/** Where a file is, and the partition by whose name it was placed. */
export function placeResult({ address, partition }: Pick<FileAt, "address" | "partition">): PlaceResult {
  return { address: formatAddress(address), ...(partition === undefined ? {} : { partition }) };
}
