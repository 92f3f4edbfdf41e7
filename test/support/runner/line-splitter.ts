/**
 * Cuts text that comes in pieces into lines as the runner does (`StreamReader.ReadLine`): at `\n`, `\r\n` and a
 * lone `\r`, and nowhere else.
 */
export class LineSplitter {
  #rest = "";
  readonly #take: (line: string) => void;

  constructor(take: (line: string) => void) {
    this.#take = take;
  }

  push(text: string): void {
    // A carriage return at the end may be the first half of a line end: it waits for what follows.
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#take(line);
  }

  /** Hands over a last line that has no end. */
  end(): void {
    const last = this.#rest.replace(/\r$/, "");
    if (this.#rest !== "") this.#take(last);
    this.#rest = "";
  }
}
