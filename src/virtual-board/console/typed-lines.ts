/** How much of an unfinished line an application keeps. */
const LINE_LIMIT = 4096;

/** Splits input into lines, which end with CR, LF, or both. */
export class TypedLines {
  #open = "";
  #afterReturn = false;

  push(bytes: Buffer): string[] {
    const lines: string[] = [];
    for (const character of bytes.toString("latin1")) {
      const isPair = this.#afterReturn && character === "\n";
      this.#afterReturn = character === "\r";
      if (isPair) continue;
      if (character === "\r" || character === "\n") {
        lines.push(Buffer.from(this.#open, "latin1").toString("utf8"));
        this.#open = "";
      } else if (this.#open.length < LINE_LIMIT) this.#open += character;
    }
    return lines;
  }

  clear(): void {
    this.#open = "";
    this.#afterReturn = false;
  }
}
