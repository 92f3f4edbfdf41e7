import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choosePort, describePort } from "../../../src/board/ports/port-choice.ts";
import { macOf, matching, mayBeEsp, stableSelector } from "../../../src/board/ports/port-match.ts";
import { parseSelector, type PortSelector } from "../../../src/board/ports/port-selector.ts";
import { namedPort, type SerialPort, type UsbIdentity } from "../../../src/board/ports/serial-port.ts";
import { Failure } from "../../../src/system/errors.ts";
import { runs } from "../../support/sample.ts";

function selector(text: string): PortSelector {
  const parsed = parseSelector(text);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

function plug(path: string, usb: Partial<UsbIdentity>): SerialPort {
  const plain = { serial: undefined, manufacturer: undefined, product: undefined, interface: undefined };
  return { ...namedPort(path), usb: { vid: "10c4", pid: "ea60", location: "1-1", ...plain, ...usb } };
}

const C3 = plug("/dev/ttyACM0", { vid: "303a", pid: "1001", serial: "7C:DF:A1:00:00:07", location: "1-2" });
const S3 = plug("/dev/ttyACM1", { vid: "303a", pid: "1001", serial: "7C:DF:A1:00:00:08", location: "1-3" });
const CP = plug("/dev/ttyUSB0", { serial: "0001", location: "1-4.1" });
const TWIN = plug("/dev/ttyUSB1", { serial: "0001", location: "1-4.2" });
const CH = plug("/dev/ttyUSB2", { vid: "1a86", pid: "7523", location: "1-5" });
const MODEM = plug("/dev/ttyACM2", {
  vid: "1234",
  pid: "5678",
  serial: "M",
  location: "1-6",
  product: "Modem",
});
const UART = namedPort("/dev/ttyS0");

function choose(text: string, ports: readonly SerialPort[]) {
  return choosePort(selector(text), ports);
}

function failureOf(text: string, ports: readonly SerialPort[]): Failure {
  try {
    choose(text, ports);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("It chose a port.");
}

describe("the port that a selector fits", () => {
  const all = [C3, S3, CP, CH, MODEM, UART];

  it.each<[string, SerialPort]>([
    ["serial=7c:df:a1:00:00:07", C3],
    ["serial=M", MODEM],
    ["vid=1a86", CH],
    ["vid=10c4,pid=ea60", CP],
    ["location=1-3", S3],
    ["mac=7c:df:a1:00:00:08", S3],
    ["vid=303a,location=1-2", C3],
  ])("%s", (text, port) => {
    expect(choose(text, all)).toEqual({ port });
  });

  it("is, with auto, the only port that can belong to an ESP board", () => {
    expect(choose("auto", [CH, MODEM, UART])).toEqual({ port: CH });
  });

  it("is chosen by the chips' answers if USB does not report the MAC", () => {
    const mac = "7c:df:a1:00:00:09";
    expect(choose(`mac=${mac}`, all)).toEqual({ ask: [CP, CH], mac });
    expect(choose(`mac=${mac},vid=1a86`, all)).toEqual({ ask: [CH], mac });
  });

  it("is the native USB port if the same board also has a bridge, without asking a chip", () => {
    expect(choose("mac=7c:df:a1:00:00:07", [CP, C3])).toEqual({ port: C3 });
  });
});

describe("a selector that finds no port", () => {
  it("reports which ports there are", () => {
    const failure = failureOf("serial=0002", [C3, MODEM, UART]);
    expect(failure).toMatchObject({ code: "port-not-found", class: "link" });
    expect(failure.message).toBe(
      "No port matches `serial=0002`. There are:\n" +
        "- /dev/ttyACM0 (303a:1001, serial 7C:DF:A1:00:00:07, location 1-2)\n" +
        '- /dev/ttyACM2 (1234:5678, serial M, location 1-6, "Modem", not a known ESP board)',
    );
    expect(failureOf("auto", [UART]).message).toBe(
      "No port of this runner looks like an ESP board. This runner has no USB serial port.",
    );
    expect(failureOf("mac=7c:df:a1:00:00:09", [C3]).code).toBe("port-not-found");
  });
});

describe("a selector that fits several ports", () => {
  it("names them, and never takes the first", () => {
    const failure = failureOf("auto", [C3, CH]);
    expect(failure).toMatchObject({ code: "port-ambiguous", class: "input" });
    expect(failure.message).toContain("`auto` matches 2 ports:\n- /dev/ttyACM0 (303a:1001, serial 7C:");
    expect(failure.message).toContain("- /dev/ttyUSB2 (1a86:7523, no serial, location 1-5)");
  });

  it("explains how to tell boards with one serial number apart, in a way that works", () => {
    const failure = failureOf("serial=0001", [CP, TWIN]);
    expect(failure.code).toBe("port-ambiguous");
    expect(failure.hint).toContain("location=");
    expect(choose("serial=0001,location=1-4.2", [CP, TWIN])).toEqual({ port: TWIN });
  });

  it("names at most ten of them", () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      plug(`/dev/ttyUSB${index}`, { location: `1-${index}` }),
    );
    expect(failureOf("auto", many).message.split("\n")).toHaveLength(12);
    expect(failureOf("auto", many).message).toContain("- and 20 more");
  });
});

