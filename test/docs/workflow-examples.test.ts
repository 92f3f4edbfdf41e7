import { Lexer, Parser } from "@actions/expressions";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { readManifest } from "../../scripts/docs/manifest.ts";
import { markdownPages } from "../../scripts/docs/pages.ts";
import { INPUTS, type InputName } from "../../src/inputs/input-table.ts";
import { operationsOf } from "../../src/operations/table.ts";
import { OPERATION_NAMES } from "../../src/operations/table.ts";
import { ACTIONS } from "../../src/virtual-board/console/script-schema.ts";
import {
  type ActionStep,
  actionSteps,
  codeBlocks,
  prose,
  readPage,
  type Sample,
  workflowFiles,
} from "./workflows.ts";

const MANIFESTS = new Map([
  ["", readManifest("action.yml")],
  ["/virtual-board", readManifest("virtual-board/action.yml")],
  ["/qemu", readManifest("qemu/action.yml")],
  ["/reserve", readManifest("reserve/action.yml")],
]);
const SELF_TEST = { where: ".github/actions/self-test/action.yml" };
const SAMPLES: readonly Sample[] = [
  ...codeBlocks("yaml"),
  ...workflowFiles(true),
  { ...SELF_TEST, text: readPage(SELF_TEST.where) },
];
const STEPS = SAMPLES.flatMap((sample) => actionSteps(sample));
const OURS = STEPS.filter((step) => manifestOf(step) !== undefined);

/** What the used action declares, when it is one of this repository. */
function manifestOf({ uses }: Pick<ActionStep, "uses">) {
  const path = /^(?:your-org\/esptool-action(\/[\w-]+)?@|\.(\/[\w-]+)?\/?$)/.exec(uses);
  return path === null ? undefined : MANIFESTS.get(path[1] ?? path[2] ?? "");
}

/** GitHub's contexts, and its functions that its library leaves to whoever evaluates. */
const CONTEXTS = ["github", "env", "vars", "job", "steps", "runner", "secrets", "matrix", "needs", "inputs"];
const FUNCTIONS = [
  ...["always", "cancelled", "failure", "success"].map((name) => ({ name, minArgs: 0, maxArgs: 0 })),
  { name: "hashFiles", minArgs: 1, maxArgs: 255 },
];

