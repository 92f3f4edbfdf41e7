import { statSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { boardKey, type BoardKeyOptions } from "../../../src/board/locks/board-key.ts";
import { parsePort, type Port } from "../../../src/esptool/run/port.ts";
import { freshFolder } from "../../support/runner/runner.ts";

function port(text: string, platform: NodeJS.Platform = "linux"): Port {
  const parsed = parsePort(text, platform);
  if ("problem" in parsed) throw new Error(`${text} ${parsed.problem}`);
  return parsed.value;
}

const keys = (texts: readonly string[], options: BoardKeyOptions): Promise<string[]> =>
  Promise.all(texts.map((text) => boardKey(port(text, options.platform), options)));

describe("the key of a board on the network", () => {
  const options = { platform: "linux", host: "bench" } as const;

  it("is the same for all names of this host and both protocols", async () => {
    const spellings = [
      "socket://localhost:5555",
      "socket://LOCALHOST:5555",
      "socket://localhost:05555",
      "socket://127.0.0.1:5555",
      "socket://127.1:5555",
      "socket://[::1]:5555",
      "socket://[0:0::1]:5555",
      "socket://[::ffff:127.0.0.1]:5555",
      "socket://0.0.0.0:5555",
      "socket://Bench:5555",
      "rfc2217://localhost:5555",
      "rfc2217://127.0.0.1:5555?ign_set_control",
    ];
    const found = await keys(spellings, options);
    expect(new Set(found)).toEqual(new Set([found[0]]));
    expect(found[0]).toMatch(/^localhost-5555-[\da-f]{16}$/);
  });

  it("is the same for all spellings of another host, and differs between hosts and ports", async () => {
    const [a, b, ...others] = await keys(
      [
        "socket://Rack.example:4000",
        "rfc2217://rack.example:4000",
        "socket://rack.example:4001",
        "socket://rack2.example:4000",
        "socket://localhost:4000",
      ],
      options,
    );
    expect(a).toBe(b);
    expect(new Set([a, ...others]).size).toBe(4);
  });

  it("is a valid file name for every host that a port can have", async () => {
    const found = await keys(
      ["socket://[fe80::1:2:3]:65535", `socket://${"a".repeat(200)}:1`, "socket://qemu_1:5555"],
      options,
    );
    for (const key of found) expect(key).toMatch(/^[\w.-]{1,60}$/);
  });
});

describe("the key of a serial port", () => {
  it("is the same for COM5 and com5, and differs for COM6", async () => {
    const [a, b, c] = await keys(["COM5", "com5", "COM6"], { platform: "win32" });
    expect(a).toBe(b);
    expect(c).not.toBe(a);
  });

  it("is the same for both devices that macOS has for a port", async () => {
    const [a, b, c] = await keys(
      ["/dev/cu.usbserial-110", "/dev/tty.usbserial-110", "/dev/cu.usbserial-120"],
      { platform: "darwin" },
    );
    expect(a).toBe(b);
    expect(c).not.toBe(a);
  });

  it("is made from the name of a port that is not there", async () => {
    const [a, b, c] = await keys(["/dev/nonexistent0", "/dev/nonexistent0", "/dev/nonexistent1"], {
      platform: "linux",
    });
    expect(a).toBe(b);
    expect(c).not.toBe(a);
  });
});

// Character devices that every Linux has stand for the nodes; a folder of our own stands for /sys.
describe.runIf(process.platform === "linux")("the key of a serial port on Linux", () => {
  const CONTROLLER = "devices/pci0000:00/0000:00:14.0/usb1/1-1";

  /** A /sys in which each node is the device at that place. */
  function sysfs(places: Readonly<Record<string, string>>): string {
    const root = freshFolder("sysfs");
    mkdirSync(join(root, "dev", "char"), { recursive: true });
    for (const [node, place] of Object.entries(places)) {
      const { rdev } = statSync(node);
      mkdirSync(join(root, place), { recursive: true });
      symlinkSync(join(root, place), join(root, "dev", "char", `${rdev >> 8}:${rdev & 0xff}`));
    }
    return root;
  }

  const serial = (name: string): Port => ({ kind: "serial", name });

  it("is the same for the device and its by-id and by-path links", async () => {
    const root = sysfs({ "/dev/null": `${CONTROLLER}/1-1.4/1-1.4:1.0/ttyUSB0/tty/ttyUSB0` });
    const links = freshFolder("serial");
    const byId = join(links, "by-id", "usb-1a86_USB_Serial-if00-port0");
    const byPath = join(links, "by-path", "pci-0000:00:14.0-usb-0:1.4:1.0-port0");
    for (const link of [byId, byPath]) {
      mkdirSync(dirname(link));
      symlinkSync("/dev/null", link);
    }
    const found = await Promise.all(
      ["/dev/null", byId, byPath].map((name) => boardKey(serial(name), { sysfs: root })),
    );
    expect(new Set(found).size).toBe(1);
    expect(found[0]).toMatch(/^usb-1-1\.4-1\.0-[\da-f]{16}$/);
  });

  it("stays the same when the kernel gives the board another number", async () => {
    const before = sysfs({ "/dev/null": `${CONTROLLER}/1-1.4/1-1.4:1.0/tty/ttyACM0` });
    const after = sysfs({ "/dev/zero": `${CONTROLLER}/1-1.4/1-1.4:1.0/tty/ttyACM3` });
    expect(await boardKey(serial("/dev/zero"), { sysfs: after })).toBe(
      await boardKey(serial("/dev/null"), { sysfs: before }),
    );
  });

  it("differs between two adapters with one serial number, and between two channels of an adapter", async () => {
    const root = sysfs({
      "/dev/null": `${CONTROLLER}/1-1.3/1-1.3:1.0/ttyUSB0/tty/ttyUSB0`,
      "/dev/zero": `${CONTROLLER}/1-1.4/1-1.4:1.0/ttyUSB1/tty/ttyUSB1`,
      "/dev/full": `${CONTROLLER}/1-1.4/1-1.4:1.1/ttyUSB2/tty/ttyUSB2`,
      "/dev/random": "devices/platform/serial8250/tty/ttyS0",
    });
    const names = ["/dev/null", "/dev/zero", "/dev/full", "/dev/random"];
    const found = await Promise.all(names.map((name) => boardKey(serial(name), { sysfs: root })));
    expect(new Set(found).size).toBe(4);
    expect(found[3]).toMatch(/^ttyS0-/);
  });

  it("is made from the device node if the kernel knows no more about it", async () => {
    const root = sysfs({});
    expect(await boardKey(serial("/dev/null"), { sysfs: root })).toMatch(/^null-/);
  });
});
