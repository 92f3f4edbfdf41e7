import { mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { Failure } from "../../../src/system/errors.ts";
import { INPUTS, type InputName } from "../../../src/inputs/input-table.ts";
import type { BoardStep } from "../../../src/step/step.ts";
import { readInputs } from "../../../src/step/read-inputs.ts";
import { readManifest } from "../../support/runner/action-manifest.ts";
import { REPOSITORY } from "../../support/runner/action.ts";
import { sha256 } from "../../support/bytes.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { untaken } from "../../support/backups/untaken.ts";

type Given = Partial<Record<InputName, string>>;
let workspace: string;
const PORT = "socket://localhost:5555";

beforeEach(() => {
  workspace = realpathSync(mkdtempSync(join(tmpdir(), "inputs-")));
  mkdirSync(join(workspace, "build"));
  for (const name of ["a.bin", "b.bin", "c.bin"])
    writeFileSync(join(workspace, name), Buffer.alloc(5_000, 1));
});

async function read(given: Given, platform: NodeJS.Platform = "linux"): Promise<BoardStep> {
  const step = await readInputs((name) => given[name] ?? "", { workspace, platform, take: untaken });
  if (step.connection === undefined) throw new Error("That is a step without a board.");
  return step;
}

async function refusal(given: Given): Promise<Failure> {
  const error: unknown = await read(given).catch((reason: unknown) => reason);
  if (error instanceof Failure) return error;
  throw new Error(`It was not refused: ${JSON.stringify(error)}`);
}

describe("action.yml", () => {
  it("declares exactly the inputs that are read, in the same order and with the same defaults", () => {
    const declared = [...readManifest(join(REPOSITORY, "action.yml")).inputs];
    expect(declared).toEqual(Object.entries(INPUTS).map(([name, spec]) => [name, spec]));
  });
});

describe("the least that an operation needs", () => {
  const settings = { mode: "keep", freq: "keep", size: "keep" };
  it("is a file to flash it at address 0", async () => {
    const { request, connection, esptool, artifact } = await read({
      operation: "flash",
      port: PORT,
      file: "a.bin",
    });
    const realPath = join(workspace, "a.bin");
    const digest = sha256(readFileSync(realPath));
    const file = { address: 0, path: "a.bin", realPath, size: 5_000, sha256: digest };
    expect(request).toEqual({
      operation: "flash",
      shape: "one",
      files: [file],
      settings,
      headerInputs: [],
      verify: true,
      compress: true,
      force: false,
      allowDataLoss: false,
      extent: "changed",
    });
    expect(connection).toEqual({
      port: { kind: "socket", name: PORT, host: "localhost" },
      chip: "auto",
      baud: "auto",
      before: "default-reset",
      after: "hard-reset",
      stub: true,
    });
    expect(esptool).toEqual({
      source: "auto",
      version: "",
      path: undefined,
      sha256: undefined,
      baseUrl: undefined,
      allowUnpinned: false,
    });
    expect(artifact).toBeUndefined();
  });

  it("is a list of files to verify them", async () => {
    const { request } = await read({ operation: "verify", port: PORT, files: "0x0 a.bin\n0x10000 b.bin" });
    expect(request).toMatchObject({
      operation: "verify",
      shape: "many",
      files: [
        { address: 0, path: "a.bin" },
        { address: 0x1_0000, path: "b.bin" },
      ],
      settings,
      failOnMismatch: true,
    });
  });

  it("is an output to read to the end of the flash", async () => {
    const { request } = await read({ operation: "read", port: PORT, output: "build/o.bin" });
    const realPath = join(workspace, "build", "o.bin");
    expect(request).toEqual({
      operation: "read",
      output: { path: "build/o.bin", realPath, overwrite: false },
      address: 0,
      size: undefined,
    });
  });

  it("is a region, or the word, to erase", async () => {
    const region = await read({ operation: "erase", port: PORT, address: "0x9000", size: "24K" });
    expect(region.request).toEqual({
      operation: "erase",
      region: { address: 0x9000, size: 0x6000 },
      force: false,
    });
    const all = await read({ operation: "erase", port: PORT, "erase-all": "true" });
    expect(all.request).toEqual({ operation: "erase", region: undefined, force: false });
  });

  it("is a part to back up: a partition by its name, or whole sectors", async () => {
    const asked = { operation: "backup", port: PORT, output: "o.bin" };
    const named = await read({ ...asked, address: "nvs" });
    expect(named.request).toMatchObject({ region: { address: { partition: "nvs" } } });
    const placed = await read({ ...asked, address: "0x9000", size: "16K" });
    expect(placed.request).toMatchObject({ region: { address: 0x9000, size: 0x4000 } });
    expect((await read(asked)).request).not.toHaveProperty("region");
    const { message } = await refusal({ ...asked, address: "0x9001", "include-bootloader": "false" });
    expect(message).toContain("choose one");
    expect(message).toContain('"0x9001" is not a multiple of 4096');
    expect(message).toContain("a partial backup needs `address` and `size`");
  });

  it("is an output to back up, with its manifest next to it and an artifact", async () => {
    const { request, artifact } = await read({ operation: "backup", port: PORT, output: "o.bin" });
    expect(request).toMatchObject({
      manifest: { path: "o.bin.json" },
      includeBootloader: true,
      incremental: true,
      baseline: undefined,
    });
    expect(artifact).toEqual({
      when: "always",
      name: undefined,
      retentionDays: undefined,
      compressionLevel: 6,
      recipients: [],
      allowPublic: false,
    });
    const local = await read({ operation: "backup", port: PORT, output: "o.bin", upload: "never" });
    expect(local.artifact).toBeUndefined();
  });
});

describe("a dry run without the board", () => {
  it("refuses the names of partitions that only the board knows", async () => {
    const inputs = { operation: "read", port: PORT, output: "o.bin", address: "nvs" };
    expect((await read({ ...inputs, "dry-run": "connect" })).request).toMatchObject({
      address: { partition: "nvs" },
    });
    const { code, message } = await refusal({ ...inputs, "dry-run": "true" });
    expect(code).toBe("input-invalid");
    expect(message).toContain(`only the board's partition table resolves "nvs"`);
  });
});

describe("a baseline", () => {
  const baselineOf = async (baseline: string): Promise<unknown> => {
    const { request } = await read({ operation: "backup", port: PORT, output: "o.bin", baseline });
    return request.operation === "backup" ? request.baseline : undefined;
  };

  it("is an earlier image, or one of which it is known why it cannot be used", async () => {
    expect(await baselineOf("a.bin")).toMatchObject({ path: "a.bin", size: expect.any(Number) as number });
    expect(await baselineOf("gone.bin")).toEqual({
      kind: "none",
      path: "gone.bin",
      problem: "does not exist",
    });
  });

  it("stays in the workspace, and is for backups alone", async () => {
    symlinkSync("loop.bin", join(workspace, "loop.bin"));
    const unreadable = { operation: "backup", port: PORT, output: "o.bin", baseline: "loop.bin" };
    expect(await refusal(unreadable)).toMatchObject({ code: "file-unreadable" });
    const outside = { operation: "backup", port: PORT, output: "o.bin", baseline: "../a.bin" };
    expect(await refusal(outside)).toMatchObject({ code: "path-outside-workspace" });
    const other = { operation: "read", port: PORT, output: "o.bin", baseline: "a.bin" };
    expect((await refusal(other)).message).toContain("`baseline` has no effect on read");
  });
});

describe("values", () => {
  it("may be written as people write them", async () => {
    const { connection, request } = await read({
      operation: "flash",
      port: PORT,
      file: "a.bin",
      address: " 0x10000\n",
      chip: "ESP32-S3",
      "flash-size": "4MB",
      "flash-mode": "dio",
      "flash-freq": "80m",
      compress: "False",
      "no-stub": "TRUE",
      force: "true",
    });
    expect(connection).toMatchObject({ chip: "esp32s3", stub: false });
    expect(request).toMatchObject({
      files: [{ address: 0x1_0000 }],
      headerInputs: ["flash-mode", "flash-freq", "flash-size"],
      settings: { mode: "dio", freq: "80m", size: "4MB" },
      compress: false,
      force: true,
      allowDataLoss: false,
    });
  });

  it("that are given as their defaults are never out of place", async () => {
    const defaults = Object.fromEntries(Object.entries(INPUTS).map(([name, spec]) => [name, spec]));
    await expect(
      read({ ...defaults, operation: "erase", port: PORT, "erase-all": "true" }),
    ).resolves.toMatchObject({ request: { operation: "erase" } });
  });
});

describe("one thing that is wrong", () => {
  it.each<[string, string, string, Given]>([
    ["operation", "input-invalid", "did you mean backup?", { operation: "bakup" }],
    ["operation", "input-invalid", "is a command of esptool; use `flash`", { operation: "write-flash" }],
    ["operation", "input-invalid", "is a command of esptool; use `flash`", { operation: "write_flash" }],
    ["operation", "input-invalid", "use `verify`", { operation: "verify_flash" }],
    ["operation", "input-invalid", "use `read`", { operation: "read-flash" }],
    ["operation", "input-invalid", "use `erase`", { operation: "erase_flash" }],
    ["operation", "input-invalid", "use `erase`", { operation: "erase-region" }],
    ["operation", "input-invalid", "use `info`", { operation: "flash_id" }],
    ["operation", "input-invalid", "use `info`", { operation: "chip-id" }],
    ["timeout", "input-invalid", "a whole number of seconds from 1 to 432000; write 600", { timeout: "10m" }],
    ["lock-timeout", "input-invalid", "a whole number of seconds", { "lock-timeout": "10m" }],
    [
      "recovery-timeout",
      "input-invalid",
      "a whole number of seconds",
      { "recovery-command": '["true"]', "recovery-timeout": "1m" },
    ],
    ["address", "input-invalid", "did you mean 0x10000?", { address: "10000" }],
    ["port", "input-invalid", "`port` is missing", { port: "" }],
    ["port", "port-not-allowed", "spy://x", { port: "spy://x" }],
    ["chip", "input-invalid", "did you mean esp32c3?", { chip: "esp32c33" }],
    ["baud", "input-invalid", "from 9600 to 5000000", { baud: "300" }],
    ["before", "input-invalid", "default-reset", { before: "default_reset" }],
    ["after", "input-invalid", "did you mean hard-reset?", { after: "hard_reset" }],
    ["no-stub", "input-invalid", "neither true nor false", { "no-stub": "1" }],
    ["file", "file-not-found", '"gone.bin" does not exist', { file: "gone.bin" }],
    ["file", "path-outside-workspace", '"../a.bin" leaves', { file: "../a.bin" }],
    ["address", "input-invalid", '"4K" is not an address', { address: "4K" }],
    ["flash-size", "input-invalid", "did you mean 4MB?", { "flash-size": "4mb" }],
    ["flash-mode", "input-invalid", "qio", { "flash-mode": "fast" }],
    ["flash-freq", "input-invalid", "80m", { "flash-freq": "80" }],
    ["size", "input-invalid", "has no effect on flash (only for read, erase, backup)", { size: "4K" }],
    ["output", "input-invalid", "has no effect on flash", { output: "o.bin" }],
    ["esptool-source", "input-invalid", "auto, pip, release, path", { "esptool-source": "conda" }],
    ["esptool-version", "input-invalid", "is not a version", { "esptool-version": "latest" }],
    [
      "esptool-path",
      "input-invalid",
      "esptool-source: path",
      { "esptool-source": "pip", "esptool-path": "/x" },
    ],
    ["esptool-sha256", "input-invalid", "64 hex digits", { "esptool-sha256": "abc" }],
    ["esptool-base-url", "input-invalid", "http://", { "esptool-base-url": "file:///x" }],
    ["allow-unpinned-esptool", "input-invalid", "neither", { "allow-unpinned-esptool": "si" }],
    // What another input leaves without an effect was meant otherwise.
    [
      "esptool-sha256",
      "input-invalid",
      "has no effect with `esptool-source: pip`",
      { "esptool-source": "pip", "esptool-sha256": "a".repeat(64) },
    ],
    [
      "esptool-base-url",
      "input-invalid",
      "has no effect with `esptool-source: path`",
      { "esptool-source": "path", "esptool-base-url": "https://mirror.example" },
    ],
    [
      "allow-unpinned-esptool",
      "input-invalid",
      "has no effect with `esptool-source: release`",
      { "esptool-source": "release", "allow-unpinned-esptool": "true" },
    ],
    ["recovery-timeout", "input-invalid", "without a `recovery-command`", { "recovery-timeout": "5" }],
    ["recovery-command", "input-invalid", "`retries: 0`", { "recovery-command": '["x"]', retries: "0" }],
    ["lock-timeout", "input-invalid", "with `lock: false`", { lock: "false", "lock-timeout": "5" }],
  ])("%s is %s: %s", async (name, code, words, given) => {
    const failure = await refusal({ operation: "flash", port: PORT, file: "a.bin", ...given });
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(`\`${name}\``);
    expect(failure.message).toContain(words);
    expect(failure.message).not.toContain("\n");
    expect(failure.hint).toContain("The board was not touched");
  });

  it.each<[string, string, Given]>([
    ["input-invalid", "`upload`", { upload: "sometimes" }],
    ["input-invalid", "`retention-days`", { "retention-days": "401" }],
    ["input-invalid", "`compression-level`", { "compression-level": "10" }],
    ["input-invalid", "not a valid artifact name", { "artifact-name": "a/b" }],
    ["input-invalid", "`retention-days` has no effect with", { upload: "never", "retention-days": "7" }],
    ["output-exists", '"a.bin" already exists', { output: "a.bin" }],
    ["input-invalid", "partial backup needs `address` and `size`", { address: "0x1000" }],
    ["input-invalid", "partial backup needs `address` and `size`", { size: "0x1000" }],
  ])("of a backup is %s: %s", async (code, words, given) => {
    const failure = await refusal({ operation: "backup", port: PORT, output: "o.bin", ...given });
    expect(failure).toMatchObject({ code, message: expect.stringContaining(words) as string });
  });

  it.each<[string, Given]>([
    ["needs `address` and `size`, a partition as `address`, or `erase-all: true`", {}],
    ["only `address` is given", { address: "0x1000" }],
    ["only `size` is given", { size: "0x1000" }],
    ["not a multiple of 4096", { address: "0x1001", size: "4K" }],
    ["not a multiple of 4096", { address: "0x1000", size: "1" }],
    ["choose one", { address: "0x1000", size: "4K", "erase-all": "true" }],
    ["ends beyond the largest flash", { address: "0x7fff000", size: "8K" }],
    ["neither true nor false", { "erase-all": "everything" }],
  ])("of an erase: %s", async (words, given) => {
    expect((await refusal({ operation: "erase", port: PORT, ...given })).message).toContain(words);
  });
});

describe("inputs that cannot have their effect on a port", () => {
  const warningsOf = async (given: Given): Promise<readonly string[]> =>
    (await read({ operation: "info", port: PORT, ...given })).warnings;

  it("are told by name where the port is a raw socket, and no more than those", async () => {
    expect(await warningsOf({ baud: "921600", before: "usb-reset", after: "soft-reset" })).toEqual([
      "`baud`, `before`, `after`: no effect on a raw socket, which has neither a baud rate nor reset lines.",
    ]);
    expect(await warningsOf({ after: "watchdog-reset" })).toHaveLength(1);
    expect(await warningsOf({ before: "no-reset", after: "no-reset-stub" })).toEqual([]);
    expect(await warningsOf({ after: "no-reset" })).toEqual([]);
    expect(await warningsOf({})).toEqual([]);
    expect(await warningsOf({ port: "/dev/ttyUSB0", baud: "921600", after: "no-reset" })).toEqual([]);
  });
});

describe("partitions by name", () => {
  const NAMED = { operation: "flash", port: PORT, file: "a.bin", address: "nvs" };
  const ROWS = [
    { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
    { name: "ota_0", type: 0, subtype: 0x10, address: 0x1_0000, size: 0x1_0000 },
  ];
  const place = (name: string, bytes: Buffer): void => writeFileSync(join(workspace, name), bytes);

  beforeEach(() => place("table.bin", partitionTableImage(ROWS)));

  it("stay names for the board's table, which is at 0x8000 unless said otherwise", async () => {
    const step = await read(NAMED);
    expect(step).toMatchObject({
      request: { files: [{ address: { partition: "nvs" } }] },
      tableAddress: 0x8000,
      remarks: [],
    });
    expect(await read({ ...NAMED, "partition-table-offset": "0x10000" })).toMatchObject({
      tableAddress: 0x1_0000,
    });
    expect((await read({ operation: "erase", port: PORT, address: "nvs" })).request).toMatchObject({
      region: { address: { partition: "nvs" }, size: undefined },
    });
  });

  it("are not all that the offset of the table is for", async () => {
    const offset = { port: PORT, "partition-table-offset": "0x10000" };
    const output = { output: "o.bin" };
    for (const given of [
      { operation: "flash", file: "a.bin" },
      { operation: "verify", files: "0x1000 b.bin\n0x10000 table.bin" },
      { operation: "backup", ...output },
      { operation: "restore", backup: "a.bin" },
      { operation: "info" },
    ]) {
      expect(await read({ ...offset, ...given })).toMatchObject({ tableAddress: 0x1_0000 });
    }
    expect((await read({ ...offset, operation: "restore", backup: "a.bin" })).request).toMatchObject({
      tableAddress: 0x1_0000,
    });
    const without = { operation: "restore", port: PORT, backup: "a.bin" };
    expect((await read(without)).request).not.toMatchObject({ tableAddress: 0x8000 });
  });

  it("are resolved by the table that is given", async () => {
    const step = await read({ ...NAMED, "partition-table": "table.bin" });
    expect(step.request).toMatchObject({ files: [{ address: 0x9000, partition: "nvs" }] });
    expect(step.remarks).toEqual(['Partition nvs: 16384 bytes at 0x9000, by the table in "table.bin".']);
    const erase = { operation: "erase", port: PORT, address: "ota_0", "partition-table": "table.bin" };
    expect((await read(erase)).request).toMatchObject({
      region: { address: 0x1_0000, size: 0x1_0000, partition: "ota_0" },
    });
  });

  it("are resolved by the table among the files, also as a part of a merged image", async () => {
    const merged = Buffer.alloc(0x9000, 1);
    partitionTableImage(ROWS).copy(merged, 0x8000);
    place("merged.bin", merged);
    for (const table of ["0x8000 table.bin", "0x0 merged.bin"]) {
      const files = `ota_0 a.bin\n${table}`;
      const { request } = await read({ operation: "flash", port: PORT, files, "erase-first": "true" });
      expect(request).toMatchObject({ files: [{ address: 0x1_0000, partition: "ota_0" }, {}] });
    }
  });

  it.each<[string, string, Given]>([
    ["partition-unknown", "did you mean ota_0?", { address: "ota_O", "partition-table": "table.bin" }],
    [
      "beyond-partition",
      "does not fit in the partition small",
      { address: "small", "partition-table": "small.bin" },
    ],
    ["partition-table-invalid", '"a.bin" is not a partition table', { "partition-table": "a.bin" }],
    ["partition-table-invalid", '"blank.bin" is blank', { "partition-table": "blank.bin" }],
    [
      "partition-table-invalid",
      '"table.csv" is a CSV; use the partition-table.bin',
      { "partition-table": "table.csv" },
    ],
    ["partition-table-invalid", '"cut.bin" has neither an end marker', { "partition-table": "cut.bin" }],
    ["partition-table-invalid", "its digest does not match", { "partition-table": "wrong.bin" }],
    ["file-not-found", '"gone.bin" does not exist', { "partition-table": "gone.bin" }],
    ["path-outside-workspace", '"../t.bin" leaves', { "partition-table": "../t.bin" }],
    ["input-invalid", "is not a multiple of 4096", { "partition-table-offset": "0x8001" }],
    ["input-invalid", "no partition is named", { address: "0x0", "partition-table": "table.bin" }],
    [
      "input-invalid",
      "`partition-table-offset` resolves partition names, but no partition is named",
      { operation: "verify", address: "0x0", "partition-table-offset": "0x9000" },
    ],
    [
      "input-invalid",
      "`partition-table-offset` has no effect on list (only for flash, verify, read, erase, backup, restore",
      { operation: "list", "partition-table-offset": "0x9000" },
    ],
    ["input-invalid", "no partition is named", { operation: "backup", "partition-table": "table.bin" }],
    ["partition-table-invalid", 'the content of "a.bin" at 0x8000', { files: "0x8000 a.bin\nnvs b.bin" }],
    [
      "input-invalid",
      'Input `erase-first`: it erases the partition table on the board, the only source for the address of "nvs", "ota_0"',
      { files: "nvs a.bin\nota_0 b.bin", "erase-first": "true" },
    ],
    [
      "partition-table-invalid",
      '"a.bin" is not a partition table',
      { "partition-table": "a.bin", "erase-first": "true" },
    ],
    [
      "input-invalid",
      'the table in "table.bin" is not the table in "small.bin"',
      { files: "0x8000 small.bin\nota_0 a.bin", "partition-table": "table.bin" },
    ],
    [
      "files-overlap",
      "share the flash sector at 0xa000",
      { files: "0x8000 table.bin\nnvs a.bin\n0xa000 b.bin" },
    ],
  ])("are refused as %s: %s", async (code, words, given) => {
    const table = partitionTableImage(ROWS);
    const small = [...ROWS, { name: "small", type: 1, subtype: 6, address: 0xd000, size: 0x1000 }];
    place("small.bin", partitionTableImage(small));
    place("blank.bin", Buffer.alloc(0xc00, 0xff));
    place("table.csv", Buffer.from("nvs, data, nvs, , 0x4000\n"));
    place("cut.bin", table.subarray(0, 64));
    place("wrong.bin", partitionTableImage(ROWS).fill(0, 12, 13));
    const { files, operation = "flash" } = given;
    const backup = operation === "backup" ? { output: "o.bin", file: "", address: "" } : {};
    const shape = files === undefined ? { ...NAMED, ...backup } : { operation: "flash", port: PORT };
    expect(await refusal({ ...shape, ...given })).toMatchObject({
      code,
      message: expect.stringContaining(words) as string,
    });
  });

  it("are reported together with what else is wrong", async () => {
    const failure = await refusal({ ...NAMED, address: "x", "partition-table": "table.bin", baud: "fast" });
    expect(failure.message).toContain("2 inputs are wrong");
    expect(failure.message).toContain('input `address`: the table in "table.bin" has no partition "x"');
  });

  it("matter only where there are any: what is at the table's offset may be anything then", async () => {
    await expect(read({ operation: "flash", port: PORT, files: "0x8000 a.bin" })).resolves.toBeDefined();
  });
});

describe("images that do not fit together", () => {
  it.each<[string, string, Given]>([
    [
      "files-overlap",
      '"a.bin" and "b.bin" share the flash sector at 0x11000',
      { files: "0x10000 a.bin\n0x11000 b.bin" },
    ],
    ["files-overlap", "share the flash sector at 0x11000", { files: "0x11388 b.bin\n0x10000 a.bin" }],
    ["files-overlap", "share the flash sector at 0x0", { files: "0x0 a.bin\n0x0 a.bin" }],
    [
      "beyond-flash",
      '"a.bin" (5000 bytes at 0x3ff000) ends beyond the flash of 4194304 bytes',
      { file: "a.bin", address: "0x3ff000", "flash-size": "4MB" },
    ],
    ["beyond-flash", "134217728 bytes", { file: "a.bin", address: "0x7fff000" }],
  ])("are %s: %s", async (code, words, given) => {
    const failure = await refusal({ operation: "flash", port: PORT, ...given });
    expect(failure).toMatchObject({ code, message: expect.stringContaining(words) as string });
  });

  it("may touch each other at a sector, and end where the flash does", async () => {
    writeFileSync(join(workspace, "full.bin"), Buffer.alloc(8_192));
    await expect(
      read({ operation: "flash", port: PORT, files: "0x0 full.bin\n0x2000 a.bin" }),
    ).resolves.toBeDefined();
    await expect(
      read({ operation: "flash", port: PORT, file: "full.bin", address: "0x3fe000", "flash-size": "4MB" }),
    ).resolves.toBeDefined();
  });
});

describe("how much a flash writes", () => {
  it.each([
    [{}, "changed"],
    [{ rewrite: "true" }, "images"],
    [{ "erase-first": "true" }, "chip"],
    [{ "erase-first": "true", rewrite: "true" }, "chip"],
  ])("is, with %j, %s", async (given, extent) => {
    const { request } = await read({ operation: "flash", port: PORT, file: "a.bin", ...given });
    expect(request).toMatchObject({ extent });
  });

  it("cannot be the whole chip without the stub", async () => {
    const failure = await refusal({
      operation: "flash",
      port: PORT,
      file: "gone.bin",
      "erase-first": "true",
      "no-stub": "true",
    });
    expect(failure.message).toContain("`erase-first` needs the flasher stub");
    expect(failure.message).toContain("gone.bin");
  });
});

describe("many things that are wrong", () => {
  it("are said in one message, each with its input", async () => {
    const failure = await refusal({
      operation: "flash",
      port: "/dev/../x",
      file: "gone.bin",
      address: "1O",
      chip: "esp33",
      baud: "fast",
      compress: "maybe",
      output: "o.bin",
      "esptool-version": "5",
    });
    expect(failure.code).toBe("input-invalid");
    expect(failure.message.split("\n")[0]).toBe("8 inputs are wrong:");
    for (const name of ["port", "file", "address", "chip", "baud", "compress", "output", "esptool-version"]) {
      expect(failure.message).toMatch(new RegExp(`^- input \`${name}\``, "m"));
    }
  });

  it("are said even when the operation is not known", async () => {
    const failure = await refusal({ operation: "flsh", port: "x", baud: "fast" });
    expect(failure.message).toContain("3 inputs are wrong");
    expect(failure.message).toContain("did you mean flash?");
  });

  it("keep their code when they are of one kind", async () => {
    const failure = await refusal({ operation: "flash", port: PORT, files: "0x0 gone.bin\n0x1000 lost.bin" });
    expect(failure.code).toBe("file-not-found");
    expect(failure.message).toBe(
      '2 inputs are wrong:\n- input `files`: "gone.bin" does not exist\n- input `files`: "lost.bin" does not exist',
    );
  });

  it("of one list come in its order, with the files that could be looked at", async () => {
    const failure = await refusal({
      operation: "flash",
      port: PORT,
      address: "0x0",
      files: "0x0 gone.bin\nwrong\n0x2000\n0x10000 a.bin\n0x11000 b.bin",
    });
    expect(failure.message.split("\n").slice(1)).toEqual([
      "- input `address` belongs to `file`; with `files`, each file has its own address",
      '- input `files` has a line that is not "ADDRESS PATH": "0x2000"',
      '- input `files`: "gone.bin" does not exist',
      '- input `files`: "wrong" does not exist; a line is "ADDRESS PATH", "PARTITION PATH", or the path of something with its own addresses',
      expect.stringContaining('"a.bin" and "b.bin" share'),
    ]);
  });

  it("are counted when they are too many to list", async () => {
    const files = Array.from({ length: 100 }, (_, index) => `${index * 4096} gone${index}.bin`).join("\n");
    const failure = await refusal({ operation: "flash", port: PORT, files });
    expect(failure.message.split("\n")).toHaveLength(22);
    expect(failure.message).toContain("100 inputs are wrong");
    expect(failure.message).toMatch(/- and 80 more$/);
  });

  it("are said on lines of their own, whatever the values hold", async () => {
    const failure = await refusal({
      operation: "flash",
      port: "x\n- input `none` is fine\u202e\u0085",
      files: JSON.stringify([{ address: 0, path: `a\n::error::${"x".repeat(500)}` }]),
    });
    expect(failure.message.split("\n")).toHaveLength(3);
    expect(failure.message).toContain(String.raw`"x\n- input`);
    expect(failure.message.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(failure.message.length).toBeLessThan(600);
  });
});

describe("the doctor", () => {
  const given = (inputs: Given) =>
    readInputs((name) => inputs[name] ?? "", { workspace, platform: "linux", take: untaken });

  it("needs no port, and no board", async () => {
    const step = await given({ operation: "doctor", timeout: "60" });
    expect(step.request).toEqual({ operation: "doctor", port: undefined });
    expect(step).toMatchObject({ connection: undefined, artifact: undefined, esptool: { version: "" } });
    expect(step.limits.timeoutSeconds).toBe(60);
  });

  it("looks at one port when it is named, and takes none that a step would refuse", async () => {
    const step = await given({ operation: "doctor", port: "/dev/ttyUSB0" });
    expect(step.request).toEqual({ operation: "doctor", port: "/dev/ttyUSB0" });
    await expect(given({ operation: "doctor", port: "spy:///dev/ttyUSB0" })).rejects.toMatchObject({
      code: "port-not-allowed",
    });
  });

  it("says that settings for a board mean nothing to it", async () => {
    const step = given({ operation: "doctor", chip: "esp32", file: "a.bin", retries: "5" });
    const refusal: unknown = await step.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Failure);
    for (const name of ["chip", "file", "retries"]) {
      expect((refusal as Failure).message).toContain(`\`${name}\` has no effect on doctor`);
    }
  });
});

describe("what the board has to be", () => {
  const given = { operation: "erase", port: PORT, "erase-all": "true" };

  it("is nothing in particular unless the workflow says it", async () => {
    const { expected } = await read(given);
    expect(Object.values(expected).filter((value) => value !== undefined)).toEqual([]);
  });

  it.each<[Given, object]>([
    [{ "require-chip": "ESP32-S3" }, { chip: "esp32s3" }],
    [{ "require-mac": "7C-DF-A1-E2-93-58" }, { mac: "7c:df:a1:e2:93:58" }],
    [{ "require-mac": "7c:df:a1:E2:93:58" }, { mac: "7c:df:a1:e2:93:58" }],
    [{ "require-flash-size": "4MB" }, { flashSize: 0x40_0000 }],
    [{ "require-flash-size": "0x80000" }, { flashSize: 0x8_0000 }],
    [{ "require-revision": "v0.2" }, { revision: { major: 0, minor: 2, orLater: false } }],
    [{ "require-revision": ">=3.1" }, { revision: { major: 3, minor: 1, orLater: true } }],
    [{ "require-revision": ">= v1.0" }, { revision: { major: 1, minor: 0, orLater: true } }],
  ])("is read from %j", async (requirement, wanted) => {
    expect((await read({ ...given, ...requirement })).expected).toMatchObject(wanted);
  });

  it.each<[Given, string]>([
    [{ "require-chip": "esp31" }, "did you mean esp32?"],
    [{ "require-chip": "auto" }, "is not one of esp8266"],
    [{ "require-mac": "7c:df-a1:e2:93:58" }, "is not a MAC address"],
    [{ "require-mac": "7cdfa1e29358" }, "is not a MAC address"],
    [{ "require-flash-size": "3MB" }, "is not a flash size"],
    [{ "require-flash-size": "big" }, "is not a size"],
    [{ "require-revision": "3" }, "is not a revision"],
    [{ "require-revision": "<=v0.2" }, "is not a revision"],
    [{ "require-chip": "esp32c3", chip: "esp32" }, "no board is both an esp32 and an esp32c3"],
  ])("refuses %j", async (requirement, message) => {
    const failure = await refusal({ ...given, ...requirement });
    expect(failure).toMatchObject({ code: "input-invalid", class: "input" });
    expect(failure.message).toContain(message);
  });

  it("is refused all together, and where it has no meaning", async () => {
    const wrong: Given = { "require-mac": "x", "require-flash-size": "5", "require-revision": "z" };
    expect((await refusal({ ...given, ...wrong })).message).toMatch(/^3 inputs are wrong:/);
    const doctor = refusal({ operation: "doctor", "require-chip": "esp32" });
    expect((await doctor).message).toContain("nput `require-chip` has no effect on doctor");
  });
});
