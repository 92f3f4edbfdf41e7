import { describe, expect, it } from "vitest";
import { BoardLocation, RETURN_MS, type LocationMeans } from "../../../src/board/ports/board-location.ts";
import type { Port } from "../../../src/esptool/run/port.ts";
import { parsePortQuery, type PortQuery } from "../../../src/board/ports/port-selector.ts";
import { namedPort, type SerialPort, type UsbIdentity } from "../../../src/board/ports/serial-port.ts";
import { Failure } from "../../../src/system/errors.ts";
import { Esptool } from "../../../src/esptool/run/client.ts";
import { EsptoolRunner } from "../../../src/esptool/run/process/esptool-runner.ts";
import { failureOf } from "../../support/esptool/esptool.ts";
import { freshFolder } from "../../support/runner/runner.ts";

function query(text: string): PortQuery {
  const parsed = parsePortQuery(text, "linux");
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed.value;
}

/** A port at a USB socket. */
function at(location: string, path: string, usb: Partial<UsbIdentity> = {}): SerialPort {
  const unknown = { manufacturer: undefined, product: undefined, interface: undefined };
  return {
    ...namedPort(path),
    usb: { vid: "10c4", pid: "ea60", serial: "0001", location, ...unknown, ...usb },
  };
}

/** A runner whose boards can be unplugged; time passes only where it is waited for. */
class Runner {
  ports: SerialPort[];
  waited = 0;
  readonly lines: string[] = [];
  readonly asked: string[] = [];
  /** What happens when that many milliseconds were waited. */
  readonly events = new Map<number, () => void>();
  readonly abort = new AbortController();
  macs = new Map<string, string>();

  constructor(...ports: SerialPort[]) {
    this.ports = ports;
  }

  get means(): LocationMeans {
    return {
      list: () => Promise.resolve(this.ports),
      keyOf: (port) => Promise.resolve(this.#keyOf(port)),
      check: (port) => (this.#isThere(port) ? Promise.resolve() : Promise.reject(gone())),
      askForMac: (mac, ports) => {
        this.asked.push(...ports.map(({ path }) => path));
        const port = ports.find(({ path }) => this.macs.get(path) === mac);
        return Promise.resolve(
          port === undefined ? { answers: ports.map(({ path }) => `${path}: silence`) } : { port },
        );
      },
      wait: (milliseconds) => {
        this.waited += milliseconds;
        this.events.get(this.waited)?.();
        return Promise.resolve();
      },
      signal: this.abort.signal,
      log: (line) => void this.lines.push(line),
    };
  }

  #isThere(port: Port): boolean {
    return port.kind !== "serial" || this.ports.some(({ path }) => path === port.name);
  }

  /** As `boardKey`: the place, or the name of what is not there. */
  #keyOf(port: Port): string {
    return this.ports.find(({ path }) => path === port.name)?.usb?.location ?? port.name;
  }
}

const gone = (): Failure => new Failure("port-not-found", "There is no port.", "Plug it in.");

