import { type Socket } from "node:net";
import { type BoardLog } from "../board-log.ts";
import { type ConnectionFaults } from "../faults/connection-faults.ts";
import { SlipDecoder, slipEncode } from "../packet/slip.ts";
import { parseRequest } from "../packet/frame.ts";
import { type DeviceTime } from "../protocol/device-time.ts";
import { type Machine } from "../protocol/machine.ts";
import { commandName } from "../protocol/opcodes.ts";
import { until } from "./clock.ts";
import { UartLine } from "./uart-line.ts";

/** The chip's UART: turns the bytes of the connection that holds the port into packets, and answers into bytes. */
export class SerialSession {
  readonly #machine: Machine;
  readonly #time: DeviceTime;
  readonly #log: BoardLog;
  readonly #linkBaud: number | undefined;
  /** Half a packet stays in the receiver when a connection breaks, as in a real one. */
  readonly #decoder = new SlipDecoder();

  constructor(machine: Machine, time: DeviceTime, log: BoardLog, linkBaud: number | undefined) {
    this.#machine = machine;
    this.#time = time;
    this.#log = log;
    this.#linkBaud = linkBaud;
  }

  /**
   * Talks to one connection until it ends.
   * @param meet gives the faults that the connection meets; `undefined` is a sound board.
   */
  async serve(
    socket: Socket,
    meet: (closed: AbortSignal) => ConnectionFaults | undefined = () => undefined,
  ): Promise<void> {
    this.#log.connections++;
    const line = new UartLine(socket, () => this.#baud());
    const faults = meet(line.closed);
    if (faults !== undefined) this.#transmit(faults.greeting(), line);
    for await (const { bytes, startsAt, byteMs } of line.receive()) {
      this.#log.bytesIn += bytes.length;
      for (const { payload, endOffset } of this.#decoder.push(faults?.incoming(bytes) ?? bytes)) {
        this.#time.arriveAt(startsAt + (endOffset + 1) * byteMs);
        if (this.#linkBaud !== undefined) await until(this.#time.now, line.closed);
        await this.#handle(payload, line, faults);
        await line.writable();
        if (faults?.isUnplugged) return;
      }
      if (line.closed.aborted) return;
    }
    await line.finish();
  }

  /** The rate that the other side has set, but never faster than the link; no pacing without a link model. */
  #baud(): number | undefined {
    if (this.#linkBaud === undefined) return undefined;
    return Math.min(this.#machine.chosenBaud ?? this.#linkBaud, this.#linkBaud);
  }

  async #handle(packet: Buffer, line: UartLine, faults: ConnectionFaults | undefined): Promise<void> {
    const request = parseRequest(packet);
    if (request !== undefined) this.#log.command(commandName(request.opcode));
    if (faults !== undefined && !(await faults.reaches(request))) {
      this.#transmit(faults.retort(), line);
      return;
    }
    try {
      await this.#machine.receive(packet, {
        send: (payload) => this.#transmit(faults?.outgoing(payload) ?? slipEncode(payload), line),
      });
    } catch (error) {
      // A fault of the board itself: the chip stays silent, and the log shows it.
      this.#log.failed(error);
    }
  }

  #transmit(bytes: Buffer, line: UartLine): void {
    if (bytes.length === 0) return;
    this.#log.bytesOut += bytes.length;
    line.send(bytes, this.#time.now);
  }
}
