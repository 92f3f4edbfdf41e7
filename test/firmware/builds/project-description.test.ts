import { describe, expect, it } from "vitest";
import { readProjectDescription } from "../../../src/firmware/builds/project-description.ts";

/** As ESP-IDF 5 writes it, without the components. */
const IDF_5 = {
  version: "1.2",
  project_name: "hello_world",
  build_dir: "/project/build",
  app_elf: "hello_world.elf",
  app_bin: "hello_world.bin",
  monitor_baud: "460800",
  monitor_toolprefix: "riscv32-esp-elf-",
  target: "esp32c3",
  min_rev: "3",
};

async function read(changes: Readonly<Record<string, unknown>>) {
  return readProjectDescription(JSON.stringify({ ...IDF_5, ...changes }));
}

describe("project_description.json", () => {
  it("names the rate of the console, the ELF and the chip", async () => {
    const value = { consoleBaud: 460_800, elf: "hello_world.elf", chip: "esp32c3" };
    expect(await read({})).toEqual({ value });
    expect(await read({ monitor_baud: 74_880 })).toEqual({ value: { ...value, consoleBaud: 74_880 } });
    expect(await read({ app_elf: "sub\\app.elf" })).toEqual({ value: { ...value, elf: "sub/app.elf" } });
  });

  it("may leave all of it open", async () => {
    const value = { consoleBaud: undefined, elf: undefined, chip: undefined };
    expect(await readProjectDescription("{}")).toEqual({ value });
    expect(await readProjectDescription('{"monitor_baud":""}')).toEqual({ value });
  });

  it.each([
    ["fast", 'has a wrong "monitor_baud": not a baud rate'],
    ["-115200", 'has a wrong "monitor_baud": not a baud rate'],
    ["1e5", 'has a wrong "monitor_baud": not a baud rate'],
    ["100", 'has a wrong "monitor_baud": not a baud rate'],
    ["99999999", 'has a wrong "monitor_baud": not a baud rate'],
  ])("cannot have the rate %s", async (monitor_baud, problem) => {
    expect(await read({ monitor_baud })).toEqual({ problems: [problem] });
  });

  it("is JSON, and an object of texts", async () => {
    expect(await readProjectDescription("hello")).toEqual({ problems: ["is not JSON"] });
    expect(await readProjectDescription("[]")).toMatchObject({ problems: [expect.any(String)] });
    expect(await read({ app_elf: 7, target: null })).toMatchObject({
      problems: [expect.stringMatching(/app_elf/), expect.stringMatching(/target/)],
    });
    expect(await read({ app_elf: "x".repeat(2_000) })).toMatchObject({ problems: [expect.any(String)] });
  });
});
