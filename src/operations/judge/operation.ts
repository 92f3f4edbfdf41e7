import { readFile } from "node:fs/promises";
import { locateInput, type InputFile } from "../../inputs/files/paths.ts";
import type { Reader } from "../../inputs/reader.ts";
import type { StepContext } from "../../system/step-context.ts";
import { Failure, messageOf } from "../../system/errors.ts";
import { cleanLine } from "../../system/text/untrusted-text.ts";
import type { RunnerOperation } from "../definition.ts";
import { GateFiles } from "../gate/gate-files.ts";
import { verdictFailure } from "../gate/gate-failure.ts";
import { gateJunit } from "../gate/gate-junit.ts";
import { JUDGE_INPUTS, type JudgeRequest } from "../gate/gate-request.ts";
import { scaleWords } from "../gate/time-scale.ts";
import { GATE_OUTPUTS, gateResult, type GateResult } from "../gate/gate-result.ts";
import { gateSection } from "../gate/gate-summary.ts";
import { parseJudged, refuseSameFile } from "../gate/inputs.ts";

/** The largest console log that this action writes. */
const LONGEST_LOG = 64 * 1024 * 1024;

interface JudgeLogRequest extends JudgeRequest {
  readonly operation: "judge";
  readonly log: InputFile;
  /** As the workflow wrote it. */
  readonly logPath: string;
}

export interface JudgeResult extends GateResult {
  readonly operation: "judge";
}

/** Judges a recorded console, without a board. */
export const judgeOperation = {
  about: "Judges a recorded console, without a board",
  page: "docs/guides/release-gate.md",
  inputs: JUDGE_INPUTS,
  asksBoards: false,
  parse: parseJudge,
  outputs: GATE_OUTPUTS,
  run: judge,
  gateFailure: (request, result) => verdictFailure(request, result),
  summary: (result) => gateSection("judge", result),
} as const satisfies RunnerOperation<JudgeLogRequest, JudgeResult>;

async function parseJudge(
  reader: Reader,
  { workspace }: { readonly workspace: string },
): Promise<JudgeLogRequest | undefined> {
  const judged = await parseJudged(reader, workspace);
  const logPath = reader.required("console-log", "the recorded console, such as out/console.log", (text) => ({
    value: text,
  }));
  if (logPath === undefined) return undefined;
  const found = await locateInput(workspace, logPath);
  const log = reader.problems.take("console-log", logPath, found, "code" in found ? found.code : undefined);
  if (log !== undefined && log.size > LONGEST_LOG) {
    reader.problems.add(
      "input-invalid",
      `input \`console-log\`: the file has ${log.size} bytes; at most ${LONGEST_LOG} are judged`,
    );
    return undefined;
  }
  if (log !== undefined) refuseSameFile(reader, judged?.junit, log);
  return judged === undefined || log === undefined
    ? undefined
    : { operation: "judge", ...judged, log, logPath };
}

async function judge(request: JudgeLogRequest, _runner: unknown, context: StepContext): Promise<JudgeResult> {
  const { log } = context;
  const keeper = {
    temp: context.temp,
    folder: await context.folder(),
    // No other code in this step writes there.
    lockOutput: () => Promise.resolve(),
    say: (text: string) => log.line(cleanLine(text)),
  };
  await using files = await GateFiles.create({ junit: request.junit, log: "none" }, keeper);
  const bytes = await readFile(request.log.realPath).catch((error: unknown) => {
    throw new Failure(
      "file-unreadable",
      `"${request.logPath}" cannot be read: ${messageOf(error)}.`,
      "Check that it is a file that the runner's user may read.",
      { cause: error },
    );
  });
  const { readRecordedLog } = await import("../../gate/console/recorded-log.ts");
  const { judgeLog } = await import("../../gate/judge-log.ts");
  const report = judgeLog(readRecordedLog(bytes), { rules: request.rules, resets: true });
  const { verdict } = report;
  if (verdict === undefined) throw new Error("The log was judged without a verdict.");
  const scale = scaleWords(request.rules);
  if (scale !== undefined) keeper.say(scale);
  keeper.say(`Verdict: ${verdict.code ?? verdict.verdict}. ${verdict.message}`);
  const watched = [{ verdict, report, startedAt: context.now().getTime(), wasReset: false }];
  const junit = await files.saveJunit(gateJunit(watched, { name: request.logPath, properties: {} }));
  const judged = { path: request.logPath, bytes: bytes.length, dropped: 0 };
  return {
    operation: "judge",
    ...gateResult(watched, { junit: junit.path, log: judged, timeScale: request.rules.timeScale }),
  };
}
