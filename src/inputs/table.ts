import { BOARD_OPERATIONS, type OperationName } from "./request.ts";

const FILE_OPERATIONS = ["flash", "verify"] as const;
/** Where an address is taken, and so the name of a partition. */
const PLACED_OPERATIONS = ["flash", "verify", "read", "erase", "backup"] as const;
const READ_OPERATIONS = ["read", "backup"] as const;

/** What is known of an input before its value is looked at. */
interface InputSpec {
  /** The value when the workflow gives none; `action.yml` repeats it, and a test holds the two together. */
  readonly default: string;
  /** The operations that use the input; absent means every operation. A value set for another is refused. */
  readonly operations?: readonly OperationName[];
}

/** Every input of the action, in the order of `action.yml`. */
export const INPUTS = {
  operation: { default: "" },
  "dry-run": { default: "false", operations: [...BOARD_OPERATIONS, "list"] },
  probe: { default: "false", operations: ["list"] },
  port: { default: "", operations: [...BOARD_OPERATIONS, "doctor"] },
  chip: { default: "auto", operations: BOARD_OPERATIONS },
  baud: { default: "460800", operations: BOARD_OPERATIONS },
  before: { default: "default-reset", operations: BOARD_OPERATIONS },
  after: { default: "hard-reset", operations: BOARD_OPERATIONS },
  "no-stub": { default: "false", operations: BOARD_OPERATIONS },
  "require-chip": { default: "any", operations: BOARD_OPERATIONS },
  "require-mac": { default: "any", operations: BOARD_OPERATIONS },
  "require-flash-size": { default: "any", operations: BOARD_OPERATIONS },
  "require-revision": { default: "any", operations: BOARD_OPERATIONS },
  file: { default: "", operations: FILE_OPERATIONS },
  files: { default: "", operations: FILE_OPERATIONS },
  address: { default: "", operations: PLACED_OPERATIONS },
  size: { default: "", operations: ["read", "erase", "backup"] },
  output: { default: "", operations: READ_OPERATIONS },
  overwrite: { default: "false", operations: READ_OPERATIONS },
  "partition-table": { default: "", operations: PLACED_OPERATIONS },
  "partition-table-offset": { default: "0x8000", operations: BOARD_OPERATIONS },
  compress: { default: "true", operations: ["flash"] },
  rewrite: { default: "false", operations: ["flash"] },
  "erase-first": { default: "false", operations: ["flash"] },
  "flash-mode": { default: "keep", operations: FILE_OPERATIONS },
  "flash-freq": { default: "keep", operations: FILE_OPERATIONS },
  "flash-size": { default: "keep", operations: FILE_OPERATIONS },
  "erase-all": { default: "false", operations: ["erase"] },
  force: { default: "false", operations: ["flash", "erase"] },
  "allow-data-loss": { default: "false", operations: ["flash"] },
  verify: { default: "true", operations: ["flash"] },
  "fail-on-mismatch": { default: "true", operations: ["verify"] },
  "include-bootloader": { default: "true", operations: ["backup"] },
  incremental: { default: "true", operations: ["backup"] },
  baseline: { default: "", operations: ["backup"] },
  backup: { default: "", operations: ["restore"] },
  "allow-other-board": { default: "false", operations: ["restore"] },
  "allow-unidentified-backup": { default: "false", operations: ["restore"] },
  upload: { default: "always", operations: ["backup"] },
  "artifact-name": { default: "", operations: ["backup"] },
  "retention-days": { default: "", operations: ["backup"] },
  "compression-level": { default: "6", operations: ["backup"] },
  "run-id": { default: "", operations: ["restore"] },
  repository: { default: "", operations: ["restore"] },
  token: { default: "${{ github.token }}" },
  "encrypt-to": { default: "", operations: ["backup"] },
  "require-encryption": { default: "false", operations: ["backup"] },
  "allow-public-backup": { default: "false", operations: ["backup"] },
  identity: { default: "", operations: ["backup", "restore"] },
  "esptool-source": { default: "auto" },
  "esptool-version": { default: "" },
  "esptool-path": { default: "" },
  "esptool-sha256": { default: "" },
  "esptool-base-url": { default: "" },
  "allow-unpinned-esptool": { default: "false" },
  timeout: { default: "" },
  retries: { default: "2", operations: BOARD_OPERATIONS },
  "recovery-command": { default: "", operations: BOARD_OPERATIONS },
  "recovery-timeout": { default: "60", operations: BOARD_OPERATIONS },
  lock: { default: "true", operations: BOARD_OPERATIONS },
  "lock-timeout": { default: "600", operations: BOARD_OPERATIONS },
  "lock-folder": { default: "auto" },
} as const satisfies Record<string, InputSpec>;

export type InputName = keyof typeof INPUTS;

/** What the inputs are about, each subject with the first of its inputs; `action.yml` has them as comments. */
export const SUBJECTS = {
  Operation: "operation",
  "Board and port": "port",
  Requirements: "require-chip",
  "Files and addresses": "file",
  Partitions: "partition-table",
  "Writing and erasing": "compress",
  Verification: "verify",
  "Backups and restores": "include-bootloader",
  Artifacts: "upload",
  Encryption: "encrypt-to",
  esptool: "esptool-source",
  "Limits and retries": "timeout",
  Locks: "lock",
} as const satisfies Record<string, InputName>;

/** The operations that use the input, or `undefined` for all of them. */
export function operationsOf(name: InputName): readonly OperationName[] | undefined {
  const spec: InputSpec = INPUTS[name];
  return spec.operations;
}
