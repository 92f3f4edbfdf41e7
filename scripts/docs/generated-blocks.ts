import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { INPUTS, type InputName } from "../../src/inputs/input-table.ts";
import {
  explanationOf,
  isOnBoard,
  OPERATION_NAMES,
  type OperationName,
  operationsOf,
  outputNamesOf,
} from "../../src/operations/table.ts";
import { DRY_RUN_OUTPUTS } from "../../src/operations/dry-run/dry-run-result.ts";
import { STEP_OUTPUTS } from "../../src/report/outputs.ts";
import { type Input, type Manifest, type Output, readManifest } from "./manifest.ts";
import { root } from "./pages.ts";
import { roomsPicture } from "./rooms.ts";
import { virtualChips } from "./virtual-chips.ts";

/**
 * `<!-- begin KIND FILE -->` … `<!-- end -->`; what is in between is generated. After the file may come the names that
 * a table is limited to: `<!-- begin inputs action.yml port files -->`.
 */
const BLOCK = /^<!-- begin (\S+) (\S+)((?: \S+)*) -->$[^]*?^<!-- end -->$/gm;
const MAIN_ACTION = "action.yml";
/** An input for nearly every operation is described by those that do not use it. */
const MOST_EXCEPTIONS = 2;

/** Fills every generated block of a page and lays it out as the formatter wants it; other pages stay as they are. */
export async function fillBlocks(text: string, path: string): Promise<string> {
  if (text.search(BLOCK) < 0) return text;
  // Where there is such a block at all: its imports take half a second to find.
  const rooms = /^<!-- begin rooms /m.test(text) ? await roomsPicture() : "";
  const filled = text.replaceAll(BLOCK, (_, kind: string, file: string, names: string) => {
    const content = kind === "rooms" ? rooms : block(kind, file, names.split(" ").filter(Boolean));
    return `<!-- begin ${kind} ${file}${names} -->\n\n${content}\n\n<!-- end -->`;
  });
  return format(filled, { ...(await resolveConfig(path)), filepath: path });
}

function block(kind: string, file: string, names: readonly string[]): string {
  switch (kind) {
    case "inputs":
      return inputsTable(selected(readManifest(file).inputs, names), file === MAIN_ACTION);
    case "virtual-chips":
      return table(...virtualChips());
    case "operations":
      return operationsTable();
    case "inputs-by-operation":
      return inputsByOperation(readManifest(file));
    case "outputs-by-operation":
      return outputsByOperation(readManifest(file));
    case "outputs":
      return outputsTable(selected(readManifest(file).outputs, names));
    case "workflow":
      return `\`\`\`yaml\n${readFileSync(join(root, file), "utf8").trimEnd()}\n\`\`\``;
    default:
      throw new Error(`There is no generated block of the kind "${kind}".`);
  }
}

/** Those of the names, in the order of the file; all of them when no name is given. */
function selected<T>(all: Readonly<Record<string, T>>, names: readonly string[]): readonly [string, T][] {
  const unknown = names.filter((name) => !(name in all));
  if (unknown.length > 0)
    throw new Error(`A generated block names ${unknown.join(", ")}, which no longer exists.`);
  return Object.entries(all).filter(([name]) => names.length === 0 || names.includes(name));
}

function inputsTable(inputs: readonly [string, Input][], withOperations: boolean): string {
  const rows = inputs.map(([name, input]) => [
    code(name),
    ...(withOperations ? [usedBy(name)] : []),
    input.required ? "**required**" : input.default ? code(input.default) : "",
    input.description,
  ]);
  return table(["Input", ...(withOperations ? ["For"] : []), "Default", "Description"], rows);
}

/** A section for what all operations have, one for what nearly all have, and one for each operation. */
function inputsByOperation({ inputs }: Manifest): string {
  const all = Object.entries(inputs);
  const most = ([name]: readonly [string, Input]): boolean => usedBy(name).startsWith("all");
  const everywhere = all.filter((input) => usedBy(input[0]) === "all");
  const nearlyEverywhere = all.filter((input) => most(input) && usedBy(input[0]) !== "all");
  const sections = OPERATION_NAMES.flatMap((operation) => {
    const own = all.filter((input) => !most(input) && users(input[0])?.includes(operation) === true);
    return own.length === 0 ? [] : [`## ${code(operation)}\n\n${inputsTable(own, false)}`];
  });
  return [
    `## Every operation\n\n${inputsTable(everywhere, false)}`,
    `## Every operation on a board\n\n${boardInputs(nearlyEverywhere)}`,
    ...sections,
  ].join("\n\n");
}

/** What every operation on a board has; a few of these inputs serve an operation without a board, too. */
function boardInputs(inputs: readonly [string, Input][]): string {
  const rows = inputs.map(([name, { default: value, description }]) => {
    const others = OPERATION_NAMES.filter((operation) => !isOnBoard(operation));
    const also = others.filter((operation) => users(name)?.includes(operation) === true);
    return [code(name), also.map(code).join(", "), value ? code(value) : "", description];
  });
  return table(["Input", "Also for", "Default", "Description"], rows);
}

/** The operations for which an input means something. */
function usedBy(name: string): string {
  const named = users(name);
  if (named === undefined) return "all";
  const others = OPERATION_NAMES.filter((operation) => !named.includes(operation));
  return others.length <= MOST_EXCEPTIONS ? `all but ${others.join(", ")}` : named.join(", ");
}

function users(name: string): readonly OperationName[] | undefined {
  const known: readonly string[] = Object.keys(INPUTS);
  if (!known.includes(name)) throw new Error(`src/inputs/input-table.ts does not know the input "${name}".`);
  return operationsOf(name as InputName);
}

function operationsTable(): string {
  const rows = OPERATION_NAMES.map((name) => {
    const { about, page } = explanationOf(name);
    return [`[${code(name)}](${page})`, about];
  });
  return table(["Operation", "What it does"], rows);
}

/** A section for the outputs of every step, one for each operation, and one for dry runs. */
function outputsByOperation({ outputs }: Manifest): string {
  const section = (title: string, names: readonly string[]): string => {
    const own = Object.entries(outputs).filter(([name]) => names.includes(name));
    return `## ${title}\n\n${outputsTable(own)}`;
  };
  return [
    section("Every operation", STEP_OUTPUTS),
    ...OPERATION_NAMES.map((name) => section(code(name), outputNamesOf(name))),
    section("A dry run", DRY_RUN_OUTPUTS),
  ].join("\n\n");
}

function outputsTable(outputs: readonly [string, Output][]): string {
  return table(
    ["Output", "Description"],
    outputs.map(([name, { description }]) => [code(name), description]),
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
