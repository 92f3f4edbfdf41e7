import { deflateRawSync, gzipSync } from "node:zlib";
import type { BoardFacts } from "../../src/firmware/plan/plan.ts";
import { noise } from "../support/bytes.ts";
import { applicationImage, bootloaderImage, firmwareImage } from "../support/firmware/firmware-image.ts";
import type { KindGroup, KindOutcome, KindTried } from "./kinds.ts";
import {
  BOARD_TABLE,
  KIND_TABLE,
  mergedImage,
  NO_BOARD_TABLE,
  plannedAt,
  planSeen,
} from "../support/firmware/planned-kind.ts";

const ELF = Buffer.concat([Buffer.from("\x7fELF\x01\x01\x01", "latin1"), noise("elf", 3_000)]);

/** Files that people have flashed by mistake. */
export const FOREIGN_FILES: Readonly<Record<string, Buffer>> = {
  "the text `404: Not Found`": Buffer.from("404: Not Found"),
  "an HTML page": Buffer.from("<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>\n"),
  XML: Buffer.from('<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>'),
  JSON: Buffer.from('{ "message": "Not Found", "status": "404" }\n'),
  "a Git LFS pointer": Buffer.from(
    `version https://git-lfs.github.com/spec/v1\noid sha256:${"5a".repeat(32)}\nsize 1048576\n`,
  ),
  "plain text": Buffer.from("Die Firmware liegt auf dem Server für Geräte.\n"),
  "text with padding of 0xFF": Buffer.concat([Buffer.from("Not Found\n"), Buffer.alloc(4_000, 0xff)]),
  "UTF-16 text, as PowerShell's `>` writes it": Buffer.from("\ufeffNot Found\r\n", "utf16le"),
  "an image that was converted as text": Buffer.from(
    applicationImage("esp32", {}, noise("converted", 500)).toString("utf8"),
  ),
  "an ELF file": ELF,
  "a UF2 file": Buffer.concat([Buffer.from("UF2\n"), noise("uf2", 508)]),
  "a zip archive": Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), deflateRawSync(noise("zip", 900))]),
  "a gzip file": gzipSync(noise("gzip", 900)),
  "an xz file": Buffer.concat([Buffer.from("\xfd7zXZ\0", "latin1"), noise("xz", 900)]),
  "a zstd file": Buffer.concat([Buffer.from("\x28\xb5\x2f\xfd", "latin1"), noise("zstd", 900)]),
  "a 7z archive": Buffer.concat([Buffer.from("7z\xbc\xaf\x27\x1c", "latin1"), noise("7z", 900)]),
  "a bzip2 file": Buffer.concat([Buffer.from("BZh91AY&SY", "latin1"), noise("bzip2", 900)]),
  "a tar archive": tarArchive(),
  "a static library": Buffer.concat([Buffer.from("!<arch>\n"), noise("library", 900)]),
  "a private key in PEM": Buffer.from("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"),
  "the source of a partition table": Buffer.from(
    "# Name, Type, SubType, Offset, Size\nnvs, data, nvs, , 0x6000\n",
  ),
  "Motorola S-records": Buffer.from("S00600004844521B\nS1137AF00A0A0D0000000000000000000000000061\n"),
  "the map file of a linker": Buffer.from("Archive member included to satisfy reference by file\n\nmain.o\n"),
  "a LittleFS file system": Buffer.concat([noise("head", 8), Buffer.from("littlefs"), noise("tail", 900)]),
  "nothing but zeros": Buffer.alloc(5_000),
  "nothing but 0xFF": Buffer.alloc(5_000, 0xff),
};

function tarArchive(): Buffer {
  const header = Buffer.alloc(512);
  header.write("firmware.bin");
  header.write("ustar", 257);
  return Buffer.concat([header, noise("tar", 512)]);
}

const PLACES: readonly Place[] = [
  { where: "0x1000 of an ESP32", address: 0x1000, facts: { chip: "ESP32" } },
  { where: "0x1000", given: "`chip: auto`", address: 0x1000, facts: {} },
  { where: "0x0, as without `address`", given: "`chip: auto`", address: 0, facts: {} },
  { where: "0x0 of an ESP32-C3", address: 0, facts: { chip: "ESP32-C3" } },
  { where: "0x10000", given: "the board has a table", address: 0x1_0000, facts: BOARD_TABLE },
  { where: "0x10000", given: "the board has no table", address: 0x1_0000, facts: NO_BOARD_TABLE },
  { where: "0x10000", given: "`erase-first`", address: 0x1_0000, facts: { isErased: true } },
  { where: "0x0 of an ESP8266", address: 0, facts: { chip: "ESP8266" } },
];

interface Place {
  readonly where: string;
  readonly given?: string;
  readonly address: number;
  readonly facts: Partial<BoardFacts>;
}

const ELSEWHERE: readonly (Place & { readonly outcome: KindOutcome })[] = [
  {
    where: "in a data partition",
    given: "the board has a table",
    address: 0x3_0000,
    facts: BOARD_TABLE,
    outcome: { accepted: true },
  },
  {
    where: "in no partition",
    given: "the board has a table",
    address: 0x10_0000,
    facts: BOARD_TABLE,
    outcome: { accepted: true },
  },
  {
    where: "at 0x100000",
    given: "the board has no table",
    address: 0x10_0000,
    facts: NO_BOARD_TABLE,
    outcome: { warned: /no partition table marks/ },
  },
];

function placeText({ where, given }: Place): string {
  return given === undefined ? where : `${where} (${given})`;
}

