import { describe, expect, it } from "vitest";
import type { Command } from "../../../../src/esptool/run/arguments.ts";
import { Observation } from "../../../../src/esptool/run/observation.ts";
import { Transcript } from "../../../../src/esptool/run/process/transcript.ts";
import { checkOutcome } from "../../../../src/esptool/run/process/verdict.ts";
import { Failure } from "../../../../src/system/errors.ts";
import type { ProcessResult } from "../../../../src/system/processes/supervision.ts";

const COMMAND: Command = { name: "flash-id" };

function verdict(process: ProcessResult): Observation | Failure {
  const nothing = (): void => undefined;
  const transcript = new Transcript(
    { line: nothing, detail: nothing, progress: nothing },
    new Set(),
    new Map(),
    false,
  );
  const seen = new Observation({});
  try {
    const ended = { process, seen, transcript, state: "untouched" } as const;
    return checkOutcome({ command: COMMAND, port: "socket://h:1", chipSource: undefined, ...ended });
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

describe("an esptool process that ended", () => {
  it("has failed with an exit code, and without one", () => {
    expect(verdict({ end: "exit", exitCode: 0, signal: null })).toBeInstanceOf(Observation);
    expect(verdict({ end: "exit", exitCode: 2, signal: null })).toMatchObject({ code: "esptool-failed" });
    expect(verdict({ end: "exit", exitCode: null, signal: "SIGTERM" })).toBeInstanceOf(Failure);
  });
});
