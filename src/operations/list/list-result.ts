import type { FailureCode } from "../../system/errors.ts";

/** A board of the runner, for a matrix. Unknown values are `null`. */
export interface BoardEntry {
  /** Its port now. */
  readonly port: string;
  /** A value for the input `port` that finds the board again, whatever its port is then. */
  readonly selector: string;
  /** The link in `/dev/serial/by-id`, on Linux. */
  readonly by_id: string | null;
  /** The USB location as the system writes it, such as `1-2.3`. */
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
  /** Why a board did not respond: a code from docs/reference/errors.md. */
  readonly failure: FailureCode | null;
}

export interface ListResult {
  readonly operation: "list";
  readonly boards: readonly BoardEntry[];
  readonly board_count: number;
  /** USB serial ports that no known ESP board uses, for people. */
  readonly other_ports: readonly string[];
}
