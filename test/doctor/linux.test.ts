import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { boardKey } from "../../src/board/locks/board-key.ts";
import { claimantOf } from "../../src/board/locks/holder.ts";
import { acquireBoardLock } from "../../src/board/locks/lock.ts";
import { changeBy, writeUnfinished } from "../../src/board/unfinished/unfinished.ts";
import { readBoardRecord } from "../../src/doctor/board-record.ts";
import { diagnose } from "../../src/doctor/diagnose.ts";
import type { Check, Diagnosis } from "../../src/doctor/diagnosis.ts";
import { holdersOf } from "../../src/doctor/holders.ts";
import { scanProcesses } from "../../src/doctor/processes.ts";
import { hostLock } from "../../src/system/files/file-lock.ts";
import type { Runner } from "../../src/doctor/runner.ts";
import { CH340, FakeBench, NATIVE, RUNNER_UID } from "../support/runner/doctor-bench.ts";

/** What is said under that name; a test that expects one gets one. */
function said(diagnosis: Diagnosis, name: string): Check {
  const found = diagnosis.checks.filter((check) => check.name === name);
  if (found[0] === undefined || found.length > 1) {
    throw new Error(`${found.length} checks ${name}: ${JSON.stringify(diagnosis.checks)}`);
  }
  return found[0];
}

const inDialout = (bench: FakeBench): Partial<Runner> => ({
  user: { uid: RUNNER_UID, name: "runner", groups: [RUNNER_UID, bench.gid] },
});

