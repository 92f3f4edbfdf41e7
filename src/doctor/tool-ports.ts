import { readdir } from "node:fs/promises";
import { win32, join } from "node:path";
import { isMacPort, LIST_PORTS, parsePySerial } from "../board/ports/pyserial-ports.ts";
import { namedPort, type SerialPort } from "../board/ports/serial-port.ts";
import { runCommand } from "../tool-cache/command.ts";
import { type EsptoolProgram, pythonOf } from "../esptool/install/program.ts";
import type { Runner } from "./runner.ts";

/** A cold Python on a busy machine takes some seconds. */
const DEADLINE_MS = 30_000;

/**
 * The ports of a system without sysfs: from pySerial if esptool is installed, otherwise only their names. Opens no port.
 */
export async function listPortsByTools(
  runner: Runner,
  esptool: EsptoolProgram | undefined,
): Promise<readonly SerialPort[] | undefined> {
  const known = await listByPySerial(runner, esptool);
  return known ?? (runner.platform === "win32" ? listByRegistry(runner) : listByDev(runner));
}

async function listByPySerial(
  { install, platform }: Runner,
  esptool: EsptoolProgram | undefined,
): Promise<SerialPort[] | undefined> {
  const python = esptool && pythonOf(esptool);
  if (python === undefined) return undefined;
  const args = ["-I", "-B", "-c", LIST_PORTS];
  const outcome = await runCommand({ command: python, args, deadlineMs: DEADLINE_MS }, install);
  return outcome.ok ? parsePySerial(outcome.lines, platform) : undefined;
}

async function listByRegistry({ install }: Runner): Promise<SerialPort[] | undefined> {
  const windows = install.env["SystemRoot"] ?? install.env["SYSTEMROOT"] ?? "C:\\Windows";
  const command = win32.join(windows, "System32", "reg.exe");
  const args = ["query", "HKLM\\HARDWARE\\DEVICEMAP\\SERIALCOMM"];
  const outcome = await runCommand({ command, args, deadlineMs: DEADLINE_MS }, install);
  // Without ports the key does not exist, which reg.exe reports like any other error.
  return outcome.ok ? parseRegistry(outcome.lines) : undefined;
}

/** Parses the output of `reg query` for `SERIALCOMM`: lines `\Device\USBSER000 REG_SZ COM5`. */
export function parseRegistry(lines: readonly string[]): SerialPort[] {
  const names = lines.flatMap((line) => /\bREG_SZ\s+(COM\d{1,3})\s*$/.exec(line)?.[1] ?? []);
  return [...new Set(names)].toSorted().map(namedPort);
}

async function listByDev({ root }: Runner): Promise<SerialPort[]> {
  const names = await readdir(join(root, "dev")).catch(() => []);
  const paths = names.map((name) => `/dev/${name}`).filter(isMacPort);
  return paths.toSorted().map(namedPort);
}
