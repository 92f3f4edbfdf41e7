import { editDistance } from "../system/text/nearest.ts";
import { shorten } from "../system/text/shown-text.ts";
import type { InputName } from "./input-table.ts";

/** Inputs of a step that its action does not have. */
export interface UnknownInputs {
  /** Names similar to an input: the workflow relies on them, so the step is refused. List entries without capitals. */
  readonly misspelt: readonly string[];
  /** Names similar to no input: they have no effect and get a warning. Whole sentences. */
  readonly others: readonly string[];
}

/** GitHub shows no more annotations. */
const MAX_WARNINGS = 9;

/**
 * Names from esptool, other actions and common usage for inputs that would be dangerous to ignore: another region or
 * another board would be read or written, or something would become public.
 */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  address: ["offset", "flash-offset", "flash-address", "start", "start-address", "partition"],
  size: ["length", "bytes", "read-size"],
  "dry-run": ["dry", "check-only", "simulate", "simulation", "noop", "no-op", "what-if", "test-run"],
  "require-mac": ["mac", "mac-address", "board-mac", "expect-mac", "expected-mac", "check-mac"],
  "require-chip": ["expect-chip", "expected-chip", "check-chip"],
  "require-flash-size": ["expect-flash-size", "expected-flash-size", "check-flash-size"],
  "require-revision": ["expect-revision", "expected-revision", "check-revision"],
  "encrypt-to": ["encrypt", "encryption", "recipient", "recipients", "age-recipient", "age-recipients"],
  "require-encryption": ["encrypted", "must-encrypt"],
};

/**
 * Looks for inputs that the action does not have. The runner passes every input of `with`, declared in `action.yml` or
 * not, as `INPUT_<NAME>`: upper case, with underscores for blanks. Such a variable from elsewhere (`env` of the job, or
 * a local runner that passes on the inputs of an outer composite action) cannot be distinguished from an input, so the
 * message shows the variable as well.
 *
 * @param known the inputs of the action, as `action.yml` writes them.
 */
export function unknownInputs(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): UnknownInputs {
  const variables = new Set(known.map(variableOf));
  const unknown = Object.keys(env).filter((name) => /^INPUT_./.test(name) && !variables.has(name));
  const misspelt: string[] = [];
  const others: string[] = [];
  for (const variable of unknown.sort()) {
    const name = shorten(variable.slice("INPUT_".length).toLowerCase());
    const meant = meantBy(name, known);
    const what = `here is no input \`${name}\` (variable ${shorten(variable)})`;
    if (meant.length === 0) others.push(`T${what}: it has no effect.`);
    else misspelt.push(`t${what}; did you mean ${meant.map((input) => `\`${input}\``).join(" or ")}?`);
  }
  const more = others.length - MAX_WARNINGS;
  if (more > 0) others.splice(MAX_WARNINGS, more, `${more} more INPUT_… variables have no matching input.`);
  return { misspelt, others };
}

/**
 * Inputs that restrict a step: with an empty value the step would do what its author wanted to prevent. The texts
 * describe what to write instead. Each input has a default, so that a missing input differs from an empty one.
 */
export const HOLDING_BACK = {
  "dry-run": "true or false",
  chip: "the chip, or auto",
  "require-chip": "the chip, or any",
  "require-mac": "the MAC address, or any",
  "require-flash-size": "the size, or any",
  "require-revision": "the revision, or any",
  upload: "always, changed or never",
  "require-encryption": "true or false",
  "lock-folder": "the folder, or auto",
} as const satisfies Partial<Record<InputName, string>>;

/**
 * Looks for restricting inputs that are empty, such as an expression without a value (`${{ inputs.dry-run }}` for an
 * event without inputs). The runner passes the default of an omitted input, so an empty one was written.
 * @param known the inputs of the action.
 * @returns parts of a list.
 */
export function emptyInputs(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): readonly string[] {
  return Object.entries(HOLDING_BACK)
    .filter(([name]) => known.includes(name) && env[variableOf(name)]?.trim() === "")
    .map(
      ([name, values]) =>
        `input \`${name}\` is empty, as by an expression without a value; write ${values}, or leave it out`,
    );
}

/** The runner's variable for an input. */
function variableOf(name: string): string {
  return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}

/** The most similar inputs, all at the same distance. */
function meantBy(name: string, known: readonly string[]): readonly string[] {
  const text = plain(name);
  const named = known.filter((input) => OTHER_NAMES[input]?.some((other) => plain(other) === text));
  if (named.length > 0) return named;
  const near = known
    .map((input) => ({ input, distance: editDistance(text, plain(input)) }))
    .filter(({ input, distance }) => distance <= tolerance(input));
  const least = Math.min(...near.map(({ distance }) => distance));
  return near.filter(({ distance }) => distance === least).map(({ input }) => input);
}

/** Two edits can turn a short word into another one: `time` into `file`. */
function tolerance(input: string): number {
  return input.length <= 4 ? 1 : 2;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_ ]/g, "");
}
