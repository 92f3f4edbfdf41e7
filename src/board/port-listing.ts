import { basename } from "node:path";
import { Failure } from "../errors.ts";
import { listLinuxPorts, readLinks } from "./linux-ports.ts";
import { LIST_PORTS, parsePySerial } from "./pyserial-ports.ts";
import { byUsbAndName, type SerialPort } from "./serial-port.ts";

/** Where a listing comes from. */
export interface ListingSource {
  readonly platform: NodeJS.Platform;
  /** Where `dev` and `sys` are: `/`. */
  readonly root: string;
  /**
   * Runs a script in a Python that has pySerial, and gives the lines it printed; `undefined` when it failed. Absent
   * where there is no such Python.
   */
  readonly python?: ((script: string) => Promise<readonly string[] | undefined>) | undefined;
}

/**
 * The serial ports of this runner with their USB identity, USB ports first: by pySerial; without it by what Linux
 * tells in `/sys` and `/dev/serial`. Opens none.
 * @throws {Failure} `port-list-unavailable` where neither can tell.
 */
export async function listPorts({ platform, root, python }: ListingSource): Promise<SerialPort[]> {
  const lines = await python?.(LIST_PORTS);
  if (lines === undefined) {
    if (platform === "linux") return listLinuxPorts(root);
    throw unavailable(python !== undefined);
  }
  const ports = parsePySerial(lines, platform);
  if (platform !== "linux") return ports.toSorted(byUsbAndName);
  const links = await readLinks(root);
  return ports.map((port) => ({ ...port, ...links.get(basename(port.path)) })).toSorted(byUsbAndName);
}

function unavailable(hasPython: boolean): Failure {
  return new Failure(
    "port-list-unavailable",
    hasPython
      ? "The serial ports cannot be listed: esptool's pySerial gave no list."
      : "The serial ports cannot be listed: this esptool is a program of its own, without a pySerial to ask.",
    "Use `esptool-source: pip`, whose pySerial tells which board is on which port; or name the port.",
  );
}
