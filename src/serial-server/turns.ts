import { type Socket } from "node:net";

/** Connections that wait for their turn; more are turned away, so that memory stays bounded. */
const WAITING_LIMIT = 16;

interface Turn {
  readonly socket: Socket;
  readonly serve: (socket: Socket) => Promise<void>;
}

/**
 * One client at a time, over whichever of the ports that share this, as a serial port has (and QEMU's). Others are
 * connected but get no answer; the next in line is served when the one before has gone.
 */
export class Turns {
  readonly #waiting: Turn[] = [];
  #current: Promise<void> | undefined;

  /** Resolves when nobody is served any more. */
  get idle(): Promise<void> {
    return this.#current ?? Promise.resolve();
  }

  /** Serves the connection when its turn comes; the socket is destroyed afterwards, or at once when too many wait. */
  enter(socket: Socket, serve: (socket: Socket) => Promise<void>): void {
    if (this.#waiting.length >= WAITING_LIMIT) {
      socket.destroy();
      return;
    }
    socket.on("close", () => this.#leave(socket));
    // It waited, said nothing, and went: there is nothing to answer, and nobody would see its end when its turn comes.
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
