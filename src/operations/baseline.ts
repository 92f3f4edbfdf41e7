import { readFile } from "node:fs/promises";
import { messageOf, systemCode } from "../errors.ts";
import type { Identity } from "../esptool/observation.ts";
import { type ParsedManifest, parseManifest } from "../firmware/backup-manifest.ts";
import type { Range } from "../firmware/backup-plan.ts";
import { formatAddress } from "../firmware/flash-layout.ts";
import { sha256OfFile } from "../system/digest.ts";
import type { Board } from "./board.ts";
import type { BaselineFile } from "./request.ts";

/**
 * Takes a private copy of the baseline, if it can be an earlier image of the same range of the same board. It stays
 * a hint: whatever is taken from it was compared on the chip.
 * @returns the path of the copy; `undefined`, with a warning, for a baseline that is missing or not fit.
 */
export async function takeBaseline(
  file: BaselineFile | undefined,
  range: Range,
  board: Board,
): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const taken = await take(file, range, board).catch((error: unknown) => ({
    problem: `cannot be used (${messageOf(error)})`,
  }));
  if (!("problem" in taken)) return taken.copy;
  board.warn("baseline", `The baseline "${file.path}" is not used: it ${taken.problem}.`);
  return undefined;
}

async function take(
  file: BaselineFile,
  range: Range,
  board: Board,
): Promise<{ readonly copy: string } | { readonly problem: string }> {
  if ("problem" in file) return file;
  if (file.size !== range.size) {
    return { problem: `has ${file.size} bytes, and the backup will have ${range.size}` };
  }
  const copy = await board.folder.snapshot(file);
  const manifest = await readManifest(`${file.realPath}.json`);
  if (manifest === undefined) return { copy };
  const problem = await objectionOf(manifest, { copy, range, identity: board.esptool.identity });
  return problem === undefined ? { copy } : { problem };
}

/** @returns `undefined` where there is none: an image by itself is a baseline too. */
async function readManifest(path: string): Promise<ParsedManifest | undefined> {
  try {
    return await parseManifest(await readFile(path, "utf8"));
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function objectionOf(
  read: ParsedManifest,
  { copy, range, identity }: { copy: string; range: Range; identity: Identity },
): Promise<string | undefined> {
  if ("problem" in read) return `has a manifest beside it that cannot be used: it ${read.problem}`;
  const { start_address, size, sha256, board } = read.manifest;
  if (start_address !== formatAddress(range.address)) {
    return `begins at ${start_address}, not at ${formatAddress(range.address)}`;
  }
  if (board.mac !== null && board.mac !== identity.mac) return "is of another board, says its manifest";
  if (size !== range.size || sha256 !== (await sha256OfFile(copy))) {
    return "is not the image that its manifest describes: it is damaged, or was changed";
  }
  return undefined;
}
