import { describe, expect, it } from "vitest";
import { FAILURES } from "../../src/system/errors.ts";
import { verdictClass } from "../../src/gate/verdict.ts";
import { ESP32_BOOT, ESP32C3_BOOT, judged, lines } from "../support/gate/judged.ts";

const BOOTS = [
  ["ESP32", ESP32_BOOT],
  ["ESP32-C3", ESP32C3_BOOT],
] as const;
const RESTART = {
  ESP32: lines("ets Jul 29 2019 12:21:46", "", "rst:0xc (SW_CPU_RESET),boot:0x12 (SPI_FAST_FLASH_BOOT)"),
  "ESP32-C3": lines(
    "ESP-ROM:esp32c3-api1-20210207",
    "rst:0xc (RTC_SW_CPU_RST),boot:0x8 (SPI_FAST_FLASH_BOOT)",
  ),
} as const;
const APP = lines(
  "I (126) app_init: Project name:     blink",
  "I (127) app_init: ELF file SHA256:  ad8cfdd30...",
);
const BLINK = { elfSha256: `ad8cfdd30${"1".repeat(55)}`, projectName: "blink", slotOffset: 0x10000 };

describe.each(BOOTS)("on an %s", (chip, boot) => {
  it("passes when all expected lines came and `settle` is over", () => {
    const gate = judged([[10, boot + APP + lines("wifi up", "ready in 812 ms")]], {
      expect: "wifi (up|down)\nready in (?P<ms>\\d+) ms",
    });
    expect(gate.verdict).toMatchObject({ verdict: "passed", at: 2010, hint: "" });
    expect(gate.verdict?.code).toBeUndefined();
    expect(gate.report().captures).toEqual({ ms: "812" });
    expect(gate.report().applicationAt).toBe(10);
  });

  it("counts an application that starts again without a line of the ROM or the bootloader", () => {
    const again = lines(
      "I (126) app_init: App version:      1.2.3",
      "I (127) app_init: ELF file SHA256:  ad8cfdd30...",
    );
    const gate = judged([
      [10, boot + again],
      [900, again],
    ]);
    expect(gate.verdict).toMatchObject({ code: "boot-loop", at: 900 });
  });

  it("does not pass where the console ends within the lines of the bootloader, an empty line after them or not", () => {
    for (const end of ["", "\r\n", "   \r\n"]) {
      const gate = judged([[10, `${boot}${lines("I (56) boot: Partition Table:")}${end}`]]);
      expect(gate.verdict).toMatchObject({ verdict: "failed", code: "not-booting" });
      expect(gate.verdict?.message).toContain("within the lines of the bootloader");
    }
  });

  it("does not pass where nothing is expected and the application prints nothing", () => {
    const gate = judged([[10, boot + lines("I (90) boot: Disabling RNG early entropy source...")]]);
    expect(gate.verdict).toMatchObject({ verdict: "inconclusive", code: "silent" });
    expect(gate.verdict?.message).toContain("The application printed nothing");
  });

  it("verifies nothing by fewer digits of the digest than ESP-IDF prints", () => {
    const seven = lines("I (127) app_init: ELF file SHA256:  ad8cfdd...", "ready");
    const rules = { expect: "ready", identity: "required" } as const;
    const gate = judged([[10, boot + seven]], rules, { flashed: BLINK });
    expect(gate.report().identity?.state).toBe("unknown");
    expect(gate.verdict?.code).toBe("identity-unknown");
    const eight = judged([[10, boot + seven.replace("ad8cfdd", "ad8cfdd3")]], rules, { flashed: BLINK });
    expect(eight.verdict?.verdict).toBe("passed");
  });

  it("calls a console of empty lines silent", () => {
    expect(judged([[10, "\r\n\n\r\n"]]).verdict).toMatchObject({ verdict: "inconclusive", code: "silent" });
  });

  it("calls more boots than are allowed a boot loop, with their reasons", () => {
    const gate = judged([
      [10, boot],
      [900, RESTART[chip]],
    ]);
    expect(gate.verdict).toMatchObject({ verdict: "failed", code: "boot-loop", at: 900 });
    expect(gate.verdict?.message).toContain("power on or EN (1), software (CPU) (12)");
  });

  it("allows as many boots as it is given", () => {
    const played = [
      [10, boot],
      [900, RESTART[chip]],
      [1500, lines("ready")],
    ] as const;
    expect(
      judged(played, { expect: "ready", allowedBoots: { count: 2, deepSleep: false } }).verdict?.verdict,
    ).toBe("passed");
  });

  it("leaves wakes from deep sleep out of the count only by name", () => {
    const wake = RESTART[chip].replace("rst:0xc", "rst:0x5");
    const played = [
      [10, boot],
      [900, wake],
      [1700, wake],
      [2500, lines("ready")],
    ] as const;
    const allowed = { expect: "ready", allowedBoots: { count: 1, deepSleep: true } };
    expect(judged(played, allowed).verdict?.verdict).toBe("passed");
    expect(judged(played, { expect: "ready" }).verdict?.code).toBe("boot-loop");
  });

  it("calls a reset by power or EN the bench's", () => {
    const gate = judged([
      [10, boot],
      [900, boot],
    ]);
    expect(gate.verdict).toMatchObject({ verdict: "inconclusive", code: "board-reset" });
  });

  it("calls a reset by the brown-out detector the supply's", () => {
    const gate = judged([
      [10, boot],
      [900, RESTART[chip].replace("rst:0xc", "rst:0xf")],
    ]);
    expect(gate.verdict).toMatchObject({ verdict: "inconclusive", code: "brownout", at: 900 });
  });

  it("reports other firmware at the line that shows it", () => {
    const gate = judged([[10, boot + APP]], {}, { flashed: { ...BLINK, elfSha256: "00".repeat(32) } });
    expect(gate.verdict).toMatchObject({ verdict: "failed", code: "wrong-firmware", at: 10 });
    expect(gate.verdict?.message).toContain('"ad8cfdd30" boots');
  });
});

