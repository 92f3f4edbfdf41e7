import { FLASH_LIMIT } from "../../firmware/flash/flash-layout.ts";
import { looksLikeIntelHex } from "../../firmware/formats/intel-hex-record.ts";
import type { FileToPlace } from "./placed-file.ts";
import { readHead } from "../../system/files/digest.ts";
import { changed } from "../../system/files/found-file.ts";
import type { Copy, Source } from "../../system/files/private-folder.ts";
import type { Images } from "./images.ts";
import type { Problems } from "../problems.ts";

/** Copies a file of the workflow into the step's private folder. */
export type TakeFile = (source: Source) => Promise<Copy>;

/** More bytes than are needed to recognise Intel HEX. */
const HEAD_BYTES = 16;

/**
 * Copies every file as soon as it is found: from then on only the copy is read. Nothing is copied if something is
 * already wrong, or if the files together are larger than any flash.
 * @throws {Failure} as `PrivateFolder.take`.
 */
export async function takeFiles(
  images: Images | undefined,
  take: TakeFile,
  problems: Problems,
): Promise<Images | undefined> {
  if (images === undefined || problems.isAny) return images;
  const total = images.files.reduce((sum, { size }) => sum + size, 0);
  if (total > FLASH_LIMIT) {
    const name = images.shape === "one" ? "file" : "files";
    const text = `input \`${name}\`: ${total} bytes are more than the largest flash has, 128 MB`;
    problems.add("beyond-flash", text);
    return images;
  }
  const files: FileToPlace[] = [];
  for (const file of images.files) {
    // The regions of Intel HEX are already bytes.
    files.push(file.bytes === undefined ? { ...file, ...(await takeBinary(file, take)) } : file);
  }
  return { ...images, files };
}

/** Checks the format of the copy: esptool would use the addresses of Intel HEX and ignore ours. */
async function takeBinary(file: FileToPlace, take: TakeFile): Promise<Copy> {
  const copy = await take(file);
  if (looksLikeIntelHex(await readHead(copy.realPath, HEAD_BYTES))) throw changed(file.path);
  return copy;
}
