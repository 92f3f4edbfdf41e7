import { type Socket } from "node:net";
import { type BoardLog } from "../board-log.ts";
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

  /** Talks to one connection until it ends. */
  async serve(socket: Socket): Promise<void> {
    this.#log.connections++;
    const line = new UartLine(socket, () => this.#baud());
    for await (const { bytes, startsAt, byteMs } of line.receive()) {
      this.#log.bytesIn += bytes.length;
      for (const { payload, endOffset } of this.#decoder.push(bytes)) {
        this.#time.arriveAt(startsAt + (endOffset + 1) * byteMs);
        if (this.#linkBaud !== undefined) await until(this.#time.now, line.closed);
        await this.#handle(payload, line);
        await line.writable();
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

  async #handle(packet: Buffer, line: UartLine): Promise<void> {
    const request = parseRequest(packet);
    if (request !== undefined) this.#log.command(commandName(request.opcode));
    try {
      await this.#machine.receive(packet, {
        send: (payload) => {
          const bytes = slipEncode(payload);
          this.#log.bytesOut += bytes.length;
          line.send(bytes, this.#time.now);
        },
      });
    } catch (error) {
      // A fault of the board itself: the chip stays silent, and the log tells.
      this.#log.failed(error);
    }
  }
}
