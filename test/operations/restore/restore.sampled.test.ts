import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Failure } from "../../../src/system/errors.ts";
import { type BackupManifest, manifestText } from "../../../src/firmware/formats/backup-manifest.ts";
import type { RestoreRequest } from "../../../src/operations/restore/inputs.ts";
import { restore } from "../../../src/operations/restore/restore.ts";
import { noise, sha256, text } from "../../support/bytes.ts";
import { failureOf } from "../../support/esptool/esptool.ts";
import { prepareBackup } from "../../../src/operations/restore/prepare-backup.ts";
import { localBackup, localStore } from "../../support/backups/local-store.ts";
import { boardRecord, manifestRecord } from "../../support/backups/manifest-record.ts";
import { freshFolder, operationBoard, type OperationBoard } from "../../support/board/operation-board.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import type { RestoreResult } from "../../../src/operations/restore/restore-result.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(2);

const SIZE = 0x8_0000;
const MAC = "24:0a:c4:51:7e:0c";

/** Bytes where an ESP has them: bootloader, settings, an application that compresses and data that does not. */
function firmware(): Buffer {
  const image = Buffer.alloc(SIZE, 0xff);
  noise("bootloader", 20_000).copy(image, 0x1000);
  text("settings", 0x1800).copy(image, 0x9000);
  text("application", 50_001).copy(image, 0x1_0000);
  noise("data", 0x4000).copy(image, 0x3_0000);
  return image;
}

interface Way {
  readonly changes?: Partial<RestoreRequest>;
  /** `undefined` leaves the manifest out. */
  readonly manifest?: Partial<BackupManifest> | undefined;
  readonly stub?: boolean;
  readonly retries?: number;
  readonly start?: number;
  readonly prepare?: (board: OperationBoard) => void;
}

interface Restored {
  readonly result: RestoreResult;
  readonly lines: readonly string[];
  readonly processes: number;
  readonly state: string;
  readonly changes: number;
}

/** Restores an image whose manifest is right unless told otherwise. */
async function restoreTo(board: TestBoard, image: Buffer, way: Way = {}): Promise<Restored> {
  const { changes, stub = true, retries, start = 0, prepare } = way;
  const path = join(freshFolder(), "b.bin");
  writeFileSync(path, image);
  const record = manifestRecord({
    image: "b.bin",
    sha256: sha256(image),
    start_address: `0x${start.toString(16)}`,
    size: image.length,
    board: boardRecord({ chip: "ESP32", mac: MAC, flash_size: SIZE }),
    ...way.manifest,
  });
  if (!("manifest" in way && way.manifest === undefined)) writeFileSync(`${path}.json`, manifestText(record));
  await using reading = await operationBoard(board.url, { stub }, undefined, retries);
  let begun = 0;
  const request: RestoreRequest = {
    operation: "restore",
    backup: localBackup(path, "backups/b.bin"),
    allowOtherBoard: false,
    allowUnidentified: false,
    dryRun: "false",
    ...changes,
  };
  const run = reading.esptool.run.bind(reading.esptool);
  reading.esptool.run = (...args) => {
    const command = typeof args[0] === "function" ? args[0](1) : args[0];
    if (["write-flash", "erase-region", "erase-flash"].includes(command.name)) begun++;
    return run(...args);
  };
  prepare?.(reading);
  try {
    const backup = await prepareBackup(request, ...localStore(reading.folder));
    const result = await restore(request, backup, reading);
    // Nothing but the copies of the backup and its manifest and esptool's own things remain.
    const left = readdirSync(reading.folder.path).filter((name) => !/^image-\d\.bin$/.test(name));
    expect(left.sort()).toEqual(["session-1"]);
    const { processes, state } = reading.esptool;
    return { result, lines: reading.lines, processes, state, changes: begun };
  } catch (error) {
    Object.assign(error as Failure, { begun, state: reading.esptool.state });
    throw error;
  }
}

function contentsOf(board: TestBoard): Buffer {
  return board.flash.read(0, SIZE);
}

/** Addresses of the sectors that were erased. */
function erasedSectors(board: TestBoard): number[] {
  const sectors = board.log.erases.flatMap(({ address, length }) =>
    Array.from({ length: length / 0x1000 }, (_, index) => address + index * 0x1000),
  );
  return [...new Set(sectors)].sort((a, b) => a - b);
}