// The tree has links, and names with colons.
describe.skipIf(process.platform === "win32")("the doctor on Linux", () => {
  it("finds nothing on a good bench, and says what each port is", async () => {
    const bench = new FakeBench();
    bench.plug(NATIVE, "ttyACM0");
    bench.uart("ttyS0", 4);
    bench.uart("ttyS1", 0);
    const diagnosis = await diagnose(bench.runner(inDialout(bench)));
    const bad = diagnosis.checks.filter(({ status }) => status !== "ok");
    expect(bad).toEqual([]);
    expect(diagnosis.healthy).toBe(true);
    expect(diagnosis.ports.map(({ port }) => port)).toEqual(["/dev/ttyACM0", "/dev/ttyS0"]);
    expect(diagnosis.ports[0]).toEqual({
      port: "/dev/ttyACM0",
      by_id: ["/dev/serial/by-id/usb-USB_JTAG_serial_debug_unit_34:85:18:00:00:01-if00"],
      by_path: [],
      vid: "303a",
      pid: "1001",
      serial: "34:85:18:00:00:01",
      manufacturer: "Espressif",
      product: "USB JTAG/serial debug unit",
      location: "1-2",
      driver: "cdc_acm",
      bridge: "Espressif USB-Serial-JTAG (in the chip)",
      mode: "0660",
      owner: expect.any(String) as string,
      group: "dialout",
      may_open: true,
      holders: [],
      holders_complete: true,
    });
  });

  it("says that there is no port, and what a container needs for one", async () => {
    const diagnosis = await diagnose(new FakeBench().runner());
    expect(said(diagnosis, "ports")).toMatchObject({
      status: "problem",
      message: "This runner has no serial port.",
    });
    expect(said(diagnosis, "ports").fix).toContain("--device /dev/ttyUSB0");
    expect(diagnosis).toMatchObject({ healthy: false, ports: [] });
  });

  it("names the command that adds the user to the port's group", async () => {
    const bench = new FakeBench();
    bench.plug(CH340, "ttyUSB0");
    const { status, subject, fix } = said(await diagnose(bench.runner()), "port-permission");
    expect([status, subject]).toEqual(["problem", "/dev/ttyUSB0"]);
    expect(fix).toContain("\n  sudo usermod -aG dialout runner\n");
    expect(fix).toContain("svc.sh");
  });

  it("tells a user who was added after the runner had started to restart it, not to be added again", async () => {
    const bench = new FakeBench();
    bench.group("dialout", ["someone", "runner"]);
    bench.plug(CH340, "ttyUSB0");
    const { fix } = said(await diagnose(bench.runner()), "port-permission");
    expect(fix).toContain("this runner was started before");
    expect(fix).not.toContain("usermod");
  });

  it("gives the udev rule for a port that no group may open", async () => {
    const bench = new FakeBench();
    bench.plug(CH340, "ttyUSB0", { mode: 0o600 });
    const { fix } = said(await diagnose(bench.runner(inDialout(bench))), "port-permission");
    expect(fix).toContain(
      `ATTRS{idVendor}=="1a86", ATTRS{idProduct}=="7523", SUBSYSTEM=="tty", MODE="0660", GROUP="dialout"`,
    );
    expect(fix).toContain("udevadm control --reload");
  });

  it("names who holds a port", async () => {
    const bench = new FakeBench();
    bench.plug(CH340, "ttyUSB0");
    bench.process({ pid: 77, name: "minicom", uid: RUNNER_UID, open: ["/dev/null", "/dev/ttyUSB0"] });
    const diagnosis = await diagnose(bench.runner(inDialout(bench)));
    const { status, message } = said(diagnosis, "port-holder");
    expect(status).toBe("warning");
    expect(message).toContain("minicom (pid 77, user runner)");
    expect(diagnosis.ports[0]?.holders).toEqual([{ pid: 77, command: "minicom", user: "runner" }]);
  });

  it("never calls a port free when it could not look into every process", async () => {
    const bench = new FakeBench();
    bench.plug(CH340, "ttyUSB0");
    bench.process({ pid: 78, name: "secretd", open: "hidden" });
    const diagnosis = await diagnose(bench.runner(inDialout(bench)));
    expect(said(diagnosis, "port-holder").status).toBe("unknown");
    expect(said(diagnosis, "port-holder").fix).toContain("sudo fuser -v /dev/ttyUSB0");
    expect(diagnosis.ports[0]).toMatchObject({ holders: [], holders_complete: false });
  });

  it("suspects a process of another user that names the port, without showing its command line", async () => {
    const bench = new FakeBench();
    bench.plug(CH340, "ttyUSB0");
    const args = ["ser2net", "--password", "hunter2", "/dev/ttyUSB0"];
    bench.process({ pid: 79, name: "ser2net", open: "hidden", args });
    const diagnosis = await diagnose(bench.runner(inDialout(bench)));
    expect(said(diagnosis, "port-holder").status).toBe("warning");
    expect(said(diagnosis, "port-holder").message).toContain("ser2net (pid 79, user root)");
    expect(JSON.stringify(diagnosis)).not.toContain("hunter2");
  });

  it("is not misled by processes that it cannot see at all, or by those of a kernel thread", async () => {
    const bench = new FakeBench();
    bench.plug(CH340, "ttyUSB0");
    bench.process({ pid: 2, name: "kthreadd", open: "hidden", args: [] });
    const all = await diagnose(bench.runner(inDialout(bench)));
    expect(said(all, "port-holder").status).toBe("ok");
    bench.file(".dockerenv", "");
    const inside = await diagnose(bench.runner(inDialout(bench)));
    expect(said(inside, "port-holder")).toMatchObject({ status: "unknown" });
    expect(said(inside, "modem-manager").status).toBe("unknown");
  });

  it("finds who keeps the number of a board that is gone", async () => {
    const bench = new FakeBench();
    bench.plug(CH340, "ttyUSB1");
    bench.process({ pid: 80, name: "picocom", open: ["/dev/ttyUSB0 (deleted)"] });
    const { subject, message } = said(await diagnose(bench.runner(inDialout(bench))), "port-gone");
    expect(subject).toBe("/dev/ttyUSB0");
    expect(message).toContain("picocom (pid 80");
  });

  it("names the job that has a board, and what an earlier step left unfinished on it", async () => {
    const bench = new FakeBench();
    bench.plug(CH340, "ttyUSB0");
    const folder = join(bench.root, "locks");
    await mkdir(folder);
    const key = await boardKey({ kind: "serial", name: "/dev/ttyUSB0" });
    const claimant = claimantOf({ GITHUB_REPOSITORY: "octocat/firmware", GITHUB_JOB: "test" });
    const { PATH: path } = process.env;
    const { signal } = new AbortController();
    const waiting = { port: "/dev/ttyUSB0", hostLock: hostLock({ path }), timeoutMs: 0, signal };
    const lock = await acquireBoardLock({ key, folder, claimant, ...waiting });
    onTestFinished(() => lock.release());
    await writeUnfinished(
      join(folder, `${key}.unfinished`),
      changeBy(claimant, "flash", [{ address: 0x1_0000, size: 4096 }], new Date()),
    );
    const boardRecord = (port: string) => readBoardRecord(port, folder, path);
    const taken = await diagnose(bench.runner({ ...inDialout(bench), boardRecord }));
    expect(said(taken, "board-lock")).toMatchObject({ status: "warning", subject: "/dev/ttyUSB0" });
    expect(said(taken, "board-lock").message).toContain("octocat/firmware (job test)");
    expect(said(taken, "board-unfinished").message).toMatch(
      /an earlier flash did not finish .*0x10000 up to 0x11000/,
    );
    lock.release();
    const free = await diagnose(bench.runner({ ...inDialout(bench), boardRecord }));
    expect(free.checks.filter(({ name }) => name === "board-lock")).toEqual([]);
    const without = (port: string) => readBoardRecord(port, folder, "");
    const helpless = await diagnose(bench.runner({ ...inDialout(bench), boardRecord: without }));
    const unlockable = helpless.checks
      .filter(({ name }) => name === "board-lock")
      .map(({ status }) => status);
    // Only Linux needs a program to lock.
    expect(unlockable).toEqual(process.platform === "linux" ? ["problem"] : []);
  });

  it("gives the rule that keeps ModemManager away, until udev knows it", async () => {
    const bench = new FakeBench();
    bench.plug(NATIVE, "ttyACM0");
    bench.process({ pid: 81, name: "ModemManager" });
    const before = said(await diagnose(bench.runner(inDialout(bench))), "modem-manager");
    expect(before.status).toBe("warning");
    expect(before.fix).toContain(
      `'ATTRS{idVendor}=="303a", ATTRS{idProduct}=="1001", ENV{ID_MM_DEVICE_IGNORE}="1"'`,
    );
    bench.file("run/udev/data/c188:0", "S:serial/by-id/x\nE:ID_MM_DEVICE_IGNORE=1\n");
    const after = said(await diagnose(bench.runner(inDialout(bench))), "modem-manager");
    expect(after.status).toBe("ok");
  });

  it("knows that brltty takes the bridge of a board that has no port", async () => {
    const bench = new FakeBench();
    bench.plug(NATIVE, "ttyACM0");
    bench.plug(CH340);
    bench.file(
      "usr/lib/udev/rules.d/85-brltty.rules",
      `# old\nENV{PRODUCT}=="1a86/7523/*", ENV{BRLTTY}="1"\n`,
    );
    const diagnosis = await diagnose(bench.runner(inDialout(bench)));
    expect(said(diagnosis, "brltty")).toMatchObject({ status: "problem" });
    expect(said(diagnosis, "port-missing")).toMatchObject({ status: "warning", subject: "1-1" });
    expect(said(diagnosis, "port-missing").fix).toContain("sudo modprobe ch341");
    bench.file("usr/lib/udev/rules.d/85-brltty.rules", `#ENV{PRODUCT}=="1a86/7523/*", ENV{BRLTTY}="1"\n`);
    expect(said(await diagnose(bench.runner(inDialout(bench))), "brltty").status).toBe("ok");
  });

  it("warns about gpsd, and about a login on the port", async () => {
    const bench = new FakeBench();
    bench.plug(CH340, "ttyUSB0");
    bench.process({ pid: 82, name: "gpsd" });
    bench.file("etc/systemd/system/getty.target.wants/serial-getty@ttyUSB0.service", "");
    const diagnosis = await diagnose(bench.runner(inDialout(bench)));
    expect(said(diagnosis, "gpsd").message).toContain("/dev/ttyUSB0");
    expect(said(diagnosis, "console")).toMatchObject({ status: "problem", subject: "/dev/ttyUSB0" });
    expect(said(diagnosis, "console").fix).toContain("systemctl disable --now serial-getty@ttyUSB0");
  });

  it("leaves the console of the mainboard alone, unless it is named", async () => {
    const bench = new FakeBench();
    bench.uart("ttyS0", 4);
    bench.file("proc/consoles", "ttyS0                -W- (EC  p a)    4:64\n");
    const all = await diagnose(bench.runner());
    expect(all.checks.filter(({ subject }) => subject === "/dev/ttyS0")).toEqual([]);
    const named = await diagnose(bench.runner({ port: "/dev/ttyS0" }));
    expect(said(named, "console").message).toBe("The kernel prints its messages on it.");
    expect(named.healthy).toBe(false);
  });

  it("explains a port that the kernel has and the container has not", async () => {
    const bench = new FakeBench();
    bench.plug(CH340, "ttyUSB0", { node: false });
    bench.file(".dockerenv", "");
    const { status, fix } = said(await diagnose(bench.runner()), "port-device");
    expect(status).toBe("problem");
    expect(fix).toContain("\n  --device /dev/ttyUSB0");
  });

  it("finds ports without sysfs by their names", async () => {
    const bench = new FakeBench();
    bench.node("ttyUSB3", 0o660);
    bench.node("tty7", 0o660);
    const { ports } = await diagnose(bench.runner());
    expect(ports).toMatchObject([{ port: "/dev/ttyUSB3", vid: null, may_open: false }]);
  });

  it("looks at one port alone, by whichever of its names", async () => {
    const bench = new FakeBench();
    bench.plug(CH340, "ttyUSB0");
    bench.plug(NATIVE, "ttyACM0");
    const id = "/dev/serial/by-id/usb-USB_JTAG_serial_debug_unit_34:85:18:00:00:01-if00";
    bench.link("dev/bench-board", "ttyACM0");
    for (const port of ["/dev/ttyACM0", id, "/dev/bench-board"]) {
      const diagnosis = await diagnose(bench.runner({ port }));
      expect(diagnosis.ports.map((entry) => entry.port)).toEqual(["/dev/ttyACM0"]);
      expect(said(diagnosis, "ports").status).toBe("ok");
    }
    const missing = await diagnose(bench.runner({ port: "/dev/ttyUSB9" }));
    expect(said(missing, "ports")).toMatchObject({ status: "problem", subject: "/dev/ttyUSB9" });
    expect(said(missing, "ports").fix).toContain(id);
  });

  it("opens no connection for a port on the network", async () => {
    const diagnosis = await diagnose(new FakeBench().runner({ port: "rfc2217://127.0.0.1:1" }));
    expect(said(diagnosis, "ports")).toMatchObject({ status: "unknown", subject: "rfc2217://127.0.0.1:1" });
    expect(diagnosis.healthy).toBe(true);
  });
});

