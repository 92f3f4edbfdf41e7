import type { Connection } from "../../esptool/run/arguments.ts";
import { type BaudChoice, USUAL_BAUD } from "../../esptool/run/auto-baud.ts";
import type { Port } from "../../esptool/run/port.ts";
import type { StepContext } from "../../system/step-context.ts";
import { boardKey } from "../locks/board-key.ts";
import { defaultLockFolder } from "../locks/lock-folder.ts";
import { type BaudRecord, readBaudRecord } from "../ports/baud-record.ts";
import { usbOfPort } from "../ports/linux-ports.ts";
import type { PortQuery } from "../ports/port-selector.ts";
import { highestBaud, HIGHEST_BAUD, knownBridge } from "../ports/usb-bridges.ts";

/** How a board is reached; the baud rate may still be unknown. */
export type OpenConnection = Omit<Connection, "port" | "baud"> & { readonly baud: BaudChoice };

/** The rate of the first transfer. */
export interface FirstBaud {
  /** Bits per second. */
  readonly baud: number;
  /** Why, as the end of a sentence. */
  readonly why: string;
  /** Whether it is lowered if the link does not support it. */
  readonly isAuto: boolean;
}

/**
 * The rate to start with: the input's, or the highest of this port. Without a reset, no higher rate is tried: a chip
 * that was switched to a rate that fails could not be reached again.
 * @param port `undefined` where it is not known yet.
 * @param place the lock folder and the key of the board's place, where higher rates may have failed before.
 * @param usbOf the USB device behind a serial port.
 */
export async function firstBaudOf(
  { baud, before, after, stub }: OpenConnection,
  port: Port | undefined,
  place: { readonly folder: string; readonly key: string } | undefined,
  now: Date,
  usbOf: typeof usbOfPort = usbOfPort,
): Promise<FirstBaud> {
  if (baud !== "auto") return { baud, why: "as `baud` says", isAuto: false };
  const usual = (why: string): FirstBaud => ({ baud: USUAL_BAUD, why, isAuto: false });
  if (port?.kind === "socket") return usual("a raw socket has no rate");
  if (before.startsWith("no-reset") || after === "no-reset-stub" || !stub)
    return usual("no higher rate is tried with these `before`, `after` and `no-stub`");
  const highest = await highestOf(port, usbOf);
  if ("usual" in highest) return usual(highest.usual);
  const record = place && readBaudRecord(place.folder, place.key, now);
  if (record !== undefined && record.baud < highest.baud)
    return { baud: record.baud, why: recordWords(record), isAuto: true };
  return { ...highest, isAuto: true };
}

/** As {@link firstBaudOf}, for a dry run: no port is opened, and the board of a selector may be on any port. */
export async function expectedBaud(
  { port, ...connection }: OpenConnection & { readonly port: PortQuery },
  lockFolder: string | undefined,
  { env, now }: Pick<StepContext, "env" | "now">,
): Promise<FirstBaud> {
  if (port.kind === "selector") return firstBaudOf(connection, undefined, undefined, now());
  const folder = lockFolder ?? defaultLockFolder(process.platform, env["ProgramData"]);
  return firstBaudOf(connection, port, { folder, key: await boardKey(port) }, now());
}

export function firstBaudSentence({ baud, why }: Pick<FirstBaud, "baud" | "why">): string {
  return `Transfers begin at ${baud} baud: ${why}.`;
}

/** As the end of a sentence. */
function recordWords({ since }: BaudRecord): string {
  return `higher rates have failed at this board's place (${since.toISOString().slice(0, 10)})`;
}

async function highestOf(
  port: Port | undefined,
  usbOf: typeof usbOfPort,
): Promise<{ readonly baud: number; readonly why: string } | { readonly usual: string }> {
  if (port?.kind === "rfc2217")
    return { baud: HIGHEST_BAUD, why: "the highest rate that is tried over a network" };
  const usb = port === undefined ? undefined : await usbOf(port.name);
  if (usb === "none") return { usual: "the port is not on USB" };
  const baud = usb === undefined ? HIGHEST_BAUD : highestBaud(usb);
  if (baud === undefined) return { usual: "the chip's own USB has no rate" };
  const name = usb === undefined ? undefined : knownBridge(usb)?.name;
  return {
    baud,
    why: `the highest that ${name === undefined ? "an unknown bridge" : `a ${name}`} may carry`,
  };
}
