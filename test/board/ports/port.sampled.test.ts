import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPort } from "../../../src/board/ports/port-check.ts";
import { parsePort, type Port } from "../../../src/esptool/run/port.ts";
import { runs } from "../../support/sample.ts";

const problem = { problem: expect.stringContaining("is not a port") as string };

describe("a port that is accepted", () => {
  it.each<[string, NodeJS.Platform, Port]>([
    ["/dev/ttyUSB0", "linux", { kind: "serial", name: "/dev/ttyUSB0" }],
    ["/dev/cu.usbserial-0001", "darwin", { kind: "serial", name: "/dev/cu.usbserial-0001" }],
    [
      "/dev/serial/by-id/usb-Espressif_USB_JTAG_serial_debug_unit_7C:DF:A1:E2:93:58-if00",
      "linux",
      {
        kind: "serial",
        name: "/dev/serial/by-id/usb-Espressif_USB_JTAG_serial_debug_unit_7C:DF:A1:E2:93:58-if00",
      },
    ],
    ["COM5", "win32", { kind: "serial", name: "COM5" }],
    ["com12", "win32", { kind: "serial", name: "COM12" }],
    [
      "socket://localhost:5555",
      "linux",
      { kind: "socket", name: "socket://localhost:5555", host: "localhost" },
    ],
    ["socket://esp_qemu:5555", "linux", { kind: "socket", name: "socket://esp_qemu:5555", host: "esp_qemu" }],
    ["socket://10.0.0.7:1", "win32", { kind: "socket", name: "socket://10.0.0.7:1", host: "10.0.0.7" }],
    ["socket://[::1]:65535", "linux", { kind: "socket", name: "socket://[::1]:65535", host: "[::1]" }],
    [
      "rfc2217://lab-7.example.org:4000",
      "linux",
      { kind: "rfc2217", name: "rfc2217://lab-7.example.org:4000", host: "lab-7.example.org" },
    ],
    [
      "rfc2217://lab:4000?ign_set_control",
      "darwin",
      { kind: "rfc2217", name: "rfc2217://lab:4000?ign_set_control", host: "lab" },
    ],
  ])("%s on %s", (text, platform, port) => {
    expect(parsePort(text, platform)).toEqual({ value: port });
  });
});

describe("a port that is refused", () => {
  it.each([
    "",
    " ",
    "ttyUSB0",
    "dev/ttyUSB0",
    "/dev/",
    "/dev",
    "/dev/../etc/passwd",
    "/dev/serial/../../etc/passwd",
    "/dev/..",
    "/dev/tty USB0",
    "/dev/ttyUSB0\n--port=x",
    "/dev/tty;reboot",
    "/dev/$(reboot)",
    "/DEV/ttyUSB0",
    "/etc/passwd",
    "//dev/ttyUSB0",
    "COM5",
    "-p",
    "--port",
    "@/dev/ttyUSB0",
    "@arguments",
    "spy:///dev/ttyUSB0?file=/tmp/x",
    "spy://socket://localhost:5555?file=/tmp/x",
    "loop://",
    "hwgrep://.*",
    "alt:///dev/ttyUSB0?class=VTIMESerial",
    "cp2110://0",
    "http://localhost:5555",
    "socket://",
    "socket://localhost",
    "socket://localhost:",
    "socket://:5555",
    "socket://localhost:0",
    "socket://localhost:65536",
    `socket://${"h".repeat(254)}:5555`,
    "socket://localhost:555555",
    "socket://localhost:+5",
    "socket://localhost:5555/",
    "socket://localhost:5555/path",
    "socket://localhost:5555?logging=debug",
    "socket://localhost:5555?ign_set_control",
    "socket://localhost:5555#x",
    "socket://user@localhost:5555",
    "socket://user:secret@localhost:5555",
    "socket://local host:5555",
    "socket://-x:5555",
    "socket://x-:5555",
    "socket://localhost:5555\nx",
    "SOCKET://localhost:5555",
    "socket:localhost:5555",
    "rfc2217://localhost:5555?ign_set_control&logging=debug",
    "rfc2217://localhost:5555?logging=debug",
    "rfc2217://localhost:5555?ign_set_control=1",
  ])("%j on Linux", (text) => {
    expect(parsePort(text, "linux")).toEqual(problem);
  });

  it.each(["/dev/ttyUSB0", "COM0", "COM", "COM1234", "COM5:", String.raw`\\.\COM5`, "COM5 ", "CON", "NUL"])(
    "%j on Windows",
    (text) => {
      expect(parsePort(text, "win32")).toEqual({ problem: expect.stringContaining("COM5") as string });
    },
  );

  it("whatever it is, an accepted one never looks like an option, a file of arguments or several words", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((rest) => `/dev/${rest}`),
      fc.string().map((rest) => `socket://${rest}:5555`),
      fc.string().map((rest) => `rfc2217://a:5555${rest}`),
    );
    let accepted = 0;
    fc.assert(
      fc.property(text, (port) => {
        const parsed = parsePort(port, "linux");
        if ("problem" in parsed) return;
        accepted++;
        expect(parsed.value.name).toMatch(/^(?:\/dev\/|socket:\/\/|rfc2217:\/\/)[\w./:+@,=[\]?-]+$/);
      }),
      { numRuns: runs(10_000) },
    );
    expect(accepted).toBeGreaterThan(runs(200));
  });

  it("is refused quickly, however long", () => {
    for (const text of [`socket://${"a".repeat(200_000)}`, `socket://${"a.".repeat(100_000)}!`]) {
      expect(parsePort(text, "linux")).toEqual(problem);
    }
  });
});

