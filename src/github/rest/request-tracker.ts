import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { ClientRequest } from "node:http";
import { Socket } from "node:net";

/** Whose code is running: requests belong to the work in whose flow they were made. */
const follower = new AsyncLocalStorage<RequestTracker>();

/** The HTTP requests that a piece of work has under way, be it by node:http or by undici, so that they can be broken. */
export class RequestTracker {
  readonly #open = new Set<ClientRequest | Socket>();
  /** Requests of undici, which has no socket for them yet. */
  readonly #waiting = new WeakSet();
  #broken = false;

  /** Runs the work, and knows its requests until it ends. */
  async follow<T>(work: () => Promise<T>): Promise<T> {
    const channels = this.#channels();
    for (const [name, listener] of channels) subscribe(name, listener);
    try {
      return await follower.run(this, work);
    } finally {
      for (const [name, listener] of channels) unsubscribe(name, listener);
    }
  }

  /** Breaks the requests that are under way, and those that the work still makes. */
  breakAll(): void {
    this.#broken = true;
    for (const request of this.#open) request.destroy();
  }

  /** The channels of node:diagnostics_channel: node:http has its own since 22.12, undici in every version. */
  #channels(): readonly (readonly [string, (message: unknown) => void])[] {
    return [
      ["http.client.request.created", (message) => this.#onNodeRequest(part(message, "request"))],
      ["undici:request:create", (message) => this.#onUndiciRequest(part(message, "request"))],
      [
        "undici:client:sendHeaders",
        (message) => this.#onUndiciSent(part(message, "request"), part(message, "socket")),
      ],
    ];
  }

  #onNodeRequest(request: unknown): void {
    if (follower.getStore() === this && request instanceof ClientRequest) this.#add(request);
  }

  #onUndiciRequest(request: unknown): void {
    if (follower.getStore() === this && request instanceof Object) this.#waiting.add(request);
  }

  /** Runs in the flow of whoever made the connection, which may be another's. */
  #onUndiciSent(request: unknown, socket: unknown): void {
    if (request instanceof Object && this.#waiting.has(request) && socket instanceof Socket)
      this.#add(socket);
  }

  #add(request: ClientRequest | Socket): void {
    this.#open.add(request);
    request.once("close", () => this.#open.delete(request));
    // It is published before its owner can listen for the error.
    if (this.#broken) setImmediate(() => request.destroy());
  }
}

/** A part of what a channel publishes. */
function part(message: unknown, name: string): unknown {
  return message instanceof Object ? Reflect.get(message, name) : undefined;
}
