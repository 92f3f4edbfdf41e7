// Reads what the tests of the documentation look at: every piece of workflow in Markdown and YAML files.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { exampleWorkflows, markdownPages, ownWorkflows, root } from "../../scripts/docs/pages.ts";

/** A YAML document, and its location. */
export interface Sample {
  /** File and line, for messages. */
  readonly where: string;
  readonly text: string;
}

export interface ActionStep {
  readonly where: string;
  readonly uses: string;
  readonly id: string | undefined;
  readonly with: ReadonlyMap<string, string>;
}

/** The code blocks of that language in every page. */
export function codeBlocks(language: string): Sample[] {
  return markdownPages().flatMap((page) => {
    const text = readPage(page);
    const blocks = text.matchAll(/^```(\w+)\n([^]*?)^```$/gm);
    return [...blocks]
      .filter((block) => block[1] === language)
      .map((block) => ({
        where: `${page}:${text.slice(0, block.index).split("\n").length}`,
        text: block[2] ?? "",
      }));
  });
}

/** Complete workflows: the examples and, if asked for, those of this repository. */
export function workflowFiles(own: boolean): Sample[] {
  const files = [...exampleWorkflows(), ...(own ? ownWorkflows() : [])];
  return files.map((where) => ({ where, text: readPage(where) }));
}

export function readPage(path: string): string {
  return readFileSync(join(root, path), "utf8").replaceAll("\r\n", "\n");
}

/** A page without its code, where a bracket is not a link and a hash is not a heading. */
export function prose(page: string): string {
  return readPage(page).replaceAll(/^```[^]*?^```$/gm, "");
}

/** Every step that uses an action, wherever in the document it is. */
export function actionSteps({ where, text }: Sample): ActionStep[] {
  const steps: ActionStep[] = [];
  visit(parse(text), (node) => {
    const uses = node.get("uses");
    if (typeof uses !== "string") return;
    const id = node.get("id");
    const given = node.get("with");
    steps.push({ where, uses, id: typeof id === "string" ? id : undefined, with: texts(given) });
  });
  return steps;
}

function visit(node: unknown, see: (node: ReadonlyMap<string, unknown>) => void): void {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) see(new Map<string, unknown>(Object.entries(node)));
  for (const child of Object.values(node) as unknown[]) visit(child, see);
}

function texts(given: unknown): Map<string, string> {
  if (typeof given !== "object" || given === null) return new Map();
  return new Map(Object.entries(given).map(([name, value]) => [name, String(value)]));
}
