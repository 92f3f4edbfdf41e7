import { type Socket } from "node:net";
import { cleanLine } from "../../system/text/untrusted-text.ts";

/** A line of QEMU's responses to the few commands used here has some hundred characters. */
const LINE_LIMIT = 64 * 1024;

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** QEMU's control channel (QMP): one JSON object per line, one command after the other. Events are ignored. */
export class Qmp {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  /** Resolves with QEMU's greeting. */
  readonly #greeted = Promise.withResolvers<undefined>();
  #text = "";
  #number = 0;
  #trouble: Error | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#greeted.promise.catch(() => undefined);
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => this.#take(text));
    socket.on("error", () => undefined);
    socket.on("close", () => this.#fail(new Error("QEMU has closed its control channel")));
  }

  /** Waits for the greeting, and enters the mode in which QEMU accepts commands. */
  async negotiate(deadlineMs: number): Promise<void> {
    await within(this.#greeted.promise, deadlineMs, "greet");
    await this.execute("qmp_capabilities", deadlineMs);
  }

  /** @throws {Error} if QEMU reports an error, does not respond within `deadlineMs` milliseconds, or has exited. */
  execute(command: string, deadlineMs: number): Promise<void> {
    if (this.#trouble !== undefined) return Promise.reject(this.#trouble);
    const id = ++this.#number;
    const answered = new Promise<void>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#socket.write(`${JSON.stringify({ execute: command, id })}\n`);
    return within(answered, deadlineMs, command).finally(() => this.#waiting.delete(id));
  }

  #take(text: string): void {
    this.#text += text;
    const lines = this.#text.split("\n");
    this.#text = lines.pop() ?? "";
    for (const line of lines) this.#read(line);
    if (this.#text.length > LINE_LIMIT) this.#fail(new Error("QEMU sends no end of a line"));
  }

  #read(line: string): void {
    const message = objectIn(line);
    if (message === undefined) return;
    if ("QMP" in message) this.#greeted.resolve(undefined);
    const waiting = typeof message["id"] === "number" ? this.#waiting.get(message["id"]) : undefined;
    if ("return" in message) waiting?.resolve();
    else if ("error" in message)
      waiting?.reject(new Error(`QEMU reports ${cleanLine(JSON.stringify(message["error"])).slice(0, 300)}`));
  }

  #fail(error: Error): void {
    this.#trouble ??= error;
    this.#greeted.reject(error);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#socket.destroy();
  }
}

function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

async function within<T>(promise: Promise<T>, deadlineMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`QEMU did not answer "${what}" within ${deadlineMs / 1000} s`)),
      deadlineMs,
    );
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
