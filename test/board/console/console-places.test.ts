// A board that comes back under another name, on ports that pySerial is made to list.
import { chmodSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EsptoolProgram } from "../../../src/esptool/install/program.ts";
import { openConsole } from "../../../src/board/console/open-console.ts";
import { eventsUntil, playedConsole, textUntil } from "../../support/board/played-console.ts";
import { ptyPort } from "../../support/board/pty-port.ts";
import { esptoolPython } from "../../support/esptool/esptool.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { testContext } from "../../support/runner/step-context.ts";

interface Listed {
  readonly device: string;
  readonly location?: string;
  readonly serial_number?: string;
  readonly vid?: number;
}

/** A Python whose pySerial lists what the test plugs in. */
async function rack() {
  const folder = freshFolder("places");
  const real = await esptoolPython();
  const [state, command] = [join(folder, "ports.json"), join(folder, "python3")];
  const plug = (...ports: readonly Listed[]): void => {
    const known = { location: null, serial_number: null, vid: 0x303a };
    writeFileSync(`${state}.new`, JSON.stringify(ports.map((port) => ({ ...known, ...port }))));
    renameSync(`${state}.new`, state);
  };
  writeFileSync(
    command,
    `#!${real} -IB
import json, runpy, sys, types
import serial.tools.list_ports as list_ports
def comports():
    with open(${JSON.stringify(state)}) as file:
        return [types.SimpleNamespace(**port) for port in json.load(file)]
list_ports.comports = comports
sys.argv = [word for word in sys.argv[1:] if word.endswith(".py")]
runpy.run_path(sys.argv[0], run_name="__main__")
`,
  );
  chmodSync(command, 0o755);
  const program: EsptoolProgram = {
    ...{ command, prefix: ["-m", "esptool"], version: "5.6.0", path: command, source: "path" },
  };
  const open = (name: string, awayMs = 10_000) => {
    const options = { port: { kind: "serial", name }, baud: 115_200, reset: "none", awayMs } as const;
    return openConsole(options, { program, context: testContext() });
  };
  return { plug, open, folder };
}

describe.skipIf(process.platform === "win32")("a port that is lost", () => {
  it.each([
    ["the same interface", { location: "1-2:1.0" }, { location: "1-2:1.0" }],
    ["another interface of the same socket", { location: "1-2:1.0" }, { location: "1-2:1.2" }],
    ["the same serial number, where no place is known", { serial_number: "A1" }, { serial_number: "A1" }],
  ])("is found under another name by %s", async (_, before, after) => {
    await using board = await playedConsole();
    await using first = await ptyPort(board);
    const { plug, open } = await rack();
    plug({ device: first.device, ...before });
    await using opened = await open(first.device);
    expect(opened.link).toBe("usb");
    plug();
    await first[Symbol.asyncDispose]();
    await eventsUntil(opened, "gone");
    await using second = await ptyPort(board);
    // The first stands for another board, which must not be taken for this one.
    plug(
      { device: "/dev/ttyACM7", location: "1-3:1.0", serial_number: "B2" },
      { device: second.device, ...after },
    );
    expect((await eventsUntil(opened, "back")).at(-1)).toMatchObject({ port: second.device });
    await board.say("hello\n");
    expect(await textUntil(opened, "\n")).toBe("hello\n");
  });

  it("is not confused with another board that gets its name", async () => {
    await using board = await playedConsole();
    await using first = await ptyPort(board);
    const { plug, open, folder } = await rack();
    const name = join(folder, "ttyACM0");
    symlinkSync(first.device, name);
    plug({ device: first.device, location: "1-2:1.0" });
    await using opened = await open(name, 500);
    await using other = await ptyPort(board);
    symlinkSync(other.device, `${name}.new`);
    renameSync(`${name}.new`, name);
    plug({ device: other.device, location: "1-3:1.0" });
    await first[Symbol.asyncDispose]();
    const events = await eventsUntil(opened, "ended");
    expect(events.map(({ kind }) => kind)).toEqual(["gone", "ended"]);
  });

  it("is not guessed if several are in the same socket", async () => {
    await using board = await playedConsole();
    await using first = await ptyPort(board);
    const { plug, open } = await rack();
    plug({ device: first.device, location: "1-2:1.0" });
    await using opened = await open(first.device, 500);
    plug({ device: "/dev/ttyACM7", location: "1-2:1.2" }, { device: "/dev/ttyACM8", location: "1-2:1.4" });
    await first[Symbol.asyncDispose]();
    expect((await eventsUntil(opened, "ended")).at(-1)).toMatchObject({ why: "lost" });
  });

  it("of a bridge is a UART", async () => {
    await using board = await playedConsole();
    await using first = await ptyPort(board);
    const { plug, open } = await rack();
    plug({ device: first.device, location: "1-2", vid: 0x10c4 });
    await using opened = await open(first.device);
    expect(opened.link).toBe("uart");
  });
});
