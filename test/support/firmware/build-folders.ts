import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chipFacts } from "../../../src/firmware/flash/chips.ts";
import { noise } from "../bytes.ts";
import { applicationImage, bootloaderImage, type ImageChipName } from "./firmware-image.ts";
import { partitionTableImage, type TableRow } from "./partition-table-image.ts";

/** Files of a build, by their paths in its folder. */
export type BuildFiles = Readonly<Record<string, Uint8Array | string>>;

/** Writes files into a folder, and the folders around them. */
export function writeFiles(folder: string, files: BuildFiles): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

const DATA = 1;
const APP = 0;
/** As Arduino's and PlatformIO's default tables, on 1 MiB: NVS, OTA data and two applications. */
export const OTA_ROWS: readonly TableRow[] = [
  { name: "nvs", type: DATA, subtype: 2, address: 0x9000, size: 0x5000 },
  { name: "otadata", type: DATA, subtype: 0, address: 0xe000, size: 0x2000 },
  { name: "app0", type: APP, subtype: 0x10, address: 0x1_0000, size: 0x6_0000 },
  { name: "app1", type: APP, subtype: 0x11, address: 0x7_0000, size: 0x6_0000 },
];

export interface BuildParts {
  readonly bootloader: Buffer;
  readonly table: Buffer;
  readonly otaData: Buffer;
  readonly application: Buffer;
}

/** What every build for a chip consists of; the OTA data name the first slot, as Arduino's boot_app0.bin does. */
export function buildParts(chip: ImageChipName, rows: readonly TableRow[] = OTA_ROWS): BuildParts {
  const otaData = Buffer.alloc(0x2000, 0xff);
  otaData.writeUInt32LE(1, 0);
  // The CRC32 of the sequence number 1, as ESP-IDF computes it.
  otaData.writeUInt32LE(0x4743_989a, 28);
  return {
    bootloader: bootloaderImage(chip, "v5.4.1", noise("bootloader", 3_000)),
    table: partitionTableImage(rows),
    otaData,
    application: applicationImage(chip, { name: "blink" }, noise("application", 20_000)),
  };
}

/** One image of all of them, from 0x0 on, with 0xFF between. */
export function mergedImage(chip: ImageChipName, parts: BuildParts): Buffer {
  const image = Buffer.alloc(0x1_0000 + parts.application.length, 0xff);
  parts.bootloader.copy(image, chipFacts(chip).bootloader);
  parts.table.copy(image, 0x8000);
  parts.otaData.copy(image, 0xe000);
  parts.application.copy(image, 0x1_0000);
  return image;
}

/** The folder of an environment of PlatformIO: `bootloader.bin`, `partitions.bin`, `firmware.bin`. */
export function platformioFiles({ bootloader, table, application }: BuildParts): BuildFiles {
  return { "bootloader.bin": bootloader, "partitions.bin": table, "firmware.bin": application };
}

/** The idedata.json that PlatformIO writes next to them, with the paths of its machine. */
export function idedata(chip: ImageChipName, home = "/home/ci/app/.pio/build/node"): string {
  const offset = `0x${chipFacts(chip).bootloader.toString(16)}`;
  return JSON.stringify({
    env_name: "node",
    defines: ["PLATFORMIO=60118"],
    prog_path: `${home}/firmware.elf`,
    extra: {
      flash_images: [
        { offset, path: `${home}/bootloader.bin` },
        { offset: "0x8000", path: `${home}/partitions.bin` },
        {
          offset: "0xe000",
          path: "/home/ci/.platformio/packages/framework-arduinoespressif32/tools/partitions/boot_app0.bin",
        },
      ],
      application_offset: "0x10000",
    },
  });
}

/** What Arduino makes of a sketch, without the merged image. */
export function arduinoFiles(sketch: string, { bootloader, table, application }: BuildParts): BuildFiles {
  return {
    [`${sketch}.ino.bin`]: application,
    [`${sketch}.ino.bootloader.bin`]: bootloader,
    [`${sketch}.ino.partitions.bin`]: table,
    [`${sketch}.ino.elf`]: "\u007fELF",
  };
}

/** The runners.yaml of a domain of Zephyr, in its `zephyr` folder. */
export function zephyrRunners(image: string, args: readonly string[]): string {
  return [
    "# Available runners configured by board.cmake.",
    "runners:",
    "- esp32",
    "- openocd",
    "flash-runner: esp32",
    "config:",
    "  board_dir: /home/ci/zephyr/boards/espressif/esp32c3_devkitm",
    "  elf_file: zephyr.elf",
    `  bin_file: ${image}`,
    "args:",
    "  esp32:",
    "    - --esp-idf-path=/home/ci/modules/hal/espressif",
    ...args.map((arg) => `    - ${arg}`),
    "  openocd: []",
    "",
  ].join("\n");
}

/** The domains.yaml of a build with sysbuild. */
export function zephyrDomains(names: readonly string[]): string {
  return [
    `default: ${names.at(-1) ?? ""}`,
    "build_dir: /home/ci/app/build",
    "domains:",
    ...names.flatMap((name) => [`- name: ${name}`, `  build_dir: /home/ci/app/build/${name}`]),
    "flash_order:",
    ...names.map((name) => `- ${name}`),
    "",
  ].join("\n");
}
