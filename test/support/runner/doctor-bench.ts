// A runner in a folder: the parts of /dev, /sys, /proc, /etc and /run that the doctor reads, as a Linux machine has
// them, with trouble to order.
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Runner } from "../../../src/doctor/runner.ts";
import { installContext } from "../esptool/esptool.ts";

export interface FakeUsb {
  readonly vid: string;
  readonly pid: string;
  readonly serial?: string;
  readonly manufacturer?: string;
  readonly product?: string;
  readonly location?: string;
  readonly driver?: string;
}

export interface FakeProcess {
  readonly pid: number;
  readonly name: string;
  readonly uid?: number;
  /** Targets of its open files; `hidden`: another user's, which is not shown. */
  readonly open?: readonly string[] | "hidden";
  readonly args?: readonly string[];
}

export const CH340: FakeUsb = { vid: "1a86", pid: "7523", product: "USB Serial", driver: "ch341-uart" };
export const NATIVE: FakeUsb = {
  vid: "303a",
  pid: "1001",
  serial: "34:85:18:00:00:01",
  manufacturer: "Espressif",
  product: "USB JTAG/serial debug unit",
  location: "1-2",
  driver: "cdc_acm",
};

/** Nobody's number on any machine that runs the tests, so that the mode of a port decides. */
export const RUNNER_UID = 54_321;
/** dialout's where the tests run as root; else everything made here has the group of who runs them. */
const DIALOUT = 20;

/** What a good one answers to the probe of the installer. */
export const PYTHON = {
  implementation: "cpython",
  major: 3,
  minor: 12,
  base: "/usr/bin/python3.12",
  pip: "24.0",
  ensurepip: true,
  venv: true,
  free_threaded: false,
};

export class FakeBench {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), "doctor-bench-")));
  /** The group of the ports. */
  readonly gid: number;

  constructor() {
    for (const folder of ["dev", "sys/class/tty", "sys/bus/usb/devices", "temp", "work", "cache"]) {
      mkdirSync(join(this.root, folder), { recursive: true });
    }
    this.gid = process.getuid?.() === 0 ? DIALOUT : statSync(join(this.root, "dev")).gid;
    this.file("etc/passwd", `root:x:0:0::/root:/bin/sh\nrunner:x:${RUNNER_UID}:${RUNNER_UID}::/:/bin/sh\n`);
    this.group("dialout", []);
    this.python(PYTHON);
    this.process({ pid: 1, name: "systemd", uid: 0, args: ["/sbin/init"] });
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }));
  }

  /** A Python that answers what it is asked for in that way. */
  python(answer: object): void {
    this.file("bin/python3", `#!/bin/sh\necho '${JSON.stringify(answer)}'\n`);
    chmodSync(join(this.root, "bin/python3"), 0o755);
  }

  file(path: string, text: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  link(path: string, target: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    symlinkSync(target, file);
  }

  /** Names the group of the ports, and says who is in it. */
  group(name: string, members: readonly string[]): void {
    this.file("etc/group", `root:x:0:\n${name}:x:${this.gid}:${members.join(",")}\n`);
  }

  /** A USB device; with a name also its serial port, as the kernel and udev set it up. */
  plug(usb: FakeUsb, name?: string, options: { readonly node?: boolean; readonly mode?: number } = {}): void {
    const location = usb.location ?? "1-1";
    const folder = `sys/devices/usb1/${location}`;
    for (const [field, text] of Object.entries({
      idVendor: usb.vid,
      idProduct: usb.pid,
      serial: usb.serial,
      manufacturer: usb.manufacturer,
      product: usb.product,
      dev: "189:3",
    })) {
      if (text !== undefined) this.file(`${folder}/${field}`, `${text}\n`);
    }
    this.link(`sys/bus/usb/devices/${location}`, `../../../devices/usb1/${location}`);
    if (name === undefined) return;
    const face = `${folder}/${location}:1.0`;
    const driver = usb.driver ?? "cdc_acm";
    mkdirSync(join(this.root, "sys/bus/usb/drivers", driver), { recursive: true });
    this.file(`${face}/tty/${name}/dev`, "188:0\n");
    this.link(`${face}/driver`, join(this.root, "sys/bus/usb/drivers", driver));
    this.link(`${face}/tty/${name}/device`, "../..");
    this.link(`sys/class/tty/${name}`, `../../devices/usb1/${location}/${location}:1.0/tty/${name}`);
    if (options.node !== false) this.node(name, options.mode ?? 0o660);
    const id = `usb-${usb.product ?? "board"}_${usb.serial ?? location}-if00`.replaceAll(/[^\w.:-]/g, "_");
    if (options.node !== false) this.link(`dev/serial/by-id/${id}`, `../../${name}`);
  }

  /** A UART of the mainboard; type 0 is one that is not there. */
  uart(name: string, type: number): void {
    mkdirSync(join(this.root, "sys/devices/platform/serial8250"), { recursive: true });
    this.file(`sys/devices/platform/serial8250/tty/${name}/type`, `${type}\n`);
    this.link(`sys/devices/platform/serial8250/tty/${name}/device`, "../..");
    this.link(`sys/class/tty/${name}`, `../../devices/platform/serial8250/tty/${name}`);
    this.node(name, 0o600);
  }

  node(name: string, mode: number): void {
    const file = join(this.root, "dev", name);
    writeFileSync(file, "");
    if (process.getuid?.() === 0) chownSync(file, 0, this.gid);
    chmodSync(file, mode);
  }

  process({ pid, name, uid = 0, open = [], args = [name] }: FakeProcess): void {
    this.file(`proc/${pid}/status`, `Name:\t${name}\nUid:\t${uid}\t${uid}\t${uid}\t${uid}\n`);
    this.file(`proc/${pid}/cmdline`, args.map((arg) => `${arg}\0`).join(""));
    if (open === "hidden") {
      // Root may read every folder, so a file replaces a folder that is refused.
      this.file(`proc/${pid}/fd`, "");
      return;
    }
    mkdirSync(join(this.root, `proc/${pid}/fd`), { recursive: true });
    for (const [index, target] of open.entries()) this.link(`proc/${pid}/fd/${index}`, target);
  }

  /** The runner as the doctor gets it; its user is `runner`, in no group but its own. */
  runner(changes: Partial<Runner> = {}): Runner {
    const { root } = this;
    const user = changes.user ?? { uid: RUNNER_UID, name: "runner", groups: [RUNNER_UID] };
    return {
      platform: "linux",
      arch: "x64",
      nodeVersion: "24.1.0",
      root,
      user,
      pid: 99_999,
      workspace: join(root, "work"),
      port: undefined,
      esptool: { source: "auto", version: "", allowUnpinned: false },
      install: installContext({
        toolCache: join(root, "cache"),
        temp: join(root, "temp"),
        env: { PATH: join(root, "bin") },
      }),
      mayOpen: async (path) => {
        const { mode, gid } = await stat(path);
        return (mode & 0o006) === 0o006 || ((mode & 0o060) === 0o060 && user.groups.includes(gid));
      },
      freeSpace: () => Promise.resolve({ bytes: 10_000_000_000, files: 1_000_000 }),
      ...changes,
    };
  }
}
