/** A case in the menu of ESP-IDF's Unity runner. */
export interface MenuCase {
  readonly number: number;
  readonly name: string;
  /** Without their brackets: "codec", "timeout=60", "multi_device". */
  readonly tags: readonly string[];
  /** The stages of a multi-stage case; the board restarts between them. */
  readonly stages: readonly string[];
}

const ENTRY = /^\((\d{1,5})\)\t"(.{1,300})"((?: ?\[[^\]]{1,100}\])*)$/;
const STAGE = /^\t\((\d{1,3})\)\t"(.{1,300})"$/;
const MENU_END = "Enter test for running";
/** More entries than any menu has. */
const MOST_CASES = 10_000;

/** Reads the menu, as it is printed. */
export class MenuCases {
  readonly #read: MenuCase[] = [];

  get read(): readonly MenuCase[] {
    return this.#read;
  }

  /** The menu is being printed again, from its beginning. */
  clear(): void {
    this.#read.length = 0;
  }

  /** @returns whether the menu ends with this line. */
  line(text: string): boolean {
    const [, number, name, tags = ""] = ENTRY.exec(text) ?? [];
    if (number !== undefined && name !== undefined) {
      if (this.#read.length < MOST_CASES) {
        this.#read.push({ number: Number(number), name, tags: tagsIn(tags), stages: [] });
      }
      return false;
    }
    const stage = STAGE.exec(text)?.[2];
    const last = this.#read.at(-1);
    if (stage === undefined || last === undefined) return text.startsWith(MENU_END);
    this.#read[this.#read.length - 1] = { ...last, stages: [...last.stages, stage] };
    return false;
  }
}

export function whyNotRun(menuCase: MenuCase): string | undefined {
  if (menuCase.tags.includes("multi_device")) return "It needs two boards (multi_device).";
  return namesReset(menuCase) && menuCase.stages.length === 0
    ? "It ends with a reset (reset=…) and prints no result."
    : undefined;
}

/** Whether the case has the tag `reset=`, which describes the reset that it causes. */
export function namesReset({ tags }: MenuCase): boolean {
  return tags.some((tag) => tag.startsWith("reset="));
}

/** Seconds, from the tag `timeout=`. */
export function timeoutOf({ tags }: MenuCase): number | undefined {
  const [seconds] = tags.flatMap((tag) => /^timeout=(\d{1,5})$/.exec(tag)?.[1] ?? []);
  return seconds === undefined ? undefined : Number(seconds);
}

function tagsIn(text: string): string[] {
  return text
    .split(/[[\]]/)
    .map((tag) => tag.trim())
    .filter(Boolean);
}
