import { z } from "zod";
import { MANIFEST } from "../../src/firmware/formats/backup-manifest-schema.ts";

/** The page that describes a backup's manifest to programs: JSON Schema, draft 2020-12. */
export const MANIFEST_SCHEMA_PAGE = "docs/reference/backup-manifest.schema.json";

export function manifestSchemaText(): string {
  // Readers must allow for fields that later versions add, as ours does.
  return `${JSON.stringify(z.toJSONSchema(MANIFEST, { io: "input" }), undefined, 2)}\n`;
}
