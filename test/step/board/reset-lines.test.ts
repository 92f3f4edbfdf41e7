// Whole steps on the virtual board's own reset lines, over a link that takes no other rate than the chip's.
import { describe, it } from "vitest";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runAction } from "../../support/runner/action.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { noise } from "../../support/bytes.ts";
import { startBoard } from "../../support/board/virtual-board.ts";

const MIB = 0x10_0000;
const data = noise("data", 20_000);

describe.concurrent("a step on a port with reset lines", () => {
  it("flashes, verifies and leaves the application started", async ({ expect }) => {
    await using board = await startBoard({ flashSize: MIB, rfc2217Port: 0, linkBaud: 921_600 });
    board.reset("application");
    const workspace = freshFolder("workspace");
    writeFileSync(join(workspace, "data.bin"), data);
    const inputs = { port: board.rfc2217Url ?? "", after: "hard-reset", retries: 0 };
    const run = await runAction(
      { operation: "flash", file: "data.bin", address: "0x10000", ...inputs },
      { workspace },
    );
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ verified: "true", "app-started": "unknown" });
    expect(run.annotations).toEqual([]);
    expect(board.flash.read(0x1_0000, data.length).equals(data)).toBe(true);
    expect(board.mode).toBe("application");
    // The next step finds it so, and asks it again.
    const verify = await runAction(
      { operation: "verify", file: "data.bin", address: "0x10000", ...inputs },
      { workspace },
    );
    expect(verify.exitCode, verify.log).toBe(0);
    expect(board.mode).toBe("application");
    expect(board.log.errors).toEqual([]);
  });

  it("resets the board into its ROM, and from there into its application", async ({ expect }) => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB, rfc2217Port: 0 });
    board.reset("application");
    const inputs = { operation: "reset", port: board.rfc2217Url ?? "", retries: 0 };
    const into = await runAction({ ...inputs, into: "bootloader" });
    expect(into.exitCode, into.log).toBe(0);
    expect(board.mode).toBe("rom");
    const out = await runAction({ ...inputs, into: "app" });
    expect(out.exitCode, out.log).toBe(0);
    expect(board.mode).toBe("application");
  });
});
