import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";

const DEADLINE_MS = 20_000;
const POLL_MS = 5;

/** Who watches a board's console, over its port. */
export class ConsoleClient implements AsyncDisposable {
  readonly socket: Socket;
  readonly #received: Buffer[] = [];

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("error", () => undefined);
    socket.on("data", (bytes: Buffer) => this.#received.push(bytes));
  }

  static async connect(port: number): Promise<ConsoleClient> {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    await once(socket, "connect");
    return new ConsoleClient(socket);
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#received);
  }

  get text(): string {
    return this.bytes.toString("utf8");
  }

  type(text: string): void {
    this.socket.write(text);
  }

  /** Waits until the console holds this text; gives back all that came so far. */
  async until(part: string | RegExp): Promise<string> {
    await untilTrue(
      () => (typeof part === "string" ? this.text.includes(part) : part.test(this.text)),
      () => `${String(part)} did not come; the console is\n${this.text}`,
    );
    return this.text;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.socket.destroyed) return;
    const closed = once(this.socket, "close");
    this.socket.destroy();
    await closed;
  }
}

/** Waits until something holds, and fails with `explain` when it does not in time. */
export async function untilTrue(holds: () => boolean, explain: () => string): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(explain());
    await setTimeout(POLL_MS);
  }
}