it("calls the message of the brown-out detector the supply's, also within a crash report", () => {
  const gate = judged([
    [10, ESP32_BOOT],
    [
      400,
      lines("Guru Meditation Error: Core  0 panic'ed (LoadProhibited).", "Brownout detector was triggered"),
    ],
  ]);
  expect(gate.verdict).toMatchObject({ verdict: "inconclusive", code: "brownout" });
});

describe("identity", () => {
  const boot = `${ESP32_BOOT}${lines("I (90) boot: Loaded app from partition at offset 0x10000")}${APP}`;
  const other = { ...BLINK, slotOffset: 0x110000 };

  it("is verified by the digest that the board prints", () => {
    const report = judged([[10, boot]], { identity: "required" }, { flashed: BLINK }).report();
    expect(report.verdict?.verdict).toBe("passed");
    expect(report.identity).toEqual({
      state: "verified",
      facts: [
        { name: "slot", state: "equal", flashed: "0x10000", printed: "0x10000" },
        { name: "elf", state: "equal", flashed: BLINK.elfSha256, printed: "ad8cfdd30" },
        { name: "project", state: "equal", flashed: "blink", printed: "blink" },
      ],
    });
  });

  it("differs in the slot that boots", () => {
    const gate = judged([[10, boot]], {}, { flashed: other });
    expect(gate.verdict?.code).toBe("wrong-firmware");
    expect(gate.verdict?.message).toContain('the slot "0x110000" was expected, but "0x10000" boots');
  });

  it("is a warning with `warn`, and not looked at with `none`", () => {
    const warned = judged([[10, boot]], { identity: "warn" }, { flashed: other }).report();
    expect(warned.verdict?.verdict).toBe("passed");
    expect(warned.identityDifference).toContain("the slot");
    const unseen = judged([[10, boot]], { identity: "none" }, { flashed: other }).report();
    expect(unseen.verdict?.verdict).toBe("passed");
    expect(unseen.identity).toBeUndefined();
  });

  it("is unknown where the board printed no digest, which only `required` refuses", () => {
    const quiet = [[10, ESP32_BOOT + lines("ready")]] as const;
    const rules = { expect: "ready" };
    const passed = judged(quiet, rules, { flashed: BLINK });
    expect(passed.verdict?.verdict).toBe("passed");
    expect(passed.report().identity?.state).toBe("unknown");
    const refused = judged(quiet, { ...rules, identity: "required" }, { flashed: BLINK });
    expect(refused.verdict).toMatchObject({ verdict: "inconclusive", code: "identity-unknown" });
    expect(judged(quiet, { ...rules, identity: "required" }).verdict?.code).toBe("identity-unknown");
  });

  it("is not taken over from the boot before", () => {
    const again = lines("ets Jul 29 2019 12:21:46", "rst:0xc (SW_CPU_RESET),boot:0x12 (SPI_FAST_FLASH_BOOT)");
    const rules = {
      expect: "ready",
      identity: "required",
      allowedBoots: { count: 2, deepSleep: false },
    } as const;
    const gate = judged([[10, boot + again + lines("ready")]], rules, { flashed: BLINK });
    expect(gate.verdict?.code).toBe("identity-unknown");
  });

  it("is read from the report of a crash that came before the application printed it", () => {
    const crash = lines(
      "abort() was called at PC 0x400d66b9 on core 0",
      "ELF file SHA256: ad8cfdd30",
      "Rebooting...",
    );
    const report = judged(
      [[10, ESP32_BOOT + crash]],
      {},
      { flashed: { elfSha256: BLINK.elfSha256 } },
    ).report();
    expect(report).toMatchObject({ verdict: { code: "panic" }, identity: { state: "verified" } });
  });
});

