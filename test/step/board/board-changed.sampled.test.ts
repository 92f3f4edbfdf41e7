import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseFault } from "../../../src/virtual-board/faults/fault-text.ts";
import type { Fault } from "../../../src/virtual-board/faults/fault.ts";
import type { MacAddress } from "../../../src/virtual-board/chips/chip-model.ts";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { backupOf } from "../../support/backups/made-backup.ts";
import { bridged, portRack } from "../../support/board/port-rack.ts";
import { PINNED_VERSIONS } from "../../support/esptool/esptool.ts";
import { recorder } from "../../support/esptool/recording-esptool.ts";
import { rfc2217Port } from "../../support/board/rfc2217-port.ts";
import { type SwitchedPort, switchedPort } from "../../support/board/switched-port.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn, sample } from "../../support/sample.ts";

const MIB = 1024 * 1024;
const OTHER_MAC: MacAddress = [0x02, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b];
const IMAGE = noise("image", 200_000);

function fault(text: string): Fault {
  const parsed = parseFault(text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed.fault;
}

/** Pulled out in the middle of a write. */
const LOST = "unplug:at=write:60000,times=1";

const sampled = oneIn(4);

interface Bench extends AsyncDisposable {
  readonly workspace: string;
  readonly first: TestBoard;
  readonly other: TestBoard;
  readonly port: SwitchedPort;
  readonly step: (inputs: ActionInputs) => Promise<ActionRun>;
}

/** Two boards behind one port: the first `turns` connections meet the first. */
async function bench(turns: number, faults: readonly string[] = []): Promise<Bench> {
  const first = await startBoard({ flashSize: MIB, faults: faults.map(fault) });
  const other = await startBoard({ flashSize: MIB, mac: OTHER_MAC });
  first.flash.poke(0, noise("first", MIB));
  other.flash.poke(0, noise("other", MIB));
  const port = await switchedPort(first, ...Array.from({ length: turns - 1 }, () => first), other);
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  writeFileSync(join(workspace, "app.bin"), IMAGE);
  const common = { port: port.url, "lock-folder": mkdtempSync(join(tmpdir(), "locks-")) };
  return {
    workspace,
    first,
    other,
    port,
    step: (inputs) => runAction({ ...common, ...inputs }, { workspace }),
    [Symbol.asyncDispose]: async () => {
      await port[Symbol.asyncDispose]();
      await first[Symbol.asyncDispose]();
      await other[Symbol.asyncDispose]();
    },
  };
}

function expectUntouched(board: TestBoard, name: string): void {
  expect(board.log.writes).toEqual([]);
  expect(board.log.erases).toEqual([]);
  expect(board.flash.read(0, MIB).equals(noise(name, MIB))).toBe(true);
}

function expectChanged(run: ActionRun): void {
  expect(run.outputs, run.log).toMatchObject({
    failure: "board-changed",
    "failure-class": "refused",
    success: "false",
  });
  expect(run.outputs).not.toHaveProperty("verified");
  expect(run.exitCode).toBe(1);
  expect(run.orphans).toEqual([]);
}

const FLASH = { operation: "flash", file: "app.bin", address: "0x40000" } as const;

describe("another board behind the port from the second esptool process on", () => {
  const expected = { "require-chip": "esp32" };
  const cases: readonly (readonly [string, ActionInputs])[] = [
    ["flash", { ...FLASH, ...expected }],
    ["verify", { operation: "verify", file: "app.bin", address: "0x40000", ...expected }],
    ["read", { operation: "read", output: "a.bin", address: 0, size: 4096, ...expected }],
    ["erase", { operation: "erase", address: 0, size: 4096, ...expected }],
    ["backup", { operation: "backup", output: "b.bin", upload: "never" }],
    ["info", { operation: "info" }],
    ["a dry run", { ...FLASH, "dry-run": "connect", ...expected }],
  ];
  const operations = sample("operations", cases, ([, inputs]) => [
    ["flash", "erase"].includes(String(inputs["operation"])) ? "changes" : "reads",
  ]);
  it.each(operations.cases)("ends %s as board-changed, and no board is written", async (_, inputs) => {
    await using on = await bench(1);
    const run = await on.step({ ...inputs, retries: 2 });
    expectChanged(run);
    expectUntouched(on.first, "first");
    expectUntouched(on.other, "other");
    expect(on.port.served).toEqual([on.first, on.other]);
    expect(run.outputs).toMatchObject({ mac: macOf(on.first), "board-state": "untouched" });
    expect(JSON.parse(run.outputs["pinned"] ?? "")).toEqual(["chip", "mac", "flash-size"]);
    // No half of a file is left, neither of one board nor of two.
    expect(readdirSync(on.workspace)).toEqual(["app.bin"]);
    // What was never begun leaves no record; only what changes a flash has one.
    if (inputs["operation"] !== "flash" && inputs["operation"] !== "erase") return;
    const next = await on.step({ operation: "read", output: "a.bin", address: 0, size: 4096 });
    expect(next.outputs).not.toHaveProperty("previous-interruption");
  });

  const tried = sample("is seen with esptool %s, too, and so is a link that is lost", PINNED_VERSIONS, () => [
    "any",
  ]);
  it.each(tried.cases)(tried.title, async (version) => {
    const esptool = { "esptool-source": "pip", "esptool-version": version } as const;
    await using on = await bench(1);
    expectChanged(await on.step({ ...FLASH, ...expected, ...esptool }));
    expectUntouched(on.other, "other");
    await using lost = await bench(2, [LOST]);
    const run = await lost.step({ ...FLASH, ...esptool, force: true, retries: 0 });
    expect(run.outputs, run.log).toMatchObject({ failure: "link-lost", attempts: "1" });
    expectUntouched(lost.other, "other");
  });

  sampled("does not restore a backup to a board that is not its own", async () => {
    await using on = await bench(1);
    const { image, manifest } = backupOf(on.first, {}, noise("backup", MIB));
    writeFileSync(join(on.workspace, "b.bin"), image);
    writeFileSync(join(on.workspace, "b.bin.json"), manifest);
    const run = await on.step({ operation: "restore", backup: "b.bin" });
    expectChanged(run);
    expectUntouched(on.first, "first");
    expectUntouched(on.other, "other");
  });

  sampled("is told by its Secure Download Mode, which hides its MAC address", async () => {
    const mac: MacAddress = [0x02, 1, 1, 1, 1, 1];
    await using first = await startBoard({ chip: "esp32s3", flashSize: MIB, mac });
    await using other = await startBoard({ chip: "esp32s3", flashSize: MIB, secureDownloadMode: true });
    other.flash.poke(0, noise("other", MIB));
    await using port = await switchedPort(first, other);
    const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
    writeFileSync(join(workspace, "app.bin"), IMAGE);
    const expected = { "require-mac": "02:01:01:01:01:01", verify: false };
    const run = await runAction({ port: port.url, ...FLASH, ...expected }, { workspace });
    expectChanged(run);
    expectUntouched(other, "other");
    expect(run.annotations[0]?.message).toContain("in Secure Download Mode");
  });

  sampled("is told by its chip and its flash size as well", async () => {
    for (const options of [{ chip: "esp32c3" }, { flashSize: 2 * MIB }] as const) {
      const mac: MacAddress = [0x02, 1, 1, 1, 1, 1];
      await using first = await startBoard({ flashSize: MIB, mac });
      await using other = await startBoard({ flashSize: MIB, mac, ...options });
      await using port = await switchedPort(first, other);
      const inputs = { operation: "read", output: "a.bin", address: 0, "require-chip": "esp32" };
      const run = await runAction({ port: port.url, ...inputs });
      expectChanged(run);
    }
  });
});

describe("a link that is lost in the middle of a write", () => {
  sampled("is not taken up by esptool itself: without retries the step has failed", async () => {
    await using on = await bench(1, [LOST]);
    const run = await on.step({ ...FLASH, retries: 0 });
    expect(run.outputs, run.log).toMatchObject({
      failure: "link-lost",
      attempts: "1",
      "board-state": "partly-written",
    });
    expect(on.port.served).toEqual([on.first]);
    expectUntouched(on.other, "other");
  });

  sampled("does not continue with another board, and the record keeps the first as it was left", async () => {
    await using on = await bench(1, [LOST]);
    const run = await on.step({ ...FLASH, retries: 2 });
    expectChanged(run);
    expect(run.outputs).toMatchObject({
      mac: macOf(on.first),
      "board-state": "partly-written",
      attempts: "2",
    });
    expect(on.port.served).toEqual([on.first, on.other]);
    expectUntouched(on.other, "other");
    const next = await on.step({ operation: "read", output: "a.bin", address: 0, size: 4096 });
    expect(JSON.parse(next.outputs["previous-interruption"] ?? "")).toMatchObject({
      operation: "flash",
      state: "partly-written",
    });
  });

  sampled("is taken up by a retry where it is the same board", async () => {
    await using on = await bench(2, [LOST]);
    const run = await on.step({ ...FLASH, retries: 1 });
    expect(run.outputs, run.log).toMatchObject({ verified: "true", attempts: "2", mac: macOf(on.first) });
    expect(on.first.flash.read(0x4_0000, IMAGE.length).equals(IMAGE)).toBe(true);
    expect(on.port.served).toEqual([on.first, on.first]);
  });

  sampled("stays known of its board, whatever another one at the same place is given", async () => {
    await using on = await bench(1, [LOST]);
    await using port = await switchedPort(on.first, on.other, on.first);
    const flash = (): Promise<ActionRun> => on.step({ ...FLASH, port: port.url, retries: 0 });
    expect((await flash()).outputs).toMatchObject({ failure: "link-lost" });
    const onOther = await flash();
    expect(onOther.outputs, onOther.log).toMatchObject({ verified: "true", mac: macOf(on.other) });
    expect(onOther.annotations[0]?.message).toContain(`of the board ${macOf(on.first)}`);
    const onFirst = await flash();
    expect(onFirst.outputs, onFirst.log).toMatchObject({ verified: "true", mac: macOf(on.first) });
    expect(onFirst.outputs).toHaveProperty("previous-interruption");
    expect((await flash()).outputs).not.toHaveProperty("previous-interruption");
    expect(port.served).toEqual([on.first, on.other, on.first, on.first]);
  });

  // Device files of Linux stand for the ports.
  sampled(
    "does not follow the name of the port to another place",
    async () => {
      await using on = await bench(1, [LOST]);
      const rack = await portRack();
      const serial = { serial_number: "0001", url: on.port.url };
      const here = [bridged("/dev/null", serial)];
      const moved = [
        bridged("/dev/null", { ...serial, serial_number: "0002" }),
        bridged("/dev/zero", serial),
      ];
      rack.plug(here, here, moved);
      const run = await on.step({
        ...FLASH,
        "esptool-source": "path",
        "esptool-path": rack.python,
        port: "serial=0001",
        retries: 1,
        // A reset would wait for the board again.
        after: "no-reset",
      });
      expect(run.outputs, run.log).toMatchObject({
        failure: "port-not-found",
        "board-state": "partly-written",
      });
      expect(on.port.served).toEqual([on.first]);
      expectUntouched(on.other, "other");
    },
    { skip: process.platform !== "linux" },
  );
});

describe("a port that breaks in a reset, so that esptool opens it again", () => {
  sampled("does not take up another board, which runs its firmware again", async () => {
    await using on = await bench(1);
    await using port = await rfc2217Port(on.first, { board: on.first, breaksAtReset: true }, on.other);
    const run = await on.step({ ...FLASH, "require-chip": "esp32", retries: 0, port: port.url });
    expectChanged(run);
    expectUntouched(on.first, "first");
    expectUntouched(on.other, "other");
    expect(on.other.mode).toBe("application");
  });
});

// A script that names its interpreter stands for a program of its own.
describe.skipIf(process.platform === "win32")("an esptool that is no Python package", () => {
  sampled("is terminated when it finds another board, and before it reconnects", async () => {
    const esptool = await recorder(mkdtempSync(join(tmpdir(), "esptool-")), "esptool", "esptool");
    await using on = await bench(1, [LOST]);
    const own = { ...FLASH, "esptool-source": "path", "esptool-path": esptool.path };
    const lost = await on.step({ ...own, retries: 0 });
    expect(lost.outputs, lost.log).toMatchObject({ failure: "link-lost", "board-state": "partly-written" });
    expect(on.port.served).toEqual([on.first]);
    await using again = await bench(1);
    expectChanged(await again.step({ ...own, port: again.port.url, "require-chip": "esp32" }));
    expectUntouched(again.other, "other");
  });
});

describe.runIf(process.platform === "linux")("a board that was chosen for its MAC", () => {
  sampled("is the only one that is written, and another one runs its firmware again", async () => {
    await using on = await bench(1);
    const rack = await portRack();
    rack.plug([bridged("/dev/null", { url: on.port.url })]);
    const run = await on.step({
      ...FLASH,
      "esptool-source": "path",
      "esptool-path": rack.python,
      port: `mac=${macOf(on.first)}`,
    });
    expectChanged(run);
    expectUntouched(on.other, "other");
    const commands = rack
      .starts()
      .flatMap(([kind, ...words]) => (kind === "esptool" ? [words.join(" ")] : []));
    expect(commands).toHaveLength(3);
    expect(commands[1]).toContain("write-flash");
    expect(commands[2]).toMatch(/--after hard-reset .*flash-id$/);
  });
});

function macOf({ mac }: TestBoard): string {
  return mac.map((byte) => byte.toString(16).padStart(2, "0")).join(":");
}
