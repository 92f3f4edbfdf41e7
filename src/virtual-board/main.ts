import * as core from "../system/actions-core.ts";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Failure, messageOf } from "../system/errors.ts";
import { locateInput, locateOutput } from "../inputs/files/paths.ts";
import { unknownInputs } from "../inputs/unknown-inputs.ts";
import { untilListening } from "../system/processes/background-server.ts";
import { ownProgram, startForJob } from "../system/processes/job-process.ts";
import { runnerTrouble } from "../system/files/disk-trouble.ts";
import { inputOf, programEnvironment, takeEnvironment } from "../system/processes/program-environment.ts";
import { runMain } from "../system/sub-action.ts";
import { readScript } from "./console/script-file.ts";
import { INPUT_NAMES, type OptionTexts, parseBoardOptions } from "./options.ts";

const START_DEADLINE_MS = 30_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** Starts the board for the rest of the job. */
async function main(env: Environment, signal: AbortSignal): Promise<void> {
  const workspace = env["GITHUB_WORKSPACE"] ?? process.cwd();
  const texts: OptionTexts = Object.fromEntries(INPUT_NAMES.map((name) => [name, inputOf(env, name)]));
  texts.fault = inputOf(env, "faults");
  const { misspelt, others } = unknownInputs(env, [...INPUT_NAMES, "faults", "console"]);
  for (const problem of others) core.warning(problem);
  const parsed = parseBoardOptions(texts);
  const problems = [...misspelt, ...("problems" in parsed ? parsed.problems : [])];
  const given = texts.image ? await locateOutput(workspace, texts.image, true) : undefined;
  if (given !== undefined && "problem" in given)
    problems.push(`image: "${texts.image ?? ""}" ${given.problem}`);
  const script = inputOf(env, "console");
  const located = script ? await locateInput(workspace, script) : undefined;
  if (located !== undefined && "problem" in located) problems.push(`console: "${script}" ${located.problem}`);
  if (located !== undefined && "value" in located) {
    texts.console = located.value.realPath;
    const read = await readScript(located.value.realPath);
    if ("problems" in read)
      problems.push(...read.problems.map((problem) => `console: ${script}: ${problem}`));
  }
  if (problems.length > 0) throw new Error(`The inputs are wrong: ${problems.join("; ")}.`);
  const named = given !== undefined && "value" in given ? given.value.realPath : undefined;
  if (named !== undefined) mkdirSync(dirname(named), { recursive: true });
  const imageIn = (folder: string): string => named ?? join(folder, "flash.bin");
  const request = {
    temp: env["RUNNER_TEMP"] ?? tmpdir(),
    prefix: "virtual-board-",
    args: (folder: string) => [
      ownProgram("virtual-board/cli"),
      "--kept",
      ...commandLine({ ...texts, image: imageIn(folder) }),
    ],
    env: programEnvironment(env),
    log: "board.log",
    creates: named === undefined ? [] : [named],
    saveState: core.saveState,
  };
  const extra = [texts["rfc2217-port"], texts.tty].filter(Boolean);
  const { image, urls } = await startForJob(request, async (board) => {
    const awaited = { count: 1 + extra.length, what: "virtual board", deadlineMs: START_DEADLINE_MS, signal };
    const urls = await untilListening(board, { ...awaited, logFile: board.logFile });
    return { image: imageIn(board.folder), urls };
  });
  const [socketUrl = ""] = urls;
  const url = urls.find((each) => each.startsWith("rfc2217:")) ?? socketUrl;
  core.setOutput("port", url);
  core.setOutput("socket-port", socketUrl);
  core.setOutput("image", image);
  core.info(
    `A virtual ${texts.chip ?? ""} board is listening on ${urls.join(" and ")}; its flash is ${image}.`,
  );
}

/** `--name=value` works for every option; flags take no separate value. */
function commandLine(texts: OptionTexts): string[] {
  return Object.entries(texts).flatMap(([name, value]) => (value ? [`--${name}=${value}`] : []));
}

function fail(error: unknown): void {
  const failure = error instanceof Failure ? error : runnerTrouble(error);
  core.setFailed(failure === undefined ? messageOf(error) : `${failure.message} ${failure.hint}`);
}

await runMain((signal) => main(takeEnvironment(process.env), signal), fail);