describe("a line that `fail-on` matches", () => {
  it("fails the gate at once, also while the console settles", () => {
    const rules = { expect: "ready", failOn: "^E \\(\\d+\\) nvs:" };
    const gate = judged([[10, ESP32_BOOT + lines("ready", "E (400) nvs: gone", "more")]], rules);
    expect(gate.verdict).toMatchObject({ verdict: "failed", code: "fail-pattern", at: 10 });
    expect(gate.verdict?.lines.at(-1)?.text).toBe("E (400) nvs: gone");
  });

  it("fails it without its end after 100 ms of silence", () => {
    expect(judged([[10, "fatal> "]], { failOn: "^fatal>" }).verdict).toMatchObject({
      code: "fail-pattern",
      at: 110,
    });
  });
});

describe("an expected line that does not come", () => {
  it("is named, with how far it came and the nearest line", () => {
    const gate = judged([[10, ESP32_BOOT + lines("wifi: connected to lab", "app: not ready yet", "other")]], {
      expect: "connected to (?P<ssid>\\S+)\napp: ready in \\d+ ms",
    });
    expect(gate.verdict).toMatchObject({ verdict: "failed", code: "expect-timeout", at: 30_000 });
    expect(gate.verdict?.message).toBe(
      'Expected line 2 of 2, `app: ready in \\d+ ms`, did not appear within 30 s. The nearest line is line 6, "app: not ready yet".',
    );
    expect(gate.report().met).toHaveLength(1);
    expect(gate.report().pending).toHaveLength(1);
  });

  it("is bounded by its own `within`, from the line before it", () => {
    const rules = { expect: "first\nwithin 5s: second" };
    const played = [
      [10, ESP32_BOOT],
      [8000, lines("first")],
    ] as const;
    expect(judged([...played, [13_100, lines("second")]], rules).verdict).toMatchObject({
      code: "expect-timeout",
      at: 13_000,
    });
    expect(judged([...played, [12_900, lines("second")]], rules).verdict?.verdict).toBe("passed");
  });

  it("counts when its time ends while its line is open", () => {
    const played = [[4950, `${ESP32_BOOT}login: `]] as const;
    expect(judged(played, { expect: "within 5s: login:" }).verdict?.verdict).toBe("passed");
  });
});

it("a captured number that does not pass a check fails the gate at once", () => {
  const rules = { expect: "heap (?P<heap>\\S+)\nready", check: "heap >= 100000" };
  const low = judged([[10, lines("heap 99999", "ready")]], rules);
  expect(low.verdict).toMatchObject({ verdict: "failed", code: "check-failed", at: 10 });
  expect(low.verdict?.message).toBe("`heap >= 100000` does not hold: `heap` is 99999.");
  expect(judged([[10, lines("heap 100000", "ready")]], rules).verdict?.verdict).toBe("passed");
  expect(judged([[10, lines("heap much", "ready")]], rules).verdict?.code).toBe("check-failed");
});

