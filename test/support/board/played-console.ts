// A console that a test plays: what listens on a raw TCP port and says what the test lets it say.
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { openConsole } from "../../../src/board/console/open-console.ts";
import type { Console, ConsoleEvent, ConsoleOptions } from "../../../src/board/console/console.ts";
import type { Port } from "../../../src/esptool/run/port.ts";
import { testEsptool } from "../esptool/esptool.ts";
import { testContext } from "../runner/step-context.ts";

export interface PlayedConsole extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  /** Everything that was written to it. */
  readonly heard: () => string;
  readonly say: (text: string | Buffer) => Promise<void>;
  /** Breaks the connection; others may follow. */
  readonly drop: () => void;
}

/** @param serve what each connection gets to begin with. */
export async function playedConsole(
  serve: (socket: Socket) => void = () => undefined,
): Promise<PlayedConsole> {
  const open = new Set<Socket>();
  const arrived: Buffer[] = [];
  const server = createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.on("error", () => undefined).on("close", () => open.delete(socket));
    socket.on("data", (bytes: Buffer) => arrived.push(bytes));
    serve(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    port,
    url: `socket://127.0.0.1:${port}`,
    heard: () => Buffer.concat(arrived).toString(),
    drop,
    say: async (text) => {
      if (open.size === 0) await once(server, "connection");
      for (const socket of open) if (!socket.write(text)) await once(socket, "drain");
    },
    async [Symbol.asyncDispose]() {
      drop();
      server.close();
      await once(server, "close");
    },
  };
}

/** Says the same bytes as fast as they are taken, so many of them. */
export function flood(socket: Socket, bytes: number): void {
  const piece = Buffer.alloc(64 * 1024, "All work and no play makes Jack a dull boy.\r\n");
  let left = bytes;
  const more = (): void => {
    while (left > 0) {
      const now = piece.subarray(0, Math.min(left, piece.length));
      left -= now.length;
      if (!socket.write(now)) return void socket.once("drain", more);
    }
  };
  more();
}

/** Opens a console as a step would, at 115200 baud and without a reset, unless told otherwise. */
export async function watch(
  name: string,
  options: Partial<Omit<ConsoleOptions, "port">> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Console> {
  const [, scheme] = /^(socket|rfc2217):/.exec(name) ?? [];
  const kind = scheme as "socket" | "rfc2217" | undefined;
  const port: Port = kind === undefined ? { kind: "serial", name } : { kind, name, host: "127.0.0.1" };
  const means = { program: await testEsptool(), context: testContext({ signal }) };
  return openConsole({ port, baud: 115_200, reset: "none", ...options }, means);
}

/** The text that has come until it holds what is waited for. */
export async function textUntil(source: Console, wanted: string): Promise<string> {
  let text = "";
  for await (const event of source) {
    if (event.kind === "data") text += event.bytes.toString("latin1");
    if (text.includes(wanted)) return text;
    if (event.kind === "ended") break;
  }
  throw new Error(`The console ended without ${wanted}: ${text.slice(-200)}`);
}

/** All events until one of that kind, without silence. */
export async function eventsUntil(source: Console, kind: ConsoleEvent["kind"]): Promise<ConsoleEvent[]> {
  const events: ConsoleEvent[] = [];
  for await (const event of source) {
    if (event.kind !== "quiet" || kind === "quiet") events.push(event);
    if (event.kind === kind) return events;
    if (event.kind === "ended") break;
  }
  throw new Error(`The console ended without ${kind}: ${events.map((event) => event.kind).join(", ")}`);
}
