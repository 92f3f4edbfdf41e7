import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Socket } from "node:net";
import { Stream } from "node:stream";

/** The work whose code is running: it owns the requests that its asynchronous flow makes. */
const follower = new AsyncLocalStorage<RequestTracker>();

/** The pending HTTP requests of a piece of work, made by node:http or undici, so that they can be aborted. */
export class RequestTracker {
  readonly #open = new Set<Destroyable>();
  /** Requests of undici that have no socket yet. */
  readonly #waiting = new WeakSet();
  #broken = false;

  /** Runs the work, and tracks its requests until it ends. */
  async follow<T>(work: () => Promise<T>): Promise<T> {
    const channels = this.#channels();
    for (const [name, listener] of channels) subscribe(name, listener);
    try {
      return await follower.run(this, work);
    } finally {
      for (const [name, listener] of channels) unsubscribe(name, listener);
    }
  }

  /** Aborts the pending requests, and those that the work still makes. */
  breakAll(): void {
    this.#broken = true;
    for (const request of this.#open) request.destroy();
  }

  /** The channels of node:diagnostics_channel: node:http has had its own since 22.12, undici in every version. */
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
    if (follower.getStore() === this && isRequest(request)) this.#add(request);
  }

  #onUndiciRequest(request: unknown): void {
    if (follower.getStore() === this && request instanceof Object) this.#waiting.add(request);
  }

  /** Runs in the asynchronous flow that made the connection, which may belong to other work. */
  #onUndiciSent(request: unknown, socket: unknown): void {
    if (request instanceof Object && this.#waiting.has(request) && socket instanceof Socket)
      this.#add(socket);
  }

  #add(request: Destroyable): void {
    this.#open.add(request);
    request.once("close", () => this.#open.delete(request));
    // The event is emitted before the owner of the request can listen for errors.
    if (this.#broken) setImmediate(() => request.destroy());
  }
}

/** A request of node:http, or the socket of one of undici. */
interface Destroyable extends Stream {
  destroy(): unknown;
}

/** Whether the message has a request; without its class, since a step that sends none need not load node:http. */
function isRequest(value: unknown): value is Destroyable {
  return value instanceof Stream && "destroy" in value;
}

/** A field of a channel's message. */
function part(message: unknown, name: string): unknown {
  return message instanceof Object ? Reflect.get(message, name) : undefined;
}
