import { createHash } from "node:crypto";

/** Who holds a board; recorded with its lock for waiting steps. */
export interface Holder {
  /** `reservation`: the job keeps the board between its steps. */
  readonly kind: "step" | "reservation";
  /** The same for all steps of one job, and different for every other job; empty if unknown. */
  readonly jobId: string;
  readonly repository: string;
  readonly workflow: string;
  readonly job: string;
  /** The URL of the run, or empty. */
  readonly runUrl: string;
  /** When it took the board: ISO 8601, UTC, whole seconds. */
  readonly since: string;
}

/** Identifies a step, whatever it holds. */
export type Claimant = Omit<Holder, "kind" | "since">;

type Environment = Readonly<Record<string, string | undefined>>;

/** Identifies this step by the variables that the runner sets. */
export function claimantOf(env: Environment): Claimant {
  const server = env["GITHUB_SERVER_URL"] ?? "";
  const repository = env["GITHUB_REPOSITORY"] ?? "";
  const run = env["GITHUB_RUN_ID"] ?? "";
  return {
    jobId: jobIdentity(env),
    repository,
    workflow: env["GITHUB_WORKFLOW"] ?? "",
    job: env["GITHUB_JOB"] ?? "",
    runUrl: server && repository && run ? `${server}/${repository}/actions/runs/${run}` : "",
  };
}

const IDENTITY_VARIABLES = [
  // Unique to a job, but not passed into the job's container; a runner has one job at a time, so its name is enough.
  "RUNNER_TRACKING_ID",
  "RUNNER_NAME",
  "GITHUB_SERVER_URL",
  "GITHUB_REPOSITORY",
  "GITHUB_RUN_ID",
  "GITHUB_RUN_ATTEMPT",
  "GITHUB_JOB",
] as const;

/** A hash, because every user can read the file, and the runner finds a job's processes by the tracking id. */
function jobIdentity(env: Environment): string {
  if (!env["RUNNER_TRACKING_ID"] && !(env["RUNNER_NAME"] && env["GITHUB_RUN_ID"])) return "";
  const values = IDENTITY_VARIABLES.map((name) => env[name] ?? "");
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}

/** The longest line of a record; a longer one was not written by this action. */
export const NOTE_LIMIT = 4_096;
const TEXT_LIMIT = 120;
const URL_LIMIT = 300;

/** The text of the record; characters outside ASCII become question marks. */
export function holderNote(holder: Holder): string {
  const { kind, jobId, repository, workflow, job, runUrl, since } = holder;
  const texts = { repository: plain(repository), workflow: plain(workflow), job: plain(job) };
  return `${JSON.stringify({ kind, job_id: jobId, ...texts, run_url: runUrl, since })}\n`;
}

/**
 * Parses a record. Any user of the host can write one, and its text ends up in the log and in an annotation: only the
 * format of this action is accepted, so no text can be a command to the runner.
 */
export function parseHolder(text: string): Holder | undefined {
  const fields = record(text);
  if (fields === undefined) return undefined;
  const kind = fields.get("kind");
  const since = fields.get("since");
  if (kind !== "step" && kind !== "reservation") return undefined;
  if (typeof since !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(since)) return undefined;
  const field = (name: string): string => {
    const value = fields.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    kind,
    jobId: matching(field("job_id"), /^[\da-f]{64}$/),
    repository: matching(field("repository"), /^[\w.-]{1,100}\/[\w.-]{1,100}$/),
    workflow: plain(field("workflow")),
    job: plain(field("job")),
    runUrl: runAddress(field("run_url")),
    since,
  };
}

function record(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

function matching(text: string, pattern: RegExp): string {
  return pattern.test(text) ? text : "";
}

/** Letters, digits and harmless punctuation: neither `::` nor `##[`, no quotation mark, no line break. */
function plain(text: string): string {
  return text.slice(0, TEXT_LIMIT).replaceAll(/[^\w .,/()+@-]/g, "?");
}

function runAddress(text: string): string {
  return text.length <= URL_LIMIT ? matching(text, /^https?:\/\/[\w.-]+(?::\d{1,5})?\/[\w./-]+$/) : "";
}

/**
 * For people: `octocat/firmware (job test of "Hardware", https://…), since 2026-11-22 17:18:23 UTC`.
 * @param holder `undefined` when nothing is known.
 */
export function describeHolder(holder: Holder | undefined): string {
  if (holder === undefined) return "an unknown holder";
  const { kind, repository, workflow, job, runUrl, since } = holder;
  const names = [job && `job ${job}`, workflow && `"${workflow}"`].filter(Boolean).join(" of ");
  const details = [names, runUrl].filter(Boolean).join(", ");
  return [
    kind === "reservation" ? "a reservation of " : "",
    repository || "a run outside GitHub",
    details === "" ? "" : ` (${details})`,
    `, since ${since.replace("T", " ").replace("Z", " UTC")}`,
  ].join("");
}
