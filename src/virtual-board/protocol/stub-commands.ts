import { SECTOR_BYTES } from "../flash/nor-flash.ts";
import { type Request } from "../packet/frame.ts";
import { type Chip } from "./chip.ts";
import { CommandError } from "./command-error.ts";
import { type Command, type Outcome } from "./loader.ts";
import { OPCODES } from "./opcodes.ts";
import { SYNC_ANSWERS } from "./rom-commands.ts";
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

/** Every command to which the stub responds in one packet; READ_FLASH, which is a dialogue, is in the stub itself. */
export const STUB_COMMANDS: ReadonlyMap<number, Command> = new Map<number, Command>([
  ...SHARED_COMMANDS,
  [OPCODES.SYNC, sync],
  [OPCODES.MEM_END, runRam],
  [OPCODES.SPI_ATTACH, (_, request) => (words(request, 4), {})],
  [OPCODES.CHANGE_BAUDRATE, (chip, request) => ({ after: changeBaud(chip, request) })],
  [OPCODES.FLASH_BEGIN, (chip, request) => begin(chip, request, false)],
  [OPCODES.FLASH_DATA, write],
  [OPCODES.FLASH_END, end],
  [OPCODES.FLASH_DEFL_BEGIN, (chip, request) => begin(chip, request, true)],
  [OPCODES.FLASH_DEFL_DATA, inflate],
  [OPCODES.FLASH_DEFL_END, end],
  [OPCODES.SPI_FLASH_MD5, (chip, request) => ({ body: digest(chip, request) })],
  [OPCODES.ERASE_FLASH, eraseFlash],
  [OPCODES.ERASE_REGION, eraseRegion],
]);

function sync(_: Chip, { body }: Request): Outcome {
  if (body.length !== 36) throw new CommandError("bad-length");
  return { times: SYNC_ANSWERS };
}

function runRam(chip: Chip, request: Request): Outcome {
  const entry = endRam(chip, request);
  if (entry === undefined) return {};
  return { then: chip.ram.holds(entry) ? "start-stub" : "run-astray" };
}

/** The first erase begins immediately and continues while the first block is on its way. */
function begin(chip: Chip, request: Request, compressed: boolean): Outcome {
  openDownload(chip, request, { compressed, lengths: [16, 20] }).startNextErase();
  return {};
}

function write(chip: Chip, request: Request): Outcome {
  const download = currentDownload(chip, false);
  const data = block(request);
  return { after: () => download.write(data) };
}

function inflate(chip: Chip, request: Request): Outcome {
  const download = currentDownload(chip, true);
  const data = block(request);
  return { after: () => download.inflate(data) };
}

/** The stub keeps running, even when asked to reboot: version 2 does not implement that. */
function end(chip: Chip, request: Request): Outcome {
  words(request, 4);
  if (chip.download === undefined) throw new CommandError("not-in-flash-mode");
  if (chip.download.remaining !== 0) throw new CommandError("bad-length");
  chip.endDownload();
  return {};
}

function eraseFlash(chip: Chip): Outcome {
  chip.time.flash(chip.flash.eraseChip());
  return {};
}

function eraseRegion(chip: Chip, request: Request): Outcome {
  const [address = 0, size = 0] = words(request, 8);
  if (address % SECTOR_BYTES !== 0 || size % SECTOR_BYTES !== 0) throw new CommandError("bad-length");
  if (!chip.canReach(address, size)) throw new CommandError("erase-failed");
  chip.time.flash(chip.flash.eraseRange(address, size));
  return {};
}
