import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diagnose } from "../../src/doctor/diagnose.ts";
import { parseLsof } from "../../src/doctor/mac-processes.ts";
import { runDoctor } from "../../src/doctor/run.ts";
import { parsePySerial } from "../../src/board/ports/pyserial-ports.ts";
import { namedPort } from "../../src/board/ports/serial-port.ts";
import { listPortsByTools, parseRegistry } from "../../src/doctor/tool-ports.ts";
import { doctorSection } from "../../src/operations/doctor/summary.ts";
import { FakeBench, NATIVE, RUNNER_UID } from "../support/runner/doctor-bench.ts";
import { testEsptool } from "../support/esptool/esptool.ts";
import { markupProblems } from "../support/runner/summary-markup.ts";

const HOSTILE = "</table>\r\n::error::x ##[error] \u001b[31m@team $x$ `<img src=x>`\u202e";
const RUNNER_OBEYS = /^\s*::|##\[|[\u0000-\u001f\u202e]/u; // eslint-disable-line no-control-regex -- these are sought

describe("ports by pySerial", () => {
  it("are read with what their USB devices say, cleaned", () => {
    const line = JSON.stringify({
      device: "COM7",
      vid: 0x303a,
      pid: 0x1001,
      serial_number: HOSTILE,
      manufacturer: null,
      product: "USB JTAG/serial debug unit",
      location: "1-2:x.0",
    });
    const [port] = parsePySerial(["Traceback", line, '{"device": "/etc/passwd"}', "[1]"], "win32");
    expect(port).toMatchObject({
      path: "COM7",
      usb: { vid: "303a", pid: "1001", location: "1-2", interface: "x.0" },
    });
    expect(port?.usb?.serial).not.toMatch(RUNNER_OBEYS);
  });

  it("are only those to which a board can be connected", () => {
    const lines = ["/dev/cu.Bluetooth-Incoming-Port", "/dev/cu.usbserial-1420", "/dev/tty.x", "COM1; rm"];
    const printed = lines.map((device) => JSON.stringify({ device, vid: null, pid: null }));
    const ports = parsePySerial(printed, "darwin");
    expect(ports).toEqual([namedPort("/dev/cu.usbserial-1420")]);
  });

  it("come from the pySerial that an installed esptool brings", async () => {
    const bench = new FakeBench();
    const ports = await listPortsByTools(bench.runner({ platform: "darwin" }), await testEsptool());
    // Whatever this machine has: the list was made, and holds ports alone.
    expect(ports?.every(({ path }) => /^(?:COM\d|\/dev\/cu\.)/.test(path))).toBe(true);
  });
});

describe("ports by their names alone", () => {
  it("are found in the registry of Windows", () => {
    const lines = [
      "HKEY_LOCAL_MACHINE\\HARDWARE\\DEVICEMAP\\SERIALCOMM",
      "    \\Device\\Serial0    REG_SZ    COM1",
      "    \\Device\\USBSER000    REG_SZ    COM12\r",
    ];
    expect(parseRegistry(lines).map(({ path }) => path)).toEqual(["COM1", "COM12"]);
  });

  it.skipIf(process.platform === "win32")("are found in /dev of macOS", async () => {
    const bench = new FakeBench();
    for (const name of ["cu.usbmodem101", "cu.Bluetooth-Incoming-Port", "tty.usbmodem101"]) {
      bench.node(name, 0o666);
    }
    const ports = await listPortsByTools(bench.runner({ platform: "darwin" }), undefined);
    expect(ports).toEqual([namedPort("/dev/cu.usbmodem101")]);
  });

  it("of Windows have no permissions to check, and no holder that it would tell", async () => {
    const bench = new FakeBench();
    const listPorts = () => Promise.resolve([namedPort("COM5")]);
    const { ports, checks } = await diagnose(bench.runner({ platform: "win32", listPorts, port: "com5" }));
    expect(ports).toMatchObject([{ port: "COM5", mode: null, may_open: null, holders_complete: false }]);
    expect(checks.find(({ name }) => name === "port-holder")).toMatchObject({ status: "unknown" });
    expect(checks.filter(({ name }) => name === "modem-manager")).toEqual([]);
  });

  it("cannot be told where nothing can list them", async () => {
    const bench = new FakeBench();
    const listPorts = () => Promise.resolve(undefined);
    const { checks } = await diagnose(bench.runner({ platform: "win32", listPorts }));
    expect(checks.find(({ name }) => name === "ports")).toMatchObject({ status: "unknown" });
  });
});

