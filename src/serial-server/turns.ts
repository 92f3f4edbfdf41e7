import { type Socket } from "node:net";

/** How many connections may wait; further ones are closed, so that memory is bounded. */
const WAITING_LIMIT = 16;

interface Turn {
  readonly socket: Socket;
  readonly serve: (socket: Socket) => Promise<void>;
}

/**
 * One client at a time, on any of the ports that share this object, like a serial port (and QEMU's). Other clients are
 * connected but get no answer; the next one is served when the current one has disconnected.
 */
export class Turns {
  readonly #waiting: Turn[] = [];
  #current: Promise<void> | undefined;

  /** Resolves when no client is being served. */
  get idle(): Promise<void> {
    return this.#current ?? Promise.resolve();
  }

  /**
   * Serves the connection when its turn comes; the socket is destroyed afterwards, or at once if too many are waiting.
   */
  enter(socket: Socket, serve: (socket: Socket) => Promise<void>): void {
    if (this.#waiting.length >= WAITING_LIMIT) {
      socket.destroy();
      return;
    }
    socket.on("close", () => this.#leave(socket));
    // A waiting client that sent nothing and disconnects needs no answer, and its end would not be noticed when its
    // turn comes.
    socket.once("end", () => {
      if (this.#leave(socket)) socket.destroy();
    });
    this.#waiting.push({ socket, serve });
    this.#current ??= this.#serveInTurn();
  }

  /** @returns whether it was waiting. */
  #leave(socket: Socket): boolean {
    const at = this.#waiting.findIndex((turn) => turn.socket === socket);
    if (at >= 0) this.#waiting.splice(at, 1);
    return at >= 0;
  }

  async #serveInTurn(): Promise<void> {
    for (let turn = this.#waiting.shift(); turn !== undefined; turn = this.#waiting.shift()) {
      const { socket, serve } = turn;
      if (!socket.destroyed) await serve(socket);
      socket.destroy();
    }
    this.#current = undefined;
  }
}
