import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { Esptool } from "../../../src/esptool/run/client.ts";
import { EsptoolRunner } from "../../../src/esptool/run/process/esptool-runner.ts";
import { Observation } from "../../../src/esptool/run/observation.ts";
import { manifestText, parseManifest } from "../../../src/firmware/formats/backup-manifest.ts";
import { backup } from "../../../src/operations/backup/backup.ts";
import type { BackupRequest } from "../../../src/operations/backup/inputs.ts";
import type { LocalBackup } from "../../../src/inputs/files/backup-file.ts";
import { noise, sha256 } from "../../support/bytes.ts";
import { applicationImage, bootloaderImage } from "../../support/firmware/firmware-image.ts";
import { otaData } from "../../support/board/flash-image.ts";
import { prepareBaseline } from "../../../src/operations/backup/take-baseline.ts";
import { localBackup, localStore } from "../../support/backups/local-store.ts";
import { boardRecord, manifestRecord } from "../../support/backups/manifest-record.ts";
import {
  freshFolder,
  operationBoard,
  type OperationBoard,
  outputAt,
} from "../../support/board/operation-board.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import type { BackupResult } from "../../../src/operations/backup/backup-result.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(2);

const MIB = 1024 * 1024;
/** Over a socket esptool reads byte by byte, 10 µs each: enough where all of the flash is read. */
const SMALL = MIB / 4;
const ALL_BLANK = Buffer.alloc(MIB, 0xff);

interface Made {
  readonly result: BackupResult;
  readonly path: string;
  readonly image: Buffer;
  /** One for each esptool process. */
  readonly connections: number;
  readonly bytesOut: number;
  readonly warnings: readonly string[];
}

interface Way {
  readonly changes?: Partial<BackupRequest>;
  readonly stub?: boolean;
  readonly retries?: number;
  /** Called before the backup begins. */
  readonly prepare?: (board: OperationBoard) => void;
}

async function backUp(board: TestBoard, { changes, stub = true, retries, prepare }: Way = {}): Promise<Made> {
  const path = join(freshFolder(), "backup.bin");
  await using reading = await operationBoard(board.url, { stub }, undefined, retries);
  prepare?.(reading);
  const { connections, bytesOut } = board.log;
  const request = {
    operation: "backup",
    output: outputAt(path),
    manifest: outputAt(`${path}.json`),
    includeBootloader: true,
    incremental: true,
    baseline: undefined,
    ...changes,
  } as const;
  const { baseline } = request;
  const earlier = baseline && (await prepareBaseline(baseline, ...localStore(reading.folder)));
  const result = await backup(request, earlier?.taken, reading);
  // Nothing but the two files remains, here and in the private folder.
  expect(readdirSync(dirname(path))).toEqual(["backup.bin", "backup.bin.json"]);
  const image = readFileSync(path);
  expect(result.sha256).toBe(sha256(image));
  return {
    result,
    path,
    image,
    connections: board.log.connections - connections,
    bytesOut: board.log.bytesOut - bytesOut,
    warnings: reading.lines.filter((line) => line.startsWith("warning: ")),
  };
}

/** An earlier backup of the board as it is now, with its manifest. */
function earlierBackup(board: TestBoard, address = 0): string {
  const path = join(freshFolder(), "earlier.bin");
  const image = contentsOf(board).subarray(address);
  writeFileSync(path, image);
  const mac = [...board.mac].map((byte) => byte.toString(16).padStart(2, "0")).join(":");
  const record = manifestRecord({
    image: "earlier.bin",
    sha256: sha256(image),
    start_address: `0x${address.toString(16)}`,
    size: image.length,
    board: boardRecord({ mac }),
  });
  writeFileSync(`${path}.json`, manifestText(record));
  return path;
}

function baselineAt(path: string): LocalBackup {
  return localBackup(path, "earlier.bin");
}

