import { parsePortQuery } from "../../board/ports/port-selector.ts";
import { BAUD_RATES } from "../../esptool/run/vocabulary.ts";
import {
  DEFAULT_RULES,
  type GateRules,
  IDENTITY_MODES,
  parseAllowedBoots,
  scaledRules,
} from "../../gate/rules/gate-rules.ts";
import type { TestChoice } from "../../gate/tests/readers.ts";
import { TEST_FRAMEWORKS } from "../../gate/tests/test-report.ts";
import type { ConnectionRequest } from "../../inputs/board/connection.ts";
import { locatedOutput } from "../../inputs/files/output-file.ts";
import type { Images } from "../../inputs/files/images.ts";
import type { OutputFile } from "../../inputs/files/paths.ts";
import { readTimeLimit } from "../../inputs/limits.ts";
import type { InputName } from "../../inputs/input-table.ts";
import type { Reader } from "../../inputs/reader.ts";
import { parseChoice, parseInteger, parseSeconds } from "../../inputs/values.ts";
import { GATE_INPUTS, type GateRequest, type JudgeRequest } from "./gate-request.ts";
import { readTimeScale, type WatchedPorts } from "./time-scale.ts";

const LONGEST_SECONDS = 24 * 3600;
const MOST_ATTEMPTS = 10;
const RESETS = ["auto", "uart", "usb", "none"] as const;
const LOG_TESTS = ["auto", "none", ...TEST_FRAMEWORKS] as const;
const BOARD_TESTS = [...LOG_TESTS, "unity-menu"] as const;
/** The default for all cases of a menu together, seconds; each case also has a limit. */
const MENU_SECONDS = 3600;

/** The parts of a step that are read before its gate. */
export interface GateParts extends WatchedPorts {
  /** Relative paths start here. */
  readonly workspace: string;
  readonly connection: ConnectionRequest | undefined;
  /** Absent if the step has none. */
  readonly images?: Images | undefined;
}

/**
 * The gate of a step that does something else first: requested by `monitor: true`, or by any input of a gate.
 * @returns `"none"` if no gate is requested; `undefined` after noting a problem.
 */
export async function parseFollowingGate(
  reader: Reader,
  parts: GateParts,
): Promise<GateRequest | "none" | undefined> {
  const monitor = reader.boolean("monitor");
  const isAsked = GATE_INPUTS.some((name) => name !== "overwrite" && reader.isSet(name));
  // Read even though no file will be written, so that an invalid value is reported.
  if (monitor === false && !isAsked) return reader.boolean("overwrite") === undefined ? undefined : "none";
  const gate = await parseGate(reader, parts);
  if (gate?.reset === "none") {
    refuse(reader, "reset", "none leaves the chip in bootloader mode after it was written: remove it");
  }
  if (reader.isSet("after") && parts.connection?.port.kind !== "socket") {
    refuse(reader, "after", "has no effect with a gate, which starts the application itself: remove it");
  }
  return monitor === undefined ? undefined : gate;
}

/** The gate of a step; `undefined` after noting a problem. */
export async function parseGate(
  reader: Reader,
  { workspace, connection, images, emulatedPorts }: GateParts,
): Promise<GateRequest | undefined> {
  const judged = await parseJudged(reader, workspace, { connection, emulatedPorts }, BOARD_TESTS);
  const log = await readFile(reader, workspace, "console-log");
  const reset = reader.parse("reset", (text) => parseChoice(text, RESETS));
  const attempts = reader.parse("attempts", (text) => parseInteger(text, 1, MOST_ATTEMPTS));
  const baud = await readBaud(reader, images);
  checkTimeout(reader, judged);
  const port = reader.isSet("console-port")
    ? reader.parse("console-port", (text) => parsePortQuery(text, process.platform), "port-not-allowed")
    : undefined;
  checkPort(reader, connection);
  if (reader.text("tests") === "unity-menu") checkMenu(reader, reset);
  if (reset === "none" && attempts !== undefined && attempts > 1) {
    refuse(reader, "attempts", "needs a reset to start the firmware again: remove it, or `reset: none`");
  }
  if (log?.file !== undefined) refuseSameFile(reader, judged?.junit, log.file);
  if (judged === undefined || log === undefined || reset === undefined || attempts === undefined) {
    return undefined;
  }
  return { ...judged, log: log.file, reset, attempts, baud, port };
}

/** The rate from the input, or otherwise from the build; `undefined` if neither has one, or after noting a problem. */
async function readBaud(reader: Reader, images: Images | undefined): Promise<number | undefined> {
  if (reader.isSet("console-baud")) {
    return reader.parse("console-baud", (text) => parseInteger(text, BAUD_RATES.min, BAUD_RATES.max));
  }
  if (images?.build === undefined) return undefined;
  const { findProject } = await import("../../inputs/builds/project.ts");
  const found = await findProject(images.build.folder);
  if (found === undefined) return undefined;
  if ("value" in found) return found.value.consoleBaud;
  for (const refusal of found.problems) reader.problems.take("files", found.path, refusal, refusal.code);
  return undefined;
}

