import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure, messageOf } from "../../system/errors.ts";
import { explainOpening } from "../../esptool/run/process/failure.ts";
import {
  AWAY_MS,
  type Console,
  type ConsoleEvent,
  type ConsoleOptions,
  POLL_MS,
  QUIET_MS,
} from "./console.ts";
import { withQuiet } from "./quiet.ts";

const CONNECT_MS = 5_000;

/**
 * The console of a raw TCP port, such as an emulator's: it only carries bytes. It has no lines, so this code cannot
 * reset its chip.
 * @throws {Failure} `port-connection-refused`, `port-unreachable`, `cancelled`.
 */
export async function openSocketConsole(options: ConsoleOptions, signal: AbortSignal): Promise<Console> {
  const { port, reset, awayMs = AWAY_MS, quietMs = QUIET_MS } = options;
  const stopping = new AbortController();
  const ending = AbortSignal.any([signal, stopping.signal]);
  const first = await connectTo(port.name, ending).catch((error: unknown) => {
    if (signal.aborted) throw cancelled(port.name, error);
    throw explainOpening(port.name, `Could not open port ${port.name}: ${messageOf(error)}`);
  });
  const zero = performance.now();
  const now = (): number => performance.now() - zero;
  const state = { socket: first };
  const isEnding = (): boolean => ending.aborted;
  const end = (): void => void state.socket.destroy();
  const events = async function* (): AsyncGenerator<ConsoleEvent, undefined> {
    if (reset !== "none") yield { kind: "reset-failed", at: now(), reason: `${port.name} has no lines.` };
    for (;;) {
      const reason = yield* dataOf(state.socket, now);
      if (isEnding()) break;
      yield { kind: "gone", at: now(), reason };
      const again = await reconnect(port.name, awayMs, ending);
      if (again === undefined) break;
      state.socket = again;
      // It was stopped while it reconnected.
      if (isEnding()) end();
      yield { kind: "back", at: now(), port: port.name };
    }
    const why = signal.aborted ? "cancelled" : stopping.signal.aborted ? "stopped" : "lost";
    yield { kind: "ended", at: now(), why };
  };
  ending.addEventListener("abort", end);
  const iterator = withQuiet(events(), quietMs, now);
  return {
    openedAt: new Date(),
    link: "uart",
    reset: undefined,
    write: (bytes) => write(state.socket, bytes),
    stop: () => stopping.abort(),
    [Symbol.asyncIterator]: () => iterator,
    [Symbol.asyncDispose]() {
      stopping.abort();
      ending.removeEventListener("abort", end);
      return Promise.resolve();
    },
  };
}

async function* dataOf(socket: Socket, now: () => number): AsyncGenerator<ConsoleEvent, string> {
  try {
    for await (const bytes of socket) yield { kind: "data", at: now(), bytes: bytes as Buffer };
  } catch (error) {
    return messageOf(error);
  }
  return "The other side has closed the connection.";
}

/** @param url `socket://HOST:PORT`. */
async function connectTo(url: string, signal: AbortSignal): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const socket = connect({ host, port: Number(port), noDelay: true, keepAlive: true });
  // The loop that reads the socket gets the error; without a listener, an error before that loop would crash the
  // process.
  socket.on("error", () => undefined);
  const within = AbortSignal.any([signal, AbortSignal.timeout(CONNECT_MS)]);
  try {
    await once(socket, "connect", { signal: within });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function reconnect(url: string, awayMs: number, signal: AbortSignal): Promise<Socket | undefined> {
  const deadline = performance.now() + awayMs;
  while (performance.now() < deadline) {
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    const socket = await connectTo(url, signal).catch(() => undefined);
    if (socket !== undefined) return socket;
  }
  return undefined;
}

async function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (socket.destroyed || socket.write(bytes)) return;
  await Promise.race([once(socket, "drain"), once(socket, "close")]).catch(() => undefined);
}

function cancelled(port: string, cause: unknown): Failure {
  return new Failure("cancelled", `Cancelled while the console of ${port} was opened.`, "Run it again.", {
    cause,
  });
}
