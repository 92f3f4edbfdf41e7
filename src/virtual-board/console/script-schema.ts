import type * as Zod from "../../system/zod.ts";
import { type ConsoleScript, type Step } from "./script.ts";

const LIMITS = { applications: 64, boots: 256, steps: 1_000, answers: 256, frames: 64, tasks: 32 };
const LONGEST_TEXT = 0x1_0000;
const LONGEST_MS = 24 * 3_600_000;
const MOST_BYTES = 0x400_0000;
const FASTEST_BAUD = 5_000_000;

/** What a step does; it has exactly one of these. */
export const ACTIONS = [
  "print",
  "write",
  "garbage",
  "flood",
  "console-lost",
  "mark-valid",
  "task-watchdog",
  "panic",
  "abort",
  "assert",
  "interrupt-watchdog",
  "stack-overflow",
  "heap-corruption",
  "brown-out",
  "restart",
  "rollback",
  "deep-sleep",
  "hang",
] as const;

/** The format of a console file. A crash without details is written as `panic: {}` or `panic:`. */
export function scriptSchema(z: typeof Zod): Zod.ZodType<ConsoleScript> {
  const { text, line } = textsOf(z);
  const steps = z.array(stepSchema(z)).max(LIMITS.steps).optional();
  const answer = z.strictObject({ send: line, reply: text.optional(), steps });
  const boot = z.strictObject({
    silent: z.boolean().optional(),
    garbled: z.boolean().optional(),
    "start-lines": z.boolean().optional(),
    steps,
    answers: z.array(answer).max(LIMITS.answers).optional(),
  });
  const application = z.strictObject({
    name: line.optional(),
    version: line.optional(),
    "elf-sha256": z
      .string()
      .regex(/^[\da-fA-F]{4,64}$/, "has to be 4 to 64 hexadecimal digits, in quotes")
      .optional(),
    baud: z.int().min(1_200).max(FASTEST_BAUD).optional(),
    boots: z.array(boot).min(1).max(LIMITS.boots),
  });
  return z.strictObject({ applications: z.array(application).min(1).max(LIMITS.applications) });
}

function textsOf(z: typeof Zod) {
  const text = z.string().max(LONGEST_TEXT);
  return { text, line: text.regex(/^[^\r\n]*$/, "has to be one line") };
}

function stepSchema(z: typeof Zod): Zod.ZodType<Step> {
  const { text, line } = textsOf(z);
  const count = z.int().min(1);
  const milliseconds = durationOf(z);
  const always = z
    .null()
    .transform(() => true as const)
    .or(z.literal(true));
  const core = z.int().min(0).max(1);
  const crash = {
    core: core.optional(),
    backtrace: z.array(z.int().min(0).max(0xffff_ffff)).max(LIMITS.frames).optional(),
    corrupted: z.boolean().optional(),
    halt: z.boolean().optional(),
    "core-dump": z.boolean().optional(),
  };
  /** `panic:` alone is an empty map. */
  const details = <Shape extends Zod.ZodRawShape>(shape: Shape) =>
    z.preprocess((value) => value ?? {}, z.strictObject(shape)).optional();
  return z
    .strictObject({
      after: milliseconds.optional(),
      print: text.optional(),
      every: milliseconds.refine((every) => every > 0, "has to be more than 0").optional(),
      times: count.max(1_000_000).optional(),
      write: text.optional(),
      garbage: count.max(LONGEST_TEXT).optional(),
      flood: count.max(MOST_BYTES).optional(),
      "console-lost": z.union([milliseconds, z.literal("always").transform(() => Infinity)]).optional(),
      "mark-valid": always.optional(),
      "task-watchdog": details({
        ...crash,
        tasks: z.array(line).min(1).max(LIMITS.tasks).optional(),
        running: line.optional(),
        panic: z.boolean().optional(),
      }),
      panic: details({ ...crash, reason: line.optional() }),
      abort: details(crash),
      assert: details({ ...crash, text: line.optional() }),
      "interrupt-watchdog": details(crash),
      "stack-overflow": details({ ...crash, task: line.optional() }),
      "heap-corruption": details(crash),
      "brown-out": always.optional(),
      restart: always.optional(),
      rollback: always.optional(),
      "deep-sleep": milliseconds.optional(),
      hang: always.optional(),
    })
    .check(({ value, issues }) => {
      const problem = stepProblem(value);
      if (problem !== undefined) issues.push({ code: "custom", input: value, message: problem, path: [] });
    });
}

/** `200ms`, `1.5s`, or a number of milliseconds. */
function durationOf(z: typeof Zod): Zod.ZodType<number> {
  const hint = "has to be a time such as 200ms or 1.5s, of at most a day";
  return z
    .union([z.number(), z.string()], hint)
    .transform((value) => {
      const [, number, unit] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s)$/.exec(String(value)) ?? [];
      return typeof value === "number" ? value : Number(number) * (unit === "s" ? 1_000 : 1);
    })
    .refine((value) => value >= 0 && value <= LONGEST_MS, hint);
}

function stepProblem(step: object): string | undefined {
  const given = ACTIONS.filter((action) => action in step);
  if (given.length === 0) return `does nothing; use one of ${ACTIONS.join(", ")}`;
  if (given.length > 1) return `does ${given.join(" and ")}; use a step for each`;
  const isRepeated = "every" in step || "times" in step;
  if (isRepeated && !("print" in step)) return "has every or times without print";
  return "times" in step && !("every" in step) ? "has times without every" : undefined;
}
