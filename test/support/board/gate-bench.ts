// A board whose firmware is flashed and judged: a build in a workspace, and what its application does once it runs.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { VirtualBoardOptions } from "../../../src/virtual-board/board.ts";
import type { BootScript } from "../../../src/virtual-board/console/script.ts";
import { noise } from "../bytes.ts";
import { applicationImage, bootloaderImage } from "../firmware/firmware-image.ts";
import { partitionTableImage } from "../firmware/partition-table-image.ts";
import { type ActionInputs, type ActionOptions, type RunningAction, startAction } from "../runner/action.ts";
import { freshFolder } from "../runner/runner.ts";
import { startBoard, type TestBoard } from "./virtual-board.ts";

/** One chip of each architecture. */
export const GATE_CHIPS = ["esp32", "esp32c3"] as const;
export type GateChip = (typeof GATE_CHIPS)[number];

export const OTA_DATA_AT = 0xd000;
export const SLOTS_AT = [0x1_0000, 0x11_0000] as const;
const BOOTLOADER_AT: Readonly<Record<GateChip, number>> = { esp32: 0x1000, esp32c3: 0 };
const TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
  { name: "otadata", type: 1, subtype: 0, address: OTA_DATA_AT, size: 0x2000 },
  { name: "ota_0", type: 0, subtype: 0x10, address: SLOTS_AT[0], size: 0x10_0000 },
  { name: "ota_1", type: 0, subtype: 0x11, address: SLOTS_AT[1], size: 0x10_0000 },
]);
/** What the build says of itself. */
const BUILD = { name: "greenhouse", version: "2.1.0", elfSha256: "c0ffee".padEnd(64, "7") };
const OLD_BUILD = { name: "greenhouse", version: "2.0.3", elfSha256: "0ddba11".padEnd(64, "a") };

export interface GateBench extends AsyncDisposable {
  readonly board: TestBoard;
  readonly workspace: string;
  /** The input `files`. */
  readonly files: string;
  /** Starts a step in the workspace, on the port with DTR and RTS unless told otherwise. */
  readonly start: (inputs: ActionInputs, options?: ActionOptions) => RunningAction;
}

export interface BenchOptions {
  /** What each boot does, in order; the last one stands for all that follow. */
  readonly boots?: readonly BootScript[] | undefined;
  /** More of the board. */
  readonly board?: Partial<VirtualBoardOptions>;
  /** Whether the build is in the flash from the beginning. */
  readonly isFlashed?: boolean;
}

/** A build in a workspace, and a board that plays what its application does. */
export async function gateBench(chip: GateChip, options: BenchOptions = {}): Promise<GateBench> {
  const { boots, isFlashed = false } = options;
  const script = boots === undefined ? {} : { console: { applications: [{ boots }] } };
  const board = await startBoard({ chip, rfc2217Port: 0, ...script, ...options.board });
  const { images, workspace, files } = gateBuild(chip);
  if (isFlashed) for (const { address, bytes } of images) board.flash.poke(address, bytes);
  const always = { retries: 0, "lock-folder": freshFolder("locks"), port: board.rfc2217Url ?? "" };
  return {
    board,
    workspace,
    files,
    start: (inputs, step) => startAction({ ...always, ...inputs }, { workspace, ...step }),
    [Symbol.asyncDispose]: () => board[Symbol.asyncDispose](),
  };
}

/** A build in a workspace of its own. */
export function gateBuild(chip: GateChip) {
  const images = buildOf(chip);
  const workspace = freshFolder("gate");
  for (const { name, bytes } of images) writeFileSync(join(workspace, name), bytes);
  return { images, workspace, files: images.map(({ address, name }) => `${address} ${name}`).join("\n") };
}

/** An application of an earlier build. */
export function oldApplication(chip: GateChip): Buffer {
  return applicationImage(chip, OLD_BUILD, noise("old", 20_000));
}

function buildOf(
  chip: GateChip,
): readonly { readonly name: string; readonly address: number; readonly bytes: Buffer }[] {
  const bootloader = bootloaderImage(chip, "v5.4.1", noise("bootloader", 5000));
  const application = applicationImage(chip, BUILD, noise("app", 20_000));
  return [
    { name: "bootloader.bin", address: BOOTLOADER_AT[chip], bytes: bootloader },
    { name: "table.bin", address: 0x8000, bytes: TABLE },
    { name: "app.bin", address: SLOTS_AT[0], bytes: application },
  ];
}