/** Bytes where an ESP has them: bootloader, settings, application; and something small at the very end. */
function fill(board: TestBoard): void {
  board.flash.poke(0x1000, noise("bootloader", 20_000));
  board.flash.poke(0x9000, noise("settings", 0x2000));
  board.flash.poke(0x10000, noise("application", 50_001));
  board.flash.poke(board.flash.size - 10, noise("end", 10));
}

/** Reads take no time: what they would bring is taken from behind the chip's back. All else is real. */
function readingAtOnce(board: TestBoard): (operations: OperationBoard) => void {
  return ({ esptool }) => {
    const run = esptool.run.bind(esptool);
    esptool.run = (...args) => {
      const command = typeof args[0] === "function" ? args[0](1) : args[0];
      if (command.name !== "read-flash" || command.size === "ALL") return run(...args);
      writeFileSync(command.output, board.flash.read(command.address, command.size));
      const seen = new Observation(esptool.identity);
      seen.add({ kind: "read", address: command.address, bytes: command.size });
      return Promise.resolve(seen);
    };
  };
}

function contentsOf(board: TestBoard): Buffer {
  return board.flash.read(0, board.flash.size);
}

/** A flash as ESP-IDF lays it out, with Wi-Fi credentials in its settings. */
function fillAsBuilt(board: TestBoard): void {
  const rows = [
    { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
    { name: "otadata", type: 1, subtype: 0, address: 0xd000, size: 0x2000 },
    { name: "ota_0", type: 0, subtype: 0x10, address: 0x10000, size: 0x20000 },
    { name: "ota_1", type: 0, subtype: 0x11, address: 0x30000, size: 0x20000 },
  ];
  board.flash.poke(0x1000, bootloaderImage("esp32", "v5.5.1", noise("bootloader", 5000)));
  board.flash.poke(0x8000, partitionTableImage(rows));
  board.flash.poke(0x9000, readFileSync(new URL("../../fixtures/nvs/wifi.bin", import.meta.url)));
  board.flash.poke(0xd000, otaData(1));
  for (const [address, version] of [
    [0x10000, "1.0.0"],
    [0x30000, "2.0.0"],
  ] as const) {
    board.flash.poke(
      address,
      applicationImage("esp32", { name: "thermostat", version }, noise(version, 8000)),
    );
  }
}

describe("the manifest of a backup", () => {
  it.skipIf(IS_FULL)(
    "says what is in each partition, with its digest, and which application boots",
    async () => {
      await using board = await startBoard({ flashSize: MIB });
      fillAsBuilt(board);
      const { result, path, image } = await backUp(board);
      const read = await parseManifest(readFileSync(`${path}.json`, "utf8"));
      if ("problem" in read) throw new Error(read.problem);
      const { manifest } = read;
      expect(manifest).toMatchObject({
        sha256: sha256(image),
        size: MIB,
        verified: true,
        board: { chip: "ESP32", flash_size: MIB },
        partition_table: { state: "found", address: "0x8000" },
        bootloader: { address: "0x1000", chip: "ESP32", idf_version: "v5.5.1", intact: true },
        transfer: { baud: null, bytes: result.bytes_transferred, attempts: 1 },
        workflow: null,
      });
      expect(manifest.transfer.processes).toBeGreaterThan(1);
      for (const { address, size, sha256: digest, name } of manifest.partitions) {
        expect(digest, name).toBe(sha256(image.subarray(Number(address), Number(address) + size)));
      }
      expect(manifest.partitions).toMatchObject([
        { name: "nvs", content: "nvs", nvs: { credentials: true, encrypted: false } },
        { name: "otadata", content: "ota-data" },
        { name: "ota_0", boots: false, application: { name: "thermostat", version: "1.0.0", intact: true } },
        { name: "ota_1", boots: true, application: { name: "thermostat", version: "2.0.0", intact: true } },
      ]);
      expect(result.partitions).toEqual(manifest.partitions);
      const { flash_map: map } = result;
      expect(map).toMatchObject({ size: MIB, changed_since: null, verified: "whole" });
      expect(map?.rows.map(({ address, name, kind }) => [address, name ?? kind])).toEqual([
        ["0x0", "gap"],
        ["0x1000", "bootloader"],
        ["0x8000", "partition-table"],
        ["0x9000", "nvs"],
        ["0xd000", "otadata"],
        ["0xf000", "gap"],
        ["0x10000", "ota_0"],
        ["0x30000", "ota_1"],
        ["0x50000", "gap"],
      ]);
      const bootloader = map?.rows[1];
      const used = image.subarray(0x1000, 0x8000).findLastIndex((byte) => byte !== 0xff) + 1;
      expect(bootloader).toMatchObject({ used, changed: null, verified: "whole" });
    },
  );

  sampled("holds no value that was stored on the board", async () => {
    await using board = await startBoard({ flashSize: MIB });
    fillAsBuilt(board);
    const { path } = await backUp(board);
    const strings = readFileSync(new URL("../../fixtures/nvs/wifi.bin", import.meta.url), "latin1").match(
      /[!-~]{6,}/g,
    );
    const secrets = strings?.filter((text) => !["nvs.net80211"].includes(text)) ?? [];
    expect(secrets.length).toBeGreaterThan(2);
    const text = readFileSync(`${path}.json`, "utf8");
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});

describe("a first backup", () => {
  it.skipIf(IS_FULL)("transfers what is used, and verifies the whole", async () => {
    await using board = await startBoard({ flashSize: MIB });
    fill(board);
    const { result, image, bytesOut, warnings } = await backUp(board);
    expect(image.equals(contentsOf(board))).toBe(true);
    expect(result).toMatchObject({ verified: true, bytes_read: MIB });
    expect(result).not.toHaveProperty("changed");
    expect(result.bytes_transferred).toBeGreaterThanOrEqual(20_000 + 0x2000 + 50_001);
    expect(result.bytes_transferred).toBeLessThan(MIB / 2);
    // What the result claims is what the wire saw: escapes and the other answers are little.
    expect(bytesOut).toBeLessThan(result.bytes_transferred * 1.1 + 50_000);
    expect(warnings).toEqual([]);
  });

  sampled("of a blank flash transfers nothing", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const { result, image, connections } = await backUp(board);
    expect(image.equals(ALL_BLANK)).toBe(true);
    expect(result).toMatchObject({ verified: true, bytes_transferred: 0 });
    expect(connections).toBe(4);
  });

  sampled("of a full flash is right too, and transfers no byte twice", async () => {
    await using board = await startBoard({ flashSize: SMALL });
    board.flash.poke(0, noise("full", SMALL));
    const { result, image } = await backUp(board);
    expect(image.equals(contentsOf(board))).toBe(true);
    expect(result).toMatchObject({ verified: true, bytes_transferred: SMALL });
  });

  sampled("reads everything when it is asked to, and verifies that as well", async () => {
    await using board = await startBoard({ flashSize: SMALL });
    fill(board);
    const { result, image } = await backUp(board, { changes: { incremental: false } });
    expect(image.equals(contentsOf(board))).toBe(true);
    expect(result).toMatchObject({ verified: true, bytes_transferred: SMALL });
  });

  sampled("without the stub reads everything, and has the ROM verify it", async () => {
    await using board = await startBoard({ chip: "esp32s3", flashSize: MIB });
    fill(board);
    const { result, image } = await backUp(board, { stub: false, prepare: readingAtOnce(board) });
    expect(image.equals(contentsOf(board))).toBe(true);
    expect(result).toMatchObject({ verified: true, bytes_transferred: MIB });
  });

  sampled("claims no proof on a chip that gives no digest", async () => {
    await using board = await startBoard({ flashSize: MIB });
    fill(board);
    const prepare = (operations: OperationBoard): void => {
      readingAtOnce(board)(operations);
      const { esptool } = operations;
      const run = esptool.run.bind(esptool);
      esptool.run = async (...args) => {
        const seen = await run(...args);
        esptool.identity.chip = "ESP8266";
        return seen;
      };
    };
    const { result, image, warnings } = await backUp(board, { stub: false, prepare });
    expect(image.equals(contentsOf(board))).toBe(true);
    expect(result).toMatchObject({ verified: false, bytes_transferred: MIB });
    expect(warnings).toEqual([expect.stringContaining("ESP8266 cannot compute a digest without the stub")]);
  });
});

describe("a backup with a baseline", () => {
  it.skipIf(IS_FULL)(
    "takes two short esptool processes and no transfer while nothing has changed",
    async () => {
      await using board = await startBoard({ flashSize: MIB });
      fill(board);
      const first = await backUp(board);
      const baseline = baselineAt(first.path);
      const second = await backUp(board, { changes: { baseline } });
      expect(second.image.equals(contentsOf(board))).toBe(true);
      expect(second.result).toMatchObject({
        verified: true,
        bytes_transferred: 0,
        changed: false,
        changed_regions: [],
      });
      expect(second.connections).toBe(3);
      expect(second.warnings).toEqual([]);
    },
  );

  it.skipIf(IS_FULL)("transfers little more than what has changed, and says where", async () => {
    await using board = await startBoard({ flashSize: MIB });
    fill(board);
    board.flash.poke(0xa0000, noise("data", 0x40000));
    const earlier = earlierBackup(board);
    board.flash.poke(0x9010, Buffer.from("one sector"));
    board.flash.poke(0x40000, noise("a partition", 0x10000));
    board.flash.poke(0xa0000, Buffer.alloc(0x20000, 0xff));
    const second = await backUp(board, { changes: { baseline: baselineAt(earlier) } });
    expect(second.image.equals(contentsOf(board))).toBe(true);
    expect(second.result).toMatchObject({
      verified: true,
      changed: true,
      changed_regions: [
        { address: "0x9000", size: 0x1000 },
        { address: "0x40000", size: 0x10000 },
        { address: "0xa0000", size: 0x20000 },
      ],
    });
    expect(second.result.bytes_transferred).toBeLessThan(0x40000);
  });

  sampled("keeps to its range without the bootloader", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB });
    fill(board);
    const changes = { includeBootloader: false };
    const earlier = earlierBackup(board, 0x1000);
    board.flash.poke(0x1004, Buffer.from("new"));
    const second = await backUp(board, { changes: { ...changes, baseline: baselineAt(earlier) } });
    expect(second.image.equals(contentsOf(board).subarray(0x1000))).toBe(true);
    expect(second.result).toMatchObject({
      verified: true,
      start_address: "0x1000",
      changed_regions: [{ address: "0x1000", size: 0x1000 }],
      flash_map: { size: MIB, changed_since: "baseline", changed: 0x1000, verified: "part" },
    });
    expect(second.result.flash_map?.rows[0]).toMatchObject({
      address: "0x0",
      size: 0x1000,
      used: null,
      changed: null,
      verified: "none",
    });
  });

  sampled("compares with it also when everything is read", async () => {
    await using board = await startBoard({ flashSize: MIB });
    fill(board);
    const earlier = earlierBackup(board);
    board.flash.poke(0x20000, Buffer.from("new"));
    const changes = { incremental: false, baseline: baselineAt(earlier) };
    const { result } = await backUp(board, { changes, prepare: readingAtOnce(board) });
    expect(result).toMatchObject({
      bytes_transferred: MIB,
      changed_regions: [{ address: "0x20000", size: 0x1000 }],
    });
  });

  sampled("is not misled by an image that is wrong everywhere and has no manifest", async () => {
    await using board = await startBoard({ flashSize: MIB });
    fill(board);
    const path = join(freshFolder(), "b.bin");
    // Each block but the first begins as Intel HEX does, which esptool must not be given.
    const hex = Buffer.alloc(MIB, ":0400000001020304F2\n".padEnd(32, "\n"));
    hex[0] = 0;
    writeFileSync(path, hex);
    const { result, image } = await backUp(board, { changes: { baseline: baselineAt(path) } });
    expect(image.equals(contentsOf(board))).toBe(true);
    expect(result).toMatchObject({ verified: true, changed_regions: [{ address: "0x0", size: MIB }] });
  });
});

