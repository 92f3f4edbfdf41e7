import { OPCODES, type CommandName } from "../protocol/opcodes.ts";
import { type Fault, type FaultKind, type Trigger } from "./fault.ts";

const DEFAULT_SEED = 1;
const DEFAULT_GARBAGE_BYTES = 64;
const SECTOR_BYTES = 0x1000;

/** Help text: the parameters of each kind; by default a fault is permanent, immediate and everywhere. */
export const FAULT_HELP: Readonly<Record<FaultKind, string>> = {
  silent: "[times=N]",
  application: "[times=N]",
  garbage: "[where=connect|answers][,bytes=N][,seed=N][,times=N]",
  refused: "[ms=N]",
  reset: "[times=N]",
  unplug: "at=TRIGGER[,away=MS|always][,times=N]",
  flip: "rate=0.001[,above=BAUD][,way=in|out|both][,at=TRIGGER][,seed=N][,times=N]",
  drop: "rate=0.001[,above=BAUD][,way=in|out|both][,at=TRIGGER][,seed=N][,times=N]",
  slow: "ms=N",
  stall: "at=TRIGGER[,ms=N][,times=N]",
  baud: "[times=N]",
  "erase-fails": "[times=N]",
  "write-fails": "[times=N]",
  stuck: "address=0x10000[,length=4096][,mask=0xff]",
  "wrong-digest": "[times=N]",
};

/** `KIND` or `KIND:name=value,name=value`; `problem` completes the sentence "<text> …". */
export function parseFault(text: string): { readonly fault: Fault } | { readonly problem: string } {
  const colon = text.indexOf(":");
  const kind = (colon < 0 ? text : text.slice(0, colon)).trim();
  const known = (Object.keys(BUILD) as FaultKind[]).find((name) => name === kind);
  if (known === undefined) return { problem: `is not a fault; use one of ${Object.keys(BUILD).join(", ")}` };
  const fields = new Fields(colon < 0 ? "" : text.slice(colon + 1));
  const fault = BUILD[known](fields);
  const problem = fields.problem();
  return problem === undefined ? { fault } : { problem: `${problem}; use ${known}:${FAULT_HELP[known]}` };
}

const BUILD: Readonly<Record<FaultKind, (fields: Fields) => Fault>> = {
  silent: (fields) => ({ kind: "silent", times: fields.times() }),
  application: (fields) => ({ kind: "application", times: fields.times() }),
  garbage: (fields) => ({
    kind: "garbage",
    where: fields.oneOf("where", ["connect", "answers"]),
    bytes: fields.number("bytes", DEFAULT_GARBAGE_BYTES),
    seed: fields.number("seed", DEFAULT_SEED),
    times: fields.times(),
  }),
  refused: (fields) => ({ kind: "refused", ms: fields.number("ms", Infinity) }),
  reset: (fields) => ({ kind: "reset", times: fields.times() }),
  unplug: (fields) => ({
    kind: "unplug",
    at: fields.trigger(),
    away: fields.number("away", 0),
    times: fields.times(),
  }),
  flip: (fields) => damage("flip", fields),
  drop: (fields) => damage("drop", fields),
  slow: (fields) => ({ kind: "slow", ms: fields.number("ms") }),
  stall: (fields) => ({
    kind: "stall",
    at: fields.trigger(),
    ms: fields.number("ms", Infinity),
    times: fields.times(),
  }),
  baud: (fields) => ({ kind: "baud", times: fields.times() }),
  "erase-fails": (fields) => ({ kind: "erase-fails", times: fields.times() }),
  "write-fails": (fields) => ({ kind: "write-fails", times: fields.times() }),
  stuck: (fields) => ({
    kind: "stuck",
    address: fields.number("address"),
    length: fields.number("length", SECTOR_BYTES),
    mask: fields.number("mask", 0xff),
  }),
  "wrong-digest": (fields) => ({ kind: "wrong-digest", times: fields.times() }),
};

function damage(kind: "flip" | "drop", fields: Fields): Fault {
  return {
    kind,
    rate: fields.share("rate"),
    way: fields.oneOf("way", ["both", "in", "out"]),
    seed: fields.number("seed", DEFAULT_SEED),
    times: fields.times(),
    ...(fields.has("at") ? { at: fields.trigger() } : {}),
    ...(fields.has("above") ? { above: fields.number("above") } : {}),
  };
}

/** `name=value` pairs; the first problem is kept. */
class Fields {
  readonly #texts = new Map<string, string>();
  #problem: string | undefined;

  constructor(text: string) {
    for (const pair of text.split(",").filter((part) => part.trim() !== "")) {
      const [name = "", ...value] = pair.split("=");
      if (this.#texts.has(name.trim())) this.#fail(`sets ${name.trim()} twice`);
      this.#texts.set(name.trim(), value.join("=").trim());
    }
  }

  /** Call it last: it reports parameters that were not read as unknown. */
  problem(): string | undefined {
    const [left] = this.#texts.keys();
    return this.#problem ?? (left === undefined ? undefined : `has no ${left}`);
  }

  has(name: string): boolean {
    return this.#texts.has(name);
  }

  times(): number {
    return this.number("times", Infinity);
  }

  /** A whole number, decimal or hexadecimal, or `always`. */
  number(name: string, otherwise?: number): number {
    const text = this.#take(name, otherwise !== undefined);
    if (text === undefined) return otherwise ?? 0;
    if (text === "always") return Infinity;
    if (!/^(?:\d{1,10}|0x[\da-f]{1,8})$/i.test(text)) this.#fail(`needs a whole number in ${name}`);
    return Number(text);
  }

  share(name: string): number {
    const text = this.#take(name, false) ?? "";
    const value = /^\d*\.?\d+$/.test(text) ? Number(text) : NaN;
    if (!(value >= 0 && value <= 1)) this.#fail(`needs a ${name} from 0 to 1`);
    return value;
  }

  /** The first choice is the default. */
  oneOf<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice {
    const text = this.#take(name, true);
    if (text === undefined) return choices[0];
    const chosen = choices.find((choice) => choice === text);
    if (chosen === undefined) this.#fail(`needs ${name} to be one of ${choices.join(", ")}`);
    return chosen ?? choices[0];
  }

  /** `write:BYTES`, `read:BYTES` or the name of a command. */
  trigger(): Trigger {
    const text = this.#take("at", false) ?? "";
    const [, on, bytes] = /^(write|read):(\d{1,10})$/.exec(text) ?? [];
    if (on === "write" || on === "read") return { on, bytes: Number(bytes) };
    const name = (Object.keys(OPCODES) as CommandName[]).find((command) => command === text);
    if (name === undefined)
      this.#fail("needs at=write:BYTES, at=read:BYTES or at=COMMAND, such as ERASE_FLASH");
    return { on: "command", name: name ?? "SYNC" };
  }

  #take(name: string, optional: boolean): string | undefined {
    const text = this.#texts.get(name);
    this.#texts.delete(name);
    if (text === undefined && !optional) this.#fail(`needs ${name}`);
    return text;
  }

  #fail(problem: string): void {
    this.#problem ??= problem;
  }
}
