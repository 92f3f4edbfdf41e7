// Runs one cell of the fault matrix: a board with a fault, a workspace with files to lose, a step, and a step after it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseFault } from "../../../src/virtual-board/faults/fault-text.ts";
import type { Fault, FaultKind } from "../../../src/virtual-board/faults/fault.ts";
import { SerialClient } from "../../virtual-board/serial-client.ts";
import { type ActionInputs, type ActionRun, type RunningAction, startAction } from "../runner/action.ts";
import { noise } from "../bytes.ts";
import { backupOf, macOf } from "../backups/made-backup.ts";
import { boardRecord } from "../backups/manifest-record.ts";
import type { MatrixCase, Moment, Operation, Trouble } from "./fault-matrix.ts";
import { freshFolder, listing } from "../runner/runner.ts";
import { rfc2217Port } from "./rfc2217-port.ts";
import { startBoard, type TestBoard } from "./virtual-board.ts";

/** Small: over a socket esptool reads byte by byte, 10 µs each. */
const FLASH_BYTES = 0x4_0000;
const POLL_MS = 10;
/** As esptool calls them. */
const CHIP_NAMES: Readonly<Record<string, string>> = { esp32: "ESP32", esp32c3: "ESP32-C3" };

/** What the flash holds before the step, and what a flash writes. */
export const BEFORE = noise("before", FLASH_BYTES);
export const IMAGES = [
  { address: 0x1000, name: "boot.bin", bytes: noise("boot", 5000) },
  { address: 0x10000, name: "app.bin", bytes: noise("app", 20_000) },
] as const;
/** What a restore puts back: some of the flash is other, and some is blank. */
export const BACKUP = flashWith(noise("restored", 20_000), Buffer.alloc(0x8000, 0xff));
const FILES = IMAGES.map(({ address, name }) => `${address} ${name}`).join("\n");

/** What each operation does when nothing else is said; a read replaces a file that is there, a backup makes folders. */
export const INPUTS: Readonly<Record<Operation, ActionInputs>> = {
  flash: { files: FILES },
  verify: { files: FILES },
  read: { output: "out/part.bin", overwrite: true, address: "0x10000", size: "20000" },
  erase: { address: "0x8000", size: "16K" },
  backup: { output: "backups/today/flash.bin", upload: "never" },
  restore: { backup: "backup.bin" },
  reset: { into: "app" },
};

function flashWith(application: Buffer, blank: Buffer): Buffer {
  const flash = Buffer.from(BEFORE);
  application.copy(flash, 0x1_0000);
  blank.copy(flash, 0x2_0000);
  return flash;
}

/** Path and contents of every file, and every folder, of a workspace. */
export type Contents = Readonly<Record<string, string>>;

export interface CellRun extends AsyncDisposable {
  readonly board: TestBoard;
  /** The flash as it was when the step began. */
  readonly flashBefore: Buffer;
  readonly filesBefore: Contents;
  /** The step that meets the fault. */
  readonly run: ActionRun;
  readonly filesAfter: Contents;
  /** Ends the fault and runs a step at once. */
  again(operation: Operation): Promise<ActionRun>;
}

/** Runs the step of a cell to its end; disposing of the result closes the board. */
export async function runCell(cell: MatrixCase): Promise<CellRun> {
  const board = await boardFor(cell.operation, cell);
  const flashBefore = board.flash.read(0, FLASH_BYTES);
  const workspace = workspaceWithFiles(board, cell.board?.chip);
  const filesBefore = contentsOf(workspace);
  const rival = cell.busy ? await SerialClient.connect(board.port) : undefined;
  // A folder of its own: a port of an earlier test must not bring its record along.
  const always = { retries: 0, "lock-folder": freshFolder("locks") };
  const inputs = { ...always, ...INPUTS[cell.operation], ...cell.inputs };
  const port = await portFor(cell.operation, board);
  const step = start({ board, port: port.url }, workspace, cell.operation, inputs, cell.moment);
  const run = await step.done;
  return {
    board,
    flashBefore,
    filesBefore,
    run,
    filesAfter: contentsOf(workspace),
    again: async (operation) => {
      await rival?.[Symbol.asyncDispose]();
      await board.liftFaults();
      return start({ board, port: port.url }, workspace, operation, {
        ...always,
        ...INPUTS[operation],
        retries: 2,
      }).done;
    },
    [Symbol.asyncDispose]: async () => {
      await port[Symbol.asyncDispose]();
      await rival?.[Symbol.asyncDispose]();
      await board[Symbol.asyncDispose]();
    },
  };
}

