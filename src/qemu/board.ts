import { type Duplex } from "node:stream";
import { setTimeout } from "node:timers";
import { ResetCircuit } from "../serial-server/reset-circuit.ts";
import { Rfc2217Stream } from "../serial-server/rfc2217-stream.ts";
import { TcpPort } from "../serial-server/tcp-port.ts";
import { Turns } from "../serial-server/turns.ts";
import { type Failure } from "../system/errors.ts";
import { type Strap } from "./command-line.ts";
import { Machine } from "./machine/machine.ts";
import { type RunningQemu } from "./machine/qemu-process.ts";

const HOST = "127.0.0.1";
/** How long a client that has sent its last byte may take to read the remaining output. */
const FINISH_DEADLINE_MS = 1_000;

export interface QemuBoardSettings {
  /** What the board starts with. */
  readonly boot: Strap;
  /** TCP ports of 127.0.0.1; 0 selects a free one. */
  readonly port: number;
  readonly socketPort: number;
  readonly start: (strap: Strap) => Promise<RunningQemu>;
  /** Called for every `qemu-failed`. */
  readonly report: (failure: Failure) => void;
}

export interface QemuBoard {
  /** With DTR and RTS (RFC 2217). */
  readonly port: number;
  /** Without DTR and RTS (raw). */
  readonly socketPort: number;
  readonly machine: Machine;
  readonly close: () => Promise<void>;
}

/**
 * A board in QEMU on two TCP ports, for one client at a time on either of them.
 * @throws the system's error if a port is in use; {@link Failure} `qemu-failed` if QEMU does not start.
 */
export async function startQemuBoard(settings: QemuBoardSettings): Promise<QemuBoard> {
  const { boot, start, report } = settings;
  let failure: Failure | undefined;
  const machine = new Machine(boot, start, (reported) => {
    failure = reported;
    report(reported);
  });
  const circuit = new ResetCircuit({ hold: () => machine.hold(), start: (strap) => machine.reset(strap) });
  const turns = new Turns();
  const withLines = new TcpPort(turns, (socket) => {
    const device = {
      signature: "qemu",
      setLines: (lines: Parameters<typeof circuit.set>[0]) => circuit.set(lines),
      // QEMU's socket only carries bytes, and QEMU receives them as soon as they are sent.
      setBreak: () => undefined,
      purgeToSend: () => undefined,
    };
    return serve(machine, new Rfc2217Stream(socket, device));
  });
  const raw = new TcpPort(turns, (socket) => serve(machine, socket));
  const close = async (): Promise<void> => {
    await Promise.all([withLines.close(), raw.close()]);
    circuit.stop();
    await machine.close();
  };
  try {
    const port = await withLines.listen(settings.port, HOST);
    const socketPort = await raw.listen(settings.socketPort, HOST);
    machine.reset(boot);
    await machine.settled;
    if (failure !== undefined && !machine.isRunning) throw failure;
    return { port, socketPort, machine, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Connects a client with the board's UART until the client disconnects. */
async function serve(machine: Machine, stream: Duplex): Promise<void> {
  const finish = (): void => {
    stream.end();
    setTimeout(() => stream.destroy(), FINISH_DEADLINE_MS).unref();
  };
  const closed = new Promise<void>((resolve) => stream.once("close", resolve));
  stream.on("error", () => undefined);
  stream.on("drain", () => machine.resume());
  stream.on("end", finish);
  stream.on("data", (bytes: Buffer) => {
    if (!machine.send(bytes, () => stream.resume())) stream.pause();
  });
  if (stream.readableEnded) finish();
  machine.listener = {
    print: (bytes) => !stream.writable || stream.write(bytes),
    lost: () => stream.destroy(),
  };
  if (!stream.closed) await closed;
  machine.listener = undefined;
}
