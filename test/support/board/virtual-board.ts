import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
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
  const ports = options.faults === undefined ? {} : await keptPorts(options);
  const own = { flashSize: 4 * 0x10_0000, ...options, ...ports, image };
  const board = await startVirtualBoard({ chip: "esp32", ...own });
  const close = async (): Promise<void> => {
    await board.close();
    await rm(folder, { recursive: true, force: true });
  };
  const members = {
    image: { value: image },
    close: { value: close },
    [Symbol.asyncDispose]: { value: close },
  };
  return Object.create(board, members) as TestBoard;
}

/** Numbers that no system gives to a program that asks for any: Linux has 32768 and up for that, others 49152. */
const LOWEST_KEPT = 20_000;
const KEPT = 12_000;

/** A fault can close the port for a while. Another test must not get its number meanwhile: steps would meet its board. */
async function keptPorts({ port = 0, rfc2217Port }: Partial<VirtualBoardOptions>) {
  return {
    port: port === 0 ? await keptPort() : port,
    ...(rfc2217Port === 0 ? { rfc2217Port: await keptPort() } : {}),
  };
}

async function keptPort(): Promise<number> {
  for (;;) {
    const port = LOWEST_KEPT + Math.floor(Math.random() * KEPT);
    const server = createServer().listen(port, "127.0.0.1");
    const isFree = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}
