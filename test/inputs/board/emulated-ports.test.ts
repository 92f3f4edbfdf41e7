import { describe, expect, it } from "vitest";
import { isEmulatedPort, withEmulatedPorts } from "../../../src/inputs/board/emulated-ports.ts";

const KNOWN = "rfc2217://127.0.0.1:4000 socket://127.0.0.1:5555";

describe("the ports of emulated boards", () => {
  it("are added to those of earlier steps, each once", () => {
    expect(withEmulatedPorts(undefined, ["rfc2217://127.0.0.1:4000"])).toBe("rfc2217://127.0.0.1:4000");
    const more = ["rfc2217://127.0.0.1:4001", "socket://127.0.0.1:5555"];
    expect(withEmulatedPorts(KNOWN, more)).toBe(`${KNOWN} rfc2217://127.0.0.1:4001`);
  });

  it.each([
    "rfc2217://127.0.0.1:4000",
    "rfc2217://localhost:4000?ign_set_control",
    "socket://127.0.0.1:4000",
    "socket://[::1]:5555",
  ])("are recognised as %s", (name) => {
    expect(isEmulatedPort(name, KNOWN)).toBe(true);
  });

  it.each(["rfc2217://127.0.0.1:4001", "rfc2217://bench:4000", "/dev/ttyUSB0", "COM5", "auto", ""])(
    "are not %j",
    (name) => {
      expect(isEmulatedPort(name, KNOWN)).toBe(false);
      expect(isEmulatedPort(name, undefined)).toBe(false);
    },
  );
});
