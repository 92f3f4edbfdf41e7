import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FlashedFirmware } from "../../src/gate/identity.ts";
import { judged, recording, type WrittenRules } from "../support/gate/judged.ts";

const HELLO_ESP32: FlashedFirmware = {
  slotOffset: 0x10000,
  elfSha256: `7ae4a44b3${"0".repeat(55)}`,
  projectName: "hello_world",
  version: "2754c04-dirty",
};
const HELLO_ESP32C3: FlashedFirmware = {
  slotOffset: 0x10000,
  elfSha256: `8952c1ab62f7dd85${"0".repeat(48)}`,
  projectName: "hello_world",
  version: "v4.4-dirty",
};

/** What is expected of each, and the verdict. */
const VERDICTS: Readonly<Record<string, readonly [WrittenRules, string]>> = {
  "esp32-assert": [{}, "assert"],
  "esp32-blank": [{}, "not-booting"],
  "esp32-damaged-app": [{}, "not-booting"],
  "esp32-download": [{}, "in-bootloader"],
  "esp32-hello": [{ expect: "Hello from ESP32!\nRestarting in 9 seconds" }, "passed"],
  "esp32-no-app": [{}, "not-booting"],
  "esp32-no-table": [{}, "not-booting"],
  "esp32-panic": [{}, "panic"],
  "esp32-qmp-reset": [{}, "board-reset"],
  "esp32c3-blank": [{}, "not-booting"],
  "esp32c3-damaged-app": [{}, "not-booting"],
  "esp32c3-download": [{}, "in-bootloader"],
  "esp32c3-hello": [{ expect: "Time: 53$\nTime: 4150$" }, "passed"],
  "esp32c3-no-app": [{}, "not-booting"],
  "esp32c3-no-table": [{}, "not-booting"],
  "esp32c3-panic": [{}, "panic"],
  "esp32c3-qmp-reset": [{}, "board-reset"],
};

it.each(Object.entries(VERDICTS))("judges the recording %s", (name, [rules, verdict]) => {
  const gate = judged([[5, recording(name)]], rules);
  expect(gate.verdict?.code ?? gate.verdict?.verdict).toBe(verdict);
});

it("judges every recording that there is", () => {
  const recorded = readdirSync(join(import.meta.dirname, "../fixtures/consoles")).filter((file) =>
    file.endsWith(".txt"),
  );
  expect(recorded.map((file) => file.replace(".txt", "")).toSorted()).toEqual(
    Object.keys(VERDICTS).toSorted(),
  );
});

describe("identity in recordings", () => {
  it.each([
    ["esp32-hello", HELLO_ESP32],
    ["esp32c3-hello", HELLO_ESP32C3],
  ])("%s is verified by its digest", (name, flashed) => {
    const gate = judged([[5, recording(name)]], { identity: "required" }, { flashed });
    expect(gate.verdict?.verdict).toBe("passed");
    expect(gate.report().identity).toMatchObject({ state: "verified" });
  });

  it.each(["esp32-hello", "esp32c3-hello"])("%s is not what another build would be", (name) => {
    const gate = judged([[5, recording(name)]], {}, { flashed: { elfSha256: "ab".repeat(32) } });
    expect(gate.verdict).toMatchObject({ verdict: "failed", code: "wrong-firmware" });
  });
});
