import type { FailureCode } from "../system/errors.ts";
import type { Pictured } from "./images/pictured-result.ts";
import type { RegionResult } from "./places/place-result.ts";

/** A board of the runner, made for a matrix. What is not known is `null`. */
export interface BoardEntry {
  /** The port at this moment. */
  readonly port: string;
  /** A value of the input `port` that finds the board again, whatever its port is called by then. */
  readonly selector: string;
  /** The link in `/dev/serial/by-id`, on Linux. */
  readonly by_id: string | null;
  /** The USB socket as the system counts it, such as `1-2.3`. */
  readonly location: string | null;
  readonly serial: string | null;
  /** Four lower-case hex digits. */
  readonly vid: string | null;
  readonly pid: string | null;
  readonly manufacturer: string | null;
  readonly product: string | null;
  /** What the USB identity means, such as `WCH CH340`. */
  readonly bridge: string | null;
  /** `listed`: nobody asked it. `answered`; `busy`: somebody else has it; `failed`: asked in vain. */
  readonly status: "listed" | "answered" | "busy" | "failed";
  readonly chip: string | null;
  readonly mac: string | null;
  /** Bytes. */
  readonly flash_size: number | null;
  /** Why a board did not answer: a code of docs/reference/errors.md. */
  readonly failure: FailureCode | null;
}

export interface ListResult {
  readonly operation: "list";
  readonly boards: readonly BoardEntry[];
  readonly board_count: number;
  /** USB serial ports that no ESP board is known to have, for people. */
  readonly other_ports: readonly string[];
}

/** An application by what its header and its description say; text that it does not give is empty. */
export interface ApplicationResult {
  readonly name: string;
  readonly version: string;
  readonly idf_version: string;
  readonly built: string;
  /** Of the ELF file, in hex. */
  readonly elf_sha256: string;
  /** `null` for a chip not known here. */
  readonly chip: string | null;
}

/** The application that the bootloader starts next. */
export interface BootingApplication extends ApplicationResult {
  /** The name of its partition. */
  readonly partition: string;
}

/** The application that boots once a flash has come to its end. */
export interface BootsNext extends BootingApplication {
  /** Whether it is one of those that were flashed. */
  readonly flashed: boolean;
  /** Whether it is of the same build as one of those that were flashed. */
  readonly same_build: boolean;
}

export interface InfoPartition extends RegionResult {
  readonly name: string;
  readonly type: string;
  readonly subtype: string;
  readonly encrypted: boolean;
  readonly readonly: boolean;
  /** What the partition begins with; `null` where it was not looked at. */
  readonly content: "application" | "ota-data" | "blank" | "data" | "unreadable" | null;
  readonly application: ApplicationResult | null;
  /** Whether it boots next, by OTA data and the heads of the images; `null` for what never boots, or is not known. */
  readonly boots: boolean | null;
}

export interface InfoResult extends Pictured {
  readonly operation: "info";
  /** The package, such as "ESP32-D0WD-V3". */
  readonly description: string | null;
  readonly revision: string | null;
  readonly features: string | null;
  readonly crystal: string | null;
  /** JEDEC ids of the flash, in hex. */
  readonly flash_manufacturer: string | null;
  readonly flash_device: string | null;
  /** `null` where the chip cannot be asked. */
  readonly security: {
    readonly secure_boot: boolean;
    readonly flash_encryption: boolean;
    readonly secure_download_mode: boolean;
  } | null;
  readonly partition_table: {
    readonly state: "found" | "absent" | "encrypted" | "unreadable";
    readonly address: string | null;
    /** Completes the sentence "it …"; `null` where the table was found. */
    readonly reason: string | null;
    /** What ESP-IDF's tool would refuse in a table that was found: clauses that complete "it …". */
    readonly problems: readonly string[];
  };
  /** In the order of the table. */
  readonly partitions: readonly InfoPartition[];
  readonly application: BootingApplication | null;
}