describe("a baseline that is not fit is not used, with a warning:", () => {
  const flipped = (path: string): void => {
    const bytes = readFileSync(path);
    bytes[0x30000] = (bytes[0x30000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };
  const edit = (path: string, from: RegExp, to: string): void => {
    const text = readFileSync(`${path}.json`, "utf8");
    expect(text).toMatch(from);
    writeFileSync(`${path}.json`, text.replace(from, to));
  };
  it.each(
    sample<[string, RegExp, (path: string) => void]>(
      "%s",
      [
        ["a truncated one", /has 524288 bytes/, (path) => truncateSync(path, MIB / 2)],
        ["one of another size", /has 1048580 bytes/, (path) => truncateSync(path, MIB + 4)],
        ["a corrupt one", /does not match its manifest/, flipped],
        [
          "one of another board",
          /is of another board/,
          (path) => edit(path, /"mac": "[^"]*"/, '"mac": "7c:df:a1:00:00:01"'),
        ],
        ["one with another start", /begins at 0x1000, not at 0x0/, (path) => edit(path, /"0x0"/, '"0x1000"')],
        [
          "one with a broken manifest",
          /has a manifest that cannot be used: it is not JSON/,
          (path) => edit(path, /^\{/, ""),
        ],
      ],
      () => ["a case"],
    ).cases,
  )("%s", async (_, words, spoil) => {
    await using board = await startBoard({ flashSize: MIB });
    fill(board);
    const path = earlierBackup(board);
    spoil(path);
    const { result, image, warnings } = await backUp(board, { changes: { baseline: baselineAt(path) } });
    expect(image.equals(contentsOf(board))).toBe(true);
    expect(result.verified).toBe(true);
    expect(result).not.toHaveProperty("changed");
    expect(warnings).toEqual([expect.stringMatching(words)]);
  });

  sampled("one that is not there", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const baseline = { kind: "none", path: "earlier.bin", problem: "does not exist" } as const;
    const { result, warnings } = await backUp(board, { changes: { baseline } });
    expect(result).not.toHaveProperty("changed");
    expect(warnings).toEqual([
      'warning: baseline: The baseline "earlier.bin" is not used: it does not exist.',
    ]);
  });
});

describe("a flash that changes while it is backed up", () => {
  /** After each read: changes a byte that is known already, as firmware that was not stopped does. */
  function changing(board: TestBoard, times: number): (operations: OperationBoard) => void {
    return ({ esptool }) => {
      const run = esptool.run.bind(esptool);
      let changes = 0;
      esptool.run = async (...args) => {
        const seen = await run(...args);
        const command = typeof args[0] === "function" ? args[0](1) : args[0];
        if (command.name === "read-flash" && changes < times) {
          board.flash.poke(0x30000 + changes++, Buffer.from([0x42]));
        }
        return seen;
      };
    };
  }

  it.skipIf(IS_FULL)("is read again as a whole, and the image is what the chip then verifies", async () => {
    await using board = await startBoard({ flashSize: SMALL });
    board.flash.poke(0x10000, noise("application", 30_000));
    const { result, image, warnings } = await backUp(board, { prepare: changing(board, 1) });
    expect(image.equals(contentsOf(board))).toBe(true);
    expect(image[0x30000]).toBe(0x42);
    expect(result.verified).toBe(true);
    expect(result.bytes_transferred).toBeGreaterThan(SMALL);
    expect(warnings).toEqual([expect.stringContaining("Reading everything again.")]);
  });

  sampled("fails when it keeps changing, and no image is left", async () => {
    await using board = await startBoard({ flashSize: MIB });
    board.flash.poke(0x10000, noise("application", 30_000));
    await using reading = await operationBoard(board.url);
    readingAtOnce(board)(reading);
    changing(board, Infinity)(reading);
    const path = join(freshFolder(), "backup.bin");
    const request = {
      operation: "backup",
      output: outputAt(path),
      manifest: outputAt(`${path}.json`),
      includeBootloader: true,
      incremental: true,
      baseline: undefined,
    } as const;
    await expect(backup(request, undefined, reading)).rejects.toMatchObject({
      code: "digest-mismatch",
      class: "board",
    });
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(dirname(path))).toEqual([]);
  });
});

describe("the chip", () => {
  it.skipIf(IS_FULL)(
    "stays in bootloader mode until the proof, so that no firmware writes meanwhile",
    async () => {
      await using board = await startBoard({ flashSize: MIB });
      fill(board);
      const commands: string[] = [];
      const prepare = ({ esptool }: OperationBoard): void => {
        const run = esptool.run.bind(esptool);
        esptool.run = (command, bytes, names, options) => {
          const { name } = typeof command === "function" ? command(1) : command;
          commands.push(`${name}${options?.isLast === true ? "" : " and stay"}`);
          return run(command, bytes, names, options);
        };
      };
      await backUp(board, { prepare });
      const asked = ["flash-id and stay", "dump-mem and stay"];
      expect(commands.slice(0, 3)).toEqual([...asked, "verify-flash and stay"]);
      expect(new Set(commands.slice(3, -1))).toEqual(
        new Set(["verify-flash and stay", "read-flash and stay"]),
      );
      expect(commands.at(-1)).toBe("verify-flash");
      commands.length = 0;
      const alsoAtOnce = (operations: OperationBoard): void => {
        readingAtOnce(board)(operations);
        prepare(operations);
      };
      await backUp(board, { prepare: alsoAtOnce, changes: { incremental: false } });
      expect(commands).toEqual([...asked, "read-flash and stay", "verify-flash"]);
    },
  );

  sampled("is left by esptool without a reset where it is to stay", async () => {
    const details: string[] = [];
    const esptool = new Esptool({
      // A program that takes whatever it is given, and exits with code 0.
      runner: new EsptoolRunner({
        program: { command: process.execPath, prefix: ["-e", "", "--"], version: "5.6.0" },
        folder: freshFolder(),
        environment: {},
        inheritedFds: [],
      }),
      connection: {
        port: { kind: "serial", name: "/dev/ttyUSB0" },
        chip: "auto",
        baud: 460_800,
        before: "default-reset",
        after: "hard-reset",
        stub: true,
      },
      signal: new AbortController().signal,
      log: { line: () => undefined, detail: (text) => void details.push(text), progress: () => undefined },
      retry: { retries: 0, recover: undefined },
      beforeChange: () => Promise.resolve(),
    });
    await esptool.run({ name: "flash-id" });
    await esptool.run({ name: "flash-id" }, 0, new Map(), { isLast: true });
    expect(details.map((line) => /--after (\S+)/.exec(line)?.[1])).toEqual(["no-reset", "hard-reset"]);
  });
});

describe("a link that is lost in the middle of a run", () => {
  sampled("costs that run alone", async () => {
    await using board = await startBoard({
      flashSize: 2 * MIB,
      faults: [{ kind: "unplug", at: { on: "read", bytes: 200_000 }, away: 0, times: 1 }],
    });
    // Two runs, with too much blank between them to read it.
    board.flash.poke(0x10000, noise("first", 150_000));
    board.flash.poke(0x150000, noise("second", 250_000));
    const { result, image, bytesOut } = await backUp(board, { retries: 2 });
    expect(board.log.faults).toMatchObject({ unplug: 1 });
    expect(image.equals(board.flash.read(0, 2 * MIB))).toBe(true);
    expect(result.verified).toBe(true);
    // The first run once, and of the second 200000 bytes that were lost.
    expect(bytesOut).toBeLessThan(result.bytes_transferred + 200_000 + 100_000);
  });
});