function everywhere(): KindTried[] {
  return Object.entries(FOREIGN_FILES).map(([what, bytes]) => ({
    what,
    where: "each place of firmware named above",
    outcome: { refused: "not-firmware" },
    attempt: () => {
      const seen = PLACES.map(({ address, facts }) => planSeen([plannedAt(address, bytes)], facts));
      // One that is not refused stands for all.
      return (
        seen.find(({ refused }) => refused !== "not-firmware") ?? { refused: "not-firmware", warnings: [] }
      );
    },
  }));
}

const BOOTLOADER = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 4_000));
const APP = applicationImage("esp32", {}, noise("app", 4_000));
const MCU_APP = noise("MCUboot's own format", 4_000);
const DIRECT_BOOT = Buffer.concat([Buffer.from("1d04dbae1d04dbae", "hex"), noise("direct", 4_000)]);

export const FOREIGN_KINDS: KindGroup = {
  title: "What is not firmware",
  text: `Recognized by content. In a data partition it is accepted. The places of firmware that were tried: ${PLACES.map(placeText).join("; ")}.`,
  rows: [
    ...everywhere(),
    ...ELSEWHERE.map(({ address, facts, ...row }) => ({
      what: "an ELF file",
      ...row,
      attempt: () => planSeen([plannedAt(address, ELF)], facts),
    })),
    {
      what: "an ELF file",
      where: "the application's place in a merged image",
      outcome: { refused: "not-firmware" },
      attempt: () => planSeen([mergedImage({ 0x1000: BOOTLOADER, 0x8000: KIND_TABLE, 0x1_0000: ELF })]),
    },
    {
      what: "the text `404: Not Found`",
      where: "the bootloader's place in a merged image",
      outcome: { refused: "not-firmware" },
      attempt: () =>
        planSeen([mergedImage({ 0x1000: Buffer.from("404: Not Found"), 0x8000: KIND_TABLE, 0x1_0000: APP })]),
    },
    {
      what: "nothing but 0xFF",
      where: "the bootloader's place in a merged image",
      outcome: { refused: "not-firmware" },
      attempt: () => planSeen([mergedImage({ 0: Buffer.alloc(16), 0x8000: KIND_TABLE, 0x1_0000: APP })]),
    },
    {
      what: "nothing but 0xFF",
      where: "the place of the partition table in a merged image of ESP-IDF",
      outcome: { refused: "not-firmware" },
      attempt: () => planSeen([mergedImage({ 0x1000: BOOTLOADER, 0x1_0000: APP })]),
    },
    {
      what: "nothing but 0xFF",
      where: "the place of the partition table in a merged image of MCUboot, which needs none",
      outcome: { accepted: true },
      attempt: () =>
        planSeen([
          mergedImage({ 0x1000: firmwareImage("esp32", noise("mcuboot", 4_000)), 0x2_0000: MCU_APP }),
        ]),
    },
    {
      what: "nothing but 0xFF",
      where: "a slot that is unused in a merged image",
      outcome: { accepted: true },
      attempt: () =>
        planSeen([
          mergedImage({
            0x1000: BOOTLOADER,
            0x8000: KIND_TABLE,
            0x1_0000: APP,
            0x3_0000: noise("files", 64),
          }),
        ]),
    },
    {
      what: "nothing but 0xFF",
      where: "a data partition",
      given: "the board has a table",
      outcome: { accepted: true },
      attempt: () => planSeen([plannedAt(0x3_0000, Buffer.alloc(5_000, 0xff))], BOARD_TABLE),
    },
    ...(["bootloader", "application"] as const).map((role): KindTried => ({
      what: `a web page that the build's flasher_args.json lists as its ${role}`,
      where: "at an address that no table knows",
      outcome: { refused: "not-firmware" },
      attempt: () => planSeen([plannedAt(0x20_0000, Buffer.from("<!DOCTYPE html><html></html>"), { role })]),
    })),
    {
      what: "a file of anything, 128 KiB",
      where: "0x0, as without `address`",
      given: "`chip: auto`",
      outcome: { warned: /overwrites the bootloader at .* and the partition table at 0x8000/ },
      attempt: () => planSeen([plannedAt(0, noise("anything", 0x2_0000))]),
    },
    {
      what: "an image merged with the application a sector off",
      where: "0x0 of an ESP32",
      outcome: { warned: /overwrites the application partition at 0x10000/ },
      attempt: () => planSeen([mergedImage({ 0x1000: BOOTLOADER, 0x8000: KIND_TABLE, 0x1_1000: APP })]),
    },
    {
      what: "zeros in the gaps of a merged image, as QEMU has them",
      where: "0x0 of an ESP32",
      outcome: { accepted: true },
      attempt: () => planSeen([zeroFilled({ 0x1000: BOOTLOADER, 0x8000: KIND_TABLE, 0x1_0000: APP })]),
    },
    {
      what: "an image for direct boot",
      where: "0x0 of an ESP32-C3",
      given: "the board has no table",
      outcome: { warned: /is not a bootable image/ },
      attempt: () => planSeen([plannedAt(0, DIRECT_BOOT)], { chip: "ESP32-C3", ...NO_BOARD_TABLE }),
    },
    {
      what: "ciphertext",
      where: "bootloader, table and application of an ESP32 with flash encryption",
      outcome: { accepted: true },
      attempt: () =>
        planSeen(
          [0x8000, 0x1_0000].map((address) => plannedAt(address, noise("ciphertext", 0xc00))),
          { chip: "ESP32", security: { secureBoot: false, flashEncryption: true } },
        ),
    },
  ],
};

function zeroFilled(parts: Readonly<Record<number, Buffer>>) {
  const bytes = Buffer.alloc(mergedImage(parts).bytes.length);
  for (const [address, part] of Object.entries(parts)) part.copy(bytes, Number(address));
  return plannedAt(0, bytes);
}
