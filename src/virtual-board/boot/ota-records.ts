import { crc32 } from "node:zlib";
import { SECTOR_SIZE } from "../../firmware/flash/flash-layout.ts";
import { type BootFlash } from "./boot-board.ts";

/** `esp_ota_img_states_t`. */
export const OTA_STATES = { new: 0, pending: 1, valid: 2, invalid: 3, aborted: 4 } as const;
export type OtaState = keyof typeof OTA_STATES;

/** One of the two entries of the otadata partition (`esp_ota_select_entry_t`). */
interface OtaRecord {
  readonly sequence: number;
  readonly state: number;
  readonly isWhole: boolean;
  readonly bytes: Buffer;
}

const RECORD_SIZE = 32;
const STATE_AT = 24;
const CRC_AT = 28;
const CRC_SEED = 0xffff_ffff;
const BLANK_SEQUENCE = 0xffff_ffff;

/** The two entries of an otadata partition, with the changes that the bootloader and the application make. */
export class OtaRecords {
  readonly #flash: BootFlash;
  readonly #address: number;

  constructor(flash: BootFlash, address: number) {
    this.#flash = flash;
    this.#address = address;
  }

  /** Whether neither selects a slot, because both are blank or invalid. */
  get areUnused(): boolean {
    return this.#both().every(isUnused);
  }

  /** Whether neither was ever written completely. */
  get areInitial(): boolean {
    return this.#both().every(({ sequence, isWhole }) => sequence === BLANK_SEQUENCE || !isWhole);
  }

  /** The active entry: the one with the higher sequence number among those that are complete and not invalid. */
  get active(): 0 | 1 | undefined {
    const [first, second] = this.#both();
    const counts = (record: OtaRecord): boolean => record.isWhole && !isUnused(record);
    if (counts(first) && counts(second)) return first.sequence >= second.sequence ? 0 : 1;
    if (counts(first)) return 0;
    return counts(second) ? 1 : undefined;
  }

  /** The slot that an entry selects. Unsigned, as the bootloader counts. */
  slot(index: 0 | 1, slots: number): number {
    return ((this.#record(index).sequence - 1) >>> 0) % slots;
  }

  has(index: 0 | 1, state: OtaState): boolean {
    return this.#record(index).state === OTA_STATES[state];
  }

  setState(index: 0 | 1, state: OtaState): void {
    const bytes = Buffer.from(this.#record(index).bytes);
    bytes.writeUInt32LE(OTA_STATES[state], STATE_AT);
    this.#flash.rewriteSector(this.#at(index), bytes);
  }

  /** Selects a slot in the first entry, as the bootloader does after it found both blank and started the slot. */
  initialize(slot: number): number {
    const bytes = Buffer.alloc(RECORD_SIZE, 0xff);
    bytes.writeUInt32LE(slot + 1, 0);
    bytes.writeUInt32LE(OTA_STATES.valid, STATE_AT);
    bytes.writeUInt32LE(crc32(bytes.subarray(0, 4), CRC_SEED), CRC_AT);
    this.#flash.rewriteSector(this.#at(0), bytes);
    return slot + 1;
  }

  #both(): [OtaRecord, OtaRecord] {
    return [this.#record(0), this.#record(1)];
  }

  #record(index: 0 | 1): OtaRecord {
    const bytes = this.#flash.read(this.#at(index), RECORD_SIZE);
    const whole = bytes.length === RECORD_SIZE ? bytes : Buffer.alloc(RECORD_SIZE, 0xff);
    return {
      sequence: whole.readUInt32LE(0),
      state: whole.readUInt32LE(STATE_AT),
      isWhole: whole.readUInt32LE(CRC_AT) === crc32(whole.subarray(0, 4), CRC_SEED),
      bytes: whole,
    };
  }

  #at(index: 0 | 1): number {
    return this.#address + index * SECTOR_SIZE;
  }
}

function isUnused({ sequence, state }: OtaRecord): boolean {
  return sequence === BLANK_SEQUENCE || state === OTA_STATES.invalid || state === OTA_STATES.aborted;
}
