import { describe, expect, it } from "vitest";
import { listPorts } from "../../../src/board/ports/port-listing.ts";
import { parsePySerial } from "../../../src/board/ports/pyserial-ports.ts";
import { pythonOf } from "../../../src/esptool/install/program.ts";
import { portLister } from "../../../src/board/ports/port-lister.ts";
import { CH340, FakeBench, NATIVE } from "../../support/runner/doctor-bench.ts";
import { failureOf, testEsptool } from "../../support/esptool/esptool.ts";
import { freshFolder } from "../../support/runner/runner.ts";

const HOSTILE = "</table>\r\n::error::x ##[error] \u001b[31m$x$\u202e";
const printed = (fields: object): string =>
  JSON.stringify({
    device: "/dev/ttyACM0",
    vid: 0x303a,
    pid: 0x1001,
    serial_number: "S",
    location: "1-2:1.0",
    ...fields,
  });
const python = (lines: readonly string[] | undefined) => () => Promise.resolve(lines);

// The tree has links, and names with colons.
describe.skipIf(process.platform === "win32")("the ports of a Linux runner", () => {
  it("come from pySerial, with the links that udev made for them", async () => {
    const bench = new FakeBench();
    bench.plug(NATIVE, "ttyACM0");
    const ports = await listPorts({ platform: "linux", root: bench.root, python: python([printed({})]) });
    expect(ports).toMatchObject([
      {
        path: "/dev/ttyACM0",
        usb: { vid: "303a", pid: "1001", serial: "S", location: "1-2", interface: "1.0" },
        byId: [expect.stringMatching(/^\/dev\/serial\/by-id\/usb-USB_JTAG/)],
      },
    ]);
  });

  it.each<[string, (() => Promise<undefined>) | undefined]>([
    ["where esptool is a program of its own", undefined],
    ["where pySerial fails", () => Promise.resolve(undefined)],
  ])("come from /sys and /dev/serial %s", async (_, ask) => {
    const bench = new FakeBench();
    bench.plug({ ...NATIVE, location: "1-2.3" }, "ttyACM0");
    bench.plug({ ...CH340, location: "1-4" }, "ttyUSB10");
    bench.plug({ ...CH340, location: "1-5" }, "ttyUSB9");
    bench.uart("ttyS0", 4);
    const ports = await listPorts({ platform: "linux", root: bench.root, python: ask });
    expect(ports.map(({ path }) => path)).toEqual([
      "/dev/ttyACM0",
      "/dev/ttyUSB9",
      "/dev/ttyUSB10",
      "/dev/ttyS0",
    ]);
    expect(ports[0]?.usb).toMatchObject({ serial: "34:85:18:00:00:01", location: "1-2.3", interface: "1.0" });
    expect(ports[0]?.byId).toHaveLength(1);
  });
});

describe.runIf(process.platform === "linux")("the ports of a container on Linux", () => {
  const both = (bench: FakeBench) =>
    [undefined, python([printed({ device: "/dev/ttyACM0" })])].map((source) =>
      listPorts({ platform: "linux", root: bench.root, python: source }),
    );

  it("are not those of the host that were not handed in", async () => {
    const bench = new FakeBench();
    bench.plug(NATIVE, "ttyACM0", { node: false });
    expect(await listPorts({ platform: "linux", root: bench.root })).toEqual([]);
  });

  it("are not taken for those of the host that have the same name", async () => {
    const bench = new FakeBench();
    bench.plug(NATIVE, "ttyACM0", { node: false });
    // A device with other numbers than those of the host's ttyACM0.
    bench.link("dev/ttyACM0", "/dev/null");
    for (const ports of await Promise.all(both(bench))) {
      expect(ports).toMatchObject([{ path: "/dev/ttyACM0", usb: undefined }]);
    }
  });
});

describe("the ports of another runner", () => {
  it("come from pySerial, and cannot be told without it", async () => {
    const lines = ["/dev/cu.usbmodem1101", "/dev/cu.Bluetooth-Incoming-Port", "/dev/tty.usbmodem1101"];
    const ports = await listPorts({
      platform: "darwin",
      root: "/",
      python: python(lines.map((device) => printed({ device }))),
    });
    expect(ports.map(({ path }) => path)).toEqual(["/dev/cu.usbmodem1101"]);
    for (const source of [undefined, python(undefined)]) {
      const failure = await failureOf(listPorts({ platform: "win32", root: "/", python: source }));
      expect(failure).toMatchObject({ code: "port-list-unavailable", class: "tool" });
      expect(failure.hint).toContain("esptool-source: pip");
    }
  });
});

describe("what a listing program prints", () => {
  it("is data: lines that are not a port are left out, texts are clean and bounded", () => {
    const lines = [
      "Traceback (most recent call last):",
      "null",
      "[]",
      '{"device": 5}',
      '{"device": "spy:///dev/x?file=/etc/passwd"}',
      '{"device": "/dev/../etc/passwd"}',
      printed({ serial_number: HOSTILE, product: "x".repeat(10_000), manufacturer: 5, vid: -1 }),
      printed({ serial_number: HOSTILE, product: "x".repeat(10_000), manufacturer: 5, location: "a b" }),
    ];
    const ports = parsePySerial(lines, "linux");
    expect(ports).toHaveLength(2);
    expect(ports[0]?.usb).toBeUndefined();
    const usb = ports[1]?.usb;
    expect(usb?.manufacturer).toBeUndefined();
    expect(usb?.product?.length).toBeLessThanOrEqual(400);
    // eslint-disable-next-line no-control-regex -- these are sought
    expect(usb?.serial).not.toMatch(/[\u0000-\u001f\u202e]|##\[|^::/);
  });
});

describe("the lister of a step", () => {
  const surroundings = { env: process.env, temp: freshFolder("temp"), signal: new AbortController().signal };

  it("asks the pySerial that esptool includes", async () => {
    const program = await testEsptool();
    expect(pythonOf(program)).toBe(program.command);
    // Whatever this machine has: the list was made.
    await expect(portLister(program, surroundings)()).resolves.toBeInstanceOf(Array);
  });

  it("is cancelled with the step, whatever else could tell", async () => {
    const cancelled = { ...surroundings, signal: AbortSignal.abort() };
    expect((await failureOf(portLister(await testEsptool(), cancelled)())).code).toBe("cancelled");
  });

  it.skipIf(process.platform !== "linux")("does without it on Linux, where the program breaks", async () => {
    // Node.js does not know the options of a Python, and ends with an error.
    const program = {
      command: process.execPath,
      prefix: ["-m"],
      version: "5.6.0",
      path: "",
      source: "path",
    } as const;
    await expect(portLister(program, surroundings)()).resolves.toBeInstanceOf(Array);
  });
});
