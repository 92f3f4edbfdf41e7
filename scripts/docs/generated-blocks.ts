import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { INPUTS, type InputName, operationsOf } from "../../src/inputs/table.ts";
import { OPERATION_NAMES } from "../../src/inputs/request.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { root } from "./pages.ts";

/** `<!-- begin KIND FILE -->` … `<!-- end -->`; what stands between is generated. */
const BLOCK = /^<!-- begin (\S+) (\S+) -->$[^]*?^<!-- end -->$/gm;
const MAIN_ACTION = "action.yml";
/** An input for nearly every operation is told by those that do without. */
const MOST_EXCEPTIONS = 2;

/** Fills every generated block of a page and lays it out as the formatter wants it; other pages stay as they are. */
export async function fillBlocks(text: string, path: string): Promise<string> {
  if (text.search(BLOCK) < 0) return text;
  const filled = text.replaceAll(
    BLOCK,
    (_, kind: string, file: string) =>
      `<!-- begin ${kind} ${file} -->\n\n${block(kind, file)}\n\n<!-- end -->`,
  );
  return format(filled, { ...(await resolveConfig(path)), filepath: path });
}

function block(kind: string, file: string): string {
  switch (kind) {
    case "inputs":
      return inputsTable(readManifest(file), file);
    case "outputs":
      return outputsTable(readManifest(file));
    case "workflow":
      return `\`\`\`yaml\n${readFileSync(join(root, file), "utf8").trimEnd()}\n\`\`\``;
    default:
      throw new Error(`There is no generated block of the kind "${kind}".`);
  }
}

function inputsTable({ inputs }: Manifest, file: string): string {
  const withOperations = file === MAIN_ACTION;
  const rows = Object.entries(inputs).map(([name, input]) => [
    code(name),
    ...(withOperations ? [usedBy(name)] : []),
    input.required ? "**required**" : input.default ? code(input.default) : "",
    input.description,
  ]);
  return table(["Input", ...(withOperations ? ["For"] : []), "Default", "Description"], rows);
}

/** The operations for which an input means something. */
function usedBy(name: string): string {
  const known: readonly string[] = Object.keys(INPUTS);
  if (!known.includes(name)) throw new Error(`src/inputs/table.ts does not know the input "${name}".`);
  const users = operationsOf(name as InputName);
  if (users === undefined) return "all";
  const others = OPERATION_NAMES.filter((operation) => !users.includes(operation));
  return others.length <= MOST_EXCEPTIONS ? `all but ${others.join(", ")}` : users.join(", ");
}

function outputsTable({ outputs }: Manifest): string {
  return table(
    ["Output", "Description"],
    Object.entries(outputs).map(([name, { description }]) => [code(name), description]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function code(text: string): string {
  return `\`${text}\``;
}
