/** An action at a certain time of a watch. */
export interface Timer {
  /** Milliseconds since the watch began; `undefined` while there is nothing to do. */
  readonly due: () => number | undefined;
  readonly fire: (now: number) => void;
}

/** The time of a watch, in milliseconds since it began. It fires each timer that becomes due as the time advances. */
export class WatchClock {
  readonly #timers: readonly Timer[];
  readonly #isOver: () => boolean;
  #begunAt: number | undefined;
  #now = 0;

  /**
   * @param timers in the order in which they fire at the same time: each may change what is due after it.
   * @param isOver whether no more timers fire.
   */
  constructor(timers: readonly Timer[], isOver: () => boolean) {
    this.#timers = timers;
    this.#isOver = isOver;
  }

  get now(): number {
    return this.#now;
  }

  /** When `advance` must be called next, on the caller's clock. */
  get nextDeadline(): number | undefined {
    const due = this.#due;
    return this.#begunAt === undefined || due === undefined ? undefined : this.#begunAt + due;
  }

  begin(at: number): void {
    this.#begunAt ??= at;
  }

  /** @returns whether the watch has begun and is not over. */
  advance(at: number): boolean {
    if (this.#begunAt === undefined) return false;
    const until = Math.max(this.#now, at - this.#begunAt);
    for (let due = this.#due; due !== undefined && due <= until; due = this.#due) {
      this.#now = Math.max(this.#now, due);
      this.#fire();
    }
    this.#now = until;
    return !this.#isOver();
  }

  get #due(): number | undefined {
    return this.#isOver() ? undefined : Math.min(...this.#timers.map(({ due }) => due() ?? Infinity));
  }

  #fire(): void {
    for (const { due, fire } of this.#timers) {
      if (this.#isOver()) return;
      if ((due() ?? Infinity) <= this.#now) fire(this.#now);
    }
  }
}
