import { describe, expect, it } from "vitest";
import { commandLine, type BoardSettings } from "../../src/qemu/command-line.ts";
import { type OptionTexts, parseQemuOptions } from "../../src/qemu/options.ts";

function problemsOf(texts: OptionTexts): string {
  const parsed = parseQemuOptions(texts);
  return "problems" in parsed ? parsed.problems.join("; ") : "";
}

describe("the inputs of a board in QEMU", () => {
  it("make a board with little more than a chip", () => {
    const parsed = parseQemuOptions({ chip: "esp32c3" });
    expect(parsed).toMatchObject({
      options: {
        chip: "esp32c3",
        flashSize: 4 << 20,
        network: "none",
        watchdog: false,
        boot: "rom",
        port: 0,
      },
    });
  });

  it("are reported together when they are wrong", () => {
    const problems = problemsOf({
      chip: "esp32",
      "flash-size": "1MB",
      psram: "8MB",
      network: "bridge",
      watchdog: "yes",
      boot: "constructor",
      mac: "ff:ff:ff:ff:ff:ff",
      port: "70000",
    });
    for (const part of [
      'flash-size: "1MB" is not a flash size of QEMU; use 2MB, 4MB, 8MB, 16MB',
      'psram: "8MB" is not a PSRAM size of this chip\'s machine; use 2MB, 4MB',
      'network: "bridge"',
      'watchdog: "yes"',
      'boot: "constructor"',
      'mac: "ff:',
      'port: "70000"',
    ])
      expect(problems).toContain(part);
  });

  it("name what there is for a chip that QEMU does not have", () => {
    expect(problemsOf({ chip: "esp32c6" })).toContain(
      "the virtual-board action of this repository has the ESP32-C6",
    );
    expect(problemsOf({ chip: "toString" })).toBe('chip: "toString" is not one of esp32, esp32s3, esp32c3');
    expect(problemsOf({})).toContain("chip: is missing");
    expect(problemsOf({ chip: "esp32c3", psram: "4MB" })).toContain("has no PSRAM");
    expect(problemsOf({ chip: "esp32", port: "7", "socket-port": "7" })).toContain("is the same as port");
  });
});

describe("QEMU's command line", () => {
  const board: BoardSettings = {
    chip: "esp32",
    image: "/w/flash.bin",
    efuse: "/w/efuse.bin",
    psram: undefined,
    network: "none",
    watchdog: false,
  };
  const channels = { serial: "unix:/s/serial", control: "unix:/s/qmp" };
  const text = (changes: Partial<BoardSettings>, strap: "rom" | "application" = "application"): string =>
    commandLine({ ...board, ...changes }, strap, channels).join(" ");

  it("is that of ESP-IDF's idf.py qemu", () => {
    expect(text({})).toBe(
      "-M esp32 -nographic -drive file=/w/flash.bin,if=mtd,format=raw -drive file=/w/efuse.bin,if=none,format=raw,id=efuse" +
        " -global driver=nvram.esp32.efuse,property=drive,value=efuse" +
        " -global driver=timer.esp32.timg,property=wdt_disable,value=true" +
        " -nic none -serial unix:/s/serial,server=off -qmp unix:/s/qmp,server=off",
    );
  });

  it.each([
    ["esp32", "0x0f"],
    ["esp32s3", "0x07"],
    ["esp32c3", "0x02"],
  ] as const)("has the strap of %s for its download mode, and none for the application", (chip, strap) => {
    expect(text({ chip }, "rom")).toContain(
      `-global driver=${chip}.gpio,property=strap_mode,value=${strap} `,
    );
    expect(text({ chip })).not.toContain("strap_mode");
  });

  it("has PSRAM, a network and the watchdogs where they are asked for", () => {
    const octal = { size: 8 << 20, isOctal: true };
    expect(text({ chip: "esp32s3", psram: octal })).toContain(
      "-m 8M -global driver=ssi_psram,property=is_octal,value=true ",
    );
    expect(text({ network: "user" })).toContain("-nic user,model=open_eth,restrict=yes ");
    expect(text({ network: "internet" })).toContain("-nic user,model=open_eth -serial");
    expect(text({ watchdog: true })).not.toContain("wdt_disable");
  });

  it("writes a comma in a path as QEMU wants it", () => {
    expect(text({ image: "/a,b/flash.bin" })).toContain("file=/a,,b/flash.bin,if=mtd");
  });
});