describe("a restore", () => {
  it.skipIf(IS_FULL)("makes the flash what the backup says, and verifies the whole", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    board.flash.poke(0, noise("something else", SIZE));
    const { result, state } = await restoreTo(board, firmware());
    expect(contentsOf(board).equals(firmware())).toBe(true);
    expect(result).toMatchObject({
      backup_path: "backups/b.bin",
      start_address: "0x0",
      size: SIZE,
      sha256: sha256(firmware()),
      dry_run: "false",
      verified: true,
      manifest_checked: true,
      cloned: false,
      changed: true,
      changed_regions: [{ address: "0x0", size: SIZE }],
      bytes_skipped: 0,
    });
    expect(result.bytes_written + result.bytes_erased).toBe(SIZE);
    expect(state).toBe("written");
  });

  it.skipIf(IS_FULL)(
    "of a flash that is right already writes and erases nothing, in two esptool processes",
    async () => {
      await using board = await startBoard({ flashSize: SIZE });
      board.flash.poke(0, firmware());
      const { result, processes, state, changes } = await restoreTo(board, firmware());
      expect(board.log).toMatchObject({ writes: [], erases: [] });
      expect(result).toMatchObject({
        verified: true,
        changed: false,
        changed_regions: [],
        bytes_written: 0,
        bytes_erased: 0,
        bytes_skipped: SIZE,
      });
      expect({ processes, state, changes }).toEqual({ processes: 2, state: "untouched", changes: 0 });
    },
  );

  it.skipIf(IS_FULL)("erases and writes only where the flash differs", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    board.flash.poke(0, firmware());
    board.flash.poke(0x9010, Buffer.from("other settings"));
    board.flash.poke(0x3_0000, noise("other data", 0x4000));
    const { result } = await restoreTo(board, firmware());
    expect(contentsOf(board).equals(firmware())).toBe(true);
    const reach = (address: number): boolean =>
      (address >= 0x8000 && address < 0xc000) || (address >= 0x3_0000 && address < 0x3_4000);
    expect(erasedSectors(board).filter((address) => !reach(address))).toEqual([]);
    expect(board.log.writes.filter(({ address }) => !reach(address))).toEqual([]);
    expect(result.bytes_written).toBeLessThanOrEqual(0x8000);
    expect(result.bytes_skipped).toBeGreaterThanOrEqual(SIZE - 0x8000);
  });

  sampled("makes blank what the backup has blank, without sending it where there is much of it", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    board.flash.poke(0, firmware());
    board.flash.poke(0x4_0000, noise("garbage", 0x4_0000));
    const { result } = await restoreTo(board, firmware());
    expect(contentsOf(board).equals(firmware())).toBe(true);
    expect(result).toMatchObject({ bytes_written: 0, bytes_erased: 0x4_0000 });
    expect(board.log.writes).toEqual([]);
  });

  sampled("keeps to the range of a backup without the bootloader", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    board.flash.poke(0, noise("bootloader of its own", 0x1000));
    const { result } = await restoreTo(board, firmware().subarray(0x1000), { start: 0x1000 });
    expect(contentsOf(board).subarray(0x1000).equals(firmware().subarray(0x1000))).toBe(true);
    expect(contentsOf(board).subarray(0, 0x1000).equals(noise("bootloader of its own", 0x1000))).toBe(true);
    expect(result).toMatchObject({ start_address: "0x1000", size: SIZE - 0x1000, verified: true });
  });

  sampled("writes a piece that begins like Intel HEX where it belongs", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    const image = firmware();
    Buffer.alloc(0x1000, ":0400000001020304F2\n:00000001FF\n").copy(image, 0x2_0000);
    const { result } = await restoreTo(board, image);
    expect(contentsOf(board).equals(image)).toBe(true);
    expect(result.verified).toBe(true);
  });

  sampled("without the stub writes everything, and has the ROM verify it", async () => {
    await using board = await startBoard({ flashSize: 0x4_0000 });
    const image = firmware().subarray(0, 0x4_0000);
    board.flash.poke(0x1_0000, noise("something else", 0x1000));
    const { result } = await restoreTo(board, image, {
      stub: false,
      manifest: { board: boardRecord({ chip: "ESP32", mac: MAC, flash_size: 0x4_0000 }) },
    });
    expect(board.flash.read(0, 0x4_0000).equals(image)).toBe(true);
    expect(result).toMatchObject({ verified: true, bytes_written: 0x4_0000, bytes_skipped: 0 });
  });
});

