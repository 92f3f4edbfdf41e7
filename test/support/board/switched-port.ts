// A port whose name comes to mean another board: each connection is passed on to the board whose turn it is.
import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import type { VirtualBoard } from "../../../src/virtual-board/board.ts";

export interface SwitchedPort extends AsyncDisposable {
  /** `socket://host:port`. */
  readonly url: string;
  /** Which board each connection so far has met. */
  readonly served: readonly VirtualBoard[];
}

/** The n-th connection meets the n-th of the boards, and all that follow the last. */
export async function switchedPort(
  ...boards: readonly [VirtualBoard, ...VirtualBoard[]]
): Promise<SwitchedPort> {
  const served: VirtualBoard[] = [];
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const board = boards[Math.min(served.length, boards.length - 1)] ?? boards[0];
    served.push(board);
    const own = connect({ port: board.port, host: "127.0.0.1", noDelay: true });
    for (const [side, other] of [
      [client, own],
      [own, client],
    ] as const) {
      open.add(side);
      side.on("error", () => other.resetAndDestroy());
      side.on("close", () => {
        open.delete(side);
        other.end();
      });
      side.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of open) socket.destroy();
    await closed;
  };
  return { url: `socket://127.0.0.1:${port}`, served, [Symbol.asyncDispose]: close };
}
