/** Telnet (RFC 854), as far as RFC 2217 needs it. */
export const TELNET = { SE: 240, SB: 250, WILL: 251, WONT: 252, DO: 253, DONT: 254, IAC: 255 } as const;
const { SE, SB, WILL, WONT, DO, DONT, IAC } = TELNET;
/** Options: eight-bit data (RFC 856), no GO AHEAD (RFC 858), serial ports (RFC 2217). */
const BINARY = 0;
const SUPPRESS_GO_AHEAD = 3;
export const COM_PORT = 44;
/** The longest setting that a client can send has 6 bytes; signatures are longer but not used. */
const LONGEST_SUBNEGOTIATION = 64;

/** The parts of a Telnet client's stream. */
export type TelnetPart =
  | { readonly kind: "data"; readonly bytes: Buffer }
  /** WILL, WONT, DO or DONT. */
  | { readonly kind: "option"; readonly verb: number; readonly option: number }
  /** The bytes between SB and SE, the option first. */
  | { readonly kind: "subnegotiation"; readonly bytes: Buffer };

/** Data, or the value of a setting, as it is sent. */
export function escaped(bytes: Buffer): Buffer {
  if (!bytes.includes(IAC)) return bytes;
  return Buffer.from(bytes.toString("latin1").replaceAll("\xff", "\xff\xff"), "latin1");
}

/**
 * Splits a stream into its parts, however it was divided into chunks. It stores at most one setting of bounded length.
 */
export class TelnetDecoder {
  #state: "data" | "command" | "option" = "data";
  #verb = 0;
  /** The bytes since SB; one byte more than the limit marks it as too long. */
  #subnegotiation: number[] | undefined;

  /** The parts that `bytes` complete, in the order of the stream. */
  *push(bytes: Buffer): Generator<TelnetPart> {
    for (let at = 0; at < bytes.length; at++) {
      if (this.#state === "data") {
        const found = bytes.indexOf(IAC, at);
        const end = found < 0 ? bytes.length : found;
        yield* this.#data(bytes.subarray(at, end));
        at = end;
        if (found >= 0) this.#state = "command";
      } else if (this.#state === "option") {
        this.#state = "data";
        yield { kind: "option", verb: this.#verb, option: bytes.readUInt8(at) };
      } else yield* this.#command(bytes.subarray(at, at + 1));
    }
  }

  /** The byte after IAC. */
  *#command(byte: Buffer): Generator<TelnetPart> {
    const code = byte.readUInt8();
    this.#state = "data";
    if (code === IAC) yield* this.#data(byte);
    else if (code === WILL || code === WONT || code === DO || code === DONT) {
      this.#verb = code;
      this.#state = "option";
    } else if (code === SB) this.#subnegotiation = [];
    else if (code === SE) {
      const setting = this.#subnegotiation;
      this.#subnegotiation = undefined;
      if (setting !== undefined && setting.length > 0 && setting.length <= LONGEST_SUBNEGOTIATION)
        yield { kind: "subnegotiation", bytes: Buffer.from(setting) };
    }
  }

  *#data(bytes: Buffer): Generator<TelnetPart> {
    if (bytes.length === 0) return;
    if (this.#subnegotiation === undefined) yield { kind: "data", bytes };
    else {
      const room = LONGEST_SUBNEGOTIATION + 1 - this.#subnegotiation.length;
      this.#subnegotiation.push(...bytes.subarray(0, Math.max(0, room)));
    }
  }
}

/**
 * The server's side of the negotiation: agrees to what a serial port needs, and refuses everything else, such as ECHO.
 */
export class TelnetOptions {
  /** Options that are on, by the verb with which the client requested them. */
  readonly #on = { [WILL]: new Set<number>(), [DO]: new Set<number>() };

  /** Whether the client may send settings. */
  hasComPort(): boolean {
    return this.#on[WILL].has(COM_PORT) || this.#on[DO].has(COM_PORT);
  }

  /** The answer; none if nothing changes, so that two sides cannot answer each other endlessly. */
  answer(verb: number, option: number): Buffer | undefined {
    const asks = verb === WILL || verb === WONT ? WILL : DO;
    const [yes, no] = asks === WILL ? [DO, DONT] : [WILL, WONT];
    const on = this.#on[asks];
    if (verb !== asks) return on.delete(option) ? Buffer.from([IAC, no, option]) : undefined;
    if (on.has(option)) return undefined;
    const agrees = option === BINARY || option === SUPPRESS_GO_AHEAD || option === COM_PORT;
    if (agrees) on.add(option);
    return Buffer.from([IAC, agrees ? yes : no, option]);
  }
}
