import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { choosePort } from "../board/ports/port-choice.ts";
import { matching } from "../board/ports/port-match.ts";
import { isSelectorLike, parseSelector, type PortSelector } from "../board/ports/port-selector.ts";
import { Failure } from "../system/errors.ts";
import { type Check, finding, ok } from "./diagnosis.ts";
import type { SerialPort } from "../board/ports/serial-port.ts";
import type { Runner } from "./runner.ts";
import { clean } from "../system/text/system-text.ts";

/** The ports to examine, and a check on whether there are any. */
export interface PortChoice {
  readonly ports: readonly SerialPort[];
  readonly check: Check;
}

/** All ports of the runner, or the requested one, by any of its names. */
export async function choosePorts(
  all: readonly SerialPort[] | undefined,
  { port: wanted, root, platform }: Runner,
): Promise<PortChoice> {
  const name = "ports";
  if (wanted !== undefined && /^[a-z\d]+:\/\//.test(wanted)) {
    const message = "It is reached over the network; the doctor opens no connection.";
    return { ports: [], check: finding("unknown", name, clean(wanted), message, null) };
  }
  if (all === undefined) {
    const message = "The serial ports cannot be listed here.";
    const fix = "Run a step with esptool-source: pip first: its pySerial can list them.";
    return { ports: [], check: finding("unknown", name, null, message, fix) };
  }
  if (wanted !== undefined) {
    const parsed = isSelectorLike(wanted) ? parseSelector(wanted) : undefined;
    if (parsed !== undefined && "value" in parsed) return chooseFitting(all, parsed.value, platform);
    return chooseOne(all, wanted, root, platform);
  }
  if (all.length === 0) return { ports: [], check: noPorts(platform) };
  const usb = all.filter((port) => port.usb !== undefined).length;
  const message = `${count(all.length, "serial port")}, ${usb} of them by USB.`;
  if (usb > 0 || platform !== "linux") return { ports: all, check: ok(name, null, message) };
  const fix = "Plug a board in, or set the port's name for a board wired to the mainboard.";
  return { ports: all, check: finding("warning", name, null, message, fix) };
}

/** What a step with this selector would find, unless that depends on a MAC address that only the chip reports. */
function chooseFitting(
  all: readonly SerialPort[],
  selector: PortSelector,
  platform: NodeJS.Platform,
): PortChoice {
  if (platform !== "linux" && all.every(({ usb }) => usb === undefined)) {
    const message = "Only the names of the ports are known here, not the devices behind them.";
    const fix = "Run a step with esptool-source: pip first: its pySerial can identify them.";
    return { ports: all, check: finding("unknown", "ports", selector.name, message, fix) };
  }
  try {
    const choice = choosePort(selector, all);
    if ("port" in choice) {
      return { ports: [choice.port], check: ok("ports", selector.name, `It is ${choice.port.path} now.`) };
    }
    const message = `${count(choice.ask.length, "port")} may match: only the chips know, and the doctor does not connect to them.`;
    return { ports: choice.ask, check: finding("unknown", "ports", selector.name, message, null) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const message = error.message.replace(/:\n- /, ": ").replaceAll(/\n- /g, "; ");
    return {
      ports: matching(all, selector),
      check: finding("problem", "ports", selector.name, message, error.hint),
    };
  }
}

async function chooseOne(
  all: readonly SerialPort[],
  wanted: string,
  root: string,
  platform: NodeJS.Platform,
): Promise<PortChoice> {
  // Port names on Windows are case-insensitive.
  const same = (own: string): boolean =>
    own === wanted || (platform === "win32" && own.toUpperCase() === wanted.toUpperCase());
  const target = await realpath(join(root, wanted)).catch(() => undefined);
  const top = await realpath(root).catch(() => root);
  const found = all.find(
    ({ path, byId, byPath }) => [path, ...byId, ...byPath].some(same) || target === join(top, path),
  );
  const subject = clean(wanted);
  if (found !== undefined) {
    const message = found.path === wanted ? "It is there." : `It is ${found.path} now.`;
    return { ports: [found], check: ok("ports", subject, message) };
  }
  const others = all.flatMap(({ path, byId }) => byId[0] ?? path).slice(0, 10);
  const list = others.length === 0 ? "This runner has no serial port." : `There are: ${others.join(", ")}.`;
  const fix = `${list} Check that the board is plugged in, powered, and on a cable that has data lines.`;
  return { ports: [], check: finding("problem", "ports", subject, "The serial port does not exist.", fix) };
}

function noPorts(platform: NodeJS.Platform): Check {
  const fixes = ["Plug in a board with a cable that has data lines."];
  if (platform === "linux") {
    fixes.push(
      "In a container, pass the port in (container: options: in a workflow):\n  --device /dev/ttyUSB0",
    );
    fixes.push("In a virtual machine, pass the USB device through to it.");
  }
  if (platform === "win32") fixes.push("Look in the Device Manager for a bridge without a driver.");
  return finding("problem", "ports", null, "This runner has no serial port.", fixes.join("\n"));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
