import { createServer, type Server, type Socket } from "node:net";

/** Connections that wait for their turn; more are turned away, so that memory stays bounded. */
const WAITING_LIMIT = 16;
const KEEP_ALIVE_MS = 10_000;

/**
 * A TCP port that one client uses at a time, as a serial port (and QEMU's). Others are connected but get no
 * answer; the next in line is served when the one before has gone.
 */
export class TcpPort {
  #server: Server;
  readonly #waiting: Socket[] = [];
  readonly #open = new Set<Socket>();
  readonly #serve: (socket: Socket) => Promise<void>;
  #current: Promise<void> | undefined;
  #closing = false;
  #address = { port: 0, host: "" };

  constructor(serve: (socket: Socket) => Promise<void>) {
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
    await this.#current;
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
    if (this.#closing || this.#waiting.length >= WAITING_LIMIT) {
      socket.destroy();
      return;
    }
    this.#open.add(socket);
    socket.on("close", () => {
      this.#open.delete(socket);
      this.#leaveQueue(socket);
    });
    // It waited, said nothing, and went: there is nothing to answer, and nobody would see its end when its turn comes.
    socket.once("end", () => {
      if (this.#leaveQueue(socket)) socket.destroy();
    });
    this.#waiting.push(socket);
    this.#current ??= this.#serveInTurn();
  }

  /** @returns whether it was waiting. */
  #leaveQueue(socket: Socket): boolean {
    const at = this.#waiting.indexOf(socket);
    if (at >= 0) this.#waiting.splice(at, 1);
    return at >= 0;
  }

  async #serveInTurn(): Promise<void> {
    for (let socket = this.#waiting.shift(); socket !== undefined; socket = this.#waiting.shift()) {
      if (!socket.destroyed) await this.#serve(socket);
      socket.destroy();
    }
    this.#current = undefined;
  }
}
