// Runs the steps of a job of an example as the runner would: those of this action by the action, the others by bash.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import { type ActionRun, runAction } from "./action.ts";
import { freshFolder, REPOSITORY } from "./runner.ts";
import { type Context, filledIn, holds } from "./workflow-expressions.ts";

const RUN_DEADLINE_MS = 60_000;
const Values = z.record(z.string(), z.coerce.string()).default({});
const Step = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  with: Values,
  run: z.string().optional(),
  shell: z.literal("bash").optional(),
  env: Values,
  "continue-on-error": z.boolean().default(false),
});
const Workflow = z.object({ jobs: z.record(z.string(), z.object({ steps: z.array(Step) })) });
type Step = z.infer<typeof Step>;

export interface JobSurroundings {
  /** Which job, where the workflow has several. */
  readonly job?: string;
  /** Without `steps`, which the job adds. */
  readonly contexts: Context & { readonly github: Context };
  /** What the runner sets for this run, besides what it sets for every one. */
  readonly env: Readonly<Record<string, string>>;
  /** For scripts alone: they may find another GitHub than the action does. */
  readonly scriptEnv?: Readonly<Record<string, string>>;
  /** The port of the example, and the one that takes its place. */
  readonly port?: { readonly named: string; readonly is: string };
}

export interface JobRun {
  readonly success: boolean;
  /** By id or name, in order; `skipped` where the condition did not hold. */
  readonly steps: ReadonlyMap<string, ActionRun | ScriptRun | "skipped">;
}

export interface ScriptRun {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs a job of an example to its end: the only one, or the one that is named. @throws for what an example must not hold without a test of it. */
export async function runExample(path: string, surroundings: JobSurroundings): Promise<JobRun> {
  const text = readFileSync(join(REPOSITORY, path), "utf8");
  const { named, is } = surroundings.port ?? { named: "", is: "" };
  if (!text.includes(named)) throw new Error(`${path} knows no port ${named}.`);
  const { jobs } = Workflow.parse(parse(named === "" ? text : text.replaceAll(named, is)));
  const [only, ...others] = Object.keys(jobs);
  const job = jobs[surroundings.job ?? (others.length === 0 ? (only ?? "") : "")];
  if (job === undefined) throw new Error(`${path} has not one job.`);
  const temp = freshFolder("temp");
  const outputs: Record<string, Context> = {};
  const steps = new Map<string, ActionRun | ScriptRun | "skipped">();
  let success = true;
  for (const [index, step] of job.steps.entries()) {
    const known: JobSurroundings["contexts"] = {
      runner: { temp },
      ...surroundings.contexts,
      steps: outputs,
    };
    const label = step.id ?? step.name ?? `step ${index + 1}`;
    // No condition here asks for the state of the job: a step after a failed one does not run.
    if (!success || !holds(step.if ?? "true", known)) {
      steps.set(label, "skipped");
      continue;
    }
    const run = await runStep(step, known, temp, surroundings);
    steps.set(label, run);
    if (step.id !== undefined && "outputs" in run) outputs[step.id] = { outputs: run.outputs };
    if (run.exitCode !== 0 && !step["continue-on-error"]) success = false;
  }
  return { success, steps };
}

function runStep(
  step: Step,
  contexts: JobSurroundings["contexts"],
  temp: string,
  { env, scriptEnv }: JobSurroundings,
): Promise<ActionRun | ScriptRun> {
  const filled = (values: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([name, text]) => [name, filledIn(text, contexts)]));
  if (step.uses?.startsWith("your-org/esptool-action@") === true) {
    // The default of `token` in action.yml.
    const token = filledIn("${{ github.token }}", contexts);
    return runAction({ token, ...filled(step.with) }, { temp, env });
  }
  if (step.run === undefined || step.uses !== undefined)
    throw new Error(`No way to run ${JSON.stringify(step)}.`);
  if (step.run.includes("${{")) throw new Error("An expression in a script lets anybody write into it.");
  return runScript(step.run, { ...env, ...scriptEnv, ...filled(step.env) });
}

/** As the runner does for `shell: bash`. */
async function runScript(script: string, env: Readonly<Record<string, string>>): Promise<ScriptRun> {
  const options = { timeout: RUN_DEADLINE_MS, env: { PATH: process.env["PATH"], ...env } };
  const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script];
  try {
    const { stdout, stderr } = await promisify(execFile)("bash", args, options);
    return { exitCode: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = z
      .object({ code: z.number(), stdout: z.string(), stderr: z.string() })
      .parse(error);
    return { exitCode: code, output: stdout + stderr };
  }
}
