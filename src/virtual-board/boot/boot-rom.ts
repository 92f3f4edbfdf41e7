import { type ChipOption } from "../../firmware/flash/chips.ts";
import { type CauseNames, ESP32_CAUSES, LP_CAUSES, RTC_CAUSES } from "./reset-cause.ts";

/** Lower bound inclusive, upper bound exclusive. */
type AddressRange = readonly [number, number];

/** The strapping pins at a reset, as the ROM prints them. */
export interface Strap {
  readonly value: number;
  readonly name: string;
  /** The line with which the ROM announces that it waits for commands. */
  readonly waiting?: string;
}

/** Differences between chips from a reset to the start of an application. */
export interface BootRom {
  /** The first lines of a reset. */
  readonly banner: readonly string[];
  readonly causes: CauseNames;
  readonly fromFlash: Strap;
  readonly download: Strap;
  /** The lines between the reset and the first segment. */
  readonly style: "esp32" | "newer" | "newest";
  readonly architecture: "xtensa" | "riscv";
  readonly cores: 1 | 2;
  /** Addresses of code and data mapped from flash (`SOC_IROM_LOW` etc. in `soc.h`). */
  readonly mappedCode: AddressRange;
  readonly mappedData: AddressRange;
  /** A RAM address for stacks, and one for code. */
  readonly ram: number;
  readonly codeRam: number;
  /** Revision of the virtual board's eFuse block: major * 100 + minor. */
  readonly blockRevision: number;
  /** The source line that the ROM prints for an image of another chip, as observed on S2 and S3. */
  readonly wrongChip: string;
}

const FROM_FLASH = "SPI_FAST_FLASH_BOOT";
const WAITING = "waiting for download";

const NEWER = {
  causes: RTC_CAUSES,
  style: "newer",
  cores: 1,
  architecture: "riscv",
  fromFlash: { value: 0xc, name: FROM_FLASH },
  download: { value: 0x4, name: "DOWNLOAD(USB/UART0/1)", waiting: WAITING },
  mappedCode: [0x4200_0000, 0x4280_0000],
  mappedData: [0x3c00_0000, 0x3c80_0000],
  ram: 0x3fc9_0000,
  codeRam: 0x4038_0000,
  blockRevision: 0,
  wrongChip: "ets_main.c 329 ",
} as const;

/** Chips whose code and data share one range of addresses. */
const NEWEST = {
  ...NEWER,
  causes: LP_CAUSES,
  mappedCode: [0x4200_0000, 0x4400_0000],
  mappedData: [0x4200_0000, 0x4400_0000],
  ram: 0x4081_0000,
  codeRam: 0x4080_0000,
} as const;

/** A chip of which no console is known boots like the newest, under its own name. */
const unseen = (chip: ChipOption): BootRom => ({
  ...NEWEST,
  banner: [`ESP-ROM:${chip}`],
  style: "newest",
});

/**
 * By chip. Banners and straps are from logs of boards. The rest is recorded for ESP32 and ESP32-C3
 * (`test/fixtures/console`); for the others it follows related chips.
 */
const BOOT_ROMS: Readonly<Record<ChipOption, BootRom>> = {
  // Its own boot is in `esp8266-boot.ts`.
  esp8266: unseen("esp8266"),
  esp32: {
    ...NEWER,
    banner: ["ets Jul 29 2019 12:21:46", ""],
    causes: ESP32_CAUSES,
    fromFlash: { value: 0x13, name: FROM_FLASH },
    download: { value: 0x3, name: "DOWNLOAD_BOOT(UART0/UART1/SDIO_REI_REO_V2)", waiting: WAITING },
    style: "esp32",
    architecture: "xtensa",
    cores: 2,
    mappedCode: [0x400d_0000, 0x4040_0000],
    mappedData: [0x3f40_0000, 0x3f80_0000],
    ram: 0x3ffb_0000,
    codeRam: 0x4008_0000,
  },
  esp32s2: {
    ...NEWER,
    banner: ["ESP-ROM:esp32s2-rc4-20191025", "Build:Oct 25 2019"],
    fromFlash: { value: 0x8, name: FROM_FLASH },
    download: { value: 0x0, name: "DOWNLOAD(USB/UART0/1/SPI)", waiting: WAITING },
    architecture: "xtensa",
    mappedCode: [0x4008_0000, 0x4080_0000],
    mappedData: [0x3f00_0000, 0x3ff8_0000],
    ram: 0x3ffb_0000,
    codeRam: 0x4002_0000,
    wrongChip: "ets_main.c 386 ",
  },
  esp32s3: {
    ...NEWER,
    banner: ["ESP-ROM:esp32s3-20210327", "Build:Mar 27 2021"],
    fromFlash: { value: 0x8, name: FROM_FLASH },
    download: { value: 0x0, name: "DOWNLOAD(USB/UART0)", waiting: WAITING },
    architecture: "xtensa",
    cores: 2,
    mappedCode: [0x4200_0000, 0x4400_0000],
    mappedData: [0x3c00_0000, 0x3e00_0000],
    codeRam: 0x4037_4000,
    blockRevision: 103,
  },
  esp32c2: {
    ...NEWER,
    banner: ["ESP-ROM:esp8684-api2-20220127", "Build:Jan 27 2022"],
    mappedCode: [0x4200_0000, 0x4240_0000],
    mappedData: [0x3c00_0000, 0x3c40_0000],
    download: { value: 0x4, name: "DOWNLOAD(UART0)", waiting: WAITING },
  },
  esp32c3: { ...NEWER, banner: ["ESP-ROM:esp32c3-api1-20210207", "Build:Feb  7 2021"] },
  esp32c5: { ...NEWEST, banner: ["ESP-ROM:esp32c5-eco2-20250121", "Build:Jan 21 2025"], style: "newest" },
  esp32c6: { ...NEWEST, banner: ["ESP-ROM:esp32c6-20220919", "Build:Sep 19 2022"] },
  esp32c61: { ...NEWEST, banner: ["ESP-ROM:esp32c61-20240529", "Build:May 29 2024"], style: "newest" },
  esp32e22: unseen("esp32e22"),
  esp32h2: { ...NEWEST, banner: ["ESP-ROM:esp32h2-20221101", "Build:Nov  1 2022"] },
  esp32h21: unseen("esp32h21"),
  esp32h4: unseen("esp32h4"),
  esp32p4: {
    ...NEWEST,
    banner: ["ESP-ROM:esp32p4-eco2-20240710", "Build:Jul 10 2024"],
    style: "newest",
    cores: 2,
    mappedCode: [0x4000_0000, 0x4400_0000],
    mappedData: [0x4000_0000, 0x4400_0000],
    ram: 0x4ff2_0000,
    codeRam: 0x4ff0_0000,
  },
  esp32s31: unseen("esp32s31"),
};

/** How a chip boots. */
export function bootRom(chip: ChipOption): BootRom {
  return BOOT_ROMS[chip];
}

/** Whether this address is mapped to flash through the cache. */
export function isMapped({ mappedCode, mappedData }: BootRom, address: number): boolean {
  return [mappedCode, mappedData].some(([start, end]) => address >= start && address < end);
}
