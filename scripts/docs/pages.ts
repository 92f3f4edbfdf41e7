import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where the pages are: one task each, facts to look up, and what people who change the code need. */
const DOC_FOLDERS = ["docs", "docs/guides", "docs/reference", "docs/contributing"];

/** Every Markdown page that people read, from the root of the repository. */
export function markdownPages(): string[] {
  return [
    ...list("", ".md"),
    ...DOC_FOLDERS.flatMap((folder) => list(folder, ".md")),
    ...list("examples", ".md"),
  ];
}

/** The complete workflows in `examples/`. */
export function exampleWorkflows(): string[] {
  return list("examples", ".yml");
}

/** The workflows of this repository itself. */
export function ownWorkflows(): string[] {
  return list(".github/workflows", ".yml");
}

function list(folder: string, extension: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(extension));
  return names.sort().map((name) => (folder === "" ? name : `${folder}/${name}`));
}
