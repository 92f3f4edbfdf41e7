/** Who must act on a failure. Workflows read it from the output `failure-class`. */
export type FailureClass =
  "input" | "board" | "link" | "tool" | "service" | "refused" | "cancelled" | "mismatch" | "firmware";

/**
 * Every way in which a step can fail, and its class. The code is the output `failure`. A test checks that
 * `docs/reference/errors.md` has a section for each.
 */
export const FAILURES = {
  "input-invalid": "input",
  "file-not-found": "input",
  "file-unreadable": "input",
  "file-changed": "input",
  "file-empty": "input",
  "files-overlap": "input",
  "beyond-flash": "input",
  "partition-unknown": "input",
  "partition-ambiguous": "input",
  "beyond-partition": "input",
  "partition-table-invalid": "input",
  "path-outside-workspace": "input",
  "output-exists": "input",
  "output-locked": "input",
  "output-changed": "input",
  "output-unwritable": "input",
  "age-identity-missing": "input",
  "age-identity-wrong": "input",
  "age-file-invalid": "input",
  "port-not-allowed": "input",
  "port-ambiguous": "input",
  "port-not-found": "link",
  "port-busy": "link",
  "port-permission": "link",
  "port-connection-refused": "link",
  "port-unreachable": "link",
  "board-locked": "link",
  "no-answer": "link",
  "not-in-download-mode": "link",
  "link-lost": "link",
  "link-corrupt": "link",
  "esptool-timed-out": "link",
  "esptool-stalled": "link",
  "backup-invalid": "input",
  "backup-unidentified": "refused",
  "backup-of-other-board": "refused",
  "wrong-chip": "refused",
  "requirement-not-met": "refused",
  "board-changed": "refused",
  "image-wrong-chip": "refused",
  "image-wrong-revision": "refused",
  "flash-too-small": "refused",
  "image-damaged": "refused",
  "image-misplaced": "refused",
  "not-firmware": "refused",
  "data-loss": "refused",
  "plan-refused": "refused",
  "secure-download-mode": "refused",
  "security-refused": "refused",
  "upload-unencrypted": "refused",
  "partition-table-unreadable": "board",
  "stub-failed": "board",
  "flash-unreachable": "board",
  "flash-size-unknown": "board",
  "write-failed": "board",
  "erase-failed": "board",
  "not-supported-by-chip": "input",
  "digest-mismatch": "board",
  "verify-mismatch": "mismatch",
  "not-verified": "board",
  "esptool-failed": "tool",
  "esptool-not-started": "tool",
  "esptool-version-unpinned": "input",
  "esptool-version-wrong": "tool",
  "esptool-path-invalid": "tool",
  "esptool-digest-unknown": "input",
  "esptool-digest-mismatch": "tool",
  "esptool-download-failed": "tool",
  "esptool-archive-invalid": "tool",
  "esptool-install-failed": "tool",
  "esptool-altered": "tool",
  "esptool-unavailable": "tool",
  "python-not-found": "tool",
  "qemu-missing": "tool",
  "qemu-digest-mismatch": "tool",
  "qemu-failed": "tool",
  "runner-disk-unusable": "tool",
  "too-many-open-files": "tool",
  "lock-unavailable": "tool",
  "port-list-unavailable": "tool",
  "console-unavailable": "tool",
  "console-failed": "tool",
  "artifact-unsupported": "input",
  "artifact-name-taken": "input",
  "artifact-quota": "service",
  "artifact-failed": "service",
  "artifact-not-found": "input",
  "artifact-expired": "input",
  "artifact-forbidden": "input",
  "artifact-invalid": "input",
  "artifact-digest-mismatch": "service",
  panic: "firmware",
  watchdog: "firmware",
  assert: "firmware",
  heap: "firmware",
  stack: "firmware",
  "boot-loop": "firmware",
  "not-booting": "firmware",
  "wrong-firmware": "firmware",
  "fail-pattern": "firmware",
  "expect-timeout": "firmware",
  "check-failed": "firmware",
  "tests-failed": "firmware",
  "tests-incomplete": "firmware",
  silent: "link",
  garbled: "link",
  "console-lost": "link",
  "console-binary": "input",
  "identity-unknown": "input",
  brownout: "board",
  "board-reset": "board",
  "in-bootloader": "board",
  "step-timed-out": "link",
  "recovery-failed": "link",
  cancelled: "cancelled",
  internal: "tool",
} as const satisfies Record<string, FailureClass>;

export type FailureCode = keyof typeof FAILURES;

/** What happened and to which thing (`message`), what to do about it (`hint`), and the original error (`cause`). */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly code: FailureCode;
  readonly hint: string;

  constructor(code: FailureCode, message: string, hint: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }

  get class(): FailureClass {
    return FAILURES[this.code];
  }
}

/** The message of any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a Node.js system error (`ENOENT`, `EEXIST`, …), or `undefined`. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