it("a check of a group that took no part in the match fails", () => {
  const rules = { expect: "ready(?: in (?P<ms>\\d+))?", check: "ms < 5" };
  expect(judged([[10, lines("ready")]], rules).verdict).toMatchObject({ code: "check-failed" });
});

describe("tests on the board", () => {
  const run = lines(
    "./main/test.c:42:parses a header:PASS",
    "./main/test.c:57:rejects a short one:FAIL: Expected 2 Was 1",
  );
  const passing = lines("./main/test.c:42:parses a header:PASS");
  const end = lines("-----------------------", "2 Tests 1 Failures 0 Ignored", "FAIL");
  const goodEnd = lines("-----------------------", "1 Tests 0 Failures 0 Ignored", "OK");

  it("that fail are reported when they end", () => {
    const gate = judged([[10, ESP32_BOOT + run + end]]);
    expect(gate.verdict).toMatchObject({ verdict: "failed", code: "tests-failed", at: 110 });
  });

  it("that pass let the gate pass after `settle`, without an expected line", () => {
    const gate = judged([[10, ESP32_BOOT + passing + goodEnd]]);
    expect(gate.verdict).toMatchObject({ verdict: "passed", at: 2110 });
    expect(gate.report().tests).toMatchObject([{ framework: "unity", missing: [] }]);
  });

  it("that do not end are incomplete", () => {
    const gate = judged([[10, ESP32_BOOT + passing]]);
    expect(gate.verdict).toMatchObject({ verdict: "failed", code: "tests-incomplete", at: 30_000 });
  });

  it("that begin while the console settles are waited for", () => {
    const gate = judged(
      [
        [10, ESP32_BOOT + lines("ready")],
        [1800, passing],
        [9000, goodEnd],
      ],
      { expect: "ready" },
    );
    expect(gate.verdict).toMatchObject({ verdict: "passed", at: 11_100 });
  });

  it("that a workflow names must come", () => {
    expect(
      judged([[10, ESP32_BOOT + lines("ready")]], { expect: "ready", tests: "unity" }).verdict?.code,
    ).toBe("tests-incomplete");
  });
});

