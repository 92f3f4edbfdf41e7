import type { NamingTable } from "../../firmware/formats/partition-table.ts";
import type { OutputKeeper } from "../../system/files/pending-files.ts";
import type { ConnectedChip } from "../device/connected-chip.ts";
import type { BoardSession } from "./board-session.ts";

/** By what, and in which run, something is done; for records. */
export interface Provenance {
  /** Version of this action. */
  readonly action: string;
  /** Version of esptool. */
  readonly esptool: string;
  /** `undefined` outside of GitHub. */
  readonly workflow:
    { readonly repository: string; readonly commit: string; readonly run_url: string } | undefined;
}

/** What an operation works with. */
export interface Board extends ConnectedChip, OutputKeeper {
  /** It has the board locked and connected, and resets it in the end. */
  readonly session: BoardSession;
  /** Where in its flash the partition table belongs, as the workflow or the build says. */
  readonly tableAddress: number;
  /** The partition table that the workflow gives; the flash map prefers that of the flash, where it is known. */
  readonly givenTable: NamingTable | undefined;
  /** RUNNER_TEMP: what is made there stays until the job ends. */
  readonly temp: string;
  /** The time of day, for records. */
  readonly now: () => Date;
  readonly provenance: Provenance;
  /** Warns of what may not be as intended, though the operation continues. */
  readonly warn: (title: string, text: string) => void;
}