describe("holders of ports on macOS", () => {
  it("are read from lsof, by either name of the port", () => {
    const lines = ["p12", "cminicom", "u501", "f3", "n/dev/tty.usbmodem101", "f4", "n/tmp/x", "p13", "u0"];
    expect(parseLsof(lines)).toEqual([
      { pid: 12, command: "minicom", uid: 501, devices: ["/dev/cu.usbmodem101"], args: [] },
      { pid: 13, command: "?", uid: 0, devices: [], args: [] },
    ]);
  });
});

describe.skipIf(process.platform === "win32")("what a USB device says of itself", () => {
  it("reaches neither the log nor the summary as anything but text", async () => {
    const bench = new FakeBench();
    const usb = { ...NATIVE, serial: HOSTILE, manufacturer: HOSTILE, product: HOSTILE };
    bench.plug({ ...usb, serial: HOSTILE.replaceAll("/", "") }, "ttyACM0");
    bench.process({ pid: 90, name: "##[error]x", open: ["/dev/ttyACM0"] });
    const lines: string[] = [];
    const runner = bench.runner();
    const install = { ...runner.install, log: (line: string) => void lines.push(line) };
    const question = {
      workspace: runner.workspace,
      port: undefined,
      esptool: runner.esptool,
      install,
    };
    const result = await runDoctor(question, { ...runner, install });
    expect(result.ports[0]?.product).toContain("@team");
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => RUNNER_OBEYS.test(line))).toEqual([]);
    const { verdict, blocks } = doctorSection(result);
    expect(markupProblems([`### ${verdict}`, ...blocks].join("\n\n"))).toEqual([]);
    const texts = result.checks.flatMap(({ message, fix }) => [message, ...(fix?.split("\n") ?? [])]);
    expect(texts.filter((text) => RUNNER_OBEYS.test(text))).toEqual([]);
  });

  it("comes into no command: numbers that are none make no USB device", async () => {
    const bench = new FakeBench();
    bench.plug({ ...NATIVE, vid: `303a", RUN+="/bin/sh` }, "ttyACM0", { mode: 0o600 });
    bench.process({ pid: 91, name: "ModemManager" });
    bench.group("x;reboot", []);
    const diagnosis = await diagnose(bench.runner());
    expect(diagnosis.ports).toMatchObject([{ port: "/dev/ttyACM0", vid: null }]);
    expect(JSON.stringify(diagnosis.checks)).not.toContain("RUN+=");
    await chmod(join(bench.root, "dev/ttyACM0"), 0o660);
    const { checks } = await diagnose(bench.runner());
    const { fix } = checks.find(({ name }) => name === "port-permission") ?? {};
    expect(fix).toContain("sudo usermod -aG GROUP runner");
  });

  it("stays below the limits of outputs and summaries, however many ports there are", async () => {
    const bench = new FakeBench();
    for (let index = 0; index < 80; index++) {
      const usb = { ...NATIVE, location: `1-${index}`, product: "x".repeat(120), serial: String(index) };
      bench.plug(usb, `ttyACM${index}`);
    }
    const user = { uid: RUNNER_UID, name: "runner", groups: [] };
    const diagnosis = await diagnose(bench.runner({ user }));
    expect(diagnosis.ports).toHaveLength(64);
    expect(JSON.stringify(diagnosis).length).toBeLessThan(250_000);
    const { blocks } = doctorSection({ operation: "doctor", ...diagnosis });
    expect(blocks.join("").length).toBeLessThan(500_000);
  });
});
