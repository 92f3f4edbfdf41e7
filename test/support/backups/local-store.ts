import { existsSync, statSync } from "node:fs";
import type { LocalBackup } from "../../../src/inputs/files/backup-file.ts";
import type { StoredBackups } from "../../../src/backups/fetch-backup.ts";
import type { StepContext } from "../../../src/system/step-context.ts";
import { testContext } from "../runner/step-context.ts";
import type { PrivateFolder } from "../../../src/system/files/private-folder.ts";

/** A backup as a step finds it, with the manifest next to it where there is one. */
export function localBackup(realPath: string, path: string): LocalBackup {
  const at = (file: string) => ({ realPath: file, size: statSync(file).size });
  const beside = `${realPath}.json`;
  return { kind: "path", path, ...at(realPath), manifest: existsSync(beside) ? at(beside) : undefined };
}

/** How a step reaches backups that are on the runner. */
export function localStore(
  folder: PrivateFolder,
  identities: readonly string[] = [],
): readonly [StoredBackups, StepContext] {
  const access = { token: undefined, serverUrl: "https://github.com", repository: "", runId: "" };
  const keeper = { lockOutput: () => Promise.resolve(), say: () => undefined };
  return [{ identities, access, keeper }, testContext({ folder: () => Promise.resolve(folder) })];
}
