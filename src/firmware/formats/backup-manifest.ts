import type { BackupManifest } from "./backup-manifest-schema.ts";

export type { BackupManifest } from "./backup-manifest-schema.ts";

/** Far above the length of a manifest with 95 partitions, the most that a table can have. */
export const MANIFEST_LIMIT = 1024 * 1024;
const PROBLEMS_NAMED = 3;

/** The manifest as JSON text, with the keys in the schema's order. */
export function manifestText(manifest: BackupManifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** The manifest for unknown readers, with only the end of the MAC, which still distinguishes boards on a bench. */
export function publicManifest(manifest: BackupManifest): BackupManifest {
  const { mac } = manifest.board;
  if (mac === null) return manifest;
  // Three bytes and two colons. The order of the keys is the schema's.
  const board = Object.fromEntries(
    Object.entries(manifest.board).flatMap(([key, value]) =>
      key === "mac"
        ? [
            ["mac", null],
            ["mac_end", mac.slice(-8)],
          ]
        : [[key, value]],
    ),
  ) as BackupManifest["board"];
  return { ...manifest, board };
}

/** Whether a manifest belongs to the board with this MAC; `undefined` if either is unknown. */
export function isOfBoard(
  { mac, mac_end: end }: Pick<BackupManifest["board"], "mac" | "mac_end">,
  found: string | undefined,
): boolean | undefined {
  if (found === undefined) return undefined;
  if (mac !== null) return mac === found;
  return end === undefined ? undefined : found.endsWith(`:${end}`);
}

/** `problem` completes the sentence "it …". */
export type ParsedManifest = { readonly manifest: BackupManifest } | { readonly problem: string };

/** Parses a manifest. Unknown fields are dropped. */
export async function parseManifest(text: string): Promise<ParsedManifest> {
  if (text.length > MANIFEST_LIMIT) return { problem: "is too large for a manifest" };
  const json = parseJson(text);
  if (json === undefined) return { problem: "is not JSON" };
  // Loaded on demand: the schema takes 0.1 s.
  const { MANIFEST, SCHEMA_VERSION } = await import("./backup-manifest-schema.ts");
  const parsed = MANIFEST.safeParse(json.value);
  if (parsed.success) return { manifest: parsed.data };
  const { issues } = parsed.error;
  if (issues.some(({ path }) => path[0] === "schema")) {
    return { problem: `does not have schema ${SCHEMA_VERSION}, the one supported here` };
  }
  const named = issues.slice(0, PROBLEMS_NAMED).map(({ path, message }) => `${path.join(".")}: ${message}`);
  const more = issues.length > named.length ? [`and ${issues.length - named.length} more`] : [];
  return { problem: `violates the manifest schema (${[...named, ...more].join("; ")})` };
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    // Editors on Windows may write a byte order mark.
    return { value: JSON.parse(text.replace(/^\ufeff/, "")) as unknown };
  } catch {
    return undefined;
  }
}
