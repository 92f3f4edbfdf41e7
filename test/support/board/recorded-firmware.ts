// The flash behind the recorded consoles, rebuilt from what they say: where the segments are, and how long.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { partitionTableImage } from "../firmware/partition-table-image.ts";

const FIXTURES = new URL("../../fixtures/consoles/", import.meta.url);
const MIB = 0x10_0000;
const HEADER_SIZE = 24;

/** A recorded console, as its lines. */
export function recordedLines(name: string): string[] {
  return linesOf(readFileSync(new URL(`${name}.txt`, FIXTURES), "latin1"));
}

/** The lines of a console with nothing in them that changes from run to run. */
export function linesOf(text: string): string[] {
  const lines = text
    .split("\n")
    .map((line) => line.replace(/\r$/, "").replace(/^(\S*[IWE] )\(\d+\)/, "$1(t)"));
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

interface Segment {
  readonly address: number;
  readonly size: number;
}

interface Image {
  readonly chipId: number;
  readonly entry: number;
  readonly sizeAndFreq: number;
  readonly maxRevision?: number;
  readonly segments: readonly Segment[];
  /** What opens the first segment. */
  readonly description: Buffer;
  /** What the checksum is to be. */
  readonly checksum?: number;
}

/** An image with segments of these sizes, its checksum and its digest. */
export function imageOf(image: Image): Buffer {
  const header = Buffer.alloc(HEADER_SIZE);
  header.set([0xe9, image.segments.length, 2, image.sizeAndFreq]);
  header.writeUInt32LE(image.entry, 4);
  header.writeUInt16LE(image.chipId, 12);
  header.writeUInt16LE(image.maxRevision ?? 0xffff, 17);
  header[23] = 1;
  const pieces = image.segments.flatMap(({ address, size }, index) => {
    const head = Buffer.alloc(8);
    head.writeUInt32LE(address, 0);
    head.writeUInt32LE(size, 4);
    const data = Buffer.alloc(size);
    if (index === 0) image.description.copy(data);
    return [head, data];
  });
  const data = pieces.filter((_, index) => index % 2 === 1);
  let checksum = Buffer.concat(data).reduce((sum, byte) => sum ^ byte, 0xef);
  const last = data.at(-1);
  if (image.checksum !== undefined && last !== undefined) {
    last[last.length - 1] = checksum ^ image.checksum;
    checksum = image.checksum;
  }
  const body = Buffer.concat([header, ...pieces]);
  const tail = Buffer.alloc(16 - (body.length % 16));
  tail[tail.length - 1] = checksum;
  const summed = Buffer.concat([body, tail]);
  return Buffer.concat([summed, createHash("sha256").update(summed).digest()]);
}

const TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x6000 },
  { name: "phy_init", type: 1, subtype: 1, address: 0xf000, size: 0x1000 },
  { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: MIB },
]);

export const APPLICATION_ADDRESS = 0x1_0000;

/** The 4 MB that the recordings of a chip were made with. */
export function recordedFlash(chip: "esp32" | "esp32c3"): Buffer {
  const flash = Buffer.alloc(4 * MIB, 0xff);
  TABLE.copy(flash, 0x8000);
  if (chip === "esp32") {
    imageOf(ESP32_BOOTLOADER).copy(flash, 0x1000);
    imageOf(ESP32_APPLICATION).copy(flash, APPLICATION_ADDRESS);
  } else {
    imageOf(ESP32C3_BOOTLOADER).copy(flash, 0);
    imageOf(ESP32C3_APPLICATION).copy(flash, APPLICATION_ADDRESS);
  }
  return flash;
}

const ESP32_BOOTLOADER: Image = {
  chipId: 0,
  entry: 0x4008_0640,
  sizeAndFreq: 0x10,
  description: bootloaderDescription("v5.2.2", "Oct 30 2024 22:07:30"),
  segments: [
    { address: 0x3fff_0030, size: 7172 },
    { address: 0x4007_8000, size: 15_540 },
    { address: 0x4008_0400, size: 4 },
    { address: 0x4008_0404, size: 3904 },
  ],
};

const ESP32_APPLICATION: Image = {
  chipId: 0,
  entry: 0x4008_1000,
  sizeAndFreq: 0x10,
  maxRevision: 399,
  description: applicationDescription({
    name: "hello_world",
    version: "2754c04-dirty",
    idf: "v5.2.2",
    built: ["22:07:04", "Oct 30 2024"],
    digest: "7ae4a44b3",
  }),
  checksum: 0x76,
  segments: [
    { address: 0x3f40_0020, size: 38_108 },
    { address: 0x3ffb_0000, size: 8716 },
    { address: 0x4008_0000, size: 18_688 },
    { address: 0x400d_0020, size: 79_256 },
    { address: 0x4008_4900, size: 32_388 },
  ],
};

const ESP32C3_BOOTLOADER: Image = {
  chipId: 5,
  entry: 0x403c_e000,
  sizeAndFreq: 0x2f,
  description: bootloaderDescription("v4.4-dirty", "21:57:30"),
  segments: [
    { address: 0x3fcd_6100, size: 0x16c0 },
    { address: 0x403c_e000, size: 0x930 },
    { address: 0x403d_0000, size: 0x2d40 },
  ],
};

const ESP32C3_APPLICATION: Image = {
  chipId: 5,
  entry: 0x4038_0000,
  sizeAndFreq: 0x2f,
  description: applicationDescription({
    name: "hello_world",
    version: "v4.4-dirty",
    idf: "v4.4-dirty",
    built: ["21:56:36", "Apr 24 2022"],
    digest: "8952c1ab62f7dd85",
  }),
  checksum: 0x59,
  segments: [
    { address: 0x3c02_0020, size: 39_104 },
    { address: 0x3fc8_ba00, size: 5196 },
    { address: 0x4038_0000, size: 21_212 },
    { address: 0x4200_0020, size: 119_008 },
    { address: 0x4038_52dc, size: 26_364 },
    { address: 0x5000_0010, size: 16 },
  ],
};

function bootloaderDescription(version: string, built: string): Buffer {
  const description = Buffer.alloc(80);
  description[0] = 0x50;
  description.writeUInt32LE(1, 4);
  description.write(version, 8, 32);
  description.write(built, 40, 24);
  return description;
}

interface Application {
  readonly name: string;
  readonly version: string;
  readonly idf: string;
  readonly built: readonly [time: string, date: string];
  readonly digest: string;
}

function applicationDescription({ name, version, idf, built, digest }: Application): Buffer {
  const description = Buffer.alloc(256);
  description.writeUInt32LE(0xabcd_5432, 0);
  description.write(version, 16, 32);
  description.write(name, 48, 32);
  description.write(built[0], 80, 16);
  description.write(built[1], 96, 16);
  description.write(idf, 112, 32);
  description.write(digest.padEnd(64, "0"), 144, 32, "hex");
  return description;
}
