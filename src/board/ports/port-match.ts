import { type PortSelector, parseSelector, selectorOf } from "./port-selector.ts";
import type { SerialPort } from "./serial-port.ts";
import { knownBridge } from "./usb-bridges.ts";

/**
 * The USB-Serial/JTAG of a chip: its serial number is burned in, and is the chip's MAC (ESP-IDF, USB-Serial/JTAG
 * console).
 */
const USB_SERIAL_JTAG = "303a:1001";
const MAC = /^(?:[\da-f]{2}:){5}[\da-f]{2}$/i;
/** Text that needs no quoting in `port` or in a shell. */
const PLAIN_SERIAL = /^[\w.:-]{1,64}$/;

/** Whether an ESP board may be on the port, by its USB identity. */
export function mayBeEsp({ usb }: SerialPort): boolean {
  return usb !== undefined && knownBridge(usb) !== undefined;
}

/** The MAC of the chip on a port, if its USB identity contains it. */
export function macOf({ usb }: SerialPort): string | undefined {
  if (usb?.serial === undefined || `${usb.vid}:${usb.pid}` !== USB_SERIAL_JTAG) return undefined;
  return MAC.test(usb.serial) ? usb.serial.toLowerCase() : undefined;
}

/** The ports that match a selector by what USB reports. For `mac`, only ports that {@link macOf} contradicts are excluded. */
export function matching(ports: readonly SerialPort[], selector: PortSelector): SerialPort[] {
  const { serial, mac, vid, pid, location } = selector.fields;
  const anyPort = Object.keys(selector.fields).some((key) => key !== "mac");
  return ports.filter((port) => {
    const { usb } = port;
    if (usb === undefined || (!anyPort && !mayBeEsp(port))) return false;
    return (
      // Windows shows serial numbers in capitals.
      (serial === undefined || usb.serial?.toLowerCase() === serial.toLowerCase()) &&
      (vid === undefined || usb.vid === vid) &&
      (pid === undefined || usb.pid === pid) &&
      (location === undefined || locationsOf(port).includes(location)) &&
      (mac === undefined || (macOf(port) ?? mac) === mac)
    );
  });
}

/** `1-2.3`, and with the interface `1-2.3:1.0`. */
function locationsOf({ usb }: SerialPort): string[] {
  if (usb?.location === undefined) return [];
  return usb.interface === undefined ? [usb.location] : [usb.location, `${usb.location}:${usb.interface}`];
}

/**
 * A value of `port` that matches this port and no other of these: the serial number if it is unique, otherwise the
 * place. The name of the port if USB reports neither.
 */
export function stableSelector(port: SerialPort, ports: readonly SerialPort[]): string {
  const { usb, byPath, path } = port;
  const serial = usb?.serial !== undefined && PLAIN_SERIAL.test(usb.serial) ? [{ serial: usb.serial }] : [];
  const places = locationsOf(port).map((location) => ({ location }));
  const selector = [...serial, ...places]
    .map(selectorOf)
    .find((candidate) => "value" in parseSelector(candidate.name) && matching(ports, candidate).length === 1);
  return selector?.name ?? byPath[0] ?? path;
}
