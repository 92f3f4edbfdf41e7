import { type Lines, LINES_OFF, type SerialDevice, type SerialFormat } from "./serial-device.ts";

/** The commands of RFC 2217, as the client sends them. */
const SIGNATURE = 0;
const SET_BAUDRATE = 1;
const SET_DATASIZE = 2;
const SET_PARITY = 3;
const SET_STOPSIZE = 4;
const SET_CONTROL = 5;
const NOTIFY_LINESTATE = 6;
const NOTIFY_MODEMSTATE = 7;
const FLOWCONTROL_SUSPEND = 8;
const FLOWCONTROL_RESUME = 9;
const SET_LINESTATE_MASK = 10;
const SET_MODEMSTATE_MASK = 11;
const PURGE_DATA = 12;
/** The server sends a command with this offset to its number. */
const FROM_SERVER = 100;

const PARITIES = ["none", "odd", "even", "mark", "space"] as const;
const STOP_SIZES = [1, 2, 1.5] as const;
/** Other rates are not accepted: the server confirms its current one. */
const LOWEST_BAUD = 50;
const HIGHEST_BAUD = 5_000_000;
const PURGE_RECEIVED = 1;
const PURGE_TO_SEND = 2;

/** Values of SET-CONTROL. */
const OUTBOUND_FLOW = { query: 0, none: 1, hardware: 3 };
const INBOUND_FLOW = { query: 13, none: 14, hardware: 16 };
const BREAK = { query: 4, on: 5, off: 6 };
const DTR = { query: 7, on: 8, off: 9 };
const RTS = { query: 10, on: 11, off: 12 };
/** Flow control by DCD, DTR and DSR, which this server does not support. */
const DCD_FLOW = 17;
const DTR_FLOW = 18;
const DSR_FLOW = 19;

/** The transmitter is empty, as it always is when a client can ask. */
const IDLE_LINE = 0x60;
/** The board's side of CTS, DSR, RI and CD is not connected. */
const NO_MODEM_LINES = 0;

/** Handles the settings of one client (RFC 2217): passes them on, and returns the answers. */
export class ComPort {
  readonly #device: SerialDevice;
  #format: SerialFormat = { baud: 115_200, dataBits: 8, parity: "none", stopBits: 1 };
  #lines: Lines = LINES_OFF;
  #isBroken = false;
  #outboundFlow = OUTBOUND_FLOW.none;
  #inboundFlow = INBOUND_FLOW.none;
  #isSuspended = false;

  constructor(device: SerialDevice) {
    this.#device = device;
  }

  get format(): SerialFormat {
    return this.#format;
  }

  /** Whether the client has suspended the data. */
  get isSuspended(): boolean {
    return this.#isSuspended;
  }

  /** Whether the client holds the line to the device low. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** The state of CTS, DSR, RI and CD, which a client gets without asking. */
  get modemState(): Buffer {
    return Buffer.from([NOTIFY_MODEMSTATE + FROM_SERVER, NO_MODEM_LINES]);
  }

  /** The port is closed: both lines go off together, as a kernel's do at the last close. */
  release(): void {
    this.#isSuspended = false;
    if (this.#isBroken) this.#device.setBreak(false);
    this.#device.setLines(LINES_OFF);
  }

  /**
   * Carries out one command.
   * @returns the answers, without their Telnet frame.
   */
  take(command: number, value: Buffer): Buffer[] {
    const confirmed = (bytes: Iterable<number>): Buffer => Buffer.from([command + FROM_SERVER, ...bytes]);
    const first = value[0] ?? 0;
    switch (command) {
      case SIGNATURE:
        return value.length > 0 ? [] : [confirmed(Buffer.from(this.#device.signature, "latin1"))];
      case SET_BAUDRATE:
        return value.length === 4 ? [confirmed(this.#setBaud(value.readUInt32BE()))] : [];
      case SET_DATASIZE:
      case SET_PARITY:
      case SET_STOPSIZE:
        return [confirmed([this.#setFormat(command, first)])];
      case SET_CONTROL:
        return value.length === 1 ? this.#control(first).map((state) => confirmed([state])) : [];
      case FLOWCONTROL_SUSPEND:
      case FLOWCONTROL_RESUME:
        this.#isSuspended = command === FLOWCONTROL_SUSPEND;
        return [];
      case SET_LINESTATE_MASK:
        return [confirmed([first]), Buffer.from([NOTIFY_LINESTATE + FROM_SERVER, IDLE_LINE & first])];
      case SET_MODEMSTATE_MASK:
        return [confirmed([first]), this.modemState];
      case PURGE_DATA:
        return value.length === 1 ? [confirmed([this.#purge(first)])] : [];
      default:
        return [];
    }
  }

  #setBaud(baud: number): Buffer {
    if (baud >= LOWEST_BAUD && baud <= HIGHEST_BAUD) this.#format = { ...this.#format, baud };
    const answer = Buffer.alloc(4);
    answer.writeUInt32BE(this.#format.baud);
    return answer;
  }

  /** @returns the setting that is in effect. */
  #setFormat(command: number, value: number): number {
    const format = this.#format;
    if (command === SET_DATASIZE) {
      if (value >= 5 && value <= 8) this.#format = { ...format, dataBits: value };
      return this.#format.dataBits;
    }
    if (command === SET_PARITY) {
      this.#format = { ...format, parity: PARITIES[value - 1] ?? format.parity };
      return PARITIES.indexOf(this.#format.parity) + 1;
    }
    this.#format = { ...format, stopBits: STOP_SIZES[value - 1] ?? format.stopBits };
    return STOP_SIZES.indexOf(this.#format.stopBits) + 1;
  }

  /** @returns the state that is in effect, or nothing if `value` is not a state. */
  #control(value: number): number[] {
    if (value <= OUTBOUND_FLOW.hardware || value === DCD_FLOW || value === DSR_FLOW) {
      if (value >= OUTBOUND_FLOW.none && value <= OUTBOUND_FLOW.hardware) {
        this.#outboundFlow = value;
        this.#inboundFlow = value - OUTBOUND_FLOW.none + INBOUND_FLOW.none;
      }
      return [this.#outboundFlow];
    }
    if ((value >= INBOUND_FLOW.query && value <= INBOUND_FLOW.hardware) || value === DTR_FLOW) {
      if (value >= INBOUND_FLOW.none && value <= INBOUND_FLOW.hardware) this.#inboundFlow = value;
      return [this.#inboundFlow];
    }
    if (value <= BREAK.off) {
      if (value !== BREAK.query) this.#setBreak(value === BREAK.on);
      return [this.#isBroken ? BREAK.on : BREAK.off];
    }
    if (value <= DTR.off) {
      if (value !== DTR.query) this.#setLines({ ...this.#lines, dtr: value === DTR.on });
      return [this.#lines.dtr ? DTR.on : DTR.off];
    }
    if (value <= RTS.off) {
      if (value !== RTS.query) this.#setLines({ ...this.#lines, rts: value === RTS.on });
      return [this.#lines.rts ? RTS.on : RTS.off];
    }
    return [];
  }

  #setBreak(on: boolean): void {
    this.#isBroken = on;
    this.#device.setBreak(on);
  }

  #setLines(lines: Lines): void {
    this.#lines = lines;
    this.#device.setLines(lines);
  }

  /** Everything that the server has received from the device has already been sent to the client. */
  #purge(which: number): number {
    const both = PURGE_RECEIVED + PURGE_TO_SEND;
    if (which === PURGE_TO_SEND || which === both) this.#device.purgeToSend();
    return which;
  }
}
