import type { ConsoleLine } from "./console/console-lines.ts";
import { type Finding, finding } from "./finding.ts";
import type { Identity } from "./identity.ts";
import type { Boot } from "./seen/boots.ts";
import { quoted, reasonsWords, secondsWords } from "./words.ts";

/** A brownout, as the application reports it. */
const BROWNOUT = /Brownout detector was triggered|\bE BOD: /;
/** Reset reasons that firmware does not cause. */
const FROM_OUTSIDE: readonly (string | undefined)[] = ["power-on", "usb"];

const FACTS = {
  slot: "the slot",
  elf: "the ELF file",
  project: "the project",
  version: "the version",
} as const;

/** @param line with which a ROM or a bootloader reports it. */
export function notBooting(line: ConsoleLine): Finding {
  return finding("not-booting", `No application boots: the board prints ${quoted(line)}.`);
}

export function inBootloader(line: Pick<ConsoleLine, "text">): Finding {
  return finding(
    "in-bootloader",
    `The board is in download mode after its reset: it prints ${quoted(line)}.`,
  );
}

export function brownoutIn(line: ConsoleLine): Finding | undefined {
  return BROWNOUT.test(line.text) ? brownout(`the board prints ${quoted(line)}`) : undefined;
}

export function brownoutBefore(boot: Boot): Finding {
  return brownout(`the reset reason is ${reasonsWords([boot])}`);
}

/** @param why a clause. */
function brownout(why: string): Finding {
  return finding("brownout", `The supply voltage of the board fell too low: ${why}.`);
}

export function watchdogBefore(boot: Boot): Finding {
  return finding("watchdog", `A watchdog reset the board: ${reasonsWords([boot])}.`);
}

interface Counted {
  /** Without excused boots. */
  readonly count: number;
  /** How many boots are allowed. */
  readonly allowed: number;
  /** Whether the gate's own reset started the first boot. */
  readonly resets: boolean;
  readonly kept: readonly Boot[];
  readonly current: Boot;
}

export function tooManyBoots({ count, allowed, resets, kept, current }: Counted): Finding {
  const others = resets ? kept.slice(1) : kept;
  if (others.every(({ reason }) => FROM_OUTSIDE.includes(reason?.kind))) {
    return finding(
      "board-reset",
      `The board was reset while it was watched, and not by its firmware: ${reasonsWords(others)}.`,
    );
  }
  const by = resets ? "" : " after the watch began";
  const tookMs = current.at - (kept[0]?.at ?? 0);
  // A log may have no times.
  const within = tookMs === 0 ? "" : ` within ${secondsWords(tookMs)}`;
  return finding(
    "boot-loop",
    `The board booted ${count === 1 ? "once" : `${count} times`}${by}${within}, and ${allowed} ${allowed === 1 ? "is" : "are"} allowed: ${reasonsWords(kept)}.`,
  );
}

/** @returns `undefined` if nothing that was printed differs from what was flashed. */
export function wrongFirmware(identity: Identity | undefined): Finding | undefined {
  const differing = identity?.facts.filter(({ state }) => state === "differs") ?? [];
  if (differing.length === 0) return undefined;
  const words = differing.map(({ name, flashed, printed = "" }) => {
    return `${FACTS[name]} ${quoted({ text: flashed })} was expected, but ${quoted({ text: printed })} boots`;
  });
  return finding("wrong-firmware", `The firmware that boots is not that of the images: ${words.join("; ")}.`);
}
