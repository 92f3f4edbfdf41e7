import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { type ActionInputs, type ActionRun, runAction, startAction } from "../../support/runner/action.ts";
import { text } from "../../support/bytes.ts";
import { bridged, holdBoard, type PortRack, portRack } from "../../support/board/port-rack.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { markupProblems } from "../../support/runner/summary-markup.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { oneIn } from "../../support/sample.ts";

const sampled = oneIn(3);

const SMALL = { flashSize: 256 * 1024 };
const SECOND_MAC = "24:0a:c4:00:00:02";

function onRack(rack: PortRack, inputs: ActionInputs): Promise<ActionRun> {
  const workspace = freshFolder("workspace");
  mkdirSync(join(workspace, "build"));
  writeFileSync(join(workspace, "build", "app.bin"), text("app", 8192));
  return runAction(
    { "esptool-source": "path", "esptool-path": rack.python, retries: 0, ...inputs },
    { workspace },
  );
}

const FLASH = { operation: "flash", file: "build/app.bin", address: "0x10000" } as const;

/** The ports that esptool was given, in order. */
function portsUsed(rack: PortRack): string[] {
  return rack
    .starts()
    .flatMap(([kind, ...words]) => (kind === "esptool" ? [words[words.indexOf("--port") + 1] ?? ""] : []));
}

