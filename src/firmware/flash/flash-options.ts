import { shorten } from "../../system/text/shown-text.ts";

/** Settings for the bootloader's header, as the build writes them. */
export interface BuildSettings {
  readonly mode?: string | undefined;
  readonly freq?: string | undefined;
  readonly size?: string | undefined;
}

/** Long with dashes (ESP-IDF 6), long with underscores (until 5.5), and short (by hand). */
const OPTION = /^(?:--flash[-_](mode|freq|size)|-f([mfs]))(?:=(.*))?$/;
const SHORT: Readonly<Record<string, keyof BuildSettings>> = { m: "mode", f: "freq", s: "size" };

/**
 * Parses the options that a build gives to esptool's write-flash.
 * @param where they are, as the end of a sentence.
 * @param problems receives a sentence for everything but the three options for the header.
 */
export function readFlashOptions(
  words: readonly string[],
  problems: string[],
  where = "in write_flash_args",
): BuildSettings {
  const settings: Partial<Record<keyof BuildSettings, string>> = {};
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const [, long, short = "", attached] = OPTION.exec(word) ?? [];
    const name = (long as keyof BuildSettings | undefined) ?? SHORT[short];
    if (name === undefined) {
      problems.push(`has the option "${shorten(word)}" ${where}, which is not supported`);
      continue;
    }
    const value = attached ?? words[++index];
    if (value === undefined) problems.push(`has no value for "${shorten(word)}" ${where}`);
    else if (settings[name] !== undefined && settings[name] !== value) {
      problems.push(`has two values for the flash ${name} ${where}`);
    } else settings[name] = value;
  }
  return settings;
}

/** Merges settings that a build states in two places; a contradiction is a problem. */
export function joinSettings(a: BuildSettings, b: BuildSettings, problems: string[]): BuildSettings {
  for (const name of ["mode", "freq", "size"] as const) {
    if (a[name] === undefined || b[name] === undefined || a[name] === b[name]) continue;
    problems.push(
      `says "${shorten(a[name])}" in write_flash_args and "${shorten(b[name])}" in flash_settings for the flash ${name}`,
    );
  }
  return { mode: a.mode ?? b.mode, freq: a.freq ?? b.freq, size: a.size ?? b.size };
}
