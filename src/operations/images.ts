import type { ImageArgument } from "../esptool/arguments.ts";
import { formatAddress } from "../firmware/flash-layout.ts";
import type { Board } from "./board.ts";
import type { FileAt } from "./request.ts";
import type { FileResult, PlaceResult } from "./result.ts";

/** An image of the request and the private copy of it that esptool is given. */
export interface Image {
  readonly file: FileAt;
  readonly copy: string;
}

/** Copies every file, one after the other: the disk is the limit, not the waiting. */
export async function takeImages(files: readonly FileAt[], board: Board): Promise<Image[]> {
  const images: Image[] = [];
  for (const file of files) images.push({ file, copy: await board.folder.snapshot(file) });
  return images;
}

export function imageArguments(images: readonly Image[]): ImageArgument[] {
  return images.map(({ file: { address, encrypted = false }, copy }) => ({ address, path: copy, encrypted }));
}

/** What people see in esptool's lines instead of the copies' paths. */
export function shownNames(images: readonly Image[]): Map<string, string> {
  return new Map(images.map(({ file, copy }) => [copy, file.path]));
}

export function totalSize(files: readonly FileAt[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

export function fileResult({ path, size, encrypted, ...place }: FileAt): FileResult {
  return { ...placeResult(place), path, size, ...(encrypted === true ? { encrypted } : {}) };
}

/** Where a file is, and the partition by whose name it came there. */
export function placeResult({ address, partition }: Pick<FileAt, "address" | "partition">): PlaceResult {
  return { address: formatAddress(address), ...(partition === undefined ? {} : { partition }) };
}
