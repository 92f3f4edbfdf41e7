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
  /** The name of this host. */
  readonly host?: string;
}

/**
 * The name of the place where the board is, the same however its port is spelled: a short readable text and a hash,
 * fit for a file name. It does not fail: for a port that is not there it is the key of its spelling.
 *
 * A USB device goes by the socket that it is plugged into, not by its serial number: many adapters have none, and
 * others all have the same one ("0001"), so that two boards would wait for each other.
 */
export async function boardKey(port: Port, options: BoardKeyOptions = {}): Promise<string> {
  const { platform = process.platform, sysfs = "/sys", host = hostname() } = options;
  const [readable, identity] =
    port.kind === "serial" ? await serialIdentity(port.name, platform, sysfs) : networkIdentity(port, host);
  const hash = createHash("sha256").update(identity).digest("hex").slice(0, HASH_DIGITS);
  const prefix = readable.replaceAll(/[^\w.-]+/g, "-").replaceAll(/^[-.]+|[-.]+$/g, "");
  return `${prefix.slice(0, READABLE_LENGTH)}-${hash}`;
}

/** What people recognise, and what identifies. */
type Identity = readonly [readable: string, identity: string];

async function serialIdentity(name: string, platform: NodeJS.Platform, sysfs: string): Promise<Identity> {
  if (platform === "win32") return [name.toUpperCase(), `serial:${name.toUpperCase()}`];
  const device = await realpath(name).catch(() => name);
  if (platform === "linux") {
    const place = await devicePlace(device, sysfs);
    if (place !== undefined) return place;
  }
  // macOS has two devices for one port: cu.* to call out with, tty.* to be called on.
  const callOut = platform === "darwin" ? device.replace(/^\/dev\/tty\./, "/dev/cu.") : device;
  return [callOut.replace(/^.*\//, ""), `serial:${callOut}`];
}

/**
 * Where the kernel has the device of a node: …/usb1/1-1/1-1.4/1-1.4:1.0/ttyUSB0/tty/ttyUSB0. By the device's number,
 * as a container may have the node under another name. Cut behind the interface of the USB device, for the tty gets
 * another number when the board is found again; the interface distinguishes the channels of one adapter.
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

/** socket:// and rfc2217:// are two ways to one place. */
function networkIdentity(port: Extract<Port, { host: string }>, ownName: string): Identity {
  const number = Number(/:(\d+)(?:\?.*)?$/.exec(port.name)?.[1]);
  const host = canonicalHost(port.host, ownName);
  return [`${host}-${number}`, `network:${host}:${number}`];
}

/**
 * One spelling for a host. Names are not looked up: an answer that changes from one step to the next would make the
 * lock worthless unnoticed.
 */
function canonicalHost(host: string, ownName: string): string {
  const url = URL.parse(`http://${host}`);
  const name = (url?.hostname ?? host.toLowerCase()).replace(/\.$/, "");
  const loopback =
    /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/;
  return loopback.test(name) || name === ownName.toLowerCase() ? "localhost" : name;
}
