import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { text } from "../../support/bytes.ts";
import { bridged, holdBoard, type PortRack, portRack } from "../../support/board/port-rack.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { markupProblems } from "../../support/runner/summary-markup.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { actionSteps, readPage } from "../../docs/workflows.ts";
import type { BoardEntry } from "../../../src/operations/list/list-result.ts";

const MAC = "24:0a:c4:00:00:01";
const NATIVE = {
  device: "/dev/full",
  vid: 0x303a,
  pid: 0x1001,
  serial_number: "7C:DF:A1:00:00:09",
  manufacturer: "Espressif",
  product: "USB JTAG/serial debug unit",
  location: "1-3:1.0",
} as const;

function listOn(rack: PortRack, inputs: ActionInputs = {}): Promise<ActionRun> {
  return runAction({ operation: "list", "esptool-source": "path", "esptool-path": rack.python, ...inputs });
}

/** As a matrix gets it: `fromJSON(needs.list.outputs.boards)`. */
function boardsOf({ outputs }: ActionRun): BoardEntry[] {
  return JSON.parse(outputs["boards"] ?? "") as BoardEntry[];
}

const esptools = (rack: PortRack) => rack.starts().filter(([kind]) => kind === "esptool");

// Device files of Linux stand for the ports.
describe.runIf(process.platform === "linux")("operation: list", () => {
  it("says with `dry-run` what it would do, and looks for nothing", async () => {
    const rack = await portRack();
    rack.plug([NATIVE]);
    const run = await listOn(rack, { probe: true, "dry-run": true });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ operation: "list", "dry-run": "true" });
    expect(JSON.parse(run.outputs["commands"] ?? "")).toEqual([
      expect.stringMatching(/^esptool .*--port PORT .*flash-id$/),
    ]);
    expect(run.summary).toContain("dry run: the board was not read");
    expect(rack.starts()).toEqual([]);
    const refused = await listOn(rack, { "dry-run": "connect" });
    expect(refused.outputs).toMatchObject({ failure: "input-invalid" });
    expect(refused.annotations[0]?.message).toContain("use `probe: true` to identify the boards");
  });

  it("gives all boards as JSON for a matrix, and opens no port", async () => {
    const rack = await portRack();
    rack.plug([
      bridged("/dev/null", { serial_number: "0001" }),
      bridged("/dev/zero", { serial_number: "0001" }),
      NATIVE,
    ]);
    const run = await listOn(rack);
    expect(run.annotations).toEqual([]);
    expect(run.exitCode).toBe(0);
    const boards = boardsOf(run);
    expect(boards.map(({ selector }) => selector)).toEqual([
      "serial=7C:DF:A1:00:00:09",
      "location=1-1",
      "location=1-2",
    ]);
    expect(boards[0]).toEqual({
      port: "/dev/full",
      selector: "serial=7C:DF:A1:00:00:09",
      by_id: null,
      location: "1-3",
      serial: "7C:DF:A1:00:00:09",
      vid: "303a",
      pid: "1001",
      manufacturer: "Espressif",
      product: "USB JTAG/serial debug unit",
      bridge: "Espressif USB-Serial-JTAG (in the chip)",
      status: "listed",
      chip: null,
      mac: "7c:df:a1:00:00:09",
      flash_size: null,
      failure: null,
    });
    expect(run.outputs).toMatchObject({ success: "true", operation: "list", port: "", "board-count": "3" });
    expect(run.result).toMatchObject({ boards, board_count: 3, other_ports: [] });
    expect(run.summary).toMatch(/^### ✅ list: 3 boards\n/);
    expect(markupProblems(run.summary)).toEqual([]);
    expect(esptools(rack)).toEqual([]);
    expect(run.tempListing).toEqual([]);
  });

  it("with probe asks every free board who it is, and says of the others what they are", async () => {
    await using free = await startBoard({ flashSize: 512 * 1024, mac: [0x24, 0x0a, 0xc4, 0, 0, 1] });
    await using held = await startBoard({ flashSize: 256 * 1024 });
    const rack = await portRack();
    const lockFolder = freshFolder("locks");
    rack.plug([
      bridged("/dev/null", { url: free.url }),
      bridged("/dev/zero", { url: held.url }),
      bridged("/dev/full"),
    ]);
    const other = await holdBoard("/dev/zero", lockFolder);
    const run = await listOn(rack, { probe: true, "lock-folder": lockFolder });
    other.release();
    expect(run.annotations).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(boardsOf(run)).toMatchObject([
      { port: "/dev/full", status: "failed", chip: null, failure: "port-not-found" },
      {
        port: "/dev/null",
        status: "answered",
        chip: "ESP32",
        mac: MAC,
        flash_size: 512 * 1024,
        failure: null,
      },
      { port: "/dev/zero", status: "busy", chip: null, failure: "board-locked" },
    ]);
    expect(run.outputs["success"]).toBe("true");
    expect(run.summary).toMatch(/^### ✅ list: 3 boards, 1 busy, 1 without a response\n/);
    expect(run.summary).toContain("512 KiB");
    expect(markupProblems(run.summary)).toEqual([]);
    expect(run.tempListing).toEqual([]);
    expect(run.orphans).toEqual([]);
  });

  it("feeds the matrix of the example, whose jobs then flash each board by its selector", async () => {
    await using first = await startBoard({ flashSize: 256 * 1024 });
    await using second = await startBoard({ flashSize: 256 * 1024 });
    const rack = await portRack();
    const boards = [
      bridged("/dev/null", { serial_number: "0001", url: first.url }),
      bridged("/dev/zero", { url: second.url }),
    ];
    rack.plug(boards);
    const example = "examples/list-boards.yml";
    const [listing, flashing] = actionSteps({ where: example, text: readPage(example) }).filter(({ uses }) =>
      uses.startsWith("your-org/"),
    );
    expect([listing?.id, flashing?.with.get("port")]).toEqual(["list", "${{ matrix.board.selector }}"]);
    const matrix = boardsOf(await listOn(rack, Object.fromEntries(listing?.with ?? [])));
    expect(matrix.map(({ selector }) => selector)).toEqual(["serial=0001", "location=1-2"]);
    const workspace = freshFolder("workspace");
    mkdirSync(join(workspace, "build"));
    writeFileSync(join(workspace, "build", "merged.bin"), text("merged", 8192));
    for (const { selector } of matrix) {
      const inputs = { ...Object.fromEntries(flashing?.with ?? []), port: selector };
      const esptool = { "esptool-source": "path", "esptool-path": rack.python };
      const run = await runAction({ ...inputs, ...esptool }, { workspace });
      expect(run.outputs).toMatchObject({ success: "true", verified: "true" });
    }
    for (const board of [first, second]) expect(board.flash.read(0, 8192)).toEqual(text("merged", 8192));
  });

  it("leaves out what no ESP board is known to have, and says so", async () => {
    const rack = await portRack();
    rack.plug([{ device: "/dev/null", vid: 0x1234, pid: 0x5678, product: "GPS" }]);
    const run = await listOn(rack, { probe: true });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ boards: "[]", "board-count": "0" });
    expect(run.log).toContain(
      'Not listed, because no known ESP board uses it: /dev/null (1234:5678, no serial, "GPS"',
    );
    expect(run.summary).toContain("GPS");
    expect(esptools(rack)).toEqual([]);
  });

  it("passes on what a USB device says of itself as text, and never in a selector", async () => {
    const rack = await portRack();
    const hostile = "$(reboot)</td>\n::error::x ##[error]x @team \u202e";
    rack.plug([
      bridged("/dev/null", {
        serial_number: hostile,
        product: hostile,
        manufacturer: hostile,
        location: "1-1",
      }),
      bridged("/dev/zero", { serial_number: hostile, location: hostile }),
    ]);
    const run = await listOn(rack);
    expect(run.annotations).toEqual([]);
    expect(boardsOf(run).map(({ selector }) => selector)).toEqual(["location=1-1", "/dev/zero"]);
    expect(markupProblems(run.summary)).toEqual([]);
    // eslint-disable-next-line no-control-regex -- these are sought
    expect(boardsOf(run)[0]?.product).not.toMatch(/[\u0000-\u001f\u202e]|##\[/);
  });

  it("fails on inputs that it would have to ignore", async () => {
    const run = await runAction({ operation: "list", port: "auto", baud: 115_200 });
    expect(run.outputs["failure"]).toBe("input-invalid");
    expect(run.annotations[0]?.message).toContain("`port` has no effect on list");
    expect(run.annotations[0]?.message).toContain("`baud` has no effect on list");
  });
});