describe("a bench that proves nothing", () => {
  it("is silent where not one byte came", () => {
    expect(judged([], { expect: "ready" }).verdict).toMatchObject({
      verdict: "inconclusive",
      code: "silent",
      at: 30_000,
    });
    expect(judged([]).verdict?.code).toBe("silent");
  });

  it("is garbled where more than 30 % is no text", () => {
    const noise = Buffer.from(
      Array.from({ length: 400 }, (_, i) => (i % 3 === 0 ? 0x80 + (i % 64) : 0x41 + (i % 26))),
    );
    expect(judged([[10, noise]], { expect: "ready" }).verdict).toMatchObject({
      verdict: "inconclusive",
      code: "garbled",
    });
    expect(judged([[10, noise]]).verdict?.code).toBe("garbled");
  });

  it("is garbled where the application has another rate than the bootloader", () => {
    const bootloader =
      lines("I (50) boot: ESP-IDF v5.2.2 2nd stage bootloader").repeat(1) +
      lines("I (51) boot: chip revision: v0.0").repeat(200);
    const noise = Buffer.alloc(300, 0xf8);
    const gate = judged([[10, Buffer.concat([Buffer.from(ESP32_BOOT + bootloader), noise])]], {
      expect: "ready",
    });
    expect(gate.verdict?.code).toBe("garbled");
  });

  it("is not garbled where the lines of the ROM have another rate", () => {
    const noise = Buffer.alloc(100, 0xf8);
    const played = [[10, Buffer.concat([noise, Buffer.from(lines("", "ready"))])]] as const;
    expect(judged(played, { expect: "ready" }).verdict?.verdict).toBe("passed");
  });

  it("is lost where the port stays away", () => {
    const gate = judged([[10, ESP32_BOOT]], { expect: "ready" }, { until: 500 });
    gate.event({ at: 123_456 + 900, is: "gone" });
    gate.tick(123_456 + 40_000);
    expect(gate.verdict).toMatchObject({ verdict: "inconclusive", code: "console-lost", at: 30_000 });
  });

  it("is lost at once where the port will not come back, and not where it does", () => {
    const lost = judged([[10, ESP32_BOOT]], { expect: "ready" }, { until: 500 });
    lost.event({ at: 123_456 + 900, is: "lost" });
    expect(lost.verdict).toMatchObject({ code: "console-lost", at: 900 });
    const back = judged([[10, ESP32_BOOT]], { expect: "ready" }, { until: 500 });
    back.event({ at: 123_456 + 900, is: "gone" });
    back.event({ at: 123_456 + 1900, is: "back" });
    back.push({ at: 123_456 + 2000, bytes: Buffer.from(lines("ready")) });
    back.tick(123_456 + 9000);
    expect(back.verdict?.verdict).toBe("passed");
  });

  it("watches for another `settle` where the port comes back, since what came meanwhile is lost", () => {
    const gate = judged([[10, ESP32_BOOT + lines("ready")]], { expect: "ready" }, { until: 500 });
    gate.event({ at: 123_456 + 900, is: "gone" });
    gate.event({ at: 123_456 + 1900, is: "back" });
    gate.tick(123_456 + 2500);
    expect(gate.verdict).toBeUndefined();
    gate.push({
      at: 123_456 + 2600,
      bytes: Buffer.from(lines("abort() was called at PC 0x400d1234 on core 0", "Rebooting...")),
    });
    expect(gate.verdict).toMatchObject({ verdict: "failed", code: "panic" });
  });

  it("is lost where the port stays away while the console settles", () => {
    const gate = judged([[10, ESP32_BOOT + lines("ready")]], { expect: "ready" }, { until: 500 });
    gate.event({ at: 123_456 + 900, is: "gone" });
    gate.tick(123_456 + 40_000);
    expect(gate.verdict).toMatchObject({ verdict: "inconclusive", code: "console-lost", at: 2010 });
    expect(gate.verdict?.message).toContain("after everything expected had appeared");
  });

  it("says how often the port was away when it passes, for a crash may have been printed then", () => {
    const gate = judged([[10, ESP32_BOOT + lines("ready")]], { expect: "ready" }, { until: 500 });
    for (const at of [600, 1000]) {
      gate.event({ at: 123_456 + at, is: "gone" });
      gate.event({ at: 123_456 + at + 200, is: "back" });
    }
    gate.tick(123_456 + 40_000);
    expect(gate.verdict).toMatchObject({
      verdict: "passed",
      message:
        "The expected line appeared, and nothing failed while the console was watched. The port was lost 2 times: the output of that time is missing.",
    });
  });

  it("gives no time between boots where a log has none", () => {
    const twice = ESP32_BOOT + ESP32_BOOT.replace("0x1 (POWERON_RESET)", "0xc (SW_CPU_RESET)");
    const played = [[0, twice]] as const;
    expect(judged(played, { expect: "ready" }).verdict?.message).not.toContain("within");
  });

  it("is lost where a USB-Serial-JTAG falls silent after the bootloader, and not on a UART", () => {
    const played = [
      [10, ESP32C3_BOOT + lines("I (26) boot: Disabling RNG early entropy source...")],
    ] as const;
    const on = (port: "usb" | "uart" | "unknown"): string | undefined =>
      judged(played, { expect: "ready" }, { port }).verdict?.code;
    expect([on("usb"), on("unknown"), on("uart")]).toEqual([
      "console-lost",
      "console-lost",
      "expect-timeout",
    ]);
  });

  it.each([
    [
      "ESP32",
      lines(
        "ets Jul 29 2019 12:21:46",
        "",
        "rst:0x1 (POWERON_RESET),boot:0x3 (DOWNLOAD_BOOT(UART0/UART1/SDIO_REI_REO_V2))",
        "waiting for download",
      ),
    ],
    [
      "ESP32-S3",
      lines(
        "ESP-ROM:esp32s3-20210327",
        "rst:0x15 (USB_UART_CHIP_RESET),boot:0x0 (DOWNLOAD(USB/UART0))",
        "waiting for download",
      ),
    ],
    ["ESP8266", lines("", " ets Jan  8 2013,rst cause:2, boot mode:(1,6)", "")],
  ])("has an %s in download mode", (_, text) => {
    expect(judged([[10, text]]).verdict).toMatchObject({
      verdict: "inconclusive",
      code: "in-bootloader",
      at: 10,
    });
  });
});

