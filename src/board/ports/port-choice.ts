import { Failure } from "../../system/errors.ts";
import { macOf, matching, mayBeEsp } from "./port-match.ts";
import type { PortSelector } from "./port-selector.ts";
import type { SerialPort } from "./serial-port.ts";

/** Keeps messages short. */
const MOST_NAMED = 10;

/** The one port that matches a selector; or the candidates, if only the chips themselves can report their MAC. */
export type Choice =
  { readonly port: SerialPort } | { readonly ask: readonly SerialPort[]; readonly mac: string };

/**
 * Chooses by what USB reports.
 * @param ports all ports of the runner.
 * @throws {Failure} `port-not-found`, with the ports that exist; `port-ambiguous`, with the candidates.
 */
export function choosePort(selector: PortSelector, ports: readonly SerialPort[]): Choice {
  const candidates = matching(ports, selector);
  const { mac } = selector.fields;
  if (mac === undefined) return { port: onlyOne(selector, candidates, ports) };
  const reported = candidates.filter((port) => macOf(port) !== undefined);
  // A board with a bridge and native USB has two ports: if one of them reports the MAC, no other board is reset.
  if (reported.length > 0) return { port: onlyOne(selector, reported, ports) };
  if (candidates.length === 0) throw notFound(selector, ports);
  return { ask: candidates, mac };
}

function onlyOne(
  selector: PortSelector,
  candidates: readonly SerialPort[],
  ports: readonly SerialPort[],
): SerialPort {
  const [first] = candidates;
  if (first === undefined) throw notFound(selector, ports);
  if (candidates.length > 1) throw ambiguous(selector, candidates);
  return first;
}

/** @param candidates the ports that match the selector. */
function ambiguous(selector: PortSelector, candidates: readonly SerialPort[]): Failure {
  const twins = selector.fields.serial !== undefined || selector.fields.mac !== undefined;
  const hint = twins
    ? "They report the same identity: select one by place, with `location=…`."
    : "Select one by `serial=…`, or by `location=…` where serial numbers are missing or equal.";
  return new Failure(
    "port-ambiguous",
    `\`${selector.name}\` matches ${candidates.length} ports:\n${list(candidates)}`,
    hint,
  );
}

/** @param ports all ports of the runner. */
export function notFound(selector: PortSelector, ports: readonly SerialPort[]): Failure {
  const usb = ports.filter((port) => port.usb !== undefined);
  const what =
    selector.name === "auto"
      ? "No port of this runner looks like an ESP board"
      : `No port matches \`${selector.name}\``;
  const there = usb.length === 0 ? "This runner has no USB serial port." : `There are:\n${list(usb)}`;
  return new Failure(
    "port-not-found",
    `${what}. ${there}`,
    "Check that the board is plugged in and powered, with a cable that has data lines; `operation: list` shows the selectors.",
  );
}

/** @param answers the responses of the boards, one line each. */
export function noneAnswered(selector: PortSelector, answers: readonly string[]): Failure {
  const lines = answers.slice(0, MOST_NAMED).map((answer) => `- ${answer}`);
  return new Failure(
    "port-not-found",
    `No board responded as \`${selector.name}\`. Queried:\n${lines.join("\n")}`,
    "Check that the board is plugged in and powered, and that no other program uses its port. A selector that USB can resolve (`serial=…`, `location=…`) disturbs no other board.",
  );
}

/** One line per port. USB descriptors are clean text already. */
function list(ports: readonly SerialPort[]): string {
  const lines = ports.slice(0, MOST_NAMED).map((port) => `- ${describePort(port)}`);
  if (ports.length > MOST_NAMED) lines.push(`- and ${ports.length - MOST_NAMED} more`);
  return lines.join("\n");
}

/** `/dev/ttyUSB0 (10c4:ea60, serial 0001, location 1-2.3, "CP2102N")`. */
export function describePort(port: SerialPort): string {
  const { path, usb } = port;
  if (usb === undefined) return path;
  const facts = [
    `${usb.vid}:${usb.pid}`,
    usb.serial === undefined ? "no serial" : `serial ${cutUsbText(usb.serial)}`,
    usb.location === undefined ? undefined : `location ${place(usb)}`,
    usb.product === undefined ? undefined : `"${cutUsbText(usb.product)}"`,
    mayBeEsp(port) ? undefined : "not a known ESP board",
  ];
  return `${path} (${facts.filter((fact) => fact !== undefined).join(", ")})`;
}

function place({ location = "", interface: face }: NonNullable<SerialPort["usb"]>): string {
  return face === undefined ? location : `${location}:${face}`;
}

function cutUsbText(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
