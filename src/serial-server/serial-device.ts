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

/** Both off, as on a closed port. */
export const LINES_OFF: Lines = { dtr: false, rts: false };

/** What a client of the server can do to its device, besides sending bytes. */
export interface SerialDevice {
  /** The name that the server reports to a client. */
  readonly signature: string;
  setLines(lines: Lines): void;
  /** Holds the device's receive line low, or releases it; no bytes are sent in the meantime. */
  setBreak(on: boolean): void;
  /** Drops the client's bytes that the device has not received yet. */
  purgeToSend(): void;
}
