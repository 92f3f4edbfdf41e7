import { PARTITION_TABLE_SIZE } from "../../firmware/formats/partition-table.ts";
import type { Esptool } from "../../esptool/run/client.ts";
import { Failure } from "../../system/errors.ts";
import type { PrivateFolder } from "../../system/files/private-folder.ts";
import { readBytes } from "../device/read-region.ts";
import { readSecurity, type ChipSecurity, type SecurityOptions } from "../device/security.ts";

/** A value and when it was read. */
interface Reading<T> {
  readonly value: T;
  /** `Esptool.changes` at that time: a reading is valid until the step changes the flash. */
  readonly changes: number;
}

/** What a step reads of a board to decide what to do. Each is read on first use, and again after a change. */
export class BoardReadings {
  readonly #esptool: () => Esptool;
  readonly #folder: () => Promise<PrivateFolder>;
  readonly #tables = new Map<number, Reading<Buffer>>();
  #security: Reading<ChipSecurity> | undefined;

  /**
   * @param esptool called for each reading; throws while the session is not open.
   * @param folder for intermediate files.
   */
  constructor(esptool: () => Esptool, folder: () => Promise<PrivateFolder>) {
    this.#esptool = esptool;
    this.#folder = folder;
  }

  /**
   * The bytes at an address where the partition table may be.
   * @throws {Failure} as `readBytes`; `secure-download-mode` if the chip does not allow reads, and `beyond-flash`.
   */
  async table(address: number): Promise<Buffer> {
    const esptool = this.#esptool();
    const { changes } = esptool;
    const last = this.#tables.get(address);
    if (last?.changes === changes) return last.value;
    const range = { address, size: PARTITION_TABLE_SIZE };
    const value = await readBytes(range, "the partition table", { esptool, folder: await this.#folder() });
    this.#tables.set(address, { value, changes });
    return value;
  }

  /** The last result of `table`, which the step may have overwritten since; `undefined` if it was not read. */
  lastTable(address: number): Buffer | undefined {
    return this.#tables.get(address)?.value;
  }

  /**
   * What protects the chip.
   * @throws {Failure} as `readSecurity`.
   */
  async security(options: SecurityOptions = {}): Promise<ChipSecurity> {
    const esptool = this.#esptool();
    const { changes } = esptool;
    if (this.#security?.changes === changes) return this.#security.value;
    const value = await readSecurity({ esptool, folder: await this.#folder() }, options);
    this.#security = { value, changes };
    return value;
  }

  /** As `security`; `undefined` if the chip or esptool does not report it. */
  async reportedSecurity(options: SecurityOptions = {}): Promise<ChipSecurity | undefined> {
    try {
      return await this.security(options);
    } catch (error) {
      if (error instanceof Failure && error.code === "not-supported-by-chip") return undefined;
      throw error;
    }
  }
}
