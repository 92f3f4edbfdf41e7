import { DRY_RUNS, type RestoreRequest } from "../operations/request.ts";
import { locateInput } from "./paths.ts";
import type { Reader } from "./reader.ts";
import { parseChoice } from "./values.ts";

export async function parseRestore(reader: Reader, workspace: string): Promise<RestoreRequest | undefined> {
  const backup = await readBackup(reader, workspace);
  const allowOtherBoard = reader.boolean("allow-other-board");
  const allowUnverified = reader.boolean("allow-unverified-backup");
  const dryRun = reader.parse("dry-run", (text) => parseChoice(text, DRY_RUNS));
  return backup && allowOtherBoard !== undefined && allowUnverified !== undefined && dryRun !== undefined
    ? { operation: "restore", backup, allowOtherBoard, allowUnverified, dryRun }
    : undefined;
}

async function readBackup(reader: Reader, workspace: string): Promise<RestoreRequest["backup"] | undefined> {
  const path = reader.text("backup");
  if (path === "") {
    reader.problems.add(
      "input-invalid",
      "input `backup` is missing: the image to restore, such as backups/board7.bin",
    );
    return undefined;
  }
  const found = await locateInput(workspace, path);
  if ("value" in found) return { kind: "path", path, ...found.value };
  return reader.problems.take("backup", path, found, found.code);
}
