import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { instead } from "../../system/files/disk-trouble.ts";
import { clean, readText, usbNumber } from "../../system/text/system-text.ts";
import { deviceNumber } from "./device-number.ts";
import { byUsbAndName, namedPort, type SerialPort, type UsbIdentity } from "./serial-port.ts";

/** The kernel's names for ports. Anything else is not a port, and its name may not be safe to print. */
const KERNEL_NAME = /^[A-Za-z][\w.-]{0,31}$/;
const USB_PORT = /^tty(?:USB|ACM)\d+$/;
const USB_INTERFACE = /^\d+-\d+(?:\.\d+)*:(\d+\.\d+)$/;

/** A USB device as sysfs shows it. */
export interface UsbDevice extends UsbIdentity {
  /** The folder in sysfs. */
  readonly folder: string;
}

/**
 * The serial ports according to sysfs, or to `/dev` alone if there is no sysfs. Opens none. USB ports come first.
 * @param root where `dev` and `sys` are.
 */
export async function listLinuxPorts(root: string): Promise<SerialPort[]> {
  const links = await readLinks(root);
  const inDev = await readdir(join(root, "dev")).catch(instead([]));
  const inSys = await readdir(join(root, "sys/class/tty")).catch(instead([]));
  const names = new Set([...inSys, ...inDev.filter((name) => USB_PORT.test(name))]);
  const ports = await Promise.all(
    [...names].filter((name) => KERNEL_NAME.test(name)).map((name) => readPort(root, name, links)),
  );
  return ports.filter((port) => port !== undefined).toSorted(byUsbAndName);
}

async function readPort(
  root: string,
  name: string,
  links: ReadonlyMap<string, Links>,
): Promise<SerialPort | undefined> {
  const tty = join(root, "sys/class/tty", name);
  const device = await realpath(join(tty, "device")).catch(() => undefined);
  const node = await stat(join(root, "dev", name)).catch(() => undefined);
  if (device === undefined && !USB_PORT.test(name)) return undefined; // A terminal without hardware.
  const usb = device === undefined ? undefined : await usbDevice(root, device);
  // A UART that the mainboard lacks has type 0 (PORT_UNKNOWN in serial_core.h).
  if (usb === undefined && (await readText(join(tty, "type"))) === "0") return undefined;
  const numbers = await Promise.all(
    [join(tty, "dev"), ...(usb === undefined ? [] : [join(usb.folder, "dev")])].map(readText),
  );
  return {
    ...namedPort(`/dev/${name}`),
    ...(links.get(name) ?? { byId: [], byPath: [] }),
    usb,
    driver: device === undefined ? undefined : await driverOf(device),
    nodeMissing: node === undefined,
    deviceNumbers: numbers.filter((number) => number !== undefined && /^\d+:\d+$/.test(number)) as string[],
  };
}

/**
 * The USB device of a port, found by the device number, because a container may have the file under another name.
 * @param root where `sys` is.
 * @returns `"none"` for a port that is not on USB, and `undefined` if that is not known.
 */
export async function usbOfPort(path: string, root = "/"): Promise<UsbDevice | "none" | undefined> {
  if (process.platform !== "linux") return undefined;
  const file = await realpath(path).catch(() => path);
  const known = await stat(file).catch(() => undefined);
  if (known === undefined) return undefined;
  const number = known.isCharacterDevice() ? deviceNumber(known.rdev) : undefined;
  const device =
    number === undefined
      ? undefined
      : await realpath(join(root, "sys/dev/char", number)).catch(() => undefined);
  const usb = device === undefined ? undefined : await usbDevice(root, device);
  if (usb !== undefined) return usb;
  return USB_PORT.test(basename(file)) ? undefined : "none";
}

async function driverOf(device: string): Promise<string | undefined> {
  const driver = await realpath(join(device, "driver")).catch(() => undefined);
  return driver === undefined ? undefined : clean(basename(driver));
}

/** The USB device to which a device in sysfs belongs: the nearest parent folder that has a vendor. */
async function usbDevice(root: string, device: string): Promise<UsbDevice | undefined> {
  const top = await realpath(join(root, "sys")).catch(() => root);
  for (let folder = device; folder.startsWith(top + sep); folder = dirname(folder)) {
    const usb = await readUsbDevice(folder);
    if (usb !== undefined) return { ...usb, interface: interfaceOf(device) };
  }
  return undefined;
}

/** The interface's folder is between those of the USB device and the port: …/1-1.4/1-1.4:1.0/ttyUSB0. */
function interfaceOf(device: string): string | undefined {
  const names = device.split(sep).map((name) => USB_INTERFACE.exec(name)?.[1]);
  return names.findLast((name) => name !== undefined);
}

async function readUsbDevice(folder: string): Promise<UsbDevice | undefined> {
  const vid = usbNumber(await readText(join(folder, "idVendor")));
  const pid = usbNumber(await readText(join(folder, "idProduct")));
  if (vid === undefined || pid === undefined) return undefined;
  const [serial, manufacturer, product] = await Promise.all(
    ["serial", "manufacturer", "product"].map((name) => readText(join(folder, name))),
  );
  const location = clean(basename(folder));
  return { vid, pid, serial, manufacturer, product, location, interface: undefined, folder };
}

/** Every USB device, with or without a port. */
export async function listUsbDevices(root: string): Promise<UsbDevice[]> {
  const folder = join(root, "sys/bus/usb/devices");
  const names = await readdir(folder).catch(instead([]));
  const devices = await Promise.all(
    names
      .filter((name) => !name.includes(":")) // Those are the interfaces of a device.
      .map(async (name) => readUsbDevice(await realpath(join(folder, name)).catch(() => join(folder, name)))),
  );
  return devices.filter((device) => device !== undefined);
}

export type Links = Pick<SerialPort, "byId" | "byPath">;

/**
 * The links that udev creates for ports, by the names of the ports' files.
 * @param root where `dev` is.
 */
export async function readLinks(root: string): Promise<ReadonlyMap<string, Links>> {
  const links = new Map<string, { byId: string[]; byPath: string[] }>();
  for (const [kind, field] of [
    ["by-id", "byId"],
    ["by-path", "byPath"],
  ] as const) {
    const folder = join(root, "dev/serial", kind);
    for (const name of (await readdir(folder).catch(instead([]))).toSorted()) {
      const target = await realpath(join(folder, name)).catch(() => undefined);
      if (target === undefined) continue;
      const entry = links.get(basename(target)) ?? { byId: [], byPath: [] };
      entry[field].push(clean(`/dev/serial/${kind}/${name}`));
      links.set(basename(target), entry);
    }
  }
  return links;
}
