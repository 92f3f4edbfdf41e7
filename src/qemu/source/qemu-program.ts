import type { QemuChip } from "../chips.ts";

/** Which QEMU a step requests. */
export interface QemuRequest {
  readonly chip: QemuChip;
  /** `auto`: one on the runner if it can be used, otherwise the archive. */
  readonly source: "auto" | "release" | "path";
  /** The absolute path of the program, or a name on `PATH`; if it is set, no other one is used. */
  readonly path?: string | undefined;
  /** The digest that the archive must have, instead of the one in the table. */
  readonly sha256?: string | undefined;
  /** The URL before `/esp-develop-<version>/<archive>`. */
  readonly baseUrl?: string | undefined;
}

/** An Espressif QEMU that starts here and has the chip. */
export interface QemuProgram {
  /** Absolute. */
  readonly program: string;
  /** `9.2.2-20260417`; `9.2.2` if it does not report its date. */
  readonly version: string;
  readonly source: "release" | "path";
}

/** Why a QEMU cannot be used: a sentence, and what to do. */
export interface QemuProblem {
  readonly problem: string;
  readonly hint: string;
}
