/** How a UART sends a byte. */
export interface SerialFormat {
  /** Bits per second. */
  readonly baud: number;
  /** 5 to 8. */
  readonly dataBits: number;
  readonly parity: "none" | "odd" | "even" | "mark" | "space";
  readonly stopBits: 1 | 1.5 | 2;
}

/** DTR and RTS: `true` is asserted, which is a low level on the pins of a serial adapter. */
export interface Lines {
  readonly dtr: boolean;
  readonly rts: boolean;
}

/** Both off, as on a port that is closed. */
export const LINES_OFF: Lines = { dtr: false, rts: false };

/** What a client of the server can do to the device behind it, besides sending bytes. */
export interface SerialDevice {
  /** What the server is called when a client asks. */
  readonly signature: string;
  setLines(lines: Lines): void;
  /** The line that the device receives by is held low, or let go; no bytes come meanwhile. */
  setBreak(on: boolean): void;
  /** Drops what the device has not got yet of what the client has sent. */
  purgeToSend(): void;
}