// Device files of Linux stand for the ports.
describe.runIf(process.platform === "linux")("a step on a selected board", () => {
  sampled("uses the one board that looks like one, and says where it is", async () => {
    await using board = await startBoard(SMALL);
    const rack = await portRack();
    rack.plug([
      bridged("/dev/zero", { url: board.url, serial_number: "0001" }),
      { device: "/dev/null", vid: 0x1234, pid: 0x5678, product: "A modem" },
    ]);
    const run = await onRack(rack, { ...FLASH, port: "auto" });
    expect(run.annotations).toEqual([]);
    expect(run.outputs).toMatchObject({ success: "true", verified: "true", port: "/dev/zero" });
    expect(run.log).toContain('auto is /dev/zero (10c4:ea60, serial 0001, location 1-2, "CP2102N").');
    expect(portsUsed(rack)).toEqual(["/dev/zero"]);
    // Once to find the board, once before esptool.
    expect(rack.starts().filter(([kind]) => kind === "list")).toHaveLength(2);
    expect(run.summary).toContain("<code>/dev/zero</code>");
    expect(run.tempListing).toEqual([]);
    expect(run.orphans).toEqual([]);
  });

  sampled("touches none when several fit, and names them", async () => {
    const rack = await portRack();
    rack.plug([
      bridged("/dev/null", { serial_number: "0001", product: "##[error]x</td>" }),
      bridged("/dev/zero", { serial_number: "0001" }),
    ]);
    const run = await onRack(rack, { ...FLASH, port: "serial=0001" });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({
      failure: "port-ambiguous",
      "failure-class": "input",
      port: "serial=0001",
    });
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]?.message).toMatch(
      /matches 2 ports:\n- \/dev\/null .*\n- \/dev\/zero .*\n.*location=/,
    );
    expect(portsUsed(rack)).toEqual([]);
    expect(markupProblems(run.summary)).toEqual([]);
  });

  sampled("tells two boards with one serial number apart by their place", async () => {
    await using board = await startBoard(SMALL);
    const rack = await portRack();
    rack.plug([
      bridged("/dev/null", { serial_number: "0001" }),
      bridged("/dev/zero", { serial_number: "0001", url: board.url }),
    ]);
    const run = await onRack(rack, { ...FLASH, port: "serial=0001, location=1-2" });
    expect(run.outputs).toMatchObject({ success: "true", port: "/dev/zero" });
  });

  sampled("finds the board by its MAC, asking the chips one after the other, and none twice", async () => {
    await using first = await startBoard({ ...SMALL, mac: [0x24, 0x0a, 0xc4, 0, 0, 1] });
    await using second = await startBoard({ ...SMALL, mac: [0x24, 0x0a, 0xc4, 0, 0, 2] });
    const rack = await portRack();
    rack.plug([
      bridged("/dev/null", { url: first.url }),
      bridged("/dev/zero", { url: second.url }),
      { device: "/dev/full", vid: 0x303a, pid: 0x1001, serial_number: "7C:DF:A1:00:00:09", location: "1-3" },
    ]);
    const run = await onRack(rack, { ...FLASH, port: `mac=${SECOND_MAC.toUpperCase()}` });
    expect(run.annotations).toEqual([]);
    expect(run.outputs).toMatchObject({
      success: "true",
      port: "/dev/zero",
      mac: SECOND_MAC,
    });
    expect(portsUsed(rack)).toEqual(["/dev/null", "/dev/zero", "/dev/zero"]);
    expect(first.flash.read(0x10000, 16).every((byte) => byte === 0xff)).toBe(true);
  });

  sampled("says what each board answered when none has the MAC", async () => {
    await using board = await startBoard({ ...SMALL, mac: [0x24, 0x0a, 0xc4, 0, 0, 1] });
    const rack = await portRack();
    rack.plug([bridged("/dev/null", { url: board.url }), bridged("/dev/zero")]);
    const run = await onRack(rack, { ...FLASH, port: `mac=${SECOND_MAC}` });
    expect(run.outputs).toMatchObject({ failure: "port-not-found", "failure-class": "link" });
    expect(run.annotations[0]?.message).toMatch(
      /- \/dev\/null \(.*\): 24:0a:c4:00:00:01\n- \/dev\/zero \(.*\): The port/,
    );
  });

  sampled("asks a board that another step has only when no other has the MAC, and waits for it", async () => {
    await using board = await startBoard({ ...SMALL, mac: [0x24, 0x0a, 0xc4, 0, 0, 2] });
    await using other = await startBoard({ ...SMALL, mac: [0x24, 0x0a, 0xc4, 0, 0, 1] });
    const rack = await portRack();
    const lockFolder = freshFolder("locks");
    rack.plug([bridged("/dev/null", { url: board.url }), bridged("/dev/zero", { url: other.url })]);
    const held = await holdBoard("/dev/null", lockFolder);
    const step = startAction({
      ...{ operation: "erase", "erase-all": true, port: `mac=${SECOND_MAC}` },
      ...{ "esptool-source": "path", "esptool-path": rack.python, "lock-folder": lockFolder },
    });
    await step.sees(/Waiting for the board on \/dev\/null: held by octocat/);
    expect(portsUsed(rack)).toEqual(["/dev/zero"]);
    held.release();
    const run = await step.done;
    expect(run.outputs).toMatchObject({ success: "true", port: "/dev/null", mac: SECOND_MAC });
    expect(portsUsed(rack)).toEqual(["/dev/zero", "/dev/null", "/dev/null"]);
  });

  sampled("waits for a board that is away between two processes", async () => {
    await using board = await startBoard(SMALL);
    const rack = await portRack();
    const plugged = [bridged("/dev/null", { url: board.url })];
    // Found, there for the comparison, away and back before the second look at the difference.
    rack.plug(plugged, plugged, [], [], plugged);
    const run = await onRack(rack, {
      ...FLASH,
      operation: "verify",
      port: "auto",
      "fail-on-mismatch": false,
    });
    expect(run.annotations).toEqual([]);
    expect(run.outputs).toMatchObject({ success: "true", verified: "false", mismatch: "true" });
    expect(run.log).toContain("The board (auto) is not connected: waiting 5 s for it to return.");
    expect(portsUsed(rack)).toEqual(["/dev/null", "/dev/null"]);
  });

  sampled("does not follow the board to a place whose lock it does not have", async () => {
    await using board = await startBoard(SMALL);
    const rack = await portRack();
    const serial = { url: board.url, serial_number: "7" };
    rack.plug([bridged("/dev/null", serial)], [bridged("/dev/zero", serial)]);
    const run = await onRack(rack, { ...FLASH, port: "serial=7" });
    expect(run.outputs).toMatchObject({ failure: "port-not-found", "board-state": "untouched" });
    expect(run.annotations[0]?.message).toContain("whose lock this step does not hold: /dev/zero");
    expect(portsUsed(rack)).toEqual([]);
  });

  sampled(
    "refuses a selector that is none before anything is installed, with all that is wrong",
    async () => {
      const run = await runAction({ operation: "erase", port: "sreial=1,vid=zz", "erase-all": true });
      expect(run.outputs["failure"]).toBe("input-invalid");
      expect(run.annotations[0]?.message).toMatch(/unknown key "sreial".*four hex digits/);
      expect(run.log).not.toContain("Provide esptool");
    },
  );
});
