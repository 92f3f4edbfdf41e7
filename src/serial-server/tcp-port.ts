import { createServer, type Server, type Socket } from "node:net";
import { type Turns } from "./turns.ts";

const KEEP_ALIVE_MS = 10_000;

/** A TCP port, whose clients are served in their turn. */
export class TcpPort {
  #server: Server;
  readonly #open = new Set<Socket>();
  readonly #turns: Turns;
  readonly #serve: (socket: Socket) => Promise<void>;
  #closing = false;
  #address = { port: 0, host: "" };

  /** @param serve must not reject, and talks to a client until it has gone. */
  constructor(turns: Turns, serve: (socket: Socket) => Promise<void>) {
    this.#turns = turns;
    this.#serve = serve;
    this.#server = this.#createServer();
  }

  /** Opens the port (0: a free one); gives back its number. */
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

  /** Nothing listens any more, and who is connected or waits is cut off: an adapter that was unplugged. */
  goAway(): void {
    this.#server.close();
    for (const socket of this.#open) socket.resetAndDestroy();
  }

  /** Listens again where it did. */
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
      // A side that has said all it has to say still gets its answers.
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
