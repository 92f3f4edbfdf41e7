import { readdir } from "node:fs/promises";
import { win32, join } from "node:path";
import { runCommand } from "../esptool/install/command.ts";
import type { EsptoolProgram } from "../esptool/install/program.ts";
import { namedPort, type SerialPort } from "./serial-port.ts";
import type { Surroundings } from "./surroundings.ts";
import { clean, usbNumber } from "./system-text.ts";

/** A cold Python on a busy machine takes some seconds. */
const DEADLINE_MS = 30_000;
/** One line a port, so that a long list is not cut as one long line would be. */
const LIST_PORTS = `
import json
from serial.tools.list_ports import comports
for port in comports():
    print(json.dumps({name: getattr(port, name, None) for name in
        ("device", "vid", "pid", "serial_number", "manufacturer", "product", "location")}))`;
/** What macOS has on every machine, and what is no board. */
const NO_BOARD = /^cu\.(?:Bluetooth|debug-console|wlan-debug)/;

/**
 * The ports of a system without sysfs: by pySerial, which an installed esptool brings along; without one, by their
 * names alone. No port is opened.
 */
export async function listPortsByTools(
  surroundings: Surroundings,
  esptool: EsptoolProgram | undefined,
): Promise<readonly SerialPort[] | undefined> {
  const known = await listByPySerial(surroundings, esptool);
  return (
    known ?? (surroundings.platform === "win32" ? listByRegistry(surroundings) : listByDev(surroundings))
  );
}

async function listByPySerial(
  { install }: Surroundings,
  esptool: EsptoolProgram | undefined,
): Promise<SerialPort[] | undefined> {
  // Only a Python has the prefix -m esptool: Espressif's program brings its own, which runs nothing else.
  if (esptool?.prefix.includes("-m") !== true) return undefined;
  const args = ["-I", "-B", "-c", LIST_PORTS];
  const outcome = await runCommand({ command: esptool.command, args, deadlineMs: DEADLINE_MS }, install);
  return outcome.ok ? parsePySerial(outcome.lines) : undefined;
}

/** The ports of {@link LIST_PORTS}; lines that are no port are left out. */
export function parsePySerial(lines: readonly string[]): SerialPort[] {
  return lines.flatMap((line) => {
    const fields = parseObject(line);
    const device = fields.get("device");
    if (typeof device !== "string") return [];
    const path = clean(device);
    if (!/^(?:COM\d{1,3}|\/dev\/cu\.[\w.+-]+)$/.test(path) || NO_BOARD.test(path.slice(5))) return [];
    const text = (name: string): string | undefined => {
      const value = fields.get(name);
      return typeof value === "string" && clean(value) !== "" ? clean(value) : undefined;
    };
    const vid = hex(fields.get("vid"));
    const pid = hex(fields.get("pid"));
    const [serial, manufacturer, product] = ["serial_number", "manufacturer", "product"].map(text);
    const usb =
      vid === undefined || pid === undefined
        ? undefined
        : { vid, pid, serial, manufacturer, product, location: text("location") };
    return [{ ...namedPort(path), usb }];
  });
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

async function listByRegistry({ install }: Surroundings): Promise<SerialPort[] | undefined> {
  const windows = install.env["SystemRoot"] ?? install.env["SYSTEMROOT"] ?? "C:\\Windows";
  const command = win32.join(windows, "System32", "reg.exe");
  const args = ["query", "HKLM\\HARDWARE\\DEVICEMAP\\SERIALCOMM"];
  const outcome = await runCommand({ command, args, deadlineMs: DEADLINE_MS }, install);
  // Without any port there is no such key, which reg.exe reports as it does every other trouble.
  return outcome.ok ? parseRegistry(outcome.lines) : undefined;
}

/** The ports in what `reg query` prints of `SERIALCOMM`: lines `\Device\USBSER000  REG_SZ  COM5`. */
export function parseRegistry(lines: readonly string[]): SerialPort[] {
  const names = lines.flatMap((line) => /\bREG_SZ\s+(COM\d{1,3})\s*$/.exec(line)?.[1] ?? []);
  return [...new Set(names)].toSorted().map(namedPort);
}

async function listByDev({ root }: Surroundings): Promise<SerialPort[]> {
  const names = await readdir(join(root, "dev")).catch(() => []);
  const ports = names.filter((name) => /^cu\.[\w.+-]+$/.test(name) && !NO_BOARD.test(name));
  return ports.toSorted().map((name) => namedPort(`/dev/${name}`));
}
