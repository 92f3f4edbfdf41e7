import { type FileHandle, open } from "node:fs/promises";

/** Which repository is meant: by its number where that is known, which outlives a change of the name. */
export interface RepositoryName {
  readonly id: number | undefined;
  /** `owner/name` */
  readonly fullName: string | undefined;
}

/** GitHub sends no event that is larger than 25 MB. */
const MAX_EVENT_BYTES = 32 * 1024 * 1024;
/** Events of which the repository of the head says who started the workflow. */
const WITH_HEAD = /^(?:pull_request(?:_.+)?|workflow_run)$/;

/**
 * The event that started the workflow, as the runner stored it: anything that is JSON.
 * @param path GITHUB_EVENT_PATH
 * @returns `undefined` when there is none, or none that can be read.
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

/** What stands in untrusted JSON under these keys, one in the other; `undefined` when there is nothing. */
export function at(json: unknown, ...keys: readonly string[]): unknown {
  let value = json;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** Whether a repository, as an event or the API describes it, is this one. What it lacks makes it another. */
export function isRepository(described: unknown, own: RepositoryName): boolean {
  const id = at(described, "id");
  if (own.id !== undefined && typeof id === "number") return id === own.id;
  const name = at(described, "full_name");
  return typeof name === "string" && name !== "" && name.toLowerCase() === own.fullName?.toLowerCase();
}

/**
 * Whether somebody else's repository started the workflow: by a pull request, or by a run of a pull request. Where an
 * event should say so and does not (the fork may be gone), it is taken for one.
 *
 * Events that only talk of a pull request (`issue_comment`) run what is in this repository, and are none.
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
