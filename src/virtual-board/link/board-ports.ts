import { type Socket } from "node:net";
import { type Duplex } from "node:stream";
import { Rfc2217Stream } from "../../serial-server/rfc2217-stream.ts";
import { type SerialDevice, type SerialFormat } from "../../serial-server/serial-device.ts";
import { TcpPort } from "../../serial-server/tcp-port.ts";
import { Turns } from "../../serial-server/turns.ts";
import { type BoardLog } from "../board-log.ts";
import { ConnectionFaults } from "../faults/connection-faults.ts";
import { type FaultPlan } from "../faults/fault-plan.ts";
import { PortFaults } from "../faults/port-faults.ts";
import { openPseudoTerminal } from "../pseudo-terminal.ts";
import { ResetCircuit } from "../../serial-server/reset-circuit.ts";
import { type SerialSession } from "./serial-session.ts";

export interface BoardPortsSettings {
  readonly host: string;
  /** 0 picks a free one, here and in `rfc2217Port`. */
  readonly port: number;
  /** Absent: no such port. */
  readonly rfc2217Port?: number | undefined;
  readonly resetOnConnect: boolean;
  /** Path of the link to a serial device; absent: no device. */
  readonly tty?: string | undefined;
  /** The `PATH` on which to find the Python that creates the device. */
  readonly searchPath?: string | undefined;
}

/** Serves the board's UART over a raw port and one with reset lines, to one client at a time. */
export class BoardPorts {
  readonly #session: SerialSession;
  readonly #log: BoardLog;
  readonly #plan: FaultPlan | undefined;
  readonly #settings: BoardPortsSettings;
  readonly #circuit: ResetCircuit;
  readonly #faults: PortFaults;
  readonly #raw: TcpPort;
  readonly #rfc2217: TcpPort | undefined;
  #tty: AsyncDisposable | undefined;

  constructor(
    session: SerialSession,
    log: BoardLog,
    plan: FaultPlan | undefined,
    settings: BoardPortsSettings,
  ) {
    this.#session = session;
    this.#log = log;
    this.#plan = plan;
    this.#settings = settings;
    this.#circuit = new ResetCircuit({ hold: () => session.hold(), start: (mode) => session.reset(mode) });
    const turns = new Turns();
    this.#raw = new TcpPort(turns, (socket) => this.#serve(socket, () => ({ stream: socket })));
    // The device connects to it as a client.
    if (settings.rfc2217Port !== undefined || settings.tty !== undefined) {
      this.#rfc2217 = new TcpPort(turns, (socket) => this.#serve(socket, () => this.#withLines(socket)));
    }
    const adapter = { goAway: () => this.#goAway(), comeBack: () => this.#comeBack() };
    this.#faults = new PortFaults(adapter, (error) => log.failed(error));
  }

  /** @returns the numbers of the TCP ports that are open now. */
  async open(): Promise<{ readonly port: number; readonly rfc2217Port: number | undefined }> {
    try {
      const { host, tty, searchPath } = this.#settings;
      const port = await this.#raw.listen(this.#settings.port, host);
      const withLines = await this.#rfc2217?.listen(this.#settings.rfc2217Port ?? 0, host);
      if (tty !== undefined && withLines !== undefined) {
        this.#tty = await openPseudoTerminal(tty, withLines, searchPath, (reason) =>
          this.#log.failed(reason),
        );
      }
      if (this.#plan !== undefined) this.#faults.start(this.#plan);
      return { port, rfc2217Port: this.#settings.rfc2217Port === undefined ? undefined : withLines };
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Ends every fault of the ports. */
  comeBack(): Promise<void> {
    return this.#faults.comeBack();
  }

  /** The port disappears for this many milliseconds; `Infinity` is permanent. */
  vanish(milliseconds: number): void {
    this.#faults.vanish(milliseconds);
  }

  async close(): Promise<void> {
    this.#faults.stop();
    await this.#tty?.[Symbol.asyncDispose]();
    await Promise.all([this.#raw.close(), this.#rfc2217?.close()]);
    this.#circuit.stop();
  }

  /** Whatever happens to a connection, the port stays open for the next. */
  async #serve(
    socket: Socket,
    open: () => { readonly stream: Duplex; readonly format?: () => SerialFormat },
  ): Promise<void> {
    if (this.#plan?.fires("reset")) return resetWhenSpokenTo(socket);
    if (this.#settings.resetOnConnect) {
      this.#circuit.stop();
      this.#session.reset();
    }
    const client = open();
    const meet = (closed: AbortSignal): ConnectionFaults | undefined => this.#meet(socket, closed);
    await this.#session.serve({ ...client, meet }).catch((error: unknown) => this.#log.failed(error));
    client.stream.destroy();
  }

  #meet(socket: Socket, closed: AbortSignal): ConnectionFaults | undefined {
    const unplug = (awayMs: number): void => {
      // Stop listening first: a client whose connection was reset must not find the port still open.
      this.#faults.vanish(awayMs);
      socket.resetAndDestroy();
    };
    return this.#plan && new ConnectionFaults(this.#plan, { unplug, closed, baud: () => this.#session.baud });
  }

  #withLines(socket: Socket): { readonly stream: Duplex; readonly format: () => SerialFormat } {
    const device: SerialDevice = {
      signature: "virtual-board",
      setLines: (lines) => this.#circuit.set(lines),
      setBreak: (on) => {
        if (on) this.#session.receiveBreak();
      },
      purgeToSend: () => this.#session.purgeToSend(),
    };
    const stream = new Rfc2217Stream(socket, device);
    return { stream, format: () => stream.format };
  }

  #goAway(): void {
    this.#raw.goAway();
    this.#rfc2217?.goAway();
  }

  async #comeBack(): Promise<void> {
    await Promise.all([this.#raw.comeBack(), this.#rfc2217?.comeBack()]);
  }
}

/** Not before the first byte: an earlier reset looks like a connection to some clients only. */
async function resetWhenSpokenTo(socket: Socket): Promise<void> {
  socket.once("data", () => socket.resetAndDestroy());
  socket.once("end", () => socket.destroy());
  if (socket.readableEnded) socket.destroy();
  if (!socket.destroyed) await new Promise((resolve) => socket.once("close", resolve));
}
