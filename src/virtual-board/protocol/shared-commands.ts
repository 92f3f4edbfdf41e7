import { createHash } from "node:crypto";
import { blockChecksum, type Request } from "../packet/frame.ts";
import { type Chip } from "./chip.ts";
import { CommandError } from "./command-error.ts";
import { encryptedWrite } from "./flash-encryption.ts";
import { type DownloadPlan, FlashDownload } from "./flash-download.ts";
import { type Command, type Outcome } from "./loader.ts";
import { OPCODES } from "./opcodes.ts";
import { securityInfo } from "./security-info.ts";

/** Header before the data of a block: length, sequence number, two reserved words. */
const BLOCK_HEADER_BYTES = 16;
const REGISTER_WRITE_BYTES = 16;
/** How much is read at once for a digest: the flash may have 128 MB. */
const DIGEST_PIECE_BYTES = 0x10_0000;
/** UARTs of these chips go up to 5 MBd; an impossible rate is ignored. */
const LOWEST_BAUD = 300;
const HIGHEST_BAUD = 5_000_000;

/** The words of a command that must have one of these lengths. */
export function words(request: Request, ...lengths: readonly number[]): number[] {
  if (!lengths.includes(request.body.length)) throw new CommandError("bad-length");
  return Array.from({ length: request.body.length / 4 }, (_, index) => request.body.readUInt32LE(index * 4));
}

/** The data of FLASH_DATA, FLASH_DEFL_DATA and MEM_DATA, when length and checksum are right. */
export function block(request: Request): Buffer {
  const { body } = request;
  if (body.length < BLOCK_HEADER_BYTES) throw new CommandError("not-enough-data");
  const data = body.subarray(BLOCK_HEADER_BYTES);
  if (body.readUInt32LE(0) !== data.length) throw new CommandError("bad-length");
  if ((request.checksum & 0xff) !== blockChecksum(data)) throw new CommandError("bad-checksum");
  return data;
}

/** The commands to which ROM and stub respond alike. */
export const SHARED_COMMANDS: ReadonlyMap<number, Command> = new Map<number, Command>([
  [OPCODES.READ_REG, readRegister],
  [OPCODES.WRITE_REG, writeRegisters],
  [OPCODES.MEM_BEGIN, beginRam],
  [OPCODES.MEM_DATA, (chip, request) => (chip.ram.load(block(request).length), {})],
  [OPCODES.SPI_SET_PARAMS, setFlashSize],
  [OPCODES.GET_SECURITY_INFO, (chip) => ({ body: securityInfo(chip.settings) })],
]);

function readRegister(chip: Chip, request: Request): Outcome {
  const [address = 0] = words(request, 4);
  return { value: chip.registers.read(address) };
}

/** One or more of address, value, mask, delay in microseconds. */
function writeRegisters(chip: Chip, { body }: Request): Outcome {
  if (body.length === 0 || body.length % REGISTER_WRITE_BYTES !== 0) throw new CommandError("bad-length");
  for (let at = 0; at < body.length; at += REGISTER_WRITE_BYTES) {
    chip.time.busy(Math.min(body.readUInt32LE(at + 12) / 1000, 1000));
    chip.time.flash(
      chip.registers.write(body.readUInt32LE(at), body.readUInt32LE(at + 4), body.readUInt32LE(at + 8)),
    );
  }
  return {};
}

/** Size, blocks, block size, address. */
function beginRam(chip: Chip, request: Request): Outcome {
  const [size = 0, , , address = 0] = words(request, 16);
  chip.ram.begin(size, address);
  return {};
}

/** MEM_END: the entry point to run, or `undefined` to stay in the loader. */
export function endRam(chip: Chip, request: Request): number | undefined {
  const [stay = 0, entry = 0] = words(request, 8);
  if (!chip.ram.isOpen) throw new CommandError("not-in-flash-mode");
  chip.ram.end();
  return stay === 0 ? entry : undefined;
}

/**
 * CHANGE_BAUDRATE: new rate, old rate (0 to the ROM). Takes effect after the answer.
 * @param clockError how many times faster the UART is than the loader assumes.
 */
export function changeBaud(chip: Chip, request: Request, clockError = 1): () => void {
  const [asked = 0] = words(request, 8);
  const baud = Math.round(asked * clockError);
  return () => {
    if (baud >= LOWEST_BAUD && baud <= HIGHEST_BAUD) chip.chosenBaud = baud;
  };
}

/** SPI_FLASH_MD5: the digest of a range of flash. */
export function digest(chip: Chip, request: Request): Buffer {
  const [address = 0, length = 0] = words(request, 16);
  if (!chip.canReach(address, length)) throw new CommandError("read-failed");
  chip.time.busy(length * chip.flash.timing.digestMsPerByte);
  const hash = createHash("md5");
  for (let done = 0; done < length; done += DIGEST_PIECE_BYTES) {
    hash.update(chip.flash.read(address + done, Math.min(DIGEST_PIECE_BYTES, length - done)));
  }
  const digest = hash.digest();
  return chip.settings.faults?.digest(digest) ?? digest;
}

/** Flash id, size, block, sector and page sizes, status mask; only the size matters. */
function setFlashSize(chip: Chip, request: Request): Outcome {
  const [, size = 0] = words(request, 24);
  chip.flashLimit = size;
  return {};
}

interface BeginHabits {
  readonly compressed: boolean;
  /** Length of the command, in bytes. */
  readonly lengths: readonly number[];
  /** As the ROM of the ESP8266: see `FlashDownload`. */
  readonly erasesHeadTwice?: boolean;
}

/**
 * FLASH_BEGIN and FLASH_DEFL_BEGIN: size, blocks, block size, address and, in newer loaders, encryption.
 * Replaces the open download.
 */
export function openDownload(chip: Chip, request: Request, habits: BeginHabits): FlashDownload {
  const { compressed, lengths, erasesHeadTwice = false } = habits;
  const [eraseSize = 0, blocks = 0, blockSize = 0, address = 0, encrypted = 0] = words(request, ...lengths);
  // For the ROM that erases too much, esptool reduces the size, so that it is not the size of the data.
  const size = erasesHeadTwice ? blocks * blockSize : eraseSize;
  if (!chip.canReach(address, Math.max(size, eraseSize))) throw new CommandError("erase-failed");
  const plan: DownloadPlan = { size, address, compressed, ...(erasesHeadTwice ? { eraseSize } : {}) };
  const encrypt = encrypted === 0 ? undefined : encryptedWrite(chip.settings.model, chip.settings.identity);
  chip.endDownload();
  chip.download = new FlashDownload(
    chip.flash,
    chip.time,
    encrypt === undefined ? plan : { ...plan, encrypt },
  );
  return chip.download;
}

/** The open download that takes blocks of this kind. */
export function currentDownload(chip: Chip, compressed: boolean): FlashDownload {
  if (chip.download?.compressed !== compressed) throw new CommandError("not-in-flash-mode");
  return chip.download;
}
