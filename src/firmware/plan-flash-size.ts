import { bootloaderAddress } from "./chips.ts";
import { flashSizeBytes, formatAddress } from "./flash-layout.ts";
import type { BoardFacts, Finding, PlannedSettings } from "./plan.ts";
import { fileWords, programWords } from "./plan-words.ts";
import type { PlannedTable, Program } from "./planned-images.ts";

const SMALLER = "Build with the flash size of this board (CONFIG_ESPTOOLPY_FLASHSIZE), or use another board.";

/**
 * What counts on more flash than the board has, where the board has said how much that is. ESP-IDF takes the size of
 * the flash from the header of the bootloader: its firmware stops at the start where the chip has less
 * (`esp_flash_init_main`: "Probe failed"), and its bootloader at a partition that lies beyond.
 */
export function checkFlashSize(
  programs: readonly Program[],
  planned: PlannedTable | undefined,
  { size }: PlannedSettings,
  { chip, flashSize }: BoardFacts,
): Finding[] {
  if (flashSize === undefined) return [];
  const has = `and the board has ${flashSize} bytes`;
  const headers = programs.flatMap((program) => {
    if (program.address !== bootloaderAddress(chip ?? program.chip)) return [];
    const wanted = sizeInHeader(program, size, flashSize);
    if (wanted <= flashSize) return [];
    return [tooSmall(`${programWords(program)} says that the flash has ${wanted} bytes, ${has}`)];
  });
  const beyond = (planned?.table?.partitions ?? []).filter((entry) => entry.address + entry.size > flashSize);
  const [first] = beyond;
  if (planned === undefined || first === undefined) return headers;
  const others = beyond.length === 1 ? "" : ` (and ${beyond.length - 1} more)`;
  const end = formatAddress(first.address + first.size);
  return [
    ...headers,
    tooSmall(
      `The partition "${first.name}"${others} of the table in ${fileWords(planned.file)} ends at ${end}, ${has}`,
    ),
  ];
}

/** What the header says once it is in the flash: esptool rewrites that of a file, and of none within a merged image. */
function sizeInHeader({ address, file, header }: Program, asked: string, flashSize: number): number {
  if (address !== file.address || asked === "keep") return header.flashSize;
  return flashSizeBytes(asked) ?? flashSize;
}

function tooSmall(message: string): Finding {
  return { severity: "refusal", code: "flash-too-small", message, hint: SMALLER };
}
