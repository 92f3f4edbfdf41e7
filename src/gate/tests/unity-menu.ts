import { type MenuCase, MenuCases, namesReset, timeoutOf, whyNotRun } from "./menu-cases.ts";
import type { TestLine } from "./test-report.ts";

/** The next step for the board. */
export type MenuStep =
  /** Bytes to send to the console. */
  | { readonly kind: "write"; readonly text: string }
  /** The case does not end, or the menu does not return: only a reset helps. */
  | { readonly kind: "reset"; readonly why: string }
  | { readonly kind: "done" };

/** A case that was not run, and why. */
export interface SkippedCase {
  readonly name: string;
  readonly why: string;
}

const PROMPT = "Press ENTER to see the list of tests";
const MENU_BACK = "Enter next test, or 'enter' to see menu";
const SUMMARY = /^\d{1,6} Tests \d{1,6} Failures \d{1,6} Ignored/;

/** Time limit for the prompt after a reset, and for the menu after it was requested. */
const PROMPT_MS = 10_000;
/** Time limit for a case whose tags have no `timeout=`. */
const CASE_MS = 60_000;

/**
 * Runs the cases of ESP-IDF's Unity menu one by one, so that a crash or a hang affects only the case that caused it.
 * Pure: it takes lines, restarts and times, and returns what to send. Times are in milliseconds.
 */
export class UnityMenu {
  readonly #scale: number;
  readonly #cases = new MenuCases();
  readonly #skipped: SkippedCase[] = [];
  #state: "prompt" | "menu" | "running" | "done" = "prompt";
  #next = 0;
  /** The stage of the running case, from 1; 0 if it has none. */
  #stage = 0;
  #deadline: number;
  #resets = 0;
  /** Whether a restart was requested and has not happened yet. */
  #isResetting = false;
  #hasCrashed = false;

  /** @param scale how many times slower the board is than a real one, as an emulator is. */
  constructor(startedAt: number, scale = 1) {
    this.#scale = scale;
    this.#deadline = startedAt + PROMPT_MS * scale;
  }

  /** The menu, once it has been read. */
  get cases(): readonly MenuCase[] {
    return this.#cases.read;
  }

  get skipped(): readonly SkippedCase[] {
    return this.#skipped;
  }

  get isDone(): boolean {
    return this.#state === "done";
  }

  /** Whether a case is running. */
  get isRunning(): boolean {
    return this.#state === "running";
  }

  /** Whether a restart would be one that was requested, or would affect no more than the running case. */
  get allowsRestart(): boolean {
    return this.#isResetting || this.isRunning;
  }

  /** Whether the running case continues with another stage after a restart. */
  get hasNextStage(): boolean {
    const stages = this.#current?.stages.length ?? 0;
    return this.isRunning && !this.#hasCrashed && this.#stage > 0 && this.#stage < stages;
  }

  /** Whether the running stage is expected to end with a crash, according to a tag of its case. */
  get expectsCrash(): boolean {
    return this.hasNextStage && this.#current !== undefined && namesReset(this.#current);
  }

  /** When `tick` must be called at the latest; `undefined` when the menu is done. */
  get deadline(): number | undefined {
    return this.#state === "done" ? undefined : this.#deadline;
  }

  line({ at, text }: TestLine): readonly MenuStep[] {
    switch (this.#state) {
      case "prompt":
        return text.startsWith(PROMPT) || text.startsWith(MENU_BACK) ? this.#prompted(at) : [];
      case "menu":
        return this.#cases.line(text.trimEnd()) ? this.#start(at) : [];
      case "running":
        return this.#runningLine(at, text);
      case "done":
        return [];
    }
  }

  /** The running case has crashed: it is over, and the board restarts or must be reset. */
  crashed(at: number): void {
    if (!this.isRunning) return;
    this.#hasCrashed = !this.expectsCrash;
    this.#deadline = Math.min(this.#deadline, at + PROMPT_MS * this.#scale);
  }

  /** The board has restarted: without a request, after a crash, or because a reset was requested. */
  restarted(at: number): void {
    if (this.#state === "done") return;
    // The menu is printed again. The case that was running is over, unless it has further stages.
    if (this.#state === "running") this.#advance(this.#hasCrashed);
    this.#isResetting = false;
    if (this.#state === "menu") this.#cases.clear();
    this.#await("prompt", at, PROMPT_MS);
  }

  tick(at: number): readonly MenuStep[] {
    if (this.#state === "done" || at < this.#deadline) return [];
    const why =
      this.#state === "running"
        ? this.#hasCrashed
          ? "The board did not restart after the crash."
          : `The case "${this.#current?.name ?? ""}" did not end in time.`
        : "The menu of tests did not appear.";
    // A menu that was not printed after two resets never will be.
    if (this.#state !== "running" && ++this.#resets > 2) {
      this.#state = "done";
      return [{ kind: "done" }];
    }
    if (this.#state === "running") this.#advance(true);
    this.#isResetting = true;
    this.#await("prompt", at, PROMPT_MS);
    return [{ kind: "reset", why }];
  }

  get #current(): MenuCase | undefined {
    return this.cases[this.#next];
  }

  #prompted(at: number): readonly MenuStep[] {
    this.#resets = 0;
    if (this.cases.length > 0) return this.#start(at);
    this.#await("menu", at, PROMPT_MS);
    return [{ kind: "write", text: "\n" }];
  }

  #runningLine(at: number, text: string): readonly MenuStep[] {
    if (!SUMMARY.test(text)) return [];
    this.#advance();
    return this.#start(at);
  }

  /** Starts the next case, or its next stage. */
  #start(at: number): readonly MenuStep[] {
    for (let next = this.#current; next !== undefined; next = this.#current) {
      const why = whyNotRun(next);
      if (why === undefined) {
        const seconds = timeoutOf(next);
        this.#await("running", at, seconds === undefined ? CASE_MS : seconds * 1000);
        if (next.stages.length > 0 && this.#stage === 0) this.#stage = 1;
        const number = { kind: "write", text: `${next.number}\n` } as const;
        return this.#stage === 0 ? [number] : [number, { kind: "write", text: `${this.#stage}\n` }];
      }
      this.#skipped.push({ name: next.name, why });
      this.#next++;
    }
    this.#state = "done";
    return [{ kind: "done" }];
  }

  /** @param isOver whether the case can have no further stage. */
  #advance(isOver = false): void {
    this.#hasCrashed = false;
    const stages = this.#current?.stages.length ?? 0;
    if (!isOver && this.#stage > 0 && this.#stage < stages) {
      this.#stage++;
      return;
    }
    this.#stage = 0;
    this.#next++;
  }

  #await(state: "prompt" | "menu" | "running", at: number, milliseconds: number): void {
    this.#state = state;
    this.#deadline = at + milliseconds * this.#scale;
  }
}
