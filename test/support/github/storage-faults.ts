// What can be wrong with a backup in an artifact, and what that does to a restore of it and to a backup against it.
// `docs/contributing/fault-matrix.md` is made from it.
import { generateIdentity, identityToRecipient } from "age-encryption";
import type { FailureClass, FailureCode } from "../../../src/system/errors.ts";
import type { ActionInputs } from "../runner/action.ts";
import { RECIPIENT } from "../backups/age-keys.ts";
import { text } from "../bytes.ts";
import { artifactOf, type backupOf, encrypted, type MadeBackup } from "../backups/made-backup.ts";
import { boardRecord } from "../backups/manifest-record.ts";
import type { Fault } from "./results-service.ts";
import { BOARD_SIZE, sealed } from "./storage-bench.ts";
import { writeZip } from "./zip-writer.ts";

export interface StorageFault {
  /** The row in the page. */
  readonly name: string;
  /** What the artifact holds; `undefined`: there is none. */
  readonly stored?: (backup: MadeBackup) => Promise<Buffer> | Buffer;
  readonly expired?: boolean;
  /** Of the manifest. */
  readonly changes?: Parameters<typeof backupOf>[1];
  readonly inputs?: ActionInputs;
  readonly faults?: readonly Fault[];
  /** How the restore fails, and what its message says. */
  readonly restore: { readonly code: FailureCode; readonly class: FailureClass; readonly says: RegExp };
  /** What the warning says for which the baseline is put aside; `undefined`: it is used anyway. */
  readonly baseline: RegExp | undefined;
  /** The backup fails as the restore does, for no later run could read the baseline either. */
  readonly fatal?: true;
}

const input = (code: FailureCode, says: RegExp): StorageFault["restore"] => ({ code, class: "input", says });
const service = (code: FailureCode, says: RegExp): StorageFault["restore"] => ({
  code,
  class: "service",
  says,
});
const listing = (status: number): readonly Fault[] => [
  { call: "ListRunArtifacts", kind: "status", status },
  { call: "ListRepositoryArtifacts", kind: "status", status },
];

export const STORAGE_FAULTS: readonly StorageFault[] = [
  {
    name: "artifact missing",
    restore: input("artifact-not-found", /the run 77 of octocat\/firmware, which has no artifacts/),
    baseline: /does not exist yet/,
  },
  {
    name: "artifact expired",
    stored: sealed,
    expired: true,
    restore: input("artifact-expired", /"board"/),
    baseline: /does not exist yet/,
  },
  {
    name: "token without permission to read",
    stored: sealed,
    faults: listing(403),
    restore: input("artifact-forbidden", /HTTP status 403/),
    baseline: /HTTP status 403/,
    fatal: true,
  },
  {
    name: "GitHub refuses the list",
    stored: sealed,
    faults: listing(422),
    restore: service("artifact-failed", /HTTP status 422/),
    baseline: /HTTP status 422/,
  },
  {
    name: "GitHub returns an invalid response",
    stored: sealed,
    faults: listing(200).map(({ call }) => ({ call, kind: "answer", body: '{"artifacts": 7}' })),
    restore: service("artifact-failed", /unknown format/),
    baseline: /unknown format/,
  },
  {
    name: "digest differs after the download",
    stored: sealed,
    faults: [{ call: "GetBlob", kind: "corrupt" }],
    restore: service("artifact-digest-mismatch", /its digest was wrong twice/),
    baseline: /its digest was wrong twice/,
  },
  {
    name: "not a zip",
    stored: () => Buffer.from("no zip at all"),
    restore: input("artifact-invalid", /not a valid zip/),
    baseline: /not a valid zip/,
  },
  {
    name: "zip with another file in it",
    stored: ({ image, manifest }) =>
      writeZip(
        { name: "b.bin", content: image },
        { name: "b.bin.json", content: manifest },
        { name: "run-me.sh", content: "rm -rf /" },
      ),
    restore: input("artifact-invalid", /3 entries, more than the 2 expected/),
    baseline: /3 entries, more than the 2 expected/,
  },
  {
    name: "zip entry outside the folder",
    stored: ({ image }) => writeZip({ name: "../../b.bin", content: image }),
    restore: input("artifact-invalid", /is not valid/),
    baseline: /is not valid/,
  },
  {
    name: "zip with another image's manifest",
    stored: ({ image, manifest }) =>
      writeZip({ name: "b.bin", content: image }, { name: "c.bin.json", content: manifest }),
    restore: input("artifact-invalid", /not an image with its manifest/),
    baseline: /not an image with its manifest/,
  },
  {
    name: "no manifest",
    stored: ({ image }) => writeZip({ name: "b.bin", content: image }),
    restore: { code: "backup-unidentified", class: "refused", says: /has no manifest/ },
    // It is a hint, and all of it is compared on the chip.
    baseline: undefined,
  },
  {
    name: "encrypted, no key given",
    stored: sealed,
    inputs: { "age-identity": "" },
    restore: input("age-identity-missing", /artifact:board/),
    baseline: /the step has no key/,
    fatal: true,
  },
  {
    name: "encrypted for another key",
    stored: async (backup) => artifactOf(backup, await identityToRecipient(await generateIdentity())),
    restore: input("age-identity-wrong", /artifact:board/),
    baseline: /artifact:board/,
    fatal: true,
  },
  {
    name: "encrypted, truncated",
    stored: async ({ image, manifest }) =>
      writeZip(
        { name: "b.bin.age", content: (await encrypted(image, [RECIPIENT])).subarray(0, 100_000) },
        { name: "b.bin.json.age", content: await encrypted(Buffer.from(manifest), [RECIPIENT]) },
      ),
    restore: input("age-file-invalid", /artifact:board/),
    baseline: /artifact:board/,
  },
  {
    name: "named .age, but not an age file",
    stored: async ({ manifest }) =>
      writeZip(
        { name: "b.bin.age", content: "not encrypted at all" },
        { name: "b.bin.json.age", content: await encrypted(Buffer.from(manifest), [RECIPIENT]) },
      ),
    restore: input("backup-invalid", /it has 20 bytes, but its manifest specifies 262144/),
    baseline: /has 20 bytes, and the backup has 262144/,
  },
  {
    name: "image truncated",
    stored: ({ image, manifest }) => sealed({ image: image.subarray(0, 4096), manifest }),
    restore: input("backup-invalid", /it has 4096 bytes/),
    baseline: /has 4096 bytes, and the backup has 262144/,
  },
  {
    name: "image tampered with",
    stored: ({ manifest }) => sealed({ image: text("mine", BOARD_SIZE), manifest }),
    restore: input("backup-invalid", /its SHA-256 is not the one in its manifest/),
    baseline: /does not match its manifest/,
  },
  {
    name: "manifest tampered with",
    stored: ({ image, manifest }) =>
      sealed({ image, manifest: manifest.replace('"schema": 1', '"schema": 99') }),
    restore: input("backup-invalid", /its manifest/),
    baseline: /has a manifest that cannot be used/,
  },
  {
    name: "backup of another board",
    stored: sealed,
    changes: { board: boardRecord({ chip: "ESP32", flash_size: BOARD_SIZE }) },
    restore: { code: "backup-of-other-board", class: "refused", says: /7c:df:a1:e2:93:58/ },
    baseline: /is of another board, according to its manifest/,
  },
];
