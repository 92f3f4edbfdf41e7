import type { NamingTable } from "../../firmware/formats/partition-table.ts";
import type { OutputKeeper } from "../../system/files/pending-files.ts";
import type { ConnectedChip } from "../device/connected-chip.ts";
import type { BoardSession } from "./board-session.ts";

/** Which versions, in which workflow run, made a record. */
export interface Provenance {
  /** Version of this action. */
  readonly action: string;
  /** Version of esptool. */
  readonly esptool: string;
  /** `undefined` outside of GitHub. */
  readonly workflow:
    { readonly repository: string; readonly commit: string; readonly run_url: string } | undefined;
}

/** What an operation may use of its session: it neither opens nor closes it, and runs esptool through `Board.esptool`. */
type OpenSession = Omit<BoardSession, "esptool" | "open" | typeof Symbol.asyncDispose>;

/** What an operation works with. */
export interface Board extends ConnectedChip, OutputKeeper {
  /** Holds the lock of the board, and resets the board at the end. */
  readonly session: OpenSession;
  /** The address of the partition table, from the workflow or the build. */
  readonly tableAddress: number;
  /** The partition table that the workflow gives. The flash map prefers the one read from the flash. */
  readonly givenTable: NamingTable | undefined;
  /** RUNNER_TEMP: files there are kept until the job ends. */
  readonly temp: string;
  /** The time of day, for records. */
  readonly now: () => Date;
  readonly provenance: Provenance;
  /** Warns about something that may not be intended; the operation continues. */
  readonly warn: (title: string, text: string) => void;
}
