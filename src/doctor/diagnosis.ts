/**
 * `ok`: nothing to do. `warning`: works, but may cause a failure later. `problem`: a step will fail on it.
 * `unknown`: could not be checked, which never counts as ok.
 */
export type Status = "ok" | "warning" | "problem" | "unknown";

/** The result of one check. */
export interface Check {
  /** What was checked, such as `port-permission`. */
  readonly name: string;
  /** Where, such as `/dev/ttyUSB0`; `null` if there is only one. */
  readonly subject: string | null;
  readonly status: Status;
  /** What was found. */
  readonly message: string;
  /** What to do; `null` if there is nothing to do. Lines that begin with two spaces are commands to copy. */
  readonly fix: string | null;
}

/** A process that has a port open. */
export interface Holder {
  readonly pid: number;
  readonly command: string;
  readonly user: string | null;
}

/** A serial port of the runner, in the field names of the JSON output `ports`. */
export interface PortReport {
  readonly port: string;
  /** Persistent names, in `/dev/serial/by-id` (the board) and `by-path` (the USB location). */
  readonly by_id: readonly string[];
  readonly by_path: readonly string[];
  /** Four lower-case hex digits. */
  readonly vid: string | null;
  readonly pid: string | null;
  readonly serial: string | null;
  readonly manufacturer: string | null;
  readonly product: string | null;
  /** The USB location, such as `1-1.2`. */
  readonly location: string | null;
  readonly driver: string | null;
  /** The product with this VID and PID, such as `Silicon Labs CP2102`; `null` if unknown. */
  readonly bridge: string | null;
  /** Four octal digits. */
  readonly mode: string | null;
  readonly owner: string | null;
  readonly group: string | null;
  /** Whether the runner's user may open the port; `null` if only opening it would show that. */
  readonly may_open: boolean | null;
  readonly holders: readonly Holder[];
  /** Whether every process could be inspected; only then does an empty list mean that the port is free. */
  readonly holders_complete: boolean;
}

export interface Diagnosis {
  /** Whether no problem was found. Warnings and unknowns leave it true. */
  readonly healthy: boolean;
  readonly checks: readonly Check[];
  readonly ports: readonly PortReport[];
}

/** The result of `doctor`, in the field names of the JSON output `result`. */
export interface DoctorResult extends Diagnosis {
  readonly operation: "doctor";
}

export function ok(name: string, subject: string | null, message: string): Check {
  return { name, subject, status: "ok", message, fix: null };
}

export function finding(
  status: Exclude<Status, "ok">,
  name: string,
  subject: string | null,
  message: string,
  fix: string | null,
): Check {
  return { name, subject, status, message, fix };
}