sampled("a restore names the partitions that it changed, and draws what is in the flash now", async () => {
  await using board = await startBoard({ flashSize: SIZE });
  const image = firmware();
  const rows = [
    { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
    { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x2_0000 },
  ];
  partitionTableImage(rows).copy(image, 0x8000);
  board.flash.poke(0, image);
  board.flash.poke(0x1_0000, Buffer.alloc(16));
  const { result } = await restoreTo(board, image);
  expect(contentsOf(board).equals(image)).toBe(true);
  expect(result.changed_regions?.flatMap(({ partitions }) => partitions)).toEqual(["factory"]);
  expect(result.flash_map).toMatchObject({ changed_since: "step", verified: "whole" });
  const drawn = result.flash_map?.rows.filter(({ changed }) => (changed ?? 0) > 0);
  expect(drawn?.map(({ name }) => name)).toEqual(["factory"]);
});

describe("a dry run that connects", () => {
  it.skipIf(IS_FULL)("says what would change, and changes nothing", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    board.flash.poke(0, firmware());
    board.flash.poke(0x9010, Buffer.from("other settings"));
    const before = contentsOf(board);
    const { result, lines, changes } = await restoreTo(board, firmware(), { changes: { dryRun: "connect" } });
    expect(contentsOf(board).equals(before)).toBe(true);
    expect(changes).toBe(0);
    expect(result).toMatchObject({
      dry_run: "connect",
      verified: false,
      changed: true,
      bytes_written: 0,
      bytes_erased: 0,
    });
    const [region] = result.changed_regions ?? [];
    expect(Number(region?.address)).toBeLessThanOrEqual(0x9000);
    expect(lines.join("\n")).toContain("To write: ");
  });
});

describe("what is refused leaves the flash as it was:", () => {
  it.each(
    sample<[string, string, RegExp, Way]>(
      "%s",
      [
        [
          "another board",
          "backup-of-other-board",
          /its MAC address is "7c:df:a1:00:00:01"/,
          { manifest: { board: boardRecord({ chip: "ESP32", mac: "7c:df:a1:00:00:01", flash_size: SIZE }) } },
        ],
        [
          "another chip and another flash size, both said at once",
          "backup-of-other-board",
          /its chip is "ESP32-S3", .*; its flash size is "4194304"/,
          { manifest: { board: boardRecord({ chip: "ESP32-S3", mac: MAC, flash_size: 0x40_0000 }) } },
        ],
        [
          "another flash size, even for a clone",
          "backup-of-other-board",
          /its flash size/,
          {
            manifest: { board: boardRecord({ chip: "ESP32", mac: MAC, flash_size: 0x40_0000 }) },
            changes: { allowOtherBoard: true },
          },
        ],
        [
          "a backup that ends beyond the flash",
          "backup-of-other-board",
          /it ends at 0x81000/,
          { start: 0x1000 },
        ],
        [
          "an image that was changed, and a size that is not the manifest's",
          "backup-invalid",
          /it has 524288 bytes, but its manifest specifies 4096; its SHA-256/,
          { manifest: { sha256: "0".repeat(64), size: 4096 } },
        ],
        [
          "a start that is not an address",
          "backup-invalid",
          /start_address/,
          { manifest: { start_address: "-1" } },
        ],
        ["a start inside a sector", "backup-invalid", /not in whole flash sectors/, { start: 0x100 }],
        ["an image without a manifest", "backup-unidentified", /has no manifest/, { manifest: undefined }],
        [
          "a manifest that does not say of which board it is",
          "backup-unidentified",
          /\(MAC address\)/,
          { manifest: { board: boardRecord({ chip: "ESP32", mac: null, flash_size: SIZE }) } },
        ],
      ],
      () => ["a case"],
    ).cases,
  )("%s", async (_, code, words, way) => {
    await using board = await startBoard({ flashSize: SIZE });
    const failure = await failureOf(restoreTo(board, firmware(), way));
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(words);
    expect(failure).toMatchObject({ begun: 0, state: "untouched" });
    expect(board.log).toMatchObject({ writes: [], erases: [] });
  });

  it.each(sample("an %s whose flash is encrypted", ["esp32", "esp32s3"] as const, () => ["a case"]).cases)(
    "an %s whose flash is encrypted",
    async (chip) => {
      await using board = await startBoard({ chip, flashSize: SIZE, flashEncryption: true });
      const way = { changes: { allowUnidentified: true }, manifest: undefined };
      const failure = await failureOf(restoreTo(board, firmware(), way));
      expect(failure.code).toBe("security-refused");
      expect(failure.message).toContain("flash encryption");
      expect(board.log).toMatchObject({ writes: [], erases: [] });
    },
  );

  it.each(sample("an %s with Secure Boot", ["esp32", "esp32s3"] as const, () => ["a case"]).cases)(
    "an %s with Secure Boot",
    async (chip) => {
      await using board = await startBoard({ chip, flashSize: SIZE, secureBoot: true });
      const way = { changes: { allowUnidentified: true }, manifest: undefined };
      const failure = await failureOf(restoreTo(board, firmware(), way));
      expect(failure.code).toBe("security-refused");
      expect(failure.message).toContain("Secure Boot on");
      expect(board.log).toMatchObject({ writes: [], erases: [] });
    },
  );

  /** No virtual board has the first version, ABS_DONE_0: its bit comes from here, all else is real. */
  sampled("an ESP32 with the first version of Secure Boot", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    const prepare = ({ esptool }: OperationBoard): void => {
      const run = esptool.run.bind(esptool);
      esptool.run = async (...args) => {
        const seen = await run(...args);
        const command = typeof args[0] === "function" ? args[0](1) : args[0];
        if (command.name !== "dump-mem") return seen;
        const efuses = readFileSync(command.output);
        efuses.writeUInt32LE(1 << 4, 24);
        writeFileSync(command.output, efuses);
        return seen;
      };
    };
    const failure = await failureOf(restoreTo(board, firmware(), { prepare }));
    expect(failure.code).toBe("security-refused");
    expect(failure.message).toContain("Secure Boot on");
    expect(board.log).toMatchObject({ writes: [], erases: [] });
  });

  sampled("a chip in Secure Download Mode", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: SIZE, secureDownloadMode: true });
    const way = { changes: { allowUnidentified: true }, manifest: undefined };
    expect((await failureOf(restoreTo(board, firmware(), way))).code).toBe("secure-download-mode");
    expect(board.log).toMatchObject({ writes: [], erases: [] });
  });

  sampled("an ESP8266 without the stub, which could verify nothing", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    const prepare = ({ esptool }: OperationBoard): void => {
      const run = esptool.run.bind(esptool);
      esptool.run = async (...args) => {
        const seen = await run(...args);
        esptool.identity.chip = "ESP8266";
        return seen;
      };
    };
    const manifest = { board: boardRecord({ chip: "ESP8266", mac: MAC, flash_size: SIZE }) };
    const failure = await failureOf(restoreTo(board, firmware(), { stub: false, prepare, manifest }));
    expect(failure.code).toBe("not-supported-by-chip");
    expect(board.log).toMatchObject({ writes: [], erases: [] });
  });
});

