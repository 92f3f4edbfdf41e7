import { expect, it } from "vitest";
import { startVirtualBoard } from "../../../src/virtual-board/board.ts";
import type { Step } from "../../../src/virtual-board/console/script.ts";
import { untilTrue } from "../../support/board/console-client.ts";
import { recordedFlash, recordedLines } from "../../support/board/recorded-firmware.ts";

const LAST = "Rebooting...";

/** The first crash of a console, with nothing in it that depends on the application. */
function crash(lines: readonly string[], first: RegExp): string[] {
  const start = lines.findIndex((line) => first.test(line));
  const end = lines.indexOf(LAST, start);
  return (
    lines
      .slice(start, end + 1)
      // That application wants its core dump in a partition which is damaged.
      .filter((line) => !line.includes("esp_core_dump_"))
      .map((line) =>
        line
          .replaceAll(/(?<!CAUSE *: )0x[\da-f]{8}\b/g, "0x(value)")
          .replace(/^[\da-f]{8}:/, "(address):")
          .replace(/^ELF file SHA256: [\da-f]*$/, "ELF file SHA256: (digest)"),
      )
  );
}

const frames = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => 0x400d_1000 + index * 0x10);

it.each<["esp32" | "esp32c3", string, RegExp, Step]>([
  [
    "esp32",
    "esp32-panic",
    /^Guru Meditation/,
    { panic: { reason: "InstrFetchProhibited", backtrace: frames(4), corrupted: true } },
  ],
  ["esp32c3", "esp32c3-panic", /^Guru Meditation/, { panic: { reason: "Illegal instruction" } }],
  [
    "esp32",
    "esp32-assert",
    /^assert failed/,
    {
      assert: {
        text: "__esp_system_init_fn_init_flash startup_funcs.c:118 (flash_ret == ESP_OK)",
        backtrace: frames(8),
        corrupted: true,
      },
    },
  ],
])("A crash of an %s is that of the recording %s, line by line", async (chip, recording, first, step) => {
  await using board = await startVirtualBoard({
    chip,
    flashSize: 0x40_0000,
    console: { applications: [{ boots: [{ steps: [step, { hang: true }] }, {}] }] },
  });
  board.flash.poke(0, recordedFlash(chip));
  board.reset("application");
  await untilTrue(
    () => board.console.includes(`${LAST}\r\n`),
    () => board.console,
  );
  const recorded = crash(recordedLines(recording), first);
  expect(recorded.at(-1)).toBe(LAST);
  expect(crash(board.console.split("\r\n"), first)).toEqual(recorded);
});
