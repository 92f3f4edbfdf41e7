// The main job, for real: the bundled action flashes a virtual board, verifies it, backs it up as an artifact, finds a
// corrupted region, restores it, and judges the firmware that then runs. Everything runs on this machine: nothing of GitHub and no hardware is needed.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ActionInputs, type ActionRun, runAction } from "../test/support/runner/action.ts";
import { noise, sha256, text } from "../test/support/bytes.ts";
import { applicationImage, bootloaderImage } from "../test/support/firmware/firmware-image.ts";
import { partitionTableImage } from "../test/support/firmware/partition-table-image.ts";
import { startResultsService, zipEntry } from "../test/support/github/results-service.ts";
import { startBoardCommand } from "../test/support/board/virtual-board-command.ts";

const CHIP = "esp32";
const FLASH_SIZE = "1MB";
/** The same in the header of an image, with 40 MHz. */
const FLASH_OF_1MB = 0x00;
const PARTITIONS = [
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x6000 },
  { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x8_0000 },
];
/** What the application does: its first boot is right, and the next one is not. */
const CONSOLE = `applications:
  - boots:
      - steps:
          - after: 50ms
            print: ready in 52 ms
      - steps:
          - panic: {}
`;

const workspace = mkdtempSync(join(tmpdir(), "esptool-action-demo-"));
// What the steps and the board leave in a temporary folder goes with the demo.
for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = workspace;
const image = join(workspace, "virtual-board.bin");
try {
  await using service = await startResultsService();
  const script = join(workspace, "console.yml");
  writeFileSync(script, CONSOLE);
  const options = ["--chip", CHIP, "--flash-size", FLASH_SIZE, "--image", image, "--console", script];
  await using board = await startBoardCommand([...options, "--rfc2217-port", "0"]);
  say(`A virtual ${CHIP} with ${FLASH_SIZE} of flash listens on ${board.url}`);
  makeFirmware(join(workspace, "build"));

  const firmware = { files: "0x1000 build/bootloader.bin\n0x8000 build/table.bin\n0x10000 build/app.bin" };
  const step = async (what: string, inputs: ActionInputs, exitCode = 0): Promise<ActionRun> => {
    say(what);
    const run = await runAction(
      { port: board.url, ...inputs },
      { workspace, env: service.env, deadlineMs: 600_000, onLine: show },
    );
    check(run.exitCode === exitCode, `the step ends with exit code ${exitCode}`);
    return run;
  };

  const flashed = await step("1. Flash three files in one call", { operation: "flash", ...firmware });
  check(flashed.outputs["verified"] === "true", "the chip's digest of each file was compared and is right");

  const verified = await step("2. Verify them without writing", { operation: "verify", ...firmware });
  check(verified.outputs["verified"] === "true", "the flash holds exactly these files");

  const backup = await step("3. Back the whole flash up, as an artifact", {
    operation: "backup",
    output: "backups/board.bin",
  });
  const saved = readFileSync(join(workspace, "backups", "board.bin"));
  const [artifact] = service.artifacts;
  check(sha256(saved) === backup.outputs["sha256"], "the backup has the digest that the step says");
  check(saved.equals(readFileSync(image)), "the backup is byte for byte the board's flash");
  check(
    artifact !== undefined && zipEntry(artifact.bytes, "board.bin").equals(saved),
    "the artifact holds the same bytes",
  );

  await step("4. Something erases 4 KiB of the application", {
    operation: "erase",
    address: "0x12000",
    size: "4K",
  });
  const damaged = await step(
    "5. Verify finds it, and the gate closes",
    { operation: "verify", ...firmware },
    1,
  );
  check(damaged.outputs["failure"] === "verify-mismatch", "the failure is a mismatch, not a broken bench");
  check(
    (damaged.outputs["details"] ?? "").includes('"first_difference":"0x12000"'),
    "it says where: 0x12000",
  );

  await step("6. Restore the backup", { operation: "flash", file: "backups/board.bin" });
  const restored = await step("7. Verify the restored board", {
    operation: "verify",
    file: "backups/board.bin",
  });
  check(restored.outputs["verified"] === "true", "the chip verifies the restored flash");
  check(readFileSync(image).equals(saved), "the board's flash is byte for byte the backup again");

  const gate = { expect: "ready in (?P<ready_ms>\\d+) ms", check: "ready_ms <= 1000", port: board.lines };
  const passed = await step("8. Flash it again, start it, and judge what it prints", {
    operation: "flash",
    ...firmware,
    ...gate,
    identity: "required",
  });
  check(passed.outputs["verdict"] === "passed", "the expected line came, and nothing failed");
  check(passed.outputs["identity"] === "verified", "what boots is what was flashed");

  const failed = await step(
    "9. Start it again: this time it panics, and the gate closes",
    {
      operation: "monitor",
      ...gate,
    },
    1,
  );
  check(failed.outputs["verdict-code"] === "panic", "the verdict is a panic");
  check(failed.outputs["failure-class"] === "firmware", "the firmware failed, not the bench");

  say("The job summary of the last step, as GitHub gets it");
  console.log(failed.summary);
  say("Done: flashed, verified, backed up, damaged, found, restored, verified again, judged.");
} finally {
  rmSync(workspace, { recursive: true, force: true });
}

/** A build as ESP-IDF makes it: some of its application compresses well, some does not. */
function makeFirmware(folder: string): void {
  mkdirSync(folder);
  const payload = Buffer.concat([noise("app", 96 * 1024), text("data", 64 * 1024)]);
  writeFileSync(join(folder, "bootloader.bin"), bootloaderImage(CHIP, "v5.4.1", noise("bootloader", 20_000)));
  writeFileSync(join(folder, "table.bin"), partitionTableImage(PARTITIONS));
  writeFileSync(
    join(folder, "app.bin"),
    applicationImage(CHIP, { name: "demo" }, payload, { flashSizeAndFreq: FLASH_OF_1MB }),
  );
}

/** A line of the step's log, without the marks that keep the runner from taking commands from a device. */
function show(line: string): void {
  if (!/^::(?:stop-commands::)?[\da-f]{32}(?:::)?$/.test(line)) console.log(`    ${line}`);
}

function say(what: string): void {
  console.log(`\n▶ ${what}\n`);
}

function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(`The demo went wrong: it is not true that ${what}.`);
  console.log(`  ✔ ${what}`);
}