/** Refuses inputs that conflict with a menu of tests, whose cases are run one by one. */
function checkMenu(reader: Reader, reset: GateRequest["reset"] | undefined): void {
  if (reset === "none") {
    refuse(reader, "tests", "unity-menu resets the board where a case hangs: remove `reset: none`");
  }
  for (const name of ["expect", "check"] as const) {
    if (!reader.isSet(name)) continue;
    refuse(reader, name, "has no effect with `tests: unity-menu`, whose cases decide: remove it");
  }
}

/** A step that times out before its gate ends has no verdict. */
function checkTimeout(reader: Reader, judged: JudgeRequest | undefined): void {
  const timeoutSeconds = readTimeLimit((name) => reader.text(name));
  const gateSeconds = judged === undefined ? 0 : judged.rules.timeoutMs / 1000;
  const scale = judged?.rules.timeScale ?? 1;
  if (timeoutSeconds === undefined || gateSeconds < timeoutSeconds) return;
  refuse(
    reader,
    "gate-timeout",
    `it is ${gateSeconds} s${scale === 1 ? "," : `, with \`timeout-scale\` ${scale},`} and \`timeout\` ends the whole step after ${timeoutSeconds} s, without a verdict: raise \`timeout\`, or lower it`,
  );
}

/** Refuses inputs that a raw socket cannot support. */
function checkPort(reader: Reader, connection: ConnectionRequest | undefined): void {
  if (connection?.port.kind !== "socket" || reader.isSet("console-port")) return;
  const reset = reader.text("reset");
  if (reset === "uart" || reset === "usb") {
    refuse(
      reader,
      "reset",
      `${reset} needs DTR and RTS, which a raw socket does not have: use an rfc2217:// port, or remove it`,
    );
  }
  if (reader.isSet("console-baud")) {
    refuse(reader, "console-baud", "has no effect on a raw socket, which has no baud rate: remove it");
  }
}

/** What a gate demands of a board or of a recorded log; `undefined` after noting a problem. */
export async function parseJudged(
  reader: Reader,
  workspace: string,
  watched: WatchedPorts = {},
  testChoices: readonly TestChoice[] = LOG_TESTS,
): Promise<JudgeRequest | undefined> {
  const timeScale = readTimeScale(reader, watched);
  const rules = timeScale === undefined ? undefined : await parseGateRules(reader, timeScale, testChoices);
  const junit = await readFile(reader, workspace, "junit");
  const failOnVerdict = reader.boolean("fail-on-verdict");
  if (rules === undefined || junit === undefined || failOnVerdict === undefined) return undefined;
  return { rules, junit: junit.file, failOnVerdict };
}

async function parseGateRules(
  reader: Reader,
  timeScale: number,
  testChoices: readonly TestChoice[],
): Promise<GateRules | undefined> {
  const timeout = reader.parse("gate-timeout", (text) => parseSeconds(text, 1, LONGEST_SECONDS));
  const settle = reader.parse("settle", (text) => parseSeconds(text, 0, LONGEST_SECONDS));
  const crashes = reader.parse("crashes", (text) => parseChoice(text, ["fail", "ignore"]));
  const identity = reader.parse("identity", (text) => parseChoice(text, IDENTITY_MODES));
  const tests = reader.parse("tests", (text) => parseChoice(text, testChoices));
  const allowedBoots = reader.parse("allowed-boots", parseAllowedBoots);
  const seconds = tests === "unity-menu" && !reader.isSet("gate-timeout") ? MENU_SECONDS : timeout;
  const timeoutMs = seconds === undefined ? DEFAULT_RULES.timeoutMs : seconds * 1000;
  const texts = {
    expect: reader.text("expect"),
    failOn: reader.text("fail-on"),
    check: reader.text("check"),
  };
  // Imported here because it includes a compiler for patterns, which steps without a gate do not need.
  const { parseRules } = await import("../../gate/rules/parse-rules.ts");
  const { problems, ...patterns } = parseRules(texts, timeoutMs);
  for (const { input, problem } of problems) refuse(reader, input, problem);
  if (crashes === undefined || identity === undefined || tests === undefined) return undefined;
  if (timeout === undefined || settle === undefined || allowedBoots === undefined || problems.length > 0) {
    return undefined;
  }
  const written = { ...DEFAULT_RULES, ...patterns, timeoutMs, settleMs: settle * 1000 };
  return scaledRules({ ...written, crashes, identity, tests, allowedBoots }, timeScale);
}

/** A file that the step writes, if its path is given. `undefined` after noting a problem. */
async function readFile(
  reader: Reader,
  workspace: string,
  name: "console-log" | "junit",
): Promise<{ readonly file: OutputFile | undefined } | undefined> {
  const overwrite = reader.boolean("overwrite");
  const path = reader.text(name);
  if (path === "") return { file: undefined };
  const file = await locatedOutput(reader, workspace, path, overwrite ?? false, name);
  return file === undefined ? undefined : { file };
}

/** The report must not overwrite the console log that it is about. */
export function refuseSameFile(
  reader: Reader,
  junit: OutputFile | undefined,
  log: Pick<OutputFile, "realPath">,
): void {
  if (junit?.realPath === log.realPath)
    refuse(reader, "junit", "the same file as `console-log`: name another");
}

function refuse(reader: Reader, input: InputName, problem: string): void {
  reader.problems.add("input-invalid", `input \`${input}\`: ${problem}`);
}
