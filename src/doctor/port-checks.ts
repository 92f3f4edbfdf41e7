import { type Accounts, readAccounts } from "./accounts.ts";
import { isContainer } from "./container.ts";
import { recordChecks } from "./board-record.ts";
import { type Check, finding, ok, type PortReport } from "./diagnosis.ts";
import { portConflictChecks } from "./port-conflicts.ts";
import { holderCheck, holdersOf, type Holders, staleHolderChecks } from "./holders.ts";
import { listUsbDevices } from "../board/ports/linux-ports.ts";
import { listMacHolders } from "./mac-processes.ts";
import { type Access, modeText, permissionCheck, readAccess } from "./permission.ts";
import { type ProcessList, scanProcesses } from "./processes.ts";
import type { SerialPort, UsbIdentity } from "../board/ports/serial-port.ts";
import type { Runner } from "./runner.ts";
import { knownBridge } from "../board/ports/usb-bridges.ts";

/** Looked up once for all ports. */
interface PortContext {
  readonly runner: Runner;
  readonly accounts: Accounts;
  readonly container: boolean;
  readonly processes: ProcessList | undefined;
}

/** Checks each port, the processes that hold it, and services that may take it. Opens none. */
export async function examinePorts(
  ports: readonly SerialPort[],
  runner: Runner,
): Promise<{ readonly checks: readonly Check[]; readonly ports: readonly PortReport[] }> {
  const { root, platform } = runner;
  const linux = platform === "linux";
  const paths = ports.map(({ path }) => path);
  const context: PortContext = {
    runner,
    accounts: await readAccounts(root),
    container: linux && (await isContainer(root)),
    processes: linux
      ? await scanProcesses(root)
      : platform === "darwin"
        ? await listMacHolders(paths, runner)
        : undefined,
  };
  const examined = await Promise.all(ports.map((port) => examinePort(port, context)));
  const portless = linux && runner.port === undefined ? await findPortless(root, ports) : [];
  const view = { root, ports: ports.filter((port) => concerns(port, runner)), portless, ...context };
  return {
    checks: [
      ...examined.flatMap(({ checks }) => checks),
      ...portless.map(portlessCheck),
      ...(linux ? staleHolderChecks(context.processes, context.accounts) : []),
      ...(linux ? await portConflictChecks(view) : []),
      ...(platform === "win32" && ports.length > 0 ? [windowsHolders()] : []),
    ],
    ports: examined.map(({ report }) => report),
  };
}

/** A mainboard's port is listed, but counts as a board only if the workflow specifies it. */
function concerns(port: SerialPort, { platform, port: named }: Runner): boolean {
  if (named !== undefined || platform !== "linux") return true;
  return port.usb !== undefined || /^\/dev\/tty(?:USB|ACM)/.test(port.path);
}

async function examinePort(
  port: SerialPort,
  context: PortContext,
): Promise<{ readonly checks: readonly Check[]; readonly report: PortReport }> {
  const { runner, accounts, container, processes } = context;
  const { platform, user, pid } = runner;
  const windows = platform === "win32";
  const access = windows ? undefined : await readAccess(port, accounts, runner);
  const held = holdersOf(port.path, processes, accounts, pid);
  const report = reportOf(port, access, held);
  if (!concerns(port, runner)) return { checks: [], report };
  const checks: Check[] = [];
  if (port.nodeMissing) checks.push(nodeMissingCheck(port, container));
  if (access !== undefined)
    checks.push(permissionCheck(port, access, { user, accounts, container, platform }));
  if (!windows && !port.nodeMissing) checks.push(holderCheck(port.path, held, { container, platform }));
  checks.push(...(await recordChecks(port.path, runner.boardRecord)));
  return { checks: checks.length === 0 ? [ok("port", port.path, identity(report))] : checks, report };
}

function reportOf(port: SerialPort, access: Access | undefined, held: Holders): PortReport {
  const { path, byId, byPath, usb, driver } = port;
  return {
    port: path,
    by_id: byId,
    by_path: byPath,
    vid: usb?.vid ?? null,
    pid: usb?.pid ?? null,
    serial: usb?.serial ?? null,
    manufacturer: usb?.manufacturer ?? null,
    product: usb?.product ?? null,
    location: usb?.location ?? null,
    driver: driver ?? null,
    bridge: usb === undefined ? null : (knownBridge(usb)?.name ?? null),
    mode: access === undefined ? null : modeText(access.mode),
    owner: access?.owner ?? null,
    group: access?.group ?? null,
    may_open: access?.mayOpen ?? null,
    holders: held.holders,
    holders_complete: held.complete,
  };
}

function identity({ vid, pid, bridge, product }: PortReport): string {
  if (vid === null || pid === null) return "Only its name is known.";
  return `USB ${vid}:${pid}, ${bridge ?? product ?? "of unknown make"}.`;
}

function nodeMissingCheck({ path }: SerialPort, container: boolean): Check {
  const fix = container
    ? `Pass it into the container (in a workflow under container: options:), and use the host's stable link:\n  --device ${path}`
    : "Plug the board in again. If that does not help, udev is not running: sudo systemctl status systemd-udevd";
  return finding("problem", "port-device", path, "The kernel has this port, but its device file is missing.", fix); // prettier-ignore
}

/** Bridges and chips that are plugged in, but for which the kernel created no port. */
async function findPortless(root: string, ports: readonly SerialPort[]): Promise<UsbIdentity[]> {
  const withPort = new Set(ports.map(({ usb }) => usb?.location));
  const devices = await listUsbDevices(root);
  return devices.filter((device) => knownBridge(device) !== undefined && !withPort.has(device.location));
}

function portlessCheck(usb: UsbIdentity): Check {
  const known = knownBridge(usb);
  const message = `${known?.name ?? "A board"} (${usb.vid}:${usb.pid}) is plugged in, but has no serial port.`;
  const fix = `Load the driver:\n  sudo modprobe ${known?.module ?? "cdc_acm"}\nIf it is loaded (lsmod), another driver claimed the bridge (see brltty; dmesg shows it), or the firmware on the chip offers no serial port: hold BOOT while plugging it in.`;
  return finding("warning", "port-missing", usb.location ?? null, message, fix);
}

function windowsHolders(): Check {
  const message = "Windows does not show which program uses a port.";
  const fix =
    "If a step fails with port-busy, close serial monitors and IDEs; Sysinternals handle.exe shows the program.";
  return finding("unknown", "port-holder", null, message, fix);
}
