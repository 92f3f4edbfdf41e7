import { createHash } from "node:crypto";
import { realpath, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join, relative } from "node:path";
import { deviceNumber } from "../ports/device-number.ts";
import type { Port } from "../../esptool/run/port.ts";

const HASH_DIGITS = 16;
const READABLE_LENGTH = 40;

export interface BoardKeyOptions {
  readonly platform?: NodeJS.Platform;
  /** Where Linux lists its devices; tests have their own. */
  readonly sysfs?: string;
  readonly host?: string;
}

/**
 * A name for the board's place, independent of the port's spelling: a short readable text and a hash, usable as a file
 * name. Never fails: for a missing port it is the key of its spelling.
 *
 * A USB device is identified by its socket, not by its serial number: many adapters have none, and others all have the
 * same one ("0001"), so that two boards would wait for each other.
 */
export async function boardKey(port: Port, options: BoardKeyOptions = {}): Promise<string> {
  const { platform = process.platform, sysfs = "/sys", host = hostname() } = options;
  const [readable, identity] =
    port.kind === "serial" ? await serialIdentity(port.name, platform, sysfs) : networkIdentity(port, host);
  const hash = createHash("sha256").update(identity).digest("hex").slice(0, HASH_DIGITS);
  const prefix = readable.replaceAll(/[^\w.-]+/g, "-").replaceAll(/^[-.]+|[-.]+$/g, "");
  return `${prefix.slice(0, READABLE_LENGTH)}-${hash}`;
}

/** A text for people, and the text that identifies the place. */
type Identity = readonly [readable: string, identity: string];

async function serialIdentity(name: string, platform: NodeJS.Platform, sysfs: string): Promise<Identity> {
  if (platform === "win32") return [name.toUpperCase(), `serial:${name.toUpperCase()}`];
  const device = await realpath(name).catch(() => name);
  if (platform === "linux") {
    const place = await devicePlace(device, sysfs);
    if (place !== undefined) return place;
  }
  // macOS has two devices for one port: cu.* for outgoing calls, and tty.* for incoming ones.
  const callOut = platform === "darwin" ? device.replace(/^\/dev\/tty\./, "/dev/cu.") : device;
  return [callOut.replace(/^.*\//, ""), `serial:${callOut}`];
}

/**
 * The kernel's path of a device: …/usb1/1-1/1-1.4/1-1.4:1.0/ttyUSB0/tty/ttyUSB0. Found by the device's number, because
 * a container may have the node under another name. Cut after the USB interface, because the tty may get another number
 * when the board returns; the interface distinguishes the channels of one adapter.
 */
async function devicePlace(device: string, sysfs: string): Promise<Identity | undefined> {
  try {
    const stats = await stat(device);
    if (!stats.isCharacterDevice()) return undefined;
    const path = await realpath(join(sysfs, "dev", "char", deviceNumber(stats.rdev)));
    const parts = relative(await realpath(sysfs), path).split("/");
    const usb = parts.findLastIndex((part) => /^\d+-\d+(?:\.\d+)*:\d+\.\d+$/.test(part));
    const place = parts.slice(0, usb < 0 ? undefined : usb + 1).join("/");
    return [usb < 0 ? (parts.at(-1) ?? "") : `usb-${parts[usb] ?? ""}`, `device:${place}`];
  } catch {
    // A pseudo-terminal, or a container without /sys.
    return undefined;
  }
}

/** socket:// and rfc2217:// can be the same place. */
function networkIdentity(port: Extract<Port, { host: string }>, ownName: string): Identity {
  const number = Number(/:(\d+)(?:\?.*)?$/.exec(port.name)?.[1]);
  const host = canonicalHost(port.host, ownName);
  return [`${host}-${number}`, `network:${host}:${number}`];
}

/**
 * One spelling for a host. Names are not resolved: an address that changes between steps would silently make the lock
 * useless.
 */
function canonicalHost(host: string, ownName: string): string {
  const url = URL.parse(`http://${host}`);
  const name = (url?.hostname ?? host.toLowerCase()).replace(/\.$/, "");
  const loopback =
    /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/;
  return loopback.test(name) || name === ownName.toLowerCase() ? "localhost" : name;
}
