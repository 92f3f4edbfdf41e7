import { basename, isAbsolute } from "node:path";
import { MANIFEST_LIMIT } from "../../firmware/formats/backup-manifest.ts";
import { FLASH_LIMIT } from "../../firmware/flash/flash-layout.ts";
import { manifestPathOf, withAge } from "./backup-names.ts";
import { type InputFile, locateInput, type Located, locateWithin } from "./paths.ts";

/** A backup on the runner. */
export interface LocalBackup {
  readonly kind: "path";
  /** As the workflow wrote it. */
  readonly path: string;
  readonly realPath: string;
  /** Bytes. */
  readonly size: number;
  /** The manifest next to it; `undefined` if there is none. */
  readonly manifest: { readonly realPath: string; readonly size: number } | undefined;
}

/** A backup in an artifact. */
export interface StoredBackup {
  readonly kind: "artifact";
  /** As the workflow wrote it: `artifact:NAME`. */
  readonly path: string;
  readonly name: string;
}

/**
 * Finds a backup on the runner, and its manifest. With a relative path, both must be in the workspace. A file larger
 * than any flash is refused before anything is copied.
 */
export async function locateBackup(workspace: string, path: string): Promise<Located<LocalBackup>> {
  const found = await locateInput(workspace, path);
  if ("problem" in found) return found;
  const { realPath, size } = found.value;
  if (size > withAge(FLASH_LIMIT)) {
    return { code: "backup-invalid", problem: `has ${size} bytes, more than the largest flash, 128 MB` };
  }
  const manifest = await locateManifest(isAbsolute(path) ? undefined : workspace, manifestPathOf(realPath));
  if ("problem" in manifest) return manifest;
  return { value: { kind: "path", path, realPath, size, manifest: manifest.value } };
}

async function locateManifest(
  root: string | undefined,
  path: string,
): Promise<Located<InputFile | undefined>> {
  const place = await locateWithin(root, ".", path);
  const manifest = `the manifest next to it, "${basename(path)}",`;
  if ("problem" in place) {
    const { code, problem } = place;
    if (code === "file-not-found") return { value: undefined };
    const isUnfit = code === "input-invalid" || code === "file-empty";
    return { code: isUnfit ? "backup-invalid" : code, problem: `cannot be used: ${manifest} ${problem}` };
  }
  const { kind, realPath, size } = place.value;
  if (kind === "folder") {
    return { code: "backup-invalid", problem: `cannot be used: ${manifest} is a folder, not a file` };
  }
  if (size <= withAge(MANIFEST_LIMIT)) return { value: { realPath, size } };
  const problem = `cannot be used: ${manifest} has ${size} bytes; ${MANIFEST_LIMIT} is the maximum`;
  return { code: "backup-invalid", problem };
}
