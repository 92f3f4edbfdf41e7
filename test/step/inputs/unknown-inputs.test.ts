import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";

let board: TestBoard;
let workspace: string;

beforeEach(async () => {
  board = await startBoard({ flashSize: 256 * 1024 });
  workspace = mkdtempSync(join(tmpdir(), "unknown-inputs-"));
  writeFileSync(join(workspace, "a.bin"), Buffer.alloc(4096, 1));
});
afterEach(() => board.close());

function run(inputs: ActionInputs, env: Readonly<Record<string, string>> = {}): Promise<ActionRun> {
  return runAction({ port: board.url, ...inputs }, { workspace, env });
}

/** The annotations of the step itself: not the warning of the runner, which an action cannot rely on. */
function own({ annotations }: ActionRun): readonly string[] {
  return annotations
    .filter(({ title }) => title !== undefined)
    .map(({ level, title, message }) => `${level} ${title ?? ""}: ${message}`);
}

const FLASH = { operation: "flash", file: "a.bin", address: "0x10000" };

describe("an input whose name is misspelt", () => {
  it.each<[string, ActionInputs, string]>([
    ["dryrun", { ...FLASH, dryrun: true }, "`dry-run`"],
    ["expected-mac", { ...FLASH, "expected-mac": "24:0a:c4:00:00:01" }, "`require-mac`"],
    ["adress", { operation: "read", output: "o.bin", adress: "nvs" }, "`address`"],
    ["prot, of a doctor", { operation: "doctor", prot: "x" }, "`port`"],
    ["dry_run, of a list", { operation: "list", port: "", dry_run: true }, "`dry-run`"],
  ])("is refused before anything is opened: %s", async (_, inputs, meant) => {
    const step = await run(inputs);
    expect(step.exitCode, step.log).toBe(1);
    expect(step.outputs).toMatchObject({ failure: "input-invalid", success: "false" });
    expect(own(step).join()).toContain(`did you mean ${meant}?`);
    expect(board.log).toMatchObject({ connections: 0, writes: [], erases: [] });
  });

  it("is reported together with the other inputs that are wrong", async () => {
    const step = await run({ ...FLASH, dryrun: true, baud: "fast" });
    const [message = "", ...others] = own(step);
    expect(others).toEqual([]);
    expect(message).toContain("2 inputs are wrong");
    expect(message).toContain("`dry-run`");
    expect(message).toContain("`baud`");
  });

  it("is refused also when only the environment of the job has it, which looks the same", async () => {
    const step = await run(FLASH, { INPUT_DRYRUN: "true" });
    expect(step.outputs["failure"]).toBe("input-invalid");
    expect(own(step).join()).toContain("variable INPUT_DRYRUN");
  });
});

describe("an input that is near no other", () => {
  it("is a warning, and the step does its work", async () => {
    const step = await run({ ...FLASH, colour: "blue" });
    expect(step.exitCode, step.log).toBe(0);
    expect(own(step)).toEqual([
      "warning esptool-action: unknown input: There is no input `colour` (variable INPUT_COLOUR): it has no effect.",
    ]);
  });
});

describe("the sub-actions", () => {
  const SUB_ACTIONS: [string, ActionInputs, string][] = [
    ["reserve/action.yml", { port: "socket://localhost:9", lock_timeout: 0 }, "`lock-timeout`"],
    ["virtual-board/action.yml", { chip: "esp32", flashsize: "4MB" }, "`flash-size`"],
    ["qemu/action.yml", { chip: "esp32", flashsize: "4MB" }, "`flash-size`"],
  ];
  it.each(SUB_ACTIONS)("refuse a misspelt input: %s", async (manifest, inputs, meant) => {
    const step = await runAction(inputs, { manifest });
    expect(step.exitCode, step.log).toBe(1);
    expect(step.annotations.map(({ message }) => message).join()).toContain(`did you mean ${meant}?`);
    expect(step.state).toEqual({});
    expect(step.orphans).toEqual([]);
  });
});

describe("an input that holds a step back, and is empty", () => {
  it.each<[string, ActionInputs]>([
    ["dry-run", { ...FLASH, "dry-run": "" }],
    ["dry-run", { operation: "erase", "erase-all": true, "dry-run": " " }],
    ["require-encryption", { operation: "backup", output: "b.bin", "require-encryption": "" }],
    ["upload", { operation: "backup", output: "b.bin", upload: "" }],
    ["chip", { ...FLASH, chip: "" }],
    ["require-chip", { ...FLASH, "require-chip": "" }],
    ["require-mac", { ...FLASH, "require-mac": " " }],
    ["require-flash-size", { operation: "erase", "erase-all": true, "require-flash-size": "" }],
    ["require-revision", { ...FLASH, "require-revision": "" }],
    ["lock-folder", { ...FLASH, "lock-folder": "" }],
  ])("is refused before anything is opened: %s", async (name, inputs) => {
    const step = await run(inputs);
    expect(step.outputs).toMatchObject({ failure: "input-invalid", success: "false" });
    expect(own(step).join()).toContain(`nput \`${name}\` is empty`);
    expect(board.log).toMatchObject({ connections: 0, writes: [], erases: [] });
  });

  it("is refused by the reservation, too, before anything is locked", async () => {
    const step = await runAction({ port: board.url, "lock-folder": "" }, { manifest: "reserve/action.yml" });
    expect(step.exitCode, step.log).toBe(1);
    expect(step.annotations.map(({ message }) => message).join()).toContain("nput `lock-folder` is empty");
    expect(step.state).toEqual({});
  });
});
