import { describe, expect, it } from "vitest";
import { startVirtualBoard, type VirtualBoard } from "../../../src/virtual-board/board.ts";
import type { BootScript } from "../../../src/virtual-board/console/script.ts";
import { ConsoleClient, untilTrue } from "../../support/board/console-client.ts";
import { recordedFlash } from "../../support/board/recorded-firmware.ts";

type Chip = "esp32" | "esp32c3";

/** A board with the firmware of the recordings, whose application plays these boots. */
async function boardWith(
  boots: readonly BootScript[] | undefined,
  chip: Chip = "esp32",
): Promise<VirtualBoard> {
  const played = boots === undefined ? {} : { console: { applications: [{ boots }] } };
  const board = await startVirtualBoard({ chip, flashSize: 0x40_0000, ...played });
  board.flash.poke(0, recordedFlash(chip));
  return board;
}

/** Starts the application for somebody who watches. */
async function watch(board: VirtualBoard): Promise<ConsoleClient> {
  const client = await ConsoleClient.connect(board.port);
  // The board has to have taken the connection before it prints.
  await untilTrue(
    () => board.log.connections > 0,
    () => "the board did not take the connection",
  );
  board.reset("application");
  return client;
}

/** Of the causes of all resets, as the ROM prints them. */
function causes(text: string): number[] {
  return Array.from(text.matchAll(/rst:0x([\da-f]+)/g), ([, cause = ""]) => Number.parseInt(cause, 16));
}

describe("An application", () => {
  it("says hello after its start where no script describes it", async () => {
    await using board = await boardWith(undefined);
    await using client = await watch(board);
    const text = await client.until("Hello from the virtual board!\r\n");
    expect(text).toContain("rst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)\r\n");
    expect(text).toContain("Loaded app from partition at offset 0x10000");
    expect(text).toContain("ELF file SHA256:  7ae4a44b3...");
    expect(board.mode).toBe("application");
    expect(board.console).toBe(text);
  });

  it("prints to nobody where nobody is connected, and the board's own record has it", async () => {
    const answers = [{ send: "go", reply: "heard" }];
    await using board = await boardWith([{ steps: [{ print: "unheard" }], answers }]);
    board.reset("application");
    await untilTrue(
      () => board.console.includes("unheard"),
      () => board.console,
    );
    await using client = await ConsoleClient.connect(board.port);
    client.type("go\n");
    expect(await client.until("heard\r\n")).toBe("heard\r\n");
  });

  it("answers a line that it is sent, however its end is written", async () => {
    const answers = [
      { send: "heap", reply: "heap: 1234" },
      { send: "", reply: "menu" },
      { send: "die", steps: [{ restart: true as const }] },
    ];
    await using board = await boardWith([{ steps: [{ write: "> " }], answers }, {}]);
    await using client = await watch(board);
    await client.until("> ");
    client.type("heap\r\n");
    await client.until("heap: 1234\r\n");
    client.type("\n");
    await client.until("menu\r\n");
    client.type("nothing\rdie\r");
    expect(causes(await client.until("rst:0xc"))).toEqual([1, 12]);
  });
});

describe("A panic", () => {
  it.each([
    [
      "esp32" as const,
      "LoadProhibited",
      /PC {6}: 0x400d1234 .*EXCCAUSE: 0x0000001c.*Backtrace: 0x400d1234:0x[\da-f]{8} 0x400d5678:/s,
    ],
    [
      "esp32c3" as const,
      "Load access fault",
      /MEPC {4}: 0x400d1234 .*MCAUSE {2}: 0x00000005.*Stack memory:\r\n(?:[\da-f]{8}:(?: 0x[\da-f]{8}){8}\r\n){32}/s,
    ],
  ])(
    "of an %s shows its registers and where it was, and the chip boots again",
    async (chip, reason, dump) => {
      const panic = { backtrace: [0x400d_1234, 0x400d_5678] };
      await using board = await boardWith(
        [{ steps: [{ print: "up" }, { panic }] }, { steps: [{ print: "again" }] }],
        chip,
      );
      await using client = await watch(board);
      const text = await client.until("again\r\n");
      expect(text).toContain(
        `Guru Meditation Error: Core  0 panic'ed (${reason}). Exception was unhandled.\r\n`,
      );
      expect(text).toMatch(dump);
      const digest = chip === "esp32" ? "7ae4a44b3" : "8952c1ab62f7dd85";
      expect(text).toContain(`ELF file SHA256: ${digest}\r\n\r\nRebooting...\r\n`);
      expect(causes(text)).toEqual([1, 12]);
    },
  );
});
