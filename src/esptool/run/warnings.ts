import type { Command } from "./arguments.ts";

/** The header of a bootloader, which stays as it is although something else was asked for. */
const HEADER_KEPT = "so not changing any flash settings.";

/** What esptool warns of and people should know of the step: what is not as they asked for, or may not work. */
const SERIOUS: readonly RegExp[] = [
  /^Set flash_size \S+ is larger than the available flash size of /,
  /^Could not auto-detect flash size, defaulting to /,
  /^SHA recalculation for binary failed!/,
  /^Failed to communicate with the flash chip, /,
  /^Could not confirm XMC flash chip boot-up fix\. /,
  /^This chip doesn't appear to be an? .+ Will attempt to continue anyway\.$/,
  / Keeping (?:initial baud rate )?\d+(?: baud)?\.$/,
];

/** What a line of esptool's output warns of, as a sentence; `undefined` where it does not concern the user. */
export function warningIn(line: string, command: Command): string | undefined {
  const [, text] = /^warning: (.+)$/i.exec(line) ?? [];
  if (text === undefined) return undefined;
  // Under Secure Boot esptool says it of every file, whether or not anything was to be changed.
  const isSerious = text.endsWith(HEADER_KEPT)
    ? changesHeader(command)
    : SERIOUS.some((pattern) => pattern.test(text));
  return isSerious ? `esptool: ${text}` : undefined;
}

function changesHeader(command: Command): boolean {
  return "header" in command && Object.values(command.header).some((value) => value !== "keep");
}
