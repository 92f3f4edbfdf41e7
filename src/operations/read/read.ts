import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { PendingFiles } from "../../system/files/pending-files.ts";
import type { Board } from "../../board/session/board.ts";
import type { Accounted } from "../images/account.ts";
import { imagePiece } from "../images/image-bytes.ts";
import { readRegion } from "../../board/device/read-region.ts";
import type { ReadRequest } from "./inputs.ts";
import type { Pictured } from "../../report/pictured-result.ts";

/** Reads a region into a file; without a size, to the end of the flash. */
export async function read(request: ReadRequest, board: Board): Promise<ReadResult & Accounted> {
  const { address, output } = request;
  const files = await PendingFiles.create([output], board);
  try {
    const image = await board.folder.writeBytes("read.bin", new Uint8Array());
    const { bytes, sha256 } = await readRegion(address, request.size, image, output.path, board, {
      isLast: true,
    });
    await files.commit([{ path: image, sha256 }]);
    const part = { address, size: bytes };
    return {
      operation: "read",
      output_path: output.path,
      start_address: formatAddress(address),
      ...(request.partition === undefined ? {} : { partition: request.partition }),
      bytes_read: bytes,
      sha256,
      account: { pieces: [imagePiece(image, part)], part },
    };
  } finally {
    await files.discard();
  }
}

export interface ReadResult extends Pictured {
  readonly operation: "read";
  readonly output_path: string;
  readonly start_address: string;
  /** The partition that begins there, if the workflow gave its name. */
  readonly partition?: string;
  readonly bytes_read: number;
  readonly sha256: string;
}
