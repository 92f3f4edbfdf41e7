import { Failure, messageOf } from "../system/errors.ts";
import { at, isFromFork, isRepository, readEvent, type RepositoryName } from "./event.ts";
import { withinLimit } from "./rest/request-limit.ts";
import { RestApi } from "./rest/rest-api.ts";

export type Visibility = "public" | "private" | "internal" | "unknown";

/** Who can see the uploads and logs of this run, and who started it. */
export interface WorkflowOrigin {
  readonly visibility: Visibility;
  /** Completes the sentence "it is unknown …, because …"; only for `unknown`. */
  readonly doubt?: string;
  /** Started from another repository: a pull request from a fork. */
  readonly fromFork: boolean;
}

export interface OriginOptions {
  /** For GitHub's API; any token that can see the repository. */
  readonly token: string | undefined;
  readonly signal: AbortSignal;
  /** Whether to ask GitHub's API for what the event does not contain. */
  readonly mayAsk: boolean;
  /** How long to wait for GitHub's API, in milliseconds; the default is five seconds. */
  readonly limitMs?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Without a response, the step is refused before it touches its board. There is time for one retry. */
const ASK_LIMIT_MS = 5_000;

/**
 * Who can see what this run uploads: from the event file of the runner, or from GitHub's API if the event does not show
 * it.
 * @throws {Failure} `cancelled`; every other problem makes it `unknown`.
 */
export async function originOf(env: Environment, options: OriginOptions): Promise<WorkflowOrigin> {
  const own = ownRepository(env);
  const event = await readEvent(env["GITHUB_EVENT_PATH"]);
  const fromFork = isFromFork(event, env["GITHUB_EVENT_NAME"], own);
  const repository = at(event, "repository");
  const said = isRepository(repository, own) ? visibilityOf(repository) : "unknown";
  // A run can be re-run for 30 days with its original event; the repository may have become public since then.
  const fresh = env["GITHUB_RUN_ATTEMPT"] === "1";
  if (said === "public" || (said !== "unknown" && fresh)) return { visibility: said, fromFork };
  return { ...(await askedVisibility(env, own, options)), fromFork };
}

/**
 * Refuses to upload a backup that would be public. `internal` counts as private, because only members of the enterprise
 * can see such a repository; {@link privacyNotice} warns.
 * @throws {Failure} `upload-unencrypted`.
 */
export function checkPrivacy(
  origin: WorkflowOrigin,
  asked: { readonly encrypted: boolean; readonly allowPublic: boolean },
): void {
  if (asked.encrypted || asked.allowPublic) return;
  const reason = strangers(origin);
  if (reason === undefined) return;
  throw new Failure(
    "upload-unencrypted",
    `The backup would be uploaded unencrypted, and a flash may contain passwords and keys, but ${reason}.`,
    "Set `encrypt-to` to an age recipient (age1…), or `upload: never` to keep the file on the runner. `allow-public-backup: true` uploads it anyway, for a flash without secrets.",
  );
}

/** The summary's note about an unencrypted upload that many people can read, or `undefined`. */
export function privacyNotice(
  origin: WorkflowOrigin,
  { encrypted }: { readonly encrypted: boolean },
): string | undefined {
  if (encrypted) return undefined;
  if (origin.visibility === "internal") {
    return "This backup is not encrypted: every member of the enterprise can download it.";
  }
  const reason = strangers(origin);
  return reason && `This backup is not encrypted, although ${reason}.`;
}

/** Whether the log and the summary are public. */
export function isPublicPlace(visibility: Visibility): boolean {
  return visibility === "public" || visibility === "unknown";
}

/** The half of a MAC that distinguishes the boards of a bench, for public logs: `…12:34:56`. */
export function shortMac(mac: string): string {
  return /^(?:[\da-f]{2}:){5,7}[\da-f]{2}$/i.test(mac) ? `…${mac.slice(-"12:34:56".length)}` : "…";
}

/** Why an upload would be public, as the end of a sentence; `undefined` if it would not be. */
function strangers({ visibility, doubt, fromFork }: WorkflowOrigin): string | undefined {
  if (fromFork) return "this run was started by a pull request from a fork";
  if (visibility === "public") {
    return "the repository is public: everyone signed in to GitHub can download its artifacts";
  }
  if (visibility === "unknown") {
    return `it is unknown whether the repository is public${doubt === undefined ? "" : `, because ${doubt}`}`;
  }
  return undefined;
}

/** @param repository as an event or the API describes it; anything unclear is `unknown`. */
function visibilityOf(repository: unknown): Visibility {
  const isPrivate = at(repository, "private");
  const visibility = at(repository, "visibility");
  if (isPrivate === false && (visibility === undefined || visibility === "public")) return "public";
  if (isPrivate !== true) return "unknown";
  // Servers from before 2020 only report that it is not public.
  if (visibility === undefined || visibility === "private") return "private";
  return visibility === "internal" ? "internal" : "unknown";
}

function ownRepository(env: Environment): RepositoryName {
  const id = Number(env["GITHUB_REPOSITORY_ID"] ?? "");
  return { id: Number.isSafeInteger(id) && id > 0 ? id : undefined, fullName: env["GITHUB_REPOSITORY"] };
}

async function askedVisibility(
  env: Environment,
  own: RepositoryName,
  { token = "", signal, mayAsk, limitMs = ASK_LIMIT_MS }: OriginOptions,
): Promise<Omit<WorkflowOrigin, "fromFork">> {
  const unknown = (doubt: string) => ({ visibility: "unknown", doubt }) as const;
  if (!mayAsk) return unknown("GitHub's API was not asked");
  if (token === "") return unknown("the event does not contain it and there is no token for GitHub's API");
  const name = own.fullName ?? "";
  if (!/^(?!\.)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/.test(name))
    return unknown("GITHUB_REPOSITORY is not a repository");
  try {
    const { status, body } = await withinLimit({ limitMs, signal }, "a question", (stop) =>
      ask(new RestApi(env["GITHUB_API_URL"], token, stop), `/repos/${name}`),
    );
    if (status !== 200) return unknown(`GitHub's API answered with HTTP status ${status}`);
    const visibility = isRepository(body, own) ? visibilityOf(body) : "unknown";
    return visibility === "unknown" ? unknown("GitHub's API does not report it either") : { visibility };
  } catch (error) {
    if (signal.aborted) throw error;
    return unknown(`GitHub's API did not respond (${messageOf(error).slice(0, 300).replace(/\.$/, "")})`);
  }
}

async function ask(api: RestApi, path: string) {
  try {
    return await api.get(path);
  } finally {
    api.dispose();
  }
}
