import { type Chunk, ConsoleLines } from "../../gate/console/console-lines.ts";

/** Further lines are only in the console log: a job log of megabytes is slow to open. */
const MOST_LINES = 2_000;
const LONGEST_SHOWN = 1_000;

/** Prints a console in the job log, each line with the time since the watch began. */
export class ShownLines {
  readonly #say: (text: string) => void;
  readonly #startedAt: number;
  readonly #lines = new ConsoleLines();
  #shown = 0;

  /**
   * @param startedAt when the watch began, on the clock of the chunks.
   * @param say takes untrusted text.
   */
  constructor(startedAt: number, say: (text: string) => void) {
    this.#startedAt = startedAt;
    this.#say = say;
  }

  push(chunk: Chunk): void {
    if (this.#shown > MOST_LINES) return;
    for (const { text } of this.#lines.push(chunk)) {
      if (++this.#shown > MOST_LINES) {
        this.#say(`[…] The console continues: the job log shows only its first ${MOST_LINES} lines.`);
        return;
      }
      this.#say(`[+${((chunk.at - this.#startedAt) / 1000).toFixed(3)}] ${fitted(text)}`);
    }
  }

  /** Prints a line whose end has not arrived. */
  finish(at: number): void {
    const open = this.#shown > MOST_LINES ? undefined : this.#lines.takeOpenLine();
    if (open !== undefined)
      this.#say(`[+${((at - this.#startedAt) / 1000).toFixed(3)}] ${fitted(open.text)}`);
  }
}

function fitted(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
