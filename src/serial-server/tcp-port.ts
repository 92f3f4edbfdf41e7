import { createServer, type Server, type Socket } from "node:net";
import { type Turns } from "./turns.ts";

const KEEP_ALIVE_MS = 10_000;

/** A TCP port whose clients are served in turn. */
export class TcpPort {
  #server: Server;
  readonly #open = new Set<Socket>();
  readonly #turns: Turns;
  readonly #serve: (socket: Socket) => Promise<void>;
  #closing = false;
  #address = { port: 0, host: "" };

  /** @param serve must not reject, and handles a client until it disconnects. */
  constructor(turns: Turns, serve: (socket: Socket) => Promise<void>) {
    this.#turns = turns;
    this.#serve = serve;
    this.#server = this.#createServer();
  }

  /** Opens the port (0: a free one) and returns its number. */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, host, () => {
        this.#server.off("error", reject);
        resolve();
      });
    });
    const address = this.#server.address();
    this.#address = { port: typeof address === "object" && address !== null ? address.port : port, host };
    return this.#address.port;
  }

  /** Stops listening and disconnects all clients, served or waiting, like an adapter that is unplugged. */
  goAway(): void {
    this.#server.close();
    for (const socket of this.#open) socket.resetAndDestroy();
  }

  /** Listens again on the same port. */
  async comeBack(): Promise<void> {
    if (this.#closing) return;
    this.#server = this.#createServer();
    await this.listen(this.#address.port, this.#address.host);
  }

  async close(): Promise<void> {
    this.#closing = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#open) socket.destroy();
    await this.#turns.idle;
    await closed;
  }

  #createServer(): Server {
    const settings = {
      // A client that has closed its sending side still gets its answers.
      allowHalfOpen: true,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
    };
    return createServer(settings, (socket) => this.#enter(socket));
  }

  #enter(socket: Socket): void {
    socket.on("error", () => undefined);
    if (this.#closing) {
      socket.destroy();
      return;
    }
    this.#open.add(socket);
    socket.on("close", () => this.#open.delete(socket));
    this.#turns.enter(socket, this.#serve);
  }
}
