import { formatAddress } from "../firmware/flash-layout.ts";
import { PendingFile } from "../system/safe-file.ts";
import type { Board } from "./board.ts";
import { readRegion } from "./read-region.ts";
import type { ReadRequest } from "./request.ts";
import type { ReadResult } from "./result.ts";

/** Reads a region into a file; without a size to the end of the flash. */
export async function read(request: ReadRequest, board: Board): Promise<ReadResult> {
  const file = await PendingFile.create(request.output);
  try {
    const { bytes, sha256 } = await readRegion(
      request.address,
      request.size,
      file.partPath,
      request.output.path,
      board,
    );
    await file.commit();
    return {
      operation: "read",
      output_path: request.output.path,
      start_address: formatAddress(request.address),
      ...(request.partition === undefined ? {} : { partition: request.partition }),
      bytes_read: bytes,
      sha256,
    };
  } finally {
    await file.discard();
  }
}