/** Why GitHub would refuse an expression. */
function expressionProblem(expression: string): string | undefined {
  try {
    new Parser(new Lexer(expression).lex().tokens, CONTEXTS, FUNCTIONS).parse();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function operationOf(step: ActionStep): string {
  return step.with.get("operation") ?? "";
}

describe("the examples", () => {
  it("are many: an empty list would verify nothing", () => {
    expect(codeBlocks("yaml").length).toBeGreaterThan(10);
    expect(workflowFiles(false).length).toBeGreaterThanOrEqual(5);
    const shown = new Set(OURS.map(operationOf));
    expect([...OPERATION_NAMES].filter((name) => !shown.has(name))).toEqual([]);
  });

  it.each(SAMPLES.map((sample) => [sample.where, sample] as const))("in %s are YAML", (_, { text }) => {
    const document = parseDocument(text, { strict: true, uniqueKeys: true });
    expect([...document.errors, ...document.warnings].map(String)).toEqual([]);
  });

  it("use only inputs that the action has", () => {
    const unknown = OURS.flatMap((step) =>
      [...step.with.keys()]
        .filter((name) => !(name in (manifestOf(step)?.inputs ?? {})))
        .map((name) => `${step.where}: ${step.uses} has no input ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it("are not contradicted by prose that sets inputs that no action has", () => {
    const own = [...MANIFESTS.values()].flatMap(({ inputs }) => Object.keys(inputs));
    const github = ["continue-on-error", "runs-on", "timeout-minutes", "cancel-in-progress"];
    const consoleFile = [...ACTIONS, "start-lines", "core-dump"];
    const known = new Set([...own, ...github, ...consoleFile]);
    // One page lists mistakes.
    const pages = markdownPages().filter((page) => !page.endsWith("/refused-and-accepted.md"));
    const settings = pages.flatMap((page) =>
      [...prose(page).matchAll(/`([a-z]+(?:-[a-z\d]+)+): [^`\n]+`/g)].map((match) => ({
        page,
        name: match[1] ?? "",
      })),
    );
    expect(settings.length).toBeGreaterThan(50);
    expect(settings.filter(({ name }) => !known.has(name))).toEqual([]);
  });

  it("give every input that the action requires", () => {
    const missing = OURS.flatMap((step) =>
      Object.entries(manifestOf(step)?.inputs ?? {})
        .filter(([name, input]) => input.required && !step.with.has(name))
        .map(([name]) => `${step.where}: ${step.uses} lacks ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it("name operations that exist, and give them only inputs that mean something to them", () => {
    const operations: readonly string[] = OPERATION_NAMES;
    const wrong = OURS.filter((step) => step.with.has("operation")).flatMap((step) => {
      const operation = operationOf(step);
      if (!operations.includes(operation)) return [`${step.where}: there is no operation ${operation}`];
      return [...step.with.keys()]
        .filter((name) => name in INPUTS)
        .filter((name) => !((operationsOf(name as InputName) ?? operations) as string[]).includes(operation))
        .map((name) => `${step.where}: ${name} means nothing to ${operation}`);
    });
    expect(wrong).toEqual([]);
  });

  it("read only outputs that the step's action has", () => {
    let seen = 0;
    const unknown = SAMPLES.flatMap((sample) => {
      const steps = new Map(actionSteps(sample).map((step) => [step.id, step]));
      const uses = sample.text.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g);
      return [...uses].flatMap(([, id, output = ""]) => {
        const step = steps.get(id);
        // A snippet may mention an earlier step, which must be one of the main action.
        const manifest = step === undefined ? MANIFESTS.get("") : manifestOf(step);
        if (manifest === undefined) return [];
        seen++;
        return output in manifest.outputs
          ? []
          : [`${sample.where}: steps.${id ?? ""} has no output ${output}`];
      });
    });
    expect(unknown).toEqual([]);
    expect(seen).toBeGreaterThan(15);
  });

  it("hold only expressions that GitHub accepts", () => {
    const expressions = SAMPLES.flatMap(({ where, text }) =>
      [...text.matchAll(/\$\{\{([^]*?)\}\}|^\s*(?:- )?if: *(?!["'|>]|.*\$\{\{)(.*)$/gm)].map((match) => ({
        where,
        expression: match[1] ?? match[2] ?? "",
      })),
    );
    expect(expressions.length).toBeGreaterThan(50);
    const wrong = expressions.flatMap(({ where, expression }) => {
      const problem = expressionProblem(expression);
      return problem === undefined ? [] : [`${where}: ${expression}: ${problem}`];
    });
    expect(wrong).toEqual([]);
    expect(expressionProblem("github.event ==")).toBeDefined();
    expect(expressionProblem("matrx.board")).toBeDefined();
  });

  it("pin every action by full SHA with the version next to it", () => {
    const loose = SAMPLES.flatMap(({ where, text }) =>
      [...text.matchAll(/^\s*(?:- )?uses: *(.*)$/gm)]
        .map((match) => match[1] ?? "")
        .filter((uses) => !uses.startsWith("./"))
        .filter((uses) => !/^[\w.-]+\/[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(uses))
        .map((uses) => `${where}: ${uses}`),
    );
    expect(loose).toEqual([]);
  });

  it("pin every image by digest", () => {
    const images = SAMPLES.flatMap(({ text }) => [...text.matchAll(/^\s*(?:image|container): *(\S+)$/gm)]);
    const loose = images
      .map((match) => match[1] ?? "")
      .filter((image) => !/@sha256:[\da-f]{64}$/.test(image));
    expect(images.length).toBeGreaterThan(2);
    expect(loose).toEqual([]);
  });
});
