import * as core from "../system/actions-core.ts";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { EMULATED_PORTS, withEmulatedPorts } from "../inputs/board/emulated-ports.ts";
import { locateOutput } from "../inputs/files/paths.ts";
import { unknownInputs } from "../inputs/unknown-inputs.ts";
import { Failure, messageOf, systemCode } from "../system/errors.ts";
import { runnerTrouble } from "../system/files/disk-trouble.ts";
import { untilListening } from "../system/processes/background-server.ts";
import { ownProgram, startForJob } from "../system/processes/job-process.ts";
import { inputOf, programEnvironment, takeEnvironment } from "../system/processes/program-environment.ts";
import { runMain } from "../system/sub-action.ts";
import { sizeProblem } from "./board-files.ts";
import { QEMU_CHIPS } from "./chips.ts";
import {
  type KeptBoard,
  OPTION_NAMES,
  type OptionTexts,
  parseQemuOptions,
  type QemuOptions,
} from "./options.ts";
import { findQemu, requestProblems } from "./source/find-qemu.ts";
import { type QemuProgram, type QemuRequest } from "./source/qemu-program.ts";

/** Longer than QEMU's own deadline: it includes the process that starts QEMU. */
const START_DEADLINE_MS = 60_000;
const SOURCES = ["auto", "release", "path"] as const;
const SOURCE_INPUTS = ["qemu-source", "qemu-path", "qemu-sha256", "qemu-base-url"] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Starts the board for the rest of the job. */
async function main(env: Environment, signal: AbortSignal): Promise<void> {
  const { options, request: wanted, files } = await readInputs(env);
  const qemu = await provide(wanted, env, signal);
  const named = [files.image, files.efuse].filter((path) => path !== undefined);
  for (const path of named) mkdirSync(dirname(path), { recursive: true });
  const filesIn = (folder: string) => ({
    image: files.image ?? join(folder, "flash.bin"),
    efuse: files.efuse ?? join(folder, "efuse.bin"),
  });
  const keptIn = (folder: string): KeptBoard => ({
    program: qemu.program,
    options,
    ...filesIn(folder),
    folder,
  });
  const request = {
    temp: env["RUNNER_TEMP"] ?? tmpdir(),
    prefix: "qemu-",
    args: (folder: string) => [ownProgram("qemu/cli"), "--kept", JSON.stringify(keptIn(folder))],
    env: programEnvironment(env),
    log: "board.log",
    creates: named,
    saveState: core.saveState,
  };
  const { image, urls } = await startForJob(request, async (board) => {
    const awaited = { count: 2, what: "board in QEMU", deadlineMs: START_DEADLINE_MS, signal };
    const urls = await untilListening(board, { ...awaited, logFile: board.logFile });
    return { image: filesIn(board.folder).image, urls };
  });
  const [url = "", socketUrl = ""] = urls;
  core.setOutput("port", url);
  core.setOutput("socket-port", socketUrl);
  // The gate of later steps allows firmware on these ports more time.
  core.exportVariable(EMULATED_PORTS, withEmulatedPorts(env[EMULATED_PORTS], [url, socketUrl]));
  core.setOutput("image", image);
  core.setOutput("version", qemu.version);
  core.info(
    `An ${options.chip} in QEMU ${qemu.version} is listening on ${url} (with reset lines) and ${socketUrl}; its flash is ${image}.`,
  );
}

interface Inputs {
  readonly options: QemuOptions;
  readonly request: QemuRequest;
  /** Absolute paths of the files that the inputs specify. */
  readonly files: { readonly image: string | undefined; readonly efuse: string | undefined };
}

/** @throws {Error} with everything that is wrong; nothing has been started or created yet. */
async function readInputs(env: Environment): Promise<Inputs> {
  const texts: OptionTexts = Object.fromEntries(OPTION_NAMES.map((name) => [name, inputOf(env, name)]));
  const { misspelt, others } = unknownInputs(env, [...OPTION_NAMES, ...SOURCE_INPUTS]);
  for (const problem of others) core.warning(problem);
  const parsed = parseQemuOptions(texts);
  const problems = [...misspelt, ...("problems" in parsed ? parsed.problems : [])];
  const sourceText = inputOf(env, "qemu-source") || "auto";
  const source = SOURCES.find((each) => each === sourceText);
  if (source === undefined) problems.push(`qemu-source: "${sourceText}" is not one of ${SOURCES.join(", ")}`);
  const image = await fileOf(env, "image", problems);
  const efuse = await fileOf(env, "efuse", problems);
  if (image !== undefined && image === efuse) problems.push("efuse: is the same file as image");
  if ("options" in parsed) {
    const { chip, flashSize, port, socketPort } = parsed.options;
    const { efuseSize } = QEMU_CHIPS[chip];
    if (image !== undefined)
      problems.push(...listOf(sizeProblem({ input: "image", path: image, size: flashSize })));
    if (efuse !== undefined) {
      problems.push(...listOf(sizeProblem({ input: "efuse", path: efuse, size: efuseSize })));
    }
    problems.push(
      ...listOf(await portProblem("port", port)),
      ...listOf(await portProblem("socket-port", socketPort)),
    );
  }
  const named = (name: (typeof SOURCE_INPUTS)[number]): string | undefined => inputOf(env, name) || undefined;
  const [path, sha256, baseUrl] = [named("qemu-path"), named("qemu-sha256"), named("qemu-base-url")];
  const wanted = { source: source ?? "auto", path, sha256, baseUrl };
  problems.push(...requestProblems(wanted));
  if (problems.length > 0 || "problems" in parsed)
    throw new Error(`The inputs are wrong: ${problems.join("; ")}.`);
  const { options } = parsed;
  return { options, request: { ...wanted, chip: options.chip }, files: { image, efuse } };
}

function listOf(problem: string | undefined): string[] {
  return problem === undefined ? [] : [problem];
}

async function fileOf(env: Environment, name: string, problems: string[]): Promise<string | undefined> {
  const text = inputOf(env, name);
  if (text === "") return undefined;
  const located = await locateOutput(env["GITHUB_WORKSPACE"] ?? process.cwd(), text, true);
  if ("value" in located) return located.value.realPath;
  problems.push(`${name}: "${text}" ${located.problem}`);
  return undefined;
}

/** Whether another program has the port. It is checked again when the board opens it. */
async function portProblem(name: string, port: number): Promise<string | undefined> {
  if (port === 0) return undefined;
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error) => {
      const isTaken = systemCode(error) === "EADDRINUSE";
      resolve(
        `${name}: ${port} ${isTaken ? "is in use by another program; use 0 for a free one" : messageOf(error)}`,
      );
    });
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(undefined)));
  });
}

function provide(request: QemuRequest, env: Environment, signal: AbortSignal): Promise<QemuProgram> {
  const temp = env["RUNNER_TEMP"] ?? tmpdir();
  const toolCache = env["RUNNER_TOOL_CACHE"] ?? join(temp, "tool-cache");
  return findQemu(request, { toolCache, temp, env, signal, log: core.info, warn: core.warning });
}

function fail(error: unknown): void {
  const failure = error instanceof Failure ? error : runnerTrouble(error);
  core.setFailed(
    failure === undefined ? messageOf(error) : `${failure.message} ${failure.hint} (${failure.code})`,
  );
}

await runMain((signal) => main(takeEnvironment(process.env), signal), fail);
