import { Failure } from "../errors.ts";
import type { Observation } from "../esptool/observation.ts";
import { formatAddress } from "../firmware/flash-layout.ts";
import type { Board } from "./board.ts";
import { fileResult, imageArguments, shownNames, takeImages, totalSize } from "./images.ts";
import type { FlashRequest } from "./request.ts";
import type { FlashManyResult, FlashOneResult } from "./result.ts";

/**
 * Writes all images in one esptool call; the chip's digest of each is compared with the file's, where it gives one.
 */
export async function flash(request: FlashRequest, board: Board): Promise<FlashOneResult | FlashManyResult> {
  const { files, settings, compress, force } = request;
  const images = await takeImages(files, board);
  const seen = await board.esptool.run(
    { name: "write-flash", images: imageArguments(images), header: settings, compress, force },
    totalSize(files),
    shownNames(images),
  );
  checkAllWritten(seen, files.length);
  const verified = seen.hashesVerified === files.length;
  const outcome = {
    bytes_written: seen.written.reduce((sum, { bytes }) => sum + bytes, 0),
    compressed: seen.written.some(({ compressed }) => compressed),
    verified,
  };
  const [first] = files;
  if (request.shape === "one" && first !== undefined) {
    return {
      operation: "flash",
      firmware_path: first.path,
      address: formatAddress(first.address),
      firmware_size: first.size,
      ...outcome,
    };
  }
  return {
    operation: "flash",
    files: files.map(fileResult),
    file_count: files.length,
    total_size: totalSize(files),
    ...outcome,
  };
}

/** esptool can end well without having written a file; then nothing may be claimed. */
function checkAllWritten(seen: Observation, wanted: number): void {
  if (seen.written.length === wanted) return;
  throw new Failure(
    "esptool-failed",
    `esptool ended well, but reported ${seen.written.length} of ${wanted} images as written.`,
    "The log has all that esptool said. Verify the board before you trust it.",
  );
}
