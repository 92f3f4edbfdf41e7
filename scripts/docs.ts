// Keeps the documentation true to the code: fills the generated blocks of every page from action.yml and examples/,
// writes the JSON Schemas, and checks docs/reference/errors.md against src/system/errors.ts. `npm run docs` writes, `npm run docs -- --check` only looks.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { errorPageProblems } from "./docs/error-page.ts";
import { fillBlocks } from "./docs/generated-blocks.ts";
import { SCHEMA_PAGES } from "./docs/json-schemas.ts";
import { markdownPages, root } from "./docs/pages.ts";

/**
 * Brings every page up to date.
 * @param write whether stale pages are written; otherwise each is a problem.
 * @returns the pages that were stale, and what a person has to fix.
 */
export async function updateDocs(write: boolean): Promise<{
  readonly stale: readonly string[];
  readonly problems: readonly string[];
}> {
  const stale: string[] = [];
  for (const page of markdownPages()) {
    const path = join(root, page);
    const text = readFileSync(path, "utf8");
    const filled = await fillBlocks(text, path);
    if (filled === text) continue;
    stale.push(page);
    if (write) writeFileSync(path, filled);
  }
  for (const [page, schemaText] of Object.entries(SCHEMA_PAGES)) {
    const path = join(root, page);
    const schema = schemaText();
    if (existsSync(path) && readFileSync(path, "utf8") === schema) continue;
    stale.push(page);
    if (write) writeFileSync(path, schema);
  }
  return { stale, problems: errorPageProblems(readFileSync(join(root, "docs/reference/errors.md"), "utf8")) };
}

async function main(args: readonly string[]): Promise<number> {
  const check = args.includes("--check");
  const { stale, problems } = await updateDocs(!check);
  for (const page of stale) console.log(check ? `${page} is stale: run "npm run docs".` : `${page} written.`);
  for (const problem of problems) console.log(problem);
  if (problems.length > 0 || (check && stale.length > 0)) return 1;
  console.log("The documentation agrees with the code.");
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
