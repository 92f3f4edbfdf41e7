import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { parse } from "yaml";

/** What the runner needs of an action.yml. */
export interface ActionManifest {
  /** The absolute path of the script of each phase. */
  readonly scripts: { readonly main: string; readonly pre?: string; readonly post?: string };
  readonly using: string;
  /** Inputs in the order of the file with their defaults, "" where there is none. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly outputs: readonly string[];
}

interface ManifestFile {
  readonly inputs?: Record<string, { readonly default?: unknown } | null>;
  readonly outputs?: Record<string, unknown>;
  readonly runs: {
    readonly using: string;
    readonly main: string;
    readonly pre?: string;
    readonly post?: string;
  };
}

/** By the text of the file: the same few are read for thousands of steps. */
const parsed = new Map<string, ManifestFile>();

export function readManifest(path: string): ActionManifest {
  const text = readFileSync(path, "utf8");
  const file = parsed.get(text) ?? (parse(text) as ManifestFile);
  parsed.set(text, file);
  const script = (name: string): string => join(dirname(path), name);
  const { using, main, pre, post } = file.runs;
  return {
    using,
    scripts: {
      main: script(main),
      ...(pre === undefined ? {} : { pre: script(pre) }),
      ...(post === undefined ? {} : { post: script(post) }),
    },
    inputs: new Map(
      Object.entries(file.inputs ?? {}).map(([name, input]) => [name, scalarText(input?.default)] as const),
    ),
    outputs: Object.keys(file.outputs ?? {}),
  };
}

/**
 * The variables by which the runner hands inputs to a JavaScript action: every declared input, with its default
 * where it is not given, and those given that nobody declared. Expressions in defaults see `environment`.
 */
export function inputVariables(
  manifest: ActionManifest,
  given: Readonly<Record<string, string | number | boolean>>,
  environment: Readonly<Record<string, string>>,
): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of manifest.inputs) values.set(variableName(name), evaluate(value, environment));
  for (const [name, value] of Object.entries(given)) values.set(variableName(name), String(value));
  return Object.fromEntries(values);
}

/** The warning that the runner gives for inputs that the action does not declare, if there are any. */
export function unexpectedInputs(
  manifest: ActionManifest,
  given: Readonly<Record<string, unknown>>,
): string | undefined {
  const known = new Set(Array.from(manifest.inputs.keys(), (name) => name.toLowerCase()));
  const unknown = Object.keys(given).filter((name) => !known.has(name.toLowerCase()));
  if (unknown.length === 0) return undefined;
  const list = (names: Iterable<string>): string => Array.from(names, (name) => `'${name}'`).join(", ");
  return `Unexpected input(s) ${list(unknown)}, valid inputs are [${list(manifest.inputs.keys())}]`;
}

function variableName(input: string): string {
  return `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;
}

function scalarText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return String(value);
  throw new Error(`The default of an input must be a scalar, not ${JSON.stringify(value)}.`);
}

/** Only what defaults use: `${{ github.name }}`. */
function evaluate(text: string, environment: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const name = /^github\.(\w+)$/.exec(expression)?.[1];
    if (name === undefined) throw new Error(`Cannot evaluate "${expression}" in a default.`);
    return environment[`GITHUB_${name.toUpperCase()}`] ?? "";
  });
}
