import * as z from "../../system/zod.ts";

/** Incremented when a field changes its meaning. */
export const SCHEMA_VERSION = 1;

/** Bytes; no flash that esptool supports is larger than 128 MB. */
const bytes = z.int().min(0).max(0x800_0000);
const address = z.string().regex(/^0x[\da-f]{1,8}$/);
const sha256 = z.string().regex(/^[\da-f]{64}$/);
/** Text from a board, a file or a workflow. */
const text = z.string().max(1000);

const application = z.object({
  name: text,
  version: text,
  idf_version: text,
  built: text,
  elf_sha256: text,
  chip: text.nullable().describe("The image's chip"),
  intact: z.boolean().describe("Whether the checksum and, if there is one, the SHA-256 are correct"),
});

const partition = z.object({
  name: text,
  type: text,
  subtype: text,
  address,
  size: bytes,
  encrypted: z.boolean().describe("The flag in the partition table"),
  readonly: z.boolean(),
  content: z
    .enum(["application", "nvs", "filesystem", "ota-data", "blank", "data", "unreadable"])
    .describe("unreadable: outside of the image"),
  used: bytes.describe("Bytes up to the last one that is not blank; for an application its length"),
  sha256: sha256.nullable().describe("Of the whole partition; null if the image does not contain all of it"),
  application: application.nullable(),
  boots: z.boolean().nullable().describe("Whether it boots next; null if unknown"),
  nvs: z
    .object({
      namespaces: z.int().min(0),
      keys: z.int().min(0),
      credentials: z
        .boolean()
        .describe("Whether Wi-Fi credentials are stored, or were and can still be read"),
      encrypted: z.boolean(),
    })
    .nullable(),
});

/**
 * The manifest next to the image of a backup. Keys are written in this order, so that the manifests of equal backups
 * differ only in `created`, `transfer` and `workflow`. It contains no secrets: only digests, counts, and names of
 * partitions and applications.
 */
export const MANIFEST = z
  .object({
    schema: z.literal(SCHEMA_VERSION),
    image: text.describe("File name of the image, which is next to the manifest"),
    sha256: sha256.describe("Of the image"),
    start_address: address,
    size: bytes.describe("Of the image"),
    verified: z.boolean().describe("Whether the chip's digest of the whole range equals the image's"),
    created: z.iso.datetime().describe("UTC"),
    board: z.object({
      chip: text.nullable(),
      description: text.nullable(),
      revision: text.nullable(),
      features: text.nullable(),
      crystal: text.nullable(),
      mac: z
        .string()
        .regex(/^(?:[\da-f]{2}:){5,7}[\da-f]{2}$/)
        .nullable(),
      mac_end: z
        .string()
        .regex(/^(?:[\da-f]{2}:){2}[\da-f]{2}$/)
        .optional()
        .describe("The last three bytes of the MAC if strangers can read the manifest; mac is then null"),
      flash_size: bytes.nullable(),
      flash_manufacturer: text.nullable().describe("JEDEC, hexadecimal"),
      flash_device: text.nullable().describe("JEDEC, hexadecimal"),
    }),
    security: z
      .object({
        secure_boot: z.boolean(),
        flash_encryption: z.boolean(),
      })
      .nullable()
      .describe("The chip's security settings from its eFuses; null if it did not report them"),
    partition_table: z.object({
      state: z.enum(["found", "absent"]),
      address: address.nullable().describe("Its address, or the address where it was looked for"),
      reason: text.nullable().describe("Why it is absent"),
    }),
    partitions: z.array(partition).max(95),
    bootloader: z
      .object({ address, chip: text.nullable(), idf_version: text.nullable(), intact: z.boolean() })
      .nullable()
      .describe("null if the image contains none that can be parsed"),
    transfer: z.object({
      baud: z
        .int()
        .min(0)
        .nullable()
        .describe("The highest baud rate at which it was read; null on a raw socket"),
      bytes: bytes.describe("Bytes sent over the link; the rest was blank or equal to the baseline"),
      elapsed_seconds: z.number().min(0).describe("From the first connection to the verification"),
      attempts: z.int().min(0).describe("Attempts of the esptool command that needed the most"),
      processes: z.int().min(0).describe("esptool processes started"),
    }),
    tool: z.object({ action: text, esptool: text }).describe("Versions"),
    workflow: z
      .object({ repository: text, commit: text, run_url: text })
      .nullable()
      .describe("null outside GitHub"),
  })
  .meta({ title: "Manifest of a backup by esptool-action" });

export type BackupManifest = z.infer<typeof MANIFEST>;
