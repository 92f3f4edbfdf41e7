import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Check, finding, ok } from "./diagnosis.ts";
import type { ProcessList } from "./processes.ts";
import type { SerialPort, UsbIdentity } from "../board/ports/serial-port.ts";
import { readLines } from "../system/text/system-text.ts";
import { hasProperty, RELOAD_RULES, udevRule } from "./udev.ts";

/** Bridges that brltty claims because some Braille displays use them, too (85-brltty.rules). */
const LIKE_BRAILLE: ReadonlySet<string> = new Set(["1a86:7523", "10c4:ea60", "0403:6001"]);
/** Folders with udev rules. */
const RULE_FOLDERS = ["etc/udev/rules.d", "run/udev/rules.d", "usr/lib/udev/rules.d", "lib/udev/rules.d"];

/** What the checks of services need to know about the machine. */
export interface ServiceView {
  readonly root: string;
  readonly ports: readonly SerialPort[];
  /** Known bridges for which the kernel created no port. */
  readonly portless: readonly UsbIdentity[];
  readonly processes: ProcessList | undefined;
  readonly container: boolean;
}

/** Checks for services that are known to open the serial ports of boards. */
export async function portConflictChecks(view: ServiceView): Promise<Check[]> {
  return [await modemManager(view), await brltty(view), gpsd(view), ...(await consoles(view))];
}

/** `undefined`: unknown here. */
function running({ processes, container }: ServiceView, command: string): boolean | undefined {
  if (processes?.processes.some((seen) => seen.command === command) === true) return true;
  return processes === undefined || container ? undefined : false;
}

function notSeen(name: string, service: string): Check {
  const message = `Unknown whether ${service} runs: services of the host are outside this container, or there is no /proc.`;
  return finding("unknown", name, null, message, "Run the doctor on the host, too.");
}

async function modemManager(view: ServiceView): Promise<Check> {
  const name = "modem-manager";
  const runs = running(view, "ModemManager");
  if (runs === undefined) return notSeen(name, "ModemManager");
  if (!runs) return ok(name, null, "ModemManager does not run.");
  const open: SerialPort[] = [];
  for (const port of view.ports) {
    if (port.usb === undefined) continue;
    if ((await hasProperty(view.root, port, "ID_MM_DEVICE_IGNORE=1")) !== true) open.push(port);
  }
  if (open.length === 0)
    return ok(name, null, "ModemManager runs, but ignores every USB port by configuration.");
  const kinds = new Map(
    open.flatMap(({ usb }) => (usb === undefined ? [] : [[`${usb.vid}:${usb.pid}`, usb]])),
  );
  const rules = [...kinds.values()].map((usb) => udevRule(usb, 'ENV{ID_MM_DEVICE_IGNORE}="1"'));
  return finding(
    "warning",
    name,
    null,
    `ModemManager runs and may open ${open.map(({ path }) => path).join(", ")} for seconds after the board is plugged in or reset, to look for a modem.`,
    `Make it ignore these boards, then plug them in again:\n${rules.join("\n")}\n${RELOAD_RULES}\nOr, without a modem:\n  sudo systemctl disable --now ModemManager`,
  );
}

async function brltty(view: ServiceView): Promise<Check> {
  const name = "brltty";
  const isLike = (usb: UsbIdentity | undefined): boolean =>
    usb !== undefined && LIKE_BRAILLE.has(`${usb.vid}:${usb.pid}`);
  const runs = running(view, "brltty");
  const claims = await hasBrlttyRules(view.root);
  if (runs !== true && !claims) {
    return runs === undefined ? notSeen(name, "brltty") : ok(name, null, "brltty does not run.");
  }
  const message = runs === true ? "brltty (for Braille displays) runs" : "brltty has udev rules here";
  const fix =
    "Without a Braille display, remove it and plug the board in again:\n  sudo apt remove brltty\nOtherwise keep it off USB:\n  sudo systemctl mask --now brltty-udev.service";
  const taken = view.portless.filter(isLike);
  if (taken.length > 0) {
    const where = taken.map(({ location }) => location ?? "?").join(", ");
    return finding("problem", name, null, `${message}, and the bridge at USB ${where} has no port: brltty claims such bridges.`, fix); // prettier-ignore
  }
  const likely = view.ports.filter(({ usb }) => isLike(usb)).map(({ path }) => path);
  if (likely.length === 0) return ok(name, null, `${message}; no board has a bridge that it would claim.`);
  return finding("warning", name, null, `${message}, and may claim the bridge of ${likely.join(", ")}.`, fix);
}

async function hasBrlttyRules(root: string): Promise<boolean> {
  for (const folder of RULE_FOLDERS) {
    const names = await readdir(join(root, folder)).catch(() => []);
    for (const file of names.filter((entry) => entry.includes("brltty") && entry.endsWith(".rules"))) {
      const text = await readFile(join(root, folder, file), "utf8").catch(() => "");
      // In newer packages these lines are commented out.
      if (/^[^#\n]*(?:1a86\/7523|10c4\/ea60|403\/6001)/im.test(text)) return true;
    }
  }
  return false;
}

function gpsd(view: ServiceView): Check {
  const name = "gpsd";
  const runs = running(view, "gpsd");
  if (runs === undefined) return notSeen(name, "gpsd");
  const usb = view.ports.filter((port) => port.usb !== undefined).map(({ path }) => path);
  if (!runs) return ok(name, null, "gpsd does not run.");
  if (usb.length === 0) return ok(name, null, "gpsd runs, but there is no USB port that it could open.");
  return finding(
    "warning",
    name,
    null,
    `gpsd runs, and may open ${usb.join(", ")} as soon as it is plugged in, to look for a GPS receiver.`,
    'Set USBAUTO="false" in /etc/default/gpsd and restart it, or where there is no receiver:\n  sudo systemctl disable --now gpsd gpsd.socket',
  );
}

/** Ports that the system itself uses: a login, or kernel messages. */
async function consoles({ root, ports, processes }: ServiceView): Promise<Check[]> {
  const kernel = (await readLines(join(root, "proc/consoles"))).map((line) => line.split(/\s/, 1)[0]);
  const checks: Check[] = [];
  for (const { path } of ports) {
    const port = path.replace(/^\/dev\//, "");
    const unit = `etc/systemd/system/getty.target.wants/serial-getty@${port}.service`;
    const enabled = await stat(join(root, unit)).catch(() => undefined);
    const login = processes?.processes.some(
      ({ command, args }) => command === "agetty" && (args.includes(port) || args.includes(path)),
    );
    if (login === true || enabled !== undefined) {
      const message = `A login prompt runs on it (serial-getty@${port}).`;
      const fix = `Disable it:\n  sudo systemctl disable --now serial-getty@${port}`;
      checks.push(finding("problem", "console", path, message, fix));
    }
    if (kernel.includes(port)) {
      const fix = `Remove console=${port} from the kernel's command line, and start the machine again.`;
      checks.push(finding("problem", "console", path, "The kernel prints its messages on it.", fix));
    }
  }
  return checks;
}
