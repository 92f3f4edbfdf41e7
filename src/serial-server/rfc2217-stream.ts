import { type Socket } from "node:net";
import { Duplex } from "node:stream";
import { ComPort } from "./com-port.ts";
import { type SerialDevice, type SerialFormat } from "./serial-device.ts";
import { COM_PORT, escaped, TELNET, TelnetDecoder, TelnetOptions, type TelnetPart } from "./telnet.ts";

/** The limit of answers that the client has not read; beyond it, no more is read from the client until it reads. */
const UNREAD_LIMIT_BYTES = 64 * 1024;

/**
 * The data of one client that speaks RFC 2217 (Telnet with the option for serial ports), in both directions. Its
 * settings reach the device in the order of the stream; when the client disconnects, the lines of the port go off.
 */
export class Rfc2217Stream extends Duplex {
  readonly #socket: Socket;
  readonly #port: ComPort;
  readonly #decoder = new TelnetDecoder();
  readonly #options = new TelnetOptions();
  /** Resumes the data when the client wants it again. */
  #heldBack: (() => void) | undefined;

  constructor(socket: Socket, device: SerialDevice) {
    super();
    this.#socket = socket;
    this.#port = new ComPort(device);
    socket.on("data", (bytes: Buffer) => this.#take(bytes));
    socket.on("end", () => this.push(null));
    socket.on("drain", () => socket.resume());
    socket.on("close", () => this.destroy());
    if (socket.readableEnded) this.push(null);
  }

  /** How the client's side of the UART sends and expects a byte. */
  get format(): SerialFormat {
    return this.#port.format;
  }

  override _read(): void {
    if (this.#socket.writableLength <= UNREAD_LIMIT_BYTES) this.#socket.resume();
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const write = (): void => void this.#socket.write(escaped(bytes), done);
    if (this.#port.isSuspended) this.#heldBack = write;
    else write();
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#port.release();
    this.#socket.destroy();
    done(error);
  }

  #take(bytes: Buffer): void {
    for (const part of this.#decoder.push(bytes)) {
      if (this.destroyed) return;
      this.#obey(part);
    }
    if (this.#socket.writableLength > UNREAD_LIMIT_BYTES) this.#socket.pause();
  }

  #obey(part: TelnetPart): void {
    if (part.kind === "data") {
      // A line that is held low transmits nothing.
      if (!this.#port.isBroken && !this.push(part.bytes)) this.#socket.pause();
    } else if (part.kind === "option") this.#negotiate(part.verb, part.option);
    else if (this.#options.hasComPort() && part.bytes[0] === COM_PORT && part.bytes.length > 1) {
      this.#set(part.bytes.readUInt8(1), part.bytes.subarray(2));
    }
  }

  #negotiate(verb: number, option: number): void {
    const had = this.#options.hasComPort();
    const answer = this.#options.answer(verb, option);
    if (answer !== undefined) this.#socket.write(answer);
    if (!had && this.#options.hasComPort()) this.#send(this.#port.modemState);
  }

  #set(command: number, value: Buffer): void {
    for (const answer of this.#port.take(command, value)) this.#send(answer);
    if (this.#port.isSuspended) return;
    const write = this.#heldBack;
    this.#heldBack = undefined;
    write?.();
  }

  #send(setting: Buffer): void {
    const { IAC, SB, SE } = TELNET;
    this.#socket.write(
      Buffer.concat([Buffer.from([IAC, SB, COM_PORT]), escaped(setting), Buffer.from([IAC, SE])]),
    );
  }
}
