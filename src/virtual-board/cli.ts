import { parseArgs } from "node:util";
import { chipFacts } from "../firmware/flash/chips.ts";
import { Failure, messageOf, systemCode } from "../system/errors.ts";
import { untilKept } from "../system/processes/background.ts";
import { startVirtualBoard, type VirtualBoard } from "./board.ts";
import { CHIP_NAMES } from "./chips/chip-model.ts";
import { readScript } from "./console/script-file.ts";
import { FAULT_HELP } from "./faults/fault-text.ts";
import { OPTION_NAMES, type OptionName, parseBoardOptions } from "./options.ts";

const FAULTS = Object.entries(FAULT_HELP)
  .map(([kind, fields]) => `                             ${kind}:${fields}`)
  .join("\n");
const WITHOUT_DOWNLOAD_MODE = CHIP_NAMES.filter((chip) => !chipFacts(chip).secureDownloadMode);
const WITHOUT_PROTECTION = CHIP_NAMES.filter((chip) => chipFacts(chip).protection === "none");
const WITH_LARGE_FLASH = CHIP_NAMES.filter((chip) => chipFacts(chip).largestFlash > 0x100_0000);
const HELP = `Starts a virtual ESP board on a TCP port, for esptool's socket:// and rfc2217:// ports.

  virtual-board --chip ${CHIP_NAMES.at(-1) ?? ""} [options]

  --chip <name>            ${CHIP_NAMES.slice(0, 8).join(", ")},
                           ${CHIP_NAMES.slice(8, -1).join(", ")} or ${CHIP_NAMES.at(-1) ?? ""}
  --flash-size <size>      256KB, 512KB, 1MB, 2MB, 4MB (default), 8MB or 16MB; 32MB, 64MB or 128MB with
                           ${WITH_LARGE_FLASH.join(", ")}
  --image <file>           contents of the flash; created if it does not exist (default: in memory)
  --port <number>          TCP port on 127.0.0.1; 0 (default) picks a free one
  --rfc2217-port <number>  TCP port on 127.0.0.1 with DTR and RTS; 0 picks a free one (default: none)
  --tty <path>             absolute path of a link to a serial device for the board (needs Python 3; not on Windows)
  --link-baud <rate>       simulates a UART at this rate, with realistic flash timing (default: full speed)
  --reset-on-connect       every connection resets the chip first
  --mac <address>          for example 24:0a:c4:00:01:10
  --secure-download-mode   no reads and no stub (not ${WITHOUT_DOWNLOAD_MODE.join(", ")})
  --flash-encryption       flash encryption is enabled in the eFuses (not ${WITHOUT_PROTECTION.join(", ")})
  --secure-boot            Secure Boot is enabled in the eFuses (not ${WITHOUT_PROTECTION.join(", ")})
  --boot <what>            app boots from flash; download (default) waits for esptool
  --console <file>         what applications print and do (YAML; docs/reference/virtual-board.md)
  --fault <kind[:args]>    a fault of the board; can be given more than once:
${FAULTS}
  --kept                   stops unless "keep" arrives on standard input before it closes (for scripts)
  --help

Prints "listening on socket://127.0.0.1:<port>" when ready, and the same for rfc2217://127.0.0.1:<port> with
--rfc2217-port and for the path with --tty; runs until SIGINT or SIGTERM.
`;
const FLAGS: ReadonlySet<OptionName> = new Set([
  "reset-on-connect",
  "secure-download-mode",
  "flash-encryption",
  "secure-boot",
]);
const BAD_OPTIONS = 2;

/** The command. @returns its exit code, once the board has stopped. */
async function run(args: readonly string[]): Promise<number> {
  const command = readArguments(args);
  if (command.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const parsed = parseBoardOptions(command.texts);
  const problems = [...command.problems, ...("problems" in parsed ? parsed.problems : [])];
  const script = command.texts.console ? await readScript(command.texts.console) : undefined;
  if (script !== undefined && "problems" in script) {
    problems.push(...script.problems.map((problem) => `console: ${command.texts.console ?? ""}: ${problem}`));
  }
  if (problems.length > 0 || "problems" in parsed) {
    process.stderr.write(problems.map((problem) => `virtual-board: ${problem}\n`).join(""));
    if (command.problems.length > 0 || "problems" in parsed) {
      process.stderr.write("Run it with --help for the options.\n");
    }
    return BAD_OPTIONS;
  }
  // First, so that no signal has its default action.
  const stop = command.kept ? Promise.race([stopSignal(), notKept()]) : stopSignal();
  const played = script !== undefined && "script" in script ? { console: script.script } : {};
  const board = await startVirtualBoard({ ...parsed.options, ...played, searchPath: process.env["PATH"] });
  const urls = [board.url, board.rfc2217Url, parsed.options.tty].filter((url) => url !== undefined);
  process.stdout.write(urls.map((url) => `listening on ${url}\n`).join(""));
  await stop;
  await board.close();
  process.stdout.write(`${account(board)}\n`);
  return board.log.errors.length === 0 ? 0 : 1;
}

function readArguments(args: readonly string[]) {
  const options = Object.fromEntries(
    OPTION_NAMES.map((name) => [name, { type: FLAGS.has(name) ? "boolean" : "string" } as const]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...options, help: { type: "boolean" }, kept: { type: "boolean" } },
    strict: false,
    tokens: true,
  });
  const texts: Partial<Record<OptionName, string>> = {};
  const problems: string[] = [];
  let help = false;
  let kept = false;
  for (const token of tokens) {
    if (token.kind === "positional") problems.push(`"${token.value}" is not an option`);
    if (token.kind !== "option") continue;
    const name = OPTION_NAMES.find((known) => known === token.name);
    if (token.name === "help") help = true;
    else if (token.name === "kept") kept = true;
    else if (name === undefined) problems.push(`${token.rawName} is not an option`);
    else if (name in texts && name !== "fault") problems.push(`${name}: is set twice`);
    else if (FLAGS.has(name)) texts[name] = token.value ?? "true";
    else if (!token.value || (token.value.startsWith("-") && !token.inlineValue))
      problems.push(`${name}: has no value`);
    else if (name === "fault") texts.fault = `${texts.fault ?? ""}\n${token.value}`;
    else texts[name] = token.value;
  }
  return { texts, problems, help, kept };
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve());
  });
}

/** Resolves when the process that started the board exits before it has recorded how to stop it. */
async function notKept(): Promise<void> {
  if (await untilKept()) await new Promise<never>(() => undefined);
}

function account({ log }: VirtualBoard): string {
  const total = (regions: readonly { length: number }[]): number =>
    regions.reduce((sum, { length }) => sum + length, 0);
  const faults = Object.entries(log.faults).map(([kind, times]) => `${kind} ${times}`);
  const happened = faults.length === 0 ? "" : `; faults: ${faults.join(", ")}`;
  const errors = log.errors.map((error) => `\nerror in the virtual board: ${error}`);
  return `stopped after ${log.connections} ${log.connections === 1 ? "connection" : "connections"}, ${total(log.erases)} bytes erased, ${total(log.writes)} bytes written${happened}${errors.join("")}`;
}

function explain(error: unknown): string {
  if (error instanceof Failure) return `${error.message} ${error.hint}`;
  if (error instanceof Error && "port" in error && systemCode(error) === "EADDRINUSE")
    return `port ${String(error.port)} is in use by another program; use 0 for a free one`;
  return messageOf(error);
}

// The reader of our output may be gone; the board continues.
process.stdout.on("error", () => undefined);
try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`virtual-board: ${explain(error)}\n`);
  process.exitCode = error instanceof Failure ? BAD_OPTIONS : 1;
}
