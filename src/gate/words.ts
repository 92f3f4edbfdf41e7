import { shorten } from "../system/text/shown-text.ts";
import type { ConsoleLine } from "./console/console-lines.ts";
import type { Boot } from "./seen/boots.ts";
import type { Crash } from "./seen/crash-report.ts";

/** Milliseconds as seconds: "4.1 s". */
export function secondsWords(ms: number): string {
  return `${Number((ms / 1000).toFixed(ms < 10_000 ? 2 : 1))} s`;
}

/** A line for use in a sentence: quoted, short, and harmless. */
export function quoted({ text }: Pick<ConsoleLine, "text">): string {
  return `"${shorten(text)}"`;
}

/** The reset reasons of boots in order, with their numbers: "power on or EN (1), software (CPU) (12)". */
export function reasonsWords(boots: readonly Boot[]): string {
  const shown = boots.slice(0, 10).map(({ reason }) => {
    return reason === undefined ? "no reason printed" : `${reason.words} (${reason.number})`;
  });
  return boots.length > shown.length ? `${shown.join(", ")}, …` : shown.join(", ");
}

/** What crashed, and the position in the source if the report contains it; a sentence. */
export function crashWords({ what, source, lines: [first] }: Crash): string {
  const place = source === undefined ? "" : ` in ${quoted({ text: `${source.file}:${source.line}` })}`;
  return `The firmware crashed${place}: ${first === undefined ? what : quoted(first)}.`;
}

interface Passed {
  readonly expected: number;
  readonly tests: number;
  /** How often the port was lost: a crash that was printed then was not seen. */
  readonly absences: number;
}

/** What was printed while the console was watched; a sentence, or two. */
export function passedWords({ expected, tests, absences }: Passed): string {
  const came = [
    ...(expected === 0
      ? []
      : [expected === 1 ? "the expected line appeared" : `${all(expected)} expected lines appeared`]),
    ...(tests === 0 ? [] : [tests === 1 ? "the test passed" : `${all(tests)} tests passed`]),
    "nothing failed while the console was watched",
  ].join(", and ");
  const away =
    absences === 0
      ? ""
      : ` The port was lost ${absences === 1 ? "once" : `${absences} times`}: the output of that time is missing.`;
  return `${came.charAt(0).toUpperCase()}${came.slice(1)}.${away}`;
}

function all(count: number): string {
  return count === 2 ? "both" : `all ${count}`;
}
