import { realpath } from "node:fs/promises";
import { relative, sep } from "node:path";
import { locateWithin } from "../../inputs/files/paths.ts";
import type { Failure } from "../../system/errors.ts";
import { fit } from "../../system/text/short-text.ts";
import { type FailedTest, type GateResult, hasVerdict, MOST_FAILED_TESTS } from "./gate-result.ts";

/** A line of a file in the checkout; the path is relative to it, with slashes. */
export interface CheckoutLine {
  readonly file: string;
  readonly line: number;
}

/** The annotation of a failed test; untrusted text. */
export interface TestAnnotation {
  readonly text: string;
  readonly place: CheckoutLine | undefined;
}

/** What annotations show about a verdict in addition to its message. */
export interface GateAnnotations {
  /** Where the firmware crashed. */
  readonly place: CheckoutLine | undefined;
  /** At most nine. */
  readonly tests: readonly TestAnnotation[];
}

const NOTHING: GateAnnotations = { place: undefined, tests: [] };
const LONGEST_TEXT = 1_000;

/** Annotations for a step that failed because of its verdict; empty for any other failure. */
export async function gateAnnotations(
  failure: Failure,
  result: object | undefined,
  workspace: string,
): Promise<GateAnnotations> {
  if (result === undefined || !hasVerdict(result) || failure.code !== result.verdict_code) return NOTHING;
  const { crashed_at, failed_tests } = result.gate;
  const tests = await Promise.all(
    failed_tests.map(async (test) => ({ text: textOf(test), place: await placeOf(test, workspace) })),
  );
  return {
    place: crashed_at && (await placeOf(crashed_at, workspace)),
    tests: [...tests, ...othersOf(result)],
  };
}

function textOf({ name, suite, outcome, message }: FailedTest): string {
  const what = outcome === "failed" ? "failed" : "did not end";
  const title = suite === undefined ? `"${name}"` : `"${name}" of ${suite}`;
  return fit(`The test ${title} ${what}${message === undefined ? "." : `: ${message}`}`, LONGEST_TEXT);
}

function othersOf({ tests, junit }: GateResult): TestAnnotation[] {
  const others = (tests?.failed ?? 0) + (tests?.incomplete ?? 0) - MOST_FAILED_TESTS;
  if (others <= 0) return [];
  return [{ text: `And ${others} more ${others === 1 ? "test" : "tests"}: see ${junit}.`, place: undefined }];
}

/** Where in the checkout the line is that the firmware reports; the path comes from the build, and may be anything. */
async function placeOf(
  { file, line }: { readonly file?: string | undefined; readonly line?: number | undefined },
  workspace: string,
): Promise<CheckoutLine | undefined> {
  if (file === undefined || line === undefined || line < 1) return undefined;
  try {
    const found = await locateWithin(workspace, workspace, file);
    if ("problem" in found || found.value.kind === "folder") return undefined;
    const path = relative(await realpath(workspace), found.value.realPath);
    return { file: path.replaceAll(sep, "/"), line };
  } catch {
    // Without the place, the annotation still reports what happened.
    return undefined;
  }
}
