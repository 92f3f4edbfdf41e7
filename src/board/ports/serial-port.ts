/** The USB device of a port. Every text is clean. */
export interface UsbIdentity {
  /** Four lower-case hex digits. */
  readonly vid: string;
  readonly pid: string;
  readonly serial: string | undefined;
  readonly manufacturer: string | undefined;
  readonly product: string | undefined;
  /** The USB socket as the system counts it, such as `1-2.3`. */
  readonly location: string | undefined;
  /** The port's interface of the device, such as `1.0`: it distinguishes the channels of one adapter. */
  readonly interface: string | undefined;
}

/** A serial port as the system lists it. Every text is clean. */
export interface SerialPort {
  /** `/dev/ttyUSB0`, `COM5`. */
  readonly path: string;
  readonly byId: readonly string[];
  readonly byPath: readonly string[];
  /** `undefined`: a port of the mainboard, or one of which only the name is known. */
  readonly usb: UsbIdentity | undefined;
  readonly driver: string | undefined;
  /** Whether the kernel has the port but `/dev` does not. */
  readonly nodeMissing: boolean;
  /** `188:0`: the numbers under which udev's database has the port and its USB device. */
  readonly deviceNumbers: readonly string[];
}

/** A port of which only the name is known. */
export function namedPort(path: string): SerialPort {
  return {
    path,
    byId: [],
    byPath: [],
    usb: undefined,
    driver: undefined,
    nodeMissing: false,
    deviceNumbers: [],
  };
}

/** USB ports come first, and ttyUSB2 before ttyUSB10. */
export function byUsbAndName(a: SerialPort, b: SerialPort): number {
  const rank = (port: SerialPort): number => (port.usb === undefined ? 1 : 0);
  return rank(a) - rank(b) || a.path.localeCompare(b.path, "en", { numeric: true });
}
