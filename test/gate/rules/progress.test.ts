import { describe, expect, it } from "vitest";
import { judged, lines } from "../../support/gate/judged.ts";

function captures(text: string, rules: string): unknown {
  const report = judged([[10, text]], { expect: rules }).report();
  return report.verdict?.verdict === "passed" ? report.captures : report.verdict?.code;
}

describe("expected lines", () => {
  it("that come in one piece match, each of them", () => {
    expect(captures(lines("Ready", "Set", "Go"), "Ready\nSet\nGo")).toEqual({});
  });

  it("match in their order only", () => {
    expect(captures(lines("two", "one"), "one\ntwo")).toBe("expect-timeout");
  });

  it("may be in the rest of one line, and never in the same text twice", () => {
    expect(captures(lines("ip 10.0.0.7 mask 255.0.0.0"), "ip (?P<ip>\\S+)\nmask (?P<mask>\\S+)")).toEqual({
      ip: "10.0.0.7",
      mask: "255.0.0.0",
    });
    expect(captures(lines("ready"), "ready\nready")).toBe("expect-timeout");
    expect(captures(lines("ready", "ready"), "ready\nready")).toEqual({});
    expect(captures(lines("anything"), ".*\n.*")).toBe("expect-timeout");
  });

  it("begin at `^` only at the beginning of a line", () => {
    expect(captures(lines("a ready"), "a \n^ready")).toBe("expect-timeout");
  });

  it("match without colours and other escape sequences", () => {
    const text = "\u001b[0;32mI (66) main: heap \u001b[1m4096\u001b[0m\u001b[K\r\n";
    expect(captures(text, "^I \\(\\d+\\) main: heap (?P<heap>\\d+)$")).toEqual({ heap: "4096" });
  });

  it("have captures of the whole line, also where its beginning matched while it was open", () => {
    const gate = judged(
      [
        [10, "ip: 192.168"],
        [400, ".4.1 mask 24\r\n"],
      ],
      { expect: "ip: (?P<ip>\\S+)\nmask (?P<mask>\\d+)" },
    );
    expect(gate.report().captures).toEqual({ ip: "192.168.4.1", mask: "24" });
    expect(gate.verdict?.verdict).toBe("passed");
  });

  it("are checked when their line is whole", () => {
    const gate = judged(
      [
        [10, "heap 1"],
        [400, "00000\r\n"],
      ],
      { expect: "heap (?P<heap>\\d+)", check: "heap >= 100000" },
    );
    expect(gate.verdict?.verdict).toBe("passed");
  });

  it("may cross a restart that is allowed", () => {
    const gate = judged(
      [
        [
          10,
          lines(
            "ESP-ROM:esp32c3-api1-20210207",
            "rst:0x1 (POWERON),boot:0x8 (SPI_FAST_FLASH_BOOT)",
            "update",
          ),
        ],
        [
          900,
          lines(
            "ESP-ROM:esp32c3-api1-20210207",
            "rst:0xc (RTC_SW_CPU_RST),boot:0x8 (SPI_FAST_FLASH_BOOT)",
            "v2",
          ),
        ],
      ],
      { expect: "update\nv2", allowedBoots: { count: 2, deepSleep: false } },
    );
    expect(gate.verdict?.verdict).toBe("passed");
    expect(gate.report().bootCount).toBe(2);
  });
});

it("`settle: 0` passes with the last expected line", () => {
  expect(judged([[10, lines("ready")]], { expect: "ready", settleMs: 0 }).verdict).toMatchObject({
    verdict: "passed",
    at: 10,
  });
});
