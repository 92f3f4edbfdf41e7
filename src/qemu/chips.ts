import { CHIP_OPTIONS, chipFacts } from "../firmware/flash/chips.ts";
import { type QemuChip } from "./source/qemu-program.ts";

const MIB = 0x10_0000;

/** PSRAM of a board. */
export interface Psram {
  /** Bytes. */
  readonly size: number;
  readonly isOctal: boolean;
}

/** How a chip is started in QEMU: as ESP-IDF's `idf.py qemu` does, and hw/xtensa and hw/riscv of Espressif's QEMU say. */
interface EmulatedChip {
  /** The strap value with which its ROM waits for a download. */
  readonly downloadStrap: string;
  /** What its machine accepts as PSRAM, in the words of the input. */
  readonly psram: readonly string[];
  /** Bytes of the file with its eFuses. */
  readonly efuseSize: number;
}

export const QEMU_CHIPS = {
  esp32: { downloadStrap: "0x0f", psram: ["2MB", "4MB"], efuseSize: 124 },
  esp32s3: {
    downloadStrap: "0x07",
    psram: ["2MB", "4MB", "8MB", "16MB", "32MB", "4MB octal", "8MB octal", "16MB octal", "32MB octal"],
    efuseSize: 1024,
  },
  esp32c3: { downloadStrap: "0x02", psram: [], efuseSize: 1024 },
} as const satisfies Readonly<Record<QemuChip, EmulatedChip>>;

export const QEMU_CHIP_NAMES = Object.keys(QEMU_CHIPS) as readonly QemuChip[];

/** The flash sizes of QEMU's machines, in bytes. */
export const QEMU_FLASH_SIZES: readonly number[] = [2 * MIB, 4 * MIB, 8 * MIB, 16 * MIB];

export function isQemuChip(text: string): text is QemuChip {
  return Object.hasOwn(QEMU_CHIPS, text);
}

/** What to use instead for a chip that QEMU does not have; completes «chip: "text" …». */
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