describe("firmware that does not boot", () => {
  it("is named when a ROM finds nothing for two seconds", () => {
    const gate = judged([[10, ESP32_BOOT.replace(/entry.*/, "flash read err, 1000")]]);
    expect(gate.verdict).toMatchObject({ verdict: "failed", code: "not-booting", at: 2010 });
  });

  it("is named when the chip starts over after it", () => {
    const rom = lines(
      "ets Jul 29 2019 12:21:46",
      "",
      "rst:0x10 (RTCWDT_RTC_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)",
      "invalid header: 0xffffffff",
    );
    expect(
      judged([
        [10, rom],
        [400, rom],
      ]).verdict,
    ).toMatchObject({ code: "not-booting", at: 400 });
  });

  it("is not named when the bootloader goes on with another slot", () => {
    const played = lines(
      "E (57) esp_image: image at 0x10000 has invalid magic byte (nothing flashed here?)",
      "E (58) boot: OTA app partition slot 0 is not bootable",
      "I (80) boot: Loaded app from partition at offset 0x110000",
      "ready",
    );
    expect(judged([[10, ESP32_BOOT + played]], { expect: "ready" }).verdict?.verdict).toBe("passed");
  });
});

it("nothing from before the watch began is judged", () => {
  const gate = judged([], {}, { until: 0 });
  expect(gate.verdict).toBeUndefined();
  const other = judged([[10, lines("ready")]], { expect: "ready" });
  other.push({ at: 999_999, bytes: Buffer.from(lines("Guru Meditation Error")) });
  expect(other.verdict?.verdict).toBe("passed");
});

it("a board that runs already must not boot at all", () => {
  const played = [
    [500, lines("ets Jul 29 2019 12:21:46", "rst:0xc (SW_CPU_RESET),boot:0x12 (SPI_FAST_FLASH_BOOT)")],
  ] as const;
  const gate = judged(played, {}, { resets: false });
  expect(gate.verdict?.code).toBe("boot-loop");
  expect(gate.verdict?.message).toContain("booted once after the watch began");
  expect(judged([[500, lines("tick")]], {}, { resets: false }).verdict?.verdict).toBe("passed");
});

it("a boot whose ROM prints only its banner counts after half a second", () => {
  const gate = judged([
    [10, ESP32_BOOT],
    [900, lines("ets Jul 29 2019 12:21:46")],
  ]);
  expect(gate.verdict).toMatchObject({ code: "boot-loop", at: 1400 });
});

it("boots are counted where ROM and bootloader are silent", () => {
  const gate = judged([
    [10, APP],
    [900, APP],
  ]);
  expect(gate.verdict?.code).toBe("boot-loop");
});

it("names who has to act", () => {
  const of = (gate: ReturnType<typeof judged>): string | undefined =>
    gate.verdict === undefined ? undefined : verdictClass(gate.verdict);
  expect(of(judged([]))).toBe("link");
  expect(of(judged([[10, lines("a")]], { expect: "b" }))).toBe("firmware");
  expect(of(judged([[10, lines("b")]], { expect: "b" }))).toBeUndefined();
  expect(FAILURES.brownout).toBe("board");
});

it("says when it needs to know the time", () => {
  const gate = judged([], { expect: "ready" }, { until: 0 });
  expect(gate.nextDeadline).toBe(123_456 + 30_000);
  gate.push({ at: 123_456 + 1000, bytes: Buffer.from("rea") });
  expect(gate.nextDeadline).toBe(123_456 + 1100);
  gate.push({ at: 123_456 + 1050, bytes: Buffer.from("dy\n") });
  expect(gate.nextDeadline).toBe(123_456 + 3050);
  gate.tick(123_456 + 3050);
  expect([gate.verdict?.verdict, gate.nextDeadline]).toEqual(["passed", undefined]);
});
