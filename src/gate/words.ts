import { shorten } from "../system/text/shown-text.ts";
import type { ConsoleLine } from "./console/console-lines.ts";
import type { Boot } from "./seen/boots.ts";

/** Milliseconds as seconds: "4.1 s". */
export function secondsWords(ms: number): string {
  return `${Number((ms / 1000).toFixed(ms < 10_000 ? 2 : 1))} s`;
}

/** A line in a sentence: quoted, short, and harmless. */
export function quoted({ text }: Pick<ConsoleLine, "text">): string {
  return `"${shorten(text)}"`;
}

/** The reasons of boots in order, with their numbers: "power on or EN (1), software (CPU) (12)". */
export function reasonsWords(boots: readonly Boot[]): string {
  const shown = boots.slice(0, 10).map(({ reason }) => {
    return reason === undefined ? "no reason printed" : `${reason.words} (${reason.number})`;
  });
  return boots.length > shown.length ? `${shown.join(", ")}, …` : shown.join(", ");
}
