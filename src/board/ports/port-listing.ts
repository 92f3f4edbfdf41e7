import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { Failure } from "../../system/errors.ts";
import { readText } from "../../system/text/system-text.ts";
import { deviceNumber } from "./device-number.ts";
import { listLinuxPorts, readLinks } from "./linux-ports.ts";
import { LIST_PORTS, parsePySerial } from "./pyserial-ports.ts";
import { byUsbAndName, namedPort, type SerialPort } from "./serial-port.ts";

/** How ports are listed. */
export interface ListingSource {
  readonly platform: NodeJS.Platform;
  /** Where `dev` and `sys` are: `/`. */
  readonly root: string;
  /**
   * Runs a script in a Python that has pySerial, and returns the lines that it printed; `undefined` if it failed.
   * Absent if there is no such Python.
   */
  readonly python?: ((script: string) => Promise<readonly string[] | undefined>) | undefined;
}

/**
 * The serial ports of this runner with their USB identity, USB ports first: from pySerial, or otherwise from `/sys` and
 * `/dev/serial` on Linux. Opens none.
 * @throws {Failure} `port-list-unavailable` if neither can list them.
 */
export async function listPorts({ platform, root, python }: ListingSource): Promise<SerialPort[]> {
  const lines = await python?.(LIST_PORTS);
  const ports = lines && parsePySerial(lines, platform);
  if (platform !== "linux") {
    if (ports === undefined) throw unavailable(python !== undefined);
    return ports.toSorted(byUsbAndName);
  }
  const listed = ports === undefined ? await listLinuxPorts(root) : await withLinks(ports, root);
  const usable = listed.filter(({ nodeMissing }) => !nodeMissing);
  return (await Promise.all(usable.map((port) => asItself(port, root)))).toSorted(byUsbAndName);
}

async function withLinks(ports: readonly SerialPort[], root: string): Promise<SerialPort[]> {
  const links = await readLinks(root);
  return ports.map((port) => ({ ...port, ...links.get(basename(port.path)) }));
}

/** Linux lists its ports by name, but in a container another device may have that name: then only the name is known. */
async function asItself(port: SerialPort, root: string): Promise<SerialPort> {
  const reported = await readText(join(root, "sys/class/tty", basename(port.path), "dev"));
  const node = await stat(join(root, port.path)).catch(() => undefined);
  const isAnother =
    reported !== undefined && node?.isCharacterDevice() === true && deviceNumber(node.rdev) !== reported;
  return isAnother ? namedPort(port.path) : port;
}

function unavailable(hasPython: boolean): Failure {
  return new Failure(
    "port-list-unavailable",
    hasPython
      ? "The serial ports cannot be listed: esptool's pySerial returned no list."
      : "The serial ports cannot be listed: this esptool is a standalone program without pySerial.",
    "Use `esptool-source: pip`, whose pySerial lists the ports, or set `port` to the port's name.",
  );
}