describe("what is not a port, and nearly one", () => {
  it.each([
    ["linux", "ttyUSB0", "/dev/ttyUSB0"],
    ["linux", "dev/ttyACM0", "/dev/ttyACM0"],
    ["linux", "serial/by-id/usb-Espressif-if00", "/dev/serial/by-id/usb-Espressif-if00"],
    ["darwin", "cu.usbmodem1101", "/dev/cu.usbmodem1101"],
    ["win32", String.raw`\\.\COM12`, "COM12"],
    ["win32", "//./com3", "COM3"],
    ["win32", "COM5:", "COM5"],
    ["linux", "localhost:5555", "socket://localhost:5555"],
    ["linux", "tcp://localhost:5555", "socket://localhost:5555"],
    ["linux", "SOCKET://localhost:5555", "socket://localhost:5555"],
    ["win32", "rfc2217:bench:4000", "rfc2217://bench:4000"],
  ] as const)("on %s, %s: did you mean %s?", (platform, text, port) => {
    expect(parsePort(text, platform)).toEqual({
      problem: expect.stringContaining(`; did you mean ${port}?`) as string,
    });
  });

  it.each([
    ["linux", "COM5"],
    ["linux", "ttyUSB0 --port=x"],
    ["linux", "tty/../../etc/passwd"],
    ["win32", "ttyUSB0"],
    ["win32", "COM0"],
    ["linux", "socket://user:secret@localhost:5555"],
    ["linux", "localhost:99999"],
  ] as const)("on %s, %s: nothing is suggested that is not a port", (platform, text) => {
    const parsed = parsePort(text, platform);
    expect("problem" in parsed ? parsed.problem : "").not.toContain("did you mean");
  });
});

describe("a look at the port before esptool", () => {
  const serial = (name: string): Port => ({ kind: "serial", name });

  it("lets remote ports and Windows pass: there is no file to look at", async () => {
    await expect(
      checkPort({ kind: "socket", name: "socket://x:1", host: "x" }, "linux"),
    ).resolves.toBeUndefined();
    await expect(checkPort(serial("COM5"), "win32")).resolves.toBeUndefined();
  });

  // Only these systems have device files.
  if (process.platform !== "win32") {
    it("takes a character device", async () => {
      await expect(checkPort(serial("/dev/null"))).resolves.toBeUndefined();
    });

    it("says that there is no such port, and what there is", async () => {
      await expect(checkPort(serial("/dev/ttyNOPE0"))).rejects.toMatchObject({
        code: "port-not-found",
        message: "The port /dev/ttyNOPE0 does not exist.",
        hint: expect.stringContaining("This runner has") as string,
      });
    });

    it("refuses a folder", async () => {
      const [folder] = readdirSync("/dev", { withFileTypes: true }).filter((entry) => entry.isDirectory());
      for (const name of ["/dev/.", `/dev/${folder?.name ?? "no folder"}`]) {
        await expect(checkPort(serial(name))).rejects.toMatchObject({ code: "port-not-allowed" });
      }
    });
  }

  if (process.platform === "linux") {
    it("refuses a link in /dev that leads out of it", async () => {
      await expect(checkPort(serial("/dev/fd"))).rejects.toMatchObject({ code: "port-not-allowed" });
    });
  }
});
