/** What is known of the board an image was read from; what esptool did not say is absent. */
interface ManifestBoard {
  readonly chip?: string;
  readonly description?: string;
  readonly revision?: string;
  readonly mac?: string;
  /** Bytes. */
  readonly flashSize?: number;
}

export interface ManifestRecord {
  /** File name of the image, which lies beside the manifest. */
  readonly image: string;
  readonly sha256: string;
  readonly start_address: string;
  /** Bytes. */
  readonly size: number;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly board: ManifestBoard;
}

/** Counts up when a field changes its meaning. */
const SCHEMA = 1;
/** Longer than any name of a chip and any MAC. */
const TEXT_LIMIT = 64;

/** The manifest as JSON text; the keys have a fixed order, so that equal backups differ in `created` only. */
export function manifestText(record: ManifestRecord): string {
  const { image, sha256, start_address, size, created, board } = record;
  const manifest = {
    schema: SCHEMA,
    image,
    sha256,
    start_address,
    size,
    created,
    board: {
      chip: board.chip ?? null,
      description: board.description ?? null,
      revision: board.revision ?? null,
      mac: board.mac ?? null,
      flash_size: board.flashSize ?? null,
    },
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** What a manifest says of its image. */
export interface BackupRecord {
  readonly sha256: string;
  readonly start_address: string;
  /** Bytes. */
  readonly size: number;
  readonly chip: string | null;
  readonly mac: string | null;
  /** Bytes, of the whole flash. */
  readonly flash_size: number | null;
}

/** Reads a manifest; `undefined` when the text is none that this version understands. */
export function parseManifest(text: string): BackupRecord | undefined {
  const manifest = fieldsOf(parseJson(text));
  const { schema, sha256, start_address, size } = manifest;
  const { chip = null, mac = null, flash_size = null } = fieldsOf(manifest["board"]);
  return schema === SCHEMA &&
    typeof sha256 === "string" &&
    typeof start_address === "string" &&
    typeof size === "number" &&
    (chip === null || isShortText(chip)) &&
    (mac === null || isShortText(mac)) &&
    (flash_size === null || typeof flash_size === "number")
    ? { sha256, start_address, size, chip, mac, flash_size }
    : undefined;
}

/** It is shown to people. */
function isShortText(value: unknown): value is string {
  return typeof value === "string" && value.length <= TEXT_LIMIT;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
