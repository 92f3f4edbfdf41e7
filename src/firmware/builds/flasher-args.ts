import { shorten } from "../../system/text/shown-text.ts";
import {
  type BuildDescription,
  type BuildFile,
  type FirmwareRole,
  issueText,
  MAX_PATH,
  MAX_PROBLEMS,
  MAX_WORD,
  parseOffset,
  type ReadDescription,
  withSlashes,
} from "./build-description.ts";
import { buildTableAddress, TABLE_ENTRIES, type TableEntry } from "./build-table.ts";
import { joinSettings, readFlashOptions } from "../flash/flash-options.ts";
import { parseStrictJson } from "../../system/text/strict-json.ts";

/** ESP-IDF's description of a build. */
export const FLASHER_ARGS = "flasher_args.json";
/** ESP-IDF's have 1 to 4 KB. */
export const MAX_FLASHER_ARGS_BYTES = 0x4_0000;

/**
 * Parses the flasher_args.json of ESP-IDF 4.4 to 6: options with underscores or dashes, files as `flash_files`, and
 * named entries that add `encrypted`. Unknown keys are ignored, because they have no effect; everything under a known
 * key is checked.
 */
export async function readFlasherArgs(text: string): Promise<ReadDescription> {
  const json = parseStrictJson(text);
  if ("problem" in json) return { problems: [json.problem] };
  const { flasherArgs, entry, tableEntry } = await schemas();
  const parsed = flasherArgs.safeParse(json.value);
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.slice(0, MAX_PROBLEMS).map((issue) => issueText(FLASHER_ARGS, issue)),
    };
  }
  const problems: string[] = [];
  const { write_flash_args, flash_settings, flash_files, extra_esptool_args, ...others } = parsed.data;
  const files: Drafts = new Map();
  for (const [key, path] of Object.entries(flash_files)) addFile(files, key, path, problems);
  for (const [name, value] of Object.entries(others)) {
    if (!isEntry(value)) continue;
    const found = entry.safeParse(value);
    if (found.success) markEncrypted(files, { name, ...found.data }, problems);
    else
      problems.push(
        ...found.error.issues.map((issue) =>
          issueText(FLASHER_ARGS, { ...issue, path: [name, ...issue.path] }),
        ),
      );
  }
  const named = TABLE_ENTRIES.map((name) => tableEntry.safeParse(others[name]).data).find(Boolean);
  const tableAddress = buildTableAddress(named && tableOf(named), [...files.values()], problems);
  const settings = joinSettings(
    readFlashOptions(write_flash_args, problems),
    { mode: flash_settings.flash_mode, freq: flash_settings.flash_freq, size: flash_settings.flash_size },
    problems,
  );
  if (problems.length > 0) return { problems: problems.slice(0, MAX_PROBLEMS) };
  const ascending = [...files.values()]
    .sort((a, b) => a.address - b.address)
    .map((file) => ({ ...file, encrypted: file.encrypted ?? false }));
  return { value: { files: ascending, tableAddress, settings, ...extraArguments(extra_esptool_args) } };
}

/** ESP-IDF's entries for firmware. */
const ROLES: ReadonlyMap<string, FirmwareRole> = new Map([
  ["bootloader", "bootloader"],
  ["app", "application"],
]);

/** The files found so far, by address. */
type Drafts = Map<number, Omit<BuildFile, "encrypted"> & { readonly encrypted?: boolean }>;

function addFile(files: Drafts, key: string, path: string, problems: string[]): void {
  const address = parseOffset(key);
  if (address === undefined) problems.push(`has "${shorten(key)}" in flash_files, which is not an address`);
  else if (files.has(address)) problems.push(`has two files at 0x${address.toString(16)} in flash_files`);
  else files.set(address, { address, path: withSlashes(path) });
}

function tableOf({
  offset,
  file,
}: {
  readonly offset: string;
  readonly file?: string | undefined;
}): TableEntry {
  return { offset, address: parseOffset(offset), path: file && withSlashes(file) };
}

interface NamedEntry {
  readonly name: string;
  readonly offset: string;
  readonly file: string;
  readonly encrypted: boolean;
}

/** Later versions of ESP-IDF may store anything under other keys. */
function isEntry(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return "offset" in value && ("file" in value || "encrypted" in value);
}

/** The named entries (`bootloader`, `app`, …) repeat `flash_files` and add `encrypted`. */
function markEncrypted(
  files: Drafts,
  { name, offset, file, encrypted }: NamedEntry,
  problems: string[],
): void {
  const address = parseOffset(offset);
  const known = address === undefined ? undefined : files.get(address);
  if (known === undefined) {
    // An entry that is not flashed may be invalid, but a file to be encrypted must not be missed.
    if (encrypted) problems.push(`marks "${shorten(name)}" as encrypted, which is not in flash_files`);
    return;
  }
  if (known.path !== withSlashes(file)) {
    problems.push(
      `has "${shorten(known.path)}" at ${shorten(offset)} in flash_files, but "${shorten(file)}" in "${shorten(name)}"`,
    );
  }
  if (known.encrypted === !encrypted)
    problems.push(`has two entries at ${shorten(offset)}, one of them encrypted`);
  const role = ROLES.get(name);
  files.set(known.address, { ...known, encrypted, ...(role === undefined ? {} : { role }) });
}

function extraArguments(extra: {
  readonly chip?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly stub?: boolean | undefined;
}): Pick<BuildDescription, "chip" | "before" | "after" | "stub"> {
  const { chip, before, after, stub } = extra;
  // Until 5.5, ESP-IDF writes esptool's old names, with underscores.
  return { chip, before: before?.replaceAll("_", "-"), after: after?.replaceAll("_", "-"), stub };
}

/** Loaded on demand: most steps read no build. */
async function schemas() {
  const z = await import("../../system/zod.ts");
  const word = z.string().max(MAX_WORD);
  const path = z.string().min(1).max(MAX_PATH);
  const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")], {
    error: "neither true nor false",
  });
  const known = {
    write_flash_args: z.array(word).max(MAX_WORD).default([]),
    flash_settings: z.object({ flash_mode: word, flash_freq: word, flash_size: word }).partial().default({}),
    flash_files: z.record(word, path),
    extra_esptool_args: z.object({ after: word, before: word, stub: flag, chip: word }).partial().default({}),
  };
  return {
    flasherArgs: z.looseObject(known),
    entry: z.object({ offset: word, file: path, encrypted: flag.default(false) }),
    tableEntry: z.object({ offset: word, file: path.optional() }),
  };
}
