import type { BoardRequest } from "../../src/operations/request.ts";
import { type Prepared, prepareSources } from "../../src/step/sources.ts";
import type { PrivateFolder } from "../../src/system/private-folder.ts";

/** What a step prepares for a request whose backups lie on the runner. */
export function localSources(
  request: BoardRequest,
  folder: PrivateFolder,
  identities: readonly string[] = [],
): Promise<Prepared> {
  const access = { token: undefined, serverUrl: "https://github.com", repository: "", runId: "" };
  return prepareSources(request, { folder, identities, access, signal: new AbortController().signal });
}