describe("the MAC that USB tells", () => {
  it("is the serial number only for the chip's own USB-Serial/JTAG", () => {
    expect(macOf(C3)).toBe("7c:df:a1:00:00:07");
    expect(macOf(plug("/dev/ttyUSB0", { serial: "7C:DF:A1:00:00:07" }))).toBeUndefined();
    expect(macOf(plug("/dev/ttyACM0", { vid: "303a", pid: "1001", serial: "123456" }))).toBeUndefined();
    expect(
      macOf(plug("/dev/ttyACM0", { vid: "303a", pid: "4001", serial: "7C:DF:A1:00:00:07" })),
    ).toBeUndefined();
  });
});

describe("what finds a port again", () => {
  it("is its serial number, or its location if another has the same number", () => {
    const all = [C3, CP, TWIN, CH];
    expect(all.map((port) => stableSelector(port, all))).toEqual([
      "serial=7C:DF:A1:00:00:07",
      "location=1-4.1",
      "location=1-4.2",
      "location=1-5",
    ]);
  });

  it("is the interface for the channels of one adapter", () => {
    const channels = ["1.0", "1.1"].map((face, index) =>
      plug(`/dev/ttyUSB${index}`, { pid: "ea70", serial: "A", location: "1-7", interface: face }),
    );
    expect(channels.map((port) => stableSelector(port, channels))).toEqual([
      "location=1-7:1.0",
      "location=1-7:1.1",
    ]);
  });

  it("never contains a serial number with a special meaning in a workflow", () => {
    const hostile = plug("/dev/ttyUSB0", { serial: "$(reboot)", location: "1-8" });
    expect(stableSelector(hostile, [hostile])).toBe("location=1-8");
    const placeless = {
      ...hostile,
      usb: { ...plug("x", {}).usb, serial: "a,b", location: undefined } as UsbIdentity,
    };
    expect(stableSelector(placeless, [placeless])).toBe("/dev/ttyUSB0");
  });

  it("finds that port and no other, whatever is plugged in", () => {
    const usb = fc.record({
      vid: fc.constantFrom("303a", "10c4", "1234"),
      pid: fc.constantFrom("1001", "ea60"),
      serial: fc.option(fc.oneof(fc.constantFrom("0001", "A", "a"), fc.string()), { nil: undefined }),
      location: fc.option(fc.constantFrom("1-1", "1-2", "1-1.1", "nonsense"), { nil: undefined }),
      interface: fc.option(fc.constantFrom("1.0", "1.1", "x.0"), { nil: undefined }),
    });
    const rack = fc.array(usb, { minLength: 1, maxLength: 6 });
    let selectors = 0;
    fc.assert(
      fc.property(rack, (facts) => {
        const ports = facts.map((fact, index) => plug(`/dev/ttyUSB${index}`, fact));
        for (const port of ports) {
          const text = stableSelector(port, ports);
          if (text === port.path) continue;
          selectors++;
          expect(choosePort(selector(text), ports)).toEqual({ port });
          expect(text).toMatch(/^[\w=.:-]+$/);
        }
        expect(matching(ports, selector("auto"))).toEqual(ports.filter(mayBeEsp));
        for (const port of ports) expect(describePort(port)).toContain(port.path);
      }),
      { numRuns: runs(10_000) },
    );
    expect(selectors).toBeGreaterThan(runs(500));
  });
});