describe.runIf(process.platform === "linux")("the processes of this machine", () => {
  it("are seen with what they hold open", async () => {
    const device = await open("/dev/null");
    onTestFinished(() => device.close());
    const list = await scanProcesses("/");
    const accounts = { users: new Map(), groups: new Map() };
    const { holders } = holdersOf("/dev/null", list, accounts, -1);
    expect(holders).toContainEqual({
      pid: process.pid,
      command: expect.any(String) as string,
      user: String(process.getuid?.()),
    });
    expect(holdersOf("/dev/null", list, accounts, process.pid).holders).not.toContainEqual(
      expect.objectContaining({ pid: process.pid }),
    );
  });
});

describe.skipIf(process.platform === "win32")("the doctor with a selector", () => {
  const plugged = (): FakeBench => {
    const bench = new FakeBench();
    bench.plug({ ...NATIVE, location: "1-2" }, "ttyACM0");
    bench.plug({ ...CH340, location: "1-3" }, "ttyUSB0");
    return bench;
  };

  it("looks at the port that a step would find", async () => {
    const bench = plugged();
    const diagnosis = await diagnose(bench.runner({ port: "location=1-3" }));
    expect(diagnosis.ports.map(({ port }) => port)).toEqual(["/dev/ttyUSB0"]);
    expect(said(diagnosis, "ports")).toMatchObject({ status: "ok", message: "It is /dev/ttyUSB0 now." });
  });

  it("says what a step would fail with, and leaves open what only the chip can tell", async () => {
    const bench = plugged();
    const several = await diagnose(bench.runner({ port: "auto" }));
    expect(said(several, "ports")).toMatchObject({
      status: "problem",
      message: expect.stringContaining("`auto` matches 2 ports: /dev/ttyACM0") as string,
    });
    expect(several.ports).toHaveLength(2);
    const mac = await diagnose(bench.runner({ port: "mac=24:0a:c4:00:00:01" }));
    expect(said(mac, "ports")).toMatchObject({ status: "unknown" });
    expect(mac.ports.map(({ port }) => port)).toEqual(["/dev/ttyUSB0"]);
  });
});
