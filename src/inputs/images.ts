import { findOverlap, flashSizeBytes } from "../firmware/flash-layout.ts";
import type { FileAt } from "../operations/request.ts";
import { type ListedFile, parseFileList } from "./file-list.ts";
import { locateInput } from "./paths.ts";
import { shorten } from "../shown-text.ts";
import type { Reader } from "./reader.ts";
import type { InputName } from "./table.ts";
import { FLASH_LIMIT, parseAddress } from "./values.ts";

interface Images {
  readonly shape: "one" | "many";
  readonly files: readonly FileAt[];
}

/** Reads `file` + `address` or `files`, and checks every image as far as that is possible without the board. */
export async function readImages(
  reader: Reader,
  workspace: string,
  flashSize: string,
): Promise<Images | undefined> {
  const shape = readShape(reader);
  if (shape === undefined) return undefined;
  const name: InputName = shape === "one" ? "file" : "files";
  const listed = shape === "one" ? [oneFile(reader)] : manyFiles(reader);
  const files: FileAt[] = [];
  // One after the other, so that the problems come in the order of the list.
  for (const file of listed) {
    const located = await locate(reader, name, workspace, file);
    if (located !== undefined) files.push(located);
  }
  checkLayout(reader, name, files, flashSize);
  return { shape, files };
}

function readShape(reader: Reader): "one" | "many" | undefined {
  const one = reader.isSet("file");
  const many = reader.isSet("files");
  if (one && many) {
    reader.problems.add("input-invalid", "inputs `file` and `files` are both given: choose one");
  } else if (!one && !many) {
    reader.problems.add("input-invalid", "input `file` or `files` is missing: the firmware to use");
  } else {
    return one ? "one" : "many";
  }
  return undefined;
}

/** The file is looked at even if its address is wrong: everything is reported at once. */
function oneFile(reader: Reader): ListedFile {
  const address = reader.isSet("address") ? reader.parse("address", parseAddress) : 0;
  return { address: address ?? 0, path: reader.text("file") };
}

function manyFiles(reader: Reader): ListedFile[] {
  if (reader.isSet("address")) {
    reader.problems.add(
      "input-invalid",
      "input `address` belongs to `file`; `files` names an address for each file",
    );
  }
  const parsed = parseFileList(reader.text("files"));
  if (parsed.length === 0) reader.problems.add("input-invalid", "input `files` lists no file");
  return parsed.flatMap((entry) => {
    if ("value" in entry) return [entry.value];
    reader.problems.add("input-invalid", `input \`files\` ${entry.problem}`);
    return [];
  });
}

async function locate(
  reader: Reader,
  name: InputName,
  workspace: string,
  { address, path }: ListedFile,
): Promise<FileAt | undefined> {
  const found = await locateInput(workspace, path);
  if ("problem" in found) return reader.problems.take(name, path, found, found.code);
  return { address, path, ...found.value };
}

function checkLayout(reader: Reader, name: InputName, files: readonly FileAt[], flashSize: string): void {
  const end = flashSizeBytes(flashSize) ?? FLASH_LIMIT;
  for (const file of files) {
    if (file.address + file.size > end) {
      reader.problems.add(
        "beyond-flash",
        `input \`${name}\`: "${shorten(file.path)}" (${file.size} bytes at 0x${file.address.toString(16)}) ends beyond the flash of ${end} bytes`,
      );
    }
  }
  const overlap = findOverlap(files);
  if (overlap !== undefined) {
    const [a, b] = overlap.regions;
    reader.problems.add(
      "files-overlap",
      `input \`${name}\`: "${shorten(a.path)}" and "${shorten(b.path)}" share the flash sector at 0x${overlap.sector.toString(16)}; writing one would destroy the other`,
    );
  }
}
