import { notBooting } from "./boot-findings.ts";
import type { BootJudge } from "./boot-judge.ts";
import type { Completion } from "./completion.ts";
import type { BinaryLog } from "./console/binary-log.ts";
import type { ConsoleLine, ConsoleLines } from "./console/console-lines.ts";
import type { Decodability } from "./console/decodability.ts";
import { type Finding, finding } from "./finding.ts";
import type { GateRules } from "./rules/gate-rules.ts";
import { quoted, secondsWords } from "./words.ts";

/** What is known about a console when its watch ends. */
export interface ConsoleState {
  /** `settled`: everything was printed, and the settle time is over. */
  readonly why: "settled" | "time" | "log" | "lost";
  readonly rules: GateRules;
  readonly port: "uart" | "usb" | "unknown";
  readonly isGone: boolean;
  readonly boot: BootJudge;
  readonly completion: Completion;
  readonly lines: ConsoleLines;
  readonly decodability: Decodability;
  readonly binary: BinaryLog;
  readonly last: ConsoleLine | undefined;
  readonly now: number;
}

/**
 * What is wrong when the watch ends: first findings that say nothing about the firmware, then what the firmware did not
 * do.
 * @returns `undefined` if it passes.
 */
export function finalFinding(state: ConsoleState): Finding | undefined {
  const { completion, why } = state;
  if (why === "lost") return finding("console-lost", "The console was lost and did not return.");
  if (why === "settled") return completion.final(state.now) ?? unsettled(state) ?? identityFinding(state);
  const isComplete = completion.progress.isComplete && !completion.isOpenEnded;
  const unmet = completion.final(state.now);
  if (isComplete && unmet === undefined) return identityFinding(state);
  return (
    benchFinding(state) ??
    bootFinding(state) ??
    unmet ??
    timeoutFinding(state) ??
    proofFinding(state) ??
    identityFinding(state)
  );
}

/** A crash while the port is gone must not pass. */
function unsettled({ isGone }: ConsoleState): Finding | undefined {
  return isGone
    ? finding(
        "console-lost",
        "The console was lost after everything expected had appeared, and did not return: it is unknown whether the firmware crashed then.",
      )
    : undefined;
}

function benchFinding({
  why,
  isGone,
  lines,
  decodability,
  binary,
  boot,
  port,
  now,
  last,
}: ConsoleState): Finding | undefined {
  if (isGone) return finding("console-lost", "The console was lost and did not return.");
  if (lines.lastByteAt === undefined) {
    const words = why === "log" ? "The log is empty" : `The board sent nothing within ${secondsWords(now)}`;
    return finding("silent", `${words}.`);
  }
  if (last === undefined) return finding("silent", "Only empty lines were printed.");
  if (binary.isSeen()) {
    return finding(
      "console-binary",
      "The firmware prints ESP-IDF's binary log, whose text is in the ELF file and not on the console.",
    );
  }
  const { garbledShare } = decodability;
  if (garbledShare !== undefined) {
    const percent = Math.round(garbledShare * 100);
    return finding("garbled", `${percent} % of what the board printed is not text: the rate is wrong.`);
  }
  if (boot.boots.current?.isDownload === true) {
    return finding("in-bootloader", "The board is in download mode after its reset.");
  }
  // espressif/esp-idf#18996: a few boots over USB-Serial-JTAG go silent here, although the firmware runs.
  if (port !== "uart" && boot.bootloaderEnd?.number === last.number) {
    return finding(
      "console-lost",
      `The console fell silent after ${quoted(last)}, as USB-Serial-JTAG may (espressif/esp-idf#18996).`,
    );
  }
  return undefined;
}

function bootFinding({ boot }: ConsoleState): Finding | undefined {
  if (boot.unbootable !== undefined) return notBooting(boot.unbootable);
  if (boot.endsInRom) {
    return finding("not-booting", "No bootloader boots: the console ends with the lines of the chip's ROM.");
  }
  return boot.endsInBootloader
    ? finding("not-booting", "No application boots: the console ends within the lines of the bootloader.")
    : undefined;
}

/** If no output was expected, something must show that an application ran. */
function proofFinding({ why, boot, completion, last }: ConsoleState): Finding | undefined {
  if (!completion.isOpenEnded) return undefined;
  if (last !== undefined && boot.bootloaderEnd?.number === last.number) {
    return finding(
      "silent",
      `The application printed nothing: the last line is the bootloader's, ${quoted(last)}.`,
    );
  }
  if (why !== "log" || boot.boots.count > 0) return undefined;
  return finding(
    "silent",
    "The log shows no boot and no test result, and nothing is expected: it proves nothing.",
    "Give `expect`, or a log that begins with the board's reset.",
  );
}

/** How far the firmware got, and the line that was closest to what is missing. */
function timeoutFinding({ completion, rules, why, last, now }: ConsoleState): Finding | undefined {
  const { progress } = completion;
  const { next, met, nearest } = progress;
  if (next === undefined) return undefined;
  const since = met.at(-1)?.at ?? 0;
  const within =
    next.withinMs !== undefined && since + next.withinMs <= now
      ? `within ${secondsWords(next.withinMs)} after ${met.length === 0 ? "the reset" : "the line before it"}`
      : `within ${secondsWords(rules.timeoutMs)}`;
  const limit = why === "log" ? "before the log ended" : within;
  const line = nearest ?? last;
  const seen =
    line === undefined
      ? ""
      : ` The ${nearest === undefined ? "last" : "nearest"} line is line ${line.number}, ${quoted(line)}.`;
  const message = `Expected line ${met.length + 1} of ${rules.expect.length}, \`${next.pattern.source}\`, did not appear ${limit}.${seen}`;
  return finding("expect-timeout", message, why === "log" ? "See how far the firmware got." : undefined);
}

function identityFinding({ boot, rules }: ConsoleState): Finding | undefined {
  if (rules.identity !== "required" || boot.identity?.state === "verified") return undefined;
  return finding(
    "identity-unknown",
    "What boots was not verified to be what was flashed: the board did not print enough digits of its ELF file's digest, or the image has none.",
  );
}
