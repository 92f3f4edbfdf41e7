import { existsSync, statSync } from "node:fs";
import type { BoardRequest } from "../../../src/operations/table.ts";
import type { LocalBackup } from "../../../src/inputs/files/backup-file.ts";
import { type Prepared, prepareSources } from "../../../src/step/sources.ts";
import { testContext } from "../runner/step-context.ts";
import type { PrivateFolder } from "../../../src/system/files/private-folder.ts";

/** A backup as a step finds it, with the manifest beside it where there is one. */
export function localBackup(realPath: string, path: string): LocalBackup {
  const at = (file: string) => ({ realPath: file, size: statSync(file).size });
  const beside = `${realPath}.json`;
  return { kind: "path", path, ...at(realPath), manifest: existsSync(beside) ? at(beside) : undefined };
}

/** What a step prepares for a request whose backups lie on the runner. */
export function localSources(
  request: BoardRequest,
  folder: PrivateFolder,
  identities: readonly string[] = [],
): Promise<Prepared> {
  const access = { token: undefined, serverUrl: "https://github.com", repository: "", runId: "" };
  const keeper = { lockOutput: () => Promise.resolve(), say: () => undefined };
  const context = testContext({ folder: () => Promise.resolve(folder) });
  return prepareSources(request, { identities, access, keeper }, context);
}
