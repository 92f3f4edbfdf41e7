import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  startVirtualBoard,
  type VirtualBoard,
  type VirtualBoardOptions,
} from "../../../src/virtual-board/board.ts";

export interface TestBoard extends VirtualBoard {
  /** The file that holds the flash. */
  readonly image: string;
}

/**
 * A board in this process, on a free port, with its image in a folder of its own: `await using board = await
 * startBoard({ chip: "esp32s3" })`. ESP32 with 4 MB unless told otherwise. A given `image` is kept.
 */
export async function startBoard(options: Partial<VirtualBoardOptions> = {}): Promise<TestBoard> {
  const folder = await mkdtemp(join(tmpdir(), "virtual-board-"));
  const image = options.image ?? join(folder, "flash.bin");
  const board = await startVirtualBoard({ chip: "esp32", flashSize: 4 * 0x10_0000, ...options, image });
  const close = async (): Promise<void> => {
    await board.close();
    await rm(folder, { recursive: true, force: true });
  };
  const own = { image: { value: image }, close: { value: close }, [Symbol.asyncDispose]: { value: close } };
  return Object.create(board, own) as TestBoard;
}
