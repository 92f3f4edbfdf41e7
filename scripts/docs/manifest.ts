import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { root } from "./pages.ts";

const Input = z.object({
  description: z.string(),
  required: z.boolean().default(false),
  default: z.union([z.string(), z.number(), z.boolean()]).transform(String).optional(),
});

const Output = z.object({ description: z.string() });

const Manifest = z.object({
  inputs: z.record(z.string(), Input).default({}),
  outputs: z.record(z.string(), Output).default({}),
});

/** An input, as an action.yml declares it. */
export type Input = z.infer<typeof Input>;
/** An output, as an action.yml declares it. */
export type Output = z.infer<typeof Output>;
/** What an action.yml says of the action's inputs and outputs, in its order. */
export type Manifest = z.infer<typeof Manifest>;

/** Reads an action.yml, given from the root of the repository. Throws when it is none. */
export function readManifest(path: string): Manifest {
  return Manifest.parse(parse(readFileSync(join(root, path), "utf8")));
}
