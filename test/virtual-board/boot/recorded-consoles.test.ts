import { describe, expect, it } from "vitest";
import { type BootFlash } from "../../../src/virtual-board/boot/boot-board.ts";
import { bootRom } from "../../../src/virtual-board/boot/boot-rom.ts";
import { type Boot, bootFromFlash, bootToDownload } from "../../../src/virtual-board/boot/boot.ts";
import { type ResetCause } from "../../../src/virtual-board/boot/reset-cause.ts";
import {
  APPLICATION_ADDRESS,
  linesOf,
  recordedFlash,
  recordedLines,
} from "../../support/board/recorded-firmware.ts";

type Recorded = "esp32" | "esp32c3";
const CHIPS: readonly Recorded[] = ["esp32", "esp32c3"];

/** The chip of the recordings, whose pins the emulator sets in its own way, and whose revisions are these. */
function recordedBoard(chip: Recorded, flash: Buffer) {
  const rom = bootRom(chip);
  const straps =
    chip === "esp32"
      ? { fromFlash: { ...rom.fromFlash, value: 0x12 }, download: { value: 0xf, name: "UART_BOOT(UART0)" } }
      : {
          fromFlash: { ...rom.fromFlash, value: 0x8 },
          download: { value: 0x2, name: "UART0_BOOT", waiting: "wait uart0 download" },
        };
  return {
    chip,
    rom: { ...rom, ...straps },
    flash: flashOf(flash),
    revision: chip === "esp32" ? 0 : 3,
    blockRevision: 0,
  };
}

function flashOf(flash: Buffer): BootFlash {
  return {
    size: flash.length,
    read: (address, length) => Buffer.from(flash.subarray(address, address + length)),
    rewriteSector: (address, bytes) => {
      flash.fill(0xff, address, address + 0x1000);
      bytes.copy(flash, address);
    },
  };
}

function boot(chip: Recorded, flash: Buffer, cause: ResetCause = "power-on"): Boot {
  return bootFromFlash(recordedBoard(chip, flash), cause);
}

function printed(lines: Boot["lines"]): string[] {
  return linesOf(lines.map(({ text }) => text).join("")).filter(
    // Chips print it after resets by software and by watchdogs, the emulator of the recordings does not.
    (line) => !line.startsWith("Saved PC"),
  );
}

/** What the emulator does otherwise, or is the application's own. */
function comparable(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.replace("SLOW READ", "DIO").replace("detected chip: gd", "detected chip: winbond"))
    .filter((line) => !/heap_init: At |sleep: /.test(line));
}

describe.each(CHIPS)("the console of an %s", (chip) => {
  it("is that of the recording from the reset to the application", () => {
    const recorded = comparable(recordedLines(`${chip}-hello`));
    const { lines, next } = boot(chip, recordedFlash(chip));
    const shown = printed(lines);
    expect(shown).toEqual(recorded.slice(0, shown.length));
    expect(shown.at(-1)).toMatch(/Calling app_main|Starting scheduler/);
    expect(next).toMatchObject({
      kind: "application",
      application: { description: { name: "hello_world" } },
    });
  });

  it.each([
    ["no partition table", "no-table", (flash: Buffer) => flash.fill(0xff, 0x8000, 0x9000)],
    ["no application", "no-app", (flash: Buffer) => flash.fill(0xff, APPLICATION_ADDRESS, 0x2_0000)],
    [
      "a damaged application",
      "damaged-app",
      (flash: Buffer) => {
        flash[0x2_1000] = (flash[0x2_1000] ?? 0) ^ 1;
        return flash;
      },
    ],
  ])("is that of the recording with %s, and the chip starts again", (_, name, change) => {
    const recorded = comparable(recordedLines(`${chip}-${name}`));
    const first = boot(chip, change(recordedFlash(chip)));
    const shown = printed(first.lines);
    expect(shown).toEqual(recorded.slice(0, shown.length));
    expect(shown.at(-1)).toContain("No bootable app partitions in the partition table");
    expect(first.next).toEqual({ kind: "reset", cause: "system" });
    // The emulated ESP32 stops here; a real one starts again as the ESP32-C3 does.
    const second = printed(boot(chip, change(recordedFlash(chip)), "system").lines);
    const rest = recorded.slice(shown.length);
    const compared = Math.min(second.length, rest.length - 1);
    if (chip === "esp32c3") expect(second.slice(0, compared)).toEqual(rest.slice(0, compared));
    else expect(second[2]).toBe("rst:0x3 (SW_RESET),boot:0x12 (SPI_FAST_FLASH_BOOT)");
  });

  it("repeats that the header is invalid where the flash is blank, until its watchdog bites", () => {
    const { lines, next, at } = boot(chip, Buffer.alloc(0x40_0000, 0xff));
    const shown = printed(lines);
    const recorded = recordedLines(`${chip}-blank`);
    const known = chip === "esp32" ? [...recorded, "invalid header: 0xffffffff"] : recorded;
    expect(shown.slice(0, 4)).toEqual(known.slice(0, 4));
    expect(shown.filter((line) => line === "invalid header: 0xffffffff")).toHaveLength(8);
    expect(next).toEqual({ kind: "reset", cause: "rom-watchdog" });
    expect(at).toBeGreaterThan(900);
  });

  it("is that of the recording after a reset with the strap", () => {
    const lines = bootToDownload(recordedBoard(chip, Buffer.alloc(0x1000)), "power-on");
    expect(printed(lines)).toEqual(recordedLines(`${chip}-download`));
  });
});

it("A real ESP32 in download mode says that it waits for the download", () => {
  const board = { ...recordedBoard("esp32", Buffer.alloc(0x1000)), rom: bootRom("esp32") };
  expect(printed(bootToDownload(board, "power-on")).slice(2)).toEqual([
    "rst:0x1 (POWERON_RESET),boot:0x3 (DOWNLOAD_BOOT(UART0/UART1/SDIO_REI_REO_V2))",
    "waiting for download",
  ]);
});