sampled("refuses the backup of a chip that encrypts its flash for one that does not", async () => {
  await using board = await startBoard({ flashSize: SIZE });
  const security = { secure_boot: false, flash_encryption: true };
  const failure = await failureOf(restoreTo(board, firmware(), { manifest: { security } }));
  expect(failure.code).toBe("security-refused");
  expect(failure.message).toContain("flash encryption");
  expect(board.log).toMatchObject({ writes: [], erases: [] });
});

describe("what is allowed by name", () => {
  sampled("is the backup of another board, and the result says so", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    const manifest = { board: boardRecord({ chip: "ESP32", mac: "7c:df:a1:00:00:01", flash_size: SIZE }) };
    const { result, lines } = await restoreTo(board, firmware(), {
      manifest,
      changes: { allowOtherBoard: true },
    });
    expect(contentsOf(board).equals(firmware())).toBe(true);
    expect(result).toMatchObject({ cloned: true, verified: true });
    expect(lines).toContainEqual(expect.stringMatching(/^warning: clone: .*7c:df:a1:00:00:01/));
  });

  sampled("is an image without a manifest", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    const { result } = await restoreTo(board, firmware(), {
      manifest: undefined,
      changes: { allowUnidentified: true },
    });
    expect(contentsOf(board).equals(firmware())).toBe(true);
    expect(result).toMatchObject({ manifest_checked: false, verified: true });
    expect(result).not.toHaveProperty("cloned");
  });
});

