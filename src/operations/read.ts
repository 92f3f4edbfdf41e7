import { formatAddress } from "../firmware/flash-layout.ts";
import { PendingFile } from "../system/safe-file.ts";
import type { Board } from "./board.ts";
import { picture } from "./flash-account.ts";
import { imagePiece } from "./image-bytes.ts";
import { readRegion } from "./read-region.ts";
import type { ReadRequest } from "./request.ts";
import type { ReadResult } from "./result.ts";

/** Reads a region into a file; without a size to the end of the flash. */
export async function read(request: ReadRequest, board: Board): Promise<ReadResult> {
  const { address, output } = request;
  const file = await PendingFile.create(output);
  try {
    const { bytes, sha256 } = await readRegion(address, request.size, file.partPath, output.path, board);
    await file.commit();
    return {
      operation: "read",
      output_path: output.path,
      start_address: formatAddress(address),
      ...(request.partition === undefined ? {} : { partition: request.partition }),
      bytes_read: bytes,
      sha256,
      ...(await picture(board, { pieces: [imagePiece(output.realPath, { address, size: bytes })] })),
    };
  } finally {
    await file.discard();
  }
}
