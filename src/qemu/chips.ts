import { CHIP_OPTIONS, chipFacts } from "../firmware/flash/chips.ts";

const MIB = 0x10_0000;

/** PSRAM of a board. */
export interface Psram {
  /** Bytes. */
  readonly size: number;
  readonly isOctal: boolean;
}

/** A chip in QEMU, according to ESP-IDF's `idf.py qemu`, and to hw/xtensa and hw/riscv of Espressif's QEMU. */
interface EmulatedChip {
  /** Part of the names of QEMU's programs and archives. */
  readonly processor: "xtensa" | "riscv32";
  /**
   * The oldest Espressif release with the features that a board needs here (release notes of espressif/qemu): 8.1.3 of
   * December 2023 is the first with correct eFuses of the ESP32-C3, an option to switch its watchdogs off, and programs
   * for every system; the ESP32-S3 was added in 9.0.0 of June 2024.
   */
  readonly oldest: string;
  /** The strap value with which its ROM waits for a download. */
  readonly downloadStrap: string;
  /** What its machine accepts as PSRAM, as the input spells it. */
  readonly psram: readonly string[];
  /** Bytes of the file with its eFuses, and their layout: `words` of block 0 alone, or the blocks from 0 on. */
  readonly efuseSize: number;
  readonly efuseLayout: "words" | "blocks";
  /** The MAC of a new board, with a prefix of Espressif. */
  readonly mac: string;
}

export const QEMU_CHIPS = {
  esp32: {
    processor: "xtensa",
    oldest: "8.1.3",
    downloadStrap: "0x0f",
    psram: ["2MB", "4MB"],
    efuseSize: 124,
    efuseLayout: "words",
    mac: "24:0a:c4:51:7e:0e",
  },
  esp32s3: {
    processor: "xtensa",
    oldest: "9.0.0",
    downloadStrap: "0x07",
    psram: ["2MB", "4MB", "8MB", "16MB", "32MB", "4MB octal", "8MB octal", "16MB octal", "32MB octal"],
    efuseSize: 1024,
    efuseLayout: "blocks",
    mac: "7c:df:a1:e2:93:5a",
  },
  esp32c3: {
    processor: "riscv32",
    oldest: "8.1.3",
    downloadStrap: "0x02",
    psram: [],
    efuseSize: 1024,
    efuseLayout: "blocks",
    mac: "34:85:18:6b:2d:a6",
  },
} as const satisfies Readonly<Record<string, EmulatedChip>>;

/** The chips that Espressif's QEMU supports. */
export type QemuChip = keyof typeof QEMU_CHIPS;

export const QEMU_CHIP_NAMES = Object.keys(QEMU_CHIPS) as readonly QemuChip[];

/** The flash sizes of QEMU's machines, in bytes. */
export const QEMU_FLASH_SIZES: readonly number[] = [2 * MIB, 4 * MIB, 8 * MIB, 16 * MIB];

export function isQemuChip(text: string): text is QemuChip {
  return Object.hasOwn(QEMU_CHIPS, text);
}

/** What to use instead of a chip that QEMU does not support; completes «chip: "text" …». */
export function otherChip(text: string): string {
  const chip = CHIP_OPTIONS.find((option) => option === text);
  const names = QEMU_CHIP_NAMES.join(", ");
  if (chip === undefined) return `is not one of ${names}`;
  return `is not in Espressif's QEMU, which has ${names}; the virtual-board action of this repository has the ${chipFacts(chip).name}, but runs no code`;
}

/** @returns `undefined` if the machine of the chip has no such PSRAM. */
export function psramOf(chip: QemuChip, text: string): Psram | undefined {
  const words: readonly string[] = QEMU_CHIPS[chip].psram;
  if (!words.includes(text)) return undefined;
  return { size: Number.parseInt(text, 10) * MIB, isOctal: text.endsWith("octal") };
}
