import { bootloaderAddress } from "../flash/chips.ts";
import { flashSizeBytes, formatAddress } from "../flash/flash-layout.ts";
import { typeName } from "../formats/partition-names.ts";
import type { PartitionTable } from "../formats/partition-table.ts";
import type { BoardFacts, Finding, PlannedSettings } from "./plan.ts";
import { programWords } from "./plan-words.ts";
import { revisionWords } from "../flash/revision-words.ts";
import type { Program } from "./planned-images.ts";

export const BUILD_AGAIN = "Build the firmware for this chip, or use the board it was built for.";

/**
 * Finds what keeps programs from running on the board, whatever their address. While the board's chip is unknown, all
 * programs must be for the chip of the first.
 */
export function checkPrograms(
  programs: readonly Program[],
  facts: BoardFacts,
  table: PartitionTable | undefined,
): Finding[] {
  return programs.flatMap((program) => [
    ...chipFinding(program, programs, facts, table),
    ...damageFinding(program),
    ...revisionFinding(program, facts),
  ]);
}

function chipFinding(
  program: Program,
  programs: readonly Program[],
  { chip }: BoardFacts,
  table: PartitionTable | undefined,
): Finding[] {
  const first = programs.find((other) => !isPayload(other, table));
  const wanted = chip ?? first?.chip;
  if (wanted === undefined || program.chip === wanted) return [];
  const other =
    chip === undefined && first !== undefined
      ? `${programWords(first)} is for ${wanted}`
      : `the chip is ${chip}`;
  return [
    {
      // A board can store the firmware of a second chip as data, to flash it from there.
      severity: isPayload(program, table) ? "warning" : "refusal",
      code: "image-wrong-chip",
      message: `${programWords(program)} is for ${program.chip}, and ${other}`,
      hint: BUILD_AGAIN,
    },
  ];
}

/** Whether a program is in a partition from which the chip boots nothing. */
export function isPayload({ address }: Pick<Program, "address">, table: PartitionTable | undefined): boolean {
  const partition = table?.partitions.find((entry) => entry.address === address);
  return (
    partition !== undefined && typeName(partition.type) !== "app" && typeName(partition.type) !== "bootloader"
  );
}

function damageFinding(program: Program): Finding[] {
  const { damage, image } = program;
  if (damage === undefined) return [];
  // Tools that rewrite a bootloader's header leave its SHA-256 outdated; the ROM boots it anyway.
  const starts = image?.checksumRight === true && image.description === undefined;
  return [
    {
      severity: starts ? "warning" : "refusal",
      code: "image-damaged",
      message: `${programWords(program)} is truncated or damaged: it ${damage}`,
      hint: "Build it again, and check how it was transferred (complete download, no text conversion).",
    },
  ];
}

function revisionFinding(program: Program, { chip, revision }: BoardFacts): Finding[] {
  const { minRevision, maxRevision } = program.header;
  if (chip !== program.chip || revision === undefined) return [];
  if (revision >= minRevision && revision <= maxRevision) return [];
  const needs =
    revision < minRevision
      ? `needs revision ${revisionWords(minRevision)} or later`
      : `runs up to revision ${revisionWords(maxRevision)}`;
  return [
    {
      severity: "refusal",
      code: "image-wrong-revision",
      message: `${programWords(program)} ${needs}, but the chip is ${revisionWords(revision)}`,
      hint: "Build with the minimum chip revision of this board, or use another board.",
    },
  ];
}

/**
 * Warns about what esptool would rewrite in the header of a bootloader, so that flash and file differ. Under Secure Boot
 * esptool rewrites nothing, because that would break the signature.
 */
export function checkSettings(
  programs: readonly Program[],
  { mode, size }: PlannedSettings,
  { chip, security }: BoardFacts,
): Finding[] {
  const isKept = security?.secureBoot === true;
  return programs.flatMap((program) => {
    const { address, header, file } = program;
    // esptool rewrites a file at the bootloader's address, and nothing further inside it.
    if (address !== file.address || address !== bootloaderAddress(chip ?? program.chip)) return [];
    const bytes = flashSizeBytes(size);
    const changes = [
      ...(mode === "keep" || mode === header.flashMode ? [] : [`flash mode ${header.flashMode} to ${mode}`]),
      ...(bytes === undefined || bytes === header.flashSize
        ? []
        : [`flash size ${header.flashSize === 0 ? "(none)" : formatAddress(header.flashSize)} to ${size}`]),
      ...(size === "detect" ? ["flash size to the board's"] : []),
    ];
    if (changes.length === 0) return [];
    return [
      {
        severity: "warning",
        code: "plan-refused",
        message: isKept
          ? `the chip has Secure Boot on, so esptool does not rewrite the header of ${programWords(program)} (requested: ${changes.join(", ")})`
          : `esptool rewrites the header of ${programWords(program)}: ${changes.join(", ")}`,
        hint: "Build with these settings, or leave `flash-mode` and `flash-size` at `keep`.",
      },
    ];
  });
}
