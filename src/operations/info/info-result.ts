import type { Pictured } from "../../report/pictured-result.ts";
import type { RegionResult } from "../../report/place-result.ts";
import type { ApplicationResult, BootingApplication } from "../../report/application-result.ts";

export interface InfoPartition extends RegionResult {
  readonly name: string;
  readonly type: string;
  readonly subtype: string;
  readonly encrypted: boolean;
  readonly readonly: boolean;
  /** What the partition begins with; `null` if it was not read. */
  readonly content: "application" | "ota-data" | "blank" | "data" | "unreadable" | null;
  readonly application: ApplicationResult | null;
  /** Whether it boots next, by OTA data and image headers; `null` for partitions that never boot, or if unknown. */
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
  /** `null` if the chip does not report it. */
  readonly security: {
    readonly secure_boot: boolean;
    readonly flash_encryption: boolean;
    readonly secure_download_mode: boolean;
  } | null;
  readonly partition_table: {
    readonly state: "found" | "absent" | "encrypted" | "unreadable";
    readonly address: string | null;
    /** Completes the sentence "it …"; `null` if the table was found. */
    readonly reason: string | null;
    /** Faults in a table that ESP-IDF's tool would refuse: clauses that complete "it …". */
    readonly problems: readonly string[];
  };
  /** In the order of the table. */
  readonly partitions: readonly InfoPartition[];
  readonly application: BootingApplication | null;
}
