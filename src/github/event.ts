import { type FileHandle, open } from "node:fs/promises";

/** Identifies a repository, by its ID if that is known: the ID survives a rename. */
export interface RepositoryName {
  readonly id: number | undefined;
  /** `owner/name` */
  readonly fullName: string | undefined;
}

/** GitHub sends no event larger than 25 MB. */
const MAX_EVENT_BYTES = 32 * 1024 * 1024;
/** Events whose head repository shows who started the workflow. */
const WITH_HEAD = /^(?:pull_request(?:_.+)?|workflow_run)$/;

/**
 * The event that started the workflow, as the runner stored it: any JSON.
 * @param path GITHUB_EVENT_PATH
 * @returns `undefined` if there is none, or it cannot be read.
 */
export async function readEvent(path: string | undefined): Promise<unknown> {
  if (path === undefined || path === "") return undefined;
  let file: FileHandle | undefined;
  try {
    file = await open(path, "r");
    const status = await file.stat();
    if (!status.isFile() || status.size > MAX_EVENT_BYTES) return undefined;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(status.size), 0, status.size, 0);
    return JSON.parse(buffer.toString("utf8", 0, bytesRead));
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

/** The value at a path of keys in untrusted JSON; `undefined` if there is none. */
export function at(json: unknown, ...keys: readonly string[]): unknown {
  let value = json;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** Whether a repository, as an event or the API describes it, is this one. A missing field means no. */
export function isRepository(described: unknown, own: RepositoryName): boolean {
  const id = at(described, "id");
  if (own.id !== undefined && typeof id === "number") return id === own.id;
  const name = at(described, "full_name");
  return typeof name === "string" && name !== "" && name.toLowerCase() === own.fullName?.toLowerCase();
}

/**
 * Whether a fork started the workflow: by a pull request, or by a workflow run for one. An event that should contain
 * the head repository and does not (the fork may have been deleted) counts as one from a fork.
 *
 * Events about a pull request that run the code of this repository (`issue_comment`) do not count.
 * @param eventName GITHUB_EVENT_NAME
 */
export function isFromFork(event: unknown, eventName: string | undefined, own: RepositoryName): boolean {
  const heads = [
    ["pull_request", "head", "repo"],
    ["workflow_run", "head_repository"],
  ].filter(([kind = ""]) => at(event, kind) !== undefined);
  if (heads.length === 0) return eventName === undefined || WITH_HEAD.test(eventName);
  return heads.some((keys) => !isRepository(at(event, ...keys), own));
}
