import * as z from "zod";
import { MANIFEST } from "../../src/firmware/formats/backup-manifest-schema.ts";
import { ACTIONS, scriptSchema } from "../../src/virtual-board/console/script-schema.ts";

/** The JSON Schemas (draft 2020-12) that the documentation has, by page. */
export const SCHEMA_PAGES: Readonly<Record<string, () => string>> = {
  "docs/reference/backup-manifest.schema.json": manifestSchemaText,
  "docs/reference/virtual-board-console.schema.json": consoleSchemaText,
};

/** Of a backup's manifest. */
export function manifestSchemaText(): string {
  // Readers must allow for fields that later versions add, as ours does.
  return page(z.toJSONSchema(MANIFEST, { io: "input" }));
}

/** Of a file that says what the applications of a virtual board print and do, as an editor checks it. */
export function consoleSchemaText(): string {
  return page(
    z.toJSONSchema(scriptSchema(z), {
      io: "input",
      override: ({ zodSchema, jsonSchema }) => {
        const { def } = zodSchema._zod;
        // A crash without details may be an empty value.
        if (def.type === "pipe" && isPreprocessed(def)) jsonSchema.type = ["object", "null"];
        // What `stepProblem` checks.
        if (ACTIONS.every((action) => action in (jsonSchema.properties ?? {}))) {
          jsonSchema.oneOf = ACTIONS.map((action) => ({ required: [action] }));
          jsonSchema.dependentRequired = { every: ["print"], times: ["print", "every"] };
        }
      },
    }),
  );
}

function isPreprocessed(def: object): boolean {
  return (def as z.core.$ZodPipeDef).in._zod.def.type === "transform";
}

function page(schema: object): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
