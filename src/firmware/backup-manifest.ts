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
