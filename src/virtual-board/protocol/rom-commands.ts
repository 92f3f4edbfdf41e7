import { type Request } from "../packet/frame.ts";
import { type Chip } from "./chip.ts";
import { CommandError } from "./command-error.ts";
import { type Command, type Outcome } from "./loader.ts";
import { OPCODES } from "./opcodes.ts";
import {
  block,
  changeBaud,
  currentDownload,
  digest,
  endRam,
  openDownload,
  SHARED_COMMANDS,
  words,
} from "./shared-commands.ts";

/** One SYNC gets eight responses. */
export const SYNC_ANSWERS = 8;
/** READ_FLASH_SLOW returns 64 bytes, even if fewer are requested. */
const SLOW_READ_BYTES = 64;

/** What the ROM still allows in Secure Download Mode: neither reading nor running code. */
export const SECURE_DOWNLOAD_COMMANDS: ReadonlySet<number> = new Set([
  OPCODES.SYNC,
  OPCODES.FLASH_BEGIN,
  OPCODES.FLASH_DATA,
  OPCODES.FLASH_END,
  OPCODES.FLASH_DEFL_BEGIN,
  OPCODES.FLASH_DEFL_DATA,
  OPCODES.FLASH_DEFL_END,
  OPCODES.SPI_ATTACH,
  OPCODES.SPI_SET_PARAMS,
  OPCODES.CHANGE_BAUDRATE,
  OPCODES.GET_SECURITY_INFO,
]);

export const ROM_COMMANDS: ReadonlyMap<number, Command> = new Map<number, Command>([
  ...SHARED_COMMANDS,
  [OPCODES.SYNC, sync],
  [OPCODES.MEM_END, runRam],
  [OPCODES.SPI_ATTACH, attach],
  [OPCODES.CHANGE_BAUDRATE, (chip, request) => ({ after: changeBaud(chip, request, romClockError(chip)) })],
  [OPCODES.FLASH_BEGIN, (chip, request) => begin(chip, request, false)],
  [OPCODES.FLASH_DATA, write],
  [OPCODES.FLASH_END, end],
  [OPCODES.FLASH_DEFL_BEGIN, (chip, request) => begin(chip, request, true)],
  [OPCODES.FLASH_DEFL_DATA, inflate],
  [OPCODES.FLASH_DEFL_END, end],
  [
    OPCODES.SPI_FLASH_MD5,
    (chip, request) => ({ body: Buffer.from(digest(chip, request).toString("hex"), "latin1") }),
  ],
  [OPCODES.READ_FLASH_SLOW, readSlowly],
]);

/** The response's value is the beginning of the command itself; a stub returns 0 there. */
function sync(_: Chip, { body }: Request): Outcome {
  if (body.length !== 36) throw new CommandError("bad-length");
  return { value: body.readUInt32LE(0), times: SYNC_ANSWERS };
}

function runRam(chip: Chip, request: Request): Outcome {
  const entry = endRam(chip, request);
  if (entry === undefined) return {};
  const { identity, model } = chip.settings;
  const isStarted = !identity.secureBoot || model.codeUnderSecureBoot === "started";
  // A jump to an address without loaded code, or to code that does not run, ends the session.
  return { then: isStarted && chip.ram.holds(entry) ? "start-stub" : "run-astray" };
}

function attach(chip: Chip, request: Request): Outcome {
  words(request, 4, 8);
  chip.isFlashAttached = true;
  return {};
}

/** How much faster the UART is than the ROM assumes, because it computes its divider for another crystal. */
function romClockError({ settings: { model } }: Chip): number {
  return model.crystalHz / (model.rom.crystalHz ?? model.crystalHz);
}

/** The ROM erases the whole range first: erase-region without the stub relies on that. */
function begin(chip: Chip, request: Request, compressed: boolean): Outcome {
  const { rom } = chip.settings.model;
  if (rom.firstCommandsOnly) chip.isFlashAttached = true;
  openDownload(chip, request, {
    compressed,
    lengths: rom.flashBeginLengths,
    erasesHeadTwice: rom.firstCommandsOnly,
  }).eraseAll();
  return {};
}

function write(chip: Chip, request: Request): Outcome {
  currentDownload(chip, false).write(block(request));
  return {};
}

async function inflate(chip: Chip, request: Request): Promise<Outcome> {
  await currentDownload(chip, true).inflate(block(request));
  return {};
}

/** Cancelling a download exits the ROM loader, whatever the argument; esptool avoids it for that reason. */
function end(chip: Chip, request: Request): Outcome {
  words(request, 4);
  chip.endDownload();
  return { then: "reboot" };
}

function readSlowly(chip: Chip, request: Request): Outcome {
  const [address = 0, length = 0] = words(request, 8);
  // The replacement for the ROM's own `read` runs, and the ROM no longer responds.
  if (readsThroughRam(chip)) return { times: 0, then: "start-stub" };
  if (length > SLOW_READ_BYTES || !chip.canReach(address, length)) throw new CommandError("read-failed");
  const body = Buffer.alloc(SLOW_READ_BYTES, 0xff);
  body.set(chip.flash.read(address, length));
  return { body };
}

function readsThroughRam({ settings, registers, ram }: Chip): boolean {
  const { codeUnderSecureBoot: code } = settings.model;
  return typeof code === "object" && ram.holds(registers.read(code.readPointer));
}
