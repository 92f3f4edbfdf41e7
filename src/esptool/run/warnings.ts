import type { Command } from "./arguments.ts";

/** The end of the warning that a bootloader's header is not changed as requested. */
const HEADER_KEPT = "so not changing any flash settings.";

/** Warnings that people should see: something is not as requested, or may not work. */
const SERIOUS: readonly RegExp[] = [
  /^Set flash_size \S+ is larger than the available flash size of /,
  /^Could not auto-detect flash size, defaulting to /,
  /^SHA recalculation for binary failed!/,
  /^Failed to communicate with the flash chip, /,
  /^Could not confirm XMC flash chip boot-up fix\. /,
  /^This chip doesn't appear to be an? .+ Will attempt to continue anyway\.$/,
  / Keeping (?:initial baud rate )?\d+(?: baud)?\.$/,
];

/** The warning in a line of esptool's output, as a sentence; `undefined` if it does not concern the user. */
export function warningIn(line: string, command: Command): string | undefined {
  const [, text] = /^warning: (.+)$/i.exec(line) ?? [];
  if (text === undefined) return undefined;
  // Under Secure Boot esptool warns for every file, whether or not a change was requested.
  const isSerious = text.endsWith(HEADER_KEPT)
    ? changesHeader(command)
    : SERIOUS.some((pattern) => pattern.test(text));
  return isSerious ? `esptool: ${text}` : undefined;
}

function changesHeader(command: Command): boolean {
  return "header" in command && Object.values(command.header).some((value) => value !== "keep");
}
