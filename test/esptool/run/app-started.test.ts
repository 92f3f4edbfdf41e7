import { describe, expect, it } from "vitest";
import { appStartedAfter } from "../../../src/esptool/run/app-started.ts";
import type { Connection } from "../../../src/esptool/run/arguments.ts";
import { Observation } from "../../../src/esptool/run/observation.ts";
import { parseLine } from "../../../src/esptool/run/output.ts";

const CONNECTED = "Connected to ESP32-S3 on /dev/ttyACM0:";
const NOT_RESET =
  "WARNING: Chip was NOT reset. Setting RTS/DTR lines is not supported for port '/dev/pts/7'. Set --before and --after arguments to 'no-reset' and switch to bootloader manually to avoid this warning.";

const SERIAL: Connection = {
  port: { kind: "serial", name: "/dev/ttyACM0" },
  chip: "auto",
  baud: 460_800,
  before: "default-reset",
  after: "hard-reset",
  stub: true,
};
const SOCKET: Connection = { ...SERIAL, port: { kind: "socket", name: "socket://h:1", host: "h" } };

function after(connection: Connection, ...lines: string[]): string {
  const seen = new Observation({});
  for (const line of lines) seen.add(parseLine(line));
  return appStartedAfter(connection, seen);
}

describe("whether the application was started", () => {
  it.each([
    "Hard resetting via RTS pin...",
    "Hard resetting with a watchdog...",
    "Soft resetting...",
    "Custom reset sequence executed: R1|W0.1|R0",
  ])("is not known after a reset, for nobody saw it: %s", (line) => {
    expect(after(SERIAL, CONNECTED, line)).toBe("unknown");
  });

  it.each([
    [["Staying in bootloader."]],
    [["Staying in flasher stub."]],
    [[NOT_RESET, "Hard resetting via RTS pin..."]],
  ])("is no where nothing took the chip out of bootloader mode: %j", (lines) => {
    expect(after(SERIAL, CONNECTED, ...lines)).toBe("no");
  });

  it("is no over a raw socket, whatever esptool says", () => {
    expect(after(SOCKET, CONNECTED, "Hard resetting via RTS pin...")).toBe("no");
  });

  it("is not known where no chip answered, or esptool did not finish", () => {
    expect(after(SOCKET)).toBe("unknown");
    expect(after(SERIAL, CONNECTED)).toBe("unknown");
  });
});
