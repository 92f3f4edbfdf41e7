import { describe, expect, it } from "vitest";
import { identify } from "../../../src/board/session/identify.ts";
import { readInputs } from "../../../src/step/read-inputs.ts";
import { failureOf } from "../../support/esptool/esptool.ts";
import { perform } from "../../../src/operations/table.ts";
import { operationBoard } from "../../support/board/operation-board.ts";
import { ptyPort } from "../../support/board/pty-port.ts";
import { rfc2217Port } from "../../support/board/rfc2217-port.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(2);

describe.each([{ stub: true }, { stub: false }])("a reset over a serial server, stub $stub", ({ stub }) => {
  sampled("starts the application, and changes nothing in flash", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: 0x10_0000 });
    await using port = await rfc2217Port(board);
    await using resetting = await operationBoard(port.url, { stub });
    const result = await perform({ operation: "reset", into: "app" }, resetting);
    expect(result).toMatchObject({ operation: "reset", into: "app" });
    expect(board.mode).toBe("application");
    expect(resetting.esptool.state).toBe("untouched");
  });

  sampled("leaves the chip in bootloader mode where that is asked for", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: 0x10_0000 });
    board.reset("application");
    await using port = await rfc2217Port(board);
    await using resetting = await operationBoard(port.url, { stub });
    const result = await perform({ operation: "reset", into: "bootloader" }, resetting);
    expect(result).toMatchObject({ operation: "reset", into: "bootloader" });
    expect(board.mode).toBe("rom");
    expect(resetting.esptool.appStarted).toBe("no");
  });

  sampled("leaves the ROM in download mode where the stub has run before", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: 0x10_0000 });
    await using port = await rfc2217Port(board);
    await using resetting = await operationBoard(port.url, { stub });
    await identify(resetting);
    await perform({ operation: "reset", into: "bootloader" }, resetting);
    await resetting.session[Symbol.asyncDispose]();
    expect(board.mode).toBe("rom");
  });
});

describe("a reset over a port without DTR and RTS", () => {
  it.skipIf(IS_FULL || process.platform === "win32").each([
    ["app", /was not reset: it is still in bootloader mode/],
    ["bootloader", /was not reset: its chip may run esptool's flasher stub instead of its ROM/],
  ] as const)("into %s fails", async (into, message) => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: 0x10_0000 });
    await using port = await ptyPort(board);
    await using resetting = await operationBoard(port.device, {});
    await identify(resetting);
    const failure = await failureOf(perform({ operation: "reset", into }, resetting));
    expect(failure.code).toBe("esptool-failed");
    expect(failure.message).toMatch(message);
  });
});

describe("the inputs of a reset", () => {
  const read = (inputs: Readonly<Record<string, string>>) => {
    const given: Readonly<Record<string, string>> = { operation: "reset", port: "/dev/ttyUSB0", ...inputs };
    return readInputs((name) => given[name] ?? "", {
      workspace: "/",
      platform: "linux",
      take: () => Promise.reject(new Error("A reset has no files.")),
    });
  };

  it.each(
    sample(
      "%o are refused",
      [
        [{ port: "socket://localhost:5555" }, /a raw socket has no lines.*use an `rfc2217:\/\/` port/],
        [{ after: "no-reset" }, /no-reset leaves the chip in bootloader mode/],
        [{ into: "bootloader", after: "watchdog-reset" }, /`after` has no effect with `into: bootloader`/],
        [{ into: "bootloader", before: "no-reset" }, /does not bring the chip into bootloader mode/],
        [{ file: "app.bin" }, /`file` has no (?:meaning|effect)/],
      ],
      () => ["a case"],
    ).cases,
  )("%o are refused", async (inputs, message) => {
    expect((await failureOf(read(inputs))).message).toMatch(message);
  });
});
