// What a part of a step gets, for tests that call one by itself.
import { tmpdir } from "node:os";
import type { AnnotatedLog } from "../../../src/system/log.ts";
import { PrivateFolder } from "../../../src/system/files/private-folder.ts";
import type { StepContext } from "../../../src/system/step-context.ts";

/** A log of which every line and warning is kept. */
export function keptLog(lines: string[]): AnnotatedLog {
  return {
    line: (text) => void lines.push(text),
    detail: () => undefined,
    progress: () => undefined,
    warning: (title, text) => void lines.push(`warning: ${title}: ${text}`),
    group: (_, work) => work(),
    untrustedGroup: (_, work) => work(),
  };
}

export interface TestContext extends StepContext, AsyncDisposable {
  /** What a person would have seen. */
  readonly lines: readonly string[];
}

/** A context with a private folder of its own, which is removed with it. */
export function testContext(changes: Partial<StepContext> = {}): TestContext {
  const lines: string[] = [];
  const own = PrivateFolder.later(tmpdir());
  return {
    env: process.env,
    workspace: process.cwd(),
    temp: tmpdir(),
    signal: new AbortController().signal,
    log: keptLog(lines),
    folder: own.folder,
    now: () => new Date("2026-01-02T03:04:05Z"),
    lines,
    [Symbol.asyncDispose]: own.remove,
    ...changes,
  };
}
