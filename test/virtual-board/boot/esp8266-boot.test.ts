import { expect, it } from "vitest";
import { bootRom } from "../../../src/virtual-board/boot/boot-rom.ts";
import { type Boot, bootFromFlash, bootToDownload } from "../../../src/virtual-board/boot/boot.ts";

const LOAD_ADDRESS = 0x4010_0000;

/** An image whose segments have these sizes, with these sums up to the end of each. */
function imageOf(segments: readonly (readonly [address: number, size: number, sum: number])[]): Buffer {
  let sum = 0xef;
  const parts = segments.map(([address, size, wanted]) => {
    const part = Buffer.alloc(8 + size);
    part.writeUInt32LE(address, 0);
    part.writeUInt32LE(size, 4);
    if (size > 0) part[8] = sum ^ wanted;
    sum = wanted;
    return part;
  });
  const body = Buffer.concat([Buffer.from([0xe9, segments.length, 0, 0, 0, 0, 0x10, 0x40]), ...parts]);
  const tail = Buffer.alloc(16 - (body.length % 16));
  tail[tail.length - 1] = sum;
  return Buffer.concat([body, tail]);
}

function boardWith(flash: Buffer) {
  return {
    chip: "esp8266" as const,
    rom: bootRom("esp8266"),
    flash: {
      size: flash.length,
      read: (address: number, length: number) => Buffer.from(flash.subarray(address, address + length)),
      rewriteSector: () => undefined,
    },
    revision: 0,
    blockRevision: 0,
  };
}

function boot(flash: Buffer): Boot {
  return bootFromFlash(boardWith(flash), "power-on");
}

function printed(lines: Boot["lines"]): string {
  return lines.map(({ text }) => text).join("");
}

const BANNER = "\r\n ets Jan  8 2013,rst cause:2, boot mode:(3,6)\r\n\r\n";

// The lines of boards, as their owners posted them: Arduino's bootloader, and applications of the NONOS SDK.
// Where a posted log breaks off, as that of a header that ends its line, the last sum is computed.
it.each<[string, Buffer, readonly string[]]>([
  [
    "two segments, the second within a line",
    imageOf([
      [0x4010_f000, 3460, 0xcc],
      [0x3fff_20b8, 40, 0xc9],
    ]),
    ["load 0x4010f000, len 3460, room 16 ", "tail 4", "chksum 0xcc"].concat([
      "load 0x3fff20b8, len 40, room 4 ",
      "tail 4",
      "chksum 0xc9",
      "csum 0xc9",
    ]),
  ],
  [
    "a header that exceeds its line",
    imageOf([
      [LOAD_ADDRESS, 25_700, 0x0b],
      [0x3ffe_8000, 848, 0x3f],
      [0x3ffe_8350, 184, 0xb7],
    ]),
    [
      "load 0x40100000, len 25700, room 16 ",
      "tail 4",
      "chksum 0x0b",
      "load 0x3ffe8000, len 848, room 4 ",
      "tail 12",
      "chksum 0x3f",
      "ho 0 tail 12 room 4",
      "load 0x3ffe8350, len 184, room 12 ",
      "tail 12",
      "chksum 0xb7",
      "csum 0xb7",
    ],
  ],
  [
    "a header that ends its line",
    imageOf([
      [LOAD_ADDRESS, 31_320, 0x69],
      [0x3ffe_8000, 2132, 0x3c],
    ]),
    [
      "load 0x40100000, len 31320, room 16 ",
      "tail 8",
      "chksum 0x69",
      "load 0x3ffe8000, len 2132, room 0 ",
      "tail 4",
      "chksum 0x3c",
      "csum 0x3c",
    ],
  ],
  [
    "empty segments",
    imageOf([
      [LOAD_ADDRESS, 212, 0xef],
      [0, 0, 0xef],
      [0, 0, 0xef],
    ]),
    [
      "load 0x40100000, len 212, room 16 ",
      "tail 4",
      "chksum 0xef",
      "load 0x00000000, len 0, room 4 ",
      "tail 0",
      "chksum 0xef",
      "ho 12 tail 0 room 4",
      "load 0x00000000, len 0, room 12 ",
      "tail 0",
      "chksum 0xef",
      "csum 0xef",
    ],
  ],
])("An ESP8266 prints how its ROM loads an image with %s, at 74880 baud", (_, image, lines) => {
  const { lines: spoken, next } = boot(image);
  expect(printed(spoken)).toBe(`${BANNER}${lines.map((line) => `${line}\r\n`).join("")}`);
  expect(new Set(spoken.map(({ baud }) => baud))).toEqual(new Set([74_880]));
  expect(next).toEqual({ kind: "silent" });
});

it("An ESP8266 says that the checksum of its image is wrong", () => {
  const image = imageOf([[LOAD_ADDRESS, 1384, 0xef]]);
  image[100] = 1;
  expect(printed(boot(image).lines)).toMatch(/chksum 0xee\r\ncsum 0xef\r\ncsum err\r\nets_main\.c\r\n$/);
});

it("An ESP8266 stops at a segment that its memory cannot hold", () => {
  const image = imageOf([
    [LOAD_ADDRESS, 25_020, 0x2f],
    [0xffff_ffff, 0, 0x2f],
  ]);
  image.fill(0xff, 16 + 25_020);
  expect(printed(boot(image).lines)).toMatch(
    /tail 12\r\nchksum 0x2f\r\nho 0 tail 12 room 4\r\nload 0xffffffff, len -1, room 12 \r\n$/,
  );
});

it("An ESP8266 prints only its banner where its flash is blank, or with the download strap", () => {
  expect(printed(boot(Buffer.alloc(0x1000, 0xff)).lines)).toBe(BANNER);
  expect(printed(bootToDownload(boardWith(Buffer.alloc(0)), "power-on"))).toBe(BANNER.replace("3,6", "1,6"));
});
