import { clean, usbNumber } from "../../system/text/system-text.ts";
import { parsePort } from "../../esptool/run/port.ts";
import { namedPort, type SerialPort, type UsbIdentity } from "./serial-port.ts";

/** For a Python that has pySerial. It prints one line per port, because one long line would be truncated. */
export const LIST_PORTS = `
import json
from serial.tools.list_ports import comports
for port in comports():
    print(json.dumps({name: getattr(port, name, None) for name in
        ("device", "vid", "pid", "serial_number", "manufacturer", "product", "location")}))`;

/** Whether a port of macOS is for outgoing connections, and is not one that every Mac has, with or without a board. */
export function isMacPort(path: string): boolean {
  return /^\/dev\/cu\.(?!Bluetooth|debug-console|wlan-debug)[\w.+-]+$/.test(path);
}

/** The ports that {@link LIST_PORTS} printed; lines that are not ports of that platform are skipped. */
export function parsePySerial(lines: readonly string[], platform: NodeJS.Platform): SerialPort[] {
  return lines.flatMap((line) => {
    const fields = parseObject(line);
    const path = pathOf(fields.get("device"), platform);
    return path === undefined ? [] : [{ ...namedPort(path), usb: identityOf(fields) }];
  });
}

function pathOf(device: unknown, platform: NodeJS.Platform): string | undefined {
  if (typeof device !== "string") return undefined;
  const path = clean(device);
  const port = parsePort(path, platform);
  if ("problem" in port || port.value.kind !== "serial") return undefined;
  // macOS has two devices for a port: tty.* waits for an incoming call, as modems do.
  if (platform === "darwin" && !isMacPort(path)) return undefined;
  return port.value.name;
}

function identityOf(fields: ReadonlyMap<string, unknown>): UsbIdentity | undefined {
  const vid = hex(fields.get("vid"));
  const pid = hex(fields.get("pid"));
  if (vid === undefined || pid === undefined) return undefined;
  const text = (name: string): string | undefined => {
    const value = fields.get(name);
    return typeof value === "string" && clean(value) !== "" ? clean(value) : undefined;
  };
  // `1-2.3:1.0` if the device has several interfaces; Windows does not know the configuration: `1-2:x.0`.
  const [, location, face] = /^([^:]*)(?::([\dx]+\.\d+))?$/.exec(text("location") ?? "") ?? [];
  return {
    vid,
    pid,
    serial: text("serial_number"),
    manufacturer: text("manufacturer"),
    product: text("product"),
    location: location === "" ? undefined : location,
    interface: face,
  };
}

function parseObject(line: string): Map<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
  } catch {
    return new Map();
  }
}

function hex(value: unknown): string | undefined {
  return typeof value === "number" ? usbNumber(value.toString(16).padStart(4, "0")) : undefined;
}
