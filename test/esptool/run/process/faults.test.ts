import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { classifyFailure } from "../../../../src/esptool/run/process/failure.ts";
import { esptoolPython } from "../../../support/esptool/esptool.ts";
import { freshFolder } from "../../../support/runner/runner.ts";
import { startBoard } from "../../../support/board/virtual-board.ts";

const DEADLINE_MS = 120_000;

describe("a chip that does not follow a change of the baud rate", () => {
  // The action changes no rate over a socket, so esptool is called as it would be on a serial port.
  it("is a damaged link, whatever esptool says of the flash", async () => {
    await using board = await startBoard({ faults: [{ kind: "baud", times: Infinity }] });
    const port = ["-I", "-m", "esptool", "--chip", "esp32", "--port", board.url, "--baud", "921600"];
    const child = spawn(await esptoolPython(), [...port, "flash-id"], {
      cwd: freshFolder("esptool"),
      env: { PATH: process.env["PATH"] ?? "", NO_COLOR: "1" },
      timeout: DEADLINE_MS,
    });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (bytes: Buffer) => (text += bytes.toString()));
    }
    await once(child, "close");
    expect(text).toContain("Unable to verify flash chip connection (");
    expect(board.log.faults).toEqual({ baud: 1 });
    const failure = classifyFailure({
      command: "flash-id",
      port: board.url,
      exitCode: child.exitCode,
      signal: null,
      tail: text.split(/\r?\n/),
      shown: (line) => line,
      state: "untouched",
    });
    expect(failure.code, text).toBe("link-corrupt");
    expect(failure.hint).toContain("lower `baud`");
  });
});
