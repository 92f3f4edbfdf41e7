import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";

/** An endpoint to which QEMU connects. */
export interface Channel {
  /** As QEMU's `-serial` and `-qmp` take it. */
  readonly address: string;
  /** The first connection; no other one is accepted. */
  readonly connected: Promise<Socket>;
  /** Stops waiting for a connection. */
  readonly close: () => void;
}

/**
 * Listens for one connection: on a socket in a folder that only this user can enter, or, on Windows, where QEMU does
 * not support such sockets, on a free port of 127.0.0.1.
 * @param name of the socket, in `folder`.
 */
export async function openChannel(folder: string, name: string): Promise<Channel> {
  const server = createServer({ noDelay: true });
  server.maxConnections = 1;
  const connected = new Promise<Socket>((resolve) => {
    server.once("connection", (socket) => {
      server.close();
      socket.on("error", () => undefined);
      resolve(socket);
    });
  });
  const isWindows = process.platform === "win32";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    if (isWindows) server.listen(0, "127.0.0.1", resolve);
    else server.listen(join(folder, name), resolve);
  });
  const address = isWindows ? `tcp:127.0.0.1:${portOf(server)}` : `unix:${join(folder, name)}`;
  return { address, connected, close: () => void server.close() };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
