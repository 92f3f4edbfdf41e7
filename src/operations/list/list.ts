import type { Answer } from "../../board/session/ask-board.ts";
import { describePort } from "../../board/ports/port-choice.ts";
import { macOf, mayBeEsp, stableSelector } from "../../board/ports/port-match.ts";
import { parsePort } from "../../esptool/run/port.ts";
import type { SerialPort } from "../../board/ports/serial-port.ts";
import { knownBridge } from "../../board/ports/usb-bridges.ts";
import type { Connection } from "../../esptool/run/arguments.ts";
import type { BoardEntry, ListResult } from "./list-result.ts";

/** What a list needs from the runner. */
export interface Rack {
  /** All serial ports. */
  readonly ports: readonly SerialPort[];
  /** Identifies a board; `undefined` queries none. */
  readonly ask: ((port: SerialPort) => Promise<Answer>) | undefined;
}

/** How a board is identified. */
export function probeConnection(port: string): Connection {
  return {
    port: { kind: "serial", name: port },
    chip: "auto",
    baud: 115_200,
    before: "default-reset",
    after: "hard-reset",
    stub: false,
  };
}

/** Lists the boards of a runner, and identifies them one by one if asked to. */
export async function list({ ports, ask }: Rack): Promise<ListResult> {
  const boards: BoardEntry[] = [];
  for (const port of ports.filter(mayBeEsp)) {
    boards.push(entryOf(port, ports, await ask?.(port)));
  }
  const others = ports.filter((port) => port.usb !== undefined && !mayBeEsp(port));
  return {
    operation: "list",
    boards,
    board_count: boards.length,
    other_ports: others.map(describePort),
  };
}

function entryOf(port: SerialPort, ports: readonly SerialPort[], answer: Answer | undefined): BoardEntry {
  const { path, byId, usb } = port;
  const identity = answer?.status === "answered" ? answer.identity : {};
  return {
    port: path,
    selector: stableSelector(port, ports),
    // `port` would refuse other links.
    by_id: byId.find((link) => "value" in parsePort(link, "linux")) ?? null,
    location: usb?.location ?? null,
    serial: usb?.serial ?? null,
    vid: usb?.vid ?? null,
    pid: usb?.pid ?? null,
    manufacturer: usb?.manufacturer ?? null,
    product: usb?.product ?? null,
    bridge: usb === undefined ? null : (knownBridge(usb)?.name ?? null),
    status: answer?.status ?? "listed",
    chip: identity.chip ?? null,
    mac: identity.mac ?? macOf(port) ?? null,
    flash_size: identity.flashSize ?? null,
    failure: answer === undefined || answer.status === "answered" ? null : answer.failure.code,
  };
}