describe("the location of a board that is selected", () => {
  it("is found under the port's new name after a reset, with the same key", async () => {
    const runner = new Runner(at("1-2", "/dev/ttyUSB0"));
    const location = await BoardLocation.find(query("serial=0001"), runner.means);
    expect(location.port).toEqual({ kind: "serial", name: "/dev/ttyUSB0" });
    expect(location.key).toBe("1-2");
    runner.ports = [at("1-2", "/dev/ttyUSB3")];
    expect(await location.findPort()).toEqual({ kind: "serial", name: "/dev/ttyUSB3" });
    expect(location.port.name).toBe("/dev/ttyUSB3");
    expect(location.key).toBe("1-2");
    expect(runner.lines).toContain("The board moved from /dev/ttyUSB0 to /dev/ttyUSB3.");
  });

  it("is awaited while it is gone, up to the given time", async () => {
    const runner = new Runner(at("1-2", "/dev/ttyUSB0"));
    const location = await BoardLocation.find(query("auto"), runner.means);
    const board = runner.ports;
    runner.ports = [];
    runner.events.set(2_000, () => (runner.ports = board));
    await location.findPort();
    expect(runner.waited).toBe(2_000);
    runner.ports = [];
    runner.waited = 0;
    runner.events.clear();
    const failure = await failureOf(location.findPort());
    expect(failure).toMatchObject({ code: "port-not-found", class: "link" });
    expect(runner.waited).toBe(RETURN_MS);
  });

  it("remains this step's even if another matching board appears", async () => {
    const runner = new Runner(at("1-2", "/dev/ttyUSB0"));
    const location = await BoardLocation.find(query("serial=0001"), runner.means);
    runner.ports = [at("1-1", "/dev/ttyUSB0"), at("1-2", "/dev/ttyUSB1")];
    expect((await location.findPort()).name).toBe("/dev/ttyUSB1");
  });

  it("is never in another place, whose lock the step does not hold", async () => {
    const runner = new Runner(at("1-2", "/dev/ttyUSB0"));
    const location = await BoardLocation.find(query("serial=0001"), runner.means);
    runner.ports = [at("1-3", "/dev/ttyUSB0")];
    const failure = await failureOf(location.findPort());
    expect(failure.code).toBe("port-not-found");
    expect(failure.message).toContain(
      "whose lock this step does not hold: /dev/ttyUSB0 (10c4:ea60, serial 0001, location 1-3).",
    );
  });

  it("is not the same place with a different board", async () => {
    const native = { vid: "303a", pid: "1001" };
    const runner = new Runner(at("1-2", "/dev/ttyACM0", { ...native, serial: "7C:DF:A1:00:00:07" }));
    const location = await BoardLocation.find(query("mac=7c:df:a1:00:00:07"), runner.means);
    runner.ports = [at("1-2", "/dev/ttyACM0", { ...native, serial: "7C:DF:A1:00:00:08" })];
    expect((await failureOf(location.findPort())).code).toBe("port-not-found");
    expect(runner.asked).toEqual([]);
  });

  it("with a MAC that only the chips report is determined once, and kept from then on", async () => {
    const runner = new Runner(at("1-2", "/dev/ttyUSB0"), at("1-3", "/dev/ttyUSB1"));
    runner.macs.set("/dev/ttyUSB1", "24:0a:c4:00:00:01");
    const location = await BoardLocation.find(query("mac=240ac4000001"), runner.means);
    expect(location.key).toBe("1-3");
    runner.ports = [at("1-2", "/dev/ttyUSB1"), at("1-3", "/dev/ttyUSB0")];
    expect((await location.findPort()).name).toBe("/dev/ttyUSB0");
    expect(runner.asked).toEqual(["/dev/ttyUSB0", "/dev/ttyUSB1"]);
  });

  it("is not found if no chip reports the MAC, with the answer of each", async () => {
    const runner = new Runner(at("1-2", "/dev/ttyUSB0"));
    const failure = await failureOf(BoardLocation.find(query("mac=240ac4000001"), runner.means));
    expect(failure.code).toBe("port-not-found");
    expect(failure.message).toContain("- /dev/ttyUSB0: silence");
  });

  it("can be gone at the start of a step, since the previous step has just reset it", async () => {
    const runner = new Runner();
    runner.events.set(1_000, () => (runner.ports = [at("1-2", "/dev/ttyUSB0")]));
    const location = await BoardLocation.find(query("auto"), runner.means);
    expect(location.port.name).toBe("/dev/ttyUSB0");
  });

  it("is not searched for after the step was cancelled", async () => {
    const runner = new Runner();
    runner.events.set(500, () => runner.abort.abort());
    expect((await failureOf(BoardLocation.find(query("auto"), runner.means))).code).toBe("cancelled");
    expect(runner.waited).toBe(500);
  });
});

describe("the location of a board whose port is named", () => {
  it("needs no list", async () => {
    const runner = new Runner();
    const means = { ...runner.means, list: () => Promise.reject(new Error("No list.")) };
    const location = await BoardLocation.find(query("socket://localhost:5555"), means);
    expect((await location.findPort()).name).toBe("socket://localhost:5555");
  });

  it("is not that of another board that got the same name", async () => {
    const runner = new Runner(at("1-2", "/dev/ttyUSB0"));
    const location = await BoardLocation.find(query("/dev/ttyUSB0"), runner.means);
    expect((await location.findPort()).name).toBe("/dev/ttyUSB0");
    runner.ports = [at("1-3", "/dev/ttyUSB0")];
    expect((await failureOf(location.findPort())).message).toContain(
      "whose lock this step does not hold: /dev/ttyUSB0.",
    );
  });

  it("is left to esptool to report when the port is gone", async () => {
    const runner = new Runner(at("1-2", "/dev/ttyUSB0"));
    const location = await BoardLocation.find(query("/dev/ttyUSB0"), runner.means);
    runner.ports = [];
    expect((await location.findPort()).name).toBe("/dev/ttyUSB0");
  });
});

describe("esptool", () => {
  it("locates the board before each process, and retries if it is gone", async () => {
    const details: string[] = [];
    const places = ["/dev/ttyUSB0", undefined, "/dev/ttyUSB1"];
    const esptool = new Esptool({
      // A program that takes whatever it is given, and exits with code 0.
      runner: new EsptoolRunner({
        program: { command: process.execPath, version: "5.6.0", prefix: ["-e", "", "--"] },
        folder: freshFolder("work"),
        environment: {},
        inheritedFds: [],
      }),
      connection: {
        port: { kind: "serial", name: "/dev/ttyUSB0" },
        chip: "auto",
        baud: 460_800,
        before: "default-reset",
        after: "hard-reset",
        stub: true,
      },
      findPort: () => {
        const name = places.shift();
        return name === undefined ? Promise.reject(gone()) : Promise.resolve({ kind: "serial", name });
      },
      signal: new AbortController().signal,
      log: { line: () => undefined, detail: (text) => void details.push(text), progress: () => undefined },
      retry: { retries: 1, recover: undefined },
      beforeChange: () => Promise.resolve(),
    });
    await esptool.run({ name: "flash-id" });
    await esptool.run({ name: "flash-id" });
    expect(details.map((line) => /--port (\S+)/.exec(line)?.[1])).toEqual(["/dev/ttyUSB0", "/dev/ttyUSB1"]);
    expect(esptool.attempts).toBe(2);
    expect(esptool.connection.port.name).toBe("/dev/ttyUSB1");
  });
});
