import { type ChildProcess } from "node:child_process";

import { LineSplitter } from "./line-splitter.ts";
import { StepLog } from "./workflow-commands.ts";

/** ProcessInvoker of actions/runner waits so long for output that orphans hold open. */
const HELD_OUTPUT_MS = 5000;

/** What the process prints, and who waits for it. */
export class StepProcess {
  readonly log: StepLog;
  readonly raw = { stdout: "", stderr: "" };
  readonly #onLine: ((line: string) => void) | undefined;
  readonly #watchers = new Set<(line: string | undefined) => void>();
  #told = 0;
  #ended = false;

  constructor(onLine: ((line: string) => void) | undefined, debug: boolean) {
    this.log = new StepLog({ debug });
    this.#onLine = onLine;
  }

  get text(): string {
    return this.log.lines.map((line) => `${line}\n`).join("");
  }

  take(line: string): void {
    this.log.take(line);
    for (; this.#told < this.log.lines.length; this.#told += 1) {
      const shown = this.log.lines[this.#told] ?? "";
      this.#onLine?.(shown);
      for (const watcher of this.#watchers) watcher(shown);
    }
  }

  sees(pattern: RegExp, waitMs: number): Promise<string> {
    const matches = (line: string): boolean => line.search(pattern) >= 0;
    const already = this.log.lines.find(matches);
    if (already !== undefined) return Promise.resolve(already);
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        settle();
        reject(new Error(`No line matched ${String(pattern)} ${why}. The log:\n${this.text}`));
      };
      const timer = setTimeout(() => fail(`within ${waitMs} ms`), waitMs);
      const watcher = (line: string | undefined): void => {
        if (line === undefined) fail("before the step ended");
        else if (matches(line)) {
          settle();
          resolve(line);
        }
      };
      const settle = (): void => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
      };
      this.#watchers.add(watcher);
      if (this.#ended) fail("before the step ended");
    });
  }

  /** Reads both streams to their end, or as long as the runner would when an orphan keeps them open. */
  follow(child: ChildProcess): Promise<{ exitCode: number | null; signal: NodeJS.Signals | null }> {
    for (const name of ["stdout", "stderr"] as const) {
      const lines = new LineSplitter((line) => this.take(line));
      child[name]?.setEncoding("utf8").on("data", (text: string) => {
        this.raw[name] += text;
        lines.push(text);
      });
      child[name]?.once("close", () => lines.end());
    }
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (exitCode, signal) => {
        const impatient = setTimeout(() => {
          child.stdout?.destroy();
          child.stderr?.destroy();
        }, HELD_OUTPUT_MS);
        child.once("close", () => {
          clearTimeout(impatient);
          this.#ended = true;
          for (const watcher of this.#watchers) watcher(undefined);
          resolve({ exitCode, signal });
        });
      });
    });
  }
}
