import { type Duplex } from "node:stream";
import { type SerialFormat } from "../../serial-server/serial-device.ts";
import { type BoardLog } from "../board-log.ts";
import { type ResetCause } from "../boot/reset-cause.ts";
import { type ConnectionFaults } from "../faults/connection-faults.ts";
import { noise, seededRandom } from "../faults/random.ts";
import { SlipDecoder, slipEncode } from "../packet/slip.ts";
import { parseRequest } from "../packet/frame.ts";
import { type DeviceTime } from "../protocol/device-time.ts";
import { type Machine } from "../protocol/machine.ts";
import { commandName } from "../protocol/opcodes.ts";
import { now, until } from "./clock.ts";
import { UartLine } from "./uart-line.ts";

/** The largest difference of two baud rates at which UARTs still work. */
const RATE_TOLERANCE = 0.03;

/** One client of the port. */
export interface SerialClient {
  readonly stream: Duplex;
  /** The client's UART settings; a raw socket has none. */
  readonly format?: () => SerialFormat;
  /** The faults during its connection, if any. */
  readonly meet?: (closed: AbortSignal) => ConnectionFaults | undefined;
}

/** The chip's UART: decodes packets from the current connection and encodes responses. */
export class SerialSession {
  readonly #machine: Machine;
  readonly #time: DeviceTime;
  readonly #log: BoardLog;
  readonly #linkBaud: number | undefined;
  readonly #random = seededRandom(0);
  /** Kept across connections: as in a real receiver, half a packet survives a disconnect. */
  #decoder = new SlipDecoder();
  #line: UartLine | undefined;
  #faults: ConnectionFaults | undefined;
  #format: (() => SerialFormat) | undefined;
  /** The rate that the ROM measured from the first packet after a reset. */
  #detectedBaud: number | undefined;
  /** The rate of the firmware's last output. */
  #printedBaud: number | undefined;
  #resets = 0;

  constructor(machine: Machine, time: DeviceTime, log: BoardLog, linkBaud: number | undefined) {
    this.#machine = machine;
    this.#time = time;
    this.#log = log;
    this.#linkBaud = linkBaud;
  }

  /** The baud rate of the link: the client's if it has one, otherwise the chip's. */
  get baud(): number {
    return this.#format?.().baud ?? this.#machine.baud;
  }

  /** Serves one client until its connection ends. */
  async serve({ stream, format, meet }: SerialClient): Promise<void> {
    this.#log.connections++;
    this.#format = format;
    const line = new UartLine(stream, () => this.#pace());
    const faults = meet?.(line.closed);
    this.#line = line;
    this.#faults = faults;
    try {
      if (faults !== undefined) this.#transmit(faults.greeting(), line);
      for await (const { bytes, startsAt, byteMs } of line.receive()) {
        this.#log.bytesIn += bytes.length;
        const resets = this.#resets;
        const received = this.#received(bytes);
        if (this.#machine.mode === "application") {
          if (this.#linkBaud !== undefined) await until(startsAt + bytes.length * byteMs, line.cut);
          if (resets === this.#resets) this.#machine.typed(faults?.typed(received) ?? received);
        }
        for (const { payload, endOffset } of this.#decoder.push(received)) {
          this.#time.arriveAt(startsAt + (endOffset + 1) * byteMs);
          if (this.#linkBaud !== undefined) await until(this.#time.now, line.cut);
          if (resets === this.#resets) await this.#handle(payload, line, faults);
          await line.writable();
          if (faults?.isUnplugged) return;
          if (resets !== this.#resets) break;
        }
        if (line.closed.aborted) return;
      }
      await line.finish();
    } finally {
      this.#line = this.#faults = this.#format = undefined;
    }
  }

  /**
   * Sends the firmware's output, which is lost without a client, or if the client does not read.
   * @param baud the rate at which the chip sends.
   */
  print(bytes: Buffer, baud: number): void {
    this.#log.printed(bytes);
    this.#printedBaud = baud;
    const line = this.#line;
    if (line === undefined || line.isFull || line.closed.aborted) return;
    const printed = this.#inTune(this.#faults?.printed(bytes) ?? bytes);
    if (printed.length === 0) return;
    this.#log.bytesOut += printed.length;
    line.send(printed, now(), baud);
  }

  /** Waits until the client accepts more; returns immediately without a client. */
  async drained(): Promise<void> {
    await this.#line?.writable();
  }

  /** EN goes low: the chip stops, and bytes on their way to it and from it are lost. */
  hold(): void {
    this.#machine.hold();
    this.#forget();
  }

  /** EN is high again, after it was low. */
  reset(mode?: "rom" | "application", cause?: ResetCause): void {
    this.#forget();
    this.#machine.reset(mode, cause);
  }

  /** The client sends a break, which the chip receives as a zero. */
  receiveBreak(): void {
    this.#log.breaks++;
    this.#decoder.push(Buffer.of(0));
  }

  /** Bytes from the client that the chip has not received are lost. */
  purgeToSend(): void {
    this.#line?.dropReceived();
  }

  /** The rate of the link model, but at most that of the link; without a model there is no pacing. */
  #pace(): number | undefined {
    if (this.#linkBaud === undefined) return undefined;
    const chosen = this.#format?.().baud ?? this.#machine.chosenBaud ?? this.#linkBaud;
    return Math.min(chosen, this.#linkBaud);
  }

  #forget(): void {
    this.#resets++;
    this.#decoder = new SlipDecoder();
    this.#detectedBaud = undefined;
    this.#line?.drop();
    this.#faults?.reset();
  }

  /** What the chip receives of the client's bytes. */
  #received(bytes: Buffer): Buffer {
    return this.#inTune(this.#faults?.incoming(bytes) ?? bytes);
  }

  /** The bytes, or garbage if the two sides have different settings; only the link model knows the chip's. */
  #inTune(bytes: Buffer): Buffer {
    const format = this.#format?.();
    if (this.#linkBaud === undefined || format === undefined) return bytes;
    const isSame = format.dataBits === 8 && format.parity === "none";
    const baud = this.#chipBaud() ?? format.baud;
    if (isSame && Math.abs(format.baud - baud) <= baud * RATE_TOLERANCE) return bytes;
    return noise(bytes.length, this.#random);
  }

  /** The chip's rate; `undefined` while its ROM accepts any. */
  #chipBaud(): number | undefined {
    const { mode, chosenBaud, baud } = this.#machine;
    return chosenBaud ?? (mode === "application" ? (this.#printedBaud ?? baud) : this.#detectedBaud);
  }

  async #handle(packet: Buffer, line: UartLine, faults: ConnectionFaults | undefined): Promise<void> {
    const request = parseRequest(packet);
    if (request !== undefined) {
      this.#log.command(commandName(request.opcode));
      this.#detectedBaud ??= this.#format?.().baud;
    }
    if (faults !== undefined && !(await faults.reaches(request))) {
      this.#transmit(faults.retort(), line);
      return;
    }
    try {
      await this.#machine.receive(packet, {
        send: (payload) => this.#transmit(faults?.outgoing(payload) ?? slipEncode(payload), line),
      });
    } catch (error) {
      // A bug in the board itself: the chip stays silent, and the log shows it.
      this.#log.failed(error);
    }
  }

  #transmit(bytes: Buffer, line: UartLine): void {
    if (bytes.length === 0) return;
    this.#log.bytesOut += bytes.length;
    line.send(this.#inTune(bytes), this.#time.now);
  }
}
