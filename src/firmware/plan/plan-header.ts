import { bootloaderAddress, headerAddress } from "../flash/chips.ts";
import { esp8266Image } from "../formats/esp8266-image.ts";
import { flashSizeBytes, formatAddress } from "../flash/flash-layout.ts";
import type { Finding, PlannedImage, PlannedSettings } from "./plan.ts";
import { fileWords } from "./plan-words.ts";
import { type Program, programsIn } from "./planned-images.ts";

/**
 * Warns about inputs for a bootloader's header that have no effect: esptool only rewrites the header of a file that begins
 * with a bootloader at the chip's bootloader address.
 * @param chip as esptool names it; if `undefined`, the images show which chip they are for.
 */
export function checkHeaderInputs(
  images: readonly PlannedImage[],
  settings: PlannedSettings,
  chip: string | undefined,
): Finding[] {
  const { inputs = [] } = settings;
  if (inputs.length === 0) return [];
  const bootloaders = programsIn(images, undefined, chip).filter(
    (program) => program.address === bootloaderAddress(chip ?? program.chip),
  );
  if (bootloaders.some(({ address, file }) => address === file.address)) return [];
  if (images.some((image) => image.address === 0 && esp8266Image(image.bytes) !== undefined)) return [];
  const [merged] = bootloaders;
  const idle = inputs.filter((input) => merged === undefined || !isThere(input, settings, merged));
  if (idle.length === 0) return [];
  const names = idle.map((input) => `\`${input}\``).join(", ");
  return [
    {
      severity: "warning",
      code: "plan-refused",
      message: `${names}: no header is changed, because ${reason(merged, chip)}`,
      hint: "Use a separate bootloader file, or build with these settings.",
    },
  ];
}

/** Whether the header already has the requested value. Frequencies are not compared: their codes depend on the chip. */
function isThere(input: string, { mode, size }: PlannedSettings, { header }: Program): boolean {
  if (input === "flash-mode") return header.flashMode === mode;
  return input === "flash-size" && header.flashSize === flashSizeBytes(size);
}

function reason(merged: Program | undefined, chip: string | undefined): string {
  if (merged !== undefined) {
    return `esptool does not change the bootloader inside ${fileWords(merged.file)}; use a separate bootloader file, or let \`merge-bin\` set these values`;
  }
  const place = chip === undefined ? undefined : headerAddress(chip);
  return `no file begins with a bootloader at ${place === undefined ? "the chip's bootloader address" : formatAddress(place)}`;
}
