import { Failure } from "../../system/errors.ts";
import type { Port } from "../../esptool/run/port.ts";
import { choosePort, describePort, noneAnswered, notFound } from "./port-choice.ts";
import { matching } from "./port-match.ts";
import type { PortQuery, PortSelector } from "./port-selector.ts";
import type { SerialPort } from "./serial-port.ts";

/** A board disconnects when it is reset and returns within seconds: each esptool process waits that long. */
export const RETURN_MS = 5_000;
const POLL_MS = 250;

/** How a board is found. */
export interface LocationMeans {
  /** All ports of the runner, now. */
  readonly list: () => Promise<readonly SerialPort[]>;
  /** The key of the place where a port's board is: `boardKey`. */
  readonly keyOf: (port: Port) => Promise<string>;
  /** Checks a port without opening it: `checkPort`. */
  readonly check: (port: Port) => Promise<void>;
  /** Queries the chips on these ports, one after the other, until one has the MAC. */
  readonly askForMac: (mac: string, ports: readonly SerialPort[]) => Promise<MacSearch>;
  /** Milliseconds; ends with `signal`. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
}

/** The port of the board with the MAC, or the responses of all others as text for people. */
export type MacSearch = { readonly port: SerialPort } | { readonly answers: readonly string[] };

/**
 * The location of a step's board. The place is found once and locked. The port is looked up before every esptool
 * process, because it may have another name after a reset. A port at another place is never used, even if it matches:
 * the step does not hold the lock of that place.
 */
export class BoardLocation {
  /** The key of the place, and the name of its lock. */
  readonly key: string;
  /** The input `port`. */
  readonly query: PortQuery;
  readonly #means: LocationMeans;
  #port: Port;

  private constructor(query: PortQuery, port: Port, key: string, means: LocationMeans) {
    this.query = query;
    this.#port = port;
    this.key = key;
    this.#means = means;
  }

  /**
   * Finds the requested board.
   * @throws {Failure} `port-not-found`, `port-ambiguous`, `port-list-unavailable`, what `check` throws, `cancelled`.
   */
  static async find(query: PortQuery, means: LocationMeans): Promise<BoardLocation> {
    const port = query.kind === "selector" ? await select(query, means) : query;
    await means.check(port);
    return new BoardLocation(query, port, await means.keyOf(port), means);
  }

  /** The last port found. */
  get port(): Port {
    return this.#port;
  }

  /**
   * The board's port, now.
   * @throws {Failure} `port-not-found` if the board is not at its place: it may return.
   */
  async findPort(): Promise<Port> {
    const found =
      this.query.kind === "selector" ? await this.#findAgain(this.query) : await this.#stillThere(this.query);
    if (found.name !== this.#port.name) {
      this.#means.log(`The board moved from ${this.#port.name} to ${found.name}.`);
    }
    this.#port = found;
    return found;
  }

  async #findAgain(selector: PortSelector): Promise<Port> {
    let others: readonly SerialPort[] = [];
    const found = await untilThere(this.#means, `The board (${selector.name}) is not connected`, async () => {
      const ports = await this.#means.list();
      others = matching(ports, selector);
      for (const candidate of others) {
        const port = portOf(candidate);
        if ((await this.#means.keyOf(port)) === this.key) return port;
      }
      return undefined;
    });
    if (found !== undefined) return found;
    if (others.length === 0) throw notFound(selector, await this.#means.list());
    throw this.#elsewhere(others.map(describePort).join(", "));
  }

  /** A device with the same name, or with the same link to it, may now be another board. */
  async #stillThere(port: Port): Promise<Port> {
    if (port.kind !== "serial" || (await this.#means.keyOf(port)) === this.key) return port;
    // Only an existing port can be another board; esptool reports a missing one.
    const there = await this.#means.check(port).then(
      () => true,
      () => false,
    );
    if (there && (await this.#means.keyOf(port)) !== this.key) throw this.#elsewhere(port.name);
    return port;
  }

  #elsewhere(what: string): Failure {
    return new Failure(
      "port-not-found",
      `The board of this step was moved. It is now at another place, whose lock this step does not hold: ${what}.`,
      "Do not move boards while a step runs. If the cable was moved on purpose, run the step again.",
    );
  }
}

/** Finds the one port that matches a selector; queries the chips for their MAC if USB does not report it. */
async function select(selector: PortSelector, means: LocationMeans): Promise<Port> {
  let ports: readonly SerialPort[] = [];
  await untilThere(means, `No port matches ${selector.name} yet`, async () => {
    ports = await means.list();
    return matching(ports, selector)[0];
  });
  const choice = choosePort(selector, ports);
  const found = "port" in choice ? choice : await means.askForMac(choice.mac, choice.ask);
  if (!("port" in found)) throw noneAnswered(selector, found.answers);
  means.log(`${selector.name} is ${describePort(found.port)}.`);
  return portOf(found.port);
}

/** Repeats `look` until it finds something or the time is up. */
async function untilThere<T>(
  { wait, signal, log }: LocationMeans,
  what: string,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  for (let waited = 0; ; waited += POLL_MS) {
    const found = await look();
    if (found !== undefined || waited >= RETURN_MS) return found;
    if (waited === 0) log(`${what}: waiting ${RETURN_MS / 1000} s for it to return.`);
    await wait(POLL_MS);
    if (signal.aborted) {
      throw new Failure("cancelled", `Cancelled while looking for a board. ${what}.`, "Run it again.");
    }
  }
}

function portOf({ path }: SerialPort): Port {
  return { kind: "serial", name: path };
}
