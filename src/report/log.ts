import { randomBytes } from "node:crypto";
import * as core from "../system/actions-core.ts";
import type { AnnotatedLog } from "../system/log.ts";
import { hideMacs } from "./hidden-macs.ts";

/** Progress is shown each time it has grown by this much, or after this many milliseconds without a line. */
const PROGRESS_PERCENT = 10;
const PROGRESS_MS = 5_000;

interface Warning {
  readonly title: string;
  readonly text: string;
}

/** The step's log as the runner shows it. */
export class StepLog implements AnnotatedLog {
  readonly #clock: () => number;
  #shownPercent = 0;
  #shownAt = 0;
  #hidesMacs = true;
  /** Warnings that wait until the runner accepts commands again; `undefined` while it does. */
  #held: Warning[] | undefined;

  /** @param clock milliseconds, for the pace of progress lines. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /**
   * Shows complete MAC addresses from now on. Before that they are shortened, because it is unknown who can read the
   * log.
   */
  showMacs(): void {
    this.#hidesMacs = false;
  }

  #shown(text: string): string {
    return this.#hidesMacs ? hideMacs(text) : text;
  }

  line(text: string): void {
    core.info(this.#shown(text));
  }

  detail(text: string): void {
    if (core.isDebug()) core.info(this.#shown(text));
  }

  progress(percent: number): void {
    const now = this.#clock();
    if (percent < this.#shownPercent) {
      this.#shownPercent = 0;
      this.#shownAt = now;
    }
    const due = percent - this.#shownPercent >= PROGRESS_PERCENT || now - this.#shownAt >= PROGRESS_MS;
    if (!due && percent < 100) return;
    if (percent === this.#shownPercent) return;
    this.#shownPercent = percent;
    this.#shownAt = now;
    core.info(`  ${percent.toFixed(0)} %`);
  }

  /** Adds an annotation; inside an untrusted group, also a line at this position in the log. */
  warning(title: string, text: string): void {
    if (this.#held === undefined) {
      core.warning(this.#shown(text), { title: `esptool-action: ${title}` });
      return;
    }
    core.info(this.#shown(`Warning: ${text}`));
    this.#held.push({ title, text });
  }

  async group<T>(title: string, work: () => Promise<T>): Promise<T> {
    return core.group(this.#shown(title), work);
  }

  /**
   * As `group`, for work that prints output of a device or of esptool: the runner ignores workflow commands until it
   * ends. The runner does not nest groups, so an inner one becomes a line.
   */
  async untrustedGroup<T>(title: string, work: () => Promise<T>): Promise<T> {
    if (this.#held !== undefined) {
      this.line(title);
      return work();
    }
    return core.group(this.#shown(title), async () => {
      const token = randomBytes(16).toString("hex");
      core.info(`::stop-commands::${token}`);
      const held: Warning[] = [];
      this.#held = held;
      try {
        return await work();
      } finally {
        core.info(`::${token}::`);
        this.#held = undefined;
        for (const { title, text } of held) this.warning(title, text);
      }
    });
  }
}
