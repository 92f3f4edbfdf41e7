import type { FailureCode } from "../../system/errors.ts";

/** A board of the runner, made for a matrix. Unknown values are `null`. */
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
  /** `listed`: not queried. `answered`; `busy`: in use; `failed`: no response. */
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
