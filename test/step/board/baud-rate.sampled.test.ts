import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../../src/virtual-board/faults/fault.ts";
import { noise } from "../../support/bytes.ts";
import { rfc2217Port } from "../../support/board/rfc2217-port.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { IS_FULL, oneIn } from "../../support/sample.ts";

const SIZE = 0x1_0000;

/** A board behind a serial server, and steps that work on it with the same folder of locks. */
async function bench(...faults: Fault[]) {
  const board = await startBoard({ chip: "esp32c3", faults });
  board.flash.poke(0, noise("flash", SIZE));
  const port = await rfc2217Port(board);
  const unreset = await rfc2217Port({ board, hasNoLines: true });
  const workspace = freshFolder("workspace");
  writeFileSync(join(workspace, "image.bin"), noise("image", SIZE));
  const locks = freshFolder("locks");
  return {
    board,
    /** A port without lines that reset the chip. */
    unreset: unreset.url,
    step: (inputs: ActionInputs): Promise<ActionRun> =>
      runAction({ port: port.url, "lock-folder": locks, retries: 0, ...inputs }, { workspace }),
    record: (): string | undefined => {
      const name = readdirSync(locks).find((file) => file.endsWith(".baud"));
      return name === undefined ? undefined : readFileSync(join(locks, name), "utf8").split(" ")[0];
    },
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await port[Symbol.asyncDispose]();
      await unreset[Symbol.asyncDispose]();
      await board[Symbol.asyncDispose]();
    },
  };
}

const READ: ActionInputs = { operation: "read", address: 0, size: SIZE, output: "read.bin", overwrite: true };

/** Garbles one byte in a hundred above a rate. */
function garbleAbove(above: number): Fault & { readonly kind: "flip" } {
  return { kind: "flip", rate: 0.01, way: "both", seed: 1, times: Infinity, above };
}

describe("a step with baud: auto", () => {
  const sampled = oneIn(4);

  it.skipIf(IS_FULL)("uses the highest rate where the link carries it, and remembers nothing", async () => {
    await using on = await bench();
    const run = await on.step(READ);
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ baud: "2000000", attempts: "1" });
    expect(run.result).toMatchObject({ baud: 2_000_000 });
    expect(run.log).toContain(
      "Transfers begin at 2000000 baud: the highest rate that is tried over a network.",
    );
    expect(run.summary).toContain("2000000");
    expect(on.record()).toBeUndefined();
  });

  sampled(
    "finds the highest rate that a link carries without a retry, and begins with it in the next step",
    async () => {
      await using on = await bench(garbleAbove(921_600));
      const found = await on.step(READ);
      expect(found.exitCode, found.log).toBe(0);
      expect(found.outputs).toMatchObject({ baud: "921600", attempts: "1" });
      expect(found.log).toContain("2000000 baud may be too fast here: trying 1500000 baud.");
      expect(found.log).toContain("1500000 baud may be too fast here: trying 921600 baud.");
      expect(found.log).toContain("921600 baud works, and is used on this port from now on.");
      expect(on.record()).toBe("921600");

      on.board.log.clear();
      const known = await on.step(READ);
      expect(known.exitCode, known.log).toBe(0);
      expect(known.outputs).toMatchObject({ baud: "921600", attempts: "1" });
      expect(known.log).toContain(
        "Transfers begin at 921600 baud: higher rates have failed at this board's place",
      );
      expect(known.log).not.toContain("too fast");

      const dryRun = await on.step({ operation: "flash", file: "image.bin", address: 0, "dry-run": true });
      expect(dryRun.log).toContain("Transfers begin at 921600 baud");
      expect(dryRun.log).toContain("--baud 921600");
    },
  );

  sampled("flashes on a link that does not carry the first rate", async () => {
    await using on = await bench(garbleAbove(1_500_000));
    const run = await on.step({ operation: "flash", file: "image.bin", address: 0 });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ baud: "1500000", verified: "true", attempts: "1" });
    expect(on.board.flash.read(0, SIZE).equals(noise("image", SIZE))).toBe(true);
    expect(on.record()).toBe("1500000");
  });

  it.skipIf(IS_FULL)("goes down for what follows where esptool had to send a block again", async () => {
    await using on = await bench({ kind: "write-fails", times: 1 });
    const run = await on.step({ operation: "flash", file: "image.bin", address: 0 });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ verified: "true", attempts: "1", baud: "2000000" });
    expect(run.log).toContain(
      "At 2000000 baud esptool had to resend data (1×). From now on, this port uses 1500000 baud.",
    );
    expect(on.record()).toBe("1500000");
  });

  sampled("tries no rate that the workflow fixes, and none where nothing resets the chip", async () => {
    await using on = await bench(garbleAbove(460_800));
    const fixed = await on.step({ ...READ, baud: 921_600 });
    expect(fixed.outputs).toMatchObject({ failure: "link-corrupt" });
    expect(fixed.log).not.toContain("too fast");
    const still = await on.step({ ...READ, before: "no-reset", after: "no-reset" });
    expect(still.log).not.toContain("Transfers begin");
    expect(on.record()).toBeUndefined();
  });

  sampled("does not lose a board twice that nothing resets", async () => {
    await using on = await bench({ ...garbleAbove(460_800), rate: 0.5 });
    const lost = await on.step({ ...READ, port: on.unreset });
    expect(lost.outputs).toMatchObject({ failure: "no-answer" });
    expect(lost.log).toContain("From now on, this port uses 460800 baud.");
    // By hand.
    on.board.reset("rom");
    const read = await on.step({ ...READ, port: on.unreset });
    expect(read.exitCode, read.log).toBe(0);
    expect(read.outputs).toMatchObject({ baud: "460800", attempts: "1" });
  });
});