describe("the chip", () => {
  /** Notes each command, and whether the chip stays in bootloader mode after it; the port may pass for a serial one. */
  function noting(commands: string[], isSerial = true): (operations: OperationBoard) => void {
    return ({ esptool }) => {
      const run = esptool.run.bind(esptool);
      esptool.run = (command, bytes, names, options) => {
        const { name } = typeof command === "function" ? command(1) : command;
        commands.push(`${name}${options?.isLast === true ? "" : " and stay"}`);
        return run(command, bytes, names, options);
      };
      if (!isSerial) return;
      const connection = { ...esptool.connection, port: { kind: "serial", name: "/dev/ttyUSB0" } };
      Object.defineProperty(esptool, "connection", { value: connection });
    };
  }

  it.skipIf(IS_FULL)(
    "stays in bootloader mode until the proof, so that no firmware writes meanwhile",
    async () => {
      await using board = await startBoard({ chip: "esp32c3", flashSize: SIZE });
      board.flash.poke(0, firmware());
      board.flash.poke(0x3_0000, noise("other data", 0x4000));
      const commands: string[] = [];
      const changes = { allowUnidentified: true };
      await restoreTo(board, firmware(), { manifest: undefined, changes, prepare: noting(commands, false) });
      expect(commands.slice(0, 3)).toEqual([
        "flash-id and stay",
        "verify-flash and stay",
        "get-security-info and stay",
      ]);
      expect(commands.slice(3, -1).filter((command) => !command.endsWith(" and stay"))).toEqual([]);
      expect(commands.at(-2)).toBe("write-flash and stay");
      expect(commands.at(-1)).toBe("verify-flash");
    },
  );

  sampled("is reset as it was asked for when it is right already, refused, or only looked at", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    board.flash.poke(0, firmware());
    const right: string[] = [];
    await restoreTo(board, firmware(), { prepare: noting(right) });
    expect(right).toEqual(["flash-id and stay", "verify-flash and stay", "flash-id"]);
    const refused: string[] = [];
    const manifest = { board: boardRecord({ chip: "ESP32-C3", mac: MAC, flash_size: SIZE }) };
    await failureOf(restoreTo(board, firmware(), { manifest, prepare: noting(refused) }));
    expect(refused).toEqual(["flash-id and stay", "flash-id"]);
    board.flash.poke(0x9010, Buffer.from("other settings"));
    const looked: string[] = [];
    await restoreTo(board, firmware(), { changes: { dryRun: "connect" }, prepare: noting(looked) });
    expect(looked.at(-1)).toBe("flash-id");
    expect(looked.slice(0, -1).filter((command) => !command.endsWith(" and stay"))).toEqual([]);
  });
});

describe("a restore that is disturbed", () => {
  it.skipIf(IS_FULL)("can be run again, and then writes only the rest", async () => {
    const at = { on: "write", bytes: 25_000 } as const;
    const faults = [{ kind: "unplug", at, away: Infinity, times: 1 }] as const;
    await using board = await startBoard({ flashSize: SIZE, faults });
    board.flash.poke(0, noise("something else", SIZE));
    const failure = await failureOf(restoreTo(board, firmware()));
    expect(failure.class).toBe("link");
    expect(failure).toMatchObject({ state: "partly-written" });
    expect(failure.message).toContain("may be partly erased or written");
    await board.liftFaults();
    const { result } = await restoreTo(board, firmware());
    expect(contentsOf(board).equals(firmware())).toBe(true);
    expect(result.verified).toBe(true);
    expect(result.bytes_skipped).toBeGreaterThan(0);
  });

  sampled("goes round again when something else writes meanwhile", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    board.flash.poke(0x9010, Buffer.from("other settings"));
    const { result, lines } = await restoreTo(board, firmware(), { prepare: meddling(board, 1) });
    expect(contentsOf(board).equals(firmware())).toBe(true);
    expect(result.verified).toBe(true);
    expect(lines).toContainEqual(expect.stringContaining("warning: restore again"));
  });

  sampled("fails when the flash is never what the backup says, and claims nothing", async () => {
    await using board = await startBoard({ flashSize: SIZE });
    const failure = await failureOf(restoreTo(board, firmware(), { prepare: meddling(board, 10) }));
    expect(failure.code).toBe("digest-mismatch");
    expect(failure).toMatchObject({ state: "partly-written" });
  });
});

/** After each change: changes a byte, as firmware that was not stopped does. */
function meddling(board: TestBoard, times: number): (operations: OperationBoard) => void {
  return ({ esptool }) => {
    const run = esptool.run.bind(esptool);
    let changes = 0;
    esptool.run = async (...args) => {
      const seen = await run(...args);
      const command = typeof args[0] === "function" ? args[0](1) : args[0];
      if (["write-flash", "erase-region"].includes(command.name) && changes < times) {
        board.flash.poke(0x7_0000 + changes++, Buffer.from([0x42]));
      }
      return seen;
    };
  };
}