/** A board with these troubles, whose flash is full; for `verify` with the images in their places. */
export async function boardFor(
  operation: Operation,
  { board: options, faults = [] }: Pick<Trouble, "board" | "faults">,
): Promise<TestBoard> {
  const board = await startBoard({ flashSize: FLASH_BYTES, ...options, faults: faults.map(faultOf) });
  board.flash.poke(0, BEFORE);
  if (operation === "verify") for (const { address, bytes } of IMAGES) board.flash.poke(address, bytes);
  return board;
}

/** Where a step reaches the board: a reset needs a port with lines. */
export async function portFor(
  operation: Operation,
  board: TestBoard,
): Promise<AsyncDisposable & { readonly url: string }> {
  return operation === "reset"
    ? rfc2217Port(board)
    : { url: board.url, [Symbol.asyncDispose]: () => Promise.resolve() };
}

export function faultOf(text: string): Fault {
  const parsed = parseFault(text);
  if ("problem" in parsed) throw new Error(`${text} ${parsed.problem}`);
  return parsed.fault;
}

/** A workspace with the images and backups, and a file where a read will want to put its own. */
export function workspaceWithFiles(board: TestBoard, chip = "esp32"): string {
  const workspace = freshFolder("fault");
  mkdirSync(join(workspace, "out"));
  writeFileSync(join(workspace, "out", "part.bin"), "what was there before");
  for (const { name, bytes } of IMAGES) writeFileSync(join(workspace, name), bytes);
  const larger = Buffer.concat([BACKUP, BACKUP]);
  for (const [name, image] of Object.entries({ "backup.bin": BACKUP, "larger.bin": larger })) {
    const description = { chip: CHIP_NAMES[chip] ?? chip, mac: macOf(board), flash_size: image.length };
    const { manifest } = backupOf(board, { image: name, board: boardRecord(description) }, image);
    writeFileSync(join(workspace, name), image);
    writeFileSync(join(workspace, `${name}.json`), manifest);
  }
  return workspace;
}

export function contentsOf(workspace: string): Contents {
  return Object.fromEntries(
    listing(workspace).map((path) => {
      try {
        return [path, readFileSync(join(workspace, path), "base64")];
      } catch {
        return [path, "folder"];
      }
    }),
  );
}

function start(
  { board, port }: { readonly board: TestBoard; readonly port: string },
  workspace: string,
  operation: Operation,
  inputs: ActionInputs,
  moment?: Moment,
): RunningAction {
  const act = (): void => {
    if (moment?.then === "lift") void board.liftFaults();
    else if (moment !== undefined) step.kill(moment.then);
  };
  const onLine = (line: string): void => {
    if (moment?.when instanceof RegExp && moment.when.test(line)) act();
  };
  const step = startAction({ operation, port, ...inputs }, { workspace, onLine });
  if (typeof moment?.when === "string") void happened(board, moment.when, step.done).then(act);
  return step;
}

/** Waits until the fault has come so often, or the step has ended. */
export async function happened(
  board: TestBoard,
  kind: FaultKind,
  done: Promise<unknown>,
  times = 1,
): Promise<void> {
  const end = new AbortController();
  void done.finally(() => end.abort()).catch(() => undefined);
  while (!end.signal.aborted && (board.log.faults[kind] ?? 0) < times) await setTimeout(POLL_MS);
}
