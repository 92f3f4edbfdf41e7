import { describe, expect, it } from "vitest";
import { Failure } from "../../../../src/system/errors.ts";
import { Guard } from "../../../../src/esptool/run/process/guard.ts";
import { Observation } from "../../../../src/esptool/run/observation.ts";
import { parseLine } from "../../../../src/esptool/run/output.ts";
import type { Pinned } from "../../../../src/esptool/run/pinned.ts";
import { recording } from "../../../fixtures/esptool-output.ts";

const FIRST: Pinned = {
  chip: "ESP32",
  description: "ESP32-D0WD-V3",
  mac: "24:0a:c4:00:00:01",
  flashSize: 4 * 0x10_0000,
};

/** What comes of lines after which the process was still allowed to continue. */
function guarded(pinned: Pinned, lines: readonly string[]) {
  const seen = new Observation({});
  const guard = new Guard(pinned, seen);
  const allowed: string[] = [];
  for (const line of lines) {
    const event = parseLine(line);
    seen.add(event);
    guard.add(line, event);
    if (guard.mustStop) break;
    allowed.push(line);
  }
  const failure = (): Failure | undefined => {
    try {
      guard.check("/dev/ttyUSB0", "partly-written");
      return undefined;
    } catch (error) {
      return error instanceof Failure ? error : undefined;
    }
  };
  return { guard, allowed, failure: failure() };
}

describe("an esptool process", () => {
  it.each([
    ["Connected to ESP32-S3 on /dev/ttyUSB0:", "its chip is ESP32-S3, but was ESP32"],
    [
      "MAC:                24:0a:c4:00:00:02",
      "its MAC address is 24:0a:c4:00:00:02, but was 24:0a:c4:00:00:01",
    ],
    [
      "Chip type:          ESP32-S3 in Secure Download Mode",
      "its type is ESP32-S3 in Secure Download Mode, but was ESP32-D0WD-V3",
    ],
    ["Detected flash size: 2MB", "its flash size is 2097152, but was 4194304"],
    ["Auto-detected flash size: 8MB", "its flash size is 8388608, but was 4194304"],
    [
      "ERROR: A fatal error occurred: This chip is ESP32-C3, not ESP32. Wrong chip argument?",
      "its chip is ESP32-C3, but was ESP32",
    ],
  ])("is stopped by %j", (line, difference) => {
    const { allowed, failure } = guarded(FIRST, ["Connecting...", line, "Erasing flash..."]);
    expect(allowed).toEqual(["Connecting..."]);
    expect(failure).toMatchObject({ code: "board-changed" });
    expect(failure?.message).toContain(difference);
    expect(failure?.message).toContain("It was not changed. The previous board: The flash may be");
  });

  it.each([
    [
      "the board itself",
      FIRST,
      [
        "Connected to ESP32 on COM5:",
        "Chip type: ESP32-D0WD-V3 (revision v3.1)",
        "MAC: 24:0a:c4:00:00:01",
        "Detected flash size: 4MB",
      ],
    ],
    ["a chip that is locked, and tells its name alone", FIRST, ["Connected to ESP32 on COM5:"]],
    ["a flash that does not tell its size", FIRST, ["Detected flash size: Unknown"]],
    [
      "a board of which nothing is known yet",
      {},
      ["Connected to ESP32-C3 on COM5:", "MAC: 24:0a:c4:00:00:02"],
    ],
    [
      "a chip that tells a longer MAC first",
      { chip: "ESP32-C6", mac: "40:4c:ca:00:00:01" },
      ["Connected to ESP32-C6 on COM5:", "MAC: 40:4c:ca:ff:fe:00:00:01", "BASE MAC: 40:4c:ca:00:00:01"],
    ],
    [
      "the chip of the board, where another was asked for",
      FIRST,
      ["A fatal error occurred: This chip is ESP32, not ESP32-S3. Wrong chip argument?"],
    ],
  ] as const)("continues with %s", (_, pinned, lines) => {
    const { allowed, failure } = guarded(pinned, lines);
    expect(allowed).toEqual(lines);
    expect(failure).toBeUndefined();
  });

  it("is stopped when it wants to connect again, as recorded", () => {
    const lines = recording("failure-lost-writing").lines.map(({ text }) => text);
    const { allowed, failure } = guarded({}, lines);
    expect(lines[allowed.length]).toBe("Lost connection, retrying...");
    expect(failure).toMatchObject({ code: "link-lost" });
    expect(failure?.message).toContain("The flash may be partly erased or written.");
  });

  it("says so where it could not be stopped in time", () => {
    const seen = new Observation({});
    const guard = new Guard(FIRST, seen);
    for (const line of ["Flash will be erased from 0x00001000 to 0x00001fff...", "MAC: 24:0a:c4:00:00:02"]) {
      seen.add(parseLine(line));
      guard.add(line, parseLine(line));
    }
    expect(() => guard.check("COM5", "untouched")).toThrow(
      "esptool was terminated, but had started to change its flash",
    );
  });

  it("opens its port again for a reset, where the board still is", async () => {
    const port = { kind: "serial", name: "/dev/ttyACM0" } as const;
    const elsewhere = new Failure("port-not-found", "It is elsewhere.", "Put it back.");
    const tries = [
      { find: () => Promise.resolve(port), says: undefined },
      { find: undefined, says: undefined },
      {
        find: () => Promise.resolve({ ...port, name: "/dev/ttyACM1" }),
        says: "The board moved from /dev/ttyACM0",
      },
      { find: () => Promise.reject(elsewhere), says: "It is elsewhere." },
    ];
    for (const lines of [
      ["Connecting..."],
      ["Connected to ESP32-C3 on x:", "Hard resetting via RTS pin..."],
    ]) {
      for (const { find, says } of tries) {
        const { guard } = guarded({}, lines);
        expect(await guard.mayGoOn("reopen", port, find)).toBe(says === undefined);
        if (says === undefined) guard.check("x", "untouched");
        else expect(() => guard.check("x", "untouched")).toThrow(says);
      }
    }
  });

  it("never opens its port again between the two, whatever it says", async () => {
    const port = { kind: "serial", name: "/dev/ttyACM0" } as const;
    const { guard } = guarded({}, ["Connected to ESP32-C3 on x:", "Trying once more..."]);
    expect(await guard.mayGoOn("reopen", port, () => Promise.resolve(port))).toBe(false);
    expect(() => guard.check("x", "untouched")).toThrow("The connection to x was lost.");
  });
});
