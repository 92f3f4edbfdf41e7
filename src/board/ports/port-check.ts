import { constants } from "node:fs";
import { access, readdir, realpath, stat } from "node:fs/promises";
import { Failure, systemCode } from "../../system/errors.ts";
import type { Port } from "../../esptool/run/port.ts";
import type { PortQuery } from "./port-selector.ts";

/**
 * Checks a serial port without opening it, so that obvious mistakes are reported before esptool is installed. Does
 * nothing where the platform's ports are not files.
 * @throws {Failure} `port-not-found`, `port-permission`, or `port-not-allowed` if it is not a serial device.
 */
export async function checkPort(port: Port, platform: NodeJS.Platform = process.platform): Promise<void> {
  if (port.kind !== "serial" || platform === "win32") return;
  let device: string;
  try {
    device = await realpath(port.name);
    if (!device.startsWith("/dev/") || !(await stat(device)).isCharacterDevice()) throw notADevice(port.name);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (systemCode(error) === "EACCES") throw notAllowed(port.name);
    throw new Failure("port-not-found", `The port ${port.name} does not exist.`, await candidates(), {
      cause: error,
    });
  }
  await access(device, constants.R_OK | constants.W_OK).catch(() => {
    throw notAllowed(port.name);
  });
}

/**
 * What a dry run without the board can find out about a port.
 * @throws {Failure} as `checkPort`, but not if the port is missing.
 */
export async function seePort(port: PortQuery): Promise<"there" | "not there" | "not looked at"> {
  if (port.kind !== "serial" || process.platform === "win32") return "not looked at";
  try {
    await checkPort(port);
    return "there";
  } catch (error) {
    if (error instanceof Failure && error.code === "port-not-found") return "not there";
    throw error;
  }
}

function notADevice(name: string): Failure {
  return new Failure(
    "port-not-allowed",
    `${name} is not a serial device.`,
    "Use the board's device, such as /dev/ttyUSB0 or its link in /dev/serial/by-id.",
  );
}

function notAllowed(name: string): Failure {
  return new Failure(
    "port-permission",
    `The runner's user has no permission to open ${name}.`,
    "Add that user to the port's group (`ls -l` shows it; dialout or uucp), then restart the runner's service.",
  );
}

async function candidates(): Promise<string> {
  const names = await readdir("/dev").catch(() => []);
  const ports = names.filter((name) => /^(?:ttyUSB|ttyACM|cu\.usb|cu\.wchusb|cu\.SLAB)/.test(name)).sort();
  const list =
    ports.length === 0
      ? "This runner has no USB serial port"
      : `This runner has /dev/${ports.join(", /dev/")}`;
  return `${list}. Check that the board is plugged in and powered, and use its link in /dev/serial/by-id: those names are stable.`;
}
